// What else could stand in a doubtful row. The server is asked for the row in hand and the doubtful one that comes next,
// so that repairs are mostly there when a row is opened.

import { isDoubtful } from "./filters.js";

export class Repairs {
  #known = new Map(); // place → {rev, found}: what was answered, and when

  constructor(desk) { this.desk = desk; }

  /** The repairs of a bead that fit the rows as they stand now. */
  of(bead) { return (this.#known.get(bead.place)?.found ?? []).filter(({ old }) => old.every((runs) => this.#stands(runs))); }

  /** Rows have other places now. */
  forget() { this.#known.clear(); }

  /** Why there is no repair of that number. */
  absence(bead, number) {
    const answered = bead.version !== null && this.#known.get(bead.place)?.rev === this.desk.model.rev;
    if (this.#isUnsure(bead) && !answered) {
      this.desk.questions.ask();
      return "The repairs of this row are on their way. Press the key again.";
    }
    return `There is no repair ${number} for this row.`;
  }

  /** Take an answer in, which may hold no repairs; returns whether it brought some for the row in hand. */
  receive(repairs = []) {
    const { rev } = this.desk.model;
    for (const [place, found] of repairs) this.#known.set(place, { rev, found });
    return repairs.some(([place]) => place === this.desk.cursor);
  }

  /** The places to ask for: the row in hand, unless it was asked for since anything changed, and the next doubtful one, unless it is known. */
  wanted() {
    const { model, view } = this.desk;
    const here = this.desk.current();
    if (!here) return [];
    const wanted = this.#isMendable(here) && this.#known.get(here.place)?.rev !== model.rev ? [here.place] : [];
    for (let i = model.index(here.place) + 1; i < model.order.length; i++) {
      if (!isDoubtful(model.order[i], view.threshold)) continue;
      if (this.#isMendable(model.order[i]) && !this.#known.has(model.order[i].place)) wanted.push(model.order[i].place);
      break;
    }
    return wanted;
  }

  // What the server can be asked about: rows as it knows them.
  #isMendable(bead) { return bead.version !== null && this.#isUnsure(bead); }

  // Of a row that is sure, nothing else is probable.
  #isUnsure({ status, confidence }) {
    if (status === "confirmed") return false;
    return status === "flagged" || confidence === null || confidence < this.desk.view.threshold;
  }

  #stands([deStart, deStop, enStart, enStop]) {
    const bead = this.desk.model.get(deStart + enStart);
    return Boolean(bead) && bead.status !== "confirmed" && `${bead.de},${bead.en}` === `${deStart},${deStop},${enStart},${enStop}`;
  }
}
