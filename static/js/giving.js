/* Hands in a form that is being saved, also when there is no network just now: a button
   [data-give] keeps what stands in the form under its own address (formaction) until the
   server has taken it. Where something is still empty, it is sent once more as a plain
   form, so that the page that comes back can say where. */
import { keep, send } from "./unsent.js";

const AGAIN = 4000;
const OURS = ["csrfmiddlewaretoken", "sequence", "base"];

function note(form, address) {
  const body = [...new FormData(form)].filter(([name]) => !OURS.includes(name));
  keep(form.dataset.autosave, address, [...body, ["sequence", String(Date.now())]]);
}

async function give(form, address) {
  try {
    const answer = await send(form.dataset.autosave, address);
    if (answer?.saved) location.replace(form.closest("[data-home]").dataset.home);
    else if (answer?.missing) Object.assign(form, { action: address }).submit();
    else if (answer) say(form, answer.refused);
  } catch {
    say(form, form.dataset.lost);
    setTimeout(() => give(form, address), AGAIN);
  }
}

function say(form, words) {
  const state = form.querySelector("[data-autosave-state]");
  state.dataset.state = "due";
  state.textContent = words;
}

document.addEventListener("submit", (event) => {
  const button = event.submitter;
  if (!button?.matches("[data-give]")) return;
  event.preventDefault();
  note(event.target, button.getAttribute("formaction"));
  give(event.target, button.getAttribute("formaction"));
});
