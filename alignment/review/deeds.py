"""What reviewers did, one deed an event: how many rows it confirmed, and which gaps it gave a reason."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import select

from alignment.bitext import Bead, Status
from alignment.reasons import Absence
from alignment.review.acts import Redo, Undo
from alignment.review.following import Forwards
from alignment.review.image import Base, Image
from alignment.review.log import NAMING, Kind
from alignment.review.numbering import RenumberError
from alignment.review.restoring import RESTORE
from alignment.review.rows import PairRows
from alignment.review.schema import EVENT
from alignment.review.values import place_of

BRING_BACK = (Undo.kind, Redo.kind, RESTORE)
"""The kinds of events that bring back what somebody said before."""


class Saying(NamedTuple):
    """Who said why one side of a gap is empty, and when."""

    absence: Absence
    who: str
    when: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed:
    """One event: ``confirmed`` says how many more rows were confirmed after it, below 0 how many fewer."""

    who: str
    when: datetime
    confirmed: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Deeds:
    """All that reviewers did to a pair, oldest first, and by the place of a gap who said last why it is one."""

    all: tuple[Deed, ...] = ()
    sayings: Mapping[int, Saying] = field(default_factory=dict)


def read(rows: PairRows) -> Deeds:
    """Return what reviewers did to a pair; aligning and naming it is none of it."""
    columns = (EVENT.c.revision, EVENT.c.kind, EVENT.c.who, EVENT.c.when, EVENT.c.before, EVENT.c.after)
    query = select(*columns).where(EVENT.c.pair == rows.id, EVENT.c.kind.not_in(NAMING))
    found = rows.connection.execute(query.order_by(EVENT.c.revision)).all()
    images = [(Image.loads(row.before), Image.loads(row.after)) for row in found]
    deeds: list[Deed] = []
    sayings = _Sayings(Forwards(rows, (before for before, _ in images)))
    for row, (before, after) in zip(found, images, strict=True):
        when = datetime.fromisoformat(row.when)
        if row.kind != Kind.ALIGN:
            deeds.append(Deed(who=row.who, when=when, confirmed=_confirmed(after.beads) - _confirmed(before.beads)))
        sayings.follow(row.revision, row.kind, before, after, row.who, when)
    return Deeds(all=tuple(deeds), sayings=sayings.by_place(rows.revision))


class _Sayings:
    """Who said last why gaps are gaps, followed through the log of a pair."""

    def __init__(self, log: Forwards) -> None:
        self._log = log
        self._gaps: dict[int, Bead] = {}
        self._last: dict[int, tuple[Bead, Saying]] = {}
        self._said: dict[tuple[int, Absence], Saying] = {}
        self._earlier: dict[tuple[str, str], dict[tuple[int, Absence], Saying]] = {}

    def follow(self, revision: int, kind: str, before: Image, after: Image, who: str, when: datetime) -> None:
        """Take an event into account, the next one of the log."""
        if after.base and after.replaces(before):
            before, after = Image(), self._move(revision, after, after.base)
        else:
            way = self._log.way(revision)
            before, after = way.image(before, after), way.image(after, before)
        for place, bead in after.beads.items():
            if bead and bead.absence:
                self._gaps[place] = bead
            else:
                self._gaps.pop(place, None)
        for place, bead, absence in _said(before.beads, after.beads):
            saying: Saying | None = Saying(absence, who, when)
            if kind in BRING_BACK:
                saying = self._said.get((place, absence), saying)
            elif kind == Kind.ALIGN:
                saying = self._said.get((place, absence))
            if saying:
                self._last[place] = bead, saying
                self._said[place, absence] = saying

    def by_place(self, revision: int) -> dict[int, Saying]:
        """Return what was said of gaps that still are there, by the places that they have after the last event."""
        way = self._log.now(revision)
        found = {}
        for bead, saying in self._last.values():
            with suppress(RenumberError):
                found[place_of(way.bead(bead))] = saying
        return found

    def _move(self, revision: int, after: Image, base: Base) -> Image:
        """Find what was said of gaps again where their sentences are in other texts; some of it may be of those.

        Returns what stands ``after``, by places.
        """
        old = self._log.base[:2]
        move = self._log.move(revision, base)
        self._earlier[old] = self._said
        last, gaps = self._last, self._gaps
        self._last, self._gaps, self._said = {}, {}, dict(self._earlier.get(base[:2], {}))
        beads: dict[int, Bead | None] = {}
        for place, bead in gaps.items():
            left = move.following.left(move.out.bead(bead))
            if left is None or place not in last:
                continue
            there = replace(bead, de=left[0], en=left[1])
            moved = move.back.bead(there)
            self._gaps[place_of(moved)] = moved
            _, saying = last[place]
            self._last[place_of(moved)] = moved, saying
            self._said[place_of(moved), saying.absence] = saying
            if place_of(there) in after.beads:
                beads[place_of(moved)] = None
        return Image(beads=beads | move.back.beads(filter(None, after.beads.values())))


def _said(before: Mapping[int, Bead | None], after: Mapping[int, Bead | None]) -> Iterator[tuple[int, Bead, Absence]]:
    """Yield by place the gaps that had another reason before, or none, with their reason now."""
    for place, bead in after.items():
        earlier = before.get(place)
        if bead and bead.absence and (earlier is None or earlier.absence != bead.absence):
            yield place, bead, bead.absence


def _confirmed(beads: Mapping[int, Bead | None]) -> int:
    return sum(bead is not None and bead.status == Status.CONFIRMED for bead in beads.values())
