"""Vectors of what two languages write alike."""

import numpy as np
import pytest

from alignment.embedding import load
from alignment.embedding.surface import DIMENSIONS, respelled
from alignment.settings import SURFACE

DE = [
    "Die Expedition erreichte 1955 den Gipfel.",
    "Professor Novotny photographierte die Seilschaft.",
    "Wann brach das Wetter um?",
    "Drei Träger stiegen ab.",
]
FR = [
    "L'expédition atteignit le sommet en 1955.",
    "Le professeur Novotný photographia la cordée.",
    "Quand le temps a-t-il changé ?",
    "Les 3 porteurs redescendirent.",
]


@pytest.fixture(scope="module")
def encoder():
    return load(SURFACE)


def test_sentences_that_share_names_numbers_or_marks_are_the_most_similar(encoder):
    similar = encoder.encode(DE) @ encoder.encode(FR).T
    np.testing.assert_array_equal(similar.argmax(axis=1), range(4))


def test_vectors_are_one_long_and_those_of_nothing_are_zeros(encoder):
    rows = encoder.encode([*DE, "", "–"])
    assert rows.shape == (6, DIMENSIONS)
    assert rows.dtype == np.float32
    np.testing.assert_allclose(np.linalg.norm(rows, axis=1), [1, 1, 1, 1, 0, 0], rtol=1e-6)


def test_no_texts_have_no_vectors(encoder):
    assert encoder.encode([]).shape == (0, DIMENSIONS)


def test_what_every_sentence_has_tells_least(encoder):
    texts = ["Bericht Alpha", "Bericht", "Alpha", *["Bericht"] * 8]
    both, common, rare = encoder.encode(texts)[:3]
    assert both @ rare > both @ common > 0


def test_names_tell_more_than_other_words(encoder):
    both, name, word = encoder.encode(["Rostock hafen", "Rostock", "hafen"])
    assert both @ name > 1.5 * (both @ word) > 0


def test_a_run_is_the_sum_of_its_sentences(encoder):
    runs = encoder.runs(DE, 2)
    single = runs.vectors(np.arange(4), 1)
    np.testing.assert_allclose(single, encoder.encode(DE), rtol=1e-6)
    both = runs.rows[0] + runs.rows[1]
    np.testing.assert_allclose(runs.vectors(np.array([0]), 2)[0], both / np.linalg.norm(both), rtol=1e-5)


def test_the_vectors_are_the_same_every_time(encoder):
    np.testing.assert_array_equal(encoder.encode(DE), load(SURFACE).encode(DE))
    assert encoder.signature == "surface@2"


def test_progress_ends_with_all_texts(encoder):
    told = []
    encoder.runs(DE, 2, lambda *seen: told.append(seen))
    assert told[-1] == (4, 4)


@pytest.mark.parametrize(
    ("word", "as_it_sounds"),
    [("Photographie", "fotografie"), ("Zürich", "surik"), ("Maß", "mas"), ("Technique", "teknike"), ("été", "ete")],
)
def test_words_are_compared_as_they_sound(word, as_it_sounds):
    assert respelled(word) == as_it_sounds
