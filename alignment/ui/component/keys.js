// Keys by name, and what each stands for: as delivered, or as the reviewer wants it.

import { BY_NAME, COMMANDS } from "./commands.js";

const CAPS = { ArrowDown: "↓", ArrowUp: "↑", ArrowLeft: "←", ArrowRight: "→", PageDown: "Page ↓", PageUp: "Page ↑", Escape: "Esc" };
const worn = { keys: new Map(), commands: new Map() }; // the keys in force: those of each command, and the command of each

/** The keys of every command: its own where the reviewer chose some, else those delivered that went to no other. */
export function arranged(own) {
  const given = new Set(Object.values(own).flat());
  return new Map(COMMANDS.map(({ name, keys }) => [name, own[name] ?? keys.filter((key) => !given.has(key))]));
}

/** From now on these keys count, {command: [key, …]}, and of other commands those delivered. */
export function wear(own) {
  worn.keys = arranged(own);
  worn.commands = new Map([...worn.keys].flatMap(([name, keys]) => keys.map((key) => [key, name])));
}

wear({});

/** The keys of a command. */
export const keysOf = (name) => worn.keys.get(name);

/** The command a pressed key stands for, or undefined. */
export const commandOf = (event) => worn.commands.get(keyName(event));

/** The command that has a key of that name, or undefined. */
export const holderOf = (key) => worn.commands.get(key);

/**
 * The name of the key pressed, as the table writes it. Punctuation stands for itself: on many keyboards it needs Shift,
 * or AltGr, which Windows reports as Ctrl and Alt.
 */
export function keyName(event) {
  const { key } = event, letter = /^\p{L}$/u.test(key), sign = [...key].length === 1;
  const graph = sign && event.getModifierState("AltGraph");
  const modifiers = [];
  if ((event.ctrlKey || event.metaKey) && !graph) modifiers.push("Ctrl");
  if (event.altKey && !graph) modifiers.push("Alt");
  if (event.shiftKey && (letter || !sign)) modifiers.push("Shift");
  return [...modifiers, letter ? capital(key) : key === " " ? "Space" : key].join("+");
}

/** A letter as keys are named by it; ß, whose capital is two letters, stays as it is. */
export const capital = (letter) => (letter.toUpperCase().length === letter.length ? letter.toUpperCase() : letter);

/** The parts of the name of a key; the last one may be a plus sign. */
export const partsOf = (key) => key.split(/\+(?=.)/u);

/** A key as people read it: arrows drawn. */
export const keyCap = (key) => partsOf(key).map((part) => CAPS[part] ?? part).join("+");

/** What to press for a command, for use in a sentence: its first key, or the words on its button where it has none. */
export const keyTo = (name) => capOf(name) ?? `“${BY_NAME.get(name).label}”`;

/** The first key of a command as people read it, undefined if it has none. */
export const capOf = (name) => keysOf(name).map(keyCap)[0];

/** What a button says on hover: what it does and its keys. */
export function tooltip(name) {
  const { label, help } = BY_NAME.get(name), words = help ?? label;
  return `${words[0].toUpperCase()}${words.slice(1)} (${keysOf(name).map(keyCap).join(" or ") || "no key"})`;
}
