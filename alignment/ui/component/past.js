// What was done to the row in hand, by whom and when, as the log of the server tells it.

const ALIGN = "align"; // the kind of what no reviewer does to a row

export class Past {
  #known = new Map(); // place → {rev, events}: what was answered, and when

  constructor(desk) { this.desk = desk; }

  /** The events of a bead as [when, who, kind, what, undone], newest first; none where only the aligner was at work. */
  of({ place }) {
    const events = this.#known.get(place)?.events ?? [];
    return events.some(([, , kind]) => kind !== ALIGN) ? events : [];
  }

  /** Rows have other places now. */
  forget() { this.#known.clear(); }

  /** The place of the row in hand, unless it was asked for since anything changed; else null. */
  wanted() {
    const { desk } = this, here = desk.current();
    if (!here || here.version === null || this.#known.get(here.place)?.rev === desk.model.rev) return null;
    return here.place;
  }

  /** Take an answer in, [place, events] or nothing; returns whether there is news of the row in hand. */
  receive(answer) {
    if (!answer) return false;
    const [place, events] = answer, before = this.#known.get(place)?.events;
    this.#known.set(place, { rev: this.desk.model.rev, events });
    return place === this.desk.cursor && JSON.stringify(events) !== JSON.stringify(before);
  }
}
