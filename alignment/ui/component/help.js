// The page of keys and words.

import { COMMANDS, keyCap } from "./commands.js";
import { isTextBox, make } from "./dom.js";
import { FILTERS, filterWords } from "./filters.js";
import { sentenceOf } from "./message.js";

/** Shows every key with what it does, and what the words on the page mean. */
export class Help {
  constructor(desk) {
    this.desk = desk;
    this.keys = make("div", { class: "columns" });
    this.words = make("dl", { class: "words" });
    this.leaf = make("div", { class: "leaf", tabindex: "0", role: "document", "aria-label": "Keys and words" }, // arrow keys scroll it
      make("h3", {}, "Keys"),
      this.keys,
      make("h3", {}, "Words"), this.words,
      make("p", { class: "quiet" }, "Letters act only when you are not writing. Every key does the same as its button."));
    this.node = make("dialog", { class: "help", "aria-label": "Keys" }, this.leaf,
      make("button", { type: "button", class: "first", onclick: () => this.toggle() }, "Close", make("kbd", {}, "Esc")));
    this.node.addEventListener("close", () => { if (!isTextBox(this.node.getRootNode().activeElement)) desk.focus(); });
    this.node.addEventListener("keydown", (event) => {
      event.stopPropagation();
      if (event.key === "?") this.toggle();
    });
  }

  /** Show the keys, or hide them. */
  toggle() {
    if (this.node.open) { this.node.close(); return; }
    const { threshold } = this.desk.view;
    if (!this.keys.firstChild) this.keys.append(...GROUPS.map(keySection)); // on the page from when it is first shown
    this.words.replaceChildren(...FILTERS.flatMap(([name]) => entry(name, filterWords(name, threshold))), ...WORDS.flatMap((word) => entry(...word)));
    this.node.showModal();
    this.leaf.scrollTop = 0;
  }
}

const GROUPS = [...new Set(COMMANDS.map(({ group }) => group))];

const WORDS = [
  ["%", "how probable it is that the row is exactly right, both its ends on both sides"],
  ["1-2", "one German sentence with two English ones; 1-0 has no English, 0-1 no German"],
  ["Neighbour", "a row that is hidden by the filter, or comes elsewhere in the order, but stands next to the open one in the text: merging and moving act on it"],
  ["Least sure first", "flagged rows, then those that are least sure; a row keeps its place until a filter or the order is chosen"],
];

const entry = (word, meaning) => [make("dt", {}, word), make("dd", {}, sentenceOf(meaning))];

function keySection(group) {
  const rows = COMMANDS.filter((command) => command.group === group).map(({ label, help, keys }) =>
    make("tr", {}, make("th", { scope: "row" }, keys.map((key) => make("kbd", {}, keyCap(key)))), make("td", {}, sentenceOf(help ?? label).slice(0, -1))));
  return make("section", {}, make("h4", {}, group), make("table", {}, make("tbody", {}, rows)));
}
