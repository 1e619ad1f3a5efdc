"""Laws of parted and joined sentences: whatever is done, undone and restored, what stood comes back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from alignment.errors import ActError
from alignment.review import Review, Store
from tests.review.making import MACHINE, REPORT, beads, bitext, possible, seen_by_a_person, turn


def history(made: Any, choices: Sequence[tuple[int, int]], store: Store) -> list[Review]:
    """Do acts of two people, every other one on sentences, and return the review after each event."""
    store.add(bitext(beads=made), who=MACHINE)
    known = [store.load("report")]
    for what, which in choices:
        review = store.load("report")
        who = ("anna", "bert")[which % 3 == 0]
        if what == 0:
            turn(store, ("undo", "redo")[which % 2], who)
        elif what == 1 and which % 4 == 0:
            store.moments.at(REPORT, known[which % len(known)].revision)
            restored(store, known[which % len(known)].revision, who)
        elif what == 1 and which % 4 == 1:
            store.add(replace(bitext(beads=made), signature=f"model {which}"), who=who)
        else:
            acts = [one for one in possible(review) if (one["kind"] in ("part", "join")) == (what == 2)]
            assert not acts or store.apply(REPORT, acts[which % len(acts)], who).ok
        if (after := store.load("report")).revision != review.revision:
            known.append(after)
    return known


def restored(store: Store, revision: int, who: str) -> bool:
    try:
        store.moments.restore(REPORT, revision, who)
    except ActError:
        return False
    return True


drawn = st.lists(st.tuples(st.integers(0, 3), st.integers(0, 10**6)), max_size=14)


with_store: Callable[[Any], Any] = settings(max_examples=25, deadline=None)


@with_store
@given(beads(least=1, most=4), drawn)
def test_every_moment_is_rebuilt_and_restored_whatever_was_parted(made: Any, choices: list[tuple[int, int]]) -> None:
    with TemporaryDirectory() as folder, Store(Path(folder) / "review.db") as store:
        known = history(made, choices, store)
        texts = {review.bitext.en.text for review in known} | {review.bitext.de.text for review in known}
        assert len(texts) <= 2
        for then in known:
            assert store.at("report", then.revision) == replace(then, versions=())
        for then in known[::3]:
            before = store.load("report")
            if restored(store, then.revision, "carl"):
                assert seen_by_a_person(store.load("report")) == seen_by_a_person(then)
                assert turn(store, "undo", "carl").ok
                assert seen_by_a_person(store.load("report")) == seen_by_a_person(before)


@with_store
@given(beads(least=1, most=4), drawn)
def test_undo_and_redo_bring_back_exactly_what_stood(made: Any, choices: list[tuple[int, int]]) -> None:
    with TemporaryDirectory() as folder, Store(Path(folder) / "review.db") as store:
        history(made, choices, store)
        steps = [store.load("report")]
        for _ in range(3):
            acts = [one for one in possible(steps[-1]) if one["kind"] in ("part", "join", "confirm", "edit")]
            if acts:
                assert store.apply(REPORT, acts[len(choices) % len(acts)], "carl").ok
            if store.load("report").revision != steps[-1].revision:
                steps.append(store.load("report"))
        for before in steps[-2::-1]:
            assert turn(store, "undo", "carl").ok
            assert seen_by_a_person(store.load("report")) == seen_by_a_person(before)
        for after in steps[1:]:
            assert turn(store, "redo", "carl").ok
            assert seen_by_a_person(store.load("report")) == seen_by_a_person(after)
