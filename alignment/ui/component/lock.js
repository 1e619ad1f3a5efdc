// The lock of the German. It is the source, and stays as it was imported unless a reviewer unlocks it, for an error of
// whoever typed or scanned it. It is locked again when the pair is left, or the page loaded again.

import { keyTo } from "./keys.js";

const GERMAN = "edit de"; // what is written, for the memory

export class Lock {
  open = false;

  constructor(desk) { this.desk = desk; }

  /** The side that is edited: the English, or the one in hand while the German is unlocked. */
  get side() { return this.open ? this.desk.side : "en"; }

  /** Unlock the German, or lock it. */
  turn() {
    this.open = !this.open;
    this.desk.show();
    this.desk.say(this.open
      ? `The German is unlocked until you leave this pair: ${keyTo("edit")} edits the side in hand, ${keyTo("german")} and ${keyTo("english")} choose it. ${keyTo("unlock")} locks it.`
      : "The German is locked.");
  }

  /** What the memory calls the writing of that kind. */
  named(kind) { return kind === "edit" && this.side === "de" ? GERMAN : kind; }

  /** Whether writing goes on after a reload; of the German it cannot, as it is locked, and that is said. */
  resumes(named) {
    if (named !== GERMAN) return true;
    this.desk.memory.set("writing", null);
    return this.reaches("de");
  }

  /** Take the side in hand on which something was being written; returns whether it can be edited, and says so if not. */
  reaches(side) {
    if (side === "de" && !this.open) {
      this.desk.say(`The German is locked again. What you wrote is kept as a draft: ${keyTo("unlock")} unlocks it.`, { warns: true });
      return false;
    }
    if (this.open) this.desk.choose(side);
    return true;
  }
}
