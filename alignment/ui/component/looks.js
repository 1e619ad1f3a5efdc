// What the map says of beads: how each stands, how many there are of a kind, where the headings are. Only values.

import { emptySide, touches } from "./runs.js";

/** How a bead can stand, the most urgent last. */
export const LOOKS = ["confirmed", "proposed", "doubtful", "flagged"];

// How a bead stands, one of LOOKS.
const lookOf = (bead, isDoubtful) => (bead.status === "proposed" && isDoubtful(bead) ? "doubtful" : bead.status);

/** Beads as the map draws them: {look, empty, bookmarked, noted}. */
export const cellsOf = (beads, notes, isDoubtful) =>
  beads.map((bead) => ({ look: lookOf(bead, isDoubtful), empty: emptySide(bead), bookmarked: bead.bookmarked, noted: touches(bead, notes) }));

/** How many there are of each look, of beads without German and without English, with a bookmark and with a note. */
export function tally(cells) {
  const counts = { confirmed: 0, proposed: 0, doubtful: 0, flagged: 0, de: 0, en: 0, bookmarks: 0, notes: 0 };
  for (const { look, empty, bookmarked, noted } of cells) {
    counts[look]++;
    if (empty) counts[empty]++;
    if (bookmarked) counts.bookmarks++;
    if (noted) counts.notes++;
  }
  return counts;
}

/** Neighbouring beads taken together, in at most so many bins: {from, until, confirmed, proposed, doubtful, flagged, gaps}. */
export function binned(beads, most, isDoubtful) {
  const count = Math.min(beads.length, Math.max(1, Math.floor(most))), bins = [];
  for (let i = 0; i < count; i++) {
    const from = Math.floor((i * beads.length) / count), until = Math.floor(((i + 1) * beads.length) / count);
    const bin = { from, until, confirmed: 0, proposed: 0, doubtful: 0, flagged: 0, gaps: 0 };
    for (let at = from; at < until; at++) {
      bin[lookOf(beads[at], isDoubtful)]++;
      if (emptySide(beads[at])) bin.gaps++;
    }
    bins.push(bin);
  }
  return bins;
}

/** Neighbours with the same side empty: [side that has text, first, stop], the bounds being indices of beads. */
export function gapsOf(beads) {
  const runs = [];
  beads.forEach((bead, i) => {
    const empty = emptySide(bead), side = empty === "de" ? "en" : "de", last = runs.at(-1);
    if (empty && last?.[0] === side && last[2] === i) last[2]++;
    else if (empty) runs.push([side, i, i + 1]);
  });
  return runs;
}

/** The heading that begins in a bead: {title, level}, the English one if it has it; or null. */
export function headingOf(bead, { paragraphs, texts }) {
  for (const side of ["en", "de"]) {
    for (let i = bead[side][0]; i < bead[side][1]; i++) {
      const { kind, level, start, stop } = paragraphs[side][i] ?? {};
      if (kind === "heading" && start === i) return { title: texts[side].slice(start, stop).join(" "), level: level || 1 };
    }
  }
  return null;
}

/** The title of the heading that a bead stands under, or "". */
export function titleAbove(index, model) {
  for (let i = index; i >= 0; i--) {
    const heading = headingOf(model.order[i], model);
    if (heading) return heading.title;
  }
  return "";
}
