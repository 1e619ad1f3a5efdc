// The keys that a reviewer wants instead of those delivered, {command: [key, …]}. They are kept in this browser, by the name
// of the reviewer, for all pairs; and they can be written as a text, to take them to another machine.

import { BY_NAME } from "./commands.js";
import { share, shared } from "./dom.js";
import { arranged, keyCap, wear } from "./keys.js";
import { misspelling, refusal } from "./refusals.js";

const FORMAT = "keys of the review desk, 1";
const isSame = (some, others) => some.join(" ") === others.join(" ");
const isAsDelivered = (name, keys) => isSame(keys, BY_NAME.get(name).keys);

export class KeyMap {
  own = {};
  #who = null;

  /** `changed()` is told when other keys count. */
  constructor({ changed }) {
    this.changed = changed;
    this.elsewhere = ({ key }) => { if (this.#who !== null && (key === null || key === this.#place)) this.#read(); };
    addEventListener("storage", this.elsewhere); // another tab of this browser
    wear({});
  }

  destroy() { removeEventListener("storage", this.elsewhere); }

  /** Use the keys of this reviewer; who takes another name, and has no keys under it, takes them along. */
  open(who) {
    if (who === this.#who) return;
    const renamed = this.#who !== null;
    this.#who = who;
    if (renamed && shared(this.#place, null) === null) share(this.#place, this.own);
    this.#read();
  }

  /** Whether a command has its keys as delivered. */
  isDelivered(name) { return isAsDelivered(name, arranged(this.own).get(name)); }

  /** Give a command these keys, whoever has them now. */
  give(name, keys) {
    const next = { ...this.own };
    for (const [other, theirs] of Object.entries(next)) next[other] = theirs.filter((key) => !keys.includes(key));
    this.replace({ ...next, [name]: keys });
  }

  /** Use other keys from now on, and the next time. */
  replace(own) {
    this.own = Object.fromEntries(Object.entries(own).filter(([name, keys]) => !isAsDelivered(name, keys)));
    if (this.#who !== null) share(this.#place, Object.keys(this.own).length ? this.own : null);
    this.#wear();
  }

  /** The keys as a text. */
  get text() { return JSON.stringify({ format: FORMAT, keys: this.own }, null, 1); }

  get #place() { return `review-keys:${this.#who}`; }

  #read() {
    const before = JSON.stringify(this.own);
    this.own = sound(shared(this.#place, {}));
    if (JSON.stringify(this.own) !== before) this.#wear();
  }

  #wear() {
    wear(this.own);
    this.changed();
  }
}

/** Read keys that were written as a text: {own, unknown}, with the commands that are none; throws what is wrong, a line a fault. */
export function readKeys(text) {
  if (!text.trim()) throw Error("Paste the keys first.");
  let read;
  try { read = JSON.parse(text); } catch (error) { throw Error(`This is no text of keys: it is not JSON (copy it whole, from the first brace to the last). ${error.message}`); }
  if (!isTable(read) || read.format !== FORMAT) throw Error(`This is no text of keys: it does not say “format”: “${FORMAT}” (copy it from this page on the other machine).`);
  if (!isTable(read.keys)) throw Error("keys: not a table of commands, each with a list of keys.");
  const faults = [], own = {}, holders = new Map();
  for (const [name, keys] of Object.entries(read.keys)) {
    if (!BY_NAME.has(name)) continue;
    if (!isList(keys)) { faults.push(`${name}: not a list of keys (as ["M", "Ctrl+M"]).`); continue; }
    for (const key of keys) {
      const fault = misspelling(key) ?? refusal(name, key) ?? (holders.has(key) ? `${keyCap(key)} is already given to ${holders.get(key)}` : null);
      if (fault) faults.push(`${name}: ${fault}.`);
      holders.set(key, name);
    }
    own[name] = keys;
  }
  if (faults.length) throw Error(faults.join("\n"));
  return { own, unknown: Object.keys(read.keys).filter((name) => !BY_NAME.has(name)) };
}

const isTable = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
const isList = (value) => Array.isArray(value) && value.every((key) => typeof key === "string" && key !== "");

// What can be used of what was stored, perhaps by another version: commands that there are, and keys that nobody else has.
function sound(stored) {
  const own = {}, given = new Set();
  if (!isTable(stored)) return own;
  for (const [name, keys] of Object.entries(stored)) {
    if (!BY_NAME.has(name) || !isList(keys)) continue;
    own[name] = keys.filter((key) => !misspelling(key) && !refusal(name, key) && !given.has(key) && given.add(key));
  }
  return own;
}
