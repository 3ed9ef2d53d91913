// Marks all of an address when it is entered, so that it can be copied at once.
for (const field of document.querySelectorAll("[data-copied]")) {
  field.addEventListener("focus", () => field.select());
}
