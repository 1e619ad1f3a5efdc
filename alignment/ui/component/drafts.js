// Drafts: what was typed and not yet saved. They hang on sentences, as comments and edits do, and so survive a merge.

import { SIDES, sentencesOf } from "./runs.js";

/** The key of the draft of an edit. */
export const editKey = (side, sentence) => `edit:${side}:${sentence}`;

/** The keys that the draft of a comment on a row can have, that of a new one first. */
export const commentKeys = (bead) => ["en", "de"].flatMap((side) => sentencesOf(bead, side).map((i) => `comment:${side}:${i}`));

/** Whether there is a draft of anything in a row. */
export function hasDraft(memory, bead) {
  return [...commentKeys(bead), ...SIDES.flatMap((side) => sentencesOf(bead, side).map((i) => editKey(side, i)))].some((key) => memory.draft(key));
}
