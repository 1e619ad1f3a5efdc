"""Numbers in words for people."""

from __future__ import annotations


def counted(number: int, one: str, many: str = "") -> str:
    """Return a number with what it counts: ``1 bead``, ``1,204 beads``; ``many`` is for what does not end in s."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"
