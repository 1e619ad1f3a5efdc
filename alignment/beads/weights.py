"""What the score believes: how likely each kind of bead is, and how much each piece of evidence weighs.

All values are natural logarithms of probabilities or of odds, so that a bead's score is a log-likelihood up to a
constant and the sum along a path that of an alignment. They were fitted by ``python -m alignment.fit`` and are kept as
data in ``weights.json``; others can be fitted to other gold. Fitting begins at ``start.json``: what is known of prose.
Where the vectors are those of ``surface``, which are similar in another way, ``surface.json`` counts.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from functools import cache
from math import log
from pathlib import Path
from typing import NamedTuple

from alignment.settings import BUNDLED, SURFACE

BEGINNING, FITTED = (Path(__file__).with_name(name) for name in ("start.json", "weights.json"))

OWN = {SURFACE: FITTED.with_name("surface.json")}
"""Models with weights of their own."""

RARER = log(0.3)
"""What a kind of bead that no weight is known of costs more with each sentence more."""


class Kind(NamedTuple):
    """How many German and how many English sentences a bead holds."""

    de: int
    en: int

    @property
    def size(self) -> int:
        """Return the number of sentences on both sides."""
        return self.de + self.en


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """The parameters of the score.

    A run of gaps is a small chain of its own, as affine gap costs are in sequence comparison (Gotoh 1982): to
    open it is rare, to go on is common, so that a missing chapter costs little more than a missing paragraph.
    Within a run German gaps come first, so that one set of gaps is one path.
    """

    kinds: Mapping[Kind, float]  # log-probability of each kind of bead
    meaning: float  # nats for a cosine of one above the background; 20 does far worse
    weakest: float  # nats for a cosine of one that the weakest sentence lacks to ``faint``
    faint: float  # cosine above the background that a sentence without partner seldom reaches
    variance: float  # of the length difference, per character (6.8 in Gale and Church 1993)
    surprise: float  # a length difference costs no more: headings cut short, sentences left out
    numbers: float  # between numbers that all agree and numbers of which none does
    blank: float  # for an empty sentence inside a larger bead: it belongs in a gap
    insertion: float  # for an English sentence in [square brackets]: editors say there what no German does
    gap: float  # to open a run of gaps
    next_gap: float  # to go on with it
    turn: float  # to go on with English gaps after German ones: something was replaced
    after_gap: float  # to close it

    def prior(self, kind: Kind) -> float:
        """Return the log-probability of a kind of bead."""
        if kind in self.kinds:
            return self.kinds[kind]
        largest = max(known.size for known in self.kinds)
        return min(self.kinds.values()) + RARER * max(kind.size - largest, 1)

    def json(self) -> str:
        """Return the weights as they are written to a file."""
        values = {name: round(value, 4) for name, value in asdict(self).items() if name != "kinds"}
        kinds = {f"{kind.de}-{kind.en}": round(value, 4) for kind, value in self.kinds.items()}
        return json.dumps({"kinds": kinds, **values}, indent=2) + "\n"

    @classmethod
    def read(cls, text: str) -> Weights:
        """Return the weights of a file; raises ``ValueError`` where they are not all there."""
        values = json.loads(text)
        names = {field.name for field in fields(cls)}
        if set(values) != names:
            raise ValueError(f"weights are {', '.join(sorted(names))}")
        kinds = {Kind(*map(int, name.split("-"))): float(value) for name, value in values.pop("kinds").items()}
        return cls(kinds=kinds, **{name: float(value) for name, value in values.items()})


@cache
def fitted(model: str = BUNDLED) -> Weights:
    """Return the weights that the project comes with: those of a model, where it has its own."""
    return Weights.read(OWN.get(model, FITTED).read_text(encoding="utf-8"))


def beginning() -> Weights:
    """Return the weights from which others are fitted, set by hand before there was any fitting.

    Kinds of bead are about as frequent as Gale and Church (1993, Table 5) found them: .89 for 1-1, .089 for 1-2 and 2-1
    together, .011 for 2-2; larger ones were not counted there.
    """
    return Weights.read(BEGINNING.read_text(encoding="utf-8"))


def kinds(longest: int, de: int, en: int) -> tuple[Kind, ...]:
    """Return the kinds of bead with both sides that two texts of ``de`` and ``en`` sentences can hold.

    Sides together hold at most ``longest + 1`` sentences (and 2-2 where two are allowed at all): larger beads with
    several sentences on both sides are nearly always smaller ones in a row.
    """
    sides = range(1, longest + 1)
    largest = max(longest + 1, 4)
    return tuple(Kind(a, b) for a in sides for b in sides if a + b <= largest and a <= de and b <= en)
