// Writing: a text box for each sentence of one side of a row, or one for a comment. What is typed is kept as a draft.

import { newAct } from "./acts.js";
import { NAME_OF } from "./details.js";
import { make } from "./dom.js";
import { commentKeys, editKey } from "./drafts.js";
import { capOf, keyTo } from "./keys.js";
import { sentencesOf } from "./runs.js";
import { noteWords } from "./sentence.js";
import { textRefused } from "./settling.js";

const NOT_WRITTEN = ["Tab", "Shift", "Control", "Alt", "AltGraph", "Meta", "CapsLock"];
const isCopying = (event) => (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "c"; // from the German, say

/** The text boxes of one row; they stay as they are until saved or left, whatever else happens to the page. */
export class Boxes {
  constructor(desk, bead, kind) {
    Object.assign(this, { desk, kind, place: bead.place, side: desk.lock.side });
    const targets = kind === "comment" ? [null] : sentencesOf(bead, this.side);
    this.boxes = targets.map((sentence) => this.#box(bead, sentence));
    this.area = this.boxes[0].area; // the one written in last
    this.node = make("div", { class: `boxes ${kind}` }, this.boxes.flatMap(({ area, noted }) => [area, noted]), this.#buttons());
  }

  /** Put the boxes into the row, or into what is said of it, and the cursor into the first one. */
  open(row) {
    if (this.kind === "comment") this.desk.panel.details.querySelector(".said").append(this.node);
    else row.querySelector(`.side.${this.side}`).replaceChildren(this.node);
    for (const { area } of this.boxes) fit(area);
    this.desk.list.grown(this.place);
    this.#inSight();
    this.focus();
    this.area.setSelectionRange(this.area.value.length, this.area.value.length);
    this.desk.list.show(this.desk.view.rows, this.place, { reveal: true });
  }

  /** Whether what was typed is no draft of these sentences any more: thrown away, or gone elsewhere with a new version. */
  get adrift() { return this.boxes.some(({ draft, area, from }) => area.value !== from && !this.desk.memory.drafts.of(draft)); }

  focus() { this.area.focus({ preventScroll: true }); }

  /** Take a key that was pressed elsewhere: while something is being written, no letter is an act. */
  take(event) {
    if (NOT_WRITTEN.includes(event.key) || isCopying(event)) return;
    this.focus();
    this.#key(event);
  }

  /** Save what was changed; a box that somebody else's text has overtaken is not saved but shown again. */
  save() {
    const { desk, desk: { model } } = this;
    if (this.kind === "edit" && this.boxes.some(({ area }) => !area.value.trim())) {
      desk.say("A sentence cannot be empty. Write it, or press Esc to leave it as it was.");
      return;
    }
    desk.closeBoxes();
    for (const box of this.boxes) {
      const text = box.area.value.replace(/\s+/gu, this.kind === "comment" ? "$&" : " ").trim();
      forget(desk, box.draft);
      if (this.kind === "comment") { if (text) desk.submit("comment", [model.order[model.nearest(this.place)]], { text }); }
      else if (text !== box.from) saveEdit(desk, this.side, box.sentence, text, box.from);
    }
  }

  /** Leave without saving; what was typed stays as a draft, which opens when the row is written in again. */
  leave() {
    const { desk, kind, place, side } = this;
    desk.closeBoxes();
    const typed = this.boxes.filter(({ draft }) => desk.memory.drafts.of(draft));
    if (!typed.length) return;
    const again = () => {
      desk.select(desk.model.order[desk.model.nearest(place)].place);
      if (kind !== "edit" || desk.lock.reaches(side)) desk.write(kind);
    };
    const drop = () => {
      for (const { draft } of typed) {
        desk.memory.drafts.open(draft);
        forget(desk, draft);
      }
      desk.show({ anew: true });
    };
    desk.say("Left without saving what you wrote. It is kept as a draft.", {
      choices: [["Continue writing", again, capOf(kind)], ["Throw it away", drop]],
    });
  }

  #box(bead, sentence) {
    const { desk, kind, side } = this;
    const keys = kind === "comment" ? commentKeys(bead) : [editKey(side, sentence)];
    const draft = keys.find((key) => desk.memory.drafts.of(key)) ?? keys[0];
    const kept = desk.memory.drafts.open(draft);
    const now = kind === "comment" ? "" : desk.model.texts[side][sentence];
    const box = { sentence, draft, from: kept?.from ?? now, noted: make("ul", { class: "noted" }) };
    const place = () => box.noted.replaceChildren(...(kind === "edit" ? noteLines(desk.model, side, sentence, box.area.value) : []));
    box.area = make("textarea", {
      rows: "1",
      lang: kind === "comment" ? "en" : side,
      "aria-label": kind === "comment" ? "Comment" : `${NAME_OF[side]} sentence ${sentence + 1}`,
      placeholder: kind === "comment" && "What should be remembered about this row?",
      oninput: () => { place(); fit(box.area); this.#inSight(); this.#keep(box); },
      onfocus: () => { this.area = box.area; },
      onkeydown: (event) => this.#key(event),
    });
    box.area.value = kept?.text ?? now;
    place();
    return box;
  }

  // Also the buttons below a comment, however many lines it has.
  #inSight() { if (this.kind === "comment") this.desk.panel.reveal(this.node); }

  // What is as it was is no draft.
  #keep({ draft, area: { value }, from }) {
    const { memory: { drafts }, model } = this.desk;
    if (value === from) drafts.forget(draft); else drafts.write(draft, { text: value, from }, model);
  }

  #key(event) {
    if (event.isComposing) return;
    if (event.key === "Escape") { event.preventDefault(); this.leave(); }
    else if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) { event.preventDefault(); this.save(); }
    else if (event.key === "Enter" && this.kind === "edit") event.preventDefault(); // a sentence is one line
  }

  #buttons() {
    return make("div", { class: "acts" },
      make("button", { type: "button", class: "first", "data-act": "save" }, "Save", make("kbd", {}, "Ctrl+Enter")),
      make("button", { type: "button", "data-act": "leave" }, "Leave", make("kbd", {}, "Esc")));
  }
}

// Where the notes stand in a wording: their marks are not in the box, as nobody should have to write around them.
function noteLines(model, side, sentence, text) {
  return model.notesIn(side, sentence, text).map(([place, note]) => {
    const before = Array.from(text).slice(0, place).join("").match(/\S+\s*$/u)?.[0].trim();
    return make("li", { title: noteWords(note) }, make("sup", { class: "note" }, note[2]), before ? ` stands after “${before}”` : " stands at the beginning");
  });
}

// What was written is saved, or not wanted: what was said of it is done with.
function forget(desk, draft) {
  desk.memory.drafts.forget(draft);
  if (!desk.memory.drafts.of(draft)) desk.message.settle(draft);
}

// A sentence is not saved if somebody else has changed it since the writing began. The box of a German one was opened while
// it was unlocked.
function saveEdit(desk, side, sentence, text, from) {
  const now = desk.model.texts[side][sentence], bead = desk.model.holder(side, sentence);
  if (now === text) return;
  const extra = { language: side, sentence, text, unlocked: side === "de" };
  if (now === from) {
    desk.submit("edit", [bead], extra);
    if (bead.status === "confirmed") desk.say(`The row stays confirmed with your wording. Press ${keyTo("clear")} if somebody else should read it.`);
  } else textRefused(desk, newAct("edit", [bead], extra), "somebody else has changed this sentence");
}

function fit(area) {
  area.style.height = "auto";
  area.style.height = `${area.scrollHeight + 2}px`;
}
