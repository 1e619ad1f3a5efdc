// Rows of a long pair arrive before anybody has looked for their terms and numbers: the server is asked for that when the
// hand rests, some rows at a time, those around the row in hand first.

const SOME = 100; // so that an act waits no longer than it must
const ABOVE = 20; // rows above the one in hand that may be in sight

export class Checking {
  constructor(desk) { this.desk = desk; }

  /** Whether the checks have yet to say something of a row. */
  get waits() { return this.desk.model.order.some(({ unchecked }) => unchecked); }

  /** The places of the rows to ask for next. */
  wanted() {
    const { model: { order }, model, cursor } = this.desk, { length } = order, places = [];
    const from = Math.max(0, model.nearest(cursor) - ABOVE);
    for (let i = 0; i < length && places.length < SOME; i++) {
      const bead = order[(from + i) % length];
      if (bead.unchecked) places.push(bead.place);
    }
    return places;
  }
}
