"""Why a bead is doubtful, as values that a page can put into words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from alignment import numbers
from alignment.beads.lattice import Ints
from alignment.beads.scores import Scorer
from alignment.beads.seams import runs_over
from alignment.beads.sides import Floats
from alignment.beads.weights import Kind
from alignment.findings import Unit
from alignment.reasons import Reason, ReasonKind

DOUBTFUL = 0.9
"""Below this confidence a bead gives its reasons; above it most would be false alarms."""

UNFIT = -4.5
"""Log-likelihood of lengths three standard deviations apart."""

FAINT = 0.4
"""Share of the usual similarity of this pair below which two sides have little in common."""

OVER = 0.05
"""Cosine by which clauses fit the row above or below better from which on that is said."""

CLOSE = 2.0
"""Nats within which one side fits another row almost as well."""


def gap_reason(missing_in: str, text: str) -> tuple[Reason, ...]:
    """Return the reason every gap carries, sure or not, because it may be an omission; blank lines carry none."""
    return (Reason(ReasonKind.GAP, (missing_in,)),) if text.strip() else ()


def reasons(
    de: Sequence[str], en: Sequence[str], scorer: Scorer, corners: Ints, posterior: Floats, confidences: Floats
) -> list[tuple[Reason, ...]]:
    """Return the reasons of each bead of a path: at least one where it is doubtful.

    Where it is sure there are none but what is to be looked at all the same: numbers without counterpart, which are
    wrong in right beads, too, and text that runs over into the next bead.
    """
    judge = Judge(de, en, scorer, corners, posterior, confidences < DOUBTFUL)
    return [judge.reasons(index) for index in range(len(confidences))]


class Fits(NamedTuple):
    """How German runs fit English ones, one row a pair of runs."""

    score: Floats
    similarity: Floats
    lengths: Floats


class Judge:
    """Looks at the beads of one path, of which some are in doubt; only those are set against their neighbours."""

    def __init__(
        self,
        de: Sequence[str],
        en: Sequence[str],
        scorer: Scorer,
        corners: Ints,
        posterior: Floats,
        in_doubt: NDArray[np.bool_],
    ) -> None:
        self._de, self._en, self._scorer, self._ends = de, en, scorer, corners[1:]
        self._posterior = posterior
        self._steps = np.diff(corners, axis=0)
        self._corners: list[list[int]] = corners.tolist()
        similar = scorer.similarities(corners)
        self._over = runs_over(scorer.de, scorer.en, corners, scorer.weights.spread)
        self._usual = float(np.median(similar)) if len(similar) else 0.0
        doubtful = np.flatnonzero(in_doubt & (self._steps > 0).all(axis=1))
        self._place = dict(zip(doubtful.tolist(), range(len(doubtful)), strict=True))
        self._fits = self._fit(doubtful, doubtful)
        self._rivals = {"the row below": self._rival(doubtful, 1), "the row above": self._rival(doubtful, -1)}

    def reasons(self, index: int) -> tuple[Reason, ...]:
        """Return why the bead is doubtful, and what is to be looked at though it is not."""
        (de, en), (de_stop, en_stop) = self._corners[index : index + 2]
        if de == de_stop:
            return gap_reason("de", self._en[en])
        if en == en_stop:
            return gap_reason("en", self._de[de])
        texts = self._de[de:de_stop], self._en[en:en_stop]
        if index not in self._place:
            return (*_numbers(*texts), *self._seams(index))
        found = (*self._doubts(*texts, self._place[index]), *self._seams(index))
        if any(reason.kind != ReasonKind.NUMBERS for reason in found):  # numbers can be put right, and then say nothing
            return found
        torn = self._posterior[index] < DOUBTFUL
        return *found, Reason(ReasonKind.RIVAL, ("a different split",)) if torn else Reason(ReasonKind.PLACE)

    def _doubts(self, de: Sequence[str], en: Sequence[str], place: int) -> Iterator[Reason]:
        """Yield what speaks against a bead, the doubtful one in ``place``."""
        if self._fits.lengths[place] < UNFIT:
            yield Reason(ReasonKind.LENGTHS, (_words(de), _words(en)))
        yield from _numbers(de, en)
        if self._fits.similarity[place] < FAINT * self._usual:
            yield Reason(ReasonKind.MEANING)
        where = max(self._rivals, key=lambda row: self._rivals[row][place])
        if self._rivals[where][place] > self._fits.score[place] - CLOSE:
            yield Reason(ReasonKind.RIVAL, (where,))

    def _seams(self, index: int) -> Iterator[Reason]:
        """Yield the languages in which a bead seems to begin in the row above, or to end in the row below.

        Not where a gap is next to it: the sentence that the text fits then stands behind the gap.
        """
        sides = ((index - 1, index, "above", ("en", "de")), (index + 1, index + 1, "below", ("de", "en")))
        for other, corner, where, languages in sides:
            if not 0 <= other < len(self._steps) or not self._steps[other].all():
                continue
            for language, over in zip(languages, self._over, strict=True):
                if over[corner] > OVER:
                    yield Reason(ReasonKind.SEAM, (language, where))

    def _rival(self, beads: Ints, by: int) -> Floats:
        """Return how well a side of each bead fits the other side of the one ``by`` rows on, whichever fits better."""
        others = beads + by
        there = (others >= 0) & (others < len(self._steps))
        found = np.full(len(beads), -np.inf)
        some, others = beads[there], others[there]
        found[there] = np.maximum(self._fit(some, others).score, self._fit(others, some).score)
        return found

    def _fit(self, ours: Ints, theirs: Ints) -> Fits:
        """Return how the German runs of some beads fit the English runs of others; an empty run fits nothing."""
        fits = Fits(np.full(len(ours), -np.inf), np.zeros(len(ours)), np.full(len(ours), -np.inf))
        de, en = self._ends[ours, 0], self._ends[theirs, 1]
        sizes = np.stack([self._steps[ours, 0], self._steps[theirs, 1]], axis=1)
        for kind in {Kind(*size) for size in sizes.tolist() if min(size)}:
            these = (sizes == kind).all(axis=1)
            for found, values in zip(fits, self._scorer.beads(kind, de[these], en[these]), strict=True):
                found[these] = values
        return fits


def _numbers(de: Sequence[str], en: Sequence[str]) -> Iterator[Reason]:
    """Yield the first number of either side that has no counterpart on the other."""
    found = numbers.check([Unit(tuple(de), tuple(en))])
    for side, other in (("de", "en"), ("en", "de")):
        lacking = (finding.subject for finding in found if finding.marks[0].language == side)
        yield from (Reason(ReasonKind.NUMBERS, (number, other)) for number in islice(lacking, 1))


def _words(sentences: Sequence[str]) -> int:
    return sum(len(sentence.split()) for sentence in sentences)
