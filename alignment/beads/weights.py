"""What the score believes: how often each kind of bead occurs, and how much each piece of evidence weighs.

All values are natural logarithms of probabilities, so that a bead's score is a log-likelihood and the sum along
a path is the log-likelihood of an alignment. They can be exchanged for others fitted to a text.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from math import log
from types import MappingProxyType
from typing import NamedTuple


class Kind(NamedTuple):
    """How many German and how many English sentences a bead holds."""

    de: int
    en: int

    @property
    def size(self) -> int:
        """Return the number of sentences on both sides."""
        return self.de + self.en


# Relative frequencies as hand-aligned prose shows them (close to Gale and Church 1993, Table 5, who found .89
# for 1-1, .089 for 1-2 and 2-1 together, .011 for 2-2). Larger beads were not counted there.
FREQUENCIES: Mapping[Kind, float] = MappingProxyType(
    {
        Kind(1, 1): 0.85,
        Kind(1, 2): 0.05,
        Kind(2, 1): 0.05,
        Kind(2, 2): 0.01,
        Kind(1, 3): 0.006,
        Kind(3, 1): 0.006,
        Kind(2, 3): 0.001,
        Kind(3, 2): 0.001,
        Kind(1, 4): 0.001,
        Kind(4, 1): 0.001,
    }
)
RARER = 0.3
"""How much rarer a bead beyond the table is with each sentence more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """The parameters of the score.

    A run of gaps is a small chain of its own, as affine gap costs are in sequence comparison (Gotoh 1982): to
    open it is rare, to go on is common, so that a missing chapter costs little more than a missing paragraph.
    Within a run German gaps come first, so that one set of gaps is one path.
    """

    frequencies: Mapping[Kind, float] = field(default_factory=lambda: FREQUENCIES)
    meaning: float = 6.0  # nats for a cosine of one above the background; 6–8 does best on prose, 20 far worse
    weakest: float = 5.0  # nats for a cosine of one that the weakest sentence lacks to ``faint``
    faint: float = 0.25  # cosine above the background that a sentence without partner seldom reaches
    variance: float = 6.8  # of the length difference, per character (Gale and Church 1993)
    surprise: float = -14.0  # a length difference costs no more: headings cut short, sentences left out
    numbers: float = 3.0  # between numbers that all agree and numbers of which none does
    blank: float = -6.0  # for an empty sentence inside a larger bead: it belongs in a gap
    insertion: float = -3.0  # for an English sentence in [square brackets]: editors say there what no German does
    gap: float = log(0.08)  # to open a run of gaps; commoner than in prose, or beads swallow the sentence
    next_gap: float = log(0.5)  # to go on with it
    turn: float = log(0.2)  # to go on with English gaps after German ones: something was replaced
    after_gap: float = log(0.35)  # to close it

    def prior(self, kind: Kind) -> float:
        """Return the log-probability of a kind of bead."""
        if kind in self.frequencies:
            return log(self.frequencies[kind])
        return log(min(self.frequencies.values())) + log(RARER) * (kind.size - 5)


def kinds(longest: int, de: int, en: int) -> tuple[Kind, ...]:
    """Return the kinds of bead with both sides that two texts of ``de`` and ``en`` sentences can hold.

    Sides together hold at most ``longest + 1`` sentences (and 2-2 where two are allowed at all): larger beads with
    several sentences on both sides are nearly always smaller ones in a row.
    """
    sides = range(1, longest + 1)
    largest = max(longest + 1, 4)
    return tuple(Kind(a, b) for a in sides for b in sides if a + b <= largest and a <= de and b <= en)
