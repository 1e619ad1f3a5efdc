// What must be said: what went wrong, what needs a decision.

import { make } from "./dom.js";

const MINE = { merge: "the merge", split: "the split", move: "the move", confirm: "the confirmation", flag: "the flag", undo: "undo", redo: "redo" };
const DONE = { merge: "merge of", split: "split of", move: "move between", confirm: "confirmation of", flag: "flag on", unlink: "unlinking of", edit: "edit of", comment: "comment on" };

/** Words as a sentence: a capital first, a full stop last. */
export const sentenceOf = (words) => `${words[0].toUpperCase()}${words.slice(1)}${/[.!?]$/.test(words) ? "" : "."}`;

/** Why an act was not saved, `where` being the row it was about, as `Row 12: `, or nothing. */
export function refusal(act, { error, conflict }, where) {
  const what = `${MINE[act.kind] ?? `your ${act.kind}`} was not saved: ${error.replace(`${act.kind}: `, "")}`;
  return sentenceOf(where + what) + (conflict ? " The rows show how it stands now." : "");
}

/** What an undo or redo has done: the act in words, with the rows it was about. */
export function turned(kind, { act, change }, rows) {
  const what = act.on === false ? "clearing of" : DONE[isUnlinking(act, change) ? "unlink" : act.kind];
  return `${kind === "undo" ? "Undone" : "Done again"}: the ${what} row${rows.length > 1 ? "s" : ""} ${rows.join(" and ")}.`;
}

// Unlinking is the split that leaves the German to one row and the English to the other.
const isUnlinking = ({ kind, de, en }, { before: [bead] }) => kind === "split" && de === bead.de[1] && en === bead.en[0];

/** The line between the rows and the foot of the window; the rows make room for it. */
export class Message {
  constructor(desk) {
    this.desk = desk;
    this.node = make("div", { class: "message", role: "alert", hidden: true });
  }

  /** Say something for some seconds, or until it is closed when it `stays`; choices are [label, what it does]. */
  say(words, { stays = false, quote = "", choices = [] } = {}) {
    clearTimeout(this.timer);
    const buttons = [...choices, ["Close", () => {}]].map(([label, act], i) =>
      make("button", { type: "button", class: i === 0 && choices.length && "first", onclick: () => this.#chosen(act) }, label));
    this.node.replaceChildren(make("p", {}, words), quote && make("blockquote", {}, quote), make("div", { class: "acts" }, buttons));
    this.node.hidden = false;
    if (!stays) this.timer = setTimeout(() => { this.node.hidden = true; }, 8000);
  }

  #chosen(act) {
    this.node.hidden = true;
    this.desk.focus();
    act();
  }
}
