"""Logistic regression against what is worked out by hand."""

import numpy as np
import pytest

from alignment.beads.regression import logistic


def tallies(*counts):
    """Return examples for rows of (value, right, wrong), each counted many times so that shrinking does not tell."""
    values = [value for value, right, wrong in counts for _ in range(1000 * (right + wrong))]
    outcomes = [one for _, right, wrong in counts for one in [True] * (1000 * right) + [False] * (1000 * wrong)]
    return np.array(values, dtype=np.float64)[:, None], np.array(outcomes)


def test_the_constant_and_the_slope_are_the_log_odds_of_the_tallies():
    base, slope = logistic(*tallies((0, 3, 1), (1, 1, 4)))
    assert base == pytest.approx(np.log(3), abs=0.01)
    assert slope == pytest.approx(np.log(1 / 4) - np.log(3), abs=0.01)


def test_a_feature_that_never_varies_gets_no_coefficient():
    features, outcomes = tallies((0, 3, 1), (1, 1, 3))
    assert logistic(np.column_stack([features, np.full(len(features), 0.1)]), outcomes)[2] == 0


def test_what_a_feature_tells_alone_is_believed_but_not_without_end():
    _, slope = logistic(np.array([[0.0], [0.0], [1.0], [1.0]]), np.array([False, False, True, True]))
    assert 1 < slope < 10


def test_two_features_that_say_the_same_share_what_they_tell():
    features, outcomes = tallies((0, 3, 1), (1, 1, 4))
    twice = logistic(np.column_stack([features, features]), outcomes)
    assert twice[1] == pytest.approx(twice[2])
    assert twice[1:].sum() == pytest.approx(logistic(features, outcomes)[1], abs=0.01)
