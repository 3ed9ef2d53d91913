// Pushes a line that is longer than its box until the entry that stands open is in sight.
for (const line of document.querySelectorAll("[data-pushed]")) {
  const here = line.querySelector("[aria-current]");
  if (here) line.scrollLeft = here.offsetLeft - line.offsetLeft - (line.clientWidth - here.offsetWidth) / 2;
}
