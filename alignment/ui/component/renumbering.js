// What is the same at both ends of a text stays with its end: where sentences go when some are parted, joined or replaced,
// and places in a sentence when it is edited.

import { SIDES } from "./runs.js";

/** What tells the new number of a sentence, {de, en}; null if all have the number that they had. */
export function newNumbers(before, after) {
  const ways = SIDES.map((side) => numbers(before[side], after[side]));
  return ways.some((way) => way) ? Object.fromEntries(SIDES.map((side, i) => [side, ways[i] ?? ((sentence) => sentence)])) : null;
}

function numbers(before, after) {
  const [head, tail] = ends(before, after);
  if (head === before.length && head === after.length) return null;
  return (i) => (i >= before.length - tail && i >= head ? i + after.length - before.length : Math.min(i, Math.max(0, after.length - 1)));
}

/** Where a place of a text lies after the text was edited. */
export function moved(before, after, place) {
  if (before === after) return place;
  const [old, now] = [Array.from(before), Array.from(after)], [head, tail] = ends(old, now);
  return place <= head ? place : now.length - Math.min(tail, old.length - place);
}

// How much is the same at the beginning, and behind that at the end.
function ends(before, after) {
  const shorter = Math.min(before.length, after.length);
  let head = 0, tail = 0;
  while (head < shorter && before[head] === after[head]) head++;
  while (tail < shorter - head && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail++;
  return [head, tail];
}
