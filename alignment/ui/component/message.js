// What must be said: what went wrong, what needs a decision.

import { make } from "./dom.js";

const MINE = { merge: "the merge", split: "the split", part: "the cut", join: "the joining of two sentences", repair: "the repair", shift: "moving the column", link: "the link", realign: "the new alignment", move: "the move", confirm: "the confirmation", "confirm-all": "the confirmation of these rows", flag: "the flag", bookmark: "the bookmark", exclude: "leaving it out", classify: "the reason", resolve: "resolving the comments", undo: "undo", redo: "redo" };
const DONE = { merge: "merge of", split: "split of", repair: "repair of", shift: "move of a column in", link: "link across", realign: "new alignment of", move: "move between", confirm: "confirmation of", "confirm-all": "confirmation of", flag: "flag on", bookmark: "bookmark on", exclude: "leaving out of", classify: "reason for the empty side of", resolve: "resolving of the comments on", unlink: "unlinking of", edit: "edit of", comment: "comment on" };

/** Words as a sentence: a capital first, a full stop last. */
export const sentenceOf = (words) => `${words[0].toUpperCase()}${words.slice(1)}${/[.!?]$/.test(words) ? "" : "."}`;

/** Why an act was not saved, `where` being the row it was about, as `Row 12: `, or nothing. */
export function refusal(act, { error, conflict }, where) {
  const what = `${MINE[act.way ?? act.kind] ?? `your ${act.kind}`} was not saved: ${error.replace(`${act.kind}: `, "")}`;
  return sentenceOf(where + what) + (conflict ? " The rows show how it stands now." : "");
}

/** What an undo or redo has done: the act in words, with the rows it was about. */
export function turned(kind, { act, change }, rows) {
  const what = act.on === false ? "clearing of" : DONE[isUnlinking(act, change) ? "unlink" : act.way ?? act.kind];
  return `${kind === "undo" ? "Undone" : "Done again"}: the ${what} ${rowsWords(rows)}.`;
}

const rowsWords = (rows) => {
  if (rows.length > 2 && rows.at(-1) - rows[0] >= rows.length) return `${rows.length} rows from ${rows[0]} to ${rows.at(-1)}`;
  if (rows.length > 2) return `rows ${rows[0]} to ${rows.at(-1)}`;
  return `row${rows.length > 1 ? "s" : ""} ${rows.join(" and ")}`;
};

// Unlinking is the split that leaves the German to one row and the English to the other.
const isUnlinking = ({ kind, de, en }, { before: [bead] }) => kind === "split" && de === bead.de[1] && en === bead.en[0];

/** The line between the rows and the foot of the window; the rows make room for it. */
export class Message {
  constructor(desk) {
    this.desk = desk;
    this.node = make("div", { class: "message", role: "alert", hidden: true });
  }

  /**
   * Say something until the reviewer goes on, for some seconds at most. What `warns` does not go away so soon, what
   * `stays` only when it is closed. Choices are [label, what it does, the key that does the same].
   */
  say(words, { stays = false, warns = stays, quote = "", choices = [] } = {}) {
    clearTimeout(this.timer);
    const buttons = [...choices, ["Close", () => {}]].map(([label, act, key], i) =>
      make("button", { type: "button", class: i === 0 && choices.length && "first", onclick: () => this.#chosen(act) }, label, key && make("kbd", {}, key)));
    this.node.classList.toggle("warning", warns);
    this.node.replaceChildren(make("p", {}, words), quote && make("blockquote", {}, quote), make("div", { class: "acts" }, buttons));
    this.node.hidden = false;
    if (!stays) this.timer = setTimeout(() => this.#hide(), 8000);
  }

  /** The reviewer goes on: what was said about the act before is done with. */
  pass() { if (!this.node.classList.contains("warning")) this.#hide(); }

  /** Say more of what was said last, once. */
  more(words) {
    const told = this.node.firstChild;
    if (told && !told.textContent.endsWith(words)) told.textContent += ` ${words}`;
  }

  /** What was said is dealt with. */
  close() { this.#hide(); }

  #chosen(act) {
    this.desk.focus();
    this.#hide();
    act();
  }

  #hide() {
    if (this.desk.focused.isIn(this.node)) this.desk.focus();
    this.node.hidden = true;
  }
}
