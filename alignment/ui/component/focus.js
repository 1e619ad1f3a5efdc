// What of the desk has the focus. Streamlit's dialog about a lost connection takes it away and does not bring it back.

import { isTextBox } from "./dom.js";

// Who has given a name goes on with the rows: what is typed next is not part of the name.
const isNameField = (node) => Boolean(node.closest?.(".st-key-reviewer-name"));

/** Knows what has the focus, and gives it back to that when something outside took it. */
export class Focus {
  #held = null;

  /** `rest()` gives the focus to what has it otherwise; `key(event)` gets keys pressed while nothing of the page has it. */
  constructor(node, connection, { rest, key }) {
    Object.assign(this, { connection, rest, key });
    node.addEventListener("focusin", ({ target }) => { this.#held = target; });
    node.addEventListener("focusout", ({ relatedTarget }) => { if (!relatedTarget) this.#held = null; });
    this.stray = (event) => { if (event.target === document.body || connection.dialog?.contains(event.target)) this.#stray(event); };
    document.addEventListener("keydown", this.stray, true);
    this.entered = ({ key, target }) => { if (key === "Enter" && isNameField(target)) this.rest(); };
    document.addEventListener("keydown", this.entered);
  }

  destroy() {
    document.removeEventListener("keydown", this.stray, true);
    document.removeEventListener("keydown", this.entered);
  }

  /** Whether the focus is in a part of the desk, or would be if nothing had taken it. */
  isIn(node) { return node.contains(this.#held); }

  /** The page was unlocked: what had the focus gets it back, unless something else has it. */
  freed() { if (document.activeElement === document.body) this.#giveBack(); }

  #giveBack() { if (this.#held?.isConnected) this.#held.focus({ preventScroll: true }); else this.rest(); }

  // The focus comes back before the key does anything: a text box then takes the letter by itself.
  #stray(event) {
    if (event.key === "Tab" && event.target === document.body) return; // who goes round the whole page is not kept here
    event.stopPropagation();
    this.#giveBack();
    if (!isTextBox(this.#held)) this.key(event);
  }
}
