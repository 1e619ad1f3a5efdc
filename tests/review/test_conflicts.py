from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alignment.review import Store, place_of
from tests.review.making import EN, MACHINE, REPORT, act, act_id, beads, bitext, kinds, possible, saved


@pytest.fixture
def other(path: Path, store: Store) -> Iterator[Store]:  # noqa: ARG001  # the first store makes the file
    with Store(path) as other:
        yield other


def test_two_tabs_see_each_other(store: Store, other: Store) -> None:
    review = saved(store, (1, 1), (1, 1))
    store.apply(REPORT, act("merge", review, 0, 1), "anna")
    assert other.load("report") == store.load("report")


def test_the_second_of_two_tabs_is_told_what_happened(store: Store, other: Store) -> None:
    review = saved(store, (1, 1), (1, 1))
    assert store.apply(REPORT, act("edit", review, 0, language="en", sentence=0, text="Hers."), "anna").ok
    answer = other.apply(REPORT, act("edit", review, 0, language="en", sentence=0, text="His."), "anna")
    assert (answer.ok, answer.conflict, answer.revision) == (False, True, None)
    told = "anna reworded the English: “The plan was fulfilled in …” → “Hers.” meanwhile"
    assert answer.error == f"report: {told} (look at it and decide again)"
    assert other.load("report").text(*key_of(0)) == "Hers."


def key_of(sentence: int) -> tuple[Any, int]:
    from alignment.bitext import Language

    return Language.EN, sentence


def test_a_bead_that_is_gone_is_a_conflict(store: Store, other: Store) -> None:
    review = saved(store, (1, 1), (1, 1))
    store.apply(REPORT, act("merge", review, 0, 1), "anna")
    answer = other.apply(REPORT, act("confirm", review, 1), "bert")
    assert (answer.conflict, answer.error) == (
        True,
        "report: anna merged 1-1 and 1-1 into 2-2 meanwhile (look at it and decide again)",
    )


def test_a_bead_that_came_back_is_not_the_one_that_was_seen(store: Store, other: Store) -> None:
    review = saved(store, (1, 1), (1, 1))
    store.apply(REPORT, act("merge", review, 0, 1), "anna")
    store.apply(REPORT, {"id": act_id(), "kind": "undo"}, "anna")
    assert kinds(store.load("report")) == kinds(review)
    answer = other.apply(REPORT, act("confirm", review, 1), "bert")
    assert (answer.conflict, answer.error) == (
        True,
        "report: anna undid: merged 1-1 and 1-1 into 2-2 meanwhile (look at it and decide again)",
    )


def test_a_place_that_never_held_a_bead_is_a_conflict(store: Store) -> None:
    review = saved(store, (1, 1))
    answer = store.apply(REPORT, act("confirm", review, 0) | {"seen": [[1, 1]]}, "anna")
    assert (answer.conflict, answer.error) == (True, "report: there is no bead at place 1 (load the pair again)")


def test_acts_on_different_beads_do_not_disturb_each_other(store: Store, other: Store) -> None:
    review = saved(store, (1, 1), (1, 1), (1, 1))
    assert store.apply(REPORT, act("merge", review, 0, 1), "anna").ok
    assert other.apply(REPORT, act("edit", review, 2, language="en", sentence=2, text="Better."), "bert").ok
    assert kinds(store.load("report")) == ["2-2", "1-1"]
    assert store.load("report").texts(key_of(0)[0]) == [EN[0], EN[1], "Better."]


@settings(max_examples=15)
@given(beads(least=2, most=5), st.lists(st.integers(0, 10**6), min_size=1, max_size=20))
def test_versions_only_grow_and_can_be_named_before_they_are_told(made: Any, choices: list[int]) -> None:
    latest: dict[int, int] = {}
    with TemporaryDirectory() as folder, Store(Path(folder) / "review.db") as store:
        store.add(bitext(beads=made), who=MACHINE)
        review = store.load("report")
        for choice in choices:
            acts = [one for one in possible(review) if one["kind"] not in ("comment", "part", "join")]
            one = acts[choice % len(acts)]
            assert store.apply(REPORT, one, "anna").ok
            after = store.load("report")
            foretold = 1 + max(version for _, version in one["seen"])
            before = dict(zip(map(place_of, review.bitext.beads), review.versions, strict=True))
            for bead, version in zip(after.bitext.beads, after.versions, strict=True):
                place = place_of(bead)
                assert version in (before.get(place), foretold)
                assert version > latest.get(place, 0) or before.get(place) == version
                latest[place] = max(version, latest.get(place, 0))
            review = after
