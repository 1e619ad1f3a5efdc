// Drafts: what was typed and not yet saved. They hang on sentences, as comments and edits do, and so survive a merge.

import { SIDES, sentencesOf } from "./runs.js";

/** The key of the draft of an edit. */
export const editKey = (side, sentence) => `edit:${side}:${sentence}`;

/** The keys that the draft of a comment on a row can have, that of a new one first. */
export const commentKeys = (bead) => ["en", "de"].flatMap((side) => sentencesOf(bead, side).map((i) => `comment:${side}:${i}`));

/** The drafts with the keys of sentences that have other numbers now. */
export function renumberedDrafts(drafts, number) {
  const renumbered = (key) => {
    const parts = key.split(":"), side = parts.length > 2 ? parts[1] : "en";
    return [...parts.slice(0, -1), number[side](Number(parts.at(-1)))].join(":");
  };
  return Object.fromEntries(Object.entries(drafts).map(([key, draft]) => [renumbered(key), draft]));
}

/** Whether there is a draft of anything in a row. */
export function hasDraft(memory, bead) {
  return [...commentKeys(bead), ...SIDES.flatMap((side) => sentencesOf(bead, side).map((i) => editKey(side, i)))].some((key) => memory.draft(key));
}
