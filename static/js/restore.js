/* Puts back into a form (data-restore) what was written in it and has not arrived yet: after
   a reload, after a lock, after a dead network. Says so in [data-unsent-here]. Runs before
   autosave.js, which sends it. */
import { unsent } from "./unsent.js";

const form = document.querySelector("form[data-restore]");

// Returns what was kept, by the name of its field; nothing else than the form's own.
function kept() {
  const body = unsent(form.dataset.autosave)[form.getAttribute("action")];
  if (!body) return null;
  const values = new Map();
  for (const [name, value] of body) values.set(name, [...(values.get(name) ?? []), value]);
  values.delete("sequence");
  values.delete("do");
  return values;
}

function put(field, values) {
  const mine = values.get(field.name);
  const isChoice = field.type === "radio" || field.type === "checkbox";
  if (isChoice) field.checked = Boolean(mine?.includes(field.value));
  else if (mine?.length && field.type !== "hidden") field.value = mine.shift();
}

const values = form && kept();
if (values) {
  const names = new Set([...form.elements].map((field) => field.name));
  const isWhole = [...values.keys()].every((name) => names.has(name));
  for (const field of form.elements) if (field.name && field.type !== "submit") put(field, values);
  const note = document.querySelector("[data-unsent-here]");
  note.hidden = false;
  form.addEventListener("saved", () => {
    if (isWhole) note.hidden = true;
    else location.replace(form.closest("[data-home]").dataset.home);
  });
}
