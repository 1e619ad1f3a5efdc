// The open row: why to look at it, what its numbers and the glossary say, notes, what was edited, comments, history.

import { RESOLVED } from "./acts.js";
import { actButton } from "./buttons.js";
import { difference } from "./diff.js";
import { counted, make } from "./dom.js";
import { filterWords, percent, runsOver } from "./filters.js";
import { capOf, keyTo, tooltip } from "./keys.js";
import { sentenceOf } from "./message.js";
import { emptySide, sentencesOf, SIDES } from "./runs.js";
import { noteWords } from "./sentence.js";

export const NAME_OF = { de: "German", en: "English" };
export const ICON = { right: "✓", missing: "~", forbidden: "✗", unmatched: "#" };
const ADVICE = {
  lengths: () => `See whether a sentence is missing here, or belongs to the row above or below (${keyTo("up")} and ${keyTo("down")} move one).`,
  meaning: () => "Read both sides: are they the same passage?",
  place: () => "Read it together with the rows above and below.",
  seam: () => `Read on there; if so, merge the two rows: this one with the row below (${keyTo("merge-next")}) or above (${keyTo("merge-previous")}).`,
  rival: () => `Compare with the rows above and below: merge (${keyTo("merge-next")}), split (${keyTo("split")}), or move a sentence (${keyTo("up")}, ${keyTo("down")}).`,
  changed: () => `Read both sides again; if they are right as they stand, confirm (${keyTo("confirm")}).`,
  gap: () => `Look for it in the rows above and below; if it was left out, confirm (${keyTo("confirm")}) or, better, say why (${keyTo("why")}).`,
};

/** What there is to know about the row in hand. */
export function detailsNode(bead, desk) {
  if (desk.split) return splitHint(desk);
  const said = [numbersNode(bead), glossaryNode(bead), notesNode(bead, desk), ...SIDES.map((side) => editsNode(bead, desk, side)), threadNode(bead, desk)].filter(Boolean);
  return make("div", { class: said.length ? "details" : "details alone", "aria-label": "About this row" },
    make("div", { class: "why" }, whyNode(bead, desk), absenceNode(bead, desk), repairsNode(bead, desk)), make("div", { class: "said" }, said), pastNode(bead, desk));
}

function whyNode(bead, desk) {
  if (bead.status === "confirmed") return null;
  const found = bead.reasons.filter(([kind]) => kind !== "gap" || !bead.absence); // who said why has settled that
  if (!bead.reasons.length) return bead.confidence === null ? make("p", { class: "quiet" }, "Changed by hand; confirm it when it is right.") : null;
  const doubtful = bead.status === "flagged" || (bead.confidence !== null && bead.confidence < desk.view.threshold) || runsOver(bead);
  const reasons = found.map(([kind, words]) => make("li", {}, sentenceOf(words), " ", make("span", { class: "quiet" }, ADVICE[kind]())));
  return section(doubtful ? "Doubtful because" : "Worth a look", reasons, doubtful && sentenceOf(filterWords("Doubtful", desk.view.threshold)));
}

// Why one side is empty: what was said, and what can be.
function absenceNode(bead, desk) {
  if (!emptySide(bead)) return null;
  const reasons = desk.absences.map(([name, words], i) => make("button", {
    type: "button", class: "absence", "data-absence": name, "aria-pressed": String(bead.absence === name), "aria-keyshortcuts": `${keyTo("why")} ${i + 1}`,
  }, desk.asking && make("kbd", {}, String(i + 1)), words));
  const hint = desk.asking ? "Press the number of a reason; Esc leaves." : `Press ${keyTo("why")} and a number, or click.`;
  return section("Why is one side empty?", [make("li", { class: "absences" }, reasons), make("li", { class: "quiet" }, hint)]);
}

const REPAIRS_ARE = "What else could stand here, with how probable it is to be right; nothing is changed until you choose it";

function repairsNode(bead, desk) {
  const found = desk.repairs.of(bead);
  return section("Repairs", found.map(({ words }, i) => make("li", {},
    make("button", { type: "button", class: "repair", "data-act": `repair-${i + 1}`, title: tooltip(`repair-${i + 1}`), "aria-keyshortcuts": capOf(`repair-${i + 1}`) },
      make("kbd", { hidden: !capOf(`repair-${i + 1}`) }, capOf(`repair-${i + 1}`)), make("span", {}, sentenceOf(words).replace(/\.$/, "")), make("span", { class: "quiet" }, chance(found, i))))), REPAIRS_ARE);
}

const NEARLY = 0.5; // as probable by the scores as the first repair, or more, is nearly as good

// What is known of a repair: in a place that people changed no figure can be trusted, only the order by the scores.
function chance(found, i) {
  const { likely, odds } = found[i];
  if (likely !== null) return likely < 0.01 ? "under 1 %" : percent(likely);
  if (odds <= 1) return "fits less well than now";
  if (i && odds >= NEARLY * found[0].odds) return "fits nearly as well as 1";
  return i || found.length < 2 ? "fits better than now" : "fits best";
}

