// What the desk remembers over a reload: the row, the side, the filter and the order, unsent acts and unfinished writing.
// A pair goes by its number, as its name may be another pair's by then; the numbers of each database begin at 1.

import { keep, kept } from "./dom.js";
import { Drafts } from "./drafts.js";

const NAMES = ["place", "side", "filter", "order", "outbox", "writing"];

export class Memory {
  constructor({ database, number, who }) {
    Object.assign(this, { who, prefix: `review:${database}:${number}:${who}:` });
    this.drafts = new Drafts(this.get("drafts", {}), (drafts) => this.set("drafts", drafts));
  }

  /** The same memory for another name of the reviewer. */
  renamed(config) {
    if (config.who === this.who) return this;
    const memory = new Memory(config);
    for (const name of NAMES) {
      memory.set(name, this.get(name, null));
      this.set(name, null);
    }
    memory.drafts.join(this.drafts);
    this.set("drafts", null);
    return memory;
  }

  get(name, otherwise) { return kept(this.prefix + name, otherwise); }

  set(name, value) { keep(this.prefix + name, value, { lasting: name === "place" }); }
}
