// Linking far partners: the German of one row goes together with the English of another. What lies between them stands
// alone then, as beads keep to the order of both texts.

import { actButton } from "./buttons.js";
import { NAME_OF } from "./details.js";
import { counted, make } from "./dom.js";
import { keyTo } from "./keys.js";
import { size } from "./runs.js";

/** The line that says what is being linked, and what the key would do. */
export class Linking {
  #from = null; // {place, side} of what was marked first
  #sure = null; // the place of the other row, if it was said that confirmed rows would change

  constructor(desk) {
    this.desk = desk;
    this.words = make("p", {});
    this.node = make("div", { class: "linking", role: "status", hidden: true }, this.words, make("div", { class: "acts" },
      actButton("link", { class: "first" }),
      make("button", { type: "button", "data-act": "leave" }, "Leave", make("kbd", {}, "Esc"))));
  }

  get on() { return this.#from !== null; }

  /** The side of a bead that is marked, null if none is. */
  sideOf(bead) { return this.#from?.place === bead.place ? this.#from.side : null; }

  /** Mark the row in hand; or link what is marked with it. */
  press() {
    const { desk } = this, bead = desk.current();
    if (!bead) return;
    if (!this.on) this.#begin(bead);
    else if (bead.place === this.#from.place) this.leave();
    else this.#link(bead);
  }

  /** The bead of the row that is marked, null if none is. */
  held() { return this.on ? this.desk.model.get(this.#from.place) : null; }

  /** Go on with the same row, `held` before sentences got other numbers. */
  follow(held) {
    this.#sure = null;
    if (this.on) this.#from = held ? { ...this.#from, place: this.desk.model.followed(held) } : null;
  }

  leave() {
    this.#from = this.#sure = null;
    this.desk.show();
  }

  /** Say how things stand; the desk asks for it whenever the rows are shown. */
  update() {
    if (this.on && !this.desk.model.get(this.#from.place)) this.#from = null;
    this.node.hidden = !this.on;
    if (!this.on) return;
    const bead = this.desk.current();
    if (bead?.place !== this.#sure) this.#sure = null;
    const words = bead ? this.#wordsFor(bead) : "No row is in hand.";
    if (this.words.textContent !== words) this.words.textContent = words;
  }

  #begin(bead) {
    const { desk } = this;
    if (!size(bead[desk.side])) { desk.say(`This row has no ${NAME_OF[desk.side]} to link. ${keyTo("german")} and ${keyTo("english")} choose the side.`); return; }
    desk.select(bead.place); // ends a split
    this.#from = { place: bead.place, side: desk.side };
  }

  #link(bead) {
    const { desk } = this, plan = this.#plan(bead);
    if (!plan) return; // the line says why
    if (plan.confirmed && this.#sure !== bead.place) { this.#sure = bead.place; desk.show(); return; }
    this.#from = this.#sure = null;
    const { rows, beads, mine } = plan;
    let { de: [de], en: [en] } = beads[0];
    const cuts = rows.slice(0, -1).map(([german, english]) => [de += german, en += english]);
    if (!desk.submit("replace", beads, { cuts, way: "link" }, mine)) return;
    desk.select(desk.cursor); // which may be out of sight
    desk.say(`Linked: ${counted(beads.length, "row")} became ${rows.length}. ${keyTo("undo")} takes it back.`);
  }

  #wordsFor(bead) {
    const { model } = this.desk, { place, side } = this.#from, other = side === "de" ? "en" : "de";
    const marked = `the ${NAME_OF[side]} of row ${model.index(place) + 1}`, number = model.index(bead.place) + 1;
    if (bead.place === place) return `Linking ${marked}: go to the row of its ${NAME_OF[other]} and press ${keyTo("link")}. Esc leaves.`;
    const plan = this.#plan(bead);
    if (!plan) return `Linking ${marked}: row ${number} has no ${NAME_OF[other]}.`;
    const { confirmed, beads, rows, german, english } = plan;
    if (this.#sure === bead.place) return `${confirmed} of these rows ${confirmed === 1 ? "is" : "are"} confirmed, and will be open again. ${keyTo("link")} once more links all the same.`;
    const alone = [german && `${german} with German alone`, english && `${english} with English alone`].filter(Boolean);
    const rest = alone.length ? `: the linked one, ${alone.join(" and ")}` : "";
    return `${keyTo("link")} links ${marked} with the ${NAME_OF[other]} of row ${number}. ${counted(beads.length, "row")} become ${rows.length}${rest}.`;
  }

  // The rows there are from the upper to the lower of both, and how many sentences the new ones hold, German and English.
  #plan(bead) {
    const { model } = this.desk, { place, side } = this.#from;
    if (!size(bead[side === "de" ? "en" : "de"])) return null;
    const [marked, other] = [model.index(place), model.index(bead.place)];
    const [p, q] = side === "de" ? [marked, other] : [other, marked]; // the row of the German, and that of the English
    const beads = model.order.slice(Math.min(p, q), Math.max(p, q) + 1);
    const sides = beads.map(({ de, en }) => [size(de), size(en)]);
    const [head, tail] = [sides.slice(0, -1), sides.slice(1)];
    const german = (some) => some.filter(([de]) => de).map(([de]) => [de, 0]);
    const english = (some) => some.filter(([, en]) => en).map(([, en]) => [0, en]);
    const [above, below] = p < q ? [english(head), german(tail)] : [german(head), english(tail)];
    const linked = p < q ? [sides[0][0], sides.at(-1)[1]] : [sides.at(-1)[0], sides[0][1]];
    const [germans, englishes] = p < q ? [below.length, above.length] : [above.length, below.length];
    return {
      beads, rows: [...above, linked, ...below], mine: above.length, german: germans, english: englishes,
      confirmed: beads.filter(({ status }) => status === "confirmed").length,
    };
  }
}
