/* Adds, moves and removes lines of lists on the page; without it the same buttons ask the server.

   <div data-lists="30" data-said-moved="…{entry}…{list}" data-said-removed="…{entry}"
        data-said-full="…" data-said-back="Put it back">
     <ol data-list="ID" data-name="Name"> <li> <input> … <button data-do="move" data-to="ID">
       <button data-do="remove"> </li> … </ol>
     <p> <button data-do="add"> </p> … <p role="status"></p> </div>

   A line may hold several fields: then it is a row. Enter goes to the next field. */
import { glide } from "./glide.js";

const fields = (line) => [...line.querySelectorAll("input")];
const isBlank = (line) => fields(line).every((field) => !field.value.trim());
const text = (line) => fields(line).map((field) => field.value.trim()).filter(Boolean).join(" · ");
const filled = (words, values) => words.replace(/\{(\w+)\}/g, (_all, name) => values[name]);
const adding = (list) => list.nextElementSibling.querySelector("[data-do=add]");

function fresh(line) {
  const made = line.cloneNode(true);
  made.removeAttribute("id");
  for (const field of fields(made)) field.value = "";
  return made;
}

class Lists {
  constructor(root) {
    this.root = root;
    this.most = Number(root.dataset.lists);
    root.removeAttribute("data-lists");
    this.said = root.querySelector("[role=status]");
    const lists = [...root.querySelectorAll("[data-list]")];
    this.pattern = new Map(lists.map((list) => [list, fresh(list.firstElementChild)]));
    root.addEventListener("click", (event) => this.press(event));
    root.addEventListener("keydown", (event) => this.enter(event));
  }

  press(event) {
    const button = event.target.closest("[data-do]");
    if (!button) return;
    event.preventDefault();
    const line = button.closest("li");
    if (button.dataset.do === "add") this.add(button.parentElement.previousElementSibling);
    else if (button.dataset.do === "remove") this.remove(line);
    else this.move(line, this.root.querySelector(`[data-list="${button.dataset.to}"]`));
  }

  enter(event) {
    const isTyping = event.isComposing || event.keyCode === 229; // 229: a word is being chosen
    if (event.key !== "Enter" || isTyping || !event.target.matches("input")) return;
    event.preventDefault();
    const list = event.target.closest("[data-list]");
    const all = fields(list);
    const next = all[all.indexOf(event.target) + 1];
    next ? next.focus() : this.add(list);
  }

  // Returns a blank line of a list, if one more fits.
  room(list) {
    if (list.children.length < this.most) {
      const line = fresh(this.pattern.get(list));
      list.append(line);
      return line;
    }
    this.say(this.root.dataset.saidFull);
    return null;
  }

  add(list) {
    const line = this.room(list);
    if (line) fields(line)[0].focus();
  }

  move(line, list) {
    const place = [...list.children].find(isBlank) ?? this.room(list);
    if (!place) return;
    const old = line.getBoundingClientRect();
    fields(place)[0].value = fields(line)[0].value;
    this.take(line);
    glide(place, old);
    this.say(filled(this.root.dataset.saidMoved, { entry: text(place), list: list.dataset.name }));
  }

  remove(line) {
    const list = line.closest("[data-list]");
    const next = line.nextElementSibling;
    this.take(line);
    this.say(filled(this.root.dataset.saidRemoved, { entry: text(line) }));
    const back = document.createElement("button");
    Object.assign(back, { type: "button", className: "lists-button" });
    back.textContent = this.root.dataset.saidBack;
    back.addEventListener("click", () => {
      list.insertBefore(line, next?.parentElement === list ? next : null);
      this.say("");
      fields(line)[0].focus();
    });
    this.said.append(" ", back);
  }

  // Takes a line out; the keyboard goes on with the one that follows.
  take(line) {
    const list = line.closest("[data-list]");
    const next = line.nextElementSibling;
    line.remove();
    if (!list.children.length) this.room(list);
    const goesOn = next && !isBlank(next) ? next.querySelector("[data-do]") : adding(list);
    goesOn.focus({ preventScroll: true });
  }

  say(words) {
    this.said.textContent = words;
    this.root.dispatchEvent(new Event("change", { bubbles: true }));
  }
}

const begin = (root) => root.querySelectorAll("[data-lists]").forEach((lists) => new Lists(lists));
begin(document);
document.addEventListener("htmx:load", (event) => begin(event.target));
