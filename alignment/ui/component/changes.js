// What an act changes, as a value: {before, after, text?, comment?, threads?}, and what kind of change it is.

/** Whether a change leaves every bead where it is; these may then stand anywhere. */
export const isInPlace = ({ before, after }) => before.length === after.length && before.every(({ place }, i) => after[i].place === place);

/** Whether changes say anything new. */
export const isNews = ({ beads, gone, texts, comments }) => Boolean(beads.length || gone.length || texts.length || comments);

/** Whether an undo or redo was about an act that this page did not show: of before it was opened, or of another tab. */
export const isMistaken = (act, ack, change) => isTurn(act) && (!change || (ack.of ?? change.of.act.id) !== change.of.act.id);

/** Whether sentences get other numbers by an act, and so nearly all rows other places. */
export const isRecut = ({ kind }) => kind === "part" || kind === "join";

/** Whether an act is an undo or a redo. */
export const isTurn = ({ kind }) => kind === "undo" || kind === "redo";

/** Rows with those that came in the place of those that are gone: both in text order, as a sort is what an act must not cost. */
export function woven(order, gone, come) {
  come.sort((a, b) => a.place - b.place);
  const merged = [];
  let next = 0;
  for (const bead of order) {
    while (next < come.length && come[next].place <= bead.place) merged.push(come[next++]);
    if (!gone.has(bead.place)) merged.push(bead);
  }
  return merged.concat(come.slice(next));
}

/** A change the other way round. */
export function turned({ before, after, text, comment, threads }) {
  return {
    before: after,
    after: before,
    text: text && { ...text, before: text.after, after: text.before },
    comment: comment && { ...comment, gone: !comment.gone },
    threads: threads && { before: threads.after, after: threads.before },
  };
}
