// A menu under a button, for what is seldom wanted and what the window has no room for.

import { make } from "./dom.js";

const STEP = { ArrowDown: 1, ArrowUp: -1 };
const MODIFIERS = ["Shift", "Control", "Alt", "AltGraph", "Meta"];

export class Menu {
  /** `name` says what is in it, `opens()` is told before it opens, `closed()` when it is gone; `under()` is where it opens, if not under its button. */
  constructor(desk, { name, title, role, opens = () => {}, closed = () => {}, under = () => this.button }) {
    Object.assign(this, { desk, opens, closed, under });
    this.node = make("div", { class: "menu", popover: "auto", role, "aria-label": name });
    this.button = make("button", { type: "button", class: "more", "aria-label": name, "aria-haspopup": String(role === "menu"), "aria-expanded": "false", title }, "More ▾");
    this.button.popoverTargetElement = this.node;
    this.node.addEventListener("beforetoggle", ({ newState }) => { if (newState === "open") this.#opens(); });
    this.node.addEventListener("toggle", ({ newState }) => this.#toggled(newState === "open"));
    this.node.addEventListener("keydown", (event) => this.#key(event));
  }

  get isOpen() { return this.node.matches(":popover-open"); }

  open() { this.node.showPopover(); }

  close() { this.node.hidePopover(); }

  // The first item gets the focus at once, as keys may follow in haste.
  #opens() {
    this.opens();
    const first = this.node.querySelector("button[aria-pressed=true]") ?? this.node.querySelector("button:enabled");
    for (const item of this.node.querySelectorAll("button")) item.autofocus = item === first;
    const { left, bottom } = this.under().getBoundingClientRect(); // within the window
    this.node.style.top = `${bottom + 2}px`;
    this.node.style.maxHeight = `${innerHeight - bottom - 10}px`;
    this.node.style.left = `max(0.5rem, min(${left}px, 100vw - var(--menu-width) - 0.5rem))`;
  }

  #toggled(open) {
    this.button.setAttribute("aria-expanded", String(open));
    if (!open) this.closed();
  }

  // The arrows go through the menu; what else is a key of an act does it, and the menu goes.
  #key(event) {
    const { key } = event, items = [...this.node.querySelectorAll("button:enabled")];
    const at = items.indexOf(event.target);
    const next = { Home: 0, End: items.length - 1 }[key] ?? (STEP[key] && (at + STEP[key] + items.length) % items.length);
    if (next !== undefined) items[next].focus();
    else if (key === "Enter" || key === " ") return;
    else if (key === "Escape" || key === "Tab") { this.close(); if (this.button.isConnected) this.button.focus(); else this.desk.focus(); }
    else if (!MODIFIERS.includes(key)) { this.close(); this.desk.focus(); return; }
    else return;
    event.preventDefault();
    event.stopPropagation();
  }
}
