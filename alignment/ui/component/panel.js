// What there is to know about the row in hand: beside the rows where there is room, so that no row grows as the cursor
// moves, and else under the row. It is one node, which goes from the one place to the other.

import { detailsNode } from "./details.js";
import { make } from "./dom.js";
import { STATUS } from "./row.js";

const ROOM = "(min-width: 1100px)"; // as in panel.css

export class Panel {
  details = make("div");
  #unfolded = null; // whether the reviewer wants to see the history; where nobody has said, it takes the room there is
  #looks = null; // what it was drawn from
  #place = null; // of the row it is about
  #scrolled = false;

  constructor(desk) {
    this.desk = desk;
    this.head = make("h3", {});
    this.node = make("aside", { class: "panel", role: "complementary", tabindex: "0", "aria-label": "About the row in hand", "aria-live": "off" },
      this.head, this.details);
    this.node.addEventListener("scroll", () => { this.#scrolled = true; });
    this.room = matchMedia(ROOM);
    this.beside = this.room.matches;
    this.turn = () => this.#turn();
    this.room.addEventListener("change", this.turn);
  }

  destroy() { this.room.removeEventListener("change", this.turn); }

  /** Draw what is known of a row, or that there is none; returns whether that is something else now. */
  draw(bead) {
    this.#title(bead);
    if (this.desk.boxes) return false; // what is being written may stand in it
    const looks = bead ? this.#seen(bead) : "";
    if (looks === this.#looks) return false;
    this.#looks = looks;
    const details = bead ? detailsNode(bead, this.desk) : make("div");
    this.details.replaceWith(details);
    this.details = details;
    this.#name();
    if (this.#scrolled && bead?.place !== this.#place) this.node.scrollTop = 0;
    if (bead?.place !== this.#place) this.#scrolled = false;
    this.#place = bead?.place;
    if (this.desk.asking) this.reveal(details.querySelector(".absences"));
    return true;
  }

  /** Stand under a row if it is open and there is no room beside; returns whether the row has another height now. */
  under(row, bead, open) {
    if (this.beside) return false;
    const there = this.details.parentNode === row;
    if (!open) {
      if (there) this.details.remove();
      return there;
    }
    const changed = this.draw(bead);
    if (!there) row.append(this.details);
    return changed || !there;
  }

  /** Whether the history is unfolded. */
  get unfolded() { return this.#unfolded ?? this.beside; }

  /** Fold the history, or unfold it. */
  fold() { this.#unfolded = !this.unfolded; }

  /** Bring something in it into view. */
  reveal(node) {
    if (this.beside) this.node.scrollTop += Math.max(0, node.getBoundingClientRect().bottom - this.node.getBoundingClientRect().bottom + 8);
  }

  #seen({ version, ...seen }) {
    const { epoch, side, split, asking, repairs, past } = this.desk;
    return JSON.stringify([epoch, seen, split && [side, split], asking, repairs.of(seen), past.of(seen)]);
  }

  #title(bead) {
    const [icon, word] = STATUS[bead?.status] ?? [];
    const words = bead ? `Row ${this.desk.model.index(bead.place) + 1} ${icon} ${word}` : "No row";
    if (this.head.textContent === words) return;
    this.head.className = bead?.status ?? "";
    this.head.replaceChildren(...(bead
      ? [words.slice(0, words.indexOf(icon)), make("span", { class: "status" }, make("span", { "aria-hidden": "true" }, icon), ` ${word}`)]
      : [words]));
  }

  // There is more room now, or less. What stands where there is none, or goes elsewhere, has lost the focus.
  #turn() {
    const { desk } = this, writing = desk.boxes && desk.focused.isIn(desk.boxes.node);
    this.beside = this.room.matches;
    if (this.beside) this.node.append(this.details); else desk.list.rowAt(desk.cursor)?.append(this.details);
    this.#name();
    if (desk.boxes && (writing || document.activeElement === document.body)) desk.focus();
    if (desk.model.rev >= 0) desk.show();
  }

  #name() { this.details.setAttribute("role", this.beside ? "group" : "gridcell"); }
}
