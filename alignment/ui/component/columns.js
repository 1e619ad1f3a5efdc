// Moving the rest of a column: the texts of one side go up or down by a row, from one row on as far as rows that a person
// decided on, or a gap. As in a list of lines: up is what Backspace does, down what Return does.

import { NAME_OF } from "./details.js";
import { counted } from "./dom.js";
import { keyTo } from "./keys.js";
import { size } from "./runs.js";

/** Move the rest of the chosen column, and say how far. */
export function moveColumn(desk, direction) {
  const bead = desk.current();
  if (!bead) return;
  const plan = (direction === "up" ? risen : sunk)(desk.model.order, desk.model.index(bead.place), desk.side);
  if (plan.refused) { desk.say(plan.refused); return; }
  if (!desk.submit("replace", plan.beads, { cuts: cutsOf(plan, desk.side), way: "shift" }, plan.mine)) return;
  desk.say(`The ${NAME_OF[desk.side]} of ${counted(plan.moved, "row")} moved ${direction}. ${plan.ends} ${keyTo("undo")} takes it back.`);
}

// What stands in the way at a row: nothing if it can move.
const barrier = (bead) => (!bead ? "end" : bead.status === "proposed" ? null : bead.status);
const stays = (bead) => `is ${bead.status}, and stays as it is`;

function risen(order, at, side) {
  const other = side === "de" ? "en" : "de", name = NAME_OF[side], here = order[at], above = order[at - 1];
  if (barrier(here)) return { refused: `This row ${stays(here)}. Press ${keyTo("clear")} first if it should move.` };
  const own = size(here[side]);
  if (own && !above) return { refused: `This is the first row: there is none above that the ${name} could move to.` };
  if (own && barrier(above)) return { refused: `The row above ${stays(above)}: nothing moves up into it.` };
  const rows = own ? [[size(above[side]) + own, size(above[other])]] : []; // of each row how many of this side, and of the other
  const first = own ? at - 1 : at;
  const done = (last, moved, ends) => ({ beads: order.slice(first, last + 1), rows, moved, mine: Math.min(at - first, rows.length - 1), ends: ends(first + rows.length) });
  if (own && !size(here[other])) return done(at, 1, (row) => `It stands in row ${row} now.`);
  for (let k = at + 1; ; k++) {
    const next = order[k], moved = k - at - (own ? 0 : 1);
    if (barrier(next) || !size(next[side])) {
      if (!moved) return { refused: next ? `There is no ${name} below to move up: the next row ${barrier(next) ? stays(next) : `has no ${name}`}.` : `There is no ${name} below to move up.` };
      rows.push([0, size(order[k - 1][other])]);
      const why = next && (barrier(next) ? `is ${next.status}` : `has no ${name}`);
      return done(k - 1, moved, (row) => `Row ${row} is left without ${name}${next ? `: row ${row + 1} ${why}` : ", at the end"}.`);
    }
    rows.push([size(next[side]), size(order[k - 1][other])]);
    if (!size(next[other])) return done(k, moved + 1, (row) => `It ends with row ${row}: below it was ${name} alone.`);
  }
}

function sunk(order, at, side) {
  const other = side === "de" ? "en" : "de", name = NAME_OF[side], here = order[at];
  if (barrier(here)) return { refused: `This row ${stays(here)}. Press ${keyTo("clear")} first if it should move.` };
  if (!size(here[side])) return { refused: `This row has no ${name} to move. ${keyTo("german")} and ${keyTo("english")} choose the side.` };
  const rows = size(here[other]) ? [[0, size(here[other])]] : [];
  const done = (last, moved, ends) => ({ beads: order.slice(at, last + 1), rows, moved, mine: 0, ends: ends(at + rows.length) });
  for (let k = at + 1; ; k++) {
    const next = order[k], carried = size(order[k - 1][side]);
    if (barrier(next)) {
      if (!rows.length) return { refused: `There is no row to move this to: ${next ? `the next one ${stays(next)}` : "it is the last one"}.` };
      rows.push([carried, 0]);
      return done(k - 1, k - at, (row) => `What is over is row ${row}, ${next ? `before one that is ${next.status}` : "at the end"}.`);
    }
    rows.push([carried, size(next[other])]);
    if (!size(next[side])) return done(k, k - at, (row) => `Row ${row} had no ${name}, and took the last.`);
  }
}

// Where the new rows begin, but for the first.
function cutsOf({ beads, rows }, side) {
  let [de, en] = [beads[0].de[0], beads[0].en[0]];
  return rows.slice(0, -1).map(([ours, theirs]) => {
    [de, en] = side === "de" ? [de + ours, en + theirs] : [de + theirs, en + ours];
    return [de, en];
  });
}
