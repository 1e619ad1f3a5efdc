// Undo and redo.

import { turned } from "./message.js";

/** Undo or redo; what this tab has done itself shows at once, and the cursor goes where it was then. */
export function turn(desk, kind) {
  const { model } = desk;
  if (!model.canTurn(kind)) { desk.say(`There is nothing to ${kind}.`); return; }
  const change = desk.submit(kind, []);
  if (!change) return;
  goBack(desk, change.of.cursor?.[kind] ?? change.after[0]?.place ?? model.placeOf(change));
  desk.say(turned(kind, change.of, model.rowsOf(change.of)));
}

/** Tell of an undo or redo of an act that this page did not show. A comment changes no bead, and has no place. */
export function turnedBefore(desk, kind, place) {
  if (!desk.boxes) goBack(desk, place);
  const where = place === undefined ? "" : `, in row ${desk.model.nearest(place) + 1}`;
  desk.say(`${kind === "undo" ? "Undone" : "Done again"}: what you did last before${where}.`);
}

// To the bead at a place, or the one that holds it now.
function goBack(desk, place) {
  const bead = place === undefined ? null : desk.model.order[desk.model.nearest(place)];
  if (bead) desk.select(bead.place);
}
