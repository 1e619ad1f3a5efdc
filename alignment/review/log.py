"""The log of a pair: what was done, by whom, and which of it still stands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, Connection, Row, and_, insert, or_, select, update

from alignment.bitext import Bead, Span
from alignment.review.acts import Redo, Undo
from alignment.review.image import Image, reach
from alignment.review.records import dumps, stamp
from alignment.review.rows import PairRows
from alignment.review.schema import EVENT

if TYPE_CHECKING:
    import polars as pl


class State(StrEnum):
    """Whether an event can be undone or redone."""

    STANDS = "stands"
    UNDONE = "undone"
    FIXED = "fixed"
    """Neither: an undo, a redo, the making of a pair, or undone before something else was done."""


class Kind(StrEnum):
    """The kinds of events that are no acts of a reviewer; those are of the kinds in ``acts``."""

    ALIGN = "align"
    RENAME = "rename"
    REMOVE = "remove"
    BRING_BACK = "bring back"


NAMING = (Kind.RENAME, Kind.REMOVE, Kind.BRING_BACK)
"""The kinds of events that give a pair another label."""

_NEVER_STOOD = {Undo.kind, Redo.kind, *NAMING}


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """What was done: the act, the pair before and after where it touched it, and the whole in words."""

    id: str
    kind: str
    who: str
    when: datetime
    words: str
    act: Mapping[str, Any]
    before: Image
    after: Image
    state: State = State.STANDS


def record(rows: PairRows, event: Event) -> None:
    """Write an event down as that of the pair's present revision; a new act ends what could be redone."""
    if event.state == State.STANDS:
        ours = (EVENT.c.pair == rows.id, EVENT.c.who == event.who, EVENT.c.state == State.UNDONE)
        rows.connection.execute(update(EVENT).where(*ours).values(state=State.FIXED))
    de, en = reach(event.before, event.after)
    values = {
        "id": event.id,
        "pair": rows.id,
        "revision": rows.revision,
        "kind": event.kind,
        "who": event.who,
        "when": stamp(event.when),
        "state": event.state,
        "words": event.words,
        "de_start": de.start,
        "de_stop": de.stop,
        "en_start": en.start,
        "en_stop": en.stop,
        "act": dumps(event.act),
        "before": event.before.dumps(),
        "after": event.after.dumps(),
    }
    rows.connection.execute(insert(EVENT), values)


def find(connection: Connection, id: str) -> Row[Any] | None:  # noqa: A002  # the word of the protocol
    """Return the event of that id, of whatever pair."""
    return connection.execute(select(EVENT).where(EVENT.c.id == id)).one_or_none()


def reviewers(rows: PairRows) -> tuple[str, ...]:
    """Return by name who did something to the beads or the text; aligning and naming a pair is none of it."""
    query = select(EVENT.c.who).where(EVENT.c.pair == rows.id, EVENT.c.kind.not_in(tuple(Kind)))
    return tuple(rows.connection.scalars(query.distinct().order_by(EVENT.c.who)))


def to_undo(rows: PairRows, who: str) -> Row[Any] | None:
    """Return the reviewer's last event that still stands."""
    return _first(rows, who, State.STANDS)


def to_redo(rows: PairRows, who: str) -> Row[Any] | None:
    """Return the event that the reviewer undid last: the oldest of those undone, as undoing goes backwards."""
    return _first(rows, who, State.UNDONE)


def _first(rows: PairRows, who: str, state: State) -> Row[Any] | None:
    query = select(EVENT).where(EVENT.c.pair == rows.id, EVENT.c.who == who, EVENT.c.state == state)
    order = EVENT.c.revision if state == State.UNDONE else EVENT.c.revision.desc()
    return rows.connection.execute(query.order_by(order).limit(1)).one_or_none()


def is_undone(state: str, kind: str, revision: int) -> bool:
    """Return whether an event was undone and not done again; one that never stood cannot be: an undo, the first."""
    fixed = state == State.FIXED and kind not in _NEVER_STOOD and revision > 1
    return state == State.UNDONE or fixed


def can(rows: PairRows, who: str) -> dict[str, bool]:
    """Return whether the reviewer has something to undo and to redo."""
    query = select(EVENT.c.state).where(EVENT.c.pair == rows.id, EVENT.c.who == who.strip()).distinct()
    states = set(rows.connection.scalars(query))
    return {"undo": State.STANDS in states, "redo": State.UNDONE in states}


def turn(connection: Connection, number: int, state: State) -> None:
    """Note that an event was undone, or stands again."""
    connection.execute(update(EVENT).where(EVENT.c.number == number).values(state=state))


def at(rows: PairRows, revision: int) -> str:
    """Return in words who did what at a revision."""
    return _told(rows, EVENT.c.revision == revision)


def last(rows: PairRows, de: Span, en: Span) -> str:
    """Return in words who was the last to do something to a stretch, and what."""
    return _told(rows, _touching(de, en))


def _told(rows: PairRows, condition: ColumnElement[bool]) -> str:
    query = select(EVENT.c.who, EVENT.c.words).where(EVENT.c.pair == rows.id, condition)
    row = rows.connection.execute(query.order_by(EVENT.c.revision.desc()).limit(1)).one()
    return f"{row.who} {row.words}"


def _touching(de: Span, en: Span) -> ColumnElement[bool]:
    return or_(
        and_(EVENT.c.de_start < de.stop, EVENT.c.de_stop > de.start),
        and_(EVENT.c.en_start < en.stop, EVENT.c.en_stop > en.start),
    )


def table(rows: PairRows, bead: Bead | None) -> pl.DataFrame:
    """Return the events of a pair, or those that touched the sentences of a bead, oldest first.

    Columns: revision, when (UTC), who, kind, what (in words), undone.
    """
    import polars as pl

    query = select(EVENT.c.revision, EVENT.c.when, EVENT.c.who, EVENT.c.kind, EVENT.c.words, EVENT.c.state)
    query = query.where(EVENT.c.pair == rows.id).order_by(EVENT.c.revision)
    if bead is not None:  # sentences have had the same numbers since the documents were last replaced
        query = query.where(EVENT.c.revision >= rows.documents_revision, _touching(bead.de, bead.en))
    found = [
        (
            row.revision,
            datetime.fromisoformat(row.when),
            row.who,
            row.kind,
            row.words,
            is_undone(row.state, row.kind, row.revision),
        )
        for row in rows.connection.execute(query)
    ]
    schema: dict[str, pl.DataType | type[pl.DataType]] = {
        "revision": pl.Int64,
        "when": pl.Datetime("ms", "UTC"),
        "who": pl.String,
        "kind": pl.String,
        "what": pl.String,
        "undone": pl.Boolean,
    }
    return pl.DataFrame(found, schema=schema, orient="row")
