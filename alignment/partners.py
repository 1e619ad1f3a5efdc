"""Whether two texts are the two sides of one: of a text and its translation, nearly every sentence has a partner."""

from __future__ import annotations

from collections.abc import Iterable

from alignment.bitext import Bead

FEWEST = 0.7
"""A smaller share of sentences with a partner is said: gold pairs have 89 % and more, mixed-up ones 63 % and less."""


def share_of(beads: Iterable[Bead]) -> float:
    """Return the share of the sentences of both texts that stand in beads with both sides; 1 where there are none."""
    counts = [(bead.de.length + bead.en.length, not bead.is_gap) for bead in beads]
    return share(sum(count for count, full in counts if full), sum(count for count, _ in counts))


def share(partnered: int, sentences: int) -> float:
    """Return which share of so many sentences have a partner; 1 where there are none."""
    return partnered / sentences if sentences else 1.0


def doubt(where: str, share: float) -> str:
    """Return in words that two texts hardly match, empty if they do."""
    if share >= FEWEST:
        return ""
    return f"{where}: only {int(100 * share)} % of the sentences have a partner (are these the two sides of one text?)"
