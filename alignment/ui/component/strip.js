// The strip beside the rows: the whole pair from top to bottom, with the part in view framed. Four lanes, so that
// place says what colour says: confirmed, doubtful, gaps, flagged; and, where chapters are assigned, a line at the right,
// thick along those of who works here.

import { make } from "./dom.js";
import { Palette, surface } from "./ink.js";
import { binned, LOOKS, titleAbove } from "./looks.js";

const BIN = 2; // px of height that beads are taken together in
const LANES = [["confirmed", 0, 4], ["doubtful", 5, 3], ["gaps", 8.5, 2], ["flagged", 11, 2]]; // name, left, width in px
const OWN = [15, 3], OTHERS = [16, 1]; // left, width in px: whose the chapters are
const LEAST = { confirmed: 1, doubtful: 1, gaps: 0.75, flagged: 2 }; // px, however small the share
const TALL = 3; // px that a flag takes at least

export class Strip {
  #wanted = null; // the row that a drag has come to
  #frame = 0;

  constructor(desk) {
    this.desk = desk;
    this.palette = new Palette();
    this.canvas = make("canvas", { role: "img" });
    this.view = make("i", { class: "in-view" });
    this.here = make("i", { class: "here" });
    this.tip = make("p", { class: "tip", hidden: true });
    this.tags = make("div", {});
    this.node = make("div", { class: "strip", onpointerdown: (event) => this.#grab(event), onpointermove: (event) => this.#over(event), onpointerleave: () => this.#away(),
      onmousedown: (event) => event.preventDefault() /* the rows keep the focus */ },
      this.canvas, this.view, this.here, this.palette.node, this.tags, this.tip);
    this.observer = new ResizeObserver(() => this.draw());
    this.observer.observe(this.node);
  }

  destroy() { this.observer.disconnect(); cancelAnimationFrame(this.#frame); }

  /** Draw the pair as it is now. */
  draw() {
    const { order } = this.desk.model, { clientWidth: width, clientHeight: height } = this.node;
    if (!height) return;
    const pen = surface(this.canvas, width, height), inks = this.palette.read();
    pen.fillStyle = inks.hair;
    pen.fillRect(0, 0, 4, height); // what is still to be confirmed
    this.#owners(pen, inks, height);
    const bins = binned(order, height / BIN, (bead) => this.desk.view.isDoubtful(bead));
    const counts = LOOKS.map((look) => `${bins.reduce((sum, bin) => sum + bin[look], 0)} ${look}`);
    this.canvas.setAttribute("aria-label", `The whole pair: ${counts.join(", ")} (Y shows it large)`);
    for (const bin of bins) {
      const size = bin.until - bin.from, [top, bottom] = [bin.from, bin.until].map((index) => Math.round((index / order.length) * height));
      const tall = bottom - top > 4 ? bottom - top - 1 : bottom - top; // rows stand apart where there is room
      for (const [name, left, across] of LANES) {
        if (!bin[name]) continue;
        pen.fillStyle = inks[name];
        pen.fillRect(left, top, Math.max(LEAST[name], across * (bin[name] / size)), name === "flagged" ? Math.max(TALL, tall) : tall);
      }
    }
  }

  #owners(pen, inks, height) {
    const { chapters, model: { order } } = this.desk;
    for (const [first, stop, own] of chapters.stretches()) {
      const [top, bottom] = [first, stop].map((index) => Math.round((index / order.length) * height)), [left, width] = own ? OWN : OTHERS;
      pen.fillStyle = own ? inks.mark : inks.quiet;
      pen.fillRect(left, top, width, Math.max(1, bottom - top - 2));
    }
  }

  /** Frame the part of the pair between two beads, and say where the cursor is. */
  frame(first, last) {
    const { model, cursor, view } = this.desk, percent = (rows) => `${(rows / model.order.length) * 100}%`;
    const top = model.index(first.place);
    this.view.hidden = view.ranking !== null; // the rows in the window are from everywhere then
    this.view.style.top = `min(${percent(top)}, 100% - 6px)`;
    this.view.style.height = percent(model.index(last.place) + 1 - top);
    this.here.style.top = `min(${percent(model.nearest(cursor))}, 100% - 2px)`;
  }

  /** Show the tags of people, each [index of a bead, tag]. */
  tag(tags) {
    const { length } = this.desk.model.order;
    for (const [index, tag] of tags) {
      tag.style.top = `clamp(0.4rem, ${((index + 0.5) / length) * 100}%, 100% - 0.4rem)`;
      tag.dataset.index = String(index);
    }
    this.tags.replaceChildren(...tags.map(([, tag]) => tag));
  }

  #indexAt({ clientY, target }) {
    if (target.dataset.index) return Number(target.dataset.index); // somebody's tag: where they are
    const { top, height } = this.node.getBoundingClientRect(), { length } = this.desk.model.order;
    return Math.max(0, Math.min(length - 1, Math.floor(((clientY - top) / height) * length)));
  }

  #grab(event) {
    if (event.button !== 0 || !this.desk.model.order.length) return;
    this.node.setPointerCapture(event.pointerId);
    this.#goTo(this.#indexAt(event));
  }

  #over(event) {
    const { model } = this.desk;
    if (!model.order.length) return;
    const index = this.#indexAt(event), title = titleAbove(index, model);
    if (this.node.hasPointerCapture(event.pointerId)) this.#goTo(index);
    this.tip.hidden = false;
    this.tip.textContent = [`Row ${index + 1}`, title, this.desk.chapters.words(model.order[index]), this.desk.people.in(index)].filter(Boolean).join(" · ");
    const { top, height } = this.node.getBoundingClientRect();
    this.tip.style.top = `${Math.max(0, Math.min(height - this.tip.offsetHeight, event.clientY - top - this.tip.offsetHeight / 2))}px`;
  }

  #away() { this.tip.hidden = true; }

  // However often the hand moves, the rows are drawn once a frame.
  #goTo(index) {
    this.#wanted = index;
    this.#frame ||= requestAnimationFrame(() => {
      this.#frame = 0;
      this.desk.select(this.desk.model.order[this.#wanted].place);
      this.desk.focus();
    });
  }
}
