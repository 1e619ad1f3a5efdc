from __future__ import annotations

from dataclasses import replace

import pytest

from alignment.bitext import Language, Status
from alignment.errors import StoreError, TextError
from alignment.labels import Label
from alignment.review import Review, Store
from tests.review.making import MACHINE, REPORT, act, act_id, bitext, saved

REMOVED = Label("report", "1987-06-01-080000")


def rename(store: Store, name: str, new: str, who: str = "anna") -> bool:
    return label(store, Label(name), Label(new), who)


def label(store: Store, old: Label, new: Label, who: str = "anna") -> bool:
    with store.labelling(old, new, who) as reviewed:
        return reviewed


def remove(store: Store, who: str = "anna") -> None:
    assert label(store, Label("report"), REMOVED, who)


def bring_back(store: Store, who: str = "anna") -> None:
    assert label(store, REMOVED, Label("report"), who)


def worked_on(store: Store) -> Review:
    """Return a review with a confirmed bead, an edit and a comment, the last act undone."""
    review = saved(store, (1, 1), (1, 2), (1, 1))
    store.apply(REPORT, act("confirm", review, 0), "anna")
    store.apply(REPORT, act("edit", review, 1, language="en", sentence=1, text="Exports grew."), "anna")
    store.apply(REPORT, act("comment", store.load("report"), 1, text="Two for one."), "bert")
    store.apply(REPORT, act("flag", review, 2), "anna")
    store.apply(REPORT, {"id": act_id(), "kind": "undo"}, "anna")
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
    assert store.snapshot(REPORT, "anna")["can"] == {"undo": True, "redo": True}
    assert store.apply(REPORT, {"id": act_id(), "kind": "redo"}, "anna").ok
    for _ in range(3):
        assert store.apply(REPORT, {"id": act_id(), "kind": "undo"}, "anna").ok
    assert store.apply(REPORT, {"id": act_id(), "kind": "undo"}, "anna").error == "undo: nothing to undo"
    assert store.load("minutes").edits == {}


def test_an_alignment_can_be_undone_under_another_name(store: Store) -> None:
    saved(store, (1, 1), (1, 1))
    store.add(replace(bitext((1, 1), (2, 1)), signature="model 2"), who="anna")
    rename(store, "report", "minutes")
    assert store.apply(REPORT, {"id": act_id(), "kind": "undo"}, "anna").ok
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
    first = store.apply(REPORT, confirm, "anna")
    rename(store, "report", "minutes")
    assert store.apply(REPORT, confirm, "anna") == first


def test_a_name_that_is_taken_is_refused(store: Store) -> None:
    saved(store, (1, 1))
    rename(store, "report", "minutes")
    saved(store, (1, 1))
    with pytest.raises(StoreError) as error:
        rename(store, "report", "minutes")
    assert str(error.value) == "minutes: there is a pair of this name (choose another name)"
    assert [pair.name for pair in store.pairs()] == ["minutes", "report"]


def test_what_fails_inside_leaves_the_old_name(store: Store) -> None:
    review = saved(store, (1, 1))
    with pytest.raises(TextError), store.labelling(Label("report"), Label("minutes"), "anna"):
        raise TextError.at("report.txt", "cannot be moved")
    assert store.load("report") == review


def test_a_pair_that_is_not_in_review_has_no_name_to_change(store: Store) -> None:
    assert not rename(store, "report", "minutes")
    assert store.pairs() == ()


def test_a_pair_keeps_its_number_and_leads_from_its_old_names_to_the_new(store: Store) -> None:
    saved(store, (1, 1))
    number = store.number("report")
    for old, new in (("report", "minutes"), ("minutes", "protocol")):
        rename(store, old, new)
    assert store.number("protocol") == number
    assert (store.heir("report"), store.heir("minutes"), store.heir("protocol")) == ("protocol", "protocol", None)
    with store.labels() as labels:
        assert labels == {Label("protocol")}


def test_an_act_that_waited_while_two_pairs_changed_names_is_done_on_the_pair_it_was_meant_for(store: Store) -> None:
    first = saved(store, (1, 1), (1, 1))
    waiting = act("confirm", first, 0)
    rename(store, "report", "minutes")
    other = saved(store, (1, 1), (1, 1))
    rename(store, "report", "protocol")
    rename(store, "minutes", "first minutes")
    rename(store, "protocol", "minutes")
    assert store.apply(REPORT, waiting, "anna").ok
    assert [bead.status for bead in store.load("first minutes").bitext.beads] == [Status.CONFIRMED, Status.PROPOSED]
    assert store.load("minutes").bitext.beads == other.bitext.beads


def test_an_id_that_was_used_on_a_pair_is_refused_on_another_of_its_old_name(store: Store) -> None:
    confirm = act("confirm", saved(store, (1, 1)), 0)
    assert store.apply(REPORT, confirm, "anna").ok
    rename(store, "report", "minutes")
    saved(store, (1, 1))
    answer = store.apply(store.number("report"), confirm, "anna")
    assert answer.error == "id: already used for another act (make a new one)"


def test_a_removed_pair_is_out_of_reach_until_it_is_brought_back(store: Store) -> None:
    before = worked_on(store)
    remove(store)
    assert store.pairs() == ()
    assert [(pair.label, pair.name, pair.beads) for pair in store.removed()] == [(REMOVED, "report", 3)]
    assert store.heir("report") is None
    for ask in (store.load, store.history, store.reviewers, store.number):
        with pytest.raises(StoreError) as error:
            ask("report")
        assert str(error.value) == "report: not in review (align the pair first)"
    for read in (
        lambda: store.snapshot(REPORT),
        lambda: store.changes(REPORT, 0),
        lambda: store.apply(REPORT, act("confirm", before, 2), "anna"),
    ):
        with pytest.raises(StoreError) as error:
            read()
        assert str(error.value) == "report: was removed (bring it back on the page Texts)"
    bring_back(store, "bert")
    assert store.removed() == ()
    assert store.load("report").bitext == before.bitext
    told = store.history("report")[-2:]
    assert told["kind"].to_list() == ["remove", "bring back"]
    assert told["what"].to_list() == ["removed the pair", "brought the pair back"]


def test_a_new_pair_of_the_name_of_a_removed_one_is_a_pair_of_its_own(store: Store) -> None:
    worked_on(store)
    remove(store)
    assert saved(store, (1, 1)).revision == 1
    assert store.number("report") != REPORT
    with store.labels() as labels:
        assert labels == {Label("report"), REMOVED}
    with pytest.raises(StoreError) as error:
        bring_back(store)
    assert str(error.value) == "report: there is a pair of this name (choose another name)"
    rename(store, "report", "minutes")
    bring_back(store)
    assert (store.number("report"), [pair.name for pair in store.pairs()]) == (REPORT, ["minutes", "report"])


def test_reviewers_are_those_who_worked_on_the_text(store: Store) -> None:
    saved(store, (1, 1), (1, 1))
    remove(store, "carl")
    bring_back(store, "carl")
    rename(store, "report", "minutes", "carl")
    assert store.reviewers("minutes") == ()
    for who in ("bert", "anna", "anna"):
        assert store.apply(REPORT, act("comment", store.load("minutes"), 0, text="Really?"), who).ok
    assert store.reviewers("minutes") == ("anna", "bert")
