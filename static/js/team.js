/* Keeps the page of a team in step with its mates' words.

   <form data-team data-autosave … data-news="words before what a mate wrote">
     <input type="hidden" name="known-name" value="…"> <input name="name" data-known="…">
     <p data-help="name">…</p>

   A hidden field says what this page knows to stand in the table: first what it was told
   last, then what it may have sent since. So the server sees whether a mate wrote
   something else meanwhile; it answers with what is stored. */
const MOST = 10;

class Words {
  constructor(form, field) {
    this.form = form;
    this.field = field;
    this.told = field.dataset.known;
    this.sent = [];
    this.help = form.querySelector(`[data-help="${field.name}"]`);
    this.usual = this.help.textContent;
  }

  // What is kept to be sent may be stored before the answer comes.
  keep() {
    this.sent = [...this.sent.filter((one) => one !== this.field.value), this.field.value].slice(-MOST);
    this.write();
  }

  hear(stored, isRefused) {
    const isMine = this.sent.includes(stored) || stored === this.told;
    if (!isMine && this.field.value === this.told) this.field.value = stored;
    const isNews = !isMine && this.field.value !== stored;
    this.help.textContent = isNews ? `${this.form.dataset.news} ${stored || "–"}` : this.usual;
    this.field.toggleAttribute("aria-invalid", isRefused && isNews);
    // What a mate wrote stays unknown to the server's eye until it has refused these words.
    if (isRefused || !isNews) this.told = stored;
    this.write();
  }

  write() {
    const name = `known-${this.field.name}`;
    for (const old of this.form.querySelectorAll(`[name="${name}"]`)) old.remove();
    for (const value of [this.told, ...this.sent]) {
      this.form.append(Object.assign(document.createElement("input"), { type: "hidden", name, value }));
    }
  }
}

for (const form of document.querySelectorAll("form[data-team]")) {
  const all = [...form.querySelectorAll("[data-known]")].map((field) => new Words(form, field));
  const hear = ({ detail, type }) => {
    for (const one of all) {
      if (one.field.name in detail) one.hear(detail[one.field.name], type === "refused");
    }
  };
  form.addEventListener("kept", () => all.forEach((one) => one.keep()));
  form.addEventListener("saved", hear);
  form.addEventListener("refused", hear);
}
