// What the desk remembers over a reload: the row, the side, the filter and the order, unsent acts and unfinished writing.
// A pair goes by its number, as its name may be another pair's by then; the numbers of each database begin at 1.

import { keep, kept } from "./dom.js";

const NAMES = ["place", "side", "filter", "order", "outbox", "drafts", "writing"];

export class Memory {
  constructor({ database, number, who }) { Object.assign(this, { who, prefix: `review:${database}:${number}:${who}:` }); }

  /** The same memory for another name of the reviewer. */
  renamed(config) {
    if (config.who === this.who) return this;
    const memory = new Memory(config);
    for (const name of NAMES) {
      memory.set(name, this.get(name, null));
      this.set(name, null);
    }
    return memory;
  }

  get(name, otherwise) { return kept(this.prefix + name, otherwise); }

  set(name, value) { keep(this.prefix + name, value, { lasting: name === "place" }); }

  /** An unfinished text, {text, from}, or undefined. */
  draft(key) { return this.get("drafts", {})[key]; }

  keepDraft(key, draft) { this.set("drafts", { ...this.get("drafts", {}), [key]: draft }); }

  forgetDraft(key) { if (this.draft(key)) this.keepDraft(key, undefined); }
}
