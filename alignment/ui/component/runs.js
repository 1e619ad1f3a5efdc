// What the two runs of sentences say of a bead, each [start, stop]. Only values.

export const SIDES = ["de", "en"];

/** How many sentences a run holds. */
export const size = ([start, stop]) => stop - start;

/** The numbers of the sentences of one side of a bead. */
export const sentencesOf = (bead, side) => Array.from({ length: size(bead[side]) }, (_, i) => bead[side][0] + i);

/** The kind of a bead: how many German sentences stand with how many English ones, as `1-2`. */
export const kindOf = ({ de, en }) => `${size(de)}-${size(en)}`;

/** The side of a bead that has no text, or null. */
export const emptySide = (bead) => SIDES.find((side) => !size(bead[side])) ?? null;

/** Whether a bead holds one of some sentences, which are sets, or keys of maps, by side. */
export const touches = (bead, sentences) => SIDES.some((side) => {
  if (!sentences[side].size) return false;
  for (let i = bead[side][0]; i < bead[side][1]; i++) if (sentences[side].has(i)) return true;
  return false;
});
