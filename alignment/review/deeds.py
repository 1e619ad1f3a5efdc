"""What reviewers did, one deed an event: how many rows it confirmed, and which gaps it gave a reason."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import select

from alignment.bitext import Bead, Status
from alignment.reasons import Absence
from alignment.review.acts import Redo, Undo
from alignment.review.image import Image
from alignment.review.log import Kind
from alignment.review.rows import PairRows
from alignment.review.schema import EVENT


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
    """Return what reviewers did to a pair; aligning and naming it is none of it.

    Who said what of a gap is known since the documents were last replaced.
    """
    columns = (EVENT.c.revision, EVENT.c.kind, EVENT.c.who, EVENT.c.when, EVENT.c.before, EVENT.c.after)
    query = select(*columns).where(EVENT.c.pair == rows.id, EVENT.c.kind.not_in(tuple(Kind)))
    deeds: list[Deed] = []
    last: dict[int, Saying] = {}
    said: dict[tuple[int, Absence], Saying] = {}
    for row in rows.connection.execute(query.order_by(EVENT.c.revision)):
        before, after = (Image.loads(content).beads for content in (row.before, row.after))
        when = datetime.fromisoformat(row.when)
        deeds.append(Deed(who=row.who, when=when, confirmed=_confirmed(after) - _confirmed(before)))
        if row.revision < rows.documents_revision:  # sentences have had the same numbers since then
            continue
        for place, absence in _said(before, after):
            saying = Saying(absence, row.who, when)
            if row.kind in (Undo.kind, Redo.kind):  # these bring back what somebody said before
                saying = said.get((place, absence), saying)
            last[place] = said[place, absence] = saying
    return Deeds(all=tuple(deeds), sayings=last)


def _said(before: Mapping[int, Bead | None], after: Mapping[int, Bead | None]) -> Iterator[tuple[int, Absence]]:
    """Yield by place the reasons of gaps that had another one before, or none."""
    for place, bead in after.items():
        earlier = before.get(place)
        if bead and bead.absence and (earlier is None or earlier.absence != bead.absence):
            yield place, bead.absence


def _confirmed(beads: Mapping[int, Bead | None]) -> int:
    return sum(bead is not None and bead.status == Status.CONFIRMED for bead in beads.values())
