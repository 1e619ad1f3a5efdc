"""How others score beads, re-implemented from their papers to be compared with on the same vectors.

These are not the authors' programs, whose figures may differ: here every cell of a small lattice is searched, all
beads may hold the same numbers of sentences, and sentences are those of the gold. Scores are matrices: the cell
(i, j) of a kind is the bead of that kind which begins with the German sentence i and the English sentence j.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from alignment.beads.weights import Kind, kinds
from alignment.bitext import Bead, Span
from alignment.embedding.encoder import Runs, Vectors

Floats = NDArray[np.floating]
Bools = NDArray[np.bool_]
Scores = Mapping[Kind, Floats]

SAMPLES = 100
SKIP_PERCENTILE = 20
CANDIDATES = 3
AROUND = 5
SKIP = -0.1
FREQUENCIES = {Kind(1, 1): 0.89, Kind(1, 2): 0.089, Kind(2, 1): 0.089, Kind(2, 2): 0.011}
GAP = 0.0099
VARIANCE = 6.8
FARTHEST = 8.0
"""Standard deviations beyond which a length difference grows no more unlikely: the logarithm is about −35 there."""


@dataclass(frozen=True, kw_only=True, eq=False)
class Texts:
    """Two texts: the vectors of their runs, the lengths of their sentences in characters, the largest bead."""

    de: Runs
    en: Runs
    de_lengths: Floats
    en_lengths: Floats
    longest: int

    @classmethod
    def of(cls, de: Sequence[str], en: Sequence[str], runs: tuple[Runs, Runs], longest: int) -> Texts:
        """Return the texts that hold these sentences."""
        lengths = [np.array(list(map(len, side)), dtype=np.float64) for side in (de, en)]
        return cls(de=runs[0], en=runs[1], de_lengths=lengths[0], en_lengths=lengths[1], longest=longest)

    @property
    def kinds(self) -> tuple[Kind, ...]:
        """Return the kinds of bead with both sides that the project's own aligner has."""
        return kinds(self.longest, len(self.de), len(self.en))

    def cosines(self, kind: Kind) -> Floats:
        """Return the cosine of every German run with every English one."""
        cosines: Floats = every(self.de, kind.de) @ every(self.en, kind.en).T
        return cosines

    def gaps(self, score: float) -> tuple[Floats, Floats]:
        """Return the same score for every gap."""
        return np.full(len(self.de), score), np.full(len(self.en), score)

    def lengths(self, kind: Kind) -> tuple[Floats, Floats]:
        """Return the lengths of German runs as a column and of English ones as a row."""
        return sums(self.de_lengths, kind.de)[:, None], sums(self.en_lengths, kind.en)[None]


def vecalign(texts: Texts, seed: int = 0) -> tuple[Bead, ...]:
    """Return the beads of the least cost after Thompson and Koehn (2019).

    The cost is 1 − cosine, times the numbers of sentences of either side, by the mean of the same with random
    sentences of the other text. A gap costs what the cheapest fifth of random 1-1 beads do not exceed.
    """
    rng = np.random.default_rng(seed)
    some_de, some_en = (rng.choice(len(side), min(SAMPLES, len(side)), replace=False) for side in (texts.de, texts.en))
    usual_de = {n: _usual(every(texts.de, n), texts.en.vectors(some_en, 1)) for n in {k.de for k in texts.kinds}}
    usual_en = {n: _usual(every(texts.en, n), texts.de.vectors(some_de, 1)) for n in {k.en for k in texts.kinds}}
    costs = {
        kind: (1 - texts.cosines(kind)) * kind.de * kind.en * 2 / (usual_de[kind.de][:, None] + usual_en[kind.en])
        for kind in texts.kinds
    }
    skip = np.percentile(costs[Kind(1, 1)][np.ix_(some_de, some_en)], SKIP_PERCENTILE)
    return best({kind: -cost for kind, cost in costs.items()}, texts.gaps(-skip))


def _usual(rows: Vectors, samples: Vectors) -> Floats:
    mean: Floats = (1 - rows @ samples.T).mean(axis=1)
    return np.maximum(mean, 1e-6)


def bertalign(texts: Texts, *, margin: bool = True) -> tuple[Bead, ...]:
    """Return beads after Liu and Zhu (2022), whose search has two passes.

    The first finds 1-1 anchors among the three most similar sentences of each. The second looks around them for beads
    of the highest cosine, less half of what their sides have in common with the neighbours of each other (the
    ``margin``), times a penalty for unequal lengths; a gap costs a constant.
    """
    cosines = texts.cosines(Kind(1, 1))
    least = np.sort(cosines, axis=1)[:, -min(CANDIDATES, cosines.shape[1]), None]
    near = {Kind(1, 1): np.where(cosines >= least, cosines, -np.inf)}
    anchors = [bead for bead in best(near, texts.gaps(0)) if not bead.is_gap]
    allowed = _around(anchors, len(texts.de), len(texts.en))
    ratio = texts.en_lengths.sum() / texts.de_lengths.sum()
    scores = {}
    for kind in texts.kinds:
        ours, theirs = texts.lengths(kind)
        ours = np.maximum(ours * ratio, 1)
        theirs = np.maximum(theirs, 1)
        similar = texts.cosines(kind) - (_neighbourhood(texts, kind) if margin else 0)
        scores[kind] = similar * np.log2(1 + np.minimum(ours, theirs) / np.maximum(ours, theirs))
    return best(scores, texts.gaps(SKIP), allowed)


