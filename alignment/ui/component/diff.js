// What an edit took out of a sentence and put into it, word by word.

const TOKEN = /[\p{L}\p{M}\p{N}]+|\s+|[^\p{L}\p{M}\p{N}\s]/gu; // words, blanks, and each other sign by itself
const MOST = 250_000; // steps of comparing; beyond it the middle counts as worded anew

/** The difference of two wordings as [how, text], how being "same", "out" or "in"; what is out stands before what is in. */
export function difference(before, after) {
  const old = before.match(TOKEN) ?? [], now = after.match(TOKEN) ?? [];
  let head = 0, tail = 0;
  while (head < Math.min(old.length, now.length) && old[head] === now[head]) head++;
  while (tail < Math.min(old.length, now.length) - head && old.at(-1 - tail) === now.at(-1 - tail)) tail++;
  const middle = compared(old.slice(head, old.length - tail), now.slice(head, now.length - tail));
  const same = (tokens) => tokens.map((token) => ["same", token]);
  return joined([...same(old.slice(0, head)), ...middle, ...same(old.slice(old.length - tail))]);
}

// The longest common run of tokens stays, the others go out or come in.
function compared(old, now) {
  if (old.length * now.length > MOST) return [...old.map((token) => ["out", token]), ...now.map((token) => ["in", token])];
  const width = now.length + 1, common = new Uint32Array((old.length + 1) * width); // of what is left of both from there
  for (let i = old.length - 1; i >= 0; i--) {
    for (let j = now.length - 1; j >= 0; j--) {
      common[i * width + j] = old[i] === now[j] ? common[(i + 1) * width + j + 1] + 1 : Math.max(common[(i + 1) * width + j], common[i * width + j + 1]);
    }
  }
  const steps = [];
  let i = 0, j = 0;
  while (i < old.length || j < now.length) {
    if (i < old.length && j < now.length && old[i] === now[j]) { steps.push(["same", old[i]]); i++; j++; }
    else if (j === now.length || (i < old.length && common[(i + 1) * width + j] >= common[i * width + j + 1])) steps.push(["out", old[i++]]);
    else steps.push(["in", now[j++]]);
  }
  return steps;
}

// Stretches that people read as one: a blank between two changed words is changed along with them.
function joined(steps) {
  const found = [];
  let out = "", come = "";
  const close = () => {
    if (out) found.push(["out", out]);
    if (come) found.push(["in", come]);
    out = come = "";
  };
  steps.forEach(([how, token], i) => {
    const between = how === "same" && /^\s+$/u.test(token) && (out || come) && i + 1 < steps.length && steps[i + 1][0] !== "same";
    if (how === "out") out += token;
    else if (how === "in") come += token;
    else if (between) { out += token; come += token; }
    else {
      close();
      if (found.at(-1)?.[0] === "same") found.at(-1)[1] += token; else found.push(["same", token]);
    }
  });
  close();
  return found;
}
