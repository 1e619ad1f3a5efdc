// Getting about: the next row of some kind, filters, search, row numbers.

import { MINE } from "./filters.js";
import { keyTo } from "./keys.js";

/**
 * Go to the next row of the pair, in either direction, that passes a test; no row is passed over unseen. With the least
 * sure rows first, or one's own chapters alone, it is the next of those that are shown.
 */
export function seek(desk, step, test, word) {
  const { model, view } = desk, here = model.get(desk.cursor), within = view.ranking || view.filter === MINE;
  const from = within ? view : model, order = within ? view.wanted : model.order;
  if (desk.carried && step > 0 && test(here)) {
    desk.select(here.place);
    desk.say(`This row is ${word} itself.`);
    return;
  }
  for (let i = from.index(desk.cursor) + step; i >= 0 && i < order.length; i += step) {
    if (test(order[i])) { desk.select(order[i].place); return; }
  }
  const [side, other, way] = step > 0 ? ["below", "above", "previous"] : ["above", "below", "next"];
  const left = order.filter((bead, i) => (i - from.index(desk.cursor)) * step < 0 && test(bead)).length;
  desk.say(`No ${word} row ${side} this one.${left ? ` ${left} ${left > 1 ? "stand" : "stands"} ${other} it (${keyTo(`${way}-${word}`)}).` : ""}`);
}

/** Go to the row of that number, counted from 1 over the whole pair. */
export function goTo(desk, number) {
  const bead = desk.model.order[number - 1];
  if (bead) desk.select(bead.place); else desk.say(`There is no such row: the pair has ${desk.model.order.length}.`);
}

/** Show the rows of a filter, from the one nearest to the cursor. */
export function setFilter(desk, name) {
  go(desk, desk.view.choose({ filter: name }, desk.cursor));
  desk.memory.set("filter", name);
  desk.focus();
}

/** Show the least sure of these rows first, from the first one, or all in text order again, from the row in hand. */
export function turnOrder(desk) {
  const byDoubt = !desk.view.ranking;
  go(desk, desk.view.choose({ byDoubt }, desk.cursor));
  desk.memory.set("order", byDoubt ? "doubt" : null);
}

const go = (desk, bead) => { if (bead) desk.select(bead.place); else desk.show(); };

/** Light the words up and go to the first row that holds them, from where the search began; back there if none does. */
export function searchFor(desk, words) {
  const { search } = desk.view;
  if (!search.words) search.began = desk.cursor;
  search.words = words.toLowerCase();
  desk.show({ anew: true });
  const matches = desk.view.matches();
  const next = matches.find(({ place }) => place >= search.began) ?? matches[0];
  if (words) desk.select(next?.place ?? search.began);
  desk.bar.foundWords(matches);
}

/** Forget the words and leave the cursor where it is. */
export function endSearch(desk) {
  desk.bar.search.value = "";
  searchFor(desk, "");
  desk.focus();
}

/** Go to the next or previous row found. */
export function searchOn(desk, step) {
  const matches = desk.view.matches();
  if (!matches.length) return;
  const here = matches.findIndex(({ place }) => place === desk.cursor);
  const beside = step > 0 ? matches.findIndex(({ place }) => place > desk.cursor) : matches.findLastIndex(({ place }) => place < desk.cursor);
  const at = here < 0 ? beside : here + step;
  desk.select((matches[at] ?? matches.at(step > 0 ? 0 : -1)).place);
  desk.bar.foundWords(matches);
}
