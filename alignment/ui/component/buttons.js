// The buttons of commands.

import { BY_NAME } from "./commands.js";
import { make } from "./dom.js";
import { capOf, keysOf, tooltip } from "./keys.js";

/** A button that does a command, and shows its key. */
export function actButton(name, { label = BY_NAME.get(name).label, ...attributes } = {}) {
  const button = make("button", { type: "button", "data-act": name, ...attributes }, label, make("kbd"));
  showKey(button);
  return button;
}

/** Other keys count now: show them wherever the desk names a key. */
export function rekeyed(desk) {
  for (const button of desk.node.querySelectorAll("[data-act]:has(kbd)")) if (BY_NAME.has(button.dataset.act)) showKey(button);
  desk.bar.rekeyed();
  desk.help.rekeyed();
  if (desk.model.rev >= 0) desk.show({ anew: true });
}

function showKey(button) {
  const name = button.dataset.act, cap = capOf(name), shown = button.querySelector("kbd");
  button.title = tooltip(name);
  button.setAttribute("aria-keyshortcuts", keysOf(name).join(" "));
  shown.textContent = cap ?? "";
  shown.hidden = cap === undefined;
}
