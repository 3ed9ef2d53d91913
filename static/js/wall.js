/* The host's keys: each button of the wall says in data-key which keys press it; ↓ and ↑ turn
   a result that is longer than the screen. */
const FIELDS = "input, textarea, select, [contenteditable]";

document.addEventListener("keydown", (event) => {
  const isHeld = event.ctrlKey || event.metaKey || event.altKey || event.shiftKey;
  if (!document.querySelector(".wall") || isHeld || event.target.closest(FIELDS)) return;
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  const stage = document.querySelector(".wall-stage");
  const turn = { ArrowDown: 0.8, ArrowUp: -0.8 }[key];
  if (turn) stage.scrollBy(0, turn * stage.clientHeight);
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

// A wall that is renewed stays where it was turned to, as long as it shows the same.
let seen = {};
document.addEventListener("htmx:beforeSwap", () => {
  const stage = document.querySelector(".wall-stage");
  if (stage) seen = { step: stage.dataset.step, top: stage.scrollTop };
});
document.addEventListener("htmx:afterSwap", () => {
  const stage = document.querySelector(".wall-stage");
  if (stage && stage.dataset.step === seen.step) stage.scrollTop = seen.top;
});
