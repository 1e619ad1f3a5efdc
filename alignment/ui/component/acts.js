// Acts on beads: what they are made of, and what they do on the screen until the server has answered.

import { SIDES, size } from "./runs.js";

/** A new act on beads as they are seen; `seen` names them in text order. */
export function newAct(kind, beads, extra = {}) {
  return { id: crypto.randomUUID(), kind, seen: beads.map(({ place, version }) => [place, version]), ...extra };
}

/** The change an act makes: {before, after, text?, comment?, threads?}; throws the reason when it makes no sense. */
export function applied(model, act) {
  const beads = act.seen.map(([place]) => model.get(place));
  if (beads.some((bead) => !bead)) throw Error("this row was changed in the meantime");
  return CHANGES[act.kind](beads, act, model);
}

const CHANGES = {
  confirm: ([bead], { on = true }) => (on ? confirmed([bead]) : swap(bead, { status: "proposed" })),
  "confirm-all": (beads) => confirmed(beads),
  flag: ([bead], { on = true }) => swap(bead, { status: on ? "flagged" : "proposed" }),
  bookmark: ([bead], { on = true }) => swap(bead, { bookmarked: on }),
  exclude: ([bead], { on = true }) => swap(bead, { excluded: on }),
  classify: ([bead], { absence }) => {
    const said = { ...bead, absence };
    const { after } = absence === null ? swap(said, { status: "proposed" }) : absence === STILL_TO_DO ? swap(said, { status: "flagged" }) : confirmed([said]);
    return { before: [bead], after };
  },
  merge: ([upper, lower]) => ({ before: [upper, lower], after: [joined(upper, lower)] }),
  split: ([bead], { de, en }) => ({
    before: [bead],
    after: [
      made(bead, [bead.de[0], de], [bead.en[0], en]),
      made({ ...bead, bookmarked: false }, [de, bead.de[1]], [en, bead.en[1]]),
    ],
  }),
  move: ([upper, lower], { language, direction }) => {
    const step = direction === "down" ? -1 : 1;
    const cut = upper[language][1] + step;
    const hits = [...upper.hits, ...lower.hits];
    const run = (bead, side, ends) => (side === language ? ends : bead[side]);
    const first = [upper[language][0], cut], second = [cut, lower[language][1]];
    if (first[1] < first[0] || second[1] < second[0]) throw Error("there is no sentence to move on this side");
    const after = [
      made({ ...upper, hits }, run(upper, "de", first), run(upper, "en", first)),
      made({ ...lower, hits }, run(lower, "de", second), run(lower, "en", second)),
    ];
    const bothLeft = after.every((bead) => size(bead.de) + size(bead.en));
    return { before: [upper, lower], after: bothLeft ? after : [joined(upper, lower)] };
  },
  replace: (beads, { cuts }) => {
    const [first, last] = [beads[0], beads.at(-1)];
    const corners = [[first.de[0], first.en[0]], ...cuts, [last.de[1], last.en[1]]];
    return { before: beads, after: remade(beads, corners.slice(1).map(([de, en], i) => ({ de: [corners[i][0], de], en: [corners[i][1], en] }))) };
  },
  realign: (beads, { beads: offered }) => {
    const there = new Map(beads.map((bead) => [`${bead.de},${bead.en}`, bead]));
    const made = remade(beads, offered.map(([deStart, deStop, enStart, enStop]) => ({ de: [deStart, deStop], en: [enStart, enStop] })));
    const after = made.map((bead, i) => {
      const old = there.get(`${bead.de},${bead.en}`), [, , , , confidence, reasons] = offered[i];
      const told = reasons.filter(([kind]) => kind !== "numbers"); // of numbers the hits tell
      return old ? { ...old, version: null } : { ...bead, confidence, reasons: told.map(([kind, , words]) => [kind, words]) };
    });
    return { before: beads, after };
  },
  edit: ([bead], { language, sentence, text }, model) => ({
    ...swap(bead, { confidence: null, reasons: [] }),
    text: { side: language, sentence, before: model.texts[language][sentence], after: text },
  }),
  comment: ([bead], { id, text }) => {
    const side = size(bead.en) ? "en" : "de";
    return { before: [], after: [], comment: { value: [side, bead[side][0], "you", null, text, "", id] } };
  },
  resolve: ([bead], { on = true }, model) => {
    const before = model.thread(bead).filter((comment) => Boolean(comment[RESOLVED]) !== on);
    if (!before.length) throw Error(on ? "there is no open comment on this row" : "no comment on this row is resolved");
    return { before: [], after: [], threads: { before, after: before.map((comment) => comment.with(RESOLVED, on ? "you" : "")) } };
  },
};

/** Where a comment says who resolved it. */
export const RESOLVED = 5;

/** Why one side is empty: its translation is still to be made, and so the row stays in sight. */
export const STILL_TO_DO = "missing";

const opened = (status) => (status === "flagged" ? status : "proposed");
const swapAll = (beads, changes) => ({ before: beads, after: beads.map((bead) => ({ ...bead, ...changes, version: null })) });
const swap = (bead, changes) => swapAll([bead], changes);

// Who confirms a bead has looked at what changed in its text.
const confirmed = (beads) => ({
  before: beads,
  after: beads.map((bead) => ({ ...bead, status: "confirmed", reasons: bead.reasons.filter(([kind]) => kind !== "changed"), version: null })),
});

// Neighbours as one bead: flagged or bookmarked if one was, left out of exports only if all were.
function joined(upper, lower) {
  const whole = {
    hits: [...upper.hits, ...lower.hits],
    status: [upper, lower].some(({ status }) => status === "flagged") ? "flagged" : "proposed",
    bookmarked: upper.bookmarked || lower.bookmarked,
    excluded: upper.excluded && lower.excluded,
  };
  return made(whole, [upper.de[0], lower.de[1]], [upper.en[0], lower.en[1]]);
}

// Beads of other runs of the same sentences. A flag stays with every sentence of its bead; a bookmark, and that a row
// is left out of exports, go with its first sentence.
function remade(before, runs) {
  const holder = { de: new Map(), en: new Map() };
  for (const bead of before) for (const side of SIDES) for (let i = bead[side][0]; i < bead[side][1]; i++) holder[side].set(i, bead);
  return runs.map((run) => {
    const held = new Set(), begun = new Set();
    for (const side of SIDES) {
      for (let i = run[side][0]; i < run[side][1]; i++) {
        const bead = holder[side].get(i);
        held.add(bead);
        if (i === bead[side][0] && (side === "de" || !size(bead.de))) begun.add(bead);
      }
    }
    const olds = [...held], firsts = [...begun];
    const whole = {
      hits: olds.flatMap((bead) => bead.hits),
      status: olds.some(({ status }) => status === "flagged") ? "flagged" : "proposed",
      bookmarked: firsts.some(({ bookmarked }) => bookmarked),
      excluded: (firsts.length ? firsts : olds).every(({ excluded }) => excluded),
    };
    return made(whole, run.de, run.en);
  });
}

// A bead of these sentences that a person made; it keeps the marks of the one they were in.
function made({ status, hits, bookmarked, excluded }, de, en) {
  const runs = { de, en };
  const own = hits.filter(([side, sentence]) => runs[side][0] <= sentence && sentence < runs[side][1]);
  return {
    place: de[0] + en[0], version: null, de, en, status: opened(status), confidence: null, reasons: [],
    bookmarked, excluded, absence: null, hits: own,
  };
}
