// An act that was refused because somebody else was faster, done again on the rows as they stand now: where they hold the
// same sentences still, and the act makes sense there.

import { RESOLVED } from "./acts.js";
import { SIDES, size } from "./runs.js";

/** Remember an act that was refused; `made` says on which rows it was done. Returns it as it can be done again, or null. */
export function refused(desk, act, made) {
  const one = { act, made };
  desk.refused.push(one);
  return plan(desk.model, one) && one;
}

/** What was refused is done with. */
export function forget(desk, one) { desk.refused = desk.refused.filter((other) => other !== one); }

/** Do again what the message in sight is about, or else what makes sense of all that was refused. */
export function doAgain(desk, wanted = null) {
  if (!wanted && desk.message.again()) return;
  wanted ??= desk.refused.findLast((one) => plan(desk.model, one));
  const planned = wanted && plan(desk.model, wanted);
  if (!planned) { desk.say(desk.refused.length ? "What was refused makes no sense on the rows as they stand now." : "Nothing was refused that could be done again."); return; }
  const { kind, beads, extra, mine } = planned;
  forget(desk, wanted);
  desk.message.settle(wanted.act.id);
  desk.select(beads[mine].place);
  desk.submit(kind, beads, extra, mine);
}

// What would be done: {kind, beads, extra, mine}, or null if it makes no sense now.
function plan(model, wanted) {
  const { act: { id, kind, seen, ...extra }, made } = wanted;
  const beads = seen.map((_, i) => model.found(made, i));
  if (beads.some((bead) => !bead)) return null;
  if (kind === "split") for (const side of SIDES) extra[side] = model.numberNow(side, extra[side], made);
  const fits = FITS[kind]?.(beads, extra, model);
  return fits ? { kind, extra, mine: 0, beads, ...(fits === true ? {} : fits) } : null;
}

const areNeighbours = ([upper, lower], model) => model.index(lower.place) === model.index(upper.place) + 1;

// By kind of act: whether it makes sense on these beads, or on which others.
const FITS = {
  confirm: ([bead], { on = true }) => (bead.status === "confirmed") !== on,
  "confirm-all": (beads) => {
    const left = [...new Set(beads)].filter(({ status }) => status === "proposed");
    return left.length > 0 && { beads: left, mine: left.length - 1 };
  },
  flag: ([bead], { on = true }) => (bead.status === "flagged") !== on,
  bookmark: ([bead], { on = true }) => bead.bookmarked !== on,
  exclude: ([bead], { on = true }) => bead.excluded !== on,
  classify: ([bead], { absence }) => (!size(bead.de) || !size(bead.en)) && bead.absence !== absence,
  resolve: ([bead], { on = true }, model) => model.thread(bead).some((comment) => Boolean(comment[RESOLVED]) !== on),
  merge: (pair, extra, model) => areNeighbours(pair, model),
  move: (pair, { language, direction }, model) => areNeighbours(pair, model) && size(pair[direction === "up" ? 1 : 0][language]) > 0 && { mine: direction === "up" ? 1 : 0 },
  split: ([bead], { de, en }) => {
    const inside = bead.de[0] <= de && de <= bead.de[1] && bead.en[0] <= en && en <= bead.en[1];
    return inside && !(de === bead.de[0] && en === bead.en[0]) && !(de === bead.de[1] && en === bead.en[1]);
  },
};
