"""The aligners of others, as the benchmark re-implements them: their search is exact, their scores are the papers'."""

import math
from collections.abc import Iterator

import numpy as np
import pytest

from alignment.beads.sides import unit
from alignment.beads.weights import Kind, kinds
from alignment.bitext import Bead, Span, check_tiling
from alignment.embedding.sums import SummedRuns
from benchmarks.baselines import BASELINES, Scores, Texts, best

Gaps = tuple[np.ndarray, np.ndarray]


def tilings(de: int, en: int, steps: tuple[Kind, ...]) -> Iterator[tuple[Kind, ...]]:
    """Yield all tilings of two texts, one after the other."""
    if not de and not en:
        yield ()
    for step in steps:
        if step.de <= de and step.en <= en:
            yield from ((*rest, step) for rest in tilings(de - step.de, en - step.en, steps))


def value(tiling: tuple[Kind, ...], scores: Scores, gaps: Gaps) -> float:
    i = j = 0
    total = 0.0
    for step in tiling:
        total += scores[step][i, j] if all(step) else gaps[0][i] if step.de else gaps[1][j]
        i, j = i + step.de, j + step.en
    return total


@pytest.mark.parametrize("seed", range(20))
def test_the_search_finds_the_best_of_all_tilings(seed: int) -> None:
    rng = np.random.default_rng(seed)
    de, en = rng.integers(1, 5, 2).tolist()
    scores = {kind: rng.normal(size=(de - kind.de + 1, en - kind.en + 1)) for kind in kinds(3, de, en)}
    gaps = rng.normal(size=de) - 1, rng.normal(size=en) - 1
    found = best(scores, gaps)
    check_tiling(found, (0, 0), (de, en))
    every = tilings(de, en, (*scores, Kind(1, 0), Kind(0, 1)))
    made = tuple(Kind(bead.de.length, bead.en.length) for bead in found)
    assert value(made, scores, gaps) == pytest.approx(max(value(one, scores, gaps) for one in every))


def test_the_search_keeps_to_the_boundaries_allowed() -> None:
    scores = {Kind(1, 1): np.ones((3, 3))}
    allowed = np.ones((4, 4), dtype=np.bool_)
    allowed[1, 1] = allowed[2, 2] = False
    made = best(scores, (np.zeros(3), np.zeros(3)), allowed)
    assert {(bead.de.stop, bead.en.stop) for bead in made}.isdisjoint({(1, 1), (2, 2)})
    assert sorted(bead.kind for bead in made) == ["0-1", "1-0", "1-1", "1-1"]


@pytest.fixture
def texts() -> Texts:
    """Make ten sentences of which the English text merges the fourth and fifth and leaves out the eighth."""
    rng = np.random.default_rng(0)
    rows = np.linalg.qr(rng.normal(size=(16, 16)))[0].astype(np.float32)
    noise = rng.normal(size=(8, 16)).astype(np.float32) / 10
    lengths = [30, 80, 50, 40, 70, 90, 60, 20, 55, 45]
    merged = np.concatenate([rows[:3], [(rows[3] + rows[4]) / math.sqrt(2)], rows[5:7], rows[8:10]])
    sides = ["x" * n for n in lengths], ["x" * n for n in [30, 80, 50, 110, 90, 60, 55, 45]]
    return Texts.of(*sides, (SummedRuns(rows[:10], 4), SummedRuns(unit(merged + noise), 4)), 4)


@pytest.mark.parametrize("name", BASELINES)
def test_every_baseline_finds_a_merger(name: str, texts: Texts) -> None:
    found = BASELINES[name](texts)
    check_tiling(found, (0, 0), (10, 8))
    assert Bead(de=Span(3, 5), en=Span(3, 4)) in found
    assert all(Bead(de=Span(i, i + 1), en=Span(i, i + 1)) in found for i in range(3))


@pytest.mark.parametrize("name", ["bertalign-style", "without margin"])
def test_where_gaps_are_cheap_an_omission_is_found(name: str, texts: Texts) -> None:
    assert Bead(de=Span(7, 8), en=Span(6, 6)) in BASELINES[name](texts)


@pytest.mark.parametrize("name", ["vecalign-style", "Gale–Church"])
def test_where_gaps_are_dear_what_was_left_out_goes_to_a_neighbour(name: str, texts: Texts) -> None:
    assert not any(bead.is_gap for bead in BASELINES[name](texts))


@pytest.mark.parametrize("name", BASELINES)
def test_texts_of_one_sentence_are_tiled(name: str) -> None:
    row = np.ones((1, 4), dtype=np.float32) / 2
    one = Texts.of(["Ja."], ["Yes."], (SummedRuns(row, 4), SummedRuns(row, 4)), 4)
    check_tiling(BASELINES[name](one), (0, 0), (1, 1))
