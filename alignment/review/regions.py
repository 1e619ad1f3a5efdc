"""Two tilings of the same sentences, cut where both have a border: what lies between stands for each other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from alignment.bitext import Bead, Span


class Region(NamedTuple):
    """The smallest run of beads of one tiling, and of those of another, that hold the same sentences."""

    then: Span
    now: Span


def regions(then: Sequence[Bead], now: Sequence[Bead]) -> Iterator[Region]:
    """Yield the regions of two tilings of the same sentences in text order."""
    first_then = first_now = i = j = 0
    while i < len(then) and j < len(now):
        old, new = then[i], now[j]
        ends = (old.de.stop, old.en.stop), (new.de.stop, new.en.stop)
        shorter, longer = sum(ends[0]), sum(ends[1])
        if ends[0] == ends[1]:
            yield Region(Span(first_then, i + 1), Span(first_now, j + 1))
            first_then, first_now = i + 1, j + 1
        i += shorter <= longer
        j += longer <= shorter
