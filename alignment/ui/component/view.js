// The rows that are shown: all of them in text order, or those that a filter lets through.

import { commentedSentences, isDoubtful, Search, Sieve } from "./filters.js";

export class View {
  rows = [];
  filter = "All";
  threshold = 0.5;
  search = new Search();
  sticky = null; // the place of the row being worked on: it stays, although the filter no longer wants it

  constructor(model) { this.model = model; }

  /** Choose the rows anew. */
  refresh() {
    const sieve = this.#sieve();
    const wanted = (bead) => bead.place === this.sticky || sieve.passes(this.filter, bead);
    this.rows = this.filter === "All" ? this.model.order : this.model.order.filter(wanted);
  }

  /** Change the filter; returns the row to go to: the nearest one below the place, or else above, that passes. */
  choose(filter, place) {
    this.filter = filter;
    this.sticky = null;
    this.refresh();
    return this.rows.find((bead) => bead.place >= place) ?? this.rows.at(-1);
  }

  /** The index of the row at a place, -1 if it is not shown. */
  index(place) { return this.rows === this.model.order ? this.model.index(place) : this.rows.findIndex((bead) => bead.place === place); }

  isDoubtful(bead) { return isDoubtful(bead, this.threshold); }

  counts() { return this.#sieve().counts(this.model.order); }

  /** The rows that hold the words searched for. */
  matches() {
    const { search, model } = this;
    return search.words ? this.rows.filter((bead) => search.matches(bead, model.texts)) : [];
  }

  #sieve() {
    const { threshold, model: { comments } } = this;
    if (this.sieved?.comments !== comments || this.sieved.threshold !== threshold) {
      this.sieved = { comments, threshold, sieve: new Sieve({ threshold, commented: commentedSentences(comments) }) };
    }
    return this.sieved.sieve;
  }
}
