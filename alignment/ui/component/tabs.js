// The filters as buttons with their counts. Those that the window has no room for stand in a menu; never the chosen one.

import { actButton } from "./buttons.js";
import { make } from "./dom.js";
import { CHECKED, FILTERS, filterWords, MINE } from "./filters.js";
import { setFilter } from "./finding.js";
import { Menu } from "./menu.js";
import { sentenceOf } from "./message.js";

export class Tabs {
  #fitted = ""; // what the buttons in sight were chosen for

  constructor(desk) {
    this.desk = desk;
    this.buttons = new Map(FILTERS.map(([name]) => [name, this.#button(name)]));
    this.menu = new Menu(desk, { name: "More filters", title: "More filters, each with its count", role: "group", closed: () => this.fit() });
    this.all = new Menu(desk, { name: "Filters", role: "group", opens: () => this.#fill(), under: () => this.sight });
    this.order = actButton("order", { class: "order", "aria-pressed": "false" });
    this.sight = make("span", { class: "in-sight" }, [...this.buttons.values()]);
    this.node = make("div", { class: "filters", role: "group", "aria-label": "Which rows" }, this.sight, this.menu.button, this.menu.node, this.all.node, this.order);
    this.observer = new ResizeObserver(() => this.fit());
    this.observer.observe(this.node);
    document.fonts.ready.then(() => this.fit()); // the typeface may arrive after the buttons
  }

  destroy() { this.observer.disconnect(); }

  /** Show how many rows each filter lets through, of some perhaps more when all is checked; which one is chosen, and the order. */
  count(counts, { checking }) {
    const { view } = this.desk;
    for (const [name, button] of this.buttons) {
      const number = counts.get(name);
      const more = checking && CHECKED.includes(name);
      button.title = sentenceOf(filterWords(name, view.threshold)) + (more ? " Terms and numbers are still being checked." : "");
      button.setAttribute("aria-pressed", String(view.filter === name));
      button.classList.toggle("none", number === 0);
      button.lastChild.textContent = more ? `${number}…` : String(number);
    }
    this.order.setAttribute("aria-pressed", String(view.ranking !== null));
    const fitted = [view.filter, view.divided, checking, ...[...counts.values()].map((number) => String(number).length)].join();
    if (fitted === this.#fitted) return;
    this.#fitted = fitted;
    this.fit();
  }

  /** Leave in sight the chosen filter and as many of the others, from the first on, as there is room for. */
  fit() {
    if (this.menu.isOpen) return; // it is done when the menu closes
    const there = this.#there();
    this.sight.replaceChildren(...there.map(([, button]) => button));
    this.menu.button.hidden = false;
    const widths = new Map(there.map(([name, button]) => [name, button.offsetWidth]));
    const sum = [...widths.values()].reduce((all, width) => all + width, 0);
    let room = this.node.clientWidth - this.order.offsetWidth - 1;
    this.menu.button.hidden = sum <= room;
    if (this.menu.button.hidden) return;
    room -= this.menu.button.offsetWidth + widths.get(this.desk.view.filter);
    const rest = there.filter(([name]) => name !== this.desk.view.filter && (room -= widths.get(name)) < 0);
    this.menu.node.replaceChildren(...rest.map(([, button]) => button));
  }

  // All filters with their counts, for who comes by key.
  #fill() {
    this.all.node.replaceChildren(...this.#there().map(([name, button]) => {
      const item = this.#button(name);
      for (const attribute of ["title", "class", "aria-pressed"]) item.setAttribute(attribute, button.getAttribute(attribute) ?? "");
      item.lastChild.textContent = button.lastChild.textContent;
      return item;
    }));
  }

  // The filters that there are, each with its button.
  #there() {
    const { view } = this.desk;
    return [...this.buttons].filter(([name]) => name !== MINE || view.divided || view.filter === MINE);
  }

  #button(name) {
    const choose = () => {
      this.menu.close();
      this.all.close();
      setFilter(this.desk, name);
    };
    return make("button", { type: "button", "aria-pressed": "false", onclick: choose }, name, " ", make("span", { class: "count" }, ""));
  }
}
