// The chapters of the pair and whose they are, as the page People says. Everybody may work everywhere: in a chapter of
// somebody else that is said once.

export class Chapters {
  mark = ""; // tells the server which of its answers we know
  #list = []; // {start, stop, title, who}, in text order
  #who = ""; // who works here
  #told = new Set(); // the chapters of others that were spoken of
  #entered = null; // the one that an act has just been done in

  constructor(desk) { this.desk = desk; }

  /** Take in whose the chapters are, or another name of who works here; returns whether that is news. */
  receive(answer, who) {
    if (!answer && who === this.#who) return false;
    if (answer) {
      this.mark = answer.mark;
      this.#list = answer.list.map(([start, stop, title, owner]) => ({ start, stop, title, who: owner }));
    }
    this.#who = who;
    this.desk.view.mine = (bead) => this.isMine(bead); // another function: what the filters know is out of date
    this.desk.view.divided = this.#list.some((chapter) => chapter.who);
    return true;
  }

  /** Sentences have other numbers now; the server says it as well, but later. */
  renumbered(number) {
    this.#list = this.#list.map((each) => ({ ...each, start: number.de(each.start), stop: number.de(each.stop) }));
    this.#told = new Set([...this.#told].map(number.de));
  }

  /** Whether a bead is in a chapter of who works here. */
  isMine(bead) { return this.of(bead)?.who === this.#who; }

  /** The chapter of a bead, which is the one that its German reaches into; without German, the one above. */
  of({ de: [, stop] }) {
    let low = 0, high = this.#list.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#list[middle].start < stop) low = middle + 1; else high = middle;
    }
    return this.#list[Math.max(0, low - 1)];
  }

  /** Whose the chapter of a bead is, in words: "" if nobody's. */
  words(bead) {
    const { who } = this.of(bead) ?? {};
    return !who ? "" : who === this.#who ? "yours" : `${who}’s`;
  }

  /** The stretches that are somebody's, as [index of the first bead, of the one after the last, whether it is ours]. */
  stretches() {
    const { model } = this.desk, at = (sentence) => { const bead = model.holder("de", sentence); return bead ? model.index(bead.place) : model.order.length; };
    return this.#list.filter(({ who }) => who).map(({ start, stop, who }) => [start ? at(start) : 0, at(stop), who === this.#who]);
  }

  /** An act was done on a bead: if its chapter is somebody else's, that is said when nothing else is. */
  entered(bead) {
    const chapter = bead && this.of(bead);
    if (chapter?.who && chapter.who !== this.#who && !this.#told.has(chapter.start)) this.#entered = chapter;
  }

  /** Say now, unless something else was said, whose chapter the reviewer has gone into. */
  remark() {
    if (!this.#entered || this.desk.message.isPassing) return;
    const { start, title, who } = this.#entered;
    this.#told.add(start);
    this.#entered = null;
    this.desk.say(`This chapter is ${who}’s: “${title.length > 60 ? `${title.slice(0, 60).trimEnd()} …` : title}”. What you do counts all the same.`);
  }
}
