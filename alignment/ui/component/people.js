// Who else has the pair open, and where: in words above the rows, as a tag beside the row of their cursor, on the strip
// and on the map. All of it lies over what is there, so that nothing moves when people come and go.

import { keep, kept, make } from "./dom.js";
import { goTo } from "./finding.js";

const IN_SIGHT = 2; // so many people are named above the rows, the others counted
const HUES = 6; // as many as the style sheet has

export class People {
  tab = kept("review-tab", null) ?? crypto.randomUUID(); // the same after a reload, or it would meet itself
  #others = []; // {who, own, at: places of the cursor, the first and the last row in sight}
  #told = "[]"; // what the server said last
  #said = []; // what is said of it above the rows
  #seen = []; // the beads at both ends of the window

  constructor(desk) {
    this.desk = desk;
    keep("review-tab", this.tab);
    this.node = make("div", { class: "people", role: "group", "aria-label": "Who else is here" });
  }

  /** Keep which rows are in sight here. */
  sees(first, last) { this.#seen = [first, last]; }

  /** Where this reviewer is, for the others: the places of the cursor, and of the first and the last row in sight. */
  where() {
    const { view, cursor } = this.desk, [first, last] = this.#seen;
    return view.isWhole && first ? [cursor, first.place, last.place] : [cursor, cursor, cursor];
  }

  /** Take in who is where; nothing if an answer does not tell. */
  receive(people) {
    if (!people || JSON.stringify(people) === this.#told) return;
    this.#told = JSON.stringify(people);
    this.#others = people.map(([who, own, ...at]) => ({ who, own, at }));
    this.show();
    this.desk.list.mark();
    this.desk.map.tag();
  }

  /** The beads that the others are at. */
  held() { return this.#others.map(({ at }) => at.map((place) => this.desk.model.order[this.desk.model.nearest(place)])); }

  /** Find them again by what was `held` before sentences got other numbers; what the server says next counts. */
  follow(held) { this.#others.forEach((each, i) => { each.at = held[i].map((bead) => this.desk.model.followed(bead)); }); }

  /** Say who is where, by the numbers that the rows have now. */
  show() {
    const words = this.#others.map((each) => this.#words(each));
    if (words.length || this.#said.length) this.desk.strip.tag(this.tags());
    if (words.join("\n") === this.#said.join("\n")) return;
    this.#said = words;
    const more = words.slice(IN_SIGHT);
    this.node.replaceChildren(...this.#others.slice(0, IN_SIGHT).map((each, i) => this.#chip(each, words[i])),
      ...(more.length ? [make("span", { title: more.join("\n") }, `and ${more.length} more`)] : []));
  }

  /** A tag for each of the others, with the index of the row they are in. */
  tags() { return this.#others.map((each) => [this.#row(each), tag(each, this.#words(each))]); }

  /** Who is in the row of that index, in words, or "". */
  in(index) { return this.#others.filter((each) => this.#row(each) === index).map((each) => `${nameOf(each)} is here`).join(", "); }

  /** Put tags of those whose cursor is in a row beside its number. */
  mark(row, index) {
    row.querySelector(".with")?.remove();
    const here = this.#others.filter((each) => this.#row(each) === index);
    if (here.length) row.querySelector(".gutter").append(make("span", { class: "with" }, here.map((each) => tag(each, `${nameOf(each)} is here`))));
  }

  #chip(each, words) {
    const go = () => { goTo(this.desk, this.#row(each) + 1); this.desk.focus(); };
    return make("button", { type: "button", title: `${words}: go there`, "aria-label": words, onclick: go }, tag(each), make("span", {}, `${nameOf(each)} ${this.#rows(each)}`));
  }

  // The index of the row of their cursor, or of the one that holds it now.
  #row({ at: [cursor] }) { return this.desk.model.nearest(cursor); }

  #words(each) {
    const rows = this.#rows(each);
    return `${nameOf(each)} in row${rows.includes("–") ? "s" : ""} ${rows}`;
  }

  // The numbers of the rows that they see.
  #rows({ at }) {
    const [first, last] = at.slice(1).map((place) => this.desk.model.nearest(place) + 1);
    return first === last ? String(first) : `${first}–${last}`;
  }
}

const nameOf = ({ who, own }) => (own ? "your other tab" : who);

function tag({ who }, title) {
  const hue = [...who].reduce((sum, letter) => (sum * 31 + letter.codePointAt(0)) % 9973, 7) % HUES;
  return make("span", { class: `tag hue-${hue}`, title, role: title && "img", "aria-label": title, "aria-hidden": !title && "true" }, initials(who));
}

/** Two letters of a name: of its first and last word, or the first two of its only one. */
export function initials(who) {
  const words = who.split(/[\s._@-]+/u).filter(Boolean), [first, last] = [words[0] ?? who, words.at(-1) ?? who].map((word) => [...word]);
  return (words.length > 1 ? first[0] + last[0] : first.slice(0, 2).join("")).toUpperCase();
}
