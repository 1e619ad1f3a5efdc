"""Moments that have a name: snapshots, as people call them. A name says which revision, as the log holds the rest."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, insert, select

from alignment.errors import ActError
from alignment.review.desk import Desk
from alignment.review.records import stamp
from alignment.review.rows import PairRows
from alignment.review.schema import MOMENT

LONGEST_NAME = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """A name for what stood after a revision, with who gave it and when."""

    name: str
    revision: int
    who: str
    when: datetime


def named(rows: PairRows) -> tuple[Moment, ...]:
    """Return the moments of a pair that have a name, the last one first."""
    query = select(MOMENT).where(MOMENT.c.pair == rows.id).order_by(MOMENT.c.revision.desc(), MOMENT.c.name)
    return tuple(
        Moment(name=row.name, revision=row.revision, who=row.who, when=datetime.fromisoformat(row.when))
        for row in rows.connection.execute(query)
    )


def give_name(desk: Desk, revision: int, name: str) -> None:
    """Give what stood after a revision a name. Raises ``ActError`` if it is none, or another moment has it."""
    rows, name = desk.rows, " ".join(name.split())
    if not 0 < len(name) <= LONGEST_NAME:
        raise ActError(f"name: not of 1 to {LONGEST_NAME} letters (give the snapshot a short name)")
    if not 1 <= revision <= rows.revision:
        raise ActError(f"{rows.name}: there is no event {revision:,} (choose one from 1 to {rows.revision:,})")
    if any(moment.name == name for moment in named(rows)):
        raise ActError(f"{name}: there is a snapshot of this name (choose another name)")
    values = {"pair": rows.id, "name": name, "revision": revision, "who": desk.who, "when": stamp(desk.when)}
    rows.connection.execute(insert(MOMENT).values(values))


def forget(rows: PairRows, name: str) -> None:
    """Take a name from its moment, which stays in the log."""
    rows.connection.execute(delete(MOMENT).where(MOMENT.c.pair == rows.id, MOMENT.c.name == name))
