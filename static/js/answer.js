// Keeps a quiz's list of questions in step with the answer just saved, and stops at the end.
const form = document.querySelector("form[data-answer]");

function show({ answered, flagged, title, words }) {
  const here = document.querySelector(".navigator-link[aria-current]");
  if (!here || answered === undefined) return;
  if (answered) here.dataset.state = "answered";
  else delete here.dataset.state;
  here.toggleAttribute("data-flag", flagged);
  here.querySelector(".unseen").textContent = words;
  document.querySelector("#navigator-title").textContent = title;
}

if (form) {
  form.addEventListener("saved", (event) => show(event.detail));
  form.addEventListener("refused", (event) => event.detail.next && location.assign(event.detail.next));
}
