"""Numbers and lists in words for people."""

from __future__ import annotations

from collections.abc import Iterable

LONGEST_QUOTE = 48
"""Letters of a sentence that are quoted."""


def counted(number: int, one: str, many: str = "") -> str:
    """Return a number with what it counts: ``1 bead``, ``1,204 beads``; ``many`` is for what does not end in s."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def listed(words: Iterable[str]) -> str:
    """Return one or more words as a list: ``1-1``, ``1-1 and 1-0``, ``1-1, 1-0 and 2-1``."""
    *first, last = words
    return f"{', '.join(first)} and {last}" if first else last


def lasting(seconds: float) -> str:
    """Return about how long something takes: ``about 42 minutes``, ``about 3 hours``."""
    if seconds < 60:
        return "less than a minute"
    minutes, hours = round(seconds / 60), round(seconds / 3600)
    return f"about {counted(minutes, 'minute') if minutes < 90 else counted(hours, 'hour')}"


def quoted(text: str, most: int = LONGEST_QUOTE) -> str:
    """Return a sentence between quotation marks, cut after a word if it has more letters."""
    return f"“{shortened(text, most)}”"


def shortened(text: str, most: int = LONGEST_QUOTE) -> str:
    """Return a sentence on one line, cut after a word if it has more letters."""
    text = " ".join(text.split())
    return f"{text[:most].rpartition(' ')[0] or text[:most]} …" if len(text) > most else text
