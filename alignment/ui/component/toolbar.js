// The acts as buttons. Those that are seldom wanted, and those that the window has no room for, stand in a menu.

import { actButton } from "./buttons.js";
import { BY_NAME, COMMANDS } from "./commands.js";
import { NAME_OF } from "./details.js";
import { make } from "./dom.js";
import { Menu } from "./menu.js";

const GROUPS = ["Decide", "Mark", "Align", "Write"]; // groups of commands
// What is in sight where there is room, the least wanted first to go into the menu.
const IN_SIGHT = [
  "merge-previous", "redo", "confirm-above", "unlink", "comment", "undo", "down", "up", "edit", "split", "flag", "merge-next", "confirm",
];
const ACTS = COMMANDS.filter(({ group }) => GROUPS.includes(group)).map(({ name }) => name);
const TURNS = ["undo", "redo"];

export class Toolbar {
  constructor(desk) {
    this.desk = desk;
    this.buttons = new Map(ACTS.filter((name) => IN_SIGHT.includes(name)).map((name) => [name, actButton(name)]));
    this.menu = new Menu(desk, { name: "More acts", title: "More acts, each with its key", role: "menu", opens: () => this.#fill() });
    this.acts = make("div", { class: "acts-in-sight" }, grouped("span", [...this.buttons.values()]));
    this.node = make("div", { class: "tools", role: "toolbar", "aria-label": "Acts on the row" },
      this.acts, make("span", { class: "group always" }, this.menu.button, actButton("help", { label: "Keys" })), this.menu.node);
    this.menu.node.addEventListener("click", ({ target }) => { if (target.closest("[data-act]")) this.menu.close(); });
    this.observer = new ResizeObserver(() => this.fit());
    this.observer.observe(this.node);
    document.fonts.ready.then(() => this.fit()); // the typeface may arrive after the buttons
  }

  destroy() { this.observer.disconnect(); }

  /** Show which of undo and redo there is, and what is edited. */
  update() {
    const label = this.#label("edit"), words = this.buttons.get("edit").firstChild;
    if (words.data !== label) {
      words.data = label;
      this.fit();
    }
    for (const turn of TURNS) this.buttons.get(turn).disabled = !this.desk.model.canTurn(turn);
  }

  /** Take buttons out of sight, the least wanted first, until the others fit. */
  fit() {
    for (const button of this.buttons.values()) button.hidden = false;
    for (const name of IN_SIGHT) {
      if (this.acts.scrollWidth <= this.acts.clientWidth) break;
      this.buttons.get(name).hidden = true;
    }
    this.menu.close();
  }

  // While the German is unlocked, which side is edited is said on the button.
  #label(name) {
    const { desk } = this;
    if (!desk.lock.open) return BY_NAME.get(name).label;
    return { edit: `Edit ${NAME_OF[desk.side]}`, unlock: "Lock German" }[name] ?? BY_NAME.get(name).label;
  }

  // With the acts that have no button in sight.
  #fill() {
    const items = ACTS.filter((name) => this.buttons.get(name)?.hidden ?? true).map((name) => actButton(name, { label: this.#label(name), role: "menuitem", tabindex: "-1" }));
    for (const item of items) item.disabled = TURNS.includes(item.dataset.act) && !this.desk.model.canTurn(item.dataset.act);
    this.menu.node.replaceChildren(...grouped("div", items));
  }
}

// Buttons by the groups of their commands.
const grouped = (tag, buttons) => GROUPS.map((group) => buttons.filter((button) => BY_NAME.get(button.dataset.act).group === group))
  .filter((some) => some.length).map((some) => make(tag, { class: "group" }, some));
