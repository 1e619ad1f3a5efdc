// The keys of all commands as a table, in which the reviewer can choose others.

import { BY_NAME, COMMANDS } from "./commands.js";
import { make } from "./dom.js";
import { holderOf, keyCap, keyName, keysOf } from "./keys.js";
import { sentenceOf } from "./message.js";
import { refusal } from "./refusals.js";

const GROUPS = [...new Set(COMMANDS.map(({ group }) => group))];
const MODIFIERS = ["Shift", "Control", "Alt", "AltGraph", "Meta", "CapsLock", "NumLock", "OS", "Fn"];
const TAKING = ["Backspace", "Delete"];
const STEP = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 };
const HINT = "Choose a key, then press the one you want instead; + adds one, Backspace takes one away. The arrows go from key to key.";

export class KeyTable {
  changing = false; // whether its keys are buttons
  #waiting = null; // {name, old}: the command that gets the next key pressed, and its key that goes for it, null for one more
  #asking = null; // what is done if the reviewer says yes
  #at = ""; // the button that had the focus last, or has it

  /** `map` has the keys; `say(…)` shows nodes or texts in the place of what was said before. */
  constructor(map, say) {
    Object.assign(this, { map, say });
    this.node = make("div", { class: "columns" });
    this.node.addEventListener("focusin", ({ target }) => this.#goTo(target.dataset.at ?? this.#at));
  }

  /** Make the keys buttons, or no longer. */
  change(on) {
    this.changing = on;
    this.#stop(on ? HINT : "");
    this.draw();
  }

  draw() {
    const inside = this.node.contains(this.node.getRootNode().activeElement);
    this.node.classList.toggle("changing", this.changing);
    this.node.replaceChildren(...GROUPS.map((group) => this.#section(group)));
    if (this.changing) this.node.append(make("section", {}, make("button", {
      type: "button", class: "delivered", disabled: !Object.keys(this.map.own).length, onclick: () => this.#resetAll(),
    }, "All keys as delivered")));
    this.#goTo(this.#at);
    if (inside) this.#focus();
  }

  /** Take a key that was pressed on the page; returns whether it was for the table. */
  take(event) {
    if (this.#asking) return this.#answer(event);
    if (this.#waiting) { event.preventDefault(); this.#press(event); return true; }
    if (!this.changing || !event.target.dataset.at) return false;
    const { name, key } = event.target.dataset;
    if (TAKING.includes(event.key)) { if (key) this.#takeAway(name, key); } else if (STEP[event.key]) this.#step(STEP[event.key]); else return false;
    event.preventDefault();
    return true;
  }

  /** The reviewer turns to something else, perhaps to `target`, which may be the question. */
  pass(target) {
    if (target?.closest(".columns button, [data-answer]")) return;
    if (this.#waiting || this.#asking) { this.#stop(HINT); this.draw(); }
  }

  #section(group) {
    const rows = COMMANDS.filter((command) => command.group === group).map((command) => make("tr", {},
      make("th", { scope: "row" }, this.changing ? this.#buttons(command) : keysOf(command.name).map((key) => make("kbd", {}, keyCap(key)))),
      make("td", {}, sentenceOf(command.help ?? command.label).slice(0, -1), " ", this.changing && !this.map.isDelivered(command.name) && this.#back(command))));
    return make("section", {}, make("h4", {}, group), make("table", {}, make("tbody", {}, rows)));
  }

  #buttons({ name, label }) {
    const keys = keysOf(name);
    const button = (key, words, said) => {
      const waits = this.#waiting?.name === name && this.#waiting.old === key;
      return make("button", {
        type: "button", class: waits ? "key waiting" : "key", "data-at": `${name} ${key ?? ""}`, "data-name": name, "data-key": key, tabindex: "-1", "aria-label": waits ? `${label}: press a key` : said,
        onclick: () => this.#begin(name, key),
      }, waits ? "press a key" : words);
    };
    return [...keys.map((key) => button(key, keyCap(key), `${label}: ${keyCap(key)}, change`)), button(null, keys.length ? "+" : "no key +", `${label}: add a key`)];
  }

  #back({ name, label, keys }) {
    return make("button", { type: "button", class: "back", "aria-label": `${label}: as delivered`, title: `As delivered: ${keys.map(keyCap).join(" or ") || "no key"}`, onclick: () => this.#give(name, keys) }, "as delivered");
  }

  #begin(name, old) {
    this.#stop(`${BY_NAME.get(name).label}: press ${old ? `the key it should have instead of ${keyCap(old)}. Esc leaves it, Backspace takes it away.` : "the key it should have. Esc leaves."}`);
    this.#waiting = { name, old };
    this.#at = `${name} ${old ?? ""}`;
    this.draw();
    this.#focus();
  }

  #press(event) {
    const { name, old } = this.#waiting, pressed = keyName(event), keys = keysOf(name);
    if (MODIFIERS.includes(event.key) || event.isComposing || event.repeat) return;
    if (pressed === "Escape") { this.#stop(HINT); this.draw(); return; }
    if (TAKING.includes(pressed)) { if (old) this.#takeAway(name, old); return; }
    const reason = refusal(name, pressed);
    if (reason) { this.say(`${reason}. It stays as it is: press another key, or Esc.`); return; }
    this.#at = `${name} ${pressed}`;
    const others = keys.filter((key) => key !== pressed);
    this.#give(name, old ? keys.includes(pressed) && pressed !== old ? others.filter((key) => key !== old).concat(pressed) : keys.map((key) => (key === old ? pressed : key)) : others.concat(pressed));
  }

  #takeAway(name, key) {
    const keys = keysOf(name), at = keys.indexOf(key), left = keys.filter((other) => other !== key);
    this.#at = `${name} ${left[Math.min(at, left.length - 1)] ?? ""}`;
    this.#stop(`${BY_NAME.get(name).label} no longer has ${keyCap(key)}.`);
    this.map.give(name, left);
    this.draw();
    this.#focus();
  }

  // Give a command these keys; if others have some of them, ask first.
  #give(name, keys) {
    const taken = keys.filter((key) => (holderOf(key) ?? name) !== name);
    const done = () => {
      this.#stop(`${BY_NAME.get(name).label}: ${keys.map(keyCap).join(" or ") || "no key"}.`);
      this.map.give(name, keys);
      this.draw();
      this.#focus();
    };
    if (!taken.length) { done(); return; }
    const held = taken.map((key) => `${keyCap(key)}: ${sentenceOf(BY_NAME.get(holderOf(key)).help ?? BY_NAME.get(holderOf(key)).label)}`).join(" ");
    this.#ask(`${held} Take ${taken.length > 1 ? "them" : "it"} from there?`, done);
  }

  #resetAll() {
    this.#ask("All commands get the keys they were delivered with. What you chose is lost.", () => {
      this.#stop("All keys are as delivered.");
      this.map.replace({});
      this.draw();
      this.#focus();
    });
  }

  #ask(words, yes) {
    this.#stop();
    this.#asking = yes;
    const no = () => { this.#stop(HINT); this.draw(); this.#focus(); };
    const take = make("button", { type: "button", class: "first", "data-answer": "yes", onclick: () => this.#asking?.() }, "Yes", make("kbd", {}, "Enter"));
    this.say(make("span", {}, words), take, make("button", { type: "button", "data-answer": "no", onclick: no }, "No", make("kbd", {}, "Esc")));
    this.draw();
    take.focus();
  }

  // The question is answered by its buttons, which have the focus in turn; Esc says no.
  #answer(event) {
    if (event.key !== "Escape") return Boolean(event.target.dataset.answer);
    event.preventDefault();
    this.#stop(HINT);
    this.draw();
    this.#focus();
    return true;
  }

  #stop(words) {
    this.#waiting = this.#asking = null;
    if (words !== undefined) this.say(words);
  }

  // One of the buttons is on the way of Tab.
  #goTo(at) {
    const buttons = [...this.node.querySelectorAll("[data-at]")];
    const one = buttons.find((button) => button.dataset.at === at) ?? buttons.find((button) => button.dataset.name === at.split(" ")[0]) ?? buttons[0];
    for (const button of buttons) button.tabIndex = button === one ? 0 : -1;
    if (one) this.#at = one.dataset.at;
  }

  #step(step) {
    const buttons = [...this.node.querySelectorAll("[data-at]")];
    buttons[buttons.findIndex(({ dataset }) => dataset.at === this.#at) + step]?.focus();
  }

  #focus() { this.node.querySelector('[data-at][tabindex="0"]')?.focus(); }
}
