"""How long work will still take, judged by how long it took so far."""

from __future__ import annotations

import time
from collections.abc import Callable

from alignment.words import lasting

FIRST = 3.0
"""Seconds of work before which nothing is said."""


class Estimate:
    """Looks at progress as it is told, and puts into words how long the rest will take."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._began: tuple[float, int] | None = None

    def words(self, done: int, total: int) -> str:
        """Return about how long the rest takes, nothing as long as that is not known or is over.

        What was done when progress was told first, such as what was remembered, took no time.
        """
        now = self._clock()
        if self._began is None:
            self._began = now, done
        since, before = self._began
        if now - since < FIRST or not before < done < total:
            return ""
        return f"{lasting((now - since) * (total - done) / (done - before))} left"
