// What each command does at the desk.

import { RESOLVED, STILL_TO_DO } from "./acts.js";
import { doAgain } from "./again.js";
import { moveColumn } from "./columns.js";
import { NAME_OF } from "./details.js";
import { counted } from "./dom.js";
import { sayEnding } from "./ending.js";
import { endSearch, searchOn, seek, turnOrder } from "./finding.js";
import { keyTo } from "./keys.js";
import { size } from "./runs.js";
import { endSplit, joinHere, partHere, splitHere, startJoin, startPart, startSplit } from "./splitting.js";
import { turn } from "./turning.js";

/** Do a command by name. */
export const perform = (desk, name) => DOING[name]?.(desk);

const DOING = {
  "confirm": (desk) => onRow(desk, (bead) => {
    const next = desk.view.wanted[desk.view.index(bead.place) + 1];
    if (bead.status !== "confirmed") desk.submit("confirm", [bead], { on: true });
    if (next) desk.select(next.place, { carried: true });
    else sayEnding(desk);
  }),
  "confirm-above": (desk) => onRow(desk, (bead) => {
    const beads = desk.model.order.slice(0, desk.model.index(bead.place) + 1).filter(({ status }) => status === "proposed");
    if (!beads.length) { desk.say("Every row up to here is confirmed or flagged."); return; }
    const doubtful = beads.filter((one) => desk.view.isDoubtful(one)).length;
    if (!desk.submit("confirm-all", beads, {}, beads.length - 1)) return;
    desk.say(`${counted(beads.length, "row")} confirmed${doubtful ? `, ${doubtful} of them doubtful` : ""}. ${keyTo("undo")} takes it back.`);
  }),
  "bookmark": (desk) => onRow(desk, (bead) => desk.submit("bookmark", [bead], { on: !bead.bookmarked })),
  "exclude": (desk) => onRow(desk, (bead) => desk.submit("exclude", [bead], { on: !bead.excluded })),
  "why": (desk) => onRow(desk, (bead) => {
    if (size(bead.de) && size(bead.en)) desk.say(`Both sides of this row have text. ${keyTo("unlink")} parts them.`);
    else desk.ask(true);
  }),
  "resolve": (desk) => onRow(desk, (bead) => {
    const thread = desk.model.thread(bead);
    if (thread.length) desk.submit("resolve", [bead], { on: thread.some((comment) => !comment[RESOLVED]) });
    else desk.say("There is no comment on this row.");
  }),
  "flag": (desk) => onRow(desk, (bead) => desk.submit("flag", [bead], { on: bead.status !== "flagged" })),
  "clear": (desk) => onRow(desk, (bead) => {
    if (bead.status !== "proposed") desk.submit(bead.status === "flagged" ? "flag" : "confirm", [bead], { on: false });
  }),
  "merge-next": (desk) => onPair(desk, 0, "This is the last row: there is nothing to merge it with.", (pair) => desk.submit("merge", pair)),
  "merge-previous": (desk) => onPair(desk, -1, "This is the first row: there is nothing to merge it with.", (pair) => desk.submit("merge", pair, {}, 1)),
  "up": (desk) => move(desk, -1, "up"),
  "down": (desk) => move(desk, 0, "down"),
  "column-up": (desk) => moveColumn(desk, "up"),
  "column-down": (desk) => moveColumn(desk, "down"),
  "link": (desk) => desk.linking.press(),
  "realign": (desk) => desk.realign.start(),
  "split": (desk) => onRow(desk, (bead) => startSplit(desk, bead)),
  "part": (desk) => onRow(desk, (bead) => startPart(desk, bead)),
  "join": (desk) => onRow(desk, (bead) => startJoin(desk, bead)),
  "unlink": (desk) => onRow(desk, (bead) => {
    if (!size(bead.de) || !size(bead.en)) desk.say("This row has only one side: there is nothing to part.");
    else desk.submit("split", [bead], { de: bead.de[1], en: bead.en[0] });
  }),
  "repair-1": (desk) => repair(desk, 0),
  "repair-2": (desk) => repair(desk, 1),
  "repair-3": (desk) => repair(desk, 2),
  "edit": (desk) => onRow(desk, (bead) => {
    const { side } = desk.lock;
    if (size(bead[side])) desk.write("edit"); else desk.say(`This row has no ${NAME_OF[side]} to edit.`);
  }),
  "unlock": (desk) => desk.lock.turn(),
  "comment": (desk) => desk.write("comment"),
  "save": (desk) => desk.boxes?.save(),
  "leave": (desk) => (desk.boxes ? desk.boxes.leave() : desk.linking.on ? desk.linking.leave() : endSplit(desk)),
  "split-here": (desk) => { if (desk.split) splitHere(desk); },
  "part-here": (desk) => { if (desk.split) partHere(desk); },
  "join-here": (desk) => { if (desk.split) joinHere(desk); },
  "undo": (desk) => turn(desk, "undo"),
  "redo": (desk) => turn(desk, "redo"),
  "again": (desk) => doAgain(desk),
  "next": (desk) => desk.step(1),
  "previous": (desk) => desk.step(-1),
  "page-down": (desk) => desk.step(desk.list.page),
  "page-up": (desk) => desk.step(-desk.list.page),
  "first": (desk) => desk.step(-Infinity),
  "last": (desk) => desk.step(Infinity),
  "german": (desk) => desk.choose("de"),
  "english": (desk) => desk.choose("en"),
  "next-doubtful": (desk) => seek(desk, 1, (bead) => desk.view.isDoubtful(bead), "doubtful"),
  "previous-doubtful": (desk) => seek(desk, -1, (bead) => desk.view.isDoubtful(bead), "doubtful"),
  "next-unconfirmed": (desk) => seek(desk, 1, ({ status }) => status !== "confirmed", "unconfirmed"),
  "previous-unconfirmed": (desk) => seek(desk, -1, ({ status }) => status !== "confirmed", "unconfirmed"),
  "filter": (desk) => desk.bar.tabs.all.open(),
  "order": (desk) => turnOrder(desk),
  "search": (desk) => desk.bar.search.select(),
  "found-next": (desk) => searchOn(desk, 1),
  "found-previous": (desk) => searchOn(desk, -1),
  "end-search": (desk) => { if (desk.view.search.words) endSearch(desk); },
  "go": (desk) => desk.bar.number.select(),
  "map": (desk) => desk.map.toggle(),
  "help": (desk) => desk.help.toggle(),
};

