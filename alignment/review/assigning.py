"""Who is to review which chapters of a pair. What was said stays, with who said it: the last word on a chapter counts.

What is kept is the German sentences of a chapter, counted in its text as it was imported, and that text. Where they
stand today is worked out when it is asked for, so that a new version of the text and its undo both find them, and
sentences that people part and join change nothing. A chapter begins and ends with a paragraph, and so with a sentence
however they are parted.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import lru_cache

from sqlalchemy import func, insert, select

from alignment.bitext import Document, Language, Span
from alignment.errors import ActError
from alignment.review.chapters import Chapter, chapters
from alignment.review.database import Database
from alignment.review.documents import Documents
from alignment.review.fields import read_reviewer
from alignment.review.image import Base
from alignment.review.numbering import Renumbering
from alignment.review.records import stamp
from alignment.review.rows import PairRows
from alignment.review.schema import ASSIGNMENT
from alignment.review.versions import Versions


@dataclass(frozen=True, slots=True, kw_only=True)
class Assignment:
    """That a chapter, by its title then, was given to somebody, or to nobody if ``who`` is empty; by whom and when."""

    title: str
    who: str
    by: str
    when: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Assigned:
    """The chapters of a pair with whom each is given to, empty for nobody.

    ``lapsed`` are assignments of chapters that are no longer in the text, ``history`` is all that was said, newest
    first.
    """

    chapters: tuple[Chapter, ...]
    owners: tuple[str, ...]
    lapsed: tuple[Assignment, ...] = ()
    history: tuple[Assignment, ...] = ()


@dataclass(frozen=True, slots=True)
class Assignments:
    """Who is to review what. Methods raise ``StoreError``."""

    database: Database
    documents: Documents
    now: Callable[[], datetime]

    def of(self, number: int) -> Assigned:
        """Return the chapters of the pair of that number with whom each is given to."""
        with self.database.reading() as connection:
            return _assigned(PairRows.numbered(connection, number, self.documents))

    def mark(self, number: int) -> str:
        """Return what is another one when ``of`` may return something else, for whoever asks often."""
        with self.database.reading() as connection:
            rows = PairRows.numbered(connection, number, self.documents)
            last = connection.scalar(select(func.max(ASSIGNMENT.c.number)).where(ASSIGNMENT.c.pair == rows.id))
            return f"{rows.base.de[:12]}-{rows.breaks.last}-{last or 0}"

    def give(self, number: int, starts: Iterable[int], who: str, *, by: str) -> None:
        """Give the chapters that begin with these German sentences to somebody, or to nobody if ``who`` is empty.

        Raises ``ActError`` if one does not begin there, as when the text was replaced meanwhile, or for no name.
        """
        who, by = read_reviewer(who) if who else "", read_reviewer(by)
        with self.database.writing() as connection:
            rows = PairRows.numbered(connection, number, self.documents)
            there = {now.de.start: chapter for now, chapter in zip(*_chapters(rows), strict=True)}
            wanted = sorted(set(starts))
            if not set(wanted) <= there.keys():
                raise ActError(f"{rows.name}: there is no such chapter (load the page again)")
            values = [
                {
                    "pair": rows.id,
                    "document": rows.base.de,
                    "start": there[start].de.start,
                    "stop": there[start].de.stop,
                    "title": there[start].title,
                    "who": who,
                    "by": by,
                    "when": stamp(self.now()),
                }
                for start in wanted
            ]
            if values:
                connection.execute(insert(ASSIGNMENT), values)


def _assigned(rows: PairRows) -> Assigned:
    here, imported = _chapters(rows)
    query = select(ASSIGNMENT).where(ASSIGNMENT.c.pair == rows.id).order_by(ASSIGNMENT.c.number)
    said = rows.connection.execute(query).all()
    spans = [_moved(rows, each.document, Span(each.start, each.stop)) for each in said]
    told = [
        Assignment(title=each.title, who=each.who, by=each.by, when=datetime.fromisoformat(each.when)) for each in said
    ]
    last = [_last(spans, chapter.de) for chapter in imported]
    lapsed = _lapsed(spans, {index for index in last if index is not None})
    return Assigned(
        chapters=here,
        owners=tuple("" if index is None else told[index].who for index in last),
        lapsed=tuple(told[index] for index in lapsed if told[index].who),
        history=tuple(reversed(told)),
    )


def _chapters(rows: PairRows) -> tuple[tuple[Chapter, ...], tuple[Chapter, ...]]:
    """Return the chapters, their sentences counted as they stand, and counted as they were imported."""
    imported = chapters(_imported(rows, rows.base))
    way = Renumbering(rows.numberings().at(0), rows.numbering)
    return tuple(replace(chapter, de=way.run(Language.DE, chapter.de)) for chapter in imported), imported


def _imported(rows: PairRows, base: Base) -> Document:
    return rows.document(Language.DE, base, {})


def _last(spans: Sequence[Span | None], chapter: Span) -> int | None:
    """Return the index of the last span that most of a chapter is in."""
    return next((i for i in reversed(range(len(spans))) if _holds(spans[i], chapter)), None)


def _lapsed(spans: Sequence[Span | None], counting: set[int]) -> Iterator[int]:
    """Yield the indices of spans that count for no chapter, and of which nothing else was said later."""
    for index, span in enumerate(spans):
        later = spans[index + 1 :]
        if index not in counting and not (span and any(_holds(other, span) for other in later)):
            yield index


def _holds(span: Span | None, part: Span) -> bool:
    """Return whether more than half of ``part`` is in a span."""
    if span is None:
        return False
    return 2 * (min(span.stop, part.stop) - max(span.start, part.start)) > part.length


def _moved(rows: PairRows, digest: str, span: Span) -> Span | None:
    """Return where German sentences of a text are in that of today, ``None`` if nothing is left of them.

    Both are counted as imported.
    """
    if digest == rows.base.de:
        return span
    old, new = _imported(rows, rows.base._replace(de=digest)), _imported(rows, rows.base)
    return _versions(tuple(old.texts), tuple(new.texts)).run(span)


@lru_cache(maxsize=8)
def _versions(before: tuple[str, ...], after: tuple[str, ...]) -> Versions:
    return Versions(before, after)
