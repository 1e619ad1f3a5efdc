// The rows that are shown: all of them in text order, or those that a filter lets through. The row in hand always
// stands between its neighbours in the text, as merging and moving act on those.

import { commentedSentences, isDoubtful, Search, Sieve } from "./filters.js";

export class View {
  rows = []; // what is shown
  wanted = []; // what of it the filter lets through, and the row in hand
  filter = "All";
  threshold = 0.5;
  search = new Search();
  sticky = null; // the place of the row being worked on: it stays, although the filter no longer wants it

  constructor(model) { this.model = model; }

  /** Choose the rows anew. */
  refresh() {
    const { order } = this.model, sieve = this.#sieve();
    if (this.filter === "All") { this.rows = this.wanted = order; return; }
    this.wanted = order.filter((bead) => bead.place === this.sticky || sieve.passes(this.filter, bead));
    this.rows = this.#withNeighbours(this.wanted);
  }

  /** Whether a row is shown only because it stands next to the row in hand. */
  isNeighbour({ place }) {
    return this.filter !== "All" && Math.abs(this.model.index(place) - this.model.index(this.sticky)) === 1 && this.index(place) < 0;
  }

  #withNeighbours(wanted) {
    const { order } = this.model, at = wanted.findIndex(({ place }) => place === this.sticky);
    if (at < 0) return wanted;
    const here = this.model.index(this.sticky), above = order[here - 1], below = order[here + 1];
    const head = wanted.slice(0, at), tail = wanted.slice(at + 1);
    if (above && above !== head.at(-1)) head.push(above);
    if (below && below !== tail[0]) tail.unshift(below);
    return [...head, wanted[at], ...tail];
  }

  /** Change the filter; returns the row to go to: the nearest one below the place, or else above, that passes. */
  choose(filter, place) {
    this.filter = filter;
    this.sticky = null;
    this.refresh();
    return this.wanted.find((bead) => bead.place >= place) ?? this.wanted.at(-1);
  }

  /** The index of the row at a place among those wanted, -1 if it is none of them. */
  index(place) { return this.wanted === this.model.order ? this.model.index(place) : this.wanted.findIndex((bead) => bead.place === place); }

  isDoubtful(bead) { return isDoubtful(bead, this.threshold); }

  counts() { return this.#sieve().counts(this.model.order); }

  /** The rows that hold the words searched for. */
  matches() {
    const { search, model } = this;
    return search.words ? this.wanted.filter((bead) => search.matches(bead, model.texts)) : [];
  }

  #sieve() {
    const { threshold, model: { comments } } = this;
    if (this.sieved?.comments !== comments || this.sieved.threshold !== threshold) {
      this.sieved = { comments, threshold, sieve: new Sieve({ threshold, commented: commentedSentences(comments) }) };
    }
    return this.sieved.sieve;
  }
}
