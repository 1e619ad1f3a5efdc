"""Text that runs over the seam between two beads."""

import numpy as np
import pytest

from alignment.beads import align
from alignment.beads.aligner import scorer_of
from alignment.beads.reasons import reasons
from alignment.beads.seams import runs_over
from alignment.beads.sides import Side
from alignment.beads.weights import fitted
from alignment.embedding import load
from alignment.reasons import Reason, ReasonKind
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


def over(de, en, at):
    sides = [Side.of(texts, load().runs(texts, 4)) for texts in (de, en)]
    return runs_over(*sides, at, fitted().spread)


def corners(count):
    return np.array([(place, place) for place in range(count + 1)])


def test_german_that_goes_on_in_the_next_english_sentence_runs_over_there():
    german, english = over(DE, EN, corners(4))
    assert np.flatnonzero(german).tolist() == [2]
    assert german[2] > 0.2
    assert not english.any()


def test_english_that_goes_on_in_the_next_german_sentence_does_so_too():
    german, english = over(EN, DE, corners(4))  # the model does not mind which language is which
    assert np.flatnonzero(english).tolist() == [2]
    assert not german.any()


def test_a_text_that_keeps_its_seams_is_left_alone():
    en = [
        *EN[:1],
        f"{EN[1].rstrip('.')}; the embassy provided the interpreters.",
        "The talks on licences for machine tools begun in Beijing go on in spring.",
        *EN[3:],
    ]
    assert not np.maximum(*over(DE, en, corners(4))).any()


def test_nothing_runs_over_the_edges_of_the_texts():
    edges = np.array([(0, 0), (0, 2), (2, 0), (4, 2), (2, 4), (4, 4)])
    assert not np.maximum(*over(DE, EN, edges)).any()


def test_where_clauses_are_not_known_nothing_runs_over(sentences, encoder):
    sides = [Side.of(texts, encoder.runs(texts, 4)) for texts in (sentences(5), sentences(5, seed=1))]
    assert not np.maximum(*runs_over(*sides, corners(5), fitted().spread)).any()


def test_rows_on_both_sides_of_a_seam_say_that_text_runs_over():
    beads = align(DE, EN, encoder=load(), settings=Settings())
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


def test_a_dash_as_typewriters_have_it_is_as_good_as_a_semicolon():
    def with_dash(mark):
        de, en = ([text.replace(";", mark) for text in side] for side in (DE, EN))
        return np.maximum(*over(de, en, corners(4)))[2]

    assert with_dash(" -") == pytest.approx(with_dash(";"), abs=0.05)
