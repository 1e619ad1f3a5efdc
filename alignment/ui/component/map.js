// The map: the whole pair at a glance. One cell a bead in text order, and the path of the alignment.

import { arranged, cellAt, cornerOf, linesBetween, vertically } from "./cells.js";
import { NAME_OF } from "./details.js";
import { make } from "./dom.js";
import { percent } from "./filters.js";
import { Cells, Palette, surface } from "./ink.js";
import { commandOf, keyCap } from "./keys.js";
import { cellsOf, headingOf, tally, titleAbove } from "./looks.js";
import { Plot } from "./plot.js";
import { kindOf } from "./runs.js";

const LEGEND = [ // what a cell can be, with how the counts call it
  ["confirmed", "confirmed", { look: "confirmed" }],
  ["proposed", "proposed", { look: "proposed" }],
  ["doubtful", "doubtful", { look: "doubtful" }],
  ["flagged", "flagged", { look: "flagged" }],
  ["en", "German only", { look: "proposed", empty: "en" }],
  ["de", "English only", { look: "proposed", empty: "de" }],
  ["bookmarks", "with a bookmark", { look: "proposed", bookmarked: true }],
  ["notes", "with a note", { look: "proposed", noted: true }],
];
const SWATCH = 14; // px
const FIRST_WORDS = 200; // letters; the style sheet cuts off what has no room

export class PairMap {
  at = 0; // the index of the bead that is pointed out

  constructor(desk) {
    this.desk = desk;
    this.palette = new Palette();
    this.plot = new Plot(desk);
    this.counts = new Map(LEGEND.map(([name]) => [name, make("b")]));
    this.swatches = new Map(LEGEND.map(([name]) => [name, make("canvas")]));
    this.legend = make("ul", { class: "legend", id: "map-legend", "aria-label": "Rows by what they are" },
      LEGEND.map(([name, words]) => make("li", {}, this.swatches.get(name), this.counts.get(name), words)));
    this.canvas = make("canvas", { "aria-hidden": "true" });
    this.ring = make("i", { class: "ring" });
    this.tags = make("div", { class: "tags", "aria-hidden": "true" });
    this.sheet = make("div", { class: "extent" }, this.canvas, this.tags, this.ring);
    this.cells = make("div", { class: "cells", tabindex: "0", role: "slider", "aria-label": "Rows of the pair", "aria-describedby": "map-legend" }, this.sheet);
    this.words = make("div", { class: "reading" }, make("p", { class: "what" }), make("p", { lang: "de" }), make("p", { lang: "en" }));
    this.node = make("dialog", { class: "map", "aria-label": "Map of the pair" });
    this.parts = [ // on the page from when the map is first shown
      make("div", { class: "top" }, make("h3", {}, "Map"), this.legend,
        make("button", { type: "button", class: "first", onclick: () => this.toggle() }, "Close", make("kbd", {}, "Esc"))),
      make("div", { class: "halves" }, this.cells, this.plot.node),
      make("div", { class: "foot" }, this.words,
        make("p", { class: "quiet" }, ["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown"].map((key) => make("kbd", {}, keyCap(key))), " move, ",
          make("kbd", {}, "Page ↑"), make("kbd", {}, "Page ↓"), " to a heading, ", make("kbd", {}, "Enter"), " or a click goes there")),
      this.palette.node,
    ];
    this.#listen();
  }

  destroy() { this.observer.disconnect(); }

  /** Show the map, or hide it. */
  toggle() {
    const { model, cursor } = this.desk;
    if (this.node.open) { this.node.close(); return; }
    if (!model.order.length) { this.desk.say("This pair has no rows."); return; }
    if (!this.node.firstChild) this.node.append(...this.parts);
    this.node.showModal();
    this.cells.scrollTop = 0;
    this.at = model.nearest(cursor);
    this.refresh();
    this.#point(this.at, { reveal: true });
    this.cells.focus();
  }

  /** Draw everything as it is now, if the map is open. */
  refresh() {
    if (!this.node.open) return;
    const { model, view } = this.desk, { order } = model;
    this.inks = this.palette.read();
    this.looks = cellsOf(order, model.notes, (bead) => view.isDoubtful(bead));
    this.headings = order.flatMap((bead, i) => { const heading = headingOf(bead, model); return heading ? [[i, this.#owned(heading, bead)]] : []; });
    const counts = tally(this.looks);
    for (const [name, , cell] of LEGEND) {
      this.counts.get(name).textContent = String(counts[name]);
      const pen = surface(this.swatches.get(name), SWATCH, SWATCH), drawn = new Cells(SWATCH);
      drawn.put(cell, 1, 1);
      drawn.draw(pen, this.inks);
    }
    this.#fit();
    this.#point(Math.min(this.at, order.length - 1));
  }

  // A heading that says whose its chapter is.
  #owned(heading, bead) {
    const words = this.desk.chapters.words(bead);
    return words ? { ...heading, title: `${words}: ${heading.title}` } : heading;
  }

  // Arrange the cells and the path in the room there is.
  #fit() {
    this.room = this.#measured();
    this.layout = arranged(this.looks.length, this.headings, this.cells.clientWidth, this.cells.clientHeight);
    this.sheet.style.height = `${this.layout.height}px`;
    this.#draw();
    this.plot.draw(this.inks);
    this.tag();
  }

  /** Show who else is where, if the map is open. */
  tag() {
    if (!this.node.open) return;
    this.tags.replaceChildren(...this.desk.people.tags().map(([index, tag]) => {
      tag.style.transform = `translate(${cornerOf(this.layout, index).map((corner) => `${corner + this.layout.size / 2}px`).join()})`;
      return tag;
    }));
    this.#point(this.at);
  }

  // The cells that the window shows; the canvas stands still in it, as one of all cells could be too high.
  #draw() {
    const { clientWidth: width, clientHeight: height, scrollTop: top } = this.cells, { layout, inks } = this;
    const pen = surface(this.canvas, width, height), drawn = new Cells(layout.size);
    pen.translate(0, -top);
    for (const line of linesBetween(layout, top, top + height)) {
      for (let i = line.from; i < line.until; i++) drawn.put(this.looks[i], layout.left + (i - line.from) * layout.size, line.y);
      if (line.heading) title(pen, line, layout.left, inks);
    }
    drawn.draw(pen, inks);
  }

  // Point out the bead of that index, in both pictures and in words.
  #point(index, { reveal = false } = {}) {
    const { model } = this.desk, { size } = this.layout, bead = model.order[index];
    this.at = index;
    const [x, y] = cornerOf(this.layout, index);
    Object.assign(this.ring.style, { transform: `translate(${x}px, ${y}px)`, width: `${size}px`, height: `${size}px` });
    this.plot.show(index);
    const said = [[wordsOf(this.looks[index], bead, model), this.desk.chapters.words(bead), this.desk.people.in(index)].filter(Boolean).join(" · "), sideWords(bead, "de", model), sideWords(bead, "en", model)];
    said.forEach((words, i) => { this.words.children[i].textContent = words; });
    for (const [name, value] of [["min", 1], ["max", model.order.length], ["now", index + 1], ["text", said.join(". ")]]) {
      this.cells.setAttribute(`aria-value${name}`, String(value));
    }
    const { scrollTop, clientHeight } = this.cells;
    if (reveal && (y < scrollTop || y + size > scrollTop + clientHeight)) this.cells.scrollTop = y - clientHeight / 2;
  }

