"""The log as people read it: some events at a time, newest first."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Row, Select, func, select

from alignment.bitext import Language, Span
from alignment.review.log import is_undone
from alignment.review.numbering import Renumbering
from alignment.review.rows import PairRows
from alignment.review.schema import EVENT

_COLUMNS = ("revision", "when", "who", "kind", "words", "state", "de_start", "de_stop", "en_start", "en_stop")


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What was done, in words; ``de`` and ``en`` hold the sentences it was about.

    They are counted as now, and ``None`` where a text was replaced since, or it was about none.
    """

    revision: int
    when: datetime
    who: str
    words: str
    undone: bool
    de: Span | None
    en: Span | None


def entries(rows: PairRows, who: str, first: int, most: int) -> tuple[Entry, ...]:
    """Return up to so many events from the ``first`` on, newest first: those of a reviewer, or of all if empty."""
    query = _of(rows, who, select(*(EVENT.c[name] for name in _COLUMNS)))
    query = query.order_by(EVENT.c.revision.desc()).offset(first).limit(most)
    return tuple(_entry(rows, row) for row in rows.connection.execute(query))


def entry(rows: PairRows, revision: int) -> Entry | None:
    """Return the event that made a revision, ``None`` if there is none."""
    query = select(*(EVENT.c[name] for name in _COLUMNS))
    row = rows.connection.execute(query.where(EVENT.c.pair == rows.id, EVENT.c.revision == revision)).one_or_none()
    return None if row is None else _entry(rows, row)


def authors(rows: PairRows) -> dict[str, int]:
    """Return by name who did anything to a pair, the program itself included, and how many events are theirs."""
    query = select(EVENT.c.who, func.count()).where(EVENT.c.pair == rows.id).group_by(EVENT.c.who)
    return {row[0]: row[1] for row in rows.connection.execute(query.order_by(EVENT.c.who))}


def _of(rows: PairRows, who: str, query: Select[Any]) -> Select[Any]:
    query = query.where(EVENT.c.pair == rows.id)
    return query.where(EVENT.c.who == who) if who else query


def _entry(rows: PairRows, row: Row[Any]) -> Entry:
    known = row.revision >= rows.documents_revision
    runs = {Language.DE: Span(row.de_start, row.de_stop), Language.EN: Span(row.en_start, row.en_stop)}
    if known and rows.breaks.revisions:
        way = Renumbering(rows.numberings().at(row.revision), rows.numbering)
        runs = {side: way.around(side, run) for side, run in runs.items()}
    de, en = runs.values()
    return Entry(
        revision=row.revision,
        when=datetime.fromisoformat(row.when),
        who=row.who,
        words=row.words,
        undone=is_undone(row.state, row.kind, row.revision),
        de=de if known and de.length else None,
        en=en if known and en.length else None,
    )
