"""How fast a pair is reviewed: rows confirmed in an hour of actual work."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from alignment.review import Deed

PAUSE = timedelta(minutes=10)
"""Who does nothing for longer than this is taken to have stopped working meanwhile."""

MOST_AT_ONCE = 100
"""Rows confirmed in one act beyond these say nothing about how long a row takes; such an act counts as time only."""

LEAST_ROWS = 20
LEAST_TIME = timedelta(minutes=5)
"""With fewer rows or less time there is too little to tell a pace."""

HOUR = timedelta(hours=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """What one reviewer, or all, did at work: rows confirmed, and the time that took."""

    who: str = ""
    rows: int = 0
    time: timedelta = timedelta()

    @property
    def pace(self) -> float | None:
        """Return how many rows were confirmed in an hour, ``None`` if there is too little to tell."""
        return self.rows / (self.time / HOUR) if self.rows >= LEAST_ROWS and self.time >= LEAST_TIME else None

    def lasts(self, rows: int) -> float | None:
        """Return how many seconds so many rows take at this pace, ``None`` if that is not known."""
        return rows / self.pace * HOUR.total_seconds() if self.pace else None


def works(deeds: Iterable[Deed]) -> tuple[Work, ...]:
    """Return the work of each reviewer, by name.

    Time between two acts of a reviewer is work unless it is longer than ``PAUSE``; so the act after a pause, of which
    nobody knows how long it took, counts neither as time nor by its rows. A confirmation that is taken back is none.
    """
    whose: defaultdict[str, list[Deed]] = defaultdict(list)
    for deed in deeds:
        whose[deed.who].append(deed)
    return tuple(_work(who, whose[who]) for who in sorted(whose))


def together(parts: Iterable[Work]) -> Work:
    """Return the work of all: their rows, and their hours added up."""
    parts = tuple(parts)
    return Work(rows=sum(part.rows for part in parts), time=sum((part.time for part in parts), timedelta()))


def _work(who: str, deeds: Iterable[Deed]) -> Work:
    rows, time = 0, timedelta()
    last: datetime | None = None
    for deed in sorted(deeds, key=lambda deed: deed.when):
        if last is not None and deed.when - last <= PAUSE:
            time += deed.when - last
            rows += deed.confirmed if abs(deed.confirmed) <= MOST_AT_ONCE else 0
        last = deed.when
    return Work(who=who, rows=max(rows, 0), time=time)
