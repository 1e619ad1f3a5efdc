// Splitting: a cut on each side says where the second row begins, before a sentence or inside one. The same cut parts a
// sentence and leaves the row whole, or joins the two sentences that it stands between. What that does only the server
// knows: sentences have other numbers then.

import { NAME_OF } from "./details.js";
import { keyTo } from "./keys.js";
import { size } from "./runs.js";

const ENDS = /[.;:!?…]/, LETTER = /\p{L}/u;
const STRONG = /[.;:!?…–—]/; // signs behind which a sentence may rather be parted than behind a comma

/** The places in a text, in code points, where a word begins that is not the first. */
export function wordStarts(text) {
  const signs = Array.from(text), starts = [];
  for (let i = 1; i < signs.length; i++) {
    const glued = ENDS.test(signs[i - 1]) && LETTER.test(signs[i]);
    if (glued || (/\s/.test(signs[i - 1]) && /\S/.test(signs[i]))) starts.push(i);
  }
  return starts;
}

// Where a sentence would be parted, most likely: behind a strong sign, or a comma, as near to the middle as can be.
function likely(text) {
  const signs = Array.from(text), starts = wordStarts(text);
  const before = (start) => signs.slice(0, start).join("").trimEnd().at(-1);
  const behind = (sign) => starts.filter((start) => sign.test(before(start)));
  const some = [behind(STRONG), behind(/,/), starts].find((found) => found.length) ?? [];
  return some.toSorted((a, b) => Math.abs(a - signs.length / 2) - Math.abs(b - signs.length / 2))[0] ?? 0;
}

const middle = ([start, stop]) => ({ sentence: start + Math.ceil((stop - start) / 2), at: 0 });
const inside = (desk, side, sentence) => ({ sentence, at: likely(desk.model.texts[side][sentence]) });

/** Begin to split a row: between its sentences, or where there is one a side, inside these. */
export function startSplit(desk, bead) {
  const single = Math.max(size(bead.de), size(bead.en)) < 2;
  const cutOf = (side) => (single && size(bead[side]) ? inside(desk, side, bead[side][0]) : middle(bead[side]));
  const cuts = { de: cutOf("de"), en: cutOf("en") };
  if (single && !cuts.de.at && !cuts.en.at) desk.say(`One word a side cannot be split. ${keyTo("unlink")} parts the two sides.`);
  else choose(desk, cuts);
}

function choose(desk, cuts) {
  desk.message.pass();
  desk.split = cuts;
  desk.show({ reveal: true });
}

/** Leave a split. */
export function endSplit(desk) {
  desk.split = null;
  desk.show();
}

/** Begin to part a sentence of the chosen side: the longest. */
export function startPart(desk, bead) {
  const { texts } = desk.model, side = desk.side, [start, stop] = bead[side];
  let longest = start;
  for (let i = start; i < stop; i++) if (texts[side][i].length > texts[side][longest].length) longest = i;
  const cut = start < stop ? inside(desk, side, longest) : null;
  if (cut?.at) choose(desk, { de: middle(bead.de), en: middle(bead.en), [side]: cut });
  else desk.say(`This row has no ${NAME_OF[side]} sentence to part. ${keyTo("german")} and ${keyTo("english")} choose the side.`);
}

/** Move the cut on the chosen side to the next place between sentences, within the row. */
export function moveCut(desk, step) {
  const [start, stop] = desk.current()[desk.side], { sentence, at } = desk.split[desk.side];
  const to = step < 0 && at ? sentence : sentence + step;
  put(desk, { sentence: Math.min(stop, Math.max(start, to)), at: 0 });
}

/** Move it by a word, also into a sentence and out of it. */
export function moveCutByWord(desk, step) {
  const side = desk.side, [start, stop] = desk.current()[side], { sentence, at } = desk.split[side];
  const starts = (i) => wordStarts(desk.model.texts[side][i]);
  if (step > 0 && sentence < stop) {
    const next = starts(sentence).find((one) => one > at);
    put(desk, next ? { sentence, at: next } : { sentence: sentence + 1, at: 0 });
  } else if (step < 0 && at) put(desk, { sentence, at: starts(sentence).findLast((one) => one < at) ?? 0 });
  else if (step < 0 && sentence > start) put(desk, { sentence: sentence - 1, at: starts(sentence - 1).at(-1) ?? 0 });
}

/** Put the cut of the chosen side before a word. */
export function cutAt(desk, sentence, at) { put(desk, { sentence, at }); }

const put = (desk, cut) => choose(desk, { ...desk.split, [desk.side]: cut });

/** Split the row at the cuts. */
export function splitHere(desk) {
  const bead = desk.current(), { de, en } = desk.split;
  const first = (cut, [start]) => cut.sentence === start && !cut.at, last = (cut, [, stop]) => cut.sentence === stop;
  if ((first(de, bead.de) && first(en, bead.en)) || (last(de, bead.de) && last(en, bead.en))) {
    desk.say("Both rows must get at least one sentence, or a part of one: move a cut.");
    return;
  }
  if (!de.at && !en.at) {
    endSplit(desk);
    desk.submit("split", [desk.current()], { de: de.sentence, en: en.sentence });
    return;
  }
  const side = desk.split[desk.side].at ? desk.side : desk.side === "de" ? "en" : "de";
  const { sentence, at } = desk.split[side], other = desk.split[side === "de" ? "en" : "de"];
  recut(desk, "part", { language: side, sentence, offset: at, other: other.sentence, within: other.at || null });
}

/** Part the sentence at the cut of the chosen side; the row stays whole. */
export function partHere(desk) {
  const { sentence, at } = desk.split[desk.side];
  if (at) recut(desk, "part", { language: desk.side, sentence, offset: at });
  else desk.say("The cut stands between two sentences: Shift+← and Shift+→ move it into one.");
}

/** Join the two sentences around the cut of the chosen side. */
export function joinHere(desk) {
  const side = desk.side, [start, stop] = desk.current()[side], { sentence, at } = desk.split[side];
  if (at || sentence === start || sentence === stop) desk.say("The cut does not stand between two sentences of this row: ↑ and ↓ move it there.");
  else join(desk, side, sentence);
}

/** Join the sentences of the chosen side; where there are more than two, ask which. */
export function startJoin(desk, bead) {
  const side = desk.side, [start] = bead[side], count = size(bead[side]);
  if (desk.split) joinHere(desk);
  else if (count === 2) join(desk, side, start + 1);
  else if (count < 2) desk.say(`This row has no two ${NAME_OF[side]} sentences to join. ${keyTo("german")} and ${keyTo("english")} choose the side; ${keyTo("merge-next")} merges rows.`);
  else choose(desk, { de: middle(bead.de), en: middle(bead.en) });
}

function join(desk, side, second) {
  const [before, after] = [desk.model.paragraphs[side][second - 1], desk.model.paragraphs[side][second]];
  if (before?.start === after?.start) recut(desk, "join", { language: side, sentence: second - 1 });
  else desk.say("These two sentences stand in two paragraphs: they stay apart.");
}

function recut(desk, kind, extra) {
  if (desk.link.lost) { desk.say("The connection is lost: sentences can be parted and joined when it is there again.", { warns: true }); return; }
  endSplit(desk);
  desk.submit(kind, [desk.current()], extra);
}
