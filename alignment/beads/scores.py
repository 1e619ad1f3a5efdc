"""The score of a bead: how likely the two runs are to be each other's translation.

    log prior of its kind
    + log-likelihood of its lengths                                          (Gale and Church 1993)
    + weight × (cosine − mean cosine with the other text) × (a + b) / 2
    + weight × what its weakest sentence lacks to be no longer faint, in beads of more than two sentences
    + weight × (agreement of its numbers and markers − 1/2), where it has any
    − weight × how far text runs over its end, into the next bead or from it
    + a penalty for each blank sentence inside a larger bead, and for each English one that an editor inserted

The mean cosine is what a run has in common with anything; it is taken off, so that formulas and headings, which
resemble everything, count for no more than they tell (Thompson and Koehn 2019 divide by it). The factor
(a + b) / 2 counts evidence by sentence, so that two beads do not beat the one that holds both merely by being two.
It lets a bead swallow a sentence that has no partner; the weakest sentence speaks against that.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from alignment.beads.evidence import Evidence
from alignment.beads.lattice import Ints, Window
from alignment.beads.meaning import paired_similarities, rows_product, similarities
from alignment.beads.sides import CHUNK, Floats, Side, T
from alignment.beads.strips import TALL, Strips
from alignment.beads.weights import Kind, Weights
from alignment.embedding.encoder import Vectors

SHORTEST = 10.0
"""Characters below which the variance of lengths grows no smaller."""

CELLS = 100_000
"""Cells scored at a time."""


@dataclass(frozen=True, kw_only=True, eq=False)
class Scorer:
    """Scores beads between two texts; ``ratio`` is English characters to a German one."""

    de: Side
    en: Side
    kinds: Sequence[Kind]
    weights: Weights
    ratio: float

    @property
    def margin(self) -> int:
        """Return how many sentences before its end a score looks: to where parts of a bead end, or its last begins."""
        return max(max(max(kind) for kind in self.kinds) - 1, 1)

    @property
    def span(self) -> int:
        """Return how many sentences the largest bead holds."""
        return max(kind.size for kind in self.kinds)

    def score(self, window: Window, scores: Vectors) -> None:
        """Fill in the scores of all beads that end in a window, shape (rows, kinds, width).

        Those of impossible beads are less than ``NEVER / 2``.
        """
        tile = max(TALL, CELLS // window.width)
        for start in range(0, len(window.low), tile):
            part = slice(start, start + tile)
            self._score(Strips.of(window.first + start, window.low[part], window.width, self.margin), scores[part])

    def beads(self, kind: Kind, de: Ints, en: Ints) -> tuple[Floats, Floats, Floats]:
        """Return score, similarity above background and length log-likelihood of beads that end at boundaries."""
        chunks = [slice(start, start + CHUNK) for start in range(0, max(len(de), 1), CHUNK)]
        parts = [self._beads(kind, de[chunk], en[chunk]) for chunk in chunks]
        score, similar, lengths = (np.concatenate(part) for part in zip(*parts, strict=True))
        return score, similar, lengths

    def similarities(self, corners: Ints) -> Floats:
        """Return the similarities above background of the 1-1 beads of a path."""
        ends = corners[1:][(np.diff(corners, axis=0) == 1).all(axis=1)]
        return self.beads(Kind(1, 1), ends[:, 0], ends[:, 1])[1] if len(ends) else np.zeros(0)

    def _beads(self, kind: Kind, de: Ints, en: Ints) -> tuple[Floats, Floats, Floats]:
        weights = self.weights
        ours, theirs = self._ours(de, kind.de), self._theirs(en, kind.en)
        similar = paired_similarities(self.de, self.en, kind, (de, en))
        lengths = self._lengths(ours.reach, theirs.reach)
        score = weights.prior(kind) + lengths + self._weight(kind) * similar + ours.alone + theirs.alone
        score += weights.numbers * rows_product(ours.numbers, theirs.numbers)
        parts = [paired_similarities(self.de, self.en, Kind(1, kind.en), (de - back, en)) for back in _parts(kind.de)]
        parts += [paired_similarities(self.de, self.en, Kind(kind.de, 1), (de, en - back)) for back in _parts(kind.en)]
        if parts:
            score += self._faintness(np.minimum.reduce(parts))
        return score.astype(np.float64), similar.astype(np.float64), lengths.astype(np.float64)

    def _score(self, strips: Strips, scores: Vectors) -> None:
        """Fill in the scores of the cells of strips, shape (diagonals, kinds, width)."""
        ours = {length: self._ours(strips.de, length) for length in {kind.de for kind in self.kinds}}
        theirs = {length: self._theirs(strips.en, length) for length in {kind.en for kind in self.kinds}}
        similar = similarities(self.de, self.en, self.kinds, strips)
        for index, kind in enumerate(self.kinds):
            left, right = ours[kind.de], theirs[kind.en]
            found = strips.inner(similar[kind]) * self._weight(kind)
            if kind.size > 2:
                found += self._faintness(self._weakest(kind, similar, strips))
            agreed = left.agreements(right, strips)
            if agreed is not None:
                found += strips.inner(agreed) * np.float32(self.weights.numbers)
            found += strips.down(left.alone + np.float32(self.weights.prior(kind)))
            found += strips.across(right.alone)
            found += self._lengths(strips.down(left.reach), strips.across(right.reach))
            scores[:, index] = found.reshape(-1)[strips.cells]

    def _weakest(self, kind: Kind, similar: Mapping[Kind, Vectors], strips: Strips) -> Vectors:
        """Return how similar that sentence of a bead is to the other side which is least so."""
        parts = [strips.inner(similar[Kind(1, kind.en)], back, 0) for back in _parts(kind.de)]
        parts += [strips.inner(similar[Kind(kind.de, 1)], 0, back) for back in _parts(kind.en)]
        weakest: Vectors = np.minimum.reduce(parts)
        return weakest

    def _faintness(self, similarities: Vectors) -> Vectors:
        lacking: Vectors = np.minimum(similarities - np.float32(self.weights.faint), 0) * np.float32(
            self.weights.weakest
        )
        return lacking

    def _ours(self, ends: Ints, length: int) -> Evidence:
        return Evidence.of(self.de, ends, length, self.weights)

    def _theirs(self, ends: Ints, length: int) -> Evidence:
        evidence = Evidence.of(self.en, ends, length, self.weights)
        inserted = self.en.sums(self.en.insertions, ends, length) * np.float32(self.weights.insertion)
        return evidence._replace(alone=evidence.alone + inserted, reach=evidence.reach / np.float32(self.ratio))

    def _weight(self, kind: Kind) -> np.float32:
        return np.float32(self.weights.meaning * kind.size / 2)

    def _lengths(self, ours: NDArray[T], theirs: NDArray[T]) -> NDArray[T]:
        """Return the log-likelihood of the difference of lengths, against that of none."""
        difference = ours - theirs
        variance = np.maximum(ours + theirs, 2 * SHORTEST) * self.weights.variance  # twice it, of their mean
        surprise: NDArray[T] = np.maximum(difference * -difference / variance, self.weights.surprise)
        return surprise


def _parts(sentences: int) -> Iterator[int]:
    """Yield by how much each sentence of a run ends before it does, if there are several."""
    yield from range(sentences if sentences > 1 else 0)
