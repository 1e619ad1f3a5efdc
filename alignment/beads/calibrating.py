"""The calibration of confidence, fitted to hand-made alignments."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np

from alignment.beads.aligner import likeliest, scorer_of
from alignment.beads.calibration import Bools
from alignment.beads.confidence import FEATURES, Calibration, features
from alignment.beads.evaluation import Pair, pairs_along
from alignment.beads.fit import Example
from alignment.beads.lattice import Ints
from alignment.beads.regression import logistic
from alignment.beads.sides import Floats, Side
from alignment.beads.weights import Weights
from alignment.beads.yardstick import spread
from alignment.embedding.encoder import Encoder
from alignment.settings import Settings

EXACT = 3
"""The largest number of sentences in a bead of coarse gold that is sure to be exact."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """What the aligner made of a document, bead by bead: posterior, features, and whether it is right."""

    name: str
    posterior: Floats
    features: Floats
    right: Bools

    @classmethod
    def of(cls, example: Example, encoder: Encoder, weights: Weights, *, coarse: bool = False) -> Judged:
        """Return a document aligned and judged by its gold.

        Of ``coarse`` gold, such as comes from numbers of verses, only beads of up to three sentences are to be trusted:
        what touches others is not judged.
        """
        longest = Settings().longest
        de, en = (Side.of(texts, encoder.runs(texts, longest)) for texts in (example.de, example.en))
        scorer, corners, posterior = likeliest(scorer_of(de, en, longest, weights.suited_to(spread(encoder))))
        known = features(example.de, example.en, scorer, corners, posterior)
        right, told = _judged(example.pairs, corners, coarse)
        return cls(name=example.name, posterior=posterior[told], features=known[told], right=right[told])


def calibrated(known: Sequence[Judged]) -> Calibration:
    """Return the calibration under which what is known is likeliest.

    A document of four times the beads counts twice as much: its beads are not so many witnesses, as they share one
    author, one translator and one annotator. Copies of a document, under one name, are one document.
    """
    sizes = Counter[str]()
    for one in known:
        sizes[one.name] += len(one.right)
    weights = np.concatenate([np.full(len(one.right), sizes[one.name] ** -0.5) for one in known])
    base, *coefficients = logistic(
        np.concatenate([one.features for one in known]), np.concatenate([one.right for one in known]), weights
    ).tolist()
    return Calibration(base=base, coefficients=dict(zip(FEATURES, coefficients, strict=True)))


def _judged(gold: Sequence[Pair], corners: Ints, coarse: bool) -> tuple[Bools, Bools]:
    """Return which beads of a path are right, and of which gold can tell."""
    exact, trusted = set(gold), [pair for pair in gold if not coarse or (all(pair) and sum(map(len, pair)) <= EXACT)]
    de, en = (frozenset(chain.from_iterable(pair[side] for pair in trusted)) for side in (0, 1))
    pairs = pairs_along(corners)
    right = [pair in exact for pair in pairs]
    told = [not coarse or (de.issuperset(pair[0]) and en.issuperset(pair[1])) for pair in pairs]
    return np.array(right, dtype=np.bool_), np.array(told, dtype=np.bool_)
