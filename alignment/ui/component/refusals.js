// Keys that no command can be given, with the reason: browsers, systems and the desk itself need them.

import { BY_NAME } from "./commands.js";
import { capital, keyCap, partsOf } from "./keys.js";

const NEEDED = {
  "Ctrl+W": "closes the tab", "Ctrl+Shift+W": "closes the window", "Ctrl+F4": "closes the tab", "Alt+F4": "closes the window",
  "Ctrl+Q": "ends the browser", "Ctrl+T": "opens a new tab", "Ctrl+Shift+T": "opens the last tab again", "Ctrl+N": "opens a new window",
  "Ctrl+Shift+N": "opens a private window", "Ctrl+Shift+P": "opens a private window", "Ctrl+R": "loads the page again",
  "Ctrl+Shift+R": "loads the page again", "F5": "loads the page again", "Ctrl+F5": "loads the page again", "Ctrl+L": "goes to the address of the page",
  "Ctrl+D": "bookmarks the page", "Ctrl+P": "prints the page", "Ctrl+F": "searches in the page", "F3": "searches in the page",
  "Ctrl+G": "searches on in the page", "Ctrl+H": "shows the pages you have seen, or hides the window",
  "Ctrl+J": "shows what was downloaded", "Ctrl+M": "makes the window small, on a Mac", "Ctrl+S": "saves the page", "Ctrl+O": "opens a file", "Ctrl+U": "shows the source of the page",
  "Ctrl+A": "selects everything", "Ctrl+C": "copies what is selected", "Ctrl+V": "pastes", "Ctrl+X": "cuts what is selected",
  "Ctrl++": "makes the page larger", "Ctrl+=": "makes the page larger", "Ctrl+-": "makes the page smaller",
  "Ctrl+Tab": "goes to the next tab", "Ctrl+Shift+Tab": "goes to the tab before", "Ctrl+PageDown": "goes to the next tab", "Ctrl+PageUp": "goes to the tab before",
  "Ctrl+Shift+C": "opens the tools of developers", "Ctrl+Shift+I": "opens the tools of developers", "Ctrl+Shift+J": "opens the tools of developers",
  "F1": "opens the help of the browser", "F6": "goes to the address of the page", "F7": "turns on a text cursor", "F10": "opens the menu of the browser",
  "F11": "fills the screen", "F12": "opens the tools of developers", "Shift+F10": "opens the menu of what has the focus", "ContextMenu": "opens the menu of what has the focus",
  "Alt+ArrowLeft": "goes back a page", "Alt+ArrowRight": "goes on a page", "Alt+ArrowUp": "belongs to the browser", "Alt+ArrowDown": "belongs to the browser",
  "Alt+Home": "goes to the first page of the browser", "Alt+Tab": "goes to another window", "Alt+Space": "opens the menu of the window",
  "Alt+D": "goes to the address of the page", "Alt+E": "opens the menu of the browser", "Alt+F": "opens the menu of the browser",
  "Tab": "goes to the next button", "Shift+Tab": "goes to the button before", "Escape": "leaves what was begun", "Enter": "presses a button, or ends a choice",
  "Backspace": "takes a key away, on this page", "Delete": "takes a key away, on this page", "PrintScreen": "takes a picture of the screen",
};

/** Why a command cannot have a key, as a sentence without its end; null if it can. */
export function refusal(name, key) {
  if (BY_NAME.get(name).keys.includes(key)) return null; // as delivered
  const parts = partsOf(key), last = parts.at(-1);
  if (["Dead", "Process", "Unidentified"].includes(last)) return "This key writes nothing by itself";
  if (parts.includes("Ctrl") && parts.includes("Alt")) return `${keyCap(key)} writes a sign on some keyboards, where it is AltGr`;
  if (/^Ctrl\+\d$/.test(key)) return `${keyCap(key)} ${key === "Ctrl+0" ? "gives the page its size again" : "goes to another tab"}`;
  return NEEDED[key] ? `${keyCap(key)} ${NEEDED[key]}` : null;
}

const MODIFIERS = ["Ctrl", "Alt", "Shift"];

/** What is wrong with the name of a key that was written by hand; null if nothing is. */
export function misspelling(key) {
  const parts = partsOf(key), last = parts.at(-1), before = parts.slice(0, -1);
  const named = /^[A-Z][A-Za-z0-9]+$/.test(last), letter = /^\p{L}$/u.test(last);
  const inOrder = MODIFIERS.filter((one) => before.includes(one));
  if (inOrder.join() !== before.join()) return `“${key}” is no key (write it as Ctrl+Shift+M, or ArrowDown)`;
  if (letter && capital(last) !== last) return `“${key}” is no key (write it as “${[...before, capital(last)].join("+")}”)`;
  if (!named && [...last].length !== 1) return `“${key}” is no key (write it as Ctrl+Shift+M, or ArrowDown)`;
  if (!named && !letter && before.includes("Shift")) return `“${key}” is no key (a sign is written without Shift)`;
  return last === " " ? `“${key}” is no key (write it as Space)` : null;
}
