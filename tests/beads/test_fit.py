"""Weights fitted to gold."""

from dataclasses import replace

import pytest

from alignment.beads import fit as fitting
from alignment.beads.fit import Example, agreement, cases, distance, fit, held_out
from alignment.beads.weights import Kind, beginning, fitted


@pytest.fixture
def example(sentences):
    """Return a pair in which every fifth English sentence is missing."""
    texts = sentences(60)
    kept = [index for index in range(60) if index % 5]
    places = {index: place for place, index in enumerate(kept)}
    pairs = tuple(((index,), (places[index],) if index in places else ()) for index in range(60))
    return Example(name="sparse", de=texts, en=[texts[index].upper() for index in kept], pairs=pairs)


def test_names_count_the_same_however_many_examples_they_have(example, encoder):
    whole = replace(example, name="whole", en=example.de, pairs=tuple(((i,), (i,)) for i in range(60)))
    wrong = replace(whole, name="wrong", pairs=(((0,), (1,)),))
    known = cases([whole, whole, whole, wrong], encoder, fitted())
    assert agreement(known[:3], fitted()) == 1.0
    assert agreement(known, fitted()) == 0.5


def test_of_lax_examples_only_lax_agreement_counts(example, encoder):
    larger = tuple(((index, index + 1), (place,)) for index, place in ((6, 5), (11, 9), (16, 13)))
    strict, lax = (
        agreement(cases([replace(example, pairs=larger, lax=lax)], encoder, fitted()), fitted())
        for lax in (False, True)
    )
    assert lax > 0
    assert strict == lax / 2


def test_longer_examples_of_a_name_count_more(example, encoder):
    right = replace(example, en=example.de, pairs=tuple(((i,), (i,)) for i in range(60)))
    wrong = replace(right, de=right.de[:20], en=right.en[:20], pairs=tuple(((i,), (i + 1,)) for i in range(20)))
    assert agreement(cases([right, wrong], encoder, fitted()), fitted()) == 0.75


@pytest.fixture
def spoilt():
    """Return weights under which gaps are swallowed."""
    return replace(beginning(), gap=-3.5, after_gap=-1.5, kinds={**beginning().kinds, Kind(2, 1): -1.5})


def test_fitting_mends_weights_under_which_gaps_are_swallowed(example, encoder, spoilt):
    known, told = cases([example], encoder, fitted()), []
    found = fit(known, spoilt, progress=lambda *done: told.append(done))
    assert agreement(known, found) > agreement(known, spoilt)
    assert told == [(done, len(told)) for done in range(1, len(told) + 1)]


def test_the_harder_the_pull_the_less_weights_move(example, encoder, spoilt):
    known = cases([example], encoder, fitted())
    moved = [distance(fit(known, spoilt, pull), spoilt) for pull in (0.0, 2.0, 1000.0)]
    assert moved[0] > moved[1] > moved[2] == 0


def test_what_is_held_out_is_tried_under_weights_fitted_to_the_rest(example, encoder, spoilt):
    known = cases([example, replace(example, name="other")], encoder, fitted())
    frame = held_out(known, spoilt)
    assert frame["held out"].to_list() == ["other", "sparse", "mean"]
    assert frame["beads"].to_list() == [60, 60, 120]
    before, after = agreement(known, spoilt), agreement(known, fit(known[:1], spoilt))
    assert frame["before"].to_list() == pytest.approx([before] * 3)
    assert frame["after"].to_list() == pytest.approx([after] * 3)


@pytest.mark.parametrize(("name", "sign"), [("gap", 1), ("next_gap", 1), ("variance", -1), ("faint", -1)])
def test_weights_keep_to_what_they_mean_whatever_agrees_better(name, sign, monkeypatch):
    monkeypatch.setattr(fitting, "agreement", lambda _, weights: 99 + sign * getattr(weights, name))
    near = replace(beginning(), **{name: -0.05 * sign})
    assert sign * getattr(fit([], near), name) < 0


def test_gold_that_agrees_with_nothing_moves_no_weight(example, encoder):
    assert fit(cases([replace(example, pairs=())], encoder, fitted()), beginning()) == beginning()
