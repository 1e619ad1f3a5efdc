"""The past of a pair: what stood when, restoring it, and moments with a name."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alignment.bitext import Bitext, Language
from alignment.errors import ActError, ConflictError, StoreError
from alignment.review import Aspect, Review, Store, difference
from tests.review.making import (
    MACHINE,
    REPORT,
    act,
    act_id,
    beads,
    bitext,
    document,
    kinds,
    possible,
    saved,
    seen_by_a_person,
    turn,
)


def history(made: Any, choices: list[tuple[int, int]], store: Store) -> Iterator[Review]:
    """Do acts, undos, redos and alignments as they were drawn; yield the review after each event."""
    store.add(bitext(beads=made), who=MACHINE)
    yield store.load("report")
    for what, which in choices:
        review = store.load("report")
        if what == 0:
            turn(store, ("undo", "redo")[which % 2], ("anna", "bert")[which % 3 == 0])
        elif what == 1 and which % 4 == 0:
            store.add(replace(bitext(beads=made), signature=f"model {which}"), who="anna")
        else:
            acts = list(possible(review))
            store.apply(REPORT, acts[which % len(acts)], ("anna", "bert")[which % 3 == 0])
        if (after := store.load("report")).revision != review.revision:
            yield after


drawn = st.lists(st.tuples(st.integers(0, 3), st.integers(0, 10**6)), max_size=12)


@settings(max_examples=25, deadline=None)
@given(beads(least=2, most=4), drawn)
def test_every_moment_is_rebuilt_as_it_was(made: Any, choices: list[tuple[int, int]]) -> None:
    with TemporaryDirectory() as folder, Store(Path(folder) / "review.db") as store:
        for then in list(history(made, choices, store)):
            assert store.at("report", then.revision) == replace(then, versions=())


@settings(max_examples=25, deadline=None)
@given(beads(least=2, most=4), drawn, st.integers(0, 10**6))
def test_a_moment_can_be_restored_and_that_undone(made: Any, choices: list[tuple[int, int]], which: int) -> None:
    with TemporaryDirectory() as folder, Store(Path(folder) / "review.db") as store:
        known = list(history(made, choices, store))
        then, now = known[which % len(known)], known[-1]
        parts = [
            (review.bitext.beads, review.bitext.de, review.bitext.en, review.edits, review.comments)
            for review in (then, now)
        ]
        assert bool(difference(then, now)) == (parts[0] != parts[1])
        assert all(change.words for change in difference(then, now))
        if seen_by_a_person(then) == seen_by_a_person(now):
            return
        assert store.moments.restore(REPORT, then.revision, "carla") == now.revision + 1
        assert seen_by_a_person(store.load("report")) == seen_by_a_person(then)
        assert seen_by_a_person(store.at("report", now.revision)) == seen_by_a_person(now)
        assert turn(store, "undo", "carla").ok
        assert seen_by_a_person(store.load("report")) == seen_by_a_person(now)
        assert turn(store, "redo", "carla").ok
        assert seen_by_a_person(store.load("report")) == seen_by_a_person(then)


@settings(max_examples=25, deadline=None)
@given(beads(least=2, most=4), drawn, st.integers(0, 10**6))
def test_rows_are_restored_as_they_were_and_no_others_change(
    made: Any, choices: list[tuple[int, int]], which: int
) -> None:
    with TemporaryDirectory() as folder, Store(Path(folder) / "review.db") as store:
        known = list(history(made, choices, store))
        then, now = (replace(known[at], comments=()) for at in (which % len(known), -1))
        bead = now.bitext.beads[which % len(now.bitext.beads)]
        changes = difference(then, now)
        left = [change for change in changes if bead not in now.bitext.beads[slice(*change.now)]]
        places = [bead.de.start + bead.en.start]
        if left == list(changes):
            with pytest.raises(ActError, match="that stands as it did then"):
                store.moments.restore(REPORT, then.revision, "carla", places=places)
            return
        if any(Aspect.SENTENCES in change.aspects for change in changes if change not in left):
            with pytest.raises(ActError, match="sentences here were parted otherwise then"):
                store.moments.restore(REPORT, then.revision, "carla", places=places)
            return
        store.moments.restore(REPORT, then.revision, "carla", places=places)
        after = replace(store.load("report"), comments=())
        assert [change.said for change in difference(then, after)] == [change.said for change in left]
        assert turn(store, "undo", "carla").ok
        assert seen_by_a_person(store.load("report")) == seen_by_a_person(known[-1])


def test_a_moment_before_another_text_came_is_rebuilt_and_restored_with_its_text(store: Store) -> None:
    review = saved(store, (1, 1), (1, 1))
    store.apply(REPORT, act("edit", review, 1, language="en", sentence=1, text="Exports grew."), "anna")
    store.apply(REPORT, act("comment", review, 0, text="Why?"), "anna")
    before = store.load("report")
    english = document(Language.EN, ["Quite another text."])
    old = before.bitext
    shorter = Bitext(de=old.de, en=english, beads=bitext((2, 1)).beads, signature="model 2")
    store.add(shorter, who="bert")
    assert store.load("report").bitext.en == english
    assert store.at("report", before.revision) == replace(before, versions=())
    with pytest.raises(ActError) as error:
        store.moments.restore(REPORT, before.revision, "anna", places=[0])
    assert str(error.value) == "report: event 3 was about another text (restore the whole pair)"
    store.moments.restore(REPORT, before.revision, "anna")
    assert seen_by_a_person(store.load("report")) == seen_by_a_person(before)
    assert store.changes(REPORT, before.revision) is None  # a browser needs the text


def test_a_restored_row_takes_along_the_rows_that_tiling_wants(store: Store) -> None:
    review = saved(store, (1, 1), (1, 1), (1, 1), (1, 1))
    store.apply(REPORT, act("confirm", review, 0), "anna")
    store.apply(REPORT, act("merge", store.load("report"), 0, 1), "anna")
    store.apply(REPORT, act("move", store.load("report"), 0, 1, language="de", direction="down"), "bert")
    store.apply(REPORT, act("flag", store.load("report"), 2), "bert")
    assert kinds(store.load("report")) == ["1-2", "2-1", "1-1"]
    store.moments.restore(REPORT, 2, "carla", places=[3])
    after = store.load("report")
    assert kinds(after) == ["1-1", "1-1", "1-1", "1-1"]
    assert [str(bead.status) for bead in after.bitext.beads] == ["confirmed", "proposed", "proposed", "flagged"]
    assert store.history("report").row(-1, named=True) | {"when": None} == {
        "revision": 6,
        "when": None,
        "who": "carla",
        "kind": "restore",
        "what": "restored 1-1, 1-1 and 1-1 as after event 2",
        "undone": False,
    }


def test_a_restored_row_keeps_its_comments(store: Store) -> None:
    review = saved(store, (1, 1))
    store.apply(REPORT, act("comment", review, 0, text="Why?"), "anna")
    store.apply(REPORT, act("flag", review, 0), "anna")
    store.moments.restore(REPORT, 1, "anna", places=[0])
    assert [comment.text for comment in store.load("report").comments] == ["Why?"]
    store.moments.restore(REPORT, 1, "anna")
    assert store.load("report").comments == ()


def test_who_acted_before_is_told_that_the_state_was_restored(store: Store) -> None:
    review = saved(store, (1, 1), (1, 1))
    store.apply(REPORT, act("merge", review, 0, 1), "anna")
    stale = store.load("report")
    store.moments.give_name(REPORT, 1, "before the second review", "bert")
    store.moments.restore(REPORT, 1, "bert")
    told = "bert restored the state after event 1, “before the second review” meanwhile (look at it and decide again)"
    assert store.apply(REPORT, act("confirm", stale, 0), "anna").error == f"report: {told}"
    assert turn(store, "undo").error == f"report: {told}"


REFUSED = [
    ((0,), "report: there is no event 0 (choose one from 1 to 2)"),
    ((3,), "report: there is no event 3 (choose one from 1 to 2)"),
    ((2,), "report: that stands as it did then (choose another moment)"),
    ((2, [0]), "report: that stands as it did then (choose another moment)"),
    ((1, [1]), "report: there is no bead at place 1 (load the pair again)"),
]


@pytest.mark.parametrize(("arguments", "message"), REFUSED)
def test_what_cannot_be_restored_is_refused_and_changes_nothing(
    store: Store, arguments: tuple[Any, ...], message: str
) -> None:
    review = saved(store, (1, 1))
    store.apply(REPORT, act("flag", review, 0), "anna")
    revision, *places = arguments
    with pytest.raises((ActError, ConflictError)) as error:
        store.moments.restore(REPORT, revision, "anna", places=places[0] if places else None)
    assert str(error.value) == message
    assert store.load("report").revision == 2


def test_a_past_that_is_no_pair_is_damaged(path: Path) -> None:
    with Store(path) as store:
        review = saved(store, (1, 1), (1, 1))
        store.apply(REPORT, act("merge", review, 0, 1), "anna")
        with closing(sqlite3.connect(path)) as connection:
            connection.execute("UPDATE event SET before = replace(before, '[2,[1,2', '[2,[0,2')")
            connection.commit()
        with pytest.raises(StoreError) as error:
            store.at("report", 1)
    assert str(error.value) == (
        "report: what stood after event 1 is damaged, bead 1 starts at 0, 1; expected 1, 1 (choose a later event)"
    )


def test_events_are_told_some_at_a_time_with_what_became_of_them(store: Store) -> None:
    review = saved(store, (1, 1), (1, 1), (1, 1))
    store.apply(REPORT, act("confirm", review, 0), "anna")
    turn(store, "undo")
    store.apply(REPORT, act("merge", store.load("report"), 1, 2), "anna")
    store.apply(REPORT, act("flag", store.load("report"), 0), "bert")
    moments = store.moments
    assert [(e.revision, e.who, e.words, e.undone, e.de and tuple(e.de)) for e in moments.events(REPORT)] == [
        (5, "bert", "flagged", False, (0, 1)),
        (4, "anna", "merged 1-1 and 1-1 into 2-2", False, (1, 3)),
        (3, "anna", "undid: confirmed", False, (0, 1)),
        (2, "anna", "confirmed", True, (0, 1)),
        (1, "workbench", "aligned: 3 rows", False, (0, 3)),
    ]
    assert [event.revision for event in moments.events(REPORT, "anna", first=1, most=1)] == [3]
    assert moments.authors(REPORT) == {"anna": 3, "bert": 1, "workbench": 1}
    assert store.history("report")["undone"].to_list() == [False, True, False, False, False]
    assert moments.event(REPORT, 5) == moments.events(REPORT)[0]
    assert moments.event(REPORT, 6) is None
    assert moments.revision(REPORT) == 5


def test_moments_get_names_and_lose_them(path: Path, store: Store) -> None:
    saved(store, (1, 1))
    store.apply(REPORT, act("flag", store.load("report"), 0), "anna")
    store.moments.give_name(REPORT, 1, " as  aligned ", "anna")
    store.moments.give_name(REPORT, 2, "before the second review", "bert")
    with Store(path) as again:
        assert [(moment.name, moment.revision, moment.who) for moment in again.moments.named(REPORT)] == [
            ("before the second review", 2, "bert"),
            ("as aligned", 1, "anna"),
        ]
    store.moments.forget(REPORT, "as aligned")
    assert [moment.name for moment in store.moments.named(REPORT)] == ["before the second review"]


NAMES = [
    ("kept", 1, "kept: there is a snapshot of this name (choose another name)"),
    (" ", 1, "name: not of 1 to 100 letters (give the snapshot a short name)"),
    ("x" * 101, 1, "name: not of 1 to 100 letters (give the snapshot a short name)"),
    ("later", 2, "report: there is no event 2 (choose one from 1 to 1)"),
]


@pytest.mark.parametrize(("name", "revision", "message"), NAMES)
def test_a_name_that_is_none_is_refused(store: Store, name: str, revision: int, message: str) -> None:
    saved(store, (1, 1))
    store.moments.give_name(REPORT, 1, "kept", "anna")
    with pytest.raises(ActError) as error:
        store.moments.give_name(REPORT, revision, name, "anna")
    assert str(error.value) == message


def test_who_only_restored_is_among_the_reviewers(store: Store) -> None:
    review = saved(store, (1, 1))
    store.apply(REPORT, {**act("flag", review, 0), "id": act_id()}, "anna")
    store.moments.restore(REPORT, 1, "carla")
    assert store.reviewers("report") == ("anna", "carla")
