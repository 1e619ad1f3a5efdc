// The pair as the browser knows it, with what the reviewer did but the server has not yet answered on top.
// No page here: only values.

import { applied } from "./acts.js";
import { isInPlace, isMistaken, isRecut, isTurn, turned, woven } from "./changes.js";
import { moved, newNumbers } from "./renumbering.js";
import { SIDES, size } from "./runs.js";

const toBead = ([place, version, deStart, deStop, enStart, enStop, status, confidence, reasons, marks, hits]) => {
  const [bookmarked, excluded, absence] = marks || [false, false, null];
  const bead = { place, version, de: [deStart, deStop], en: [enStart, enStop], status, confidence, reasons, bookmarked, excluded, absence, hits: hits ?? [] };
  return hits ? bead : { ...bead, unchecked: true };
};

/** What a reviewer sees of a bead; equal pictures mean that nothing was changed in between. */
const picture = (model, bead) =>
  bead && JSON.stringify([bead.de, bead.en, bead.status, bead.bookmarked, bead.excluded, bead.absence, ...SIDES.map((side) => model.texts[side].slice(...bead[side]))]);

export class Model {
  rev = -1;
  order = [];
  texts = { de: [], en: [] };
  originals = { de: new Map(), en: new Map() };
  paragraphs = { de: [], en: [] };
  notes = { de: new Map(), en: new Map() };
  comments = []; // [side, sentence, who, when, text, who resolved it]
  can = { undo: false, redo: false };
  pending = []; // {act, change, pictures, made}, in the order they were made; `made` says on which runs, as then numbered
  renumbered = null; // what tells the number, in the pair as it was last opened, of a sentence of before, if it is another
  #renumberings = []; // all of these
  #targets = new Map(); // the entry of the history that an undo or redo is about, by the id of the act
  history = []; // {act, change, undone, cursor}: this session's acts, so that undo shows at once

  get(place) { return this.order[this.index(place)]; }

  /** The index of the bead at a place, -1 if none starts there. */
  index(place) {
    const found = this.nearest(place);
    return this.order[found]?.place === place ? found : -1;
  }

