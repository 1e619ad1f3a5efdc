from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alignment.edits import COMPARED, moved

CASES = [  # before, after, what it shows; ^ is the anchor
    ("The delegation^ arrived.", "The delegation^ arrived.", "nothing changed"),
    ("The delegation^ arrived.", "On Monday the delegation^ arrived.", "words put in front"),
    ("The delegation^ arrived.", "The delegation^ arrived late in the day.", "words put behind"),
    ("The delegation arrived.^", "The delegation arrived late.^", "behind the full stop"),
    ("The delegation^ arrived.", "The mission^ arrived.", "the word itself replaced"),
    ("The three Combines^ were visited.", "The Combines^ were visited.", "a word in front struck"),
    ("The visit of Herbert^ ended.", "The visit of^ ended.", "the word itself struck"),
    ("^The visit ended.", "^Then the visit ended.", "at the beginning"),
    ("The visit ended^", "^", "everything struck"),
    ("The Com^bine delivered.", "Later the Com^bine delivered.", "inside a word"),
    ("The FDGB^, which led, met.", "The FDGB^ met.", "what followed struck"),
    ("Deliveries^ to the Combine", "Deliveries^ to Combines", "common words in front"),
    ("Genosse^ A", "Comrade^ A", "one word for one"),
    ("das Kombinat^ und der Rat", "the Combine^ and the council", "everything rewritten, in proportion"),
]


@pytest.mark.parametrize(("before", "after", "shows"), CASES, ids=[case[2] for case in CASES])
def test_an_anchor_follows_its_word(before, after, shows):
    place = moved(before.replace("^", ""), after.replace("^", ""), before.index("^"))
    assert place == after.index("^"), shows


words = st.text(alphabet="ab ,.\n\u00adß", max_size=40)


@given(words, words, st.integers(0, 40))
def test_an_anchor_never_leaves_its_sentence(before, after, offset):
    offset = min(offset, len(before))
    assert 0 <= moved(before, after, offset) <= len(after)


@given(words, st.integers(0, 40))
def test_an_anchor_stays_in_a_sentence_that_stays(text, offset):
    offset = min(offset, len(text))
    assert moved(text, text, offset) == offset


@given(words, words, words)
def test_words_put_behind_move_no_anchor(before, behind, more):
    assert moved(f"{before}x {behind}", f"{before}x {more} {behind}", len(before) + 1) == len(before) + 1


def test_a_sentence_too_long_to_compare_keeps_its_anchor():
    long = "a b " * COMPARED
    assert 0 < moved(f"{long}end", f"c {long}", len(long)) <= len(long) + 2


def test_an_anchor_outside_the_sentence_is_refused():
    with pytest.raises(ValueError, match=r"^anchor 9 lies outside a sentence of 4 characters$"):
        moved("term", "a term", 9)
