from dataclasses import replace

import numpy as np
import pytest

from alignment.beads.evidence import NEVER
from alignment.beads.lattice import Corridor


class Encoded:
    """Runs as a model has them that encodes each by itself: their vectors, and not how they came about."""

    def __init__(self, runs):
        self._runs, self.longest = runs, runs.longest

    def __len__(self):
        return len(self._runs)

    def vectors(self, starts, length):
        return self._runs.vectors(starts, length)


def encoded(scores):
    de, en = (replace(side, runs=Encoded(side.runs)) for side in (scores.de, scores.en))
    return replace(scores, de=de, en=en)


def filled(scores, window):
    found = np.empty((len(window.low), len(scores.kinds), window.width), dtype=np.float32)
    scores.score(window, found)
    return found


def expected(alone, window):
    """Return the score of every bead that ends in a window, each by itself."""
    de = window.low[:, None] + np.arange(window.width)
    en = window.first + np.arange(len(window.low))[:, None] - de
    scores = alone.scorer
    found = np.full((len(window.low), len(scores.kinds), window.width), NEVER)
    for index, kind in enumerate(scores.kinds):
        there = (de >= kind.de) & (en >= kind.en) & (de <= len(scores.de)) & (en <= len(scores.en))
        found[:, index][there] = alone.beads(kind, de[there], en[there])
    return found


BENT = [(0, 0), (60, 20), (60, 90), (130, 95), (150, 140)]
WINDOWS = [
    # sentences of a side, in the largest bead, corners of the corridor, its half-width, first diagonal and rows
    (150, 140, 4, BENT, 6, 0, 291, "a whole corridor with an omission on either side"),
    (150, 140, 4, BENT, 6, -8, 60, "from before the beginning"),
    (150, 140, 4, BENT, 6, 250, 60, "beyond the end"),
    (150, 140, 2, BENT, 1, 70, 90, "narrow"),
    (40, 35, 4, [(0, 0), (40, 35)], 75, -9, 93, "all there is"),
    (3, 70, 4, [(0, 0), (3, 70)], 73, -7, 88, "few sentences against many"),
    (900, 800, 1, [(0, 0), (900, 800)], 1700, -3, 1707, "more cells than are scored at a time"),
]


@pytest.mark.parametrize("kept", [lambda scores: scores, encoded], ids=["summed", "encoded"])
@pytest.mark.parametrize(("de", "en", "longest", "corners", "half", "first", "rows", "why"), WINDOWS)
def test_beads_scored_together_score_what_each_does_alone(
    kept, de, en, longest, corners, half, first, rows, why, scorer, oracle
):
    scores = kept(scorer(de, en, longest, 5))
    window = Corridor.along(de, en, np.array(corners), half).window(first, rows)
    found, alone = filled(scores, window), expected(oracle(scores), window)
    assert ((found < NEVER / 2) == (alone < NEVER / 2)).all(), why
    possible = alone > NEVER / 2
    assert possible.any()
    assert found[possible] == pytest.approx(alone[possible], abs=2e-4), why