const messages = (bead, wanted) => [...new Set(bead.hits.filter(([, , , , kind]) => kind === wanted).map((hit) => hit[5]))];
const iconNode = (kind) => make("span", { class: "icon" }, ICON[kind]);

const NUMBERS_ARE = "Numbers and dates that stand on one side only, in whatever notation; figures stand for words, too";

function numbersNode(bead) {
  const lines = messages(bead, "unmatched").map((words) => make("li", { class: "said-unmatched" }, iconNode("unmatched"), sentenceOf(words)));
  if (lines.length) lines.push(make("li", { class: "quiet" }, `Look for ${lines.length > 1 ? "them" : "it"} in the rows above and below, or mend the English (${keyTo("edit")}).`));
  return section("Numbers", lines, NUMBERS_ARE);
}

function glossaryNode(bead) {
  const line = (verdict, head, words, title) =>
    make("li", { class: `said-${verdict}`, title }, iconNode(verdict), make("b", {}, `${head} `), words);
  const wrong = ["forbidden", "missing"].flatMap((verdict) => messages(bead, verdict).map((message) => line(verdict, verdict, message)));
  const right = messages(bead, "right").join("; "), count = messages(bead, "right").length;
  return section("Glossary", right ? [...wrong, line("right", `${counted(count, "term")} right:`, right, right)] : wrong);
}

function notesNode(bead, desk) {
  const notes = ["de", "en"].flatMap((side) => sentencesOf(bead, side).flatMap((i) => desk.model.notes[side].get(i) ?? []));
  return section("Notes", notes.map((note) => make("li", {}, noteWords(note))));
}

const EDITS_ARE = "What was taken out of the original is struck through, what was put in is underlined";

function editsNode(bead, desk, side) {
  const originals = desk.model.originals[side], texts = desk.model.texts[side];
  const edited = sentencesOf(bead, side).filter((i) => originals.has(i));
  return section(`Edited ${NAME_OF[side]}`, edited.map((i) => make("li", { lang: side, class: "wording" }, wordingNodes(originals.get(i), texts[i]))), EDITS_ARE);
}

const TAGS = { out: "del", in: "ins" };
const wordingNodes = (before, after) => difference(before, after).map(([how, text]) => (how === "same" ? text : make(TAGS[how], {}, text)));

function threadNode(bead, desk) {
  const thread = desk.model.thread(bead);
  const comments = thread.map(([, , who, when, text, resolved]) =>
    make("li", { class: resolved ? "comment resolved" : "comment" },
      make("span", { class: "by" }, `${who}${when ? `, ${whenWords(when)}` : ""}${resolved ? `, ✓ resolved by ${resolved}` : ""} `), text));
  const open = thread.some((comment) => !comment[RESOLVED]);
  const turn = make("li", {}, actButton("resolve", { class: "small", label: open ? "Resolve" : "Open again" }));
  return section("Comments", thread.length ? [...comments, turn] : []);
}

function pastNode(bead, desk) {
  const events = desk.past.of(bead);
  if (!events.length) return null;
  const lines = events.map(([when, who, , what, undone]) => make("li", { class: undone ? "undone" : "event", title: what },
    make("span", { class: "by" }, `${who}, ${whenWords(when)} `), undone ? make("s", {}, what) : what, undone && " (undone)"));
  return make("details", { class: "past", open: desk.panel.unfolded },
    make("summary", { onclick: () => desk.panel.fold() }, "History"), make("ul", {}, lines));
}

const section = (title, items, meaning) => (items.length ? make("section", {}, make("h4", { title: meaning }, title), make("ul", {}, items)) : null);

function whenWords(iso) {
  const when = new Date(iso);
  return Number.isNaN(when.getTime()) ? iso : when.toLocaleString("en-GB", { dateStyle: "medium", timeStyle: "short" });
}

function splitHint(desk) {
  const other = desk.side === "de" ? "→ to the English side" : "← to the German side";
  const { sentence, at } = desk.split[desk.side], [start, stop] = desk.current()[desk.side];
  const between = !at && sentence > start && sentence < stop;
  const button = (act, label, key, attributes = {}) => make("button", { type: "button", "data-act": act, ...attributes }, label, make("kbd", {}, key));
  return make("div", { class: "details splitting", role: "status" },
    make("p", {}, `Splitting: ↑ ↓ move the cut on the ${NAME_OF[desk.side]} side, ${other}; Shift+← → move it by a word, also into a sentence. Or click a word.`),
    make("div", { class: "acts" },
      button("split-here", "Split the row here", "Enter", { class: "first" }),
      button("part-here", "Part only the sentence", "Shift+Enter", { disabled: !at }),
      button("join-here", "Join the two sentences", "Backspace", { disabled: !between }),
      make("button", { type: "button", "data-act": "leave" }, "Leave", make("kbd", {}, "Esc"))));
}
