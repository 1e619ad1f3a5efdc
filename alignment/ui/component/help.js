// The page of keys and words.

import { isTextBox, make } from "./dom.js";
import { FILTERS, filterWords } from "./filters.js";
import { commandOf } from "./keys.js";
import { KeyTable } from "./keytable.js";
import { KeyText } from "./keytext.js";
import { sentenceOf } from "./message.js";

/** Shows every key with what it does, lets the reviewer choose others, and tells what the words on the page mean. */
export class Help {
  constructor(desk) {
    this.desk = desk;
    this.said = make("p", { class: "told", role: "status" });
    this.table = new KeyTable(desk.keymap, (...words) => this.said.replaceChildren(...words));
    this.text = new KeyText(desk.keymap);
    this.words = make("dl", { class: "words" });
    this.turn = make("button", { type: "button", class: "turn", "aria-pressed": "false", onclick: () => this.#change(!this.table.changing) }, "Change keys");
    this.leaf = make("div", { class: "leaf", tabindex: "0", role: "document", "aria-label": "Keys and words" }, // arrow keys scroll it
      make("div", { class: "top" }, make("h3", {}, "Keys"), this.turn),
      this.table.node,
      make("h3", {}, "Words"), this.words,
      make("p", { class: "quiet" }, "Letters act only when you are not writing. Every key does the same as its button."));
    this.node = make("dialog", { class: "help", "aria-label": "Keys" }, this.leaf,
      make("div", { class: "foot" }, make("button", { type: "button", class: "first", onclick: () => this.toggle() }, "Close", make("kbd", {}, "Esc")), this.said));
    this.node.addEventListener("close", () => this.#closed());
    this.node.addEventListener("keydown", (event) => this.#key(event));
    this.node.addEventListener("click", (event) => this.table.pass(event.target), true); // not before: what is drawn anew moves
  }

  /** Show the keys, or hide them. */
  toggle() {
    if (this.node.open) { this.node.close(); return; }
    const { threshold } = this.desk.view;
    this.#change(false); // also draws them; they are on the page from when they are first shown
    this.words.replaceChildren(...FILTERS.flatMap(([name]) => entry(name, filterWords(name, threshold))), ...WORDS.flatMap((word) => entry(...word)));
    this.node.showModal();
    this.leaf.scrollTop = 0;
  }

  /** Other keys count now. */
  rekeyed() {
    if (!this.node.open) return;
    this.table.draw();
    this.text.draw();
  }

  #change(on) {
    this.turn.setAttribute("aria-pressed", String(on));
    this.turn.textContent = on ? "Done" : "Change keys";
    this.text.draw();
    if (on) this.table.node.after(this.text.node); else this.text.node.remove();
    this.table.change(on);
  }

  #key(event) {
    event.stopPropagation();
    if (this.table.take(event) || isTextBox(event.target)) return;
    if (commandOf(event) === "help") { event.preventDefault(); this.toggle(); }
  }

  #closed() {
    this.table.pass();
    if (!isTextBox(this.node.getRootNode().activeElement)) this.desk.focus();
  }
}

const WORDS = [
  ["Bead", "a row: German and English sentences that belong together"],
  ["%", "how probable it is that the row is exactly right, both its ends on both sides"],
  ["1-2", "one German sentence with two English ones; 1-0 has no English, 0-1 no German"],
  ["Neighbour", "a row that is hidden by the filter, or comes elsewhere in the order, but stands next to the open one in the text: merging and moving act on it"],
  ["Least sure first", "flagged rows, then those that are least sure; a row keeps its place until a filter or the order is chosen"],
];

const entry = (word, meaning) => [make("dt", {}, word), make("dd", {}, sentenceOf(meaning))];
