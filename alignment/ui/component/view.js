// The rows that are shown: all of them, or those that a filter lets through, in text order or with the least sure first.
// The row in hand always stands between its neighbours in the text, as merging and moving act on those.

import { isDoubtful, Search, Sieve } from "./filters.js";
import { Ranking } from "./ranking.js";

export class View {
  rows = []; // what is shown
  wanted = []; // what of it the filter lets through, and the row in hand
  filter = "All";
  threshold = 0.5;
  search = new Search();
  mine = () => false; // whether a bead is in a chapter of who works here
  divided = false; // whether any chapter is somebody's
  ranking = null; // with the least sure first, else null
  sticky = null; // the place of the row being worked on: it stays, although the filter no longer wants it

  constructor(model) { this.model = model; }

  /** Choose the rows anew. */
  refresh() {
    const { order } = this.model, sieve = this.#sieve();
    if (this.isWhole) { this.rows = this.wanted = order; return; }
    const passes = (bead) => bead.place === this.sticky || sieve.passes(this.filter, bead);
    this.wanted = this.ranking ? this.ranking.ordered(order, passes) : order.filter(passes);
    this.rows = this.#withNeighbours(this.wanted);
  }

  /** Whether all rows are shown in text order. */
  get isWhole() { return this.filter === "All" && !this.ranking; }

  /** Whether a row is shown where it is only because it stands next to the row in hand. */
  isNeighbour({ place }) {
    if (this.isWhole || Math.abs(this.model.index(place) - this.model.index(this.sticky)) !== 1) return false;
    return this.ranking !== null || this.index(place) < 0;
  }

  #withNeighbours(all) {
    const { order } = this.model, here = this.model.index(this.sticky), above = order[here - 1], below = order[here + 1];
    const wanted = this.ranking && here >= 0 ? all.filter((bead) => bead !== above && bead !== below) : all; // no row stands twice
    const at = wanted.findIndex(({ place }) => place === this.sticky);
    if (at < 0) return wanted;
    const head = wanted.slice(0, at), tail = wanted.slice(at + 1);
    if (above && above !== head.at(-1)) head.push(above);
    if (below && below !== tail[0]) tail.unshift(below);
    return [...head, wanted[at], ...tail];
  }

  /**
   * Change the filter or the order; returns the row to go to: the least sure one, or in text order the nearest one below
   * the place, or else above, that passes.
   */
  choose({ filter = this.filter, byDoubt = this.ranking !== null }, place) {
    this.filter = filter;
    this.sticky = null;
    this.rank(byDoubt);
    this.refresh();
    if (byDoubt) return this.wanted[0];
    return this.wanted.find((bead) => bead.place >= place) ?? this.wanted.at(-1);
  }

  /** Rank the rows anew as they stand, if the least sure are to come first. */
  rank(byDoubt = this.ranking !== null) { this.ranking = byDoubt ? new Ranking(this.model.order) : null; }

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
    const { threshold, mine, model: { comments, notes, originals } } = this;
    if (this.sieved?.comments !== comments || this.sieved.threshold !== threshold || this.sieved.mine !== mine) {
      this.sieved = { comments, threshold, mine, sieve: new Sieve({ threshold, mine, comments, notes, originals }) };
    }
    return this.sieved.sieve;
  }
}
