"""What the score believes: how likely each kind of bead is, and how much each piece of evidence weighs.

All values are natural logarithms of probabilities or of odds, so that a bead's score is a log-likelihood up to a
constant and the sum along a path that of an alignment. They were fitted by ``python -m alignment fit`` and are kept as
data in ``weights.json``; others can be fitted to other gold, or to beads that people confirmed. Where the vectors are
those of ``surface``, which are similar in another way, ``surface.json`` counts.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields, replace
from functools import cache
from math import log
from os import PathLike
from pathlib import Path
from typing import NamedTuple

from alignment.errors import Fault, WeightsError
from alignment.settings import BUNDLED, SURFACE

BEGINNING, FITTED = (Path(__file__).with_name(name) for name in ("start.json", "weights.json"))

OWN = {SURFACE: FITTED.with_name("surface.json")}
"""Models with weights of their own."""

RARER = log(0.3)
"""What a kind of bead that no weight is known of costs more with each sentence more."""

ABOVE, BELOW = (
    ("meaning", "weakest", "faint", "variance", "numbers", "spread"),
    ("surprise", "gap", "next_gap", "turn", "after_gap"),
)
"""Weights that are above 0, because evidence counts, and such as are below, because nothing is likelier than sure."""

MOST = 1e6
"""No weight is as large; nor is what JSON calls ``NaN`` smaller."""

AGAIN = "let python -m alignment fit write it again, or take it away"


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
    spread: float  # of the similarities of unrelated sentences under the model that the others are for; see yardstick

    def prior(self, kind: Kind) -> float:
        """Return the log-probability of a kind of bead."""
        if kind in self.kinds:
            return self.kinds[kind]
        largest = max(known.size for known in self.kinds)
        return min(self.kinds.values()) + RARER * max(kind.size - largest, 1)

    def json(self) -> str:
        """Return the weights as they are written to a file."""
        values = {name: round(value, 5) for name, value in asdict(self).items() if name != "kinds"}
        kinds = {f"{kind.de}-{kind.en}": round(value, 5) for kind, value in self.kinds.items()}
        return json.dumps({"kinds": kinds, **values}, indent=2) + "\n"

    @classmethod
    def read(cls, data: bytes, where: str | PathLike[str]) -> Weights:
        """Return the weights of a file; raise ``WeightsError`` with all its faults."""
        reader = _Reader(str(where))
        weights = reader.weights(data)
        if weights is None:
            raise WeightsError(*reader.faults)
        return weights

    @property
    def sound(self) -> bool:
        """Return whether the weights still say what they are for."""
        return all(getattr(self, name) > 0 for name in ABOVE) and all(getattr(self, name) < 0 for name in BELOW)

    @property
    def digest(self) -> str:
        """Return eight hexadecimal digits that change with any weight."""
        return hashlib.blake2b(self.json().encode(), digest_size=4).hexdigest()

    def suited_to(self, spread: float) -> Weights:
        """Return the weights for a model whose similarities are spread otherwise than those of theirs."""
        if not spread or spread == self.spread:
            return self
        scale = self.spread / spread
        return replace(
            self,
            meaning=self.meaning * scale,
            weakest=self.weakest * scale,
            faint=self.faint / scale,
            spread=spread,
        )


class _Reader:
    """Reads a file of weights and gathers what is wrong with it."""

    def __init__(self, where: str) -> None:
        self._where = where
        self.faults: list[Fault] = []

    def weights(self, data: bytes) -> Weights | None:
        """Return the weights, ``None`` if there are faults."""
        values = self._values(data)
        if values is None:
            return None
        names = [field.name for field in fields(Weights)]
        for name in (name for name in values if name not in names):
            self._fault(f"{name} is no weight", "take it out")
        for name in (name for name in names if name not in values):
            self._fault(f"no {name}", AGAIN)
        kinds = self._kinds(values["kinds"]) if "kinds" in values else {}
        numbers = {name: self._number(name, values[name]) for name in names if name in values and name != "kinds"}
        return None if self.faults else Weights(kinds=kinds, **numbers)

    def _values(self, data: bytes) -> dict[str, object] | None:
        try:
            values = json.loads(data)
        except json.JSONDecodeError as error:
            self._fault(f"not JSON, {error.msg}", AGAIN, error.lineno)
        except UnicodeDecodeError:
            self._fault("not UTF-8", AGAIN)
        else:
            if isinstance(values, dict):
                return values
            self._fault("not weights", AGAIN)
        return None

    def _kinds(self, values: object) -> dict[Kind, float]:
        if not isinstance(values, dict) or "1-1" not in values:
            self._fault("kinds does not say how likely 1-1 beads are", AGAIN)
            return {}
        kinds = {}
        for name, value in values.items():
            number = self._number(f"kinds {name}", value)
            de, _, en = name.partition("-")
            if de.isdecimal() and en.isdecimal() and int(de) and int(en):
                kinds[Kind(int(de), int(en))] = number
            else:
                self._fault(f"{name} is no kind of bead with both sides", "write it like 1-2")
        return kinds

    def _number(self, name: str, value: object) -> float:
        if isinstance(value, bool) or not isinstance(value, int | float) or not abs(value) < MOST:
            self._fault(f"{name} is {json.dumps(value)}", "write a number")
            return 0.0
        if name in ABOVE and value <= 0:
            self._fault(f"{name} is {value}", "write a number above 0")
        elif name in BELOW and value >= 0:
            self._fault(f"{name} is {value}", "write a number below 0")
        return float(value)

    def _fault(self, problem: str, remedy: str, line: int | None = None) -> None:
        self.faults.append(Fault(self._where, problem, remedy, line))


@cache
def fitted(model: str = BUNDLED) -> Weights:
    """Return the weights that the project comes with: those of a model, where it has its own."""
    path = OWN.get(model, FITTED)
    return Weights.read(path.read_bytes(), path)


def beginning() -> Weights:
    """Return the weights from which those that the project comes with were fitted, set by hand before.

    Kinds of bead are about as frequent as Gale and Church (1993, Table 5) found them: .89 for 1-1, .089 for 1-2 and 2-1
    together, .011 for 2-2; larger ones were not counted there.
    """
    return Weights.read(BEGINNING.read_bytes(), BEGINNING)


def kinds(longest: int, de: int, en: int) -> tuple[Kind, ...]:
    """Return the kinds of bead with both sides that two texts of ``de`` and ``en`` sentences can hold.

    Sides together hold at most ``longest + 1`` sentences (and 2-2 where two are allowed at all): larger beads with
    several sentences on both sides are nearly always smaller ones in a row.
    """
    sides = range(1, longest + 1)
    largest = max(longest + 1, 4)
    return tuple(Kind(a, b) for a in sides for b in sides if a + b <= largest and a <= de and b <= en)
