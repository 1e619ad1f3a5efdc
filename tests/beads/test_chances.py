"""From the odds of repairs to how probable they are, and the correction fitted to gold."""

from dataclasses import replace

import numpy as np
import pytest

from alignment.beads import fitted as weights
from alignment.beads.calibrating import Judged, calibrated
from alignment.beads.calibration import calibration_error
from alignment.beads.chances import AS_THEY_ARE, Chances, shares
from alignment.beads.confidence import FEATURES, fitted
from alignment.beads.fit import Example
from alignment.beads.offers import Offers


def test_what_stands_there_has_a_share_too():
    assert shares([1.0, 0.5]) == pytest.approx([0.4, 0.2])
    assert shares([]).tolist() == []


def test_no_repair_is_more_probable_than_that_the_bead_is_wrong():
    both = shares([1.0, 0.5])
    assert AS_THEY_ARE.probabilities(both, 0.7) == pytest.approx([0.4, 0.2])
    assert AS_THEY_ARE.probabilities(both, 0.3) == pytest.approx([0.2, 0.1])


def test_the_log_odds_of_a_share_are_corrected():
    found = Chances(base=-1.0, share=2.0).probabilities(np.array([0.5, 0.2]), 1.0)
    assert found == pytest.approx([1 / (1 + np.e), 1 / (1 + np.exp(1 + 2 * np.log(4)))])


def test_what_the_project_comes_with_lowers_every_share_and_keeps_their_order():
    found = fitted().repairs.probabilities(np.array([0.36, 0.25, 0.05]), 1.0)
    assert (found < [0.36, 0.25, 0.05]).all()
    assert found.tolist() == sorted(found, reverse=True)


def offers(*parts):
    """Return repairs of one bead each: of each part so many of a share, of which so many are right."""
    found = [(share, number < right) for share, count, right in parts for number in range(count)]
    return Offers(
        beads=np.arange(len(found)),
        shares=np.array([share for share, _ in found]),
        right=np.array([right for _, right in found]),
    )


def judged(name, made):
    rows = np.zeros((len(made.right), len(FEATURES)))
    right = np.arange(len(made.right)) % 2 == 0
    return Judged(name=name, posterior=np.full(len(right), 0.5), features=rows, right=right, offers=made)


def test_the_correction_makes_probabilities_as_frequent_as_they_say():
    made = offers((0.1, 400, 20), (0.3, 400, 60))
    chances = calibrated([judged("a", made)]).repairs
    assert chances.probabilities(np.array([0.1]), 1.0)[0] == pytest.approx(0.05, abs=0.005)
    assert chances.probabilities(np.array([0.3]), 1.0)[0] == pytest.approx(0.15, abs=0.005)
    sure = np.full(len(made.right), 0.2)
    assert calibration_error(made.shares, made.right) == pytest.approx(0.1)
    assert calibration_error(made.probabilities(chances, sure), made.right) < 0.01


def test_every_repair_counts_the_same():
    one, other = offers((0.2, 400, 40)), offers((0.2, 100, 40))
    chances = calibrated([judged("a", one), judged("b", other)]).repairs
    assert chances.probabilities(np.array([0.2]), 1.0)[0] == pytest.approx(80 / 500, abs=1e-3)


def test_where_no_repair_was_offered_shares_stay_as_they_are():
    none = replace(judged("a", offers((0.2, 10, 1))), offers=offers())
    assert calibrated([none]).repairs == AS_THEY_ARE


def test_the_repairs_of_a_bead_share_what_its_confidence_leaves_over():
    both = Offers(beads=np.array([1, 1, 3]), shares=np.array([0.4, 0.2, 0.4]), right=np.zeros(3, dtype=np.bool_))
    found = both.probabilities(AS_THEY_ARE, np.array([0.0, 0.7, 0.0, 0.5]))
    assert found == pytest.approx([0.2, 0.1, 0.4])
    assert offers().probabilities(AS_THEY_ARE, np.zeros(0)).tolist() == []


@pytest.fixture
def muddle(sentences):
    """Return texts in which the same sentences come again and again, so that the aligner is in doubt."""
    said, rng = sentences(5), np.random.default_rng(0)
    de, en = ([said[number] for number in rng.integers(5, size=24)] for _ in range(2))
    pairs = [((one,), (one,)) for one in range(20)] + [((20, 21), (20, 21)), ((22, 23), (22, 23))]
    return Example(name="a", de=de, en=[f"{text}{'.' * 12}" for text in en], pairs=pairs)


@pytest.fixture
def example(sentences):
    """Return texts in which every third sentence is said twice in German: its partner is the first, or the second."""
    said = sentences(16)
    plain, twice = said[:8], said[8:]
    pairs = []
    for place in range(8):
        de, en = 3 * place, 2 * place
        one, other = (de + 1, de + 2) if place % 2 else (de + 2, de + 1)
        pairs += sorted([((de,), (en,)), ((one,), (en + 1,)), ((other,), ())])
    return Example(
        name="a",
        de=[text for both in zip(plain, twice, twice, strict=True) for text in both],
        en=[text for both in zip(plain, twice, strict=True) for text in both],
        pairs=pairs,
    )


def test_the_repairs_of_doubtful_beads_are_judged_by_gold(example, encoder):
    known = Judged.of(example, encoder, weights())
    assert 0 < known.offers.right.sum() < len(known.offers.right)
    assert len(known.offers.right) == len(known.offers.shares) == len(known.offers.beads)
    assert not known.right[known.offers.beads[known.offers.right]].any()


def test_of_coarse_gold_only_repairs_are_judged_that_it_can_tell_of(muddle, encoder):
    exact, coarse = (Judged.of(muddle, encoder, weights(), coarse=one) for one in (False, True))
    assert 0 < len(coarse.offers.right) < len(exact.offers.right)
    assert (coarse.offers.beads < len(coarse.right)).all()
