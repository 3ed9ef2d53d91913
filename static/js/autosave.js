/* Saves a form, or a part of one, while it is filled in, and sends again what the network lost.

   <form action="…" method="post" data-autosave="{{ user.pk }}" data-sequence="{{ row.sequence }}"
         data-saving="words while it is sent" data-lost="words while there is no network">
     {% csrf_token %} … <output data-autosave-state class="status"></output>

   A part of a form bears the same, with data-address (where it is saved) and data-prefix
   (what its fields' names begin with; they are sent without it). A choice is sent at once,
   text after a second's pause, with the header X-Autosave and a field `sequence` that only
   grows; the server keeps the highest one it has seen. It answers JSON:
   {"saved": "Saved, 14:32:08", "sequence": 17…}, or {"refused": "why"} with status 409 or
   422 (nothing more is sent). Without JavaScript the form's own button saves the same.
   What was not confirmed waits in localStorage under the person's key (unsent.js) and goes
   out when the network is back, or when a page opens that has data-autosave or data-unsent.
   The form gets the event "kept" when something waits to be sent, and "saved" and
   "refused" with the answer as detail. */
import { keep, resend, send, unsent } from "./unsent.js";

const PAUSE = 1000;
const AGAIN = 4000;
const OURS = ["csrfmiddlewaretoken", "sequence", "base"];

class Autosave {
  constructor(part) {
    const { autosave, address, prefix, sequence } = part.dataset;
    this.part = part;
    this.form = part.closest("form");
    this.person = autosave;
    this.address = address ?? this.form.getAttribute("action") ?? location.pathname;
    this.prefix = prefix ?? "";
    this.sequence = Number(sequence ?? 0);
    this.state = part.querySelector("[data-autosave-state]");
    this.leaving = new AbortController();
    part.addEventListener("change", () => this.write());
    part.addEventListener("input", (event) => this.soon(event.target));
    this.form.addEventListener("submit", ({ submitter }) => this.leave(submitter));
    addEventListener("pagehide", () => this.hide());
    addEventListener("online", () => this.send());
    this.send();
  }

  soon(field) {
    if (field.type === "radio" || field.type === "checkbox") return;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.write(), PAUSE);
  }

  // Keeps what stands in the form, under a sequence that no older page has; and the button
  // that was pressed if it changes what is sent, so that sending it again saves the same.
  note(submitter) {
    clearTimeout(this.timer);
    this.timer = null;
    this.sequence = Math.max(Date.now(), this.sequence + 1);
    const button = submitter?.name === "do" ? submitter : null;
    const all = [...new FormData(this.form, button)];
    const mine = all.filter(([name]) => name.startsWith(this.prefix));
    const body = mine.map(([name, value]) => [name.slice(this.prefix.length), value]);
    const kept = body.filter(([name]) => !OURS.includes(name));
    keep(this.person, this.address, [...kept, ["sequence", String(this.sequence)]]);
    this.part.dispatchEvent(new CustomEvent("kept"));
  }

  // The page goes: what is not on its way cannot wait for what is.
  hide() {
    const isTyped = Boolean(this.timer);
    if (isTyped) this.note();
    if (isTyped || this.isBehind) this.deliver();
  }

  write() {
    this.note();
    this.say("progress", this.part.dataset.saving);
    this.send();
  }

  // The button saves what is not confirmed yet, with the sequence under which it is kept;
  // what is still under way is older, and would come too late if this hands in.
  leave(submitter) {
    if (!this.timer && !unsent(this.person)[this.address]) return;
    this.note(submitter);
    this.isBehind = false;
    this.leaving.abort();
    this.leaving = new AbortController();
    const field = document.createElement("input");
    const name = `${this.prefix}sequence`;
    Object.assign(field, { type: "hidden", name, value: this.sequence });
    this.part.append(field);
  }

  // One after the other, so that an older answer never comes behind a newer one.
  async send() {
    clearTimeout(this.again);
    this.isBehind = this.isSending;
    if (this.isSending) return;
    this.isSending = true;
    await this.deliver();
    this.isSending = false;
    if (this.isBehind) this.send();
  }

  async deliver() {
    const { signal } = this.leaving;
    try {
      const answer = await send(this.person, this.address, signal);
      if (answer?.isLatest) this.hear(answer);
    } catch {
      if (signal.aborted) return;
      this.say("due", this.part.dataset.lost);
      this.again = setTimeout(() => this.send(), AGAIN);
    }
  }

  hear(answer) {
    this.sequence = Math.max(this.sequence, answer.sequence ?? 0);
    const base = this.part.querySelector("[data-base]");
    if (base && answer.sequence) base.value = answer.sequence;
    this.say(answer.refused ? "overdue" : "done", answer.refused ?? answer.saved);
    const name = answer.refused ? "refused" : "saved";
    this.part.dispatchEvent(new CustomEvent(name, { detail: answer, bubbles: true }));
  }

  say(state, words = "") {
    if (!this.state) return;
    this.state.dataset.state = state;
    this.state.textContent = words;
  }
}

const parts = [...document.querySelectorAll("[data-autosave]")].map((part) => new Autosave(part));
const person = document.querySelector("[data-autosave], [data-unsent]")?.dataset;
resend(person?.autosave ?? person?.unsent, new Set(parts.map((part) => part.address)));
