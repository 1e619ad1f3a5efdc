"""Numbers in words for people."""

from __future__ import annotations


def counted(number: int, what: str) -> str:
    """Return a number with what it counts: ``1 bead``, ``1,204 beads``."""
    return f"{number:,} {what}" + ("" if number == 1 else "s")
