// Drafts: what was typed and not yet saved, and what was refused. They hang on sentences, as comments and edits do, and
// so survive a merge; where another version of a text has come, they go with their sentences.

import { SIDES, sentencesOf } from "./runs.js";

/** The key of the draft of an edit. */
export const editKey = (side, sentence) => `edit:${side}:${sentence}`;

/** The keys that the draft of a comment on a row can have, that of a new one first. */
export const commentKeys = (bead) => ["en", "de"].flatMap((side) => sentencesOf(bead, side).map((i) => `comment:${side}:${i}`));

/** Whether there is a draft of anything in a row. */
export function hasDraft({ drafts }, bead) {
  return [...commentKeys(bead), ...SIDES.flatMap((side) => sentencesOf(bead, side).map((i) => editKey(side, i)))].some((key) => drafts.of(key));
}

/**
 * The drafts of a pair. Under each key there is {now, refused, of}: the draft that is being written, {text, from}, the
 * refused ones that wait behind it, the last one first to be offered, and the sentence as it was imported.
 */
export class Drafts {
  #kept; // by key

  /** `keep(drafts)` keeps them over a reload. */
  constructor(kept, keep) {
    this.#kept = new Map(Object.entries(kept));
    this.keep = keep;
  }

  /** The draft to go on with, {text, from}, or undefined. */
  of(key) { return this.#at(key).now ?? this.#at(key).refused.at(-1); }

  /** Begin to write: the draft to go on with is from now on the one that is being written. */
  open(key) {
    const { now, refused, ...entry } = this.#at(key);
    if (!now && refused.length) this.#set(key, { ...entry, now: refused.at(-1), refused: refused.slice(0, -1) });
    return this.of(key);
  }

  /** What is being written now; `model` knows its sentence. */
  write(key, draft, model) { this.#set(key, { ...this.#at(key), now: draft, of: imported(model, key)[0] }); }

  /** What was being written is saved, or not wanted. */
  forget(key) { if (this.#at(key).now) this.#set(key, { ...this.#at(key), now: undefined }); }

  /** A text that was refused waits until nothing else is being written there. */
  refuse(key, draft, model) {
    this.drop(key, draft.text);
    this.#set(key, { ...this.#at(key), refused: [...this.#at(key).refused, draft], of: imported(model, key)[0] });
  }

  /** Go on with this one; what was being written waits. */
  raise(key, draft, model) {
    this.drop(key, draft.text);
    const { now, refused } = this.#at(key);
    this.#set(key, { now: draft, refused: now ? [...refused, now] : refused, of: imported(model, key)[0] });
  }

  /** A text is not wanted any more. */
  drop(key, text) {
    const { now, refused, ...entry } = this.#at(key);
    this.#set(key, { ...entry, now: now?.text === text ? undefined : now, refused: refused.filter((one) => one.text !== text) });
  }

  /** Take over those of another name; both are kept. */
  join(others) {
    for (const [key, { now, refused, of }] of others.#kept) {
      const mine = this.#at(key), waiting = [...mine.refused, ...refused];
      this.#set(key, { now: now ?? mine.now, refused: now && mine.now ? [...waiting, mine.now] : waiting, of });
    }
  }

  /** Another version of the texts may have come: each draft goes to where its sentence stands in it, if it does. */
  follow(model) {
    this.#move((key, { of }) => whereabouts(model, key, of));
  }

  /** Sentences have other numbers now, as `number` of their side tells. */
  renumber(number) {
    this.#move((key) => {
      const [kind, side, sentence] = key.split(":");
      return `${kind}:${side}:${number[side](Number(sentence))}`;
    });
  }

  #move(there) {
    const moved = [...this.#kept].map(([key, entry]) => [there(key, entry), entry]);
    if (moved.every(([key], i) => key === [...this.#kept.keys()][i])) return;
    this.#kept = new Map();
    for (const [key, { now, refused, of }] of moved) {
      const met = this.#at(key);
      this.#kept.set(key, { now: now ?? met.now, refused: [...met.refused, ...refused, ...(now && met.now ? [met.now] : [])], of });
    }
    this.keep(Object.fromEntries(this.#kept));
  }

  #at(key) { return this.#kept.get(key) ?? { now: undefined, refused: [] }; }

  #set(key, entry) {
    if (entry.now || entry.refused.length) this.#kept.set(key, entry); else this.#kept.delete(key);
    this.keep(Object.fromEntries(this.#kept));
  }
}

// The sentence of a key as it was imported, and as it reads now.
function imported({ texts, originals }, key) {
  const [, side, number] = key.split(":"), now = texts[side][number];
  return [originals[side].get(Number(number)) ?? now, now];
}

// The key of a draft that was on a sentence of this wording: that of the nearest one that reads so, or else the same,
// within the text.
function whereabouts(model, key, of) {
  if (imported(model, key).includes(of)) return key;
  const [kind, side, number] = key.split(":"), { length } = model.texts[side];
  const keyed = (i) => `${kind}:${side}:${i}`;
  for (let step = 1; step < Math.max(length, Number(number) + 1); step++) {
    for (const i of [Number(number) - step, Number(number) + step]) {
      if (0 <= i && i < length && imported(model, keyed(i)).includes(of)) return keyed(i);
    }
  }
  return keyed(Math.max(0, Math.min(Number(number), length - 1)));
}
