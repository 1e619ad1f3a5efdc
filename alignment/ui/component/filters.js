// Which rows to look at: the filters, what counts as doubtful, and the search.

const WRONG = ["missing", "forbidden"];
const says = ({ hits }, kinds) => hits.some(([, , , , kind]) => kinds.includes(kind));
const isGap = ({ de, en }) => de[0] === de[1] || en[0] === en[1];
const isWrong = (bead) => says(bead, WRONG);
const isUnmatched = (bead) => says(bead, ["unmatched"]);

/** Whether somebody should look at this bead: not confirmed, and flagged, improbable, running over, or a check is against it. */
export function isDoubtful(bead, threshold) {
  if (bead.status === "confirmed") return false;
  if (bead.status === "flagged" || (bead.confidence !== null && bead.confidence < threshold)) return true;
  return bead.reasons.some(([kind]) => kind === "seam") || isWrong(bead) || isUnmatched(bead);
}

/** The filters, each a name, a test of a bead, and what it lets through; the context brings threshold and commented sentences. */
export const FILTERS = [
  ["All", () => true, "every row of the pair"],
  ["Doubtful", (bead, { threshold }) => isDoubtful(bead, threshold), "rows to look at first: not confirmed, and flagged, less than % sure, going on in another row, against the glossary, or with a number that has no counterpart"],
  ["Unconfirmed", ({ status }) => status !== "confirmed", "rows that nobody has confirmed yet"],
  ["Flagged", ({ status }) => status === "flagged", "rows where somebody wants another look"],
  ["Glossary", (bead) => isWrong(bead), "rows where a term is missing in the English, or rendered in a forbidden way"],
  ["Numbers", isUnmatched, "rows where a number or a date has no counterpart on the other side"],
  ["Not 1-1", ({ de, en }) => de[1] - de[0] !== 1 || en[1] - en[0] !== 1, "rows that are not one German sentence and one English"],
  ["Gaps", isGap, "rows with one side empty: something left out, or added"],
  ["Commented", (bead, { commented }) => isCommented(bead, commented), "rows with comments"],
];

/** What a filter lets through, in words. */
export const filterWords = (name, threshold) => FILTERS.find(([known]) => known === name)[2].replace("%", percent(threshold));

/** A probability as people read it, rounded down: what is under a threshold does not look as if it reached it. */
export const percent = (share) => `${Math.floor(share * 100 + 1e-6)} %`; // 0.29 * 100 is a little less than 29

/** The sentences with comments, as `side:index`. */
export const commentedSentences = (comments) => new Set(comments.map(([side, sentence]) => `${side}:${sentence}`));

function isCommented(bead, commented) {
  if (!commented.size) return false;
  return ["de", "en"].some((side) => {
    for (let i = bead[side][0]; i < bead[side][1]; i++) if (commented.has(`${side}:${i}`)) return true;
    return false;
  });
}

/** What the filters say of beads; a bead never changes, so it is asked once. */
export class Sieve {
  #passed = new WeakMap(); // bead → one bit a filter

  constructor(context) { this.context = context; }

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
    return ["de", "en"].some((side) => {
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
