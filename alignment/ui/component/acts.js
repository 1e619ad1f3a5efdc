// Acts on beads: what they are made of, and what they do on the screen until the server has answered.

/** A new act on beads as they are seen; `seen` names them in text order. */
export function newAct(kind, beads, extra = {}) {
  return { id: crypto.randomUUID(), kind, seen: beads.map(({ place, version }) => [place, version]), ...extra };
}

/** The change an act makes: {before, after, text?, comment?}; throws the reason when it makes no sense. */
export function applied(model, act) {
  const beads = act.seen.map(([place]) => model.get(place));
  if (beads.some((bead) => !bead)) throw Error("this row was changed in the meantime");
  return CHANGES[act.kind](beads, act, model);
}

const CHANGES = {
  confirm: ([bead], { on = true }) => swap(bead, { status: on ? "confirmed" : "proposed" }),
  flag: ([bead], { on = true }) => swap(bead, { status: on ? "flagged" : "proposed" }),
  merge: ([upper, lower]) => ({ before: [upper, lower], after: [joined(upper, lower)] }),
  split: ([bead], { de, en }) => ({
    before: [bead],
    after: [
      made(bead, [bead.de[0], de], [bead.en[0], en], bead.hits),
      made(bead, [de, bead.de[1]], [en, bead.en[1]], bead.hits),
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
      made(upper, run(upper, "de", first), run(upper, "en", first), hits),
      made(lower, run(lower, "de", second), run(lower, "en", second), hits),
    ];
    const bothLeft = after.every((bead) => length(bead.de) + length(bead.en));
    return { before: [upper, lower], after: bothLeft ? after : [joined(upper, lower)] };
  },
  replace: (beads, { cuts }) => {
    const first = beads[0], last = beads.at(-1);
    const corners = [[first.de[0], first.en[0]], ...cuts, [last.de[1], last.en[1]]];
    const hits = beads.flatMap((bead) => bead.hits);
    const status = beads.some((bead) => bead.status === "flagged") ? "flagged" : "proposed";
    const after = corners.slice(1).map(([de, en], i) => made(first, [corners[i][0], de], [corners[i][1], en], hits, status));
    return { before: beads, after };
  },
  edit: ([bead], { language, sentence, text }, model) => ({
    ...swap(bead, { confidence: null, reasons: [] }),
    text: { side: language, sentence, before: model.texts[language][sentence], after: text },
  }),
  comment: ([bead], { id, text }) => {
    const side = length(bead.en) ? "en" : "de";
    return { before: [], after: [], comment: { value: [side, bead[side][0], "you", null, text, id] } };
  },
};

const length = ([start, stop]) => stop - start;
const opened = (status) => (status === "flagged" ? status : "proposed");
const swap = (bead, changes) => ({ before: [bead], after: [{ ...bead, ...changes, version: null }] });

function joined(upper, lower) {
  const status = [upper, lower].some((bead) => bead.status === "flagged") ? "flagged" : "proposed";
  return made(upper, [upper.de[0], lower.de[1]], [upper.en[0], lower.en[1]], [...upper.hits, ...lower.hits], status);
}

function made(bead, de, en, hits, status = opened(bead.status)) {
  const runs = { de, en };
  const own = hits.filter(([side, sentence]) => runs[side][0] <= sentence && sentence < runs[side][1]);
  return { place: de[0] + en[0], version: null, de, en, status, confidence: null, reasons: [], hits: own };
}
