// What the desk remembers over a reload: the row, the side, the filter, unsent acts and unfinished writing.

import { keep, kept } from "./dom.js";

const NAMES = ["place", "side", "filter", "outbox", "drafts", "writing"];

export class Memory {
  constructor({ pair, who }) { Object.assign(this, { pair, who, prefix: `review:${pair}:${who}:` }); }

  /** The same memory for another name of the pair or of the reviewer. */
  renamed(config) {
    if (config.pair === this.pair && config.who === this.who) return this;
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
