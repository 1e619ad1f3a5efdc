"""Why a bead is doubtful, as values that a page can put into words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from alignment.beads.lattice import Ints
from alignment.beads.numbers import missing
from alignment.beads.scores import Scorer
from alignment.beads.sides import Floats
from alignment.beads.weights import Kind
from alignment.bitext import Reason, ReasonKind

DOUBTFUL = 0.9
"""Below this confidence a bead gives its reasons; above it most would be false alarms."""

UNFIT = -4.5
"""Log-likelihood of lengths three standard deviations apart."""

FAINT = 0.4
"""Share of the usual similarity of this pair below which two sides have little in common."""

CLOSE = 2.0
"""Nats within which another row fits almost as well."""


def gap_reason(missing_in: str, text: str) -> tuple[Reason, ...]:
    """Return the reason every gap carries, sure or not, because it may be an omission; blank lines carry none."""
    return (Reason(ReasonKind.GAP, (missing_in,)),) if text.strip() else ()


def reasons(
    de: Sequence[str], en: Sequence[str], scorer: Scorer, corners: Ints, confidences: Sequence[float]
) -> list[tuple[Reason, ...]]:
    """Return the reasons of each bead of a path: none where it is sure, at least one where it is doubtful."""
    judge = Judge(de, en, scorer, corners)
    return [judge.reasons(index, confidence) for index, confidence in enumerate(confidences)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fit:
    """How the runs between four boundaries fit."""

    score: float
    similarity: float
    lengths: float


class Judge:
    """Looks at the beads of one path."""

    def __init__(self, de: Sequence[str], en: Sequence[str], scorer: Scorer, corners: Ints) -> None:
        self._de, self._en, self._scorer = de, en, scorer
        self._corners: list[list[int]] = corners.tolist()
        self._usual = float(np.median(self._similarities(corners)))

    def reasons(self, index: int, confidence: float) -> tuple[Reason, ...]:
        """Return why the bead is doubtful."""
        (de, en), (de_stop, en_stop) = self._corners[index : index + 2]
        if de == de_stop:
            return gap_reason("de", self._en[en])
        if en == en_stop:
            return gap_reason("en", self._de[de])
        if confidence >= DOUBTFUL:
            return ()
        found = tuple(self._doubts(index))
        return found or (Reason(ReasonKind.RIVAL, ("a different split",)),)

    def _doubts(self, index: int) -> Iterator[Reason]:
        (de_start, en_start), (de_stop, en_stop) = self._corners[index : index + 2]
        de, en = self._de[de_start:de_stop], self._en[en_start:en_stop]
        fit = self._fit(index, index)
        if fit.lengths < UNFIT:
            yield Reason(ReasonKind.LENGTHS, (_words(de), _words(en)))
        for number in missing(de, en)[:1]:
            yield Reason(ReasonKind.NUMBERS, (number, "en"))
        for number in missing(en, de)[:1]:
            yield Reason(ReasonKind.NUMBERS, (number, "de"))
        if fit.similarity < FAINT * self._usual:
            yield Reason(ReasonKind.MEANING)
        rivals = {"the row below": self._rival(index, index + 1), "the row above": self._rival(index, index - 1)}
        where = max(rivals, key=rivals.__getitem__)
        if rivals[where] > fit.score - CLOSE:
            yield Reason(ReasonKind.RIVAL, (where,))

    def _rival(self, index: int, other: int) -> float:
        """Return how well one side of a bead fits the other side of another, whichever of the two fits better."""
        if not 0 <= other < len(self._corners) - 1:
            return -np.inf
        return max(self._fit(index, other).score, self._fit(other, index).score)

    def _fit(self, de: int, en: int) -> Fit:
        """Return how the German run of one bead fits the English run of another."""
        (start, _), (stop, _) = self._corners[de : de + 2]
        (_, start_), (_, stop_) = self._corners[en : en + 2]
        if start == stop or start_ == stop_:
            return Fit(score=-np.inf, similarity=0.0, lengths=-np.inf)
        ends = np.array([stop], dtype=np.intp), np.array([stop_], dtype=np.intp)
        score, similarity, lengths = self._scorer.beads(Kind(stop - start, stop_ - start_), *ends)
        return Fit(score=float(score[0]), similarity=float(similarity[0]), lengths=float(lengths[0]))

    def _similarities(self, corners: Ints) -> Floats:
        """Return the similarities of the 1-1 beads of the path; a 0 where there is none."""
        ends = corners[1:][(np.diff(corners, axis=0) == 1).all(axis=1)]
        if not len(ends):
            return np.zeros(1)
        return self._scorer.beads(Kind(1, 1), ends[:, 0], ends[:, 1])[1]


def _words(sentences: Sequence[str]) -> int:
    return sum(len(sentence.split()) for sentence in sentences)
