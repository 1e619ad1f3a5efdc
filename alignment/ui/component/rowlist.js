// The window on the rows: only those on the screen, and a few around them, are on the page.

import { make } from "./dom.js";

const AROUND = 4; // rows painted beyond each edge
const MOST = 120; // never paint more, whatever the layout says

export class RowList {
  beads = [];
  #rows = new Map(); // place → the row on the page
  #unmeasured = new Set(); // places of rows drawn since their height was taken
  #heights = new Float64Array(1024); // by place: as measured, or guessed; 0 where nobody has asked yet
  #indices = new Int32Array(1024); // by place: where a row stood in the list when it was laid out, if it was there
  #places = new Int32Array(0); // by index, as laid out
  #tops = new Float64Array(1);
  #width = 0;
  #height = 0; // of the window, and where it should stand: asking or telling the page makes it lay itself out
  #top = 0;
  #stood = 0; // where the window stands on the page
  #frame = 0;
  #from = 0; // which of the beads are on the page
  #until = 0;
  #pinned = null; // where the row of the cursor is to stand on the screen, if it has another place now

  /**
   * `row(place)` makes a row: {node, draw(bead), mark(bead)}; `draw` returns whether its height may have changed,
   * `mark` leaves it. `guess(bead, width)` is about how high it will be; while it is `held(place)`, it is not drawn.
   * `seen(first, last)` hears which beads are in the window.
   */
  constructor({ row, guess, held, seen }) {
    Object.assign(this, { row, guess, held, seen });
    this.sheet = make("div", { class: "sheet", role: "rowgroup" });
    this.node = make("div", { class: "rows", tabindex: "0", role: "grid", "aria-label": "Rows of the pair" }, this.sheet);
    this.node.addEventListener("scroll", () => this.#scrolled());
    this.observer = new ResizeObserver(() => this.#resized());
    this.observer.observe(this.node);
    // A row gets another height without us when the typeface arrives after it was drawn, or a text box in it grows.
    this.rowObserver = new ResizeObserver((entries) => this.#grown(entries.map(({ target }) => Number(target.dataset.place))));
  }

  destroy() { this.observer.disconnect(); this.rowObserver.disconnect(); cancelAnimationFrame(this.#frame); }

  /** The row on the page of the bead at a place, if it is there. */
  rowAt(place) { return this.#rows.get(place)?.node; }

  /** Whether the row of the cursor ends below the window. */
  get cutOff() { return this.#tops[this.#indexOf(this.cursor) + 1] > this.#top + this.#height; }

  /** How many rows fit on the screen. */
  get page() { return Math.max(1, this.#rows.size - 2 * AROUND); }

  /** Show these beads; the one at `cursor` stays where it is on the screen, and is brought into view with `reveal`. */
  show(beads, cursor, { reveal = false } = {}) {
    this.#look();
    const stays = this.#pinned ?? this.#offset(cursor);
    this.#pinned = null;
    this.beads = beads;
    this.cursor = cursor;
    this.#layout();
    if (stays !== null) this.#hold(cursor, stays);
    this.#paint(stays === null ? null : [cursor, stays]);
    if (reveal && this.#reveal()) this.#paint();
    this.#settle();
  }

  /** Mark the rows on the page anew, none of which gets another height by that. */
  mark() {
    for (const bead of this.beads.slice(this.#from, this.#until)) this.#rows.get(bead.place)?.mark(bead);
  }

  /** Rows have other places now; the one that was at this place will be shown as the cursor's, and stays where it is. */
  renumbered(place) {
    this.#look();
    this.#pinned = this.#offset(place);
    for (const [old, { node }] of this.#rows) this.#drop(old, node);
    this.#heights.fill(0);
  }

  #look() {
    this.#top = this.#stood = this.node.scrollTop;
    this.#height = this.node.clientHeight;
  }

  #indexOf(place) {
    const index = this.#indices[place];
    return this.#places[index] === place ? index : -1;
  }

  // Where a row stands on the screen, null when it is not there.
  #offset(place) {
    const i = this.#indexOf(place);
    if (i < 0 || !this.#rows.has(place)) return null;
    const offset = this.#tops[i] - this.#top;
    return offset > -this.#heights[place] && offset < this.#height ? offset : null;
  }

  #hold(place, offset) {
    const i = this.#indexOf(place);
    if (i >= 0) this.#scroll(this.#tops[i] - offset);
  }

  #scroll(top) { this.#top = Math.max(0, Math.min(top, this.#whole - this.#height)); }

  // Tell the page, once all is measured and placed, how high everything is and where to stand.
  #settle() {
    this.sheet.style.height = `${this.#whole}px`;
    if (Math.abs(this.#top - this.#stood) > 0.5) this.node.scrollTop = this.#stood = this.#top;
  }

  get #whole() { return this.#tops[this.beads.length] + this.#height * 0.4; } // with room to keep the last rows in place

  #layout() {
    const count = this.beads.length;
    if (this.#places.length !== count) this.#places = new Int32Array(count);
    if (this.#tops.length <= count) this.#tops = new Float64Array(count + 1024);
    let y = 0;
    for (let i = 0; i < count; i++) {
      const bead = this.beads[i];
      this.#makeRoom(bead.place);
      this.#indices[bead.place] = i;
      this.#places[i] = bead.place;
      this.#tops[i] = y;
      y += this.#heights[bead.place] ||= this.guess(bead, this.#width);
    }
    this.#tops[count] = y;
  }

  #makeRoom(place) {
    if (place < this.#heights.length) return;
    const longer = (values) => {
      const more = new values.constructor(2 * place + 1024);
      more.set(values);
      return more;
    };
    this.#heights = longer(this.#heights);
    this.#indices = longer(this.#indices);
  }

  #at(y) {
    let low = 0, high = this.beads.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#tops[middle + 1] <= y) low = middle + 1; else high = middle;
    }
    return Math.max(0, low);
  }

  // Bring the row of the cursor into view with its neighbours; returns whether the page moved.
  #reveal() {
    const i = this.#indexOf(this.cursor);
    if (i < 0) return false;
    const top = this.#tops[i], bottom = this.#tops[i + 1], height = this.#height, now = this.#top;
    const room = (index) => Math.min(height * 0.25, this.#tops[index + 1] - this.#tops[index]); // for a neighbour
    const above = i > 0 ? room(i - 1) : 0, below = i + 1 < this.beads.length ? room(i + 1) : 0;
    let target = now;
    if (bottom < now || top > now + height) target = top - height * 0.28;
    else if (bottom > now + height - below) {
      const between = Math.min(top - above, bottom - height + below);
      target = Math.min(top, Math.max(between, bottom - height)); // the row whole before its neighbours
    }
    else if (top < now + above) target = top - above;
    this.#scroll(target);
    return this.#top !== now;
  }

  #paint(pin = null) {
    const stays = pin ?? this.#first();
    const from = Math.max(0, this.#at(this.#top) - AROUND);
    const until = Math.min(this.beads.length, this.#at(this.#top + this.#height) + AROUND + 1, from + MOST);
    const shown = this.beads.slice(from, until);
    [this.#from, this.#until] = [from, until];
    const places = new Set(shown.map(({ place }) => place));
    for (const [place, { node }] of this.#rows) {
      if (!places.has(place) && !this.held(place)) this.#drop(place, node);
    }
    for (const bead of shown) this.#draw(bead);
    if (this.#measure() && stays) this.#hold(...stays);
    for (const { place } of shown) this.#place(place);
    this.node.setAttribute("aria-rowcount", String(this.beads.length));
    if (shown.length) this.seen(this.beads[this.#at(this.#top)], this.beads[this.#at(this.#top + this.#height)]);
    const current = this.rowAt(this.cursor);
    if (current) this.node.setAttribute("aria-activedescendant", current.id);
    else this.node.removeAttribute("aria-activedescendant");
  }

  #first() {
    const bead = this.beads[this.#at(this.#top)];
    return bead ? [bead.place, this.#tops[this.#indexOf(bead.place)] - this.#top] : null;
  }

  #draw(bead) {
    const { place } = bead;
    let row = this.#rows.get(place);
    if (!row) {
      row = this.row(place);
      this.#rows.set(place, row);
      this.sheet.append(row.node);
      this.rowObserver.observe(row.node);
    } else if (this.held(place)) return;
    if (row.draw(bead)) this.#unmeasured.add(place);
    row.mark(bead);
  }

  #drop(place, node) {
    this.rowObserver.unobserve(node);
    node.remove();
    this.#rows.delete(place);
  }

  // Take the heights of the rows that were drawn; returns whether one is another than was thought.
  #measure() {
    let changed = false;
    for (const place of this.#unmeasured) {
      const height = this.#rows.get(place)?.node.offsetHeight;
      if (!height || height === this.#heights[place]) continue; // no height: the list is not shown
      this.#shift(place, height - this.#heights[place]);
      this.#heights[place] = height;
      changed = true;
    }
    this.#unmeasured.clear();
    return changed;
  }

  // The rows below one go down when it grows.
  #shift(place, more) {
    const index = this.#indexOf(place);
    if (index < 0) return;
    for (let i = index + 1; i <= this.beads.length; i++) this.#tops[i] += more;
  }

  #place(place) {
    const { node } = this.#rows.get(place), i = this.#indexOf(place);
    if (i < 0) return;
    node.style.transform = `translateY(${this.#tops[i]}px)`;
    node.setAttribute("aria-rowindex", String(i + 1));
    node.setAttribute("aria-selected", String(place === this.cursor));
  }

  /** Take the height of a row that has grown now, and not when the page has laid itself out. */
  grown(place) { this.#grown([place]); }

  // Rows have grown or shrunk: those below them move at once; whether others come into view is seen in the next frame,
  // as a row that is drawn while sizes are reported would not be reported itself.
  #grown(places) {
    this.#look();
    const offset = this.#offset(this.cursor), stays = offset === null ? this.#first() : [this.cursor, offset];
    for (const place of places) this.#unmeasured.add(place);
    if (!this.#measure()) return;
    this.#hold(...stays);
    for (const place of this.#rows.keys()) this.#place(place);
    this.#settle();
    this.#soon();
  }

  #scrolled() {
    if (Math.abs(this.node.scrollTop - this.#stood) > 1) this.#soon(); // else it was us, and all is painted
  }

  #soon() {
    this.#frame ||= requestAnimationFrame(() => {
      this.#frame = 0;
      this.#look();
      this.#paint();
      this.#settle();
    });
  }

  #resized() {
    const stays = this.#offset(this.cursor);
    this.#look();
    if (this.node.clientWidth === this.#width) {
      if (stays !== null) this.#reveal(); // the row in hand is not lost when there is less room
      this.#paint();
      this.#settle();
      return;
    }
    this.#width = this.node.clientWidth;
    this.#heights.fill(0);
    this.#unmeasured = new Set(this.#rows.keys());
    this.#layout();
    if (stays !== null) this.#hold(this.cursor, stays);
    this.#paint(stays === null ? null : [this.cursor, stays]);
    this.#settle();
  }
}
