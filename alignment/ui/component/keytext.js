// The keys as a text, to copy to another machine and to paste there.

import { make } from "./dom.js";
import { readKeys } from "./keymap.js";

export class KeyText {
  constructor(map) {
    this.map = map;
    this.area = make("textarea", { rows: "6", spellcheck: "false", "aria-label": "Keys as a text" });
    this.said = make("p", { class: "told", role: "status" });
    this.node = make("details", { class: "text" }, make("summary", {}, "Take the keys to another machine"),
      make("p", { class: "about" }, "These are the keys that you changed. Copy them, and on the other machine paste them here and take them over: they then stand for all that was changed there."),
      this.area,
      make("div", { class: "acts" },
        make("button", { type: "button", onclick: () => this.#copy() }, "Copy"),
        make("button", { type: "button", onclick: () => this.#take() }, "Take over")),
      this.said);
  }

  /** Show the keys that count. */
  draw() {
    this.area.value = this.map.text;
    this.said.textContent = "";
  }

  async #copy() {
    this.area.select();
    try { await navigator.clipboard.writeText(this.area.value); this.#say("Copied."); } catch { this.#say("The browser does not let a page copy here: the text is selected, press Ctrl+C."); }
  }

  // Nothing is taken over from a text that has a fault.
  #take() {
    let read;
    try { read = readKeys(this.area.value); } catch (error) { this.#say(error.message, true); return; }
    this.map.replace(read.own);
    const { length } = read.unknown;
    this.#say(length ? `Taken over, but for ${length > 1 ? "commands that are" : "a command that is"} not known here: ${read.unknown.join(", ")}.` : "Taken over.");
  }

  #say(words, wrong = false) {
    this.said.classList.toggle("wrong", wrong);
    this.said.textContent = words;
  }
}
