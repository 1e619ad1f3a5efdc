// Which rows to look at: the filters, what counts as doubtful, and the search.

import { RESOLVED } from "./acts.js";
import { emptySide, kindOf, SIDES, touches } from "./runs.js";

const WRONG = ["missing", "forbidden"];
const says = ({ hits }, kinds) => hits.some(([, , , , kind]) => kinds.includes(kind));
const isWrong = (bead) => says(bead, WRONG);
const isUnmatched = (bead) => says(bead, ["unmatched"]);

/** Whether the text of this bead seems to go on in another. */
export const runsOver = ({ reasons }) => reasons.some(([kind]) => kind === "seam");

/** Whether somebody should look at this bead: not confirmed, and flagged, improbable, running over, or a check is against it. */
export function isDoubtful(bead, threshold) {
  if (bead.status === "confirmed") return false;
  if (bead.status === "flagged" || (bead.confidence !== null && bead.confidence < threshold)) return true;
  return runsOver(bead) || isWrong(bead) || isUnmatched(bead);
}

/** The filter that there is only where chapters are assigned. */
export const MINE = "Mine";

/** The filters, the rarest last: a name, a test of a bead, and what it lets through; the context is that of a sieve. */
export const FILTERS = [
  ["All", () => true, "every row of the pair"],
  ["Doubtful", (bead, { threshold }) => isDoubtful(bead, threshold), "rows to look at first: not confirmed, and flagged, less than % sure, going on in another row, against the glossary, or with a number that has no counterpart"],
  ["Unconfirmed", ({ status }) => status !== "confirmed", "rows that nobody has confirmed yet"],
  [MINE, (bead, { mine }) => mine(bead), "rows in the chapters that are assigned to you on the page People"],
  ["Flagged", ({ status }) => status === "flagged", "rows where somebody wants another look"],
  ["Glossary", (bead) => isWrong(bead), "rows where a term is missing in the English, or rendered in a forbidden way"],
  ["Numbers", isUnmatched, "rows where a number or a date has no counterpart on the other side"],
  ["Not 1-1", (bead) => kindOf(bead) !== "1-1", "rows that are not one German sentence and one English"],
  ["Gaps", (bead) => emptySide(bead) !== null, "rows with one side empty: something left out, or added"],
  ["Commented", (bead, { open }) => touches(bead, open), "rows with comments that nobody has dealt with"],
  ["Bookmarked", ({ bookmarked }) => bookmarked, "rows with a bookmark"],
  ["Edited", (bead, { originals }) => touches(bead, originals), "rows whose wording was edited"],
  ["Notes", (bead, { notes }) => touches(bead, notes), "rows with notes of the text"],
  ["Left out", ({ excluded }) => excluded, "rows that stay out of exports"],
  ["All comments", (bead, { said }) => touches(bead, said), "rows with comments, also those that were dealt with"],
];

/** The filters that let more rows through as the checks find something. */
export const CHECKED = ["Doubtful", "Glossary", "Numbers"];

/** What a filter lets through, in words. */
export const filterWords = (name, threshold) => FILTERS.find(([known]) => known === name)[2].replace("%", percent(threshold));

/** A probability as people read it, rounded down: what is under a threshold does not look as if it reached it. */
export const percent = (share) => `${Math.floor(share * 100 + 1e-6)} %`; // 0.29 * 100 is a little less than 29

// Of each side the sentences that comments hang on.
const commented = (comments) => Object.fromEntries(SIDES.map((side) => [side, new Set(comments.filter(([of]) => of === side).map(([, sentence]) => sentence))]));

/** Whether there is a filter of that name. */
export const isFilter = (name) => FILTERS.some(([known]) => known === name);

/** What the filters say of beads; a bead never changes, so it is asked once. */
export class Sieve {
  #passed = new WeakMap(); // bead → one bit a filter

  /**
   * The threshold of doubt, whether a bead is in a chapter of who works here, and sentences by side: those with comments,
   * with notes, and with the originals of edits.
   */
  constructor({ threshold, mine, comments, notes, originals }) {
    const open = commented(comments.filter((comment) => !comment[RESOLVED]));
    this.context = { threshold, mine, notes, originals, open, said: commented(comments) };
  }

  /** Whether a bead passes the filter of that name. */
  passes(name, bead) { return Boolean((this.#bits(bead) >> FILTERS.findIndex(([known]) => known === name)) & 1); }

  /** How many beads each filter lets through, by name. */
  counts(beads) {
    const counts = FILTERS.map(() => 0);
    for (const bead of beads) {
      const bits = this.#bits(bead);
      for (let i = 0; i < counts.length; i++) counts[i] += (bits >> i) & 1;
    }
    return new Map(FILTERS.map(([name], i) => [name, counts[i]]));
  }

  #bits(bead) {
    let bits = this.#passed.get(bead);
    if (bits === undefined) {
      bits = FILTERS.reduce((sum, [, test], i) => sum | (test(bead, this.context) ? 1 << i : 0), 0);
      this.#passed.set(bead, bits);
    }
    return bits;
  }
}

/** Searches sentences without regard to case; remembers the lower-case texts it has made. */
export class Search {
  words = "";
  began = 0; // the place of the row from which the search set out
  #lower = new Map();

  /** The stretches of one text that the search found, as [start, stop]. */
  stretches(text) {
    const found = [];
    if (!this.words) return found;
    const low = this.#folded(text);
    for (let at = low.indexOf(this.words); at >= 0; at = low.indexOf(this.words, at + this.words.length)) {
      found.push([at, at + this.words.length]);
    }
    return found;
  }

  /** Whether a bead holds the words on one of its sides. */
  matches(bead, texts) {
    return SIDES.some((side) => {
      for (let i = bead[side][0]; i < bead[side][1]; i++) if (this.#folded(texts[side][i]).includes(this.words)) return true;
      return false;
    });
  }

  #folded(text) {
    let low = this.#lower.get(text);
    if (low === undefined) {
      low = text.toLowerCase();
      if (low.length !== text.length) low = text; // a letter that grows, as İ does: keep the places right
      this.#lower.set(text, low);
    }
    return low;
  }
}
