"""What the log says of the reviewers' work."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alignment.bitext import Bitext, Language, Status
from alignment.reasons import Absence
from alignment.review import Store
from tests.review.making import MACHINE, REPORT, act, act_id, bitext, document, possible, saved, tiling


def do(store: Store, kind: str, *rows: int, who: str = "anna", **arguments: Any) -> None:
    answer = store.apply(REPORT, act(kind, store.load("report"), *rows, **arguments), who)
    assert answer.ok, answer.error


def said(store: Store) -> dict[int, tuple[Absence, str]]:
    return {place: (saying.absence, saying.who) for place, saying in store.deeds("report").sayings.items()}


def test_each_act_of_a_reviewer_is_a_deed_with_the_rows_it_confirmed(store: Store) -> None:
    saved(store, *[(1, 1)] * 4)
    do(store, "confirm", 0)
    do(store, "confirm-all", 0, 1, 2)
    do(store, "comment", 3, text="Look here.", who="bert")
    do(store, "undo")
    do(store, "merge", 0, 1)
    deeds = store.deeds("report").all
    assert [(deed.who, deed.confirmed) for deed in deeds] == [
        ("anna", 1),
        ("anna", 2),
        ("bert", 0),
        ("anna", -2),
        ("anna", -1),
    ]
    assert [deed.when for deed in deeds] == store.history("report")["when"].to_list()[1:]


@given(st.data())
def test_the_rows_that_deeds_confirmed_are_the_confirmed_rows(data: st.DataObject) -> None:
    with TemporaryDirectory() as folder, Store(Path(folder) / "review.db") as store:
        saved(store, (1, 1), (0, 1), (2, 1), (1, 1))
        for _ in range(data.draw(st.integers(0, 6))):
            acts = [*possible(store.load("report")), {"id": act_id(), "kind": "undo"}, {"id": act_id(), "kind": "redo"}]
            store.apply(REPORT, data.draw(st.sampled_from(acts)), "anna")
        confirmed = sum(bead.status == Status.CONFIRMED for bead in store.beads("report"))
        assert sum(deed.confirmed for deed in store.deeds("report").all) == confirmed


def test_who_gave_a_gap_its_reason_last_is_known(store: Store) -> None:
    saved(store, (1, 1), (1, 0), (0, 1))
    do(store, "classify", 1, absence="omitted")
    do(store, "classify", 2, absence="added")
    do(store, "classify", 2, absence="note", who="bert")
    assert said(store) == {2: (Absence.OMITTED, "anna"), 3: (Absence.NOTE, "bert")}


def test_who_takes_an_act_back_does_not_say_what_somebody_said_before(store: Store) -> None:
    saved(store, (1, 1), (1, 0))
    do(store, "classify", 1, absence="omitted")
    do(store, "classify", 1, absence="illegible", who="bert")
    do(store, "undo", who="bert")
    assert said(store) == {2: (Absence.OMITTED, "anna")}


def test_aligning_again_is_no_deed(store: Store) -> None:
    saved(store, (1, 1), (1, 0))
    do(store, "classify", 1, absence="omitted")
    store.add(bitext((1, 1), (1, 0), signature="model 2"), who="anna")
    assert len(store.deeds("report").all) == 1
    assert said(store) == {2: (Absence.OMITTED, "anna")}


GERMAN = [f"Absatz {number} handelt von etwas anderem, nämlich {number * 7}." for number in range(4)]
ENGLISH = [f"Paragraph {number} is about something else, which is {number * 7}." for number in range(3)]
SHAPES = [(1, 1), (1, 0), (1, 1), (1, 1)]


def version(de: list[str], *shapes: tuple[int, int]) -> Bitext:
    sides = (document(side, text) for side, text in zip(Language, (de, ENGLISH), strict=True))
    return Bitext(**dict(zip(Language, sides, strict=True)), beads=tiling(shapes), signature="model 1")


@pytest.fixture
def omission(store: Store) -> Store:
    """Of four German sentences anna said that the second was left out."""
    store.add(version(GERMAN, *SHAPES), who=MACHINE)
    do(store, "classify", 1, absence="omitted")
    return store


def test_who_said_why_is_known_where_the_gap_went_in_a_new_text(omission: Store) -> None:
    omission.add(version(["Ein neuer Anfang.", *GERMAN], (1, 0), *SHAPES), who="bert")
    assert said(omission) == {3: (Absence.OMITTED, "anna")}
    assert [bead.absence for bead in omission.beads("report")].index(Absence.OMITTED) == 2
    do(omission, "classify", 2, absence="note", who="bert")
    omission.add(version(["Ein neuer Anfang.", "Noch einer.", *GERMAN], (1, 0), (1, 0), *SHAPES), who="bert")
    assert said(omission) == {4: (Absence.NOTE, "bert")}
    assert len(omission.deeds("report").all) == 2


def test_who_said_why_is_known_where_nothing_of_the_new_text_is_near(omission: Store) -> None:
    omission.add(version([*GERMAN[:3], "Ganz am Ende."], *SHAPES), who="bert")
    assert said(omission) == {2: (Absence.OMITTED, "anna")}


def test_what_was_said_of_a_sentence_that_is_gone_is_known_again_when_the_old_text_is_back(omission: Store) -> None:
    omission.add(version([GERMAN[0], *GERMAN[2:]], *SHAPES[:1], *SHAPES[2:]), who="bert")
    assert said(omission) == {}
    do(omission, "undo", who="bert")
    assert said(omission) == {2: (Absence.OMITTED, "anna")}
    do(omission, "redo", who="bert")
    assert said(omission) == {}
    omission.moments.restore(REPORT, 2, who="bert")
    assert said(omission) == {2: (Absence.OMITTED, "anna")}
