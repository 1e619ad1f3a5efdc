"""The log of a pair: what was done, by whom, and which of it still stands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from itertools import islice
from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, Connection, Row, and_, insert, or_, select, update

from alignment.bitext import Bead, Language, Span
from alignment.errors import ConflictError
from alignment.review.acts import Redo, Undo
from alignment.review.image import Image, reach
from alignment.review.numbering import Numbering, Renumbering
from alignment.review.records import dumps, stamp
from alignment.review.rows import PairRows
from alignment.review.schema import EVENT
from alignment.review.values import Told

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
    if event.after.breaks and not event.after.replaces(event.before):
        de, en = _as_numbered(rows.numberings().of_event(rows.revision), rows.numbering, de, en)
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
    query = select(EVENT.c.who, EVENT.c.words).where(EVENT.c.pair == rows.id, EVENT.c.revision == revision)
    row = rows.connection.execute(query).one()
    return f"{row.who} {row.words}"


def last(rows: PairRows, de: Span, en: Span) -> str:
    """Return in words who was the last to do something to a stretch, and what."""
    row = next(_touching(rows, de, en, EVENT.c.who, EVENT.c.words), None)
    return at(rows, rows.revision) if row is None else f"{row.who} {row.words}"


def meanwhile(rows: PairRows, doing: str) -> ConflictError:
    """Return the error that somebody was faster, ``doing`` being who did what in words."""
    return ConflictError(f"{rows.name}: {doing} meanwhile (look at it and decide again)")


def _touching(rows: PairRows, de: Span, en: Span, *columns: ColumnElement[Any]) -> Iterator[Row[Any]]:
    """Yield events that touched some sentences since the documents were last replaced, newest first."""
    ends = (EVENT.c.revision, EVENT.c.de_start, EVENT.c.de_stop, EVENT.c.en_start, EVENT.c.en_stop)
    query = select(*ends, *columns).where(EVENT.c.pair == rows.id, EVENT.c.revision >= rows.documents_revision)
    query = query.order_by(EVENT.c.revision.desc())
    if not rows.breaks.revisions:
        touching = or_(
            and_(EVENT.c.de_start < de.stop, EVENT.c.de_stop > de.start),
            and_(EVENT.c.en_start < en.stop, EVENT.c.en_stop > en.start),
        )
        yield from rows.connection.execute(query.where(touching))
        return
    numberings, now = rows.numberings(), rows.numbering
    there: dict[int, tuple[Span, Span]] = {}
    for row in rows.connection.execute(query):
        then = numberings.at(row.revision)
        if id(then) not in there:
            there[id(then)] = _as_numbered(now, then, de, en)
        ours, theirs = there[id(then)]
        touched = row.de_start < ours.stop and row.de_stop > ours.start
        if touched or (row.en_start < theirs.stop and row.en_stop > theirs.start):
            yield row


def _as_numbered(old: Numbering, new: Numbering, de: Span, en: Span) -> tuple[Span, Span]:
    way = Renumbering(old, new)
    return way.around(Language.DE, de), way.around(Language.EN, en)


def told(rows: PairRows, bead: Bead | None = None, most: int | None = None) -> list[Told]:
    """Return the events of a pair, or those that touched the sentences of a bead, or the last of them; newest first."""
    columns = (EVENT.c.when, EVENT.c.who, EVENT.c.kind, EVENT.c.words, EVENT.c.state)
    if bead is not None:
        found = _touching(rows, bead.de, bead.en, *columns)
    else:
        query = select(EVENT.c.revision, *columns).where(EVENT.c.pair == rows.id)
        found = iter(rows.connection.execute(query.order_by(EVENT.c.revision.desc())))
    return [
        Told(
            row.revision,
            datetime.fromisoformat(row.when),
            row.who,
            row.kind,
            row.words,
            is_undone(row.state, row.kind, row.revision),
        )
        for row in islice(found, most)
    ]


def table(events: list[Told]) -> pl.DataFrame:
    """Return events as a table of the same columns, oldest first."""
    import polars as pl

    schema: dict[str, pl.DataType | type[pl.DataType]] = {
        "revision": pl.Int64,
        "when": pl.Datetime("ms", "UTC"),
        "who": pl.String,
        "kind": pl.String,
        "what": pl.String,
        "undone": pl.Boolean,
    }
    return pl.DataFrame(events[::-1], schema=schema, orient="row")
