"""Giving the sentences of a pair other numbers: every row of a table that names one, in a few statements."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import (
    Column,
    ColumnElement,
    Connection,
    MetaData,
    Table,
    case,
    delete,
    func,
    insert,
    literal,
    select,
    update,
)

from alignment.bitext import Language
from alignment.review.schema import BEAD, COMMENT, EDIT

MOVING = Table("moving", MetaData(), *(Column(c.name, c.type) for c in BEAD.c), prefixes=["TEMPORARY"])
"""Beads on their way to other places."""

NAMES = list(BEAD.c.keys())

MOST = 100
"""Databases take no expressions of any length."""


def renumber(connection: Connection, pair: int, revision: int, language: Language, at: Sequence[int], by: int) -> None:
    """Give all sentences behind some (``at``, ascending) numbers higher or lower by one for each of them.

    Beads that are touched get ``revision`` as their version, which is above all there were: so nobody who knows them by
    their old places hits another.
    """
    for first in range((len(at) - 1) // MOST * MOST, -1, -MOST):  # the last ones first: those before keep their numbers
        some = at[first : first + MOST]
        _beads(connection, pair, revision, language, some, by)
        _edits(connection, pair, language, some, by)
        behind = (COMMENT.c.pair == pair, COMMENT.c.language == str(language), COMMENT.c.sentence > some[0])
        connection.execute(update(COMMENT).where(*behind).values(sentence=_moved(COMMENT.c.sentence, some, by)))


def _beads(connection: Connection, pair: int, revision: int, language: Language, at: Sequence[int], by: int) -> None:
    start, stop = BEAD.c[f"{language}_start"], BEAD.c[f"{language}_stop"]
    ours = BEAD.c.pair == pair
    before = select(func.coalesce(func.max(BEAD.c.place), -1)).where(ours, ~BEAD.c.gone, start <= at[0])
    # Nothing can come back at the old place of a bead that is gone: its place is another's now.
    connection.execute(delete(BEAD).where(ours, BEAD.c.gone, BEAD.c.place > before.scalar_subquery()))
    # By way of a table of their own, so that none meets one that has not moved yet: far quicker than two updates.
    MOVING.create(connection)
    behind = (ours, ~BEAD.c.gone, stop > at[0])
    connection.execute(insert(MOVING).from_select(NAMES, select(BEAD).where(*behind)))
    connection.execute(delete(BEAD).where(*behind))
    old, new = MOVING.c[start.name], _moved(MOVING.c[start.name], at, by)
    changed = {
        start.name: new,
        stop.name: _moved(MOVING.c[stop.name], at, by),
        "place": MOVING.c.place + new - old,
        "version": literal(revision),
        "revision": literal(revision),
    }
    moved = select(*(changed.get(name, MOVING.c[name]) for name in NAMES))
    connection.execute(insert(BEAD).from_select(NAMES, moved))
    MOVING.drop(connection)


def _edits(connection: Connection, pair: int, language: Language, at: Sequence[int], by: int) -> None:
    ours = (EDIT.c.pair == pair, EDIT.c.language == str(language))
    connection.execute(delete(EDIT).where(*ours, EDIT.c.text.is_(None)))
    moved = -1 - _moved(EDIT.c.sentence, at, by)
    connection.execute(update(EDIT).where(*ours, EDIT.c.sentence > at[0]).values(sentence=moved))
    connection.execute(update(EDIT).where(*ours, EDIT.c.sentence < 0).values(sentence=-1 - EDIT.c.sentence))


def _moved(column: Column[Any], at: Sequence[int], by: int) -> ColumnElement[int]:
    more: ColumnElement[int] = column + 0
    for one in at:
        more = more + case((column > one, by), else_=0)
    return more
