// One row on the page: gutter, German, English; and, under the cursor, what there is to know about it, unless that
// stands beside the rows.

import { RESOLVED } from "./acts.js";
import { ICON, NAME_OF } from "./details.js";
import { counted, make } from "./dom.js";
import { hasDraft } from "./drafts.js";
import { percent } from "./filters.js";
import { kindOf } from "./runs.js";
import { sentenceNodes } from "./sentence.js";
import { wordStarts } from "./splitting.js";

/** The sign and the word of each status. */
export const STATUS = { proposed: ["○", "proposed"], confirmed: ["✓", "confirmed"], flagged: ["⚑", "flagged"] };
const LINE = 25; // px of a line of text, for the guess

/** About how high a row will be, before it is on the page. */
export function guessHeight(bead, width, model) {
  const perLine = Math.max(20, (width - 150) / 2 / 8.1);
  const lines = (side) => {
    let letters = 0;
    for (let i = bead[side][0]; i < bead[side][1]; i++) letters += model.texts[side][i].length + 2;
    return Math.ceil(letters / perLine);
  };
  return Math.max(64, 22 + LINE * Math.max(lines("de"), lines("en")));
}

/** A row on the page. Each part is drawn again only when what it shows has changed: laying a text out is what costs. */
export class Row {
  #looks = null; // what the row was drawn from
  #keys = {}; // the same of each part
  #parts = {};

  constructor(place, desk) {
    this.desk = desk;
    this.node = make("div", { role: "row", id: `row-${place}`, "data-place": place });
  }

  /** Draw what the desk knows of the bead; returns whether the row may have another height now. */
  draw(bead) {
    const { version, ...seen } = bead; // the version is not seen: the server's answer to an act draws nothing
    const { desk } = this, open = bead.place === desk.cursor;
    const aside = desk.view.isNeighbour(bead), marked = desk.linking.sideOf(bead);
    const looks = JSON.stringify([desk.epoch, seen, aside, marked, open && [desk.side, desk.split]]);
    const drawn = looks !== this.#looks && this.#draw(bead, { open, aside, marked, seen });
    this.#looks = looks;
    return desk.panel.under(this.node, bead, open) || drawn;
  }

  #draw(bead, { open, aside, marked, seen }) {
    const { desk } = this;
    this.node.className = `row ${bead.status}${open ? " open" : ""}${desk.view.isDoubtful(bead) ? " doubtful" : ""}${aside ? " neighbour" : ""}${bead.excluded ? " excluded" : ""}`;
    this.#part("gutter", [desk.epoch, seen, aside, marked], () => gutter(bead, desk, { aside, marked }));
    for (const side of ["de", "en"]) {
      const hits = bead.hits.filter(([of]) => of === side);
      const cut = open && desk.split ? desk.split[side] : null;
      this.#part(side, [desk.epoch, bead[side], bead.absence, hits, cut, cut !== null && desk.side], () => sideNode(bead, side, hits, cut, desk));
      this.#parts[side].classList.toggle("chosen", open && desk.side === side);
      this.#parts[side].classList.toggle("marked", marked === side);
    }
    return true;
  }

  /** Show what changes nothing else: its number, and whether it waits to be saved. */
  mark(bead) {
    this.node.classList.toggle("unsaved", bead.version === null);
    const shown = this.node.querySelector(".number"), index = this.desk.model.index(bead.place), number = String(index + 1);
    if (shown.textContent !== number) shown.textContent = number;
    this.desk.people.mark(this.node, index);
  }

  #part(name, from, drawn) {
    const key = JSON.stringify(from);
    if (this.#keys[name] === key) return;
    this.#keys[name] = key;
    const part = drawn();
    if (this.#parts[name]) this.#parts[name].replaceWith(part); else this.node.append(part);
    this.#parts[name] = part;
  }
}

