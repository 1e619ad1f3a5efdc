"""The past of the pairs in a database: reading it, naming moments of it, and restoring them."""

from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import datetime

from alignment.review import events, moment, past, restoring
from alignment.review.database import Database
from alignment.review.desk import Desk
from alignment.review.documents import Documents
from alignment.review.events import Entry
from alignment.review.fields import read_reviewer
from alignment.review.moment import Moment
from alignment.review.rows import PairRows
from alignment.review.values import Review


class Moments:
    """What a store knows of the past of its pairs, which go by their numbers.

    A moment is what stood after an event, and is known by its revision. All methods raise ``StoreError`` as those of
    the store do, and ``ActError`` for a revision that the pair never had.
    """

    def __init__(self, database: Database, documents: Documents, clock: Callable[[], datetime]) -> None:
        self._database, self._documents, self._clock = database, documents, clock

    def at(self, number: int, revision: int) -> Review:
        """Return a pair as it stood after a revision: beads, edits and comments; there are no versions."""
        with self._database.reading() as connection:
            return past.at(PairRows.numbered(connection, number, self._documents), revision)

    def revision(self, number: int) -> int:
        """Return the revision that a pair is at."""
        with self._database.reading() as connection:
            return PairRows.numbered(connection, number, self._documents).revision

    def events(self, number: int, who: str = "", *, first: int = 0, most: int = 50) -> tuple[Entry, ...]:
        """Return up to so many events from the ``first`` on, newest first: all, or those of a reviewer."""
        with self._database.reading() as connection:
            return events.entries(PairRows.numbered(connection, number, self._documents), who, first, most)

    def event(self, number: int, revision: int) -> Entry | None:
        """Return the event that made a revision, ``None`` if there is none."""
        with self._database.reading() as connection:
            return events.entry(PairRows.numbered(connection, number, self._documents), revision)

    def authors(self, number: int) -> dict[str, int]:
        """Return by name who did anything to a pair, the program itself included, and how many events are theirs."""
        with self._database.reading() as connection:
            return events.authors(PairRows.numbered(connection, number, self._documents))

    def named(self, number: int) -> tuple[Moment, ...]:
        """Return the moments of a pair that have a name, the last one first."""
        with self._database.reading() as connection:
            return moment.named(PairRows.numbered(connection, number, self._documents))

    def give_name(self, number: int, revision: int, name: str, who: str) -> None:
        """Give a moment a name. Raises ``ActError`` if it is none, or another moment of the pair has it."""
        with self._database.writing() as connection:
            rows = PairRows.numbered(connection, number, self._documents)
            moment.give_name(self._desk(rows, who), revision, name)

    def forget(self, number: int, name: str) -> None:
        """Take a name from its moment; nothing else is lost."""
        with self._database.writing() as connection:
            moment.forget(PairRows.numbered(connection, number, self._documents), name)

    def restore(self, number: int, revision: int, who: str, *, places: Collection[int] | None = None) -> int:
        """Put a pair, or its beads at some places, back as it stood after a revision; return the revision that makes.

        What was done until now is in the log, whoever did it; who restores can undo it as an act. Beads are those that
        stand now, whoever wrote meanwhile. Raises ``ActError`` if nothing would change, or the texts were others then
        and ``places`` are given, and ``ConflictError`` where no bead is at one of them.
        """
        with self._database.writing() as connection:
            rows = PairRows.numbered(connection, number, self._documents)
            desk = self._desk(rows, who)
            if places is None:
                restoring.restore(desk, revision)
            else:
                restoring.restore_beads(desk, revision, frozenset(places))
            return rows.revision

    def _desk(self, rows: PairRows, who: str) -> Desk:
        return Desk(rows=rows, who=read_reviewer(who), when=self._clock())
