// The desk: one pair under review. It knows the row of the cursor and the chosen side, and turns what the reviewer
// does into acts.

import { newAct } from "./acts.js";
import { Bar } from "./bar.js";
import { Boxes } from "./boxes.js";
import { rekeyed } from "./buttons.js";
import { isNews } from "./changes.js";
import { Chapters } from "./chapters.js";
import { Checking } from "./checking.js";
import { Connection } from "./connection.js";
import { perform } from "./doing.js";
import { make } from "./dom.js";
import { Focus } from "./focus.js";
import { follow } from "./following.js";
import { Hands } from "./hands.js";
import { Height } from "./height.js";
import { Help } from "./help.js";
import { KeyMap } from "./keymap.js";
import { keyTo } from "./keys.js";
import { Link } from "./link.js";
import { Linking } from "./linking.js";
import { Lock } from "./lock.js";
import { PairMap } from "./map.js";
import { Memory } from "./memory.js";
import { Message, sentenceOf } from "./message.js";
import { Model } from "./model.js";
import { resume } from "./opening.js";
import { Panel } from "./panel.js";
import { Past } from "./past.js";
import { People } from "./people.js";
import { Questions } from "./questions.js";
import { Realign } from "./realign.js";
import { Repairs } from "./repairs.js";
import { guessHeight, Row } from "./row.js";
import { RowList } from "./rowlist.js";
import { settled } from "./settling.js";
import { Strip } from "./strip.js";
import { View } from "./view.js";

const REST = 30; // ms without a change

export class Desk {
  model = new Model();
  view = new View(this.model);
  memory = new Memory({});
  cursor = 0;
  side = "en";
  asking = false; // whether a number says why one side is empty
  terms = null; // the digest of the glossary by which the rows are marked
  absences = []; // the reasons there are, each [name, words]
  split = null; // where a split is being chosen: {de, en}, each {sentence, at}, the code point inside it, or 0
  carried = false; // whether the row was reached by the confirmation of another, and neither looked for nor worked on
  refused = []; // the acts that were refused, as `again.js` knows them, the last one last
  boxes = null; // text boxes being written in
  cutOff = false; // whether what was being written in went away, so that somebody may type on unawares
  epoch = 0; // grows when rows must be drawn again although their beads are the same
  #wanted = null; // how to show the rows when the command that is being done has ended
  #later = []; // commands that wait until it is known what an undo has changed

  constructor(root) {
    this.list = new RowList({
      row: (place) => new Row(place, this),
      guess: (bead, width) => guessHeight(bead, width, this.model),
      held: (place) => this.boxes?.place === place,
      seen: (first, last) => { this.strip.frame(first, last); this.people.sees(first, last); },
    });
    this.connection = new Connection({
      changed: () => this.bar.said(),
      freed: () => this.focused.freed(),
    });
    this.link = new Link({
      cut: () => this.connection.lost,
      send: (message) => this.host.setStateValue("sync", message),
      acts: () => this.model.sendable(),
      revision: () => this.model.rev,
      terms: () => this.terms,
      questions: () => ({ ...this.questions.asked(), tab: this.people.tab, where: this.people.where(), chapters: this.chapters.mark }),
      waiting: () => this.model.pending.length,
      said: () => this.bar.said(),
    });
    this.questions = new Questions(this);
    this.repairs = new Repairs(this);
    this.checking = new Checking(this);
    this.past = new Past(this);
    this.linking = new Linking(this);
    this.lock = new Lock(this);
    this.realign = new Realign(this);
    this.keymap = new KeyMap({ changed: () => rekeyed(this) });
    this.chapters = new Chapters(this);
    this.bar = new Bar(this);
    this.help = new Help(this);
    this.strip = new Strip(this);
    this.map = new PairMap(this);
    this.panel = new Panel(this);
    this.people = new People(this);
    this.message = new Message(this);
    this.node = make("div", { class: "desk", role: "application", "aria-label": "Review desk" },
      this.bar.node,
      make("div", { class: "floor" },
        make("div", { class: "page" }, this.bar.heads, this.people.node, make("div", { class: "window" }, this.list.node, this.strip.node), this.bar.empty), this.panel.node),
      this.linking.node, this.message.node, this.help.node, this.realign.node, this.map.node);
    this.hands = new Hands(this);
    root.replaceChildren(this.node);
    this.focused = new Focus(this.node, this.connection, { rest: () => this.focus(), key: (event) => this.hands.key(event) });
    this.height = new Height(this);
  }

  destroy() {
    for (const part of [this.bar, this.panel, this.questions, this.connection, this.focused, this.list, this.strip, this.map, this.link, this.height, this.keymap]) part.destroy();
  }

  // ---- what comes from the server

