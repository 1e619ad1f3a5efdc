"""What people did to the sentences of a pair from event to event, and so which number each sentence had."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from sqlalchemy import Connection, insert, select

from alignment.bitext import Document, Language
from alignment.review.numbering import Numbering
from alignment.review.schema import BREAK
from alignment.review.values import BreakKey


class _Said(NamedTuple):
    """What became of a break at a revision; ``None``: it is as imported again."""

    revision: int
    key: BreakKey
    put: bool | None


class Breaks:
    """The breaks that people made in the documents of a pair, and when."""

    def __init__(self, said: Iterable[_Said] = ()) -> None:
        self._said = tuple(said)
        self.revisions = sorted({one.revision for one in self._said})

    @classmethod
    def read(cls, connection: Connection, pair: int) -> Breaks:
        """Return the breaks of the pair of that number."""
        query = select(BREAK.c.revision, BREAK.c.language, BREAK.c.start, BREAK.c.put).where(BREAK.c.pair == pair)
        found = connection.execute(query.order_by(BREAK.c.revision))
        return cls(_Said(revision, (Language(language), start), put) for revision, language, start, put in found)

    def write(self, connection: Connection, pair: int, revision: int, made: Mapping[BreakKey, bool | None]) -> Breaks:
        """Keep what became of breaks at a revision, and return all."""
        names = ("pair", "revision", "language", "start", "put")
        rows = [(pair, revision, str(language), start, put) for (language, start), put in made.items()]
        connection.execute(insert(BREAK), [dict(zip(names, row, strict=True)) for row in rows])
        return Breaks((*self._said, *(_Said(revision, key, put) for key, put in made.items())))

    @property
    def last(self) -> int:
        """Return the revision that made or took away the last one, 0 if none did."""
        return self.revisions[-1] if self.revisions else 0

    def at(self, revision: int) -> dict[BreakKey, bool]:
        """Return the breaks after a revision."""
        found = {one.key: one.put for one in self._said if one.revision <= revision}
        return {key: put for key, put in found.items() if put is not None}

    @property
    def now(self) -> dict[BreakKey, bool]:
        """Return the breaks as they stand."""
        return self.at(self.last)


class Numberings:
    """The numbers of the sentences of two documents from event to event."""

    def __init__(self, documents: Iterable[Document], breaks: Breaks) -> None:
        self._imported = Numbering({d.language: [sentence.start for sentence in d.sentences] for d in documents})
        self._breaks = breaks
        self._known: dict[int, Numbering] = {}

    def at(self, revision: int) -> Numbering:
        """Return the numbering after a revision: the same value for all that have the same numbers in a row."""
        since = bisect_right(self._breaks.revisions, revision)
        if since not in self._known:
            self._known[since] = self._imported.with_breaks(self._breaks.at(revision))
        return self._known[since]

    def of_event(self, revision: int) -> Numbering:
        """Return the numbering of the images of an event, in which no sentence is joined that is parted in either."""
        return self.at(revision - 1).and_all(self.at(revision))
