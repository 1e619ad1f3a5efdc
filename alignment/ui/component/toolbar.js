// The acts as buttons. Those that are seldom wanted, and those that the window has no room for, stand in a menu.

import { BY_NAME, COMMANDS, keyCap, tooltip } from "./commands.js";
import { make } from "./dom.js";

const GROUPS = ["Decide", "Mark", "Align", "Write"]; // groups of commands
// What is in sight where there is room, the least wanted first to go into the menu.
const IN_SIGHT = [
  "merge-previous", "redo", "confirm-above", "unlink", "comment", "undo", "down", "up", "edit", "split", "flag", "merge-next", "confirm",
];
const ACTS = COMMANDS.filter(({ group }) => GROUPS.includes(group)).map(({ name }) => name);
const TURNS = ["undo", "redo"];
const STEP = { ArrowDown: 1, ArrowUp: -1 };

export class Toolbar {
  constructor(desk) {
    this.desk = desk;
    this.buttons = new Map(ACTS.filter((name) => IN_SIGHT.includes(name)).map((name) => [name, actButton(name)]));
    this.menu = make("div", { class: "menu", popover: "auto", role: "menu", "aria-label": "More acts on the row" });
    this.more = make("button", { type: "button", class: "more", "aria-haspopup": "menu", "aria-expanded": "false", title: "More acts, each with its key" }, "More ▾");
    this.more.popoverTargetElement = this.menu;
    const help = actButton("help");
    help.replaceChildren("Keys", make("kbd", {}, "?"));
    this.acts = make("div", { class: "acts-in-sight" }, grouped("span", [...this.buttons.values()]));
    this.node = make("div", { class: "tools", role: "toolbar", "aria-label": "Acts on the row" },
      this.acts, make("span", { class: "group always" }, this.more, help), this.menu);
    this.menu.addEventListener("beforetoggle", ({ newState }) => this.#toggled(newState === "open"));
    this.menu.addEventListener("click", ({ target }) => { if (target.closest("[data-act]")) this.menu.hidePopover(); });
    this.menu.addEventListener("keydown", (event) => this.#key(event));
    this.observer = new ResizeObserver(() => this.#fit());
    this.observer.observe(this.node);
    document.fonts.ready.then(() => this.#fit()); // the typeface may arrive after the buttons
  }

  destroy() { this.observer.disconnect(); }

  /** Show which of undo and redo there is. */
  update() {
    for (const turn of TURNS) this.buttons.get(turn).disabled = !this.desk.model.canTurn(turn);
  }

  // Take buttons out of sight, the least wanted first, until the others fit.
  #fit() {
    for (const button of this.buttons.values()) button.hidden = false;
    for (const name of IN_SIGHT) {
      if (this.acts.scrollWidth <= this.acts.clientWidth) break;
      this.buttons.get(name).hidden = true;
    }
    if (this.menu.matches(":popover-open")) this.menu.hidePopover();
  }

  #toggled(open) {
    this.more.setAttribute("aria-expanded", String(open));
    if (open) this.#fill();
    if (open) this.#place();
  }

  // With the acts that have no button in sight.
  #fill() {
    const items = ACTS.filter((name) => this.buttons.get(name)?.hidden ?? true).map(actButton);
    for (const item of items) {
      item.setAttribute("role", "menuitem");
      item.tabIndex = -1;
      item.disabled = TURNS.includes(item.dataset.act) && !this.desk.model.canTurn(item.dataset.act);
    }
    items.find(({ disabled }) => !disabled).autofocus = true;
    this.menu.replaceChildren(...grouped("div", items));
  }

  // Under its button, and within the window.
  #place() {
    const { left, bottom } = this.more.getBoundingClientRect();
    this.menu.style.top = `${bottom + 2}px`;
    this.menu.style.maxHeight = `${innerHeight - bottom - 10}px`;
    this.menu.style.left = `max(0.5rem, min(${left}px, 100vw - 19.5rem))`;
  }

  // The arrows go through the menu; what else is a key of an act does it, and the menu goes.
  #key(event) {
    const { key } = event, items = [...this.menu.querySelectorAll("button:enabled")];
    const at = items.indexOf(event.target);
    const next = { Home: 0, End: items.length - 1 }[key] ?? (STEP[key] && (at + STEP[key] + items.length) % items.length);
    if (next !== undefined) items[next].focus();
    else if (key === "Enter" || key === " ") return;
    else if (key === "Escape" || key === "Tab") { this.menu.hidePopover(); this.more.focus(); }
    else if (!["Shift", "Control", "Alt", "Meta"].includes(key)) { this.menu.hidePopover(); this.desk.focus(); return; }
    else return;
    event.preventDefault();
    event.stopPropagation();
  }
}

// Buttons by the groups of their commands.
const grouped = (tag, buttons) => GROUPS.map((group) => buttons.filter((button) => BY_NAME.get(button.dataset.act).group === group))
  .filter((some) => some.length).map((some) => make(tag, { class: "group" }, some));

// A button that does a command.
function actButton(name) {
  const { label, keys } = BY_NAME.get(name);
  return make("button", { type: "button", "data-act": name, title: tooltip(name), "aria-keyshortcuts": keys.join(" ") },
    label, make("kbd", {}, keyCap(keys[0])));
}
