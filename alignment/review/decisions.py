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
from alignment.review.following import Following
from alignment.review.image import Base, Image
from alignment.review.log import Kind
from alignment.review.marking import ConfirmAll
from alignment.review.restoring import RESTORE
from alignment.review.rows import PairRows
from alignment.review.schema import EVENT
from alignment.review.values import SentenceKey

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
    reading = _Reading(rows, next((event.before.base for event in events if event.before.base), rows.base))
    kinds = {event.id: event.kind for event in events}
    for event in events:
        if until is None or event.revision <= until:
            reading.take(event, unread=kinds.get(event.of, event.kind) in _UNREAD)
    hands = {key: frozenset(names) for key, names in reading.hands.items()}
    return Decisions(by_place=reading.decided, hands=hands)


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
    """The log as far as it was read."""

    def __init__(self, rows: PairRows, base: Base) -> None:
        self._rows, self._base = rows, base
        self._beads: dict[int, Bead] = {}
        self._earlier: dict[tuple[object, ...], Decision] = {}
        self.decided: dict[int, Decision] = {}
        self.hands: dict[SentenceKey, set[str]] = defaultdict(set)

    def take(self, event: _Event, *, unread: bool) -> None:
        """Go on by an event; ``unread`` says that who made it need not have read what it changed."""
        base = event.after.base
        moved = self._move(base) if base and base[:2] != self._base[:2] else None
        if not unread:
            for key in _touched(event):
                self.hands[key].add(event.who)
        changed = self._change(event.after.beads)
        if moved is not None:
            changed, self.decided = self._beads.keys(), {}
        back = unread or event.kind in (Undo.kind, Redo.kind)
        for place in changed:
            self.decided.pop(place, None)
            bead = self._beads.get(place)
            if bead is None or bead.status == Status.PROPOSED:
                continue
            made = (
                self._known(bead, moved or {})
                if back
                else Decision(bead.status, event.who, event.when, event.kind == ConfirmAll.kind)
            )
            if made:
                self.decided[place] = self._earlier[self._key(bead)] = made

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

    def _move(self, base: Base) -> dict[tuple[object, ...], Decision]:
        """Go over to other texts; return the decisions on beads of which not a word was changed, as they stand there.

        Who had a hand in a sentence had it in its next wording, too.
        """
        following = Following(self._rows, self._base, base)
        hands = [(language, following.sentence(language, at), who) for (language, at), who in self.hands.items()]
        self.hands = defaultdict(set, {(language, at): who for language, at, who in hands if at is not None})
        runs = {place: following.runs(self._beads[place]) for place in self.decided}
        self._base = base
        return {(*there, self.decided[place].status): self.decided[place] for place, there in runs.items() if there}

    def _known(self, bead: Bead, moved: Mapping[tuple[object, ...], Decision]) -> Decision | None:
        """Return who decided so on a bead before."""
        return moved.get(_said(bead)) or self._earlier.get(self._key(bead))

    def _key(self, bead: Bead) -> tuple[object, ...]:
        return (*self._base[:2], *_said(bead))


def _said(bead: Bead) -> tuple[object, ...]:
    return (bead.de, bead.en, bead.status)


def _touched(event: _Event) -> set[SentenceKey]:
    """Return the sentences that an event did something to."""
    beads = [bead for image in (event.before, event.after) for bead in image.beads.values() if bead]
    keys = {(side, sentence) for bead in beads for side in Language for sentence in range(*bead.run(side))}
    said = {comment.key for comment in event.after.comments.values() if comment}
    return keys | event.after.edits.keys() | said
