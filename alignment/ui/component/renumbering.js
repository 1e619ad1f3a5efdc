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
  const middle = between(before, after, { head, stop: before.length - tail, newStop: after.length - tail });
  return (i) => (i < head ? i : i < head + middle.length ? middle[i - head] : i + after.length - before.length);
}

// The new numbers of the sentences that lie between what is the same at both ends: of those that stand once on either
// side, in order, where they stand now; of the others, by how far they are behind the one before, and not past the next.
function between(before, after, { head, stop, newStop }) {
  const there = onlyPlaces(after, head, newStop), here = onlyPlaces(before, head, stop), posts = [[head - 1, head - 1]];
  for (const [text, i] of here) {
    const now = i < 0 ? undefined : there.get(text);
    if (now > posts.at(-1)[1]) posts.push([i, now]);
  }
  posts.push([stop, newStop]);
  return posts.slice(1).flatMap(([old, now], k) => {
    const [from, since] = posts[k];
    const rest = Array.from({ length: old - from - 1 }, (_, step) => Math.max(0, Math.min(since + 1 + step, Math.max(since, now - 1))));
    return old === stop ? rest : [...rest, now];
  });
}

// Where each text stands from one sentence to before another, in order; -1 if in several places.
function onlyPlaces(texts, start, stop) {
  const places = new Map();
  for (let i = start; i < stop; i++) places.set(texts[i], places.has(texts[i]) ? -1 : i);
  return places;
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
