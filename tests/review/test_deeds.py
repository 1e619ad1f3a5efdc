"""What the log says of the reviewers' work."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alignment.bitext import Status
from alignment.reasons import Absence
from alignment.review import Store
from tests.review.making import MACHINE, REPORT, act, act_id, bitext, possible, saved


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


@pytest.mark.parametrize("kept", [False, True])
def test_what_was_said_before_the_texts_changed_is_said_of_other_places(store: Store, kept: bool) -> None:
    old = saved(store, (1, 1), (1, 0)).bitext
    do(store, "classify", 1, absence="omitted")
    new = old if kept else replace(old, de=replace(old.de, source=replace(old.de.source, sha256="1" * 64)))
    store.add(replace(new, signature="model 2"), who=MACHINE)
    assert bool(said(store)) == kept
    assert len(store.deeds("report").all) == 1
