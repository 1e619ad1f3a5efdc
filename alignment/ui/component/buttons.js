// The buttons of commands.

import { BY_NAME, keyCap, tooltip } from "./commands.js";
import { make } from "./dom.js";

/** A button that does a command, and shows its key. */
export function actButton(name, { label = BY_NAME.get(name).label, ...attributes } = {}) {
  const { keys } = BY_NAME.get(name);
  return make("button", { type: "button", "data-act": name, title: tooltip(name), "aria-keyshortcuts": keys.join(" "), ...attributes },
    label, make("kbd", {}, keyCap(keys[0])));
}
