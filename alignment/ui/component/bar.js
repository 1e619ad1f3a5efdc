// Above the rows: filters, search, row number, the acts as buttons, progress and the state of saving.

import { actButton } from "./buttons.js";
import { make } from "./dom.js";
import { endOf } from "./ending.js";
import { endSearch, goTo, searchFor } from "./finding.js";
import { capOf, keysOf, keyTo } from "./keys.js";
import { Tabs } from "./tabs.js";
import { Toolbar } from "./toolbar.js";

export class Bar {
  constructor(desk) {
    this.desk = desk;
    this.tabs = new Tabs(desk);
    this.search = this.#search();
    this.number = this.#number();
    this.going = make("span", { class: "hint going" });
    this.found = make("span", { class: "found", role: "status" });
    this.total = make("span", {}, "");
    this.progress = make("progress", { max: "1", value: "0", "aria-label": "Confirmed rows" });
    this.confirmed = make("span", { class: "confirmed" });
    this.saving = make("span", { class: "saving", role: "status" }, "loading…");
    this.toolbar = new Toolbar(desk);
    const state = make("span", { class: "state" }, this.progress, this.confirmed, this.saving);
    this.node = make("div", { class: "bar" }, this.#queue(), make("div", { class: "line" }, this.toolbar.node, state));
    this.unlocked = make("span", { class: "unlocked", hidden: true }, "unlocked");
    this.sides = { de: make("span", { lang: "en" }, "German", this.unlocked), en: make("span", { lang: "en" }, "English") };
    this.empty = make("div", { class: "empty", role: "status", hidden: true });
    this.heads = make("div", { class: "heads", "aria-hidden": "true" }, make("span", {}), this.sides.de, this.sides.en);
    this.#name();
  }

  /** Other keys count now: they take more room, or less. */
  rekeyed() {
    this.#name();
    this.toolbar.fit();
    this.tabs.fit();
  }

  destroy() { this.tabs.destroy(); this.toolbar.destroy(); }

  /** Show how things stand: row number, side, what can be undone, how many rows each filter has. */
  update() {
    const { desk } = this;
    if (this.number.getRootNode().activeElement !== this.number) this.number.value = desk.model.index(desk.cursor) + 1;
    this.empty.hidden = desk.view.rows.length > 0 || desk.model.rev < 0;
    if (!this.empty.hidden) this.#nothing();
    this.total.textContent = `of ${desk.model.order.length}`;
    for (const side of ["de", "en"]) this.sides[side].className = desk.side === side ? "chosen" : "";
    this.unlocked.hidden = !desk.lock.open;
    this.toolbar.update();
    this.said();
  }

  /** The counts of the filters and the progress; the desk asks for them when the hand rests. */
  count(counts, { checking }) {
    this.tabs.count(counts, { checking });
    const all = counts.get("All"), confirmed = all - counts.get("Unconfirmed");
    this.progress.value = all ? confirmed / all : 0;
    this.confirmed.textContent = `${confirmed} of ${all} confirmed`;
    this.progress.setAttribute("aria-valuetext", this.confirmed.textContent);
  }

  /** Which of the rows found the cursor is on. */
  foundWords(matches) {
    const at = matches.findIndex(({ place }) => place === this.desk.cursor) + 1;
    this.found.parentNode.classList.toggle("on", Boolean(this.search.value));
    this.found.textContent = !this.search.value ? "" : matches.length ? `${at} of ${matches.length}` : "not found";
  }

  /** The state of saving. */
  said() {
    const words = this.desk.link.words();
    if (this.saving.textContent === words) return;
    this.saving.textContent = words;
    this.saving.title = this.desk.link.lost ? "What you do is kept in this browser and sent when the connection is back." : "";
    this.saving.dataset.state = words === "saved" ? "saved" : words === "saving…" ? "saving" : "lost";
  }

  // Say which keys there are.
  #name() {
    const title = (words, name) => `${words}${capOf(name) ? ` (${capOf(name)})` : ""}`;
    Object.assign(this.search, { placeholder: `Search  ${capOf("search") ?? ""}`.trim(), title: title("Search in both languages", "search") });
    this.number.title = `${title("Go to a row", "go")}; Enter goes there, Esc stays`;
    for (const [field, name] of [[this.search, "search"], [this.number, "go"]]) field.setAttribute("aria-keyshortcuts", keysOf(name).join(" "));
    this.going.textContent = `${keyTo("found-next")} on, ${keyTo("found-previous")} back, ${keyTo("end-search")} ends`;
  }

  // Say why there are no rows, and where there are some.
  #nothing() {
    const { words, choices } = this.desk.model.order.length ? endOf(this.desk) : { words: "This pair has no rows.", choices: [] };
    if (words === this.empty.firstChild?.textContent) return;
    const buttons = choices.map(([label, act]) => make("button", { type: "button", onclick: act }, label));
    this.empty.replaceChildren(make("p", {}, words), make("div", { class: "acts" }, buttons));
  }

  #queue() {
    return make("div", { class: "line" },
      this.tabs.node,
      make("label", { class: "search" }, make("span", { class: "unseen" }, "Search in this pair"), this.search, this.found,
        make("span", { class: "hint typing" }, "Enter to the rows, Esc ends"),
        this.going),
      make("label", { class: "where" }, "Row ", this.number, " ", this.total),
      actButton("map"));
  }

  #search() {
    return make("input", {
      type: "search", spellcheck: "false", autocomplete: "off",
      oninput: (event) => searchFor(this.desk, event.target.value),
      onkeydown: (event) => {
        if (event.key === "Escape") { event.preventDefault(); endSearch(this.desk); }
        else if (event.key === "Enter" || event.key === "ArrowDown") { event.preventDefault(); this.desk.focus(); }
      },
    });
  }

  #number() {
    return make("input", {
      inputmode: "numeric", size: "5", "aria-label": "Row number",
      onkeydown: (event) => {
        if (event.key === "Enter") { goTo(this.desk, Number.parseInt(this.number.value, 10)); this.desk.focus(); }
        else if (event.key === "Escape") { event.preventDefault(); this.desk.focus(); }
      },
      onblur: () => this.update(),
    });
  }
}
