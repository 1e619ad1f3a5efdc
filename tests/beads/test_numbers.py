import numpy as np
import pytest

from alignment.beads.numbers import WIDTH, missing, numbers, sketches

SAME = [
    ("1 250 Tonnen", "1,250 tons"),
    ("1.250 Tonnen", "1250 tons"),
    ("am 18. Mai 1987", "18 May 1987"),
    ("3,5 Mio.", "3.5 m"),
]
DIFFERENT = [("1 250 Tonnen", "1,205 tons"), ("am 18. Mai", "19 May"), ("4 Werke", "four plants")]


@pytest.mark.parametrize(("de", "en"), SAME)
def test_numbers_are_the_same_in_either_notation(de, en):
    assert numbers(de) == numbers(en)
    assert missing([de], [en]) == ()


@pytest.mark.parametrize(("de", "en"), DIFFERENT)
def test_other_numbers_are_others(de, en):
    assert missing([de], [en]) != ()


def test_a_number_said_twice_and_rendered_once_is_missing_once():
    assert missing(["7 und 7"], ["7"]) == ("7",)


def test_a_sentence_without_numbers_has_an_empty_sketch():
    assert not sketches(["kein", ""]).any()


def test_no_sentences_have_no_sketches():
    assert sketches([]).shape == (0, WIDTH)


def test_sketches_of_sentences_add_up_to_that_of_the_run():
    first, second, both = sketches(["1987", "12 und 40", "1987 12 und 40"])
    np.testing.assert_array_equal(first + second, both)
