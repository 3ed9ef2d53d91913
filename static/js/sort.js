/* Deals cards one after the other, to be put into groups with a button or by dragging.
   Without it each card has a select for its group; here they are hidden and kept in step.

   <div data-sort data-said-change="Move" data-said-put="…{card}…{group}"
        data-said-left="…{left}" data-said-done="…">
     <div data-desk hidden> <div data-hand> <p role="status"> <ol data-pile="">
       <p data-choices> <button data-choose="ID">Name … <button data-later> </div>
       <section data-group="ID"> <ol data-pile="ID"> … </div>
     <ol data-cards> <li><label>…</label><select>…</select></li> … </ol> </div> */
import { lend, take } from "./dragging.js";
import { glide } from "./glide.js";

const select = (card) => card.querySelector("select");
const text = (card) => card.querySelector("label").textContent.trim();
const filled = (words, values) => words.replace(/\{(\w+)\}/g, (_all, name) => values[name]);

class Sort {
  constructor(root) {
    root.removeAttribute("data-sort");
    this.words = root.dataset;
    this.desk = root.querySelector("[data-desk]");
    this.hand = root.querySelector("[data-hand]");
    this.said = root.querySelector("[role=status]");
    this.choices = root.querySelector("[data-choices]");
    this.deck = this.pile("");
    for (const card of [...root.querySelector("[data-cards]").children]) this.equip(card);
    for (const group of root.querySelectorAll("[data-group]")) {
      take(group, (card) => this.put(card, group.dataset.group));
    }
    root.querySelector("[data-cards]").remove();
    this.choices.addEventListener("click", (event) => this.choose(event.target.dataset));
    addEventListener("hashchange", () => this.seek());
    this.desk.hidden = false;
    this.deal();
    this.seek();
  }

  get card() {
    return this.deck.firstElementChild;
  }

  pile(group) {
    return this.desk.querySelector(`[data-pile="${group}"]`);
  }

  equip(card) {
    const change = document.createElement("button");
    const words = this.words.saidChange;
    Object.assign(change, { type: "button", className: "sort-change", textContent: words });
    change.setAttribute("aria-label", `${words}: ${text(card)}`);
    change.addEventListener("click", () => this.pick(card));
    select(card).hidden = true;
    card.append(change);
    lend(card, text(card));
    this.pile(select(card).value).append(card);
  }

  choose({ choose, later }) {
    if (choose) this.put(this.card, choose);
    if (later === undefined) return;
    this.deck.append(this.card);
    this.deal();
  }

  put(card, group) {
    const old = card.getBoundingClientRect();
    select(card).value = group;
    this.pile(group).append(card);
    glide(card, old);
    const name = this.choices.querySelector(`[data-choose="${group}"]`).textContent.trim();
    this.deal(filled(this.words.saidPut, { card: text(card), group: name }));
    if (!this.card) this.said.focus({ preventScroll: true });
    this.desk.dispatchEvent(new Event("change", { bubbles: true }));
  }

  // Takes a card that lies in a group into the hand again; it stays there till it is put elsewhere.
  pick(card) {
    this.deck.prepend(card);
    this.deal();
    this.hand.scrollIntoView({ block: "nearest" });
    this.choices.firstElementChild.focus({ preventScroll: true });
  }

  deal(said = "") {
    const left = this.deck.children.length;
    const rest = left ? filled(this.words.saidLeft, { left }) : this.words.saidDone;
    this.said.textContent = `${rest} ${said}`.trim();
    this.choices.hidden = !left;
    this.choices.querySelector("[data-later]").hidden = left < 2;
    for (const choice of this.choices.querySelectorAll("[data-choose]")) {
      const isHere = choice.dataset.choose === (this.card && select(this.card).value);
      choice.setAttribute("aria-pressed", String(isHere));
    }
  }

  // Puts the card that the address names on top.
  seek() {
    const card = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (card?.parentElement !== this.deck) return;
    this.deck.prepend(card);
    this.deal();
    this.hand.scrollIntoView({ block: "center" });
  }
}

const begin = (root) => root.querySelectorAll("[data-sort]").forEach((sort) => new Sort(sort));
begin(document);
document.addEventListener("htmx:load", (event) => begin(event.target));
