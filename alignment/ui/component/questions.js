// What the server is asked, mostly when the hand rests: no act waits for an answer, and an answer may come late.

const REST = 220; // ms without a key before the server is asked

export class Questions {
  #due = false;
  #timer = 0;
  #asked = ""; // how things stood when we asked

  constructor(desk) { this.desk = desk; }

  destroy() { clearTimeout(this.#timer); }

  /** The hand rests: ask, unless it moves on; what the rest of an answer waits for is not put off. */
  soon() {
    if (this.#due && this.#asked === this.#now) return;
    this.#due = false;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.ask(), REST);
  }

  /** Ask now what there is to ask, or as soon as the acts under way are answered. */
  ask() {
    this.#due = this.desk.model.rev >= 0;
    this.#asked = this.#now;
    if (this.waiting) this.desk.link.flush();
  }

  get #now() {
    const { cursor, model } = this.desk;
    return [cursor, model.rev, model.pending.length].join();
  }

  /** What belongs into the message that is sent now, {ask, check, past, align}; acts go without. */
  asked() {
    const { model, repairs, checking, past, realign } = this.desk, free = !model.pending.length, due = this.#due && free;
    return { ask: due ? repairs.wanted() : [], check: due ? checking.wanted() : [], past: due ? past.wanted() : null, align: free ? realign.wanted() : null };
  }

  /** Whether there is something to ask. */
  get waiting() {
    const { ask, check, past, align } = this.asked();
    return ask.length > 0 || check.length > 0 || past !== null || align !== null;
  }

  /** Take an answer in; returns whether it brought news of the row in hand. */
  receive({ repairs, past }) {
    const offered = this.desk.repairs.receive(repairs);
    return this.desk.past.receive(past) || offered;
  }

  /** Show what came: the row in hand stays where it is, unless what stands under it would be out of sight. */
  show() {
    const { desk } = this;
    desk.show();
    if (!desk.panel.beside && desk.list.cutOff) desk.show({ reveal: true });
  }
}
