"""Amounts, dates and times as reports write them: which say the same in German and English, and which do not."""

import pytest

from alignment.findings import Unit
from alignment.numbers import check

SAME = [
    # three digits after a mark
    ("1.234 Mio. DM", "DM 1.234 billion"),
    ("1,234 Mrd. M", "1,234 million marks"),
    ("3,500 t", "3.5 t"),
    ("3,500 t", "3.500 t"),
    ("4,125 %", "4.125 percent"),
    ("1,250 Mio. t", "1.25 million t"),
    ("1,250 Mio. t", "1,250,000 t"),
    ("1 234 Stück", "1,234 pieces"),
    ("1.234 Stück", "1234 pieces"),
    ("1.234.567,50 M", "1,234,567.5 marks"),
    ("1.234.567,50 M", "1.234.567,50 marks"),
    ("5.000 Stück", "5.000 pieces"),
    ("30-40.000 t", "30–40.000 tons"),
    ("DY 30/IV 2/2.039, Bl. 3", "DY 30/IV 2/2.039, p. 3"),
]
DIFFERENT = [
    # written in German, written in English, what has no counterpart in English, what in German
    ("1.234 Mio. DM", "DM 1.234 million", ("1.234 Mio",), ("1.234 million",)),
    ("3,500 t", "3,500 t", ("3,500",), ("3,500",)),
    ("4,125 %", "4,125 %", ("4,125",), ("4,125",)),
    ("5,000 t", "5,000 t", ("5,000",), ("5,000",)),
    ("1.234 Stück", "1.234 pieces", ("1.234",), ("1.234",)),
    ("1 234 Stück", "1.234 pieces", ("1 234",), ("1.234",)),
    ("30-40,000 t", "30,000–40,000 tons", ("30", "40,000"), ("30,000", "40,000")),
    ("1 Billion Mark", "1 billion marks", ("1 Billion",), ("1 billion",)),
    ("2 Billion Mark", "2 Billion marks", ("2 Billion",), ("2 Billion",)),
]


def missing(de, en):
    """Return the numbers that have no counterpart in English, and those that have none in German."""
    found = check([Unit((de,), (en,))])
    return tuple(tuple(one.subject for one in found if one.marks[0].language == side) for side in ("de", "en"))


@pytest.mark.parametrize(("de", "en"), SAME)
def test_what_says_the_same_has_a_counterpart(de, en):
    assert missing(de, en) == ((), ())


@pytest.mark.parametrize(("de", "en", "not_in_english", "not_in_german"), DIFFERENT)
def test_what_has_no_counterpart_is_named_as_it_is_written(de, en, not_in_english, not_in_german):
    assert missing(de, en) == (not_in_english, not_in_german)
