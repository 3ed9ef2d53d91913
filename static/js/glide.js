// Lets something that stands in a new place come there from its old one, seen from the window.
export function glide(element, { left, top }) {
  if (matchMedia("(prefers-reduced-motion: reduce)").matches) return;
  const now = element.getBoundingClientRect();
  const start = `${left - now.left}px ${top - now.top}px`;
  element.animate({ translate: [start, "0 0"] }, { duration: 200, easing: "ease-out" });
}
