/* Saves a form while it is filled in, and sends again what the network lost.

   <form action="…" method="post" data-autosave="{{ user.pk }}" data-sequence="{{ row.sequence }}"
         data-saving="words while it is sent" data-lost="words while there is no network">
     {% csrf_token %} … <output data-autosave-state class="status"></output>

   A choice is sent at once, text after a second's pause, with the header X-Autosave and a
   field `sequence` that only grows; the server keeps the highest one it has seen. It
   answers JSON: {"saved": "Saved, 14:32:08", "sequence": 17…}, or {"refused": "why"} with
   status 409 or 422 (nothing more is sent). Without the header (no JavaScript, or the
   form's own button) it saves the same fields and redirects; `sequence` may be missing.
   What was not confirmed waits in localStorage under the person's key (unsent.js) and goes
   out when the network is back or the next such page opens. The form gets the events
   "saved" and "refused" with the answer as detail. */
import { keep, send, unsent } from "./unsent.js";

const PAUSE = 1000;
const AGAIN = 4000;

class Autosave {
  constructor(form) {
    this.form = form;
    this.person = form.dataset.autosave;
    this.address = form.getAttribute("action") || location.pathname;
    this.sequence = Number(form.dataset.sequence ?? 0);
    this.state = form.querySelector("[data-autosave-state]");
    form.addEventListener("change", () => this.write());
    form.addEventListener("input", (event) => this.soon(event.target));
    form.addEventListener("submit", () => this.leave());
    addEventListener("pagehide", () => this.timer && this.write());
    addEventListener("online", () => this.send());
    this.send();
  }

  soon(field) {
    if (field.type === "radio" || field.type === "checkbox") return;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.write(), PAUSE);
  }

  // Keeps what stands in the form, under a sequence that no older page has.
  note() {
    clearTimeout(this.timer);
    this.timer = null;
    this.sequence = Math.max(Date.now(), this.sequence + 1);
    const fields = new FormData(this.form);
    fields.delete("csrfmiddlewaretoken");
    fields.set("sequence", this.sequence);
    keep(this.person, this.address, [...fields]);
  }

  write() {
    this.note();
    this.say("progress", this.form.dataset.saving);
    this.send();
  }

  // The button saves: with the same sequence, so that what is kept changes nothing later.
  leave() {
    this.note();
    const field = document.createElement("input");
    Object.assign(field, { type: "hidden", name: "sequence", value: this.sequence });
    this.form.append(field);
  }

  async send() {
    clearTimeout(this.again);
    try {
      const answer = await send(this.person, this.address);
      if (answer) this.hear(answer);
    } catch {
      this.say("due", this.form.dataset.lost);
      this.again = setTimeout(() => this.send(), AGAIN);
    }
  }

  hear(answer) {
    this.sequence = Math.max(this.sequence, answer.sequence ?? 0);
    if (answer.isLatest) this.say(answer.refused ? "overdue" : "done", answer.refused ?? answer.saved);
    const name = answer.refused ? "refused" : "saved";
    this.form.dispatchEvent(new CustomEvent(name, { detail: answer, bubbles: true }));
  }

  say(state, words = "") {
    if (!this.state) return;
    this.state.dataset.state = state;
    this.state.textContent = words;
  }
}

for (const form of document.querySelectorAll("form[data-autosave]")) {
  new Autosave(form);
  const { autosave: person } = form.dataset;
  for (const address of Object.keys(unsent(person))) send(person, address).catch(() => {});
}
