// The line to the server: what is sent, what is waiting, and what to say about it.

import { counted } from "./dom.js";
import { Leaving } from "./leaving.js";

const AGAIN = 4000; // ms without an answer before the acts are sent again
const POLL = 5000; // ms between looks at what others did
const LOST = 3500; // ms without an answer before we say so

export class Link {
  #seq = 0;
  #sent = null; // {seq, at} of the message that has no answer yet
  #leaving = new Leaving();

  /**
   * `send(message)` hands a message to Streamlit; `acts()`, `revision()`, `terms()` and `questions()` say what belongs in it, `waiting()`
   * how many acts have no answer, `cut()` whether the connection is known to be lost; `said()` is told of news.
   */
  constructor({ send, acts, revision, terms, questions, waiting, cut, said }) {
    Object.assign(this, { send, acts, revision, terms, questions, waiting, cut, said });
    this.ticker = setInterval(() => this.#tick(), 500);
    this.asked = performance.now();
    this.warn = (event) => { if (this.waiting()) event.preventDefault(); };
    addEventListener("beforeunload", this.warn);
  }

  destroy() { clearInterval(this.ticker); removeEventListener("beforeunload", this.warn); this.#leaving.destroy(); }

  /** Send what is waiting; one message is under way at a time, its answer sends what came meanwhile. */
  flush({ anyway = false, all = false } = {}) {
    if ((this.#sent && !anyway) || this.#leaving.now) return;
    const message = { seq: ++this.#seq, rev: all ? -1 : this.revision(), terms: this.terms(), acts: this.acts(), ...this.questions() };
    this.asked = performance.now();
    this.#sent = { seq: message.seq, at: this.#sent?.at ?? this.asked, tried: this.asked };
    this.send(message);
  }

  /** An answer came. */
  answered(seq) {
    if (this.#sent && (seq === undefined || seq >= this.#sent.seq)) this.#sent = null;
  }

  get lost() { return this.cut() || (Boolean(this.#sent) && performance.now() - this.#sent.at > LOST); }

  /** The state of saving, in words. */
  words() {
    const waiting = this.waiting();
    if (this.lost) return waiting ? `connection lost – ${counted(waiting, "act")} waiting` : "connection lost – trying again";
    return waiting ? "saving…" : "saved";
  }

  #tick() {
    const now = performance.now();
    if (this.#sent) {
      if (now - this.#sent.tried > AGAIN) this.flush({ anyway: true, all: this.revision() < 0 });
    } else if (now - this.asked > (this.waiting() ? AGAIN : POLL) && document.visibilityState === "visible") this.flush();
    this.said();
  }
}