  #go(index) {
    this.desk.select(this.desk.model.order[index].place);
    this.node.close();
  }

  #listen() {
    this.node.addEventListener("close", () => this.desk.focus());
    this.node.addEventListener("keydown", (event) => this.#key(event));
    this.cells.addEventListener("scroll", () => this.#draw());
    pointed(this.cells, this.sheet, (x, y) => cellAt(this.layout, x, y), (index) => this.#point(index), (index) => this.#go(index));
    pointed(this.plot.area, this.plot.area, (x, y) => this.plot.indexAt(x, y), (index) => this.#point(index), (index) => this.#go(index));
    this.observer = new ResizeObserver(() => this.#resized());
    for (const node of [this.cells, this.plot.area]) this.observer.observe(node);
  }

  #resized() {
    if (!this.node.open || this.#measured() === this.room) return;
    this.#fit();
    this.#point(this.at, { reveal: true });
  }

  #measured() { return [this.cells, this.plot.area].map(({ clientWidth, clientHeight }) => `${clientWidth}×${clientHeight}`).join(); }

  #key(event) {
    event.stopPropagation();
    if (commandOf(event) === "map") { event.preventDefault(); this.toggle(); return; }
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.target.tagName === "BUTTON" && event.key === "Enter") return;
    const last = this.looks.length - 1;
    const there = {
      ArrowLeft: () => Math.max(0, this.at - 1),
      ArrowRight: () => Math.min(last, this.at + 1),
      ArrowUp: () => vertically(this.layout, this.at, -1),
      ArrowDown: () => vertically(this.layout, this.at, 1),
      PageUp: () => this.headings.findLast(([index]) => index < this.at)?.[0] ?? 0,
      PageDown: () => this.headings.find(([index]) => index > this.at)?.[0] ?? last,
      Home: () => 0,
      End: () => last,
    }[event.key];
    if (event.key === "Enter") this.#go(this.at);
    else if (there) this.#point(there(), { reveal: true });
    else return;
    event.preventDefault();
  }
}

// Listen to a hand over a picture. A picture that moves under a hand at rest is not pointed at.
function pointed(node, from, indexAt, point, go) {
  const found = ({ clientX, clientY }) => { const { left, top } = from.getBoundingClientRect(); return indexAt(clientX - left, clientY - top); };
  node.addEventListener("pointermove", (event) => { if (event.movementX || event.movementY) point(found(event)); });
  node.addEventListener("click", (event) => go(found(event)));
}

function title(pen, { heading, y }, left, inks) {
  const indent = (Math.min(heading.level, 3) - 1) * 8;
  pen.save();
  pen.beginPath();
  pen.rect(0, y, left - 10, 20);
  pen.clip();
  Object.assign(pen, { fillStyle: inks.mark, font: `${heading.level === 1 ? 600 : 400} 12px ${inks.face}`, textBaseline: "top" });
  pen.fillText(shortened(pen, heading.title, left - 10 - indent), indent, y + 1);
  pen.restore();
}

function shortened(pen, text, width) {
  if (pen.measureText(text).width <= width) return text;
  let low = 0, high = Math.min(text.length, 80);
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (pen.measureText(`${text.slice(0, middle)}…`).width <= width) low = middle; else high = middle - 1;
  }
  return `${text.slice(0, low).trimEnd()}…`;
}

function wordsOf({ look, noted }, bead, model) {
  const index = model.index(bead.place), above = titleAbove(index, model);
  return [
    `Row ${index + 1}`, bead.confidence === null ? look : `${look}, ${percent(bead.confidence)}`,
    kindOf(bead), bead.bookmarked && "★ bookmark", noted && "note", above && `under “${above}”`,
  ].filter(Boolean).join(" · ");
}

const sideWords = (bead, side, { texts }) => texts[side].slice(...bead[side]).join(" ").slice(0, FIRST_WORDS) || `∅ no ${NAME_OF[side]}`;
