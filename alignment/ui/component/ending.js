// Where the rows of a filter come to an end: what is said there, and where to go on.

import { counted } from "./dom.js";
import { setFilter } from "./finding.js";

/** The words for a reviewer who has come to the end of the rows shown, and choices of [label, what it does]. */
export function endOf(desk) {
  const { view } = desk, counts = view.counts(), left = counts.get(view.filter), unconfirmed = counts.get("Unconfirmed");
  const all = view.filter === "All" ? [] : [["Show all rows", () => setFilter(desk, "All")]];
  if (!unconfirmed) return { words: "Every row of this pair is confirmed. The page Finish says what is still open.", choices: all };
  const rest = view.filter === "Unconfirmed" ? [] : [[`Show ${counted(unconfirmed, "unconfirmed row")}`, () => setFilter(desk, "Unconfirmed")]];
  if (!left) return { words: `No row is left under “${view.filter}”.`, choices: [...rest, ...all] };
  const where = view.filter === "All" ? "This is the last row." : `This is the last row under “${view.filter}”. There ${left === 1 ? "is" : "are"} ${counted(left, "row")} in it.`;
  return { words: where, choices: [...rest, ...all] };
}

/** Say so. */
export function sayEnding(desk) {
  const { words, choices } = endOf(desk);
  desk.say(words, { choices });
}

/** Say, where a link has led to a row past the filter or the order of before, how to have these again. */
export function sayPassed(desk, { filter, byDoubt }) {
  const name = byDoubt ? `${filter === "All" ? "" : `${filter}, `}least sure first` : filter;
  const back = () => {
    setFilter(desk, filter);
    if (byDoubt) desk.do("order");
  };
  desk.say(`All rows are shown, as a link led to this one. Before, it was “${name}”.`, { choices: [[`Back to ${name}`, back]] });
}
