// Keeps a quiz's list of questions in step with the answer just saved, and stops at the end.
function show(question, { answered, flagged, words }) {
  const here = document.querySelector(`.navigator-link[data-question="${question}"]`);
  const title = document.querySelector("[data-titles]");
  if (!here || answered === undefined) return;
  if (answered) here.dataset.state = "answered";
  else delete here.dataset.state;
  here.toggleAttribute("data-flag", flagged);
  here.querySelector(".unseen").textContent = words;
  const done = document.querySelectorAll('.navigator-link[data-state="answered"]').length;
  title.textContent = title.dataset.titles.split("|")[done];
}

for (const part of document.querySelectorAll("[data-answer]")) {
  part.addEventListener("saved", ({ detail }) => show(part.dataset.answer, detail));
  part.addEventListener("refused", ({ detail }) => detail.next && location.assign(detail.next));
}
