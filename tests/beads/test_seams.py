"""Text that runs over the seam between two beads."""

from dataclasses import replace

import numpy as np
import pytest

from alignment.beads import align
from alignment.beads.aligner import scorer_of
from alignment.beads.background import Background
from alignment.beads.band import MATCH
from alignment.beads.neighbourhood import Neighbourhood, Scoring
from alignment.beads.reasons import reasons
from alignment.beads.sides import Side
from alignment.beads.weights import fitted
from alignment.bitext import Bead, Language, Reason, ReasonKind, Span
from alignment.embedding import load
from alignment.settings import Settings

DE = [
    "Die Delegation besuchte im Oktober 17 Betriebe der Mikroelektronik.",
    "In Shanghai empfingen sie der Bürgermeister und Direktoren der Werften; die Dolmetscher stellte die Botschaft.",
    "Die in Beijing begonnenen Gespräche über Lizenzen für Werkzeugmaschinen werden im Frühjahr fortgesetzt.",
    "Der Bericht ist dem Ministerrat vorzulegen.",
]
EN = [
    "In October the delegation visited 17 factories of microelectronics.",
    "In Shanghai it was received by the mayor and the directors of the shipyards.",
    "The embassy provided the interpreters; the talks on licences for machine tools begun in Beijing go on in spring.",
    "The report is to be submitted to the Council of Ministers.",
]


@pytest.fixture(scope="module")
def scorer():
    def of(de, en):
        sides = [Side.of(texts, load().runs(texts, 4)) for texts in (de, en)]
        return scorer_of(*sides, 4, fitted())

    return of


def corners(count):
    return np.array([(place, place) for place in range(count + 1)])


def aligned(de, en, weights=None):
    return align(de, en, encoder=load(), settings=Settings(), weights=weights)


def kinds(de, en, weights=None):
    return [bead.kind for bead in aligned(de, en, weights)]


def test_german_that_goes_on_in_the_next_english_sentence_runs_over_there(scorer):
    german, english = scorer(DE, EN).runs_over(corners(4))
    assert np.flatnonzero(german).tolist() == [2]
    assert german[2] > 0.2
    assert not english.any()


def test_english_that_goes_on_in_the_next_german_sentence_does_so_too(scorer):
    german, english = scorer(EN, DE).runs_over(corners(4))  # the model does not mind which language is which
    assert np.flatnonzero(english).tolist() == [2]
    assert not german.any()


@pytest.mark.parametrize(("seam", "found"), [(1e-9, ["1-1"] * 4), (25.0, ["1-1", "2-2", "1-1"])])
def test_what_runs_over_speaks_for_one_bead(seam, found):
    assert kinds(DE, EN, replace(fitted(), seam=seam)) == found


def test_a_text_that_keeps_its_seams_is_left_alone(scorer):
    en = [
        *EN[:1],
        f"{EN[1].rstrip('.')}; the embassy provided the interpreters.",
        "The talks on licences for machine tools begun in Beijing go on in spring.",
        *EN[3:],
    ]
    assert not np.maximum(*scorer(DE, en).runs_over(corners(4))).any()
    assert kinds(DE, en) == ["1-1"] * 4


def test_nothing_runs_over_the_edges_of_the_texts(scorer):
    edges = np.array([(0, 0), (0, 2), (2, 0), (4, 2), (2, 4), (4, 4)])
    assert not np.maximum(*scorer(DE, EN).runs_over(edges)).any()


def test_where_clauses_are_not_known_nothing_runs_over(sentences, encoder):
    sides = [Side.of(texts, encoder.runs(texts, 4)) for texts in (sentences(5), sentences(5, seed=1))]
    assert not np.maximum(*scorer_of(*sides, 4, fitted()).runs_over(corners(5))).any()


def test_rows_on_both_sides_of_a_seam_say_that_text_runs_over():
    beads = aligned(DE, EN, replace(fitted(), seam=1e-9))
    said = [[reason for reason in bead.reasons if reason.kind == ReasonKind.SEAM] for bead in beads]
    assert said == [
        [],
        [Reason(ReasonKind.SEAM, ("de", "below"))],
        [Reason(ReasonKind.SEAM, ("en", "above"))],
        [],
    ]
    assert said[1][0].words() == "the end of the German seems to belong to the row below"
    assert said[2][0].words() == "the beginning of the English seems to belong to the row above"


@pytest.mark.parametrize("side", ["de", "en"])
def test_a_gap_is_no_row_that_text_could_belong_to(side):
    texts = {"de": list(DE), "en": list(EN)}
    texts[side].insert(2, "Zum Abschluss sang ein Kinderchor drei Lieder." if side == "de" else "A choir sang songs.")
    steps = [(1, 1), (1, 1), (1, 0) if side == "de" else (0, 1), (1, 1), (1, 1)]
    path = np.concatenate([[(0, 0)], np.cumsum(steps, axis=0)])
    sides = [Side.of(texts[one], load().runs(texts[one], 4)) for one in ("de", "en")]
    sure = np.full(len(steps), 0.99)
    found = reasons(texts["de"], texts["en"], scorer_of(*sides, 4, fitted()), path, sure, sure)
    assert not [reason for bead in found for reason in bead if reason.kind == ReasonKind.SEAM]


def test_a_dash_as_typewriters_have_it_is_as_good_as_a_semicolon(scorer):
    def over(mark):
        de, en = ([text.replace(";", mark) for text in side] for side in (DE, EN))
        return np.maximum(*scorer(de, en).runs_over(corners(4)))[2]

    assert over(" -") == pytest.approx(over(";"), abs=0.05)


def test_a_bead_too_large_for_the_search_pays_for_its_seam_as_those_do_that_could_stand_there():
    plans = (
        [f"Der Plan des Werkes {number} wurde erfüllt." for number in range(1, 5)],
        [f"The plan of works {number} was fulfilled." for number in range(1, 5)],
    )
    texts = dict(zip(Language, ([*plan, *text[1:]] for plan, text in zip(plans, (DE, EN), strict=True)), strict=True))
    made = (Bead(de=Span(0, 5), en=Span(0, 5)), Bead(de=Span(5, 6), en=Span(5, 6)), Bead(de=Span(6, 7), en=Span(6, 7)))
    known = Background.of(*texts.values(), made, load())

    def odds(seam):
        scoring = Scoring(background=known, encoder=load(), weights=replace(fitted(), seam=seam), longest=4)
        near = Neighbourhood(beads=made, texts=texts, around=(MATCH, MATCH), scoring=scoring)
        return next(
            odds
            for old, new, odds in near.others(0, 40, 0.0)
            if old == Span(0, 1) and [bead.kind for bead in new] == ["1-1"] * 5
        )

    assert odds(1e-9) == pytest.approx(odds(9.0), rel=1e-3)
