/* Turns the leaves of a course: ← or k goes back, → or j goes on. Not while writing. */
const WAYS = { ArrowLeft: "prev", k: "prev", ArrowRight: "next", j: "next" };
const FIELDS = "input, textarea, select, [contenteditable]";

if (document.querySelector("[data-keys]")) {
  document.addEventListener("keydown", (event) => {
    const isHeld = event.ctrlKey || event.metaKey || event.altKey || event.shiftKey;
    if (isHeld || event.target.closest(FIELDS)) return;
    const way = document.querySelector(`head link[rel="${WAYS[event.key]}"]`);
    if (way) location.assign(way.href);
  });
}
