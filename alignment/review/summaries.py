"""Pairs as a list shows them: how many beads they have, and how many of these are confirmed and flagged."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ColumnElement, Connection, and_, case, func, select

from alignment.bitext import Status
from alignment.labels import Label
from alignment.review.schema import BEAD, PAIR
from alignment.review.values import PairSummary


def _counted(status: Status) -> ColumnElement[int]:
    return func.coalesce(func.sum(case((BEAD.c.status == status, 1), else_=0)), 0)


_SUMMARIES = (
    select(
        PAIR.c.name,
        PAIR.c.removed,
        PAIR.c.revision,
        PAIR.c.signature,
        PAIR.c.changed,
        func.count(BEAD.c.place).label("beads"),
        _counted(Status.CONFIRMED).label("confirmed"),
        _counted(Status.FLAGGED).label("flagged"),
    )
    .outerjoin(BEAD, and_(BEAD.c.pair == PAIR.c.id, ~BEAD.c.gone))
    .group_by(PAIR.c.id)
    .order_by(PAIR.c.name)
)


def summaries(connection: Connection, condition: ColumnElement[bool]) -> tuple[PairSummary, ...]:
    """Return the pairs of which a condition holds, by name."""
    return tuple(
        PairSummary(
            label=Label(row.name, row.removed),
            beads=row.beads,
            confirmed=row.confirmed,
            flagged=row.flagged,
            revision=row.revision,
            signature=row.signature,
            changed=datetime.fromisoformat(row.changed),
        )
        for row in connection.execute(_SUMMARIES.where(condition))
    )
