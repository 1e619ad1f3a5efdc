from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from alignment.bitext import Language
from alignment.errors import StoreError, TextError
from alignment.review import Review, Store
from tests.review.making import MACHINE, act, act_id, bitext, saved


def rename(store: Store, name: str, new: str, who: str = "anna") -> bool:
    with store.renaming(name, new, who) as reviewed:
        return reviewed


def worked_on(store: Store) -> Review:
    """Return a review with a confirmed bead, an edit and a comment, the last act undone."""
    review = saved(store, (1, 1), (1, 2), (1, 1))
    store.apply("report", act("confirm", review, 0), "anna")
    store.apply("report", act("edit", review, 1, language="en", sentence=1, text="Exports grew."), "anna")
    store.apply("report", act("comment", store.load("report"), 1, text="Two for one."), "bert")
    store.apply("report", act("flag", review, 2), "anna")
    store.apply("report", {"id": act_id(), "kind": "undo"}, "anna")
    return store.load("report")


def test_a_new_name_changes_nothing_else(store: Store) -> None:
    before = worked_on(store)
    assert rename(store, "report", "minutes")
    after = store.load("minutes")
    assert after.name == "minutes"
    assert after.bitext.document(Language.DE).name == after.bitext.document(Language.EN).name == "minutes"
    assert (after.bitext.beads, after.versions) == (before.bitext.beads, before.versions)
    assert (after.edits, after.comments) == (before.edits, before.comments)
    assert [pair.name for pair in store.pairs()] == ["minutes"]


def test_history_undo_and_redo_go_on_under_the_new_name(store: Store) -> None:
    before = worked_on(store)
    history = store.history("report")
    rename(store, "report", "minutes")
    assert store.history("minutes")[:-1].equals(history)
    assert store.history("minutes").row(-1, named=True) | {"when": None} == {
        "revision": before.revision + 1,
        "when": None,
        "who": "anna",
        "kind": "rename",
        "what": "renamed from report to minutes",
        "undone": False,
    }
    assert store.snapshot("minutes", "anna")["can"] == {"undo": True, "redo": True}
    assert store.apply("minutes", {"id": act_id(), "kind": "redo"}, "anna").ok
    for _ in range(3):
        assert store.apply("minutes", {"id": act_id(), "kind": "undo"}, "anna").ok
    assert store.apply("minutes", {"id": act_id(), "kind": "undo"}, "anna").error == "undo: nothing to undo"
    assert store.load("minutes").edits == {}


def test_an_alignment_can_be_undone_under_another_name(store: Store) -> None:
    saved(store, (1, 1), (1, 1))
    store.add(replace(bitext((1, 1), (2, 1)), signature="model 2"), who="anna")
    rename(store, "report", "minutes")
    assert store.apply("minutes", {"id": act_id(), "kind": "undo"}, "anna").ok
    assert store.load("minutes").bitext.signature == "model 1"


def test_aligning_the_same_texts_again_under_a_new_name_changes_nothing(store: Store) -> None:
    saved(store, (1, 1), (1, 1))
    rename(store, "report", "minutes")
    before = store.load("minutes")
    store.add(before.bitext, who=MACHINE)
    assert store.load("minutes") == before


def test_an_act_sent_before_the_renaming_and_again_after_it_is_done_once(store: Store) -> None:
    review = saved(store, (1, 1))
    confirm = act("confirm", review, 0)
    first = store.apply("report", confirm, "anna")
    rename(store, "report", "minutes")
    assert store.apply("minutes", confirm, "anna") == first


def test_a_name_that_is_taken_is_refused(store: Store) -> None:
    saved(store, (1, 1))
    rename(store, "report", "minutes")
    saved(store, (1, 1))
    with pytest.raises(StoreError) as error:
        rename(store, "report", "minutes")
    assert str(error.value) == "minutes: there is a pair of this name (choose another name)"
    assert store.load("report").revision == 1 + store.load("minutes").revision


def test_what_fails_inside_leaves_the_old_name(store: Store) -> None:
    review = saved(store, (1, 1))
    with pytest.raises(TextError), store.renaming("report", "minutes", "anna"):
        raise TextError.at("report.txt", "cannot be moved")
    assert store.load("report") == review


def test_a_pair_that_is_not_in_review_has_no_name_to_change(store: Store) -> None:
    assert not rename(store, "report", "minutes")
    assert store.pairs() == ()


def test_a_pair_keeps_its_number_and_leads_from_its_old_names_to_the_new(store: Store, path: Path) -> None:
    saved(store, (1, 1))
    number = store.number("report")
    for old, new in (("report", "minutes"), ("minutes", "protocol")):
        rename(store, old, new)
    assert store.name_of(number) == "protocol"
    assert (store.heir("report"), store.heir("minutes"), store.heir("protocol")) == ("protocol", "protocol", None)
    with store.names() as names:
        assert names == {"protocol"}
    with Store(path) as other, pytest.raises(StoreError) as error:
        other.name_of(number + 1)
    assert str(error.value) == f"pair {number + 1}: not in review (load the page again)"


def test_acts_meant_for_the_pair_that_had_a_name_do_not_fit_the_one_that_has_it_now(store: Store) -> None:
    old = worked_on(store)
    waiting = act("confirm", old, 2)
    rename(store, "report", "minutes")
    new = saved(store, (1, 1), (1, 2), (1, 1))
    assert new.revision > store.load("minutes").revision
    assert min(new.versions) > max(old.versions)
    answer = store.apply("report", waiting, "anna")
    assert (answer.ok, answer.conflict) == (False, True)
    assert store.load("report") == new
