// What becomes of an act when the server has answered it.

import { doAgain, refused } from "./again.js";
import { commentKeys, editKey } from "./drafts.js";
import { goTo } from "./finding.js";
import { capOf } from "./keys.js";
import { refusal } from "./message.js";
import { isMistaken } from "./model.js";
import { turnedBefore } from "./turning.js";

const BUILT_ON = "an earlier act was refused"; // how the server begins to say so

/** Show what the answer to an act means for the reviewer; `change` is what it did on the screen, if anything. */
export function settled(desk, { act, ack, change, made }) {
  if (ack.ok) {
    if (isMistaken(act, ack, change)) turnedBefore(desk, act.kind, ack.place ?? undefined);
  } else if (act.kind === "edit" || act.kind === "comment") textRefused(desk, act, ack.error, made);
  else if (ack.error.includes(`nothing to ${act.kind}`)) desk.say(`There is nothing to ${act.kind}.`);
  else if (ack.conflict && desk.refused && ack.error.includes(BUILT_ON)) desk.message.more("What was built on it was not saved either.");
  else actRefused(desk, act, ack, made);
}

// Say why an act was not saved, and offer to do it again on the row as it stands now, where that makes sense.
function actRefused(desk, act, ack, made) {
  const { model } = desk, bead = act.seen.length ? rowOf(model, act, made) : null, row = bead && model.index(bead.place) + 1;
  const choices = ack.conflict && row ? [["Go there", () => goTo(desk, row)]] : [];
  if (ack.conflict && refused(desk, act, made)) choices.unshift(["Do it again here", () => doAgain(desk), capOf("again")]);
  desk.say(refusal(act, ack, row ? `Row ${row}: ` : ""), { warns: true, stays: ack.conflict, choices });
}

// The row that an act was done on, or what holds it now.
const rowOf = (model, act, made) => (made && model.found(made)) ?? model.order[model.nearest(act.seen[0][0])];

/** Say why a text was not saved. What was typed is never thrown away: it stays as a draft until the reviewer decides. */
export function textRefused(desk, act, error, made = null) {
  const { model } = desk, isEdit = act.kind === "edit";
  const sentence = isEdit && made ? model.numberNow(act.language, act.sentence, made) : act.sentence;
  const bead = isEdit ? model.holder(act.language, sentence) : rowOf(model, act, made);
  const again = () => {
    const key = isEdit ? editKey(act.language, sentence) : commentKeys(bead)[0];
    desk.memory.keepDraft(key, { text: act.text, from: model.texts[act.language]?.[sentence] ?? "" });
    desk.select(bead.place);
    if (!isEdit || desk.lock.reaches(act.language)) desk.write(act.kind);
  };
  const why = refusal(act, { error, conflict: true }, `Row ${model.index(bead.place) + 1}: `);
  desk.say(`${why} This is what you wrote:`, { quote: act.text, stays: true, choices: [["Write again with my text", again]] });
}
