"""Parted and joined sentences in new versions of the texts."""

from __future__ import annotations

from dataclasses import replace

import pytest

from alignment.bitext import Language
from alignment.review import Store, with_breaks_of
from tests.review.making import EN, MACHINE, document, saved, turn
from tests.review.parted import HALF, REST, do, english, part


def test_a_new_alignment_of_the_sentences_as_they_are_keeps_the_breaks(store: Store) -> None:
    saved(store, (1, 1), (1, 1))
    part(store, 0, 0, HALF)
    parted = store.load("report").bitext
    store.add(replace(parted, signature="model 2"), who=MACHINE)
    assert turn(store, "undo").ok
    assert store.load("report").bitext.en.breaks == ()


def test_a_text_that_is_taken_over_keeps_its_breaks_and_can_be_given_back(store: Store) -> None:
    saved(store, (1, 1), (1, 1))
    part(store, 0, 0, HALF)
    old = store.load("report").bitext
    read = document(Language.EN, [EN[0], "The Combines reported more growth."])
    new = with_breaks_of(old.en, read)
    assert new.texts == [HALF, REST, "The Combines reported more growth."]
    store.add(replace(old, en=new), who="bert")
    assert english(store) == new.texts
    part(store, 1, 2, "The Combines", who="carl")
    answer = turn(store, "undo", "bert")
    assert answer.error == (
        "report: carl parted the English after “The Combines” meanwhile (look at it and decide again)"
    )
    assert turn(store, "undo", "carl").ok
    assert turn(store, "undo", "bert").ok
    assert store.load("report").bitext == old
    assert turn(store, "undo").ok
    assert english(store) == [EN[0], EN[1]]


CARRIED = [
    ([HALF + " " + REST], [HALF, REST]),
    (["A new sentence.", HALF + " " + REST], ["A new sentence.", HALF, REST]),
    ([HALF + " " + "in all of the year."], [HALF + " in all of the year."]),
]


@pytest.mark.parametrize(("read", "texts"), CARRIED)
def test_a_cut_goes_along_while_its_sentence_is_worded_as_it_was(
    store: Store, read: list[str], texts: list[str]
) -> None:
    saved(store, (1, 1), (1, 1))
    part(store, 0, 0, HALF)
    old = store.load("report").bitext.en
    assert with_breaks_of(old, document(Language.EN, read)).texts == texts


def test_joined_sentences_stay_joined_in_a_new_version_unless_one_is_reworded(store: Store) -> None:
    saved(store, (2, 2), (1, 1))
    do(store, "join", 0, language="en", sentence=0)
    old = store.load("report").bitext.en
    again = with_breaks_of(old, document(Language.EN, [*EN[:2], "New."]))
    assert again.texts == [f"{EN[0]} {EN[1]}", "New."]
    assert with_breaks_of(old, document(Language.EN, [EN[0], "Quite different."])).breaks == ()
