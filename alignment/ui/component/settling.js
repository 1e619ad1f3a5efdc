// What becomes of an act when the server has answered it.

import { draftKeys } from "./boxes.js";
import { goTo } from "./finding.js";
import { refusal } from "./message.js";

/** Show what the answer to an act means for the reviewer; `change` is what the act did on the screen, if anything. */
export function settled(desk, act, ack, change, answer) {
  const turn = act.kind === "undo" || act.kind === "redo";
  if (ack.ok) {
    if (turn && !change) turnedBefore(desk, act.kind, answer.changes.beads[0]?.[0]);
  } else if (act.kind === "edit" || act.kind === "comment") textRefused(desk, act, ack.error);
  else if (ack.error.includes(`nothing to ${act.kind}`)) desk.say(`There is nothing to ${act.kind}.`);
  else {
    const place = act.seen[0]?.[0];
    const row = place === undefined ? null : desk.model.nearest(place) + 1;
    const there = () => goTo(desk, row);
    desk.say(refusal(act, ack, row ? `Row ${row}: ` : ""), { stays: ack.conflict, choices: ack.conflict && row ? [["Go there", there]] : [] });
  }
}

/** Say why a text was not saved. What was typed is never thrown away: it stays as a draft until the reviewer decides. */
export function textRefused(desk, act, error) {
  const { model } = desk;
  const bead = act.kind === "edit" ? model.holder("en", act.sentence) : model.order[model.nearest(act.seen[0][0])];
  const again = () => {
    const key = act.kind === "edit" ? `edit:${act.sentence}` : draftKeys(bead)[0];
    desk.memory.keepDraft(key, { text: act.text, from: model.texts.en[act.sentence] ?? "" });
    desk.select(bead.place);
    desk.write(act.kind);
  };
  const why = refusal(act, { error, conflict: true }, `Row ${model.index(bead.place) + 1}: `);
  desk.say(`${why} This is what you wrote:`, { quote: act.text, stays: true, choices: [["Write again with my text", again]] });
}

// An undo or redo that only the server could do, of an act from before this page was opened.
function turnedBefore(desk, kind, place) {
  if (place === undefined) return;
  desk.goBack(place);
  desk.say(`${kind === "undo" ? "Undone" : "Done again"}: what you did last before, in row ${desk.model.index(desk.cursor) + 1}.`);
}
