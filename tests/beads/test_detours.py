"""The ways around a part of a path, beside all paths that there are."""

from itertools import pairwise, product

import numpy as np
import pytest

from alignment.beads.band import MATCH
from alignment.beads.detours import Path, plane_of
from alignment.beads.evidence import NEVER

SIZES = [(de, en) for de, en in product(range(1, 5), range(1, 5)) if de + en < 8]


@pytest.fixture
def tables(oracle):
    """Return what scores every bead of a small lattice, one by one."""

    def made(scores):
        slow, (de, en) = oracle(scores), (len(scores.de), len(scores.en))
        return {
            kind: [
                [slow.bead(kind, (i, j)) if i >= kind.de and j >= kind.en else NEVER for j in range(en + 1)]
                for i in range(de + 1)
            ]
            for kind in scores.kinds
        }

    return made


@pytest.fixture
def path(tables):
    """Return what makes a path of corners through a small lattice."""

    def made(scores, corners):
        known = tables(scores)
        own = [
            known[stop[0] - start[0], stop[1] - start[1]][stop[0]][stop[1]] if plane_of(start, stop) == MATCH else 0.0
            for start, stop in pairwise(corners)
        ]
        return Path(corners=corners, own=own, scores=known, weights=scores.weights)

    return made


def differences(path, other):
    """Return the stretches, by the indices of their corners, in which another path leaves the first."""
    shared = [place for place, corner in enumerate(path) if corner in other]
    steps = set(pairwise(other))
    return [ends for ends in pairwise(shared) if ends[1] - ends[0] > 1 or (path[ends[0]], path[ends[1]]) not in steps]


@pytest.mark.parametrize(("de", "en"), SIZES)
@pytest.mark.parametrize("seed", range(3))
def test_on_every_small_lattice_the_best_detours_are_found_of_all_that_there_are(de, en, seed, scorer, oracle, path):
    scores = scorer(de, en, 3, 100 * seed + 10 * de + en)
    paths = {corners: score for score, corners in oracle(scores).paths()}
    rng = np.random.default_rng(seed)
    present = list(paths)[rng.integers(len(paths))]
    step = int(rng.integers(len(present) - 1))
    expected = sorted(
        (
            (score - paths[present], other[other.index(present[start]) : other.index(present[stop]) + 1])
            for other, score in paths.items()
            if len(found := differences(present, other)) == 1
            for start, stop in found
            if start <= step < stop
        ),
        reverse=True,
    )
    for most in (1, 3, len(expected) + 1):
        found = path(scores, present).detours((step, step + 1), most)
        assert [gain for gain, _ in found] == pytest.approx([gain for gain, _ in expected[:most]], abs=1e-4)
        assert {corners for _, corners in found} <= {corners for _, corners in expected}
        assert len({corners for _, corners in found}) == min(most, len(expected))


def test_there_is_no_way_around_one_sentence_without_partner(scorer, path):
    assert path(scorer(1, 1, 2, 0), ((0, 0), (1, 0))).detours((0, 1), 3) == []
