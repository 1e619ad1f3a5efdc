// What must be said: what went wrong, what needs a decision.

import { make } from "./dom.js";
import { capOf } from "./keys.js";

const MINE = { merge: "the merge", split: "the split", part: "the cut", join: "the joining of two sentences", repair: "the repair", shift: "moving the column", link: "the link", realign: "the new alignment", move: "the move", confirm: "the confirmation", "confirm-all": "the confirmation of these rows", flag: "the flag", bookmark: "the bookmark", exclude: "leaving it out", classify: "the reason", resolve: "resolving the comments", undo: "undo", redo: "redo" };
const DONE = { merge: "merge of", split: "split of", part: "cut in", join: "joining of two sentences in", repair: "repair of", shift: "move of a column in", link: "link across", realign: "new alignment of", move: "move between", confirm: "confirmation of", "confirm-all": "confirmation of", flag: "flag on", bookmark: "bookmark on", exclude: "leaving out of", classify: "reason for the empty side of", resolve: "resolving of the comments on", unlink: "unlinking of", edit: "edit of", comment: "comment on" };

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

// Whether a message is about this.
const is = (said, about) => (typeof said.about === "function" ? said.about() : said.about) === about;

/** What is said between the rows and the foot of the window; the rows make room for it. */
export class Message {
  #passing = null; // what goes by itself
  #lasting = []; // what stays until it is dealt with, in the order it was said
  #shown = null; // which of these is in sight

  constructor(desk) {
    this.desk = desk;
    this.node = make("div", { class: "message", hidden: true });
  }

  /** Whether something is being said that goes by itself. */
  get isPassing() { return this.#passing !== null; }

  /**
   * Say something until the reviewer goes on, for some seconds at most. What `warns` does not go away so soon, what
   * `stays` only when it is closed or settled: what is said after it stands above it, or before it with a way back.
   * Choices are [label, what it does, the key that does the same]; `about` is what it can be settled by, or tells it, and `closed`
   * is called when the reviewer closes it.
   */
  say(words, { stays = false, warns = stays, quote = "", choices = [], about = null, closed = () => {} } = {}) {
    const said = { words, stays, warns, quote, choices, about, closed };
    if (stays) {
      this.#lasting = [...this.#lasting.filter((other) => other.words !== words || other.quote !== quote), said];
      this.#shown = said;
    } else {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.#drop(said), 8000);
      this.#passing = said;
    }
    this.#draw();
  }

  /** The reviewer goes on: what was said about the act before is done with. */
  pass() { if (this.#passing && !this.#passing.warns) this.#drop(this.#passing); }

  /** Say more, once, of what stays about something; returns whether it is there still. */
  more(about, words) {
    const told = this.#lasting.findLast((said) => is(said, about));
    if (told && !told.words.endsWith(words)) {
      told.words += ` ${words}`;
      this.#draw();
    }
    return Boolean(told);
  }

  /** Choose what the message that stays in sight offers to do again; returns whether it offers that. */
  again() {
    const choice = this.#shown?.choices.find(([, , key]) => key && key === capOf("again"));
    if (choice) this.#choose(this.#shown, choice[1]);
    return Boolean(choice);
  }

  /** What stays about something is dealt with. */
  settle(about) { for (const said of this.#lasting.filter((one) => is(one, about))) this.#drop(said); }

  #drop(said) {
    if (said === this.#passing) this.#passing = null;
    this.#lasting = this.#lasting.filter((other) => other !== said);
    if (said === this.#shown) this.#shown = this.#lasting.at(-1) ?? null;
    this.#draw();
  }

  #choose(said, act) {
    this.desk.focus();
    this.#drop(said);
    act();
  }

  #turn() {
    this.#shown = this.#lasting.at(this.#lasting.indexOf(this.#shown) - 1);
    this.#draw();
    this.node.querySelector(".other").focus();
  }

  // Each is drawn again only when it has changed, or how many there are: the focus may be on a button of it.
  #draw() {
    const held = this.desk.focused.isIn(this.node);
    const nodes = [this.#passing, this.#shown].filter(Boolean).map((said) => this.#drawn(said));
    for (const node of [...this.node.children]) if (!nodes.includes(node)) node.remove();
    if (nodes.length && this.node.lastChild !== nodes.at(-1)) this.node.append(nodes.at(-1));
    if (this.node.firstChild !== nodes[0]) this.node.prepend(...nodes.slice(0, 1));
    this.node.classList.toggle("warning", nodes.some((node) => node.classList.contains("warning")));
    this.node.hidden = !nodes.length;
    if (held && !this.node.contains(this.node.getRootNode().activeElement)) this.desk.focus();
  }

  #drawn(said) {
    const { words, stays, warns, quote, choices, closed } = said, several = stays && this.#lasting.length > 1;
    const looks = JSON.stringify([words, several && [this.#lasting.indexOf(said), this.#lasting.length]]);
    if (said.looks === looks) return said.node;
    const buttons = [...choices, ["Close", closed]].map(([label, act, key], i) =>
      make("button", { type: "button", class: i === 0 && choices.length && "first", onclick: () => this.#choose(said, act) }, label, key && make("kbd", {}, key)));
    if (several) buttons.unshift(make("button", { type: "button", class: "other", onclick: () => this.#turn() }, `${this.#lasting.indexOf(said) + 1} of ${this.#lasting.length}: the one before`));
    const node = make("div", { class: `saying${warns ? " warning" : ""}`, role: "alert" }, make("p", {}, words), quote && make("blockquote", {}, quote), make("div", { class: "acts" }, buttons));
    return Object.assign(said, { looks, node }).node;
  }
}
