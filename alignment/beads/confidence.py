"""How sure a bead is to be exactly right: its posterior, corrected by what gold says of beads like it.

The posterior of a path knows the scores only. It is too timid where the texts keep close to each other, and too bold
where they do not, and in dialogue, where a short sentence may as well go with the one before as with the one behind. So
its log-odds are corrected by logistic regression, as the outputs of a classifier are (Platt 1999), on what shows the
kind of place. The coefficients were fitted by ``python -m alignment calibrate`` and are kept in ``confidence.json``.

Tried, and left out: how far text runs over its ends, which the search has used up; whether a bead holds three sentences
or more, which gold of novels has against it where it is right (of 93 such beads read, 84 were); the less sure of its
neighbours, its lengths, and how short it is, which add nothing.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import cache
from math import isclose
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from alignment.beads.chances import Chances, log_odds
from alignment.beads.lattice import Ints
from alignment.beads.scores import Scorer
from alignment.beads.sides import Floats, running
from alignment.beads.weights import fitted as fitted_weights

FITTED = Path(__file__).with_name("confidence.json")

LEAST, MOST = 0.001, 0.999
"""No confidence goes beyond: there are errors no likelihood knows of."""

AROUND = 8
"""Beads to either side that show the kind of place."""

SIMILARITY, ASSUMED = 0.5, 30
"""The similarity of 1-1 beads in a pair of which nothing is known, and for how many beads that counts."""

SAME = 0.01
"""By how much the unit of one model may differ, as processors and roundings do."""

SPEECH = re.compile(r"[\"„“”»«‚‘]|,,|(?:^|\s)['’]")
"""A quotation mark or what typists put for one; an apostrophe only where a word begins."""

FEATURES = (
    "posterior",  # log-odds
    "gap",
    "around",  # mean posterior of the beads around it
    "speech",  # share of the beads around it in which somebody speaks
    "similarity",  # mean of the 1-1 beads of the pair
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Calibration:
    """The coefficients of the features, and the log-odds where all of those are 0; and what corrects repairs."""

    base: float
    coefficients: Mapping[str, float]
    repairs: Chances

    def probabilities(self, features: Floats) -> Floats:
        """Return the probability of each row of features to be right, between ``LEAST`` and ``MOST``."""
        odds = self.base + features @ np.array([self.coefficients[name] for name in FEATURES])
        likely: Floats = np.clip(1 / (1 + np.exp(-odds)), LEAST, MOST)
        return likely

    def json(self) -> str:
        """Return the coefficients as they are written to a file."""
        values = {"base": self.base, **self.coefficients, "repairs": asdict(self.repairs)}
        return json.dumps(values, indent=2) + "\n"

    @classmethod
    def read(cls, text: str) -> Calibration:
        """Return the coefficients of a file."""
        values = json.loads(text)
        coefficients = {name: values[name] for name in FEATURES}
        return cls(base=values["base"], coefficients=coefficients, repairs=Chances(**values["repairs"]))


@cache
def fitted() -> Calibration:
    """Return the coefficients that the project comes with."""
    return Calibration.read(FITTED.read_text(encoding="utf-8"))


def confidences(de: Sequence[str], en: Sequence[str], scorer: Scorer, corners: Ints, posterior: Floats) -> Floats:
    """Return how sure each bead of a path is, given its posterior."""
    return fitted().probabilities(features(de, en, scorer, corners, posterior))


def features(de: Sequence[str], en: Sequence[str], scorer: Scorer, corners: Ints, posterior: Floats) -> Floats:
    """Return what shows how far the posterior of each bead of a path can be trusted, shape (beads, features)."""
    odds = log_odds(np.clip(posterior, LEAST, MOST))
    columns = {
        "posterior": odds,
        "gap": (np.diff(corners, axis=0) == 0).any(axis=1),
        "around": _around(odds),
        "speech": _around(_speaks(de, corners[:, 0]) | _speaks(en, corners[:, 1])),
        "similarity": np.full(len(odds), _similarity(scorer, corners)),
    }
    return np.stack([columns[name].astype(np.float64) for name in FEATURES], axis=1)


def _speaks(texts: Sequence[str], boundaries: Ints) -> NDArray[np.bool_]:
    """Return for each run between boundaries whether somebody speaks in it."""
    speaking = running(np.array([bool(SPEECH.search(text)) for text in texts], dtype=np.float64))
    return np.diff(speaking[boundaries]) > 0


def _around(values: NDArray[Any]) -> Floats:
    """Return the mean of the values up to ``AROUND`` places from each, and of itself."""
    sums, places = running(values.astype(np.float64)), np.arange(len(values))
    low, high = np.maximum(places - AROUND, 0), np.minimum(places + AROUND + 1, len(values))
    means: Floats = (sums[high] - sums[low]) / (high - low)
    return means


def _similarity(scorer: Scorer, corners: Ints) -> float:
    """Return the mean similarity of the 1-1 beads of a path.

    Under another model than the bundled one, which the calibration knows, it is what is assumed of a pair: of what
    translations have in common models have different ideas, in whatever unit (of the books, ``surface`` sees half).
    """
    if not isclose(scorer.weights.spread, fitted_weights().spread, rel_tol=SAME):
        return SIMILARITY
    found = scorer.similarities(corners)
    return float((found.sum() + SIMILARITY * ASSUMED) / (len(found) + ASSUMED))
