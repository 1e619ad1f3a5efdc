// The path of the alignment: German sentences from left to right, English ones from top to bottom. A gap is a step, a
// doubtful stretch is thick; the diagonal shows where the path would run if both texts kept the same pace.

import { NAME_OF } from "./details.js";
import { make } from "./dom.js";
import { surface } from "./ink.js";
import { binned, gapsOf } from "./looks.js";
import { emptySide } from "./runs.js";

const LEFT = 40, TOP = 20, AROUND = 8; // px: of the numbers, and of what is left free elsewhere
const BIN = 3; // px of path that beads are taken together in
const DOUBTED = 0.25; // a stretch is doubtful where one bead in so many is
const MOST_TICKS = 5;
const AXES = { de: "→", en: "↓" };

export class Plot {
  constructor(desk) {
    this.desk = desk;
    this.canvas = make("canvas", { role: "img" });
    this.ring = make("i", { class: "ring round" });
    this.area = make("div", { class: "area" }, this.canvas, this.ring);
    this.axes = make("p", { class: "quiet" });
    this.words = make("p", { class: "quiet" });
    this.node = make("div", { class: "plot" }, this.axes, this.area, this.words);
  }

  /** Draw the path into the room there is. */
  draw(inks) {
    const { model, view } = this.desk, { order } = model;
    this.sizes = { de: model.texts.de.length, en: model.texts.en.length };
    this.#say(order);
    this.side = Math.max(120, Math.min(this.area.clientWidth - LEFT, this.area.clientHeight - TOP) - AROUND);
    const pen = surface(this.canvas, this.side + LEFT + AROUND, this.side + TOP + AROUND);
    this.#ground(pen, inks);
    for (const bin of binned(order, this.side / BIN, (bead) => view.isDoubtful(bead))) {
      const share = bin.doubtful / (bin.until - bin.from), beads = order.slice(bin.from, bin.until);
      if (share >= DOUBTED) this.#line(pen, [beads], inks.doubtful, 3 + 5 * share);
    }
    this.#line(pen, [order], inks.proposed, 1.5);
    this.#line(pen, runsOf(order, ({ status }) => status === "confirmed"), inks.confirmed, 2.5);
    this.#line(pen, runsOf(order, emptySide), inks.gaps, 3);
    pen.fillStyle = inks.flagged;
    for (const bead of order) if (bead.status === "flagged") pennant(pen, ...this.#at(bead.de[0], bead.en[0]));
  }

  /** Mark the bead of that index on the path. */
  show(index) {
    const { de, en } = this.desk.model.order[index];
    const [x, y] = this.#at((de[0] + de[1]) / 2, (en[0] + en[1]) / 2);
    this.ring.style.transform = `translate(${x}px, ${y}px)`;
  }

  /** The index of the bead on the path that lies across the diagonal from a point of the canvas. */
  indexAt(x, y) {
    const share = (value, from) => Math.min(1, Math.max(0, (value - from) / this.side));
    return this.desk.model.nearest(Math.floor(share(x, LEFT) * this.sizes.de + share(y, TOP) * this.sizes.en));
  }

  #at(de, en) { return [LEFT + (de / (this.sizes.de || 1)) * this.side, TOP + (en / (this.sizes.en || 1)) * this.side]; }

  #say(order) {
    const [side, first, stop] = gapsOf(order).reduce((most, run) => (run[2] - run[1] > most[2] - most[1] ? run : most), ["", 0, 0]);
    const rows = stop === first + 1 ? `row ${stop}` : `rows ${first + 1} to ${stop}`;
    const longest = stop ? ` The longest: ${rows}, ${NAME_OF[side]} only.` : "";
    this.axes.textContent = ["de", "en"].map((each) => `${AXES[each]} ${NAME_OF[each]}: ${this.sizes[each]} sentences`).join("   ");
    this.words.textContent = `Steps are gaps.${longest} Thick stretches are doubtful. The dashed line is the diagonal.`;
    this.canvas.setAttribute("aria-label", `The path of the alignment. ${this.axes.textContent}. ${this.words.textContent}`);
  }

  // Frame, numbers and diagonal.
  #ground(pen, inks) {
    const { side } = this;
    Object.assign(pen, { lineWidth: 1, strokeStyle: inks.hair, fillStyle: inks.quiet, font: `11px ${inks.face}`, textBaseline: "middle" });
    pen.strokeRect(LEFT - 0.5, TOP - 0.5, side + 1, side + 1);
    pen.textAlign = "center";
    for (const tick of ticks(this.sizes.de)) pen.fillText(String(tick), this.#at(tick, 0)[0], TOP / 2);
    pen.textAlign = "right";
    for (const tick of ticks(this.sizes.en)) pen.fillText(String(tick), LEFT - 6, this.#at(0, tick)[1]);
    pen.setLineDash([4, 4]);
    pen.strokeStyle = inks.proposed;
    pen.stroke(new Path2D(`M${LEFT} ${TOP}l${side} ${side}`));
    pen.setLineDash([]);
  }

  // One line along runs of neighbouring beads.
  #line(pen, runs, ink, width) {
    pen.beginPath();
    for (const run of runs) {
      pen.moveTo(...this.#at(run[0].de[0], run[0].en[0]));
      for (const { de, en } of run) pen.lineTo(...this.#at(de[1], en[1]));
    }
    Object.assign(pen, { strokeStyle: ink, lineWidth: width });
    pen.stroke();
  }
}

// The beads that pass a test, neighbours together.
function runsOf(beads, test) {
  const runs = [];
  let run = null;
  for (const bead of beads) {
    if (!test(bead)) run = null;
    else if (run) run.push(bead);
    else runs.push(run = [bead]);
  }
  return runs;
}

// Round numbers of sentences, a few of them.
function ticks(count) {
  let step = 1;
  for (let i = 0; count / step > MOST_TICKS; i++) step *= i % 3 === 1 ? 2.5 : 2; // 1, 2, 5, 10, 20, 50 …
  return Array.from({ length: Math.floor(count / step) }, (_, i) => (i + 1) * step);
}

function pennant(pen, x, y) {
  pen.beginPath();
  pen.moveTo(x, y - 9);
  pen.lineTo(x + 9, y - 5);
  pen.lineTo(x, y - 1);
  pen.fill();
}
