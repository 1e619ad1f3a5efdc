"""Figures worked out by hand."""

import numpy as np
import pytest

from alignment.beads.calibration import Bin, bins, calibration_error, found_among_least_sure
from alignment.beads.diagram import reliability_diagram

# four beads at .9, of which three are right; one at .3, wrong; one at .35, right
CONFIDENCES = np.array([0.9, 0.3, 0.9, 0.35, 0.9, 0.9])
RIGHT = np.array([True, False, True, True, False, True])


def test_bins_say_how_sure_and_how_often_right():
    low, high = bins(CONFIDENCES, RIGHT)
    assert (low.low, low.high, low.beads, low.right) == (0.3, 0.4, 2, 0.5)
    assert low.confidence == pytest.approx(0.325)
    assert high == Bin(0.9, 1.0, 4, pytest.approx(0.9), 0.75)


def test_one_and_nought_lie_in_the_outermost_bins():
    lowest, highest = bins(np.array([1.0, 0.0]), np.array([True, False]))
    assert (lowest.low, highest.high) == (0.0, 1.0)


def test_the_calibration_error_is_the_mean_distance_by_bead():
    assert calibration_error(CONFIDENCES, RIGHT) == pytest.approx((2 * 0.175 + 4 * 0.15) / 6)


def test_confidence_that_is_as_good_as_its_word_has_no_error():
    assert calibration_error(np.full(10, 0.8), np.arange(10) < 8) == pytest.approx(0)


def test_without_beads_there_is_nothing_to_say():
    nothing = np.zeros(0), np.zeros(0, dtype=np.bool_)
    assert calibration_error(*nothing) is None
    assert found_among_least_sure(*nothing, 0.1) is None
    assert bins(*nothing) == ()


@pytest.mark.parametrize(
    ("share", "found", "why"),
    [
        (0.0, 0.0, "nobody looked"),
        (1 / 6, 1 / 2, "the least sure bead is one of the two wrong ones"),
        (2 / 6, 1 / 2, "the second least sure is right"),
        (4 / 6, 3 / 4, "half of the four that are equally sure hold half of the wrong one among them"),
        (1.0, 1.0, "everything was looked at"),
    ],
)
def test_wrong_beads_are_found_from_the_least_sure_on(share, found, why):
    assert found_among_least_sure(CONFIDENCES, RIGHT, share) == pytest.approx(found), why


def test_where_all_are_equally_sure_the_order_is_that_of_chance():
    assert found_among_least_sure(np.ones(20), np.arange(20) != 3, 0.1) == pytest.approx(0.1)


def test_where_nothing_is_wrong_nothing_is_to_be_found():
    assert found_among_least_sure(CONFIDENCES, np.ones(6, dtype=np.bool_), 0.5) is None


def test_the_diagram_has_a_bar_a_bin_as_high_as_it_is_right():
    svg = reliability_diagram(bins(CONFIDENCES, RIGHT), "6 beads", "model a & b")
    assert svg.count('class="bar"') == 2
    assert 'height="180.0"><title>2 beads, 0.325 sure on average, 0.500 right</title>' in svg
    assert 'height="270.0"><title>4 beads, 0.900 sure on average, 0.750 right</title>' in svg
    assert "model a &amp; b" in svg
