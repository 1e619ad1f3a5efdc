// The filters as buttons with their counts. Those that the window has no room for stand in a menu; never the chosen one.

import { BY_NAME, keyCap, tooltip } from "./commands.js";
import { make } from "./dom.js";
import { FILTERS, filterWords } from "./filters.js";
import { setFilter } from "./finding.js";
import { sentenceOf } from "./message.js";

const STEP = { ArrowDown: 1, ArrowUp: -1 };

export class Tabs {
  #fitted = ""; // what the buttons in sight were chosen for

  constructor(desk) {
    this.desk = desk;
    this.buttons = new Map(FILTERS.map(([name]) => [name, this.#button(name)]));
    this.menu = make("div", { class: "choices", popover: "auto", role: "group", "aria-label": "More filters" });
    this.more = make("button", { type: "button", class: "more-filters", "aria-expanded": "false", title: "More filters, each with its count" }, "More ▾");
    this.more.popoverTargetElement = this.menu;
    this.order = orderButton();
    this.sight = make("span", { class: "in-sight" }, [...this.buttons.values()]);
    this.node = make("div", { class: "filters", role: "group", "aria-label": "Which rows" }, this.sight, this.more, this.menu, this.order);
    this.menu.addEventListener("beforetoggle", ({ newState }) => { if (newState === "open") this.#place(); });
    this.menu.addEventListener("toggle", ({ newState }) => this.more.setAttribute("aria-expanded", String(newState === "open")));
    this.menu.addEventListener("keydown", (event) => this.#key(event));
    this.observer = new ResizeObserver(() => this.#fit());
    this.observer.observe(this.node);
    document.fonts.ready.then(() => this.#fit());
  }

  destroy() { this.observer.disconnect(); }

  /** Show how many rows each filter lets through, which one is chosen, and the order. */
  count(counts) {
    const { view } = this.desk;
    for (const [name, button] of this.buttons) {
      const number = counts.get(name);
      button.title = sentenceOf(filterWords(name, view.threshold));
      button.setAttribute("aria-pressed", String(view.filter === name));
      button.classList.toggle("none", number === 0);
      button.lastChild.textContent = String(number);
    }
    this.order.setAttribute("aria-pressed", String(view.ranking !== null));
    const fitted = [view.filter, ...[...counts.values()].map((number) => String(number).length)].join();
    if (fitted === this.#fitted) return;
    this.#fitted = fitted;
    this.#fit();
  }

  // Leave in sight the chosen filter and as many of the others, from the first on, as there is room for.
  #fit() {
    if (this.menu.matches(":popover-open")) return;
    this.sight.replaceChildren(...this.buttons.values());
    this.more.hidden = false;
    const widths = new Map([...this.buttons].map(([name, button]) => [name, button.offsetWidth]));
    const sum = [...widths.values()].reduce((all, width) => all + width, 0);
    let room = this.node.clientWidth - this.order.offsetWidth - 1;
    this.more.hidden = sum <= room;
    if (this.more.hidden) return;
    room -= this.more.offsetWidth + widths.get(this.desk.view.filter);
    const rest = [...this.buttons].filter(([name]) => name !== this.desk.view.filter && (room -= widths.get(name)) < 0);
    this.menu.replaceChildren(...rest.map(([, button]) => button));
  }

  // Under its button, and within the window; the first filter gets the focus at once, as keys may follow in haste.
  #place() {
    for (const button of this.buttons.values()) button.autofocus = button === this.menu.firstChild;
    const { left, bottom } = this.more.getBoundingClientRect();
    this.menu.style.top = `${bottom + 2}px`;
    this.menu.style.maxHeight = `${innerHeight - bottom - 10}px`;
    this.menu.style.left = `max(0.5rem, min(${left}px, 100vw - 14.5rem))`;
  }

  // The arrows go through the menu; Escape closes it.
  #key(event) {
    const items = [...this.menu.children], at = items.indexOf(event.target), step = STEP[event.key];
    if (step) items[(at + step + items.length) % items.length].focus();
    else if (event.key === "Escape") {
      this.menu.hidePopover();
      this.desk.focus();
    } else return;
    event.preventDefault();
    event.stopPropagation();
  }

  #button(name) {
    const choose = () => {
      this.menu.hidePopover();
      setFilter(this.desk, name);
    };
    return make("button", { type: "button", "aria-pressed": "false", onclick: choose }, name, " ", make("span", { class: "count" }, ""));
  }
}

function orderButton() {
  const { name, label, keys } = BY_NAME.get("order");
  return make("button", { type: "button", class: "order", "data-act": name, title: tooltip(name), "aria-pressed": "false", "aria-keyshortcuts": keys.join(" ") },
    label, make("kbd", {}, keyCap(keys[0])));
}
