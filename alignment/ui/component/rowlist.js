// The window on the rows: only those on the screen, and a few around them, are on the page.

import { make } from "./dom.js";

const AROUND = 4; // rows painted beyond each edge
const MOST = 120; // never paint more, whatever the layout says

export class RowList {
  beads = [];
  #nodes = new Map(); // place → {node, bead, key, measured}
  #heights = new Float64Array(1024); // by place: as measured, or guessed; 0 where nobody has asked yet
  #tops = new Float64Array(1);
  #width = 0;
  #height = 0; // of the window, and where it stands: kept, as asking the page after a change makes it lay itself out
  #top = 0;
  #frame = 0;

  /**
   * `row` offers key(bead), fill(node, bead), mark(node, bead), guess(bead, width) and held(place). A row is filled
   * again when its key has changed, unless it is held; it is marked in any case, and must be as high as before then.
   */
  constructor(row) {
    this.row = row;
    this.sheet = make("div", { class: "sheet", role: "rowgroup" });
    this.node = make("div", { class: "rows", tabindex: "0", role: "grid", "aria-label": "Rows of the pair" }, this.sheet);
    this.node.addEventListener("scroll", () => this.#soon());
    this.observer = new ResizeObserver(() => this.#resized());
    this.observer.observe(this.node);
  }

  destroy() { this.observer.disconnect(); cancelAnimationFrame(this.#frame); }

  /** The row on the page of the bead at a place, if it is there. */
  rowAt(place) { return this.#nodes.get(place)?.node; }

  /** How many rows fit on the screen. */
  get page() { return Math.max(1, this.#nodes.size - 2 * AROUND); }

  /** Show these beads; the one at `cursor` stays where it is on the screen, and is brought into view with `reveal`. */
  show(beads, cursor, { reveal = false } = {}) {
    this.#look();
    const stays = this.#offset(cursor);
    this.beads = beads;
    this.cursor = cursor;
    this.#layout();
    if (stays !== null) this.#hold(cursor, stays);
    this.#paint(stays === null ? null : [cursor, stays]);
    if (reveal && this.#reveal()) this.#paint();
  }

  #look() {
    this.#top = this.node.scrollTop;
    this.#height = this.node.clientHeight;
  }

  #indexOf(place) {
    let low = 0, high = this.beads.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.beads[middle].place < place) low = middle + 1; else high = middle;
    }
    return this.beads[low]?.place === place ? low : -1;
  }

  // Where a row stands on the screen, null when it is not there.
  #offset(place) {
    const i = this.#indexOf(place);
    if (i < 0 || !this.#nodes.has(place)) return null;
    const offset = this.#tops[i] - this.#top;
    return offset > -this.#heights[place] && offset < this.#height ? offset : null;
  }

  #hold(place, offset) {
    const i = this.#indexOf(place);
    if (i >= 0) this.#scroll(this.#tops[i] - offset);
  }

  #scroll(top) {
    const target = Math.max(0, Math.min(top, this.#whole - this.#height));
    if (Math.abs(this.#top - target) > 0.5) this.node.scrollTop = this.#top = target;
  }

  get #whole() { return this.#tops[this.beads.length] + this.#height * 0.4; } // with room to keep the last rows in place

  #layout() {
    const count = this.beads.length;
    if (this.#tops.length <= count) this.#tops = new Float64Array(count + 1024);
    this.#makeRoom(this.beads.at(-1)?.place ?? 0);
    let y = 0;
    for (let i = 0; i < count; i++) {
      const bead = this.beads[i];
      this.#tops[i] = y;
      y += this.#heights[bead.place] ||= this.row.guess(bead, this.#width);
    }
    this.#tops[count] = y;
    this.sheet.style.height = `${this.#whole}px`;
  }

  #makeRoom(place) {
    if (place < this.#heights.length) return;
    const heights = new Float64Array(place + 1024);
    heights.set(this.#heights);
    this.#heights = heights;
  }

  #at(y) {
    let low = 0, high = this.beads.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#tops[middle + 1] <= y) low = middle + 1; else high = middle;
    }
    return Math.max(0, low);
  }

  // Bring the row of the cursor into view; returns whether the page moved.
  #reveal() {
    const i = this.#indexOf(this.cursor);
    if (i < 0) return false;
    const top = this.#tops[i], bottom = this.#tops[i + 1], height = this.#height, now = this.#top;
    const margin = Math.min(72, height * 0.1);
    let target = now;
    if (bottom < now || top > now + height) target = top - height * 0.28;
    else if (bottom > now + height - margin) target = Math.min(top - margin, bottom - height + margin);
    else if (top < now + margin) target = top - margin;
    this.#scroll(target);
    return this.#top !== now;
  }

  #paint(pin = null) {
    const stays = pin ?? this.#first();
    const from = Math.max(0, this.#at(this.#top) - AROUND);
    const until = Math.min(this.beads.length, this.#at(this.#top + this.#height) + AROUND + 1, from + MOST);
    const shown = this.beads.slice(from, until);
    const places = new Set(shown.map(({ place }) => place));
    for (const [place, { node }] of this.#nodes) {
      if (!places.has(place) && !this.row.held(place)) { node.remove(); this.#nodes.delete(place); }
    }
    for (const bead of shown) this.#fill(bead);
    if (this.#measure() && stays) { this.#layout(); this.#hold(...stays); }
    shown.forEach((bead, i) => this.#place(bead, from + i));
    this.node.setAttribute("aria-rowcount", String(this.beads.length));
    const current = this.rowAt(this.cursor);
    if (current) this.node.setAttribute("aria-activedescendant", current.id);
    else this.node.removeAttribute("aria-activedescendant");
  }

  #first() {
    const bead = this.beads[this.#at(this.#top)];
    return bead ? [bead.place, this.#tops[this.#indexOf(bead.place)] - this.#top] : null;
  }

  #fill(bead) {
    let entry = this.#nodes.get(bead.place);
    if (!entry) {
      entry = { node: make("div", { role: "row", id: `row-${bead.place}`, "data-place": bead.place }), key: null };
      this.#nodes.set(bead.place, entry);
      this.sheet.append(entry.node);
    }
    const key = this.row.key(bead);
    if (entry.key !== key && (entry.key === null || !this.row.held(bead.place))) {
      Object.assign(entry, { key, measured: false });
      this.row.fill(entry.node, bead);
    }
    this.row.mark(entry.node, bead);
  }

  #measure() {
    let changed = false;
    for (const [place, entry] of this.#nodes) {
      if (entry.measured) continue;
      entry.measured = true;
      const height = entry.node.offsetHeight;
      changed ||= height !== this.#heights[place];
      this.#heights[place] = height;
    }
    return changed;
  }

  #place(bead, i) {
    const { node } = this.#nodes.get(bead.place);
    node.style.transform = `translateY(${this.#tops[i]}px)`;
    node.setAttribute("aria-rowindex", String(i + 1));
    node.setAttribute("aria-selected", String(bead.place === this.cursor));
  }

  /** A row has grown or shrunk by itself, as a text box does. */
  grown(place) {
    this.#look();
    const stays = this.#offset(place);
    const entry = this.#nodes.get(place);
    if (entry) entry.measured = false;
    this.#measure();
    this.#layout();
    this.#paint(stays === null ? null : [place, stays]);
  }

  #soon() {
    this.#frame ||= requestAnimationFrame(() => {
      this.#frame = 0;
      this.#look();
      this.#paint();
    });
  }

  #resized() {
    if (this.node.clientWidth === this.#width) { this.#soon(); return; }
    const stays = this.#offset(this.cursor);
    this.#look();
    this.#width = this.node.clientWidth;
    this.#heights.fill(0);
    for (const entry of this.#nodes.values()) entry.measured = false;
    this.#layout();
    if (stays !== null) this.#hold(this.cursor, stays);
    this.#paint(stays === null ? null : [this.cursor, stays]);
  }
}
