"""From posterior to confidence."""

from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest

from alignment.beads.aligner import scorer_of
from alignment.beads.calibrating import Judged, calibrated
from alignment.beads.chances import AS_THEY_ARE
from alignment.beads.confidence import (
    FEATURES,
    LEAST,
    MOST,
    SIMILARITY,
    Calibration,
    features,
    fitted,
)
from alignment.beads.fit import Example
from alignment.beads.offers import Offers
from alignment.beads.sides import Side
from alignment.beads.weights import fitted as weights

CORNERS = np.array([(0, 0), (1, 1), (2, 1), (4, 2), (5, 5), (7, 7)])
POSTERIOR = np.array([0.9, 0.5, 0.8, 0.99, 0.7])


@pytest.fixture
def known(sentences, encoder):
    """Return the features, by name, of a path of a 1-1, a 1-0, a 2-1, a 1-3 and a 2-2 bead."""

    def of(posterior=POSTERIOR, **said):
        de, en = sentences(7), sentences(7, seed=1)
        for place, text in said.items():
            {"de": de, "en": en}[place[:2]][int(place[2:])] = text
        sides = [Side.of(texts, encoder.runs(texts, 4)) for texts in (de, en)]
        found = features(de, en, scorer_of(*sides, 4, weights()), CORNERS, posterior)
        return dict(zip(FEATURES, found.T.tolist(), strict=True))

    return of


def test_a_gap_is_known_from_other_beads(known):
    assert known()["gap"] == [0, 1, 0, 0, 0]


def test_the_posterior_counts_as_log_odds(known):
    assert known()["posterior"] == pytest.approx(np.log(POSTERIOR / (1 - POSTERIOR)))


def test_certainty_is_finite(known):
    found = known(np.array([1.0, 0.0, 1.0, 1.0, 0.0]))["posterior"]
    assert found == pytest.approx(np.array([1, -1, 1, 1, -1]) * np.log(MOST / LEAST))


def test_a_bead_knows_how_sure_those_around_it_are(known):
    assert known()["around"] == pytest.approx([np.log(POSTERIOR / (1 - POSTERIOR)).mean()] * 5)


@pytest.mark.parametrize("text", ['"Ja."', "„Ja.“", "»Ja.«", ",,Ja.", "'Yes.'", "Er sagte ‚ja‘.", "He said: 'yes'."])
def test_speech_is_known_by_its_marks_however_they_are_typed(text, known):
    assert known(de3=text)["speech"] == pytest.approx([1 / 5] * 5)
    assert known(de3=text, en1=text, en6=text)["speech"] == pytest.approx([2 / 5] * 5)


def test_an_apostrophe_is_no_speech(known):
    assert known(en3="It wasn't the children's.")["speech"] == [0] * 5


def test_of_few_beads_the_similarity_is_close_to_the_usual(known):
    assert known()["similarity"] == [pytest.approx(0.5, abs=0.05)] * 5


def test_similarity_tells_something_under_the_model_only_that_the_calibration_knows(sentences, encoder):
    texts = sentences(5)
    side, ones = Side.of(texts, encoder.runs(texts, 4)), np.array([(one, one) for one in range(6)])
    found = [
        features(texts, texts, scorer_of(side, side, 4, known), ones, POSTERIOR)[0, FEATURES.index("similarity")]
        for known in (weights(), replace(weights(), spread=weights().spread + 1e-5), weights("surface"))
    ]
    assert found[0] == found[1] > SIMILARITY + 0.01
    assert found[2] == SIMILARITY


def test_the_surer_the_posterior_the_surer_the_bead(known):
    sure = [fitted().probabilities(features_of(known(np.full(5, one)))) for one in (0.2, 0.5, 0.8, 0.95)]
    assert all((after > before).all() for before, after in pairwise(sure))


def test_nothing_is_certain():
    coefficients = {name: float(name == "posterior") for name in FEATURES}
    odds = Calibration(base=0.0, coefficients=coefficients, repairs=AS_THEY_ARE)
    rows = np.zeros((3, len(FEATURES)))
    rows[:, 0] = -50, 0, 50
    assert odds.probabilities(rows).tolist() == [LEAST, 0.5, MOST]


def test_a_calibration_survives_its_file():
    assert Calibration.read(fitted().json()) == fitted()


def features_of(named):
    return np.array([named[name] for name in FEATURES]).T


@pytest.fixture
def example(sentences):
    """Return six sentences each translated by itself; gold says so of the first two only, and of the others as one."""
    texts = sentences(6)
    pairs = (((0,), (0,)), ((1,), (1,)), ((2, 3, 4, 5), (2, 3, 4, 5)))
    return Example(name="verses", de=texts, en=[text.upper() for text in texts], pairs=pairs)


def test_beads_are_judged_by_gold(example, encoder):
    assert Judged.of(example, encoder, weights()).right.tolist() == [True, True, False, False, False, False]


def test_what_touches_a_coarse_bead_is_not_judged(example, encoder):
    judged = Judged.of(example, encoder, weights(), coarse=True)
    assert judged.right.tolist() == [True, True]
    assert len(judged.posterior) == len(judged.features) == 2


def made(name, share, beads=400):
    """Return a document whose beads have all the same posterior of .9, of which a share is right."""
    rows = np.zeros((beads, len(FEATURES)))
    rows[:, 0] = np.log(9)
    return Judged(
        name=name,
        posterior=np.full(beads, 0.9),
        features=rows,
        right=np.arange(beads) < share * beads,
        offers=Offers(beads=np.zeros(0, dtype=np.intp), shares=np.zeros(0), right=np.zeros(0, dtype=np.bool_)),
    )


def test_confidence_is_how_often_such_beads_are_right():
    assert calibrated([made("a", 0.6)]).probabilities(made("a", 0.6).features)[0] == pytest.approx(0.6)


def test_every_bead_counts_the_same():
    one, other = made("a", 1.0, beads=400), made("b", 0.4, beads=100)
    found = calibrated([one, other]).probabilities(one.features)[0]
    assert found == pytest.approx((400 * 1.0 + 100 * 0.4) / 500, abs=1e-3)
