/* Things that can be dragged with a mouse, and places to drop them: the buttons of a page do
   the same. A place is marked data-over while something is held above it. */
let held = null;

export function lend(thing, words) {
  thing.draggable = true;
  thing.addEventListener("dragstart", ({ dataTransfer }) => {
    dataTransfer.setData("text/plain", words);
    held = thing;
  });
  thing.addEventListener("dragend", () => (held = null));
}

export function take(place, put) {
  const mark = (isOver) => place.toggleAttribute("data-over", isOver);
  place.addEventListener("dragover", (event) => {
    if (held) event.preventDefault();
    mark(Boolean(held));
  });
  place.addEventListener("dragleave", () => mark(false));
  place.addEventListener("drop", (event) => {
    event.preventDefault();
    mark(false);
    put(held);
  });
}