function onRow(desk, act) {
  const bead = desk.current();
  if (bead) act(bead);
}

// Two neighbours in the text, whatever the filter shows; `first` is where the upper one stands from the cursor.
function onPair(desk, first, otherwise, act) {
  const bead = desk.current();
  if (!bead) return;
  const upper = desk.model.index(bead.place) + first;
  const pair = desk.model.order.slice(Math.max(0, upper), upper + 2);
  if (upper < 0 || pair.length < 2) desk.say(otherwise); else act(pair);
}

function move(desk, first, direction) {
  const language = desk.side;
  onPair(desk, first, `There is no row ${direction === "up" ? "above" : "below"} to move a sentence to.`, (pair) => {
    const giver = pair[direction === "up" ? 1 : 0];
    if (size(giver[language])) desk.submit("move", pair, { language, direction }, direction === "up" ? 1 : 0);
    else desk.say(`This row has no ${NAME_OF[language]} sentence to move. ${keyTo("german")} and ${keyTo("english")} choose the side.`);
  });
}

// Put what a repair offers in the place of what stands there; the cursor goes where the first sentence of the row goes.
function repair(desk, which) {
  onRow(desk, (bead) => {
    const wanted = desk.repairs.of(bead)[which];
    if (!wanted) { desk.say(desk.repairs.absence(bead, which + 1)); return; }
    const beads = wanted.old.map(([de, , en]) => desk.model.get(de + en));
    const side = size(bead.de) ? "de" : "en", at = side === "de" ? 0 : 1;
    const mine = wanted.cuts.filter((cut) => cut[at] <= bead[side][0]).length;
    desk.submit("replace", beads, { cuts: wanted.cuts, way: "repair" }, mine);
  });
}

/** Say why one side of the row is empty; the same reason again takes it back. */
export function sayWhy(desk, absence) {
  onRow(desk, (bead) => {
    const wanted = bead.absence === absence ? null : absence;
    if (desk.submit("classify", [bead], { absence: wanted }) && wanted === STILL_TO_DO) desk.say("Flagged, as somebody must translate it.");
  });
}
