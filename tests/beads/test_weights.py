"""Weights as data."""

import json
from dataclasses import replace

import pytest

from alignment.beads.weights import Kind, Weights, fitted
from alignment.settings import BUNDLED, SURFACE


def test_weights_are_read_as_they_are_written():
    assert Weights.read(fitted().json()) == fitted()


def test_weights_that_are_not_all_there_are_refused():
    values = json.loads(fitted().json())
    del values["turn"]
    with pytest.raises(ValueError, match=r"^weights are after_gap, blank, faint, gap, insertion, kinds, .*weakest$"):
        Weights.read(json.dumps(values))


def test_a_kind_without_weight_is_rarer_the_larger_it_is():
    known = replace(fitted(), kinds={Kind(1, 1): -0.1, Kind(2, 2): -4.0})
    priors = [known.prior(kind) for kind in (Kind(1, 1), Kind(2, 2), Kind(2, 3), Kind(3, 3), Kind(3, 4))]
    assert priors == sorted(priors, reverse=True)
    assert len(set(priors)) == 5


def test_a_model_may_have_weights_of_its_own():
    assert fitted(SURFACE) != fitted()
    assert fitted("any/other") == fitted(BUNDLED) == fitted()
