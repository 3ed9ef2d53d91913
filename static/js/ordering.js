/* Lets a list be put in order with buttons, or by dragging its dots. Without it each item
   has a select for its place; here the selects are hidden and kept in step.

   <ol data-ordering data-help="…" data-up="Up" data-down="Down" data-said="{item} {place} {all}">
     <li><label>…</label><select><option value="">…<option value="key=1">…</select></li> … </ol>
   The paragraph before the list takes the help, the one behind it (aria-live) what is said.

   It is always the neighbour that is moved in the page: so what was pressed keeps the
   focus, and what is dragged the pointer. */
const select = (item) => item.querySelector("select");
const text = (item) => item.querySelector("label").textContent.trim();
const beside = (item, way) => (way === "up" ? item.previousElementSibling : item.nextElementSibling);

class Ordering {
  constructor(list) {
    this.list = list;
    list.removeAttribute("data-ordering");
    list.previousElementSibling.textContent = list.dataset.help;
    const place = (item) => select(item).selectedIndex || Infinity;
    const items = [...list.children].sort((one, other) => place(one) - place(other) || 0);
    list.append(...items);
    for (const item of items) this.equip(item);
    if (items.every((item) => place(item) < Infinity)) list.dataset.state = "placed";
    this.limit();
  }

  equip(item) {
    select(item).hidden = true;
    item.prepend(this.grip(item));
    item.append(this.button(item, "up"), this.button(item, "down"));
  }

  button(item, way) {
    const button = document.createElement("button");
    const words = this.list.dataset[way];
    Object.assign(button, { type: "button", className: "ordering-move", textContent: words });
    button.setAttribute("aria-label", `${words}: ${text(item)}`);
    button.dataset.way = way;
    button.addEventListener("click", () => this.pass(item, way) && this.settle(item));
    return button;
  }

  grip(item) {
    const grip = document.createElement("span");
    grip.className = "ordering-grip";
    let isMoved = false;
    grip.addEventListener("pointerdown", (event) => {
      event.preventDefault();
      grip.setPointerCapture(event.pointerId);
      item.dataset.state = "held";
      isMoved = false;
    });
    grip.addEventListener("pointermove", ({ clientY }) => {
      if (!item.dataset.state) return;
      while (this.isBeyond(clientY, item, "up")) isMoved = this.pass(item, "up");
      while (this.isBeyond(clientY, item, "down")) isMoved = this.pass(item, "down");
    });
    grip.addEventListener("lostpointercapture", () => {
      delete item.dataset.state;
      if (isMoved) this.settle(item);
    });
    return grip;
  }

  // Whether a height is past the neighbour's middle, so that the two change places.
  isBeyond(height, item, way) {
    const { top, bottom } = beside(item, way)?.getBoundingClientRect() ?? {};
    return (height - (top + bottom) / 2) * (way === "up" ? -1 : 1) > 0;
  }

  pass(item, way) {
    const neighbour = beside(item, way);
    if (neighbour) way === "up" ? item.after(neighbour) : item.before(neighbour);
    return Boolean(neighbour);
  }

  settle(moved) {
    const items = [...this.list.children];
    items.forEach((item, index) => (select(item).selectedIndex = index + 1));
    this.list.dataset.state = "placed";
    this.limit();
    const values = { item: text(moved), place: items.indexOf(moved) + 1, all: items.length };
    const said = this.list.dataset.said.replace(/\{(\w+)\}/g, (_all, name) => values[name]);
    this.list.nextElementSibling.textContent = said;
    this.list.dispatchEvent(new Event("change", { bubbles: true }));
  }

  limit() {
    for (const button of this.list.querySelectorAll("[data-way]")) {
      const isEnd = !beside(button.closest("li"), button.dataset.way);
      button.setAttribute("aria-disabled", String(isEnd));
    }
  }
}

const begin = (root) => root.querySelectorAll("[data-ordering]").forEach((list) => new Ordering(list));
begin(document);
document.addEventListener("htmx:load", (event) => begin(event.target));
