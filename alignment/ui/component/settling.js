// What becomes of an act when the server has answered it.

import { doAgain, forget, refused } from "./again.js";
import { isMistaken } from "./changes.js";
import { commentKeys, editKey } from "./drafts.js";
import { goTo } from "./finding.js";
import { capOf } from "./keys.js";
import { refusal } from "./message.js";
import { turnedBefore } from "./turning.js";

const BUILT_ON = "an earlier act was refused"; // how the server begins to say so

/** Show what the answer to an act means for the reviewer; `change` is what it did on the screen, if anything. */
export function settled(desk, { act, ack, change, made }) {
  if (ack.ok) {
    if (isMistaken(act, ack, change)) turnedBefore(desk, act.kind, ack.place ?? undefined);
  } else if (act.kind === "edit" || act.kind === "comment") textRefused(desk, act, ack.error, made);
  else if (ack.error.includes(`nothing to ${act.kind}`)) desk.say(`There is nothing to ${act.kind}.`);
  else if (!builtOn(desk, ack)) actRefused(desk, act, ack, made);
}

// Whether an act was refused only because one before it was, of which that is said.
function builtOn(desk, { conflict, error }) {
  const last = desk.refused.at(-1);
  return conflict && last && error.includes(BUILT_ON) && desk.message.more(last.act.id, "What was built on it was not saved either.");
}

// Say why an act was not saved, and offer to do it again on the row as it stands now, where that makes sense.
function actRefused(desk, act, ack, made) {
  const { model } = desk, bead = act.seen.length ? rowOf(model, act, made) : null, row = bead && model.index(bead.place) + 1;
  const choices = ack.conflict && row ? [["Go there", () => goTo(desk, row)]] : [];
  const again = ack.conflict && refused(desk, act, made);
  if (again) choices.unshift(["Do it again here", () => doAgain(desk, again), capOf("again")]);
  const closed = () => forget(desk, desk.refused.find((one) => one.act === act));
  desk.say(refusal(act, ack, row ? `Row ${row}: ` : ""), { warns: true, stays: ack.conflict, choices, about: act.id, closed });
}

// The row that an act was done on, or what holds it now.
const rowOf = (model, act, made) => (made && model.found(made)) ?? model.order[model.nearest(act.seen[0][0])];

/** Say why a text was not saved. What was typed is never thrown away: it is a draft until the reviewer decides. */
export function textRefused(desk, act, error, made = null) {
  const { memory: { drafts }, model } = desk, isEdit = act.kind === "edit";
  const at = () => { // sentences may get other numbers while the reviewer thinks it over
    const sentence = isEdit && made ? model.numberNow(act.language, act.sentence, made) : act.sentence;
    const bead = isEdit ? model.holder(act.language, sentence) : rowOf(model, act, made);
    return { sentence, bead, key: isEdit ? editKey(act.language, sentence) : commentKeys(bead)[0] };
  };
  const { sentence, bead, key } = at();
  const draft = { text: act.text, from: model.texts[act.language]?.[sentence] ?? "" };
  drafts.refuse(key, draft, model);
  const again = () => {
    const now = at();
    drafts.raise(now.key, draft, model);
    if (desk.boxes) desk.closeBoxes();
    desk.select(now.bead.place);
    if (!isEdit || desk.lock.reaches(act.language)) desk.write(act.kind);
  };
  const drop = () => {
    drafts.drop(at().key, act.text);
    if (desk.boxes?.adrift) desk.closeBoxes();
    desk.show({ anew: true });
  };
  const why = refusal(act, { error, conflict: true }, `Row ${model.index(bead.place) + 1}: `);
  desk.say(`${why} What you wrote is kept as a draft:`, {
    quote: act.text, stays: true, about: () => at().key, choices: [["Write again with my text", again, capOf("again")], ["Throw it away", drop]],
  });
  desk.show({ anew: true });
}
