"""What reviewers did, one deed an event: how many rows it confirmed, and which gaps it gave a reason."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import select

from alignment.bitext import Bead, Language, Status
from alignment.reasons import Absence
from alignment.review.acts import Redo, Undo
from alignment.review.image import Base, Image
from alignment.review.log import NAMING, Kind
from alignment.review.restoring import RESTORE
from alignment.review.rows import PairRows
from alignment.review.schema import EVENT
from alignment.review.values import place_of
from alignment.review.versions import Versions

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
    columns = (EVENT.c.kind, EVENT.c.who, EVENT.c.when, EVENT.c.before, EVENT.c.after)
    query = select(*columns).where(EVENT.c.pair == rows.id, EVENT.c.kind.not_in(NAMING))
    deeds: list[Deed] = []
    sayings = _Sayings(rows)
    for row in rows.connection.execute(query.order_by(EVENT.c.revision)):
        before, after = (Image.loads(content) for content in (row.before, row.after))
        when = datetime.fromisoformat(row.when)
        if row.kind != Kind.ALIGN:
            deeds.append(Deed(who=row.who, when=when, confirmed=_confirmed(after.beads) - _confirmed(before.beads)))
        sayings.follow(row.kind, before, after, row.who, when)
    return Deeds(all=tuple(deeds), sayings=sayings.last)


class _Sayings:
    """Who said last why gaps are gaps, followed through the log of a pair; ``last`` goes by their places now."""

    def __init__(self, rows: PairRows) -> None:
        self._rows = rows
        self._gaps: dict[int, Bead] = {}
        self._said: dict[tuple[int, Absence], Saying] = {}
        self._earlier: dict[tuple[str, str], dict[tuple[int, Absence], Saying]] = {}
        self.last: dict[int, Saying] = {}

    def follow(self, kind: str, before: Image, after: Image, who: str, when: datetime) -> None:
        """Take an event into account, the next one of the log."""
        if before.base and after.base and before.base[:2] != after.base[:2]:
            self._move(before.base, after.base)
        for place, bead in after.beads.items():
            if bead and bead.absence:
                self._gaps[place] = bead
            else:
                self._gaps.pop(place, None)
        for place, absence in _said(before.beads, after.beads):
            saying: Saying | None = Saying(absence, who, when)
            if kind in BRING_BACK:
                saying = self._said.get((place, absence), saying)
            elif kind == Kind.ALIGN:
                saying = self._said.get((place, absence))
            if saying:
                self.last[place] = self._said[place, absence] = saying

    def _move(self, old: Base, new: Base) -> None:
        """Find what was said of gaps again where their sentences are in other texts; some of it may be of those."""
        versions = [
            Versions(*(self._rows.document(language, base).texts for base in (old, new))) for language in Language
        ]
        self._earlier[old[:2]] = self._said
        last, gaps = self.last, self._gaps
        self.last, self._gaps, self._said = {}, {}, dict(self._earlier.get(new[:2], {}))
        for place, bead in gaps.items():
            de, en = (side.run(run) for side, run in zip(versions, (bead.de, bead.en), strict=True))
            if de is not None and en is not None and place in last:
                moved = replace(bead, de=de, en=en)
                self._gaps[place_of(moved)] = moved
                self.last[place_of(moved)] = self._said[place_of(moved), last[place].absence] = last[place]


def _said(before: Mapping[int, Bead | None], after: Mapping[int, Bead | None]) -> Iterator[tuple[int, Absence]]:
    """Yield by place the reasons of gaps that had another one before, or none."""
    for place, bead in after.items():
        earlier = before.get(place)
        if bead and bead.absence and (earlier is None or earlier.absence != bead.absence):
            yield place, bead.absence


def _confirmed(beads: Mapping[int, Bead | None]) -> int:
    return sum(bead is not None and bead.status == Status.CONFIRMED for bead in beads.values())
