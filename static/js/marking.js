/* Ctrl (or ⌘) and Enter send a form from wherever one writes in it. */
for (const form of document.querySelectorAll("[data-submit-keys]")) {
  form.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    form.requestSubmit();
  });
}