function gutter(bead, desk, { aside, marked }) {
  const [icon, word] = STATUS[bead.status];
  const kind = kindOf(bead);
  const sure = bead.confidence === null ? "" : percent(bead.confidence);
  const unsure = bead.confidence !== null && bead.confidence < desk.view.threshold && bead.status !== "confirmed";
  const wrong = ["forbidden", "missing"].find((verdict) => bead.hits.some((hit) => hit[4] === verdict));
  const numbered = bead.hits.some((hit) => hit[4] === "unmatched");
  const talk = desk.model.thread(bead), said = talk.filter((comment) => !comment[RESOLVED]).length;
  return make("div", { class: "gutter", role: "rowheader" },
    make("span", { class: "number" }),
    make("span", { class: "status" }, make("span", { class: "icon", "aria-hidden": "true" }, icon), word),
    make("span", { class: "facts" },
      make("span", { class: kind === "1-1" ? "kind" : "kind odd", title: `${kind}: German sentences – English sentences` }, kind),
      sure && make("span", { class: unsure ? "unsure" : "sure", title: `How probable it is that this row is exactly right; under ${percent(desk.view.threshold)} it is doubtful` }, unsure && "? ", sure)),
    wrong && make("span", { class: `term ${wrong}`, title: `glossary: a rendering is ${wrong}` }, `${ICON[wrong]} glossary`),
    numbered && make("span", { class: "term unmatched", title: "A number or a date has no counterpart on the other side" }, `${ICON.unmatched} number`),
    talk.length > 0 && make("span", { class: said ? "talk" : "talk resolved" }, said ? counted(said, "comment") : `✓ ${counted(talk.length, "comment")}`),
    bead.bookmarked && make("span", { class: "talk" }, "★ bookmark"),
    bead.excluded && make("span", { title: "This row stays out of exports" }, "⊘ left out"),
    aside && make("span", { class: "aside", title: "This row is shown here because it stands next to the open one in the text" }, "neighbour"),
    marked && make("span", { class: "talk" }, "⇄ linking"),
    hasDraft(desk.memory, bead) && make("span", { class: "talk" }, "✎ draft"));
}

function sideNode(bead, side, hits, cut, desk) {
  const [start, stop] = bead[side];
  const node = make("div", { class: `side ${side}`, role: "gridcell", lang: side });
  if (start === stop) {
    const why = desk.absences.find(([name]) => name === bead.absence);
    node.append(make("p", { class: "nothing" }, `no ${NAME_OF[side]}${why ? `: ${why[1]}` : ""}`));
  }
  let block = null, paragraph = null;
  for (let i = start; i < stop; i++) {
    const here = cut?.sentence === i;
    if (here && !cut.at) { node.append(cutNode(desk, side)); block = null; }
    const at = desk.model.paragraphs[side][i];
    if (!block || at !== paragraph) {
      node.append(block = blockNode(at, i));
      paragraph = at;
    } else block.append(make("span", { class: "seam", "aria-hidden": "true" }));
    block.append(sentenceNode(i, side, hits, desk, cut && { starts: wordStarts(desk.model.texts[side][i]), at: here ? cut.at : 0, node: () => cutNode(desk, side, "span") }));
  }
  if (cut?.sentence === stop) node.append(cutNode(desk, side));
  return node;
}

// A paragraph, or the part of it that stands in this row; `starts` when its first sentence does.
function blockNode(paragraph, sentence) {
  if (!paragraph) return make("p", { class: "body" });
  const starts = sentence === paragraph.start ? " starts" : "";
  const level = paragraph.level ? ` level-${Math.min(paragraph.level, 3)}` : "";
  const heading = paragraph.kind === "heading";
  return make("p", { class: `${paragraph.kind}${level}${starts}`, role: heading && "heading", "aria-level": heading && String(paragraph.level || 1) });
}

function sentenceNode(i, side, hits, desk, cutting) {
  const { texts, originals } = desk.model;
  const marks = {
    hits: hits.filter(([, sentence]) => sentence === i),
    notes: desk.model.notesOf(side, i),
    found: desk.view.search.stretches(texts[side][i]),
    cutting,
  };
  const original = originals[side].get(i);
  const attributes = { class: original === undefined ? "sentence" : "sentence edited", "data-sentence": String(i), "data-side": side };
  if (original !== undefined) attributes.title = `Edited. Original: ${original}`;
  return make("span", attributes, ...sentenceNodes(texts[side][i], marks));
}

const cutNode = (desk, side, tag = "div") =>
  make(tag, { class: `cut${desk.side === side ? " moving" : ""}` }, make("span", {}, "✂ second row begins here"));