def _neighbourhood(texts: Texts, kind: Kind) -> Floats:
    """Return half of the mean cosine of each side with the sentences before and after the other one, summed."""
    beside_de = _beside(every(texts.de, 1) @ every(texts.en, kind.en).T, kind.de)
    beside_en = _beside(every(texts.en, 1) @ every(texts.de, kind.de).T, kind.en).T
    mean: Floats = (beside_de + beside_en) / 2
    return mean


def _beside(cosines: Floats, length: int) -> Floats:
    """Return for each run of ``length`` rows the mean of the rows before and after it, as far as there are any."""
    runs = len(cosines) - length + 1
    none = np.full((1, cosines.shape[1]), np.nan, dtype=cosines.dtype)
    padded = np.concatenate([none, cosines, none])
    both = np.stack([padded[:runs], padded[length + 1 : length + 1 + runs]])
    there = ~np.isnan(both)
    mean: Floats = np.where(there, both, 0).sum(axis=0) / np.maximum(there.sum(axis=0), 1)
    return mean


def _around(anchors: Sequence[Bead], de: int, en: int) -> Bools:
    """Return which boundaries lie between two anchors, or within a few sentences of there."""
    allowed = np.zeros((de + 1, en + 1), dtype=np.bool_)
    corners = [(0, 0), *((bead.de.stop, bead.en.stop) for bead in anchors), (de, en)]
    for (i, j), (i_stop, j_stop) in pairwise(corners):
        rows = slice(max(0, i - AROUND), i_stop + AROUND + 1)
        allowed[rows, max(0, j - AROUND) : j_stop + AROUND + 1] = True
    return allowed


def gale_church(texts: Texts) -> tuple[Bead, ...]:
    """Return the most likely beads after Gale and Church (1993), who look at nothing but lengths in characters."""
    scores = {
        kind: math.log(FREQUENCIES[kind]) + _likelihood(*texts.lengths(kind))
        for kind in texts.kinds
        if kind in FREQUENCIES
    }
    nothing = np.zeros(1)
    de, en = (math.log(GAP) + _likelihood(lengths, nothing) for lengths in (texts.de_lengths, texts.en_lengths))
    return best(scores, (de, en))


_DEVIATIONS = np.linspace(0, FARTHEST, 4097)
_LOGARITHMS = np.log([math.erfc(deviation / math.sqrt(2)) for deviation in _DEVIATIONS])


def _likelihood(ours: Floats, theirs: Floats) -> Floats:
    """Return the logarithm of the probability that two lengths differ by so much or more."""
    variance = VARIANCE * np.maximum((ours + theirs) / 2, 1)
    return np.interp(np.abs(ours - theirs) / np.sqrt(variance), _DEVIATIONS, _LOGARITHMS)


def best(scores: Scores, gaps: tuple[Floats, Floats], allowed: Bools | None = None) -> tuple[Bead, ...]:
    """Return the tiling with the highest sum of scores, over the whole lattice or its ``allowed`` boundaries.

    ``gaps`` are the scores of German and of English sentences alone. A plain dynamic program, row by row; gaps on the
    German side come from the row before, those on the English side from the left, as running maxima.
    """
    de_gaps, en_gaps = gaps
    de, en = len(de_gaps), len(en_gaps)
    steps = [*scores, Kind(1, 0), Kind(0, 1)]
    slope = np.concatenate([[0.0], np.cumsum(en_gaps)])
    values, choices = np.full((de + 1, en + 1), -np.inf), np.zeros((de + 1, en + 1), dtype=np.int8)
    for i in range(de + 1):
        row, chosen = values[i], choices[i]
        if i == 0:
            row[0] = 0
        else:
            row[:] = values[i - 1] + de_gaps[i - 1]
            chosen[:] = len(scores)
        for number, (kind, score) in enumerate(scores.items()):
            if kind.de <= i:
                found = values[i - kind.de, : en + 1 - kind.en] + score[i - kind.de]
                better = found > row[kind.en :]
                row[kind.en :][better], chosen[kind.en :][better] = found[better], number
        closed = np.zeros(en + 1, dtype=np.bool_) if allowed is None else ~allowed[i]
        row[closed] = -np.inf
        level = row - slope
        highest = np.maximum.accumulate(level)
        chosen[highest > level] = len(scores) + 1
        row[:] = np.where(closed, -np.inf, highest + slope)
    return _trace(choices, steps)


def _trace(choices: NDArray[np.int8], steps: Sequence[Kind]) -> tuple[Bead, ...]:
    i, j = choices.shape[0] - 1, choices.shape[1] - 1
    beads = []
    while i or j:
        step = steps[choices[i, j]]
        beads.append(Bead(de=Span(i - step.de, i), en=Span(j - step.en, j)))
        i, j = i - step.de, j - step.en
    return tuple(reversed(beads))


def every(runs: Runs, length: int) -> Vectors:
    """Return the vectors of all runs of a length."""
    return runs.vectors(np.arange(len(runs) - length + 1), length)


def sums(values: Floats, length: int) -> Floats:
    """Return the sums over all runs of a length."""
    whole = np.concatenate([[0.0], np.cumsum(values)])
    total: Floats = whole[length:] - whole[:-length]
    return total


BASELINES: Mapping[str, Callable[[Texts], tuple[Bead, ...]]] = {
    "vecalign-style": vecalign,
    "bertalign-style": bertalign,
    "without margin": lambda texts: bertalign(texts, margin=False),
    "Gale–Church": gale_church,
}