  /** The index of the last bead that starts at or before a place. */
  nearest(place) {
    let low = 0, high = this.order.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.order[middle].place <= place) low = middle + 1; else high = middle;
    }
    return Math.max(0, low - 1);
  }

  /** The comments on a bead's sentences, oldest first. */
  thread({ de, en }) {
    const runs = { de, en };
    return this.comments.filter(([side, sentence]) => runs[side][0] <= sentence && sentence < runs[side][1]);
  }

  /** The sentences of a side as nobody has edited them. */
  imported(side) { return this.texts[side].map((text, i) => this.originals[side].get(i) ?? text); }

  /** The place, in the pair as it was last opened, of a bead of before; its sentences may have other numbers. */
  followed({ de, en }) { return this.#holding([de, en], this.#renumberings.slice(-1))?.place ?? 0; }

  /** The bead that holds the first sentence that the one of that number had, when an act was made on it. */
  found({ runs, since }, number = 0) { return runs[number] && this.#holding(runs[number], this.#renumberings.slice(since)); }

  /** The number now of a sentence that an act names. */
  numberNow(side, sentence, { since }) { return this.#renumberings.slice(since).reduce((now, way) => way[side](now), sentence); }

  #holding([de, en], ways) {
    const side = size(en) ? "en" : "de", [first] = side === "en" ? en : de;
    return this.holder(side, ways.reduce((now, way) => way[side](now), first));
  }

  /** The bead that holds a sentence. */
  holder(side, sentence) {
    let low = 0, high = this.order.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.order[middle][side][1] <= sentence) low = middle + 1; else high = middle;
    }
    return this.order[low];
  }

  /** The numbers of the rows, from 1, that an act of the history was done on. */
  rowsOf({ change }) {
    const places = change.before.length ? change.before.map(({ place }) => place) : [this.placeOf(change)];
    if (isInPlace(change)) return places.map((place) => this.nearest(place) + 1);
    const first = this.nearest(places[0]) + 1;
    return places.map((_, i) => first + i);
  }

  /** The place of the bead that a change of a text or of the comments is about. */
  placeOf({ text, comment, threads }) {
    if (text) return this.holder(text.side, text.sentence).place;
    const said = comment?.value ?? threads?.before[0];
    return said ? this.holder(said[0], said[1]).place : undefined;
  }

  /** The notes of a sentence as [place, note], the place counted in its text as it stands now. */
  notesOf(side, sentence) {
    return this.notesIn(side, sentence, this.texts[side][sentence]);
  }

  /** The same for a wording that is being written. */
  notesIn(side, sentence, text) {
    const notes = this.notes[side].get(sentence) ?? [];
    return notes.map((note) => [moved(this.noted[side][sentence], text, note[1]), note]);
  }

  /** Take up acts that a reload had cut off; the server answers them as if nothing had happened. */
  resume(entries) {
    this.pending = entries.map(({ act, pictures }) => ({ act, pictures, made: { runs: (pictures ?? []).map((seen) => this.#runs(seen)), since: 0 }, change: null }));
    this.receive({});
  }

  /** Do an act on the screen, before the server knows of it; throws the reason when it makes no sense. */
  perform(act) {
    const beads = act.seen.map(([place]) => this.get(place)), pictures = beads.map((bead) => picture(this, bead));
    const made = { runs: beads.map((bead) => bead && [bead.de, bead.en]), since: this.#renumberings.length };
    const change = this.#change(act);
    this.pending.push({ act, change, pictures, made });
    if (!isTurn(act) && !isRecut(act)) this.history = [...this.history.filter(({ undone }) => !undone), { act, change, undone: false }];
    return change;
  }

  /** Take the server's answer in; returns the acts it settled as {act, ack, change, made}. */
  receive(answer) {
    for (const { change } of [...this.pending].reverse()) this.#put(change, true);
    this.renumbered = null;
    if (answer.snapshot) this.#open(answer.snapshot);
    if (answer.changes) this.#update(answer.changes);
    const acks = new Map((answer.acks ?? []).map((ack) => [ack.id, ack]));
    const settled = [];
    const waiting = this.pending;
    this.pending = [];
    for (const entry of waiting) {
      const ack = acks.get(entry.act.id);
      if (ack) settled.push({ ...entry, ack });
      else this.#again(entry);
    }
    for (const { act, ack, change } of settled) {
      if (ack.ok ? change && isMistaken(act, ack, change) : ack.conflict || !isTurn(act)) this.#forget(act);
    }
    return settled;
  }

  /** The acts that can be sent: those whose beads have a version the server gave. */
  sendable() {
    const unknown = this.pending.findIndex(({ act }) => act.seen.some(([, version]) => version === null));
    return this.pending.slice(0, unknown < 0 ? undefined : unknown).map(({ act }) => act);
  }

  /** Whether an act is under way of which only the server knows what it will change. */
  get blind() { return this.pending.some(({ act, change }) => isRecut(act) || (isTurn(act) && !change)); }

  /** Whether there will be something to undo or redo once all acts are answered, as far as we know. */
  canTurn(kind) {
    const can = { ...this.can };
    for (const { act } of this.pending) {
      if (act.kind === "undo") can.redo = true;
      else Object.assign(can, { undo: true, redo: act.kind === "redo" ? can.redo : false });
    }
    return can[kind];
  }

  #again(entry) {
    const { act, pictures } = entry;
    if (!this.blind) act.seen = act.seen.map(([place, version], i) => [place, version ?? this.#version(place, pictures?.[i])]);
    let change = null;
    try { if (this.#meets(entry)) change = this.#change(act); } catch { /* the server has the last word */ }
    this.pending.push({ ...entry, change });
  }

  // The runs of a bead as it was seen before a reload, if they hold the same words still.
  #runs(seen) {
    const [de, en, , , , , ...words] = JSON.parse(seen ?? "[]"), runs = { de, en };
    return seen && SIDES.every((side, i) => this.texts[side].slice(...runs[side]).join("\n") === words[i].join("\n")) ? [de, en] : undefined;
  }

  // Whether an act still stands before the rows that it was made on: others may be at their places by now.
  #meets({ act, pictures, made }) {
    return made.since === this.#renumberings.length || act.seen.every(([place], i) => picture(this, this.get(place)) === pictures?.[i]);
  }

  // A bead that an act of ours had changed: its new version is ours to name only if it looks as we left it.
  #version(place, seen) {
    const bead = this.get(place);
    return bead && seen && picture(this, bead) !== seen ? 0 : bead ? bead.version : 0;
  }

  #change(act) {
    const change = act.kind === "undo" ? this.#undone(act) : act.kind === "redo" ? this.#redone(act) : isRecut(act) ? null : applied(this, act);
    this.#put(change);
    return change;
  }

  #undone(act) {
    const entry = this.#target(act, this.history.findLast(({ undone }) => !undone));
    if (!entry || !this.#stands(entry.change)) return null;
    entry.undone = true;
    const change = turned(entry.change);
    return { ...change, after: change.after.map((bead) => ({ ...bead, version: null })), of: entry };
  }

  #redone(act) {
    const entry = this.#target(act, this.history.find(({ undone }) => undone));
    if (!entry || !this.#stands(turned(entry.change))) return null;
    entry.undone = false;
    return { ...entry.change, of: entry };
  }

  // What an undo or redo is about is settled when it is made; acts done since then do not change it.
  #target(act, found) {
    if (!this.#targets.has(act.id)) this.#targets.set(act.id, found);
    return this.#targets.get(act.id);
  }

  #forget(act) {
    this.history = isTurn(act) ? [] : this.history.filter((entry) => entry.act.id !== act.id);
  }

  #stands({ after, text }) {
    const same = (a, b) => a && a.status === b.status && `${a.de},${a.en}` === `${b.de},${b.en}`;
    if (text && this.texts[text.side][text.sentence] !== text.after) return false;
    return after.every((bead) => same(this.get(bead.place), bead));
  }

  #put(change, back = false) {
    if (!change) return;
    const { before, after, text, comment, threads } = back ? turned(change) : change;
    if (isInPlace({ before, after })) {
      for (const bead of after) this.order[this.index(bead.place)] = bead;
    } else this.order.splice(this.index(before[0].place), before.length, ...after);
    if (text) this.texts[text.side][text.sentence] = text.after;
    if (comment) this.comments = comment.gone ? this.comments.filter((c) => c !== comment.value) : [...this.comments, comment.value];
    if (threads) this.comments = this.comments.map((c) => threads.after[threads.before.indexOf(c)] ?? c);
  }

  #open(snapshot) {
    this.history = []; // it names rows by the places that they had
    const first = this.rev < 0, before = { de: this.imported("de"), en: this.imported("en") };
    Object.assign(this, { rev: snapshot.rev, order: snapshot.beads.map(toBead), comments: snapshot.comments, can: snapshot.can });
    this.texts = { de: [...snapshot.de], en: [...snapshot.en] };
    this.noted = { de: snapshot.de, en: snapshot.en }; // the texts that the places of the notes were counted in
    for (const side of SIDES) {
      this.originals[side] = new Map(Object.entries(snapshot.originals?.[side] ?? {}).map(([i, text]) => [Number(i), text]));
      this.paragraphs[side] = this.texts[side].map(() => null);
      for (const [kind, level, marker, start, stop] of snapshot.paragraphs[side]) {
        for (let i = start; i < stop; i++) this.paragraphs[side][i] = { kind, level, marker, start, stop };
      }
      this.notes[side] = new Map();
      for (const note of snapshot.notes[side]) this.notes[side].set(note[0], [...(this.notes[side].get(note[0]) ?? []), note]);
    }
    this.renumbered = first ? null : newNumbers(before, { de: this.imported("de"), en: this.imported("en") });
    if (this.renumbered) { this.#renumberings.push(this.renumbered); this.#targets.clear(); }
  }

  #update(changes) {
    if (changes.rev < this.rev) return;
    this.rev = changes.rev;
    this.can = changes.can;
    const come = changes.beads.map(toBead);
    if (come.length || changes.gone.length) {
      const gone = new Set([...changes.gone, ...come.map(({ place }) => place)]);
      this.order = woven(this.order, gone, come);
    }
    for (const [side, sentence, text, original] of changes.texts) {
      this.texts[side][sentence] = text;
      if (original === null) this.originals[side].delete(sentence); else this.originals[side].set(sentence, original);
    }
    if (changes.comments) this.comments = changes.comments;
  }
}
