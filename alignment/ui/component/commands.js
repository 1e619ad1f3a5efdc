// Everything a reviewer can do, with its keys. The tool bar, the help page and the keyboard all read this table.

export const COMMANDS = [
  { name: "confirm", label: "Confirm", help: "confirm this row and go on", keys: ["A", "Ctrl+Enter"], group: "Decide" },
  { name: "confirm-above", label: "Confirm ↑", help: "confirm this row and all rows above it, but for flagged ones", keys: ["Shift+A"], group: "Decide" },
  { name: "flag", label: "Flag", help: "flag this row: somebody must look again", keys: ["R"], group: "Decide" },
  { name: "clear", label: "Clear", help: "take the confirmation or the flag away", keys: ["0"], group: "Decide" },
  { name: "bookmark", label: "Bookmark", help: "put a bookmark here, or take it away", keys: ["B"], group: "Mark" },
  { name: "exclude", label: "Leave out", help: "leave this row out of exports, or take it in again", keys: ["O"], group: "Mark" },
  { name: "why", label: "Why empty", help: "say why one side of this row is empty; a number chooses", keys: ["W"], group: "Mark" },
  { name: "merge-next", label: "Merge ↓", help: "merge this row with the next", keys: ["M"], group: "Align" },
  { name: "merge-previous", label: "Merge ↑", help: "merge this row with the previous one", keys: ["Shift+M"], group: "Align" },
  { name: "split", label: "Split", help: "split this row; the arrows choose where, with Shift inside a sentence", keys: ["S"], group: "Align" },
  { name: "part", label: "Part", help: "part a sentence of the chosen side: Shift with ← and → moves the cut by words, Shift+Enter parts the sentence, Enter the row as well", keys: ["Shift+S"], group: "Align" },
  { name: "join", label: "Join", help: "join two sentences of the chosen side; while splitting, those around the cut (also Backspace)", keys: ["+"], group: "Align" },
  { name: "up", label: "Up", help: "first sentence of the chosen side to the row above", keys: ["U"], group: "Align" },
  { name: "down", label: "Down", help: "last sentence of the chosen side to the row below", keys: ["D"], group: "Align" },
  { name: "unlink", label: "Unlink", help: "part the German from the English: two rows", keys: ["X"], group: "Align" },
  { name: "column-up", label: "Column up", help: "the rest of the chosen side moves up by one row, from this row on", keys: ["Shift+U"], group: "Align" },
  { name: "column-down", label: "Column down", help: "the rest of the chosen side moves down by one row, from this row on", keys: ["Shift+D"], group: "Align" },
  { name: "link", label: "Link", help: "mark this side of the row; then, on another row, link it with the other side there", keys: ["Space"], group: "Align" },
  { name: "realign", label: "Re-align", help: "align anew what lies between the nearest confirmed or flagged rows; shows first what would change", keys: ["L"], group: "Align" },
  { name: "repair-1", label: "First repair", help: "apply the first repair offered for this row", keys: ["1"], group: "Repair" },
  { name: "repair-2", label: "Second repair", help: "apply the second repair", keys: ["2"], group: "Repair" },
  { name: "repair-3", label: "Third repair", help: "apply the third repair", keys: ["3"], group: "Repair" },
  { name: "edit", label: "Edit", help: "edit the English (Ctrl+Enter saves, Esc leaves)", keys: ["E", "F2"], group: "Write" },
  { name: "comment", label: "Comment", help: "write a comment (Ctrl+Enter saves, Esc leaves)", keys: ["C"], group: "Write" },
  { name: "resolve", label: "Resolve", help: "the comments on this row are dealt with; again: they are not", keys: ["Shift+C"], group: "Write" },
  { name: "undo", label: "Undo", help: "take your last act back", keys: ["Ctrl+Z"], group: "Write" },
  { name: "redo", label: "Redo", help: "do it again", keys: ["Ctrl+Y", "Ctrl+Shift+Z"], group: "Write" },
  { name: "next", label: "Next row", keys: ["ArrowDown", "J"], group: "Move" },
  { name: "previous", label: "Previous row", keys: ["ArrowUp", "K"], group: "Move" },
  { name: "german", label: "German side", keys: ["ArrowLeft"], group: "Move" },
  { name: "english", label: "English side", keys: ["ArrowRight"], group: "Move" },
  { name: "page-down", label: "A page down", keys: ["PageDown"], group: "Move" },
  { name: "page-up", label: "A page up", keys: ["PageUp"], group: "Move" },
  { name: "first", label: "First row", keys: ["Home"], group: "Move" },
  { name: "last", label: "Last row", keys: ["End"], group: "Move" },
  { name: "next-doubtful", label: "Next doubtful row", keys: ["N"], group: "Find" },
  { name: "previous-doubtful", label: "Previous doubtful row", keys: ["Shift+N"], group: "Find" },
  { name: "next-unconfirmed", label: "Next unconfirmed row", keys: ["."], group: "Find" },
  { name: "previous-unconfirmed", label: "Previous unconfirmed row", keys: [","], group: "Find" },
  { name: "order", label: "Least sure first", help: "show the least sure rows first; again: in the order of the text", keys: ["Q"], group: "Find" },
  { name: "search", label: "Search in this pair", keys: ["/"], group: "Find" },
  { name: "found-next", label: "Next row found by the search", keys: ["Enter"], group: "Find" },
  { name: "found-previous", label: "Previous row found", keys: ["Shift+Enter"], group: "Find" },
  { name: "end-search", label: "End the search", keys: ["Escape"], group: "Find" },
  { name: "go", label: "Go to a row number", keys: ["G"], group: "Find" },
  { name: "map", label: "Map", help: "the whole pair at a glance: every row, and the path of the alignment", keys: ["Y"], group: "Find" },
  { name: "help", label: "Show or hide the keys", keys: ["?"], group: "Find" },
];

export const BY_NAME = new Map(COMMANDS.map((command) => [command.name, command]));
const BY_KEY = new Map(COMMANDS.flatMap((command) => command.keys.map((key) => [key, command.name])));
const CAPS = { ArrowDown: "↓", ArrowUp: "↑", ArrowLeft: "←", ArrowRight: "→", PageDown: "Page ↓", PageUp: "Page ↑", Escape: "Esc" };

/** The name of the key pressed, as the table writes it. Punctuation stands for itself: on many keyboards it needs Shift. */
function keyName(event) {
  const letter = /^\p{L}$/u.test(event.key);
  const modifiers = [];
  if (event.ctrlKey || event.metaKey) modifiers.push("Ctrl");
  if (event.altKey) modifiers.push("Alt");
  if (event.shiftKey && (letter || event.key.length > 1)) modifiers.push("Shift");
  return [...modifiers, letter ? event.key.toUpperCase() : event.key === " " ? "Space" : event.key].join("+");
}

/** The command a key stands for, or undefined. */
export const commandOf = (event) => BY_KEY.get(keyName(event));

/** A key as people read it: arrows drawn. */
export const keyCap = (key) => key.split("+").map((part) => CAPS[part] ?? part).join("+");

/** What a button says on hover: what it does and its keys. */
export function tooltip(name) {
  const { label, help, keys } = BY_NAME.get(name);
  const words = help ?? label;
  return `${words[0].toUpperCase()}${words.slice(1)} (${keys.map(keyCap).join(" or ")})`;
}
