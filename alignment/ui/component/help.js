// The page of keys.

import { COMMANDS, keyCap } from "./commands.js";
import { make } from "./dom.js";
import { sentenceOf } from "./message.js";

/** Shows every key with what it does. */
export class Help {
  constructor(desk) {
    const groups = [...new Set(COMMANDS.map(({ group }) => group))];
    this.node = make("dialog", { class: "help", "aria-label": "Keys" },
      make("h3", {}, "Keys"),
      make("div", { class: "columns" }, groups.map(keySection)),
      make("p", { class: "quiet" }, "Letters act only when you are not writing. Every key does the same as its button."),
      make("button", { type: "button", class: "first", onclick: () => this.toggle() }, "Close", make("kbd", {}, "Esc")));
    this.node.addEventListener("close", () => desk.focus());
    this.node.addEventListener("keydown", (event) => {
      event.stopPropagation();
      if (event.key === "?") this.toggle();
    });
  }

  /** Show the keys, or hide them. */
  toggle() { if (this.node.open) this.node.close(); else this.node.showModal(); }
}

function keySection(group) {
  const rows = COMMANDS.filter((command) => command.group === group).map(({ label, help, keys }) =>
    make("tr", {}, make("th", { scope: "row" }, keys.map((key) => make("kbd", {}, keyCap(key)))), make("td", {}, sentenceOf(help ?? label).slice(0, -1))));
  return make("section", {}, make("h4", {}, group), make("table", {}, make("tbody", {}, rows)));
}
