// The open row: why to look at it, what the glossary says, notes, what was edited, comments, history.

import { RESOLVED } from "./acts.js";
import { tooltip } from "./commands.js";
import { difference } from "./diff.js";
import { counted, make } from "./dom.js";
import { filterWords, percent } from "./filters.js";
import { sentenceOf } from "./message.js";
import { noteWords } from "./sentence.js";

export const NAME_OF = { de: "German", en: "English" };
export const VERDICT = { right: "✓", missing: "~", forbidden: "✗" };
const ADVICE = {
  lengths: "See whether a sentence is missing here, or belongs to the row above or below (U and D move one).",
  meaning: "Read both sides: are they the same passage?",
  numbers: "Look for it in the rows above and below, or mend the English (E).",
  place: "Read it together with the rows above and below.",
  seam: "Read on there; if so, merge the two rows: this one with the row below (M) or above (Shift+M).",
  rival: "Compare with the rows above and below: merge (M), split (S), or move a sentence (U, D).",
  gap: "Look for it in the rows above and below; if it was left out, confirm (A).",
};

/** What there is to know about the row in hand. */
export function detailsNode(bead, desk) {
  if (desk.split) return splitHint(desk);
  const said = [glossaryNode(bead), notesNode(bead, desk), editsNode(bead, desk), threadNode(bead, desk)].filter(Boolean);
  return make("div", { class: said.length ? "details" : "details alone", "aria-label": "About this row" },
    make("div", { class: "why" }, whyNode(bead, desk), absenceNode(bead, desk), repairsNode(bead, desk)), make("div", { class: "said" }, said), pastNode(bead, desk));
}

function whyNode(bead, desk) {
  if (bead.status === "confirmed") return null;
  if (bead.confidence === null) return make("p", { class: "quiet" }, "Changed by hand; confirm it when it is right.");
  if (!bead.reasons.length) return null;
  const doubtful = bead.confidence < desk.view.threshold;
  const reasons = bead.reasons.map(([kind, words]) => make("li", {}, sentenceOf(words), " ", make("span", { class: "quiet" }, ADVICE[kind])));
  return section(doubtful ? "Doubtful because" : "Worth a look", reasons, doubtful && sentenceOf(filterWords("Doubtful", desk.view.threshold)));
}

// Why one side is empty: what was said, and what can be.
function absenceNode(bead, desk) {
  if (bead.de[0] !== bead.de[1] && bead.en[0] !== bead.en[1]) return null;
  const reasons = desk.absences.map(([name, words], i) => make("button", {
    type: "button", class: "absence", "data-absence": name, "aria-pressed": String(bead.absence === name), "aria-keyshortcuts": `W ${i + 1}`,
  }, desk.asking && make("kbd", {}, String(i + 1)), words));
  const hint = desk.asking ? "Press the number of a reason; Esc leaves." : "Press W and a number, or click.";
  return section("Why is one side empty?", [make("li", { class: "absences" }, reasons), make("li", { class: "quiet" }, hint)]);
}

const REPAIRS_ARE = "What else could stand here, with how probable it is to be right; nothing is changed until you choose it";

function repairsNode(bead, desk) {
  const found = desk.repairs.of(bead);
  return section("Repairs", found.map(({ words, likely, better }, i) => make("li", {},
    make("button", { type: "button", class: "repair", "data-act": `repair-${i + 1}`, title: tooltip(`repair-${i + 1}`), "aria-keyshortcuts": String(i + 1) },
      make("kbd", {}, String(i + 1)), make("span", {}, sentenceOf(words).replace(/\.$/, "")), make("span", { class: "quiet" }, chance(likely, better))))), REPAIRS_ARE);
}

// What is known of a repair: in a place that people changed no figure can be trusted.
const chance = (likely, better) => (likely === null ? (better ? "fits better" : "") : likely < 0.01 ? "under 1 %" : percent(likely));

function glossaryNode(bead) {
  const said = (wanted) => [...new Set(bead.hits.filter(([, , , , verdict]) => verdict === wanted).map((hit) => hit[5]))];
  const line = (verdict, head, words, title) =>
    make("li", { class: `said-${verdict}`, title }, make("span", { class: "icon" }, VERDICT[verdict]), make("b", {}, `${head} `), words);
  const wrong = ["forbidden", "missing"].flatMap((verdict) => said(verdict).map((message) => line(verdict, verdict, message)));
  const right = said("right").join("; "), count = said("right").length;
  return section("Glossary", right ? [...wrong, line("right", `${counted(count, "term")} right:`, right, right)] : wrong);
}

function notesNode(bead, desk) {
  const notes = ["de", "en"].flatMap((side) => sentencesOf(bead, side).flatMap((i) => desk.model.notes[side].get(i) ?? []));
  return section("Notes", notes.map((note) => make("li", {}, noteWords(note))));
}

const EDITS_ARE = "What was taken out of the original is struck through, what was put in is underlined";

function editsNode(bead, desk) {
  const { originals, texts } = desk.model;
  const edited = sentencesOf(bead, "en").filter((i) => originals.en.has(i));
  return section("Edited English", edited.map((i) => make("li", { lang: "en", class: "wording" }, wordingNodes(originals.en.get(i), texts.en[i]))), EDITS_ARE);
}

const TAGS = { out: "del", in: "ins" };
const wordingNodes = (before, after) => difference(before, after).map(([how, text]) => (how === "same" ? text : make(TAGS[how], {}, text)));

function threadNode(bead, desk) {
  const thread = desk.model.thread(bead);
  const comments = thread.map(([, , who, when, text, resolved]) =>
    make("li", { class: resolved ? "comment resolved" : "comment" },
      make("span", { class: "by" }, `${who}${when ? `, ${whenWords(when)}` : ""}${resolved ? `, ✓ resolved by ${resolved}` : ""} `), text));
  const open = thread.some((comment) => !comment[RESOLVED]);
  const turn = make("li", {}, make("button", { type: "button", "data-act": "resolve", class: "small", title: tooltip("resolve") },
    open ? "Resolve" : "Open again", make("kbd", {}, "Shift+C")));
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

const sentencesOf = (bead, side) => Array.from({ length: bead[side][1] - bead[side][0] }, (_, i) => bead[side][0] + i);
const section = (title, items, meaning) => (items.length ? make("section", {}, make("h4", { title: meaning }, title), make("ul", {}, items)) : null);

function whenWords(iso) {
  const when = new Date(iso);
  return Number.isNaN(when.getTime()) ? iso : when.toLocaleString("en-GB", { dateStyle: "medium", timeStyle: "short" });
}

function splitHint(desk) {
  const other = desk.side === "de" ? "→ to the English side" : "← to the German side";
  return make("div", { class: "details splitting", role: "status" },
    make("p", {}, `Splitting: ↑ ↓ move the cut on the ${NAME_OF[desk.side]} side, ${other}, or click a sentence. `,
      make("button", { type: "button", "data-act": "split-here", class: "first" }, "Split here", make("kbd", {}, "Enter")),
      make("button", { type: "button", "data-act": "leave" }, "Leave", make("kbd", {}, "Esc"))));
}
