"""The score of a bead: how likely the two runs are to be each other's translation.

    log prior of its kind
    + log-likelihood of its lengths                                          (Gale and Church 1993)
    + weight × (cosine − mean cosine with the other text) × (a + b) / 2
    + weight × what its weakest sentence lacks to be no longer faint, in beads of more than two sentences
    + weight × (agreement of its numbers − 1/2), where it has any
    + a penalty for each blank sentence inside a larger bead, and for each English one that an editor inserted

The mean cosine is what a run has in common with anything; it is taken off, so that formulas and headings, which
resemble everything, count for no more than they tell (Thompson and Koehn 2019 divide by it). The factor
(a + b) / 2 counts evidence by sentence, so that two beads do not beat the one that holds both merely by being two.
It lets a bead swallow a sentence that has no partner; the weakest sentence speaks against that.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from alignment.beads.evidence import Evidence, rows_product
from alignment.beads.lattice import Ints, Window
from alignment.beads.sides import CHUNK, Floats, Side
from alignment.beads.weights import Kind, Weights
from alignment.embedding.encoder import Vectors

NEVER = -1e30
"""The score of what cannot be; finite, so that sums of it stay numbers."""

SHORTEST = 10.0
"""Characters below which the variance of lengths grows no smaller."""

KEPT = 10_000_000
"""Scores kept for a second look."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Scorer:
    """Scores beads between two texts; ``ratio`` is English characters to a German one."""

    de: Side
    en: Side
    kinds: Sequence[Kind]
    weights: Weights
    ratio: float
    _kept: dict[object, Vectors] = field(default_factory=dict, init=False)

    @property
    def span(self) -> int:
        """Return how many sentences the largest bead holds."""
        return max(kind.size for kind in self.kinds)

    def window(self, window: Window) -> Vectors:
        """Return the scores of all beads that end in a window, shape (rows, kinds, width); impossible ones NEVER."""
        known = self._kept.get(window.key)
        if known is None:
            known = self._window(window)
            if sum(scores.size for scores in self._kept.values()) + known.size <= KEPT:
                self._kept[window.key] = known
        return known

    def beads(self, kind: Kind, de: Ints, en: Ints) -> tuple[Floats, Floats, Floats]:
        """Return score, similarity above background and length log-likelihood of beads that end at boundaries."""
        chunks = [slice(start, start + CHUNK) for start in range(0, max(len(de), 1), CHUNK)]
        parts = [self._beads(kind, de[chunk], en[chunk]) for chunk in chunks]
        score, similarities, lengths = (np.concatenate(part) for part in zip(*parts, strict=True))
        return score, similarities, lengths

    def _beads(self, kind: Kind, de: Ints, en: Ints) -> tuple[Floats, Floats, Floats]:
        weights = self.weights
        ours, theirs = self._ours(de, kind.de), self._theirs(en, kind.en)
        similarities, lengths = ours.paired_similarities(theirs), self._lengths(kind, de, en)
        score = weights.prior(kind) + lengths + self._weight(kind) * similarities + ours.alone + theirs.alone
        score += weights.numbers * rows_product(ours.numbers, theirs.numbers)
        parts = [self._ours(de - back, 1).paired_similarities(theirs) for back in _parts(kind.de)]
        parts += [ours.paired_similarities(self._theirs(en - back, 1)) for back in _parts(kind.en)]
        if parts:
            score += self._faintness(np.minimum.reduce(parts))
        return score.astype(np.float64), similarities.astype(np.float64), lengths

    def _window(self, window: Window) -> Vectors:
        rows, width = len(window.low), window.width
        de = window.low[:, None] + np.arange(width)
        en = window.first + np.arange(rows)[:, None] - de
        ends = [np.arange(side.min() - self.span, side.max() + 1) for side in (de, en)]  # of parts of beads, too
        ours = {length: self._ours(ends[0], length) for length in {kind.de for kind in self.kinds}}
        theirs = {length: self._theirs(ends[1], length) for length in {kind.en for kind in self.kinds}}
        scores = np.empty((rows, len(self.kinds), width), dtype=np.float32)
        tile = -(-rows // max(1, round(rows / (2 * width))))  # wastes least: half of each product is needed
        for start in range(0, rows, tile):
            part = slice(start, start + tile)
            self._tile(de[part] - ends[0][0], en[part] - ends[1][0], ours, theirs, scores[part])
        for index, kind in enumerate(self.kinds):
            scores[:, index] += self._lengths(kind, de, en)
            outside = (de < kind.de) | (en < kind.en) | (de > len(self.de)) | (en > len(self.en))
            scores[:, index][outside] = NEVER
        return scores

    def _tile(
        self, de: Ints, en: Ints, ours: Mapping[int, Evidence], theirs: Mapping[int, Evidence], scores: Vectors
    ) -> None:
        """Fill in all but the lengths for cells that lie close together; ``de`` and ``en`` are rows of evidence."""
        rows = slice(de.min() - self.span, de.max() + 1)
        columns = slice(en.min() - self.span, en.max() + 1)
        at = (de - de.min()) * (columns.stop - en.min()) + (en - en.min())
        left = {length: evidence.rows(rows) for length, evidence in ours.items()}
        right = {length: evidence.rows(columns) for length, evidence in theirs.items()}
        similar = {kind: left[kind.de].similarities(right[kind.en]) for kind in self.kinds}
        inner = slice(self.span, None)
        agreed = {kind: left[kind.de].rows(inner).agreements(right[kind.en].rows(inner)) for kind in self.kinds}
        for index, kind in enumerate(self.kinds):
            products = similar[kind][inner, inner] * self._weight(kind)
            if kind.size > 2:
                products += self._faintness(self._weakest(kind, similar))
            numbers = agreed[kind]
            if numbers is not None:
                products += numbers * np.float32(self.weights.numbers)
            products += left[kind.de].alone[inner, None] + np.float32(self.weights.prior(kind))
            products += right[kind.en].alone[inner]
            scores[:, index] = products.ravel()[at]

    def _weakest(self, kind: Kind, similar: Mapping[Kind, Vectors]) -> Vectors:
        """Return how similar that sentence of a bead is to the other side which is least so."""
        first, parts = self.span, []
        for back in _parts(kind.de):
            whole = similar[Kind(1, kind.en)]
            parts.append(whole[first - back : len(whole) - back, first:])
        for back in _parts(kind.en):
            whole = similar[Kind(kind.de, 1)]
            parts.append(whole[first:, first - back : whole.shape[1] - back])
        weakest: Vectors = np.minimum.reduce(parts)
        return weakest

    def _faintness(self, similarities: Vectors) -> Vectors:
        lacking: Vectors = np.minimum(similarities - np.float32(self.weights.faint), 0) * np.float32(
            self.weights.weakest
        )
        return lacking

    def _ours(self, ends: Ints, length: int) -> Evidence:
        return Evidence.of(self.de, self.en, ends, length, self.weights)

    def _theirs(self, ends: Ints, length: int) -> Evidence:
        evidence = Evidence.of(self.en, self.de, ends, length, self.weights)
        inserted = self.en.sums(self.en.insertions, ends, length) * np.float32(self.weights.insertion)
        return evidence._replace(alone=evidence.alone + inserted)

    def _weight(self, kind: Kind) -> np.float32:
        return np.float32(self.weights.meaning * kind.size / 2)

    def _lengths(self, kind: Kind, de: Ints, en: Ints) -> Floats:
        """Return the log-likelihood of the length difference, against that of none."""
        ours = self.de.sums(self.de.reach, de, kind.de)
        theirs = self.en.sums(self.en.reach, en, kind.en) / self.ratio
        variance = self.weights.variance * np.maximum((ours + theirs) / 2, SHORTEST)
        surprise: Floats = np.maximum(-((ours - theirs) ** 2) / (2 * variance), self.weights.surprise)
        return surprise


def _parts(sentences: int) -> Iterator[int]:
    """Yield by how much each sentence of a run ends before it does, if there are several."""
    yield from range(sentences if sentences > 1 else 0)
