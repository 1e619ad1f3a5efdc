// Aligning anew what lies between two rows that a person decided on: what would change is shown before it is taken.

import { NAME_OF } from "./details.js";
import { counted, make } from "./dom.js";
import { percent } from "./filters.js";
import { keyTo } from "./keys.js";
import { emptySide, kindOf } from "./runs.js";

const MOST = 1000; // rows that the server aligns at a time

/** Asks the server for a new alignment around the row in hand, and shows it in a dialog. */
export class Realign {
  #asked = null; // the place that was asked about
  #offer = null; // {beads, offered}: rows as they stand, and what the aligner puts in their place

  constructor(desk) {
    this.desk = desk;
    this.heading = make("h3", { id: "realign-heading" });
    this.summary = make("p", { class: "summary" });
    this.table = make("table", { class: "passages" });
    this.taking = make("button", { type: "button", class: "first", onclick: () => this.#take() }, "Take", make("kbd", {}, "Enter"));
    this.node = make("dialog", { class: "realign", "aria-labelledby": "realign-heading" }, this.heading, this.summary,
      make("div", { class: "passages-window", tabindex: "0", role: "region", "aria-label": "What would change" }, this.table),
      make("div", { class: "acts" }, this.taking, make("button", { type: "button", onclick: () => this.node.close() }, "Leave", make("kbd", {}, "Esc"))));
    this.node.addEventListener("close", () => { this.#offer = null; this.table.replaceChildren(); desk.focus(); });
    this.node.addEventListener("keydown", (event) => this.#key(event));
  }

  /** Ask for the stretch around the row in hand, unless it can be seen that there is none. */
  start() {
    const { desk } = this, bead = desk.current();
    if (!bead) return;
    if (bead.status !== "proposed") { desk.say(`This row is ${bead.status}, and stays as it is. Press ${keyTo("realign")} on a row between such rows.`); return; }
    const [first, last] = this.#stretch(bead);
    if (last - first >= MOST) { desk.say(`No row within ${MOST} of this one is confirmed or flagged on both sides. Confirm rows that are right above and below, then press ${keyTo("realign")} again.`); return; }
    this.#asked = bead.place;
    desk.say(`Aligning ${rowsWords(first, last)} anew …`);
    if (desk.questions.waiting) desk.link.flush();
  }

  /** The reviewer does something else: what was asked for is not wanted any more. */
  pass() { this.#asked = null; }

  /** The place to ask about, else null. */
  wanted() { return this.#asked; }

  /** Take an answer in: show what would change, or say why nothing would. */
  receive(answer) {
    const { desk } = this;
    if (!answer || answer.place !== this.#asked) return;
    this.#asked = null;
    if (desk.boxes || desk.help.node.open) return; // the reviewer went on to something else
    if (answer.error) { desk.say(`Nothing was aligned anew: ${answer.error}.`, { warns: true }); return; }
    const { old, new: offered, of } = answer;
    if (!old.length) { desk.say(`Nothing would change: aligned anew, ${of === 1 ? "this row comes out as it stands" : `these ${of} rows come out as they stand`}.`); return; }
    const beads = old.map(([deStart, deStop, enStart, enStop]) => {
      const bead = desk.model.get(deStart + enStart);
      return bead && `${bead.de},${bead.en}` === `${deStart},${deStop},${enStart},${enStop}` ? bead : null;
    });
    if (beads.includes(null)) { desk.say(`These rows have changed meanwhile. Press ${keyTo("realign")} again.`); return; }
    desk.message.pass();
    this.#show(beads, offered);
  }

  #stretch(bead) {
    const { order } = this.desk.model;
    let first = this.desk.model.index(bead.place), last = first;
    while (order[first - 1]?.status === "proposed" && last - first < MOST) first--;
    while (order[last + 1]?.status === "proposed" && last - first < MOST) last++;
    return [first, last];
  }

  #show(beads, offered) {
    const parts = passages(beads, offered);
    this.#offer = { beads, offered };
    this.heading.textContent = `${rowsWords(...this.#stretch(beads[0]), "Row")}, aligned anew`;
    this.summary.textContent = `${summary(parts)}${byHand(parts)} Nothing is changed until you take it.`;
    this.table.replaceChildren(
      make("thead", {}, make("tr", {}, make("th", {}), make("th", { scope: "col" }, NAME_OF.de), make("th", { scope: "col" }, NAME_OF.en))),
      ...parts.map((part) => this.#passage(part)));
    this.node.showModal();
    this.taking.focus();
    this.table.parentNode.scrollTop = 0;
  }

  // The rows of a passage as they stand, and what would be in their place.
  #passage({ old, made }) {
    const { model } = this.desk, first = model.index(old[0].place);
    const head = (words) => make("tr", { class: "head" }, make("th", { colspan: "3", scope: "rowgroup" }, words));
    const now = old.map((bead, i) => this.#row("now", bead, String(first + i + 1), bead.confidence));
    const then = made.map(([deStart, deStop, enStart, enStop, confidence]) =>
      this.#row("then", { de: [deStart, deStop], en: [enStart, enStop] }, "", confidence));
    return make("tbody", {}, head(`${rowsWords(first, first + old.length - 1, "Row")} now`), now, head(`would be ${counted(made.length, "row")}`), then);
  }

  #row(when, { de, en }, number, confidence) {
    const { texts } = this.desk.model;
    const text = (side, [start, stop]) => make("td", { lang: side }, start === stop ? make("span", { class: "quiet" }, `∅ no ${NAME_OF[side]}`) : seamed(texts[side].slice(start, stop)));
    return make("tr", { class: when }, make("td", {}, make("div", { class: "facts" }, number && make("b", {}, number), make("span", {}, kindOf({ de, en })),
      make("span", {}, confidence === null ? "by hand" : percent(confidence)))), text("de", de), text("en", en));
  }

  #take() {
    const { beads, offered } = this.#offer, { desk } = this;
    this.node.close();
    if (beads.some(({ place, version }) => desk.model.get(place)?.version !== version)) { desk.say(`These rows have changed meanwhile. Press ${keyTo("realign")} again.`); return; }
    const here = desk.current(), side = here && emptySide(here) === "de" ? "en" : "de", at = side === "de" ? 0 : 2;
    const mine = here ? offered.findLastIndex((bead) => bead[at] <= here[side][0] && here[side][0] < bead[at + 1]) : 0;
    if (!desk.submit("realign", beads, { beads: offered }, Math.max(0, mine))) return;
    desk.select(desk.cursor);
    desk.say(`${summary(passages(beads, offered), "became")} ${keyTo("undo")} takes it back.`);
  }

  // The arrows scroll, and Enter takes, whatever has the focus; a button that has it is pressed.
  #key(event) {
    event.stopPropagation();
    if (event.key === "Enter" && event.target.tagName !== "BUTTON") this.#take();
    const pane = this.table.parentNode;
    const by = { ArrowDown: 60, ArrowUp: -60, PageDown: pane.clientHeight * 0.9, PageUp: -pane.clientHeight * 0.9, Home: -Infinity, End: Infinity }[event.key];
    if (!by) return;
    event.preventDefault();
    pane.scrollTop = by === Infinity ? pane.scrollHeight : by === -Infinity ? 0 : pane.scrollTop + by;
  }
}

const seamed = (texts) => texts.flatMap((text, i) => (i ? [make("span", { class: "seam", "aria-hidden": "true" }), text] : [text]));
const rowsWords = (first, last, word = "row") => (first === last ? `${word} ${first + 1}` : `${word}s ${first + 1} to ${last + 1}`);

function summary(parts, become = "would become") {
  const [old, made] = ["old", "made"].map((name) => parts.reduce((sum, part) => sum + part[name].length, 0));
  return `${counted(old, "row")} ${become} ${made}${parts.length > 1 ? `, in ${parts.length} places` : ""}.`;
}

function byHand(parts) {
  const old = parts.flatMap((part) => part.old), count = old.filter(({ confidence }) => confidence === null).length;
  if (!count) return "";
  return old.length === 1 ? " It was made by hand." : ` ${count} of them ${count === 1 ? "was" : "were"} made by hand.`;
}

// Where the new rows are others than those that stand there: the smallest passages that begin and end alike.
function passages(beads, offered) {
  const found = [];
  let old = [], made = [], i = 0, j = 0;
  while (i < beads.length || j < offered.length) {
    const ends = (list) => list.at(-1), [a, b] = [ends(old), ends(made)];
    const reachedOld = a ? a.de[1] + a.en[1] : -1, reachedMade = b ? b[1] + b[3] : -1;
    if (reachedOld <= reachedMade && i < beads.length) old.push(beads[i++]); else made.push(offered[j++]);
    const [now, then] = [ends(old), ends(made)];
    if (!now || !then || now.de[1] !== then[1] || now.en[1] !== then[3]) continue;
    const same = old.length === 1 && made.length === 1;
    if (!same) found.push({ old, made });
    [old, made] = [[], []];
  }
  return found;
}
