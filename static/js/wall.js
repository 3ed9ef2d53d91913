/* The host's keys: each button of the wall says in data-key which keys press it. */
const FIELDS = "input, textarea, select, [contenteditable]";

document.addEventListener("keydown", (event) => {
  const isHeld = event.ctrlKey || event.metaKey || event.altKey || event.shiftKey;
  if (!document.querySelector(".wall") || isHeld || event.target.closest(FIELDS)) return;
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  const button = document.querySelector(`[data-key~="${CSS.escape(key)}"]:not(:disabled)`);
  if (!button) return;
  event.preventDefault();
  button.click();
});

// A menu closes with Escape, or when something else is pressed.
document.addEventListener("keydown", ({ key }) => key === "Escape" && close());
document.addEventListener("click", ({ target }) => close(target.closest(".wall-menu")));

function close(but) {
  for (const menu of document.querySelectorAll(".wall-menu[open]")) {
    if (menu !== but) menu.open = false;
  }
}