  /** Take in an answer: acks, what changed, and perhaps the whole pair. */
  receive({ config, answer }) {
    const first = this.model.rev < 0;
    this.memory = first ? new Memory(config) : this.memory.renamed(config);
    this.keymap.open(config.who);
    this.view.threshold = config.threshold;
    this.absences = config.absences;
    this.link.answered(answer.seq);
    if (answer.error) { this.say(sentenceOf(answer.error), { warns: true }); return; }
    if (!answer.snapshot && answer.changes.since > this.model.rev) { this.link.flush({ anyway: true, all: true }); return; }
    for (const ack of answer.acks) ack.error = ack.error?.replace(`${config.pair}: `, ""); // we know which pair it is
    this.terms = answer.terms;
    const followed = answer.snapshot && !first && follow(this);
    const answered = this.model.receive(answer);
    if (followed) followed();
    const told = this.questions.receive(answer);
    if (first) this.model.resume(this.memory.get("outbox", []));
    this.#keepOutbox();
    const divided = this.chapters.receive(answer.chapters, config.who);
    if (first) resume(this, config.bead);
    else if (answer.snapshot || answered.length || isNews(answer.changes)) this.#redraw(answer);
    else if (told || divided) this.questions.show();
    for (const one of answered) settled(this, one);
    this.realign.receive(answer.realigned);
    this.people.receive(answer.people);
    for (const name of this.#later.splice(0)) this.do(name);
    if (this.model.sendable().length || this.questions.waiting) this.link.flush();
    this.bar.update();
  }

  #redraw({ snapshot, changes }) {
    if (snapshot || changes.texts.length || changes.comments) this.epoch++;
    if (snapshot) { this.memory.drafts.follow(this.model); this.view.rank(); }
    const lost = this.boxes && (!this.model.get(this.boxes.place) || this.boxes.adrift);
    if (lost) this.closeBoxes();
    const bead = this.model.order[this.model.nearest(this.cursor)];
    if (bead && bead.place !== this.cursor) this.#goTo(bead.place);
    else this.show();
    this.cutOff ||= lost;
    if (lost) this.say(`Somebody else has changed the row you were writing in. What you wrote is kept: press ${keyTo("edit")} or ${keyTo("comment")} there.`, { stays: true });
  }

  // ---- acts

  /** Do a command by name, as soon as it can be done. */
  do(name) {
    if (this.model.rev < 0) return;
    if (this.model.blind && !this.link.lost) { this.#later.push(name); return; }
    this.#wanted = { reveal: false, any: false };
    const wanted = this.#wanted;
    try { perform(this, name); } finally { this.#wanted = null; }
    if (wanted.any) this.#draw(wanted);
    this.chapters.remark();
  }

  /** Do an act on beads at once and send it; the cursor stays with the bead that was number `mine` of them. */
  submit(kind, beads, extra = {}, mine = 0) {
    const act = newAct(kind, beads, extra);
    this.message.pass();
    this.carried = false;
    if (this.linking.on) this.linking.leave();
    this.realign.pass();
    let change;
    try { change = this.model.perform(act); } catch (error) { this.say(sentenceOf(error.message), { warns: true }); return null; }
    this.chapters.entered(beads[0]);
    const stays = change?.after.length && beads.some(({ place }) => place === this.cursor);
    const place = stays ? change.after[Math.min(mine, change.after.length - 1)].place : this.cursor;
    if (stays) this.model.history.at(-1).cursor = { undo: this.cursor, redo: place };
    this.#keepOutbox();
    if (change?.text || change?.comment || change?.threads) this.epoch++;
    this.#goTo(place);
    this.link.flush();
    return change;
  }

  // ---- moving about

  /** The bead under the cursor, unless the filter hides it. */
  current() { return this.view.wanted[this.view.index(this.cursor)]; }

  select(place, { carried = false } = {}) {
    this.message.pass();
    if (this.boxes && place !== this.boxes.place) this.closeBoxes();
    this.split = null;
    this.asking = false;
    this.carried = carried;
    this.#goTo(place, { reveal: true });
  }

  /** Go up or down among the rows of the filter. */
  step(rows) {
    const { wanted } = this.view;
    if (!wanted.length) return;
    const target = Math.max(0, this.view.index(this.cursor)) + rows;
    this.select(wanted[Math.min(wanted.length - 1, Math.max(0, target))].place);
  }

  choose(side) {
    this.side = side;
    this.memory.set("side", side);
    this.show();
  }

  // ---- writing

  write(kind) {
    const bead = this.current();
    if (!bead || this.boxes) return;
    this.message.pass();
    this.split = null;
    this.#draw({ reveal: true });
    this.memory.set("place", this.cursor); // not only at rest: a reload must not open the box in another row
    this.memory.set("writing", this.lock.named(kind));
    this.boxes = new Boxes(this, bead, kind);
    this.boxes.open(this.list.rowAt(bead.place));
  }

  /** Take the boxes away; the focus stays where it is unless it was in them. */
  closeBoxes() {
    const writing = this.focused.isIn(this.boxes.node);
    this.boxes = null;
    this.memory.set("writing", null);
    this.show({ anew: true });
    if (writing) this.focus();
  }

  /** Ask why one side of the row is empty, or no longer. */
  ask(on) {
    this.asking = on;
    this.show({ reveal: on });
  }

  // ---- showing

  /** Give the focus to the rows, or to the box that is being written in. */
  focus() { if (this.boxes) this.boxes.focus(); else this.list.node.focus({ preventScroll: true }); }

  say(words, options) { this.message.say(words, options); }

  #goTo(place, options) {
    this.cursor = place;
    this.view.sticky = place;
    this.show(options);
  }

  /** Show the rows as things stand now; while a command is being done, once at its end. */
  show({ anew = false, reveal = false } = {}) {
    if (anew) this.epoch++;
    if (this.#wanted) Object.assign(this.#wanted, { any: true, reveal: this.#wanted.reveal || reveal });
    else this.#draw({ reveal });
  }

  #draw({ reveal }) {
    this.view.refresh();
    this.list.show(this.view.rows, this.cursor, { reveal });
    this.panel.draw(this.current());
    this.bar.update();
    this.linking.update();
    this.soon();
  }

  /** Do what can wait when the hand rests. */
  soon() {
    clearTimeout(this.resting);
    this.resting = setTimeout(() => this.#rest(), REST);
  }

  // What can wait until the hand rests.
  #rest() {
    this.memory.set("place", this.cursor);
    this.bar.count(this.view.counts(), { checking: this.checking.waits });
    this.strip.draw();
    this.people.show();
    this.map.refresh();
    this.questions.soon();
  }

  #keepOutbox() { this.memory.set("outbox", this.model.pending.map(({ act, pictures }) => ({ act, pictures }))); }
}
