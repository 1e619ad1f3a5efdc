// Rows with the least sure first. They are ranked once: a row keeps its rank whatever becomes of it, so that none jumps
// away under the hand, and one that an undo brings back stands where it stood.

const UNKNOWN = 1; // what a person made or confirmed is surer than anything the aligner found

function sureness({ status, confidence }) {
  if (status === "flagged") return -1; // somebody doubts it
  return status === "confirmed" ? UNKNOWN + 1 : confidence ?? UNKNOWN;
}

export class Ranking {
  #ranks = new Int32Array(1); // by place, from 1; 0 where no row stood
  #last = 0;

  constructor(beads) {
    const places = beads.map((bead, i) => [sureness(bead), i, bead.place]).sort((a, b) => a[0] - b[0] || a[1] - b[1]).map(([, , place]) => place);
    this.#ranks = new Int32Array((beads.at(-1)?.place ?? 0) + 1);
    this.#last = places.length;
    places.forEach((place, i) => { this.#ranks[place] = i + 1; });
  }

  /** Those of the beads, given in text order, that pass a test, by rank; one made since follows the one above it. */
  ordered(beads, passes) {
    const ranked = new Array(this.#last + 1), since = new Map(); // rank → those made since
    let above = 0;
    for (const bead of beads) {
      const rank = this.#ranks[bead.place] || 0;
      if (rank) above = rank;
      if (!passes(bead)) continue;
      if (rank) ranked[rank] = bead; else since.set(above, [...(since.get(above) ?? []), bead]);
    }
    const found = [];
    for (let rank = 0; rank <= this.#last; rank++) {
      if (ranked[rank]) found.push(ranked[rank]);
      if (since.has(rank)) found.push(...since.get(rank));
    }
    return found;
  }
}
