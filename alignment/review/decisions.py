"""Who decided on the beads of a pair as they stand, and who had a hand in their sentences: read from the log."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple, Self

from sqlalchemy import Row, select

from alignment.bitext import Bead, Language, Status
from alignment.review.acts import Redo, Undo
from alignment.review.desk import OF
from alignment.review.following import Forwards, Texts
from alignment.review.image import Base, Image
from alignment.review.log import Kind
from alignment.review.marking import ConfirmAll
from alignment.review.restoring import RESTORE
from alignment.review.rows import PairRows
from alignment.review.schema import EVENT
from alignment.review.values import SentenceKey, place_of

_UNREAD = {*Kind, RESTORE}
"""The kinds of events that say nothing of whether who made them read the beads they changed."""


class Decision(NamedTuple):
    """A bead was confirmed or flagged; ``at_once`` with others, in one act."""

    status: Status
    who: str
    when: datetime
    at_once: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Decisions:
    """By the place of a bead who decided on it, and by sentence who did anything to it."""

    by_place: Mapping[int, Decision]
    hands: Mapping[SentenceKey, frozenset[str]]

    def hands_on(self, bead: Bead) -> frozenset[str]:
        """Return by name who had a hand in a bead: in its status, shape, wording or thread."""
        keys = [(side, sentence) for side in Language for sentence in range(*bead.run(side))]
        return frozenset[str]().union(*(self.hands.get(key, ()) for key in keys))


def read(rows: PairRows, until: int | None = None) -> Decisions:
    """Return who decided what of a pair as it stands, or as it stood after a revision.

    What the program flags by itself is nobody's decision. What an undo, a moment restored or a new text brings back is
    that of whoever made it, if not a word of the bead was changed.
    """
    query = select(EVENT).where(EVENT.c.pair == rows.id).order_by(EVENT.c.revision)
    events = [_Event.of_row(row) for row in rows.connection.execute(query)]
    reading = _Reading(rows, Forwards(rows, (event.before for event in events)))
    kinds = {event.id: event.kind for event in events}
    for event in events:
        if until is None or event.revision <= until:
            reading.take(event, unread=kinds.get(event.of, event.kind) in _UNREAD)
    return reading.as_after(rows.revision if until is None else until)


class _Event(NamedTuple):
    id: str
    revision: int
    kind: str
    who: str
    when: datetime
    of: str
    before: Image
    after: Image

    @classmethod
    def of_row(cls, row: Row[Any]) -> Self:
        return cls(
            id=row.id,
            revision=row.revision,
            kind=row.kind,
            who=row.who,
            when=datetime.fromisoformat(row.when),
            of=json.loads(row.act).get(OF, ""),
            before=Image.loads(row.before),
            after=Image.loads(row.after),
        )


class _Reading:
    """The log as far as it was read; sentences go by their places."""

    def __init__(self, rows: PairRows, log: Forwards) -> None:
        self._rows, self._log = rows, log
        self._beads: dict[int, Bead] = {}
        self._earlier: dict[tuple[object, ...], Decision] = {}
        self._decided: dict[int, Decision] = {}
        self._hands: dict[SentenceKey, set[str]] = defaultdict(set)

    def as_after(self, revision: int) -> Decisions:
        """Return what was decided, by the numbers that sentences have after the last revision that was read."""
        way = self._log.now(revision)
        hands: dict[SentenceKey, frozenset[str]] = defaultdict(frozenset)
        for key, names in self._hands.items():
            hands[way.key(key)] |= names
        by_place = {place_of(way.bead(self._beads[place])): made for place, made in self._decided.items()}
        return Decisions(by_place=by_place, hands=dict(hands))

    def take(self, event: _Event, *, unread: bool) -> None:
        """Go on by an event; ``unread`` says that who made it need not have read what it changed."""
        moved: Mapping[tuple[object, ...], Decision] = {}
        if event.after.base and event.after.replaces(event.before):
            moved = self._move(event, event.after.base)
            changed: Collection[int] = self._beads.keys()
            self._decided = {}
        else:
            way = self._log.way(event.revision)
            self._part(event)
            if not unread:
                for key in _touched(event):
                    self._hands[way.key(key)].add(event.who)
            changed = self._change(way.image(event.after, event.before).beads)
        back = unread or event.kind in (Undo.kind, Redo.kind)
        for place in changed:
            self._decided.pop(place, None)
            bead = self._beads.get(place)
            if bead is None or bead.status == Status.PROPOSED:
                continue
            made = (
                self._known(bead, moved)
                if back
                else Decision(bead.status, event.who, event.when, event.kind == ConfirmAll.kind)
            )
            if made:
                self._decided[place] = self._earlier[self._key(bead)] = made

    def _change(self, beads: Mapping[int, Bead | None]) -> Collection[int]:
        """Take over what stands after an event; return the places of beads with other runs or another status."""
        changed = []
        for place, bead in beads.items():
            before = self._beads.pop(place, None)
            if bead:
                self._beads[place] = bead
            if not (before and bead and _said(before) == _said(bead)):
                changed.append(place)
        return changed

    def _part(self, event: _Event) -> None:
        """Let both parts of a sentence that is parted have been in the hands that the whole was in."""
        if event.after.breaks:
            before, after = (Texts(self._rows, self._log.base, event.revision - by).numbering for by in (1, 0))
            for side, start in event.after.breaks:
                if after.begins(side, start) and not before.begins(side, start):
                    whole = before.place(side, before.holding(side, start))
                    self._hands[side, start] |= self._hands.get((side, whole), set())

    def _move(self, event: _Event, base: Base) -> dict[tuple[object, ...], Decision]:
        """Go over to other texts; return the decisions on beads of which not a word was changed, as they stand there.

        Who had a hand in a sentence had it in its next wording, too.
        """
        move = self._log.move(event.revision, base)
        said = {}
        for place, made in self._decided.items():
            if there := move.following.runs(move.out.bead(self._beads[place])):
                said[_said(move.back.bead(Bead(de=there[0], en=there[1], status=made.status)))] = made
        hands, self._hands = self._hands, defaultdict(set)
        for key, names in hands.items():
            language, sentence = move.out.key(key)
            at = move.following.sentence(language, sentence)
            if at is not None:
                self._hands[move.back.key((language, at))] |= names
        # What is in neither image has the same numbers before and after.
        stood = move.out.beads(self._beads.values())
        stood |= {place: bead for place, bead in event.after.beads.items() if bead}
        gone = {place for place, bead in event.after.beads.items() if bead is None}
        self._beads = move.back.beads(bead for place, bead in stood.items() if place not in gone)
        return said

    def _known(self, bead: Bead, moved: Mapping[tuple[object, ...], Decision]) -> Decision | None:
        """Return who decided so on a bead before."""
        return moved.get(_said(bead)) or self._earlier.get(self._key(bead))

    def _key(self, bead: Bead) -> tuple[object, ...]:
        return (*self._log.base[:2], *_said(bead))


def _said(bead: Bead) -> tuple[object, ...]:
    return (bead.de, bead.en, bead.status)


def _touched(event: _Event) -> set[SentenceKey]:
    """Return the sentences that an event did something to."""
    beads = [bead for image in (event.before, event.after) for bead in image.beads.values() if bead]
    keys = {(side, sentence) for bead in beads for side in Language for sentence in range(*bead.run(side))}
    said = {comment.key for comment in event.after.comments.values() if comment}
    return keys | event.after.edits.keys() | said
