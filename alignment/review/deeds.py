"""What reviewers did, one deed an event: how many rows it confirmed, and which gaps it gave a reason."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import select

from alignment.bitext import Absence, Bead, Status
from alignment.review.acts import Redo, Undo
from alignment.review.image import Image
from alignment.review.log import Kind
from alignment.review.numbering import PLACES, RenumberError, Renumbering
from alignment.review.rows import PairRows
from alignment.review.schema import EVENT
from alignment.review.values import place_of


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
    last: dict[int, tuple[Bead, Saying]] = {}
    said: dict[tuple[int, Absence], Saying] = {}
    numberings = rows.numberings()
    for row in rows.connection.execute(query.order_by(EVENT.c.revision)):
        before, after = (Image.loads(content) for content in (row.before, row.after))
        when = datetime.fromisoformat(row.when)
        confirmed = _confirmed(after.beads) - _confirmed(before.beads)
        deeds.append(Deed(who=row.who, when=when, confirmed=confirmed))
        if row.revision < rows.documents_revision or after.replaces(before):  # it was about another text
            continue
        if rows.breaks.revisions:
            way = Renumbering(numberings.of_event(row.revision), PLACES)
            before, after = way.image(before, after), way.image(after, before)
        for place, bead, absence in _said(before.beads, after.beads):
            saying = Saying(absence, row.who, when)
            if row.kind in (Undo.kind, Redo.kind):  # these bring back what somebody said before
                saying = said.get((place, absence), saying)
            said[place, absence] = saying
            last[place] = bead, saying
    return Deeds(all=tuple(deeds), sayings=dict(_by_place(rows, last)))


def _by_place(rows: PairRows, last: Mapping[int, tuple[Bead, Saying]]) -> Iterator[tuple[int, Saying]]:
    """Yield what was said of gaps by the places that they have now; of those that are no more, nothing."""
    way = Renumbering(PLACES, rows.numbering)
    for place, (bead, saying) in last.items():
        if rows.breaks.revisions:
            with suppress(RenumberError):
                yield place_of(way.bead(bead)), saying
        else:
            yield place, saying


def _said(before: Mapping[int, Bead | None], after: Mapping[int, Bead | None]) -> Iterator[tuple[int, Bead, Absence]]:
    """Yield by place the gaps that had another reason before, or none, with their reason now."""
    for place, bead in after.items():
        earlier = before.get(place)
        if bead and bead.absence and (earlier is None or earlier.absence != bead.absence):
            yield place, bead, bead.absence


def _confirmed(beads: Mapping[int, Bead | None]) -> int:
    return sum(bead is not None and bead.status == Status.CONFIRMED for bead in beads.values())
