// One sentence on the page: its text with terms underlined, numbers framed, note marks raised and search words lit.

import { make } from "./dom.js";

const NOTE_OF = { original: "Note", translator: "Translator’s note", editor: "Editor’s note" };
const SURROGATE = /[\ud800-\udfff]/;

/** What a note says, with whose it is. */
export const noteWords = ([, , label, text, kind]) => `${NOTE_OF[kind] ?? "Note"} ${label}: ${text}`;

/**
 * The nodes of a sentence. Hits and notes count code points, as the server does. While a split is being chosen, `cutting`
 * says where words start, where the cut is, 0 for nowhere, and what draws it; then each word is known by its place.
 */
export function sentenceNodes(text, { hits, notes, found, cutting = null }) {
  const at = offsets(text);
  const marks = [
    ...hits.map(([, , start, stop, kind, message]) => ({ start: at(start), stop: at(stop), kind, message })),
    ...found.map(([start, stop]) => ({ start, stop, found: true })),
  ];
  const raised = notes.map(([place, note]) => [Math.min(at(place), text.length), note]).sort((a, b) => a[0] - b[0]);
  const words = cutting ? [0, ...cutting.starts].map((start) => [at(start), start]) : [];
  const cuts = new Set([0, text.length, ...marks.flatMap(({ start, stop }) => [start, stop]), ...raised.map(([place]) => place), ...words.map(([place]) => place)]);
  const places = [...cuts].filter((place) => place <= text.length).sort((a, b) => a - b);
  const nodes = [];
  places.forEach((place, i) => {
    nodes.push(...raised.filter(([where]) => where === place).map(([, note]) => noteMark(note)));
    if (cutting?.at && place === at(cutting.at)) nodes.push(cutting.node());
    if (i + 1 === places.length) return;
    const part = stretch(text.slice(place, places[i + 1]), marks.filter((m) => m.start <= place && m.stop >= places[i + 1]));
    const word = words.findLast(([start]) => start <= place);
    nodes.push(word ? make("span", { class: "word", "data-at": String(word[1]) }, part) : part);
  });
  return nodes;
}

function stretch(text, marks) {
  let node = document.createTextNode(text);
  for (const { kind, message, found } of marks) {
    node = found ? make("mark", {}, node) : make("span", { class: `hit ${kind}`, title: message, "aria-description": message }, node);
  }
  return node;
}

const noteMark = (note) => make("sup", { class: "note", title: noteWords(note), "aria-label": noteWords(note) }, note[2]);

// Code points to the units of a JavaScript string; the same thing unless a character lies outside the basic plane.
function offsets(text) {
  if (!SURROGATE.test(text)) return (place) => place;
  const places = [0];
  for (const character of text) places.push(places.at(-1) + character.length);
  return (place) => places[Math.min(place, places.length - 1)];
}
