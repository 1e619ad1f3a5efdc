// What the desk remembers over a reload: the row, the side, the filter, unsent acts and unfinished writing.

import { keep, kept } from "./dom.js";

export class Memory {
  constructor({ pair, who }) { this.prefix = `review:${pair}:${who}:`; }

  get(name, otherwise) { return kept(this.prefix + name, otherwise); }

  set(name, value) { keep(this.prefix + name, value, { lasting: name === "place" }); }

  /** An unfinished text, {text, from}, or undefined. */
  draft(key) { return this.get("drafts", {})[key]; }

  keepDraft(key, draft) { this.set("drafts", { ...this.get("drafts", {}), [key]: draft }); }

  forgetDraft(key) { if (this.draft(key)) this.keepDraft(key, undefined); }
}
