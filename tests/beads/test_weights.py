"""Weights as data."""

import json
from dataclasses import replace

import pytest

from alignment.beads.weights import Kind, Weights, fitted
from alignment.errors import WeightsError
from alignment.settings import BUNDLED, SURFACE


@pytest.fixture
def values():
    return json.loads(fitted().json())


def faults(values):
    content = values if isinstance(values, bytes) else json.dumps(values).encode()
    with pytest.raises(WeightsError) as caught:
        Weights.read(content, "w.json")
    return str(caught.value)


def test_weights_are_read_as_they_are_written():
    assert Weights.read(fitted().json().encode(), "w.json") == fitted()


def test_all_faults_of_a_file_are_named_together(values):
    del values["turn"]
    values["kinds"] |= {"1:1": -1.0, "1-0": -1.0, "2-2": None}
    assert faults(values | {"meaning": "much", "gap": 0.5, "faint": -1, "weakest": True, "turns": 1}) == "\n".join(
        [
            "w.json: turns is no weight (take it out)",
            "w.json: no turn (let python -m alignment fit write it again, or take it away)",
            "w.json: kinds 2-2 is null (write a number)",
            "w.json: 1:1 is no kind of bead with both sides (write it like 1-2)",
            "w.json: 1-0 is no kind of bead with both sides (write it like 1-2)",
            'w.json: meaning is "much" (write a number)',
            "w.json: weakest is true (write a number)",
            "w.json: faint is -1 (write a number above 0)",
            "w.json: gap is 0.5 (write a number below 0)",
        ]
    )


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b'{\n"kinds": ', "w.json:2: not JSON, Expecting value"),
        (b"\xff\xff", "w.json: not UTF-8"),
        (b"[1, 2]", "w.json: not weights"),
    ],
)
def test_what_is_no_file_of_weights_is_refused(content, said):
    assert faults(content) == f"{said} (let python -m alignment fit write it again, or take it away)"


@pytest.mark.parametrize("kinds", [{}, [], {"1-2": -1.0}])
def test_kinds_without_1_1_are_refused(values, kinds):
    said = "kinds does not say how likely 1-1 beads are (let python -m alignment fit write it again, or take it away)"
    assert faults(values | {"kinds": kinds}) == f"w.json: {said}"


@pytest.mark.parametrize("number", ["NaN", "Infinity", "1e400", "9" * 400])
def test_a_weight_is_a_number_one_can_reckon_with(number):
    content = fitted().json().replace('"blank": -6.0', f'"blank": {number}')
    assert faults(content.encode()).startswith("w.json: blank is ")


def test_weights_are_known_by_their_values():
    assert fitted().digest == Weights.read(fitted().json().encode(), "w.json").digest
    assert replace(fitted(), gap=-2.0).digest != fitted().digest
    assert len(fitted().digest) == 8


def test_weights_are_turned_into_the_unit_of_another_model():
    half = fitted().suited_to(fitted().spread / 2)
    assert (half.meaning, half.weakest) == (2 * fitted().meaning, 2 * fitted().weakest)
    assert half.faint == fitted().faint / 2
    assert half.kinds == fitted().kinds
    assert half.suited_to(fitted().spread) == fitted()
    assert fitted().suited_to(0.0) == fitted()  # a model that tells nothing apart


def test_a_kind_without_weight_is_rarer_the_larger_it_is():
    known = replace(fitted(), kinds={Kind(1, 1): -0.1, Kind(2, 2): -4.0})
    priors = [known.prior(kind) for kind in (Kind(1, 1), Kind(2, 2), Kind(2, 3), Kind(3, 3), Kind(3, 4))]
    assert priors == sorted(priors, reverse=True)
    assert len(set(priors)) == 5


def test_a_model_may_have_weights_of_its_own():
    assert fitted(SURFACE) != fitted()
    assert fitted("any/other") == fitted(BUNDLED) == fitted()
