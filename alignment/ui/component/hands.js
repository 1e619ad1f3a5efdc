// What keys and clicks ask of the desk.

import { sayWhy } from "./doing.js";
import { isTextBox } from "./dom.js";
import { commandOf } from "./keys.js";
import { cutAt, endSplit, moveCut, moveCutByWord } from "./splitting.js";

const NOT_REPEATED = ["repair-1", "repair-2", "repair-3", "merge-next", "merge-previous", "unlink", "up", "down", "column-up", "column-down", "join", "link", "realign", "undo", "redo", "again"];
const SCROLLING = ["ArrowUp", "ArrowDown", "PageUp", "PageDown", "Home", "End"]; // with the focus on the panel

const OPENING = ["edit", "comment", "help"];

// A letter of what was being written, or the Enter that would have saved it; not the keys that open it again.
function isTyped(event) {
  const { key, ctrlKey, metaKey } = event;
  return key === "Enter" || (key.length === 1 && !ctrlKey && !metaKey && !OPENING.includes(commandOf(event)));
}

export class Hands {
  constructor(desk) {
    this.desk = desk;
    desk.node.addEventListener("keydown", (event) => this.key(event));
    desk.node.addEventListener("click", (event) => this.#click(event));
    desk.node.addEventListener("dblclick", (event) => { if (event.target.closest?.(".sentence")?.dataset.side === desk.lock.side) desk.do("edit"); });
  }

  /** Take a key that was pressed at the desk. */
  key(event) {
    const { desk } = this;
    if (event.isComposing) return;
    event.stopPropagation(); // keeps the keys of the page around us (rerun, clear cache) out of the rows
    if (isTextBox(event.target)) return;
    if (["BUTTON", "SUMMARY"].includes(event.target.tagName) && (event.key === "Enter" || event.key === " ") && !event.ctrlKey) return;
    if (event.target === desk.panel.node && SCROLLING.includes(event.key)) return;
    if (event.target === desk.panel.node && event.key === "Escape") { desk.focus(); return; }
    if (desk.boxes) { desk.boxes.take(event); return; }
    if (desk.cutOff && isTyped(event)) { event.preventDefault(); return; }
    if (desk.asking && this.#whyKey(event.key)) { event.preventDefault(); return; }
    if (desk.split && this.#splitKey(event)) { event.preventDefault(); return; }
    if (desk.linking.on && event.key === "Escape") { event.preventDefault(); desk.linking.leave(); return; }
    const command = commandOf(event);
    if (!command) return;
    desk.cutOff = false;
    event.preventDefault();
    if (!event.repeat || !NOT_REPEATED.includes(command)) desk.do(command);
  }

  #whyKey(key) {
    const [absence] = this.desk.absences[Number(key) - 1] ?? [];
    if (absence) sayWhy(this.desk, absence);
    if (absence || key === "Escape") this.desk.ask(false);
    return absence || key === "Escape";
  }

  #splitKey({ key, shiftKey }) {
    const step = { ArrowUp: -1, ArrowDown: 1 }[key], word = shiftKey && { ArrowLeft: -1, ArrowRight: 1 }[key];
    const side = !shiftKey && { ArrowLeft: "de", ArrowRight: "en" }[key];
    if (step) moveCut(this.desk, step);
    else if (word) moveCutByWord(this.desk, word);
    else if (side) this.desk.choose(side);
    else if (key === "Enter") this.desk.do(shiftKey ? "part-here" : "split-here");
    else if (key === "Backspace") this.desk.do("join-here");
    else if (key === "Escape") endSplit(this.desk);
    else return false;
    return true;
  }

  #click(event) {
    const { desk } = this;
    desk.cutOff = false;
    const button = event.target.closest("[data-act]");
    if (button) { desk.focus(); desk.do(button.dataset.act); return; }
    const why = event.target.closest("[data-absence]");
    if (why) { desk.focus(); sayWhy(desk, why.dataset.absence); desk.ask(false); return; }
    if (event.target.closest(".panel") && !isTextBox(event.target)) { desk.focus(); return; }
    const row = event.target.closest(".row");
    if (!row || isTextBox(event.target)) return;
    const place = Number(row.dataset.place), sentence = event.target.closest(".sentence")?.dataset.sentence;
    const side = event.target.closest(".side");
    if (side) desk.side = side.classList.contains("de") ? "de" : "en";
    if (desk.split && sentence && place === desk.cursor) cutAt(desk, Number(sentence), Number(event.target.closest("[data-at]")?.dataset.at ?? 0));
    else if (place !== desk.boxes?.place) { desk.select(place); desk.focus(); }
  }
}
