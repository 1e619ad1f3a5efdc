"""Numbers and lists in words for people."""

from __future__ import annotations

from collections.abc import Iterable


def counted(number: int, one: str, many: str = "") -> str:
    """Return a number with what it counts: ``1 bead``, ``1,204 beads``; ``many`` is for what does not end in s."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def listed(words: Iterable[str]) -> str:
    """Return one or more words as a list: ``1-1``, ``1-1 and 1-0``, ``1-1, 1-0 and 2-1``."""
    *first, last = words
    return f"{', '.join(first)} and {last}" if first else last
