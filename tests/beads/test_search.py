from itertools import pairwise, product

import numpy as np
import pytest

from alignment.beads.coarse import located
from alignment.beads.lattice import Corridor
from alignment.beads.posterior import Posterior
from alignment.beads.search import best_path
from alignment.beads.stretches import Cut, stretches

EVERY_SMALL = [(de, en, longest) for de, en, longest in product(range(1, 6), range(1, 6), (1, 2, 4)) if de + en < 10]


def named(corners):
    """Return each bead of a path; a gap by its sentence alone, wherever it stands on the other side."""
    for (de, en), (de_stop, en_stop) in pairwise(corners):
        yield ("en", en) if de == de_stop else ("de", de) if en == en_stop else (de, de_stop, en, en_stop)


@pytest.mark.parametrize(("de", "en", "longest"), EVERY_SMALL)
def test_on_every_small_lattice_the_search_finds_the_best_of_all_paths(de, en, longest, scorer, oracle):
    scores, corridor = located(scorer(de, en, longest, de * 100 + en * 10 + longest))
    paths = {path: score for score, path in oracle(scores).paths()}
    corners, _ = best_path(scores, corridor)
    assert paths[tuple(map(tuple, corners.tolist()))] == pytest.approx(max(paths.values()), abs=1e-3)


@pytest.mark.parametrize(("de", "en", "longest"), EVERY_SMALL)
def test_on_every_small_lattice_confidence_is_the_share_of_all_paths_with_the_bead(de, en, longest, scorer, oracle):
    scores, corridor = located(scorer(de, en, longest, de * 100 + en * 10 + longest))
    paths = [(np.exp(score), set(named(path))) for score, path in oracle(scores).paths()]
    everything = sum(likely for likely, _ in paths)
    posterior = Posterior(scores)
    corners, searched = best_path(scores, corridor, seen=posterior.see)
    expected = [sum(p for p, beads in paths if bead in beads) / everything for bead in named(corners.tolist())]
    assert posterior.beads(searched, corners) == pytest.approx(expected, abs=1e-5)


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("size", [(30, 30), (40, 12), (7, 50)])
def test_on_medium_lattices_the_search_is_as_good_as_a_plain_dynamic_program(size, seed, scorer, oracle):
    scores, corridor = located(scorer(*size, 4, seed))
    slow = oracle(scores)
    corners, _ = best_path(scores, corridor)
    assert slow.score(corners) == pytest.approx(slow.best(), abs=1e-2)


@pytest.mark.parametrize("cut", [Cut(length=10, lead=2, whole=0), Cut(length=16, lead=16, whole=0)])
@pytest.mark.parametrize("seed", range(4))
def test_cutting_into_stretches_changes_nothing(cut, seed, scorer, oracle):
    scores = scorer(35, 30, 4, seed)
    slow, whole = oracle(scores), Corridor.full(35, 30)
    corners, _ = best_path(scores, whole, cut=cut)
    assert slow.score(corners) == pytest.approx(slow.best(), abs=1e-2)


@pytest.mark.parametrize("cut", [Cut(length=50, lead=40, whole=0), Cut(length=16, lead=8, whole=0)])
@pytest.mark.parametrize("seed", range(4))
def test_cutting_into_stretches_leaves_confidence_as_it_is(cut, seed, scorer):
    scores, whole = scorer(60, 60, 3, seed), Corridor.full(60, 60)
    corners, _ = best_path(scores, whole)
    expected = Posterior(scores).beads(whole, corners)
    found = Posterior(scores).beads(whole, corners, cut=cut)
    assert found == pytest.approx(expected, abs=1e-2)


@pytest.mark.parametrize("seed", range(4))
def test_confidence_found_along_with_the_path_is_that_of_the_path(seed, scorer):
    scores, cut = scorer(120, 110, 3, seed), Cut(length=50, lead=20, whole=0)
    wrong = Corridor.along(120, 110, np.array([(0, 0), (60, 20), (120, 110)]), 6)
    posterior = Posterior(scores)
    corners, searched = best_path(scores, wrong, cut=cut, seen=posterior.see)
    assert searched.half.max() > wrong.half.max()
    found = posterior.beads(searched, corners, cut=cut)
    assert found == pytest.approx(Posterior(scores).beads(searched, corners, cut=cut), abs=1e-6)


@pytest.mark.parametrize("seed", range(6))
def test_a_corridor_in_the_wrong_place_widens_until_it_holds_the_path(seed, scorer, oracle):
    scores = scorer(30, 30, 4, seed)
    slow = oracle(scores)
    wrong = Corridor.along(30, 30, np.array([(0, 0), (30, 0), (30, 30)]), 2)
    corners, searched = best_path(scores, wrong)
    assert slow.score(corners) == pytest.approx(slow.best(), abs=1e-2)
    assert searched.half.max() > wrong.half.max()


def test_where_a_corridor_widens_the_path_stays_in_the_cells_of_each_stretch(scorer):
    scores, cut = scorer(156, 155, 4, 183), Cut(length=55, lead=2, whole=0)
    narrow = Corridor.along(156, 155, np.array([(0, 0), (141, 39), (156, 155)]), 3)
    corners, searched = best_path(scores, narrow, cut=cut)
    assert corners[-1].tolist() == [156, 155]
    for part in stretches(searched, scores.span, cut):
        rows = corners.sum(axis=1) - part.window.first
        counted = (rows >= part.core.start) & (rows < part.core.stop)
        columns = corners[counted, 0] - part.window.low[rows[counted]]
        assert ((columns >= 0) & (columns < part.window.width)).all()


def test_stretches_count_every_diagonal_once():
    parts = stretches(Corridor.full(90, 70), 5, Cut(length=16, lead=8, whole=0))
    counted = [part.window.first + row for part in parts for row in range(part.core.start, part.core.stop)]
    assert counted[:160] == list(range(1, 161))


@pytest.mark.parametrize(("de", "en"), [(1, 1), (1, 50), (50, 1), (20, 30)])
def test_a_full_corridor_holds_every_cell(de, en):
    window = Corridor.full(de, en).window(0, de + en + 1)
    cells = {
        (int(low) + column, d - int(low) - column) for d, low in enumerate(window.low) for column in range(window.width)
    }
    assert {(i, j) for i in range(de + 1) for j in range(en + 1)} <= cells


@pytest.mark.parametrize(
    "corners", [[(0, 0), (9, 0), (9, 9)], [(0, 0), (0, 9), (9, 9)], [(0, 0), (4, 1), (5, 8), (9, 9)]]
)
def test_a_corridor_moves_by_one_cell_at_most(corners):
    window = Corridor.along(9, 9, np.array(corners), 2).window(-3, 25)
    assert set(np.diff(window.low).tolist()) <= {0, 1}
