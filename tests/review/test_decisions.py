"""Who decided on the rows of a pair, and who had a hand in them, as the log says."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from alignment.bitext import Bitext, Language, Status
from alignment.review import Decisions, Store, place_of
from tests.review.making import REPORT, act, act_id, document, possible, saved, tiling

ROWS = 6


def texts(de: Sequence[str], en: Sequence[str]) -> Bitext:
    return Bitext(
        de=document(Language.DE, de),
        en=document(Language.EN, en),
        beads=tiling([(1, 1)] * len(de)),
        signature="model 2",
    )


def do(store: Store, kind: str, *rows: int, who: str = "anna", **arguments: Any) -> None:
    answer = store.apply(REPORT, act(kind, store.load("report"), *rows, **arguments), who)
    assert answer.ok, answer.error


def decided(store: Store, until: int | None = None) -> dict[int, tuple[str, str]]:
    """Return by the index of a row what was decided there and by whom."""
    found = store.seconds.decisions(REPORT, until).by_place
    rows = enumerate(map(place_of, store.load("report").bitext.beads))
    return {row: (str(found[place].status), found[place].who) for row, place in rows if place in found}


def hands(decisions: Decisions, store: Store, row: int) -> set[str]:
    return set(decisions.hands_on(store.load("report").bitext.beads[row]))


def test_who_confirmed_or_flagged_last_decided(store: Store) -> None:
    saved(store, *[(1, 1)] * ROWS)
    do(store, "confirm", 0)
    do(store, "flag", 1)
    do(store, "confirm", 1, who="ben")
    do(store, "confirm", 2)
    do(store, "confirm", 2, on=False, who="ben")
    assert decided(store) == {0: ("confirmed", "anna"), 1: ("confirmed", "ben")}


def test_marks_and_comments_leave_the_decision_with_who_made_it(store: Store) -> None:
    saved(store, *[(1, 1)] * ROWS)
    do(store, "confirm", 0)
    do(store, "bookmark", 0, who="ben")
    do(store, "edit", 0, who="carl", language="en", sentence=0, text="Worded anew.")
    do(store, "comment", 0, who="dora", text="Look here.")
    assert decided(store) == {0: ("confirmed", "anna")}
    assert hands(store.seconds.decisions(REPORT), store, 0) == {"anna", "ben", "carl", "dora"}
    assert hands(store.seconds.decisions(REPORT), store, 1) == set()


def test_rows_confirmed_in_one_act_are_told_from_those_confirmed_one_by_one(store: Store) -> None:
    saved(store, *[(1, 1)] * ROWS)
    do(store, "confirm", 0)
    do(store, "confirm-all", 0, 1, 2)
    found = store.seconds.decisions(REPORT).by_place
    assert [found[place].at_once for place in (0, 2, 4)] == [False, True, True]


def test_what_an_undo_brings_back_is_still_that_of_who_decided_it(store: Store) -> None:
    saved(store, *[(1, 1)] * ROWS)
    do(store, "confirm", 0)
    do(store, "flag", 0, who="ben")
    do(store, "undo", who="ben")
    assert decided(store) == {0: ("confirmed", "anna")}
    do(store, "redo", who="ben")
    assert decided(store) == {0: ("flagged", "ben")}


def test_what_a_moment_restored_brings_back_is_still_that_of_who_decided_it(store: Store) -> None:
    saved(store, *[(1, 1)] * ROWS)
    do(store, "confirm", 0)
    then = store.load("report").revision
    do(store, "confirm", 0, on=False)
    store.moments.restore(REPORT, then, "ben")
    assert decided(store) == {0: ("confirmed", "anna")}
    assert hands(store.seconds.decisions(REPORT), store, 0) == {"anna"}


def test_a_row_that_is_made_anew_is_decided_anew(store: Store) -> None:
    saved(store, *[(1, 1)] * ROWS)
    do(store, "confirm", 0)
    do(store, "flag", 1)
    do(store, "merge", 0, 1, who="ben")  # the flag stays with the new row
    assert decided(store) == {0: ("flagged", "ben")}


def test_decisions_are_read_as_they_were_after_any_event(store: Store) -> None:
    saved(store, *[(1, 1)] * ROWS)
    do(store, "confirm", 0)
    then = store.load("report").revision
    do(store, "flag", 0, who="ben")
    do(store, "confirm", 1, who="ben")
    assert decided(store, then) == {0: ("confirmed", "anna")}


def test_decisions_and_hands_go_along_with_rows_into_new_texts_unless_a_word_changed(store: Store) -> None:
    first = saved(store, *[(1, 1)] * ROWS).bitext
    for row in (0, 1, 4):
        do(store, "confirm", row)
    do(store, "comment", 3, who="ben", text="Look here.")
    de, en = ["Neu davor.", *first.de.texts], ["New before it.", *first.en.texts]
    en[2] = en[2].replace("reported", "announced")
    store.add(texts(de, en), who="carl")
    assert [bead.status for bead in store.load("report").bitext.beads][1:3] == [Status.CONFIRMED, Status.FLAGGED]
    assert decided(store) == {1: ("confirmed", "anna"), 5: ("confirmed", "anna")}
    assert hands(store.seconds.decisions(REPORT), store, 2) == {"anna"}
    assert hands(store.seconds.decisions(REPORT), store, 4) == {"ben"}
    do(store, "undo", who="carl")
    assert decided(store) == dict.fromkeys((0, 1, 4), ("confirmed", "anna"))
    assert hands(store.seconds.decisions(REPORT), store, 3) == {"ben"}


@settings(max_examples=40)
@given(st.data())
def test_whoever_decides_what_is_decided_is_known(data: st.DataObject) -> None:
    with TemporaryDirectory() as folder, Store(Path(folder) / "review.db") as store:
        saved(store, (1, 1), (0, 1), (2, 1), (1, 1))
        for _ in range(data.draw(st.integers(0, 6))):
            acts = [*possible(store.load("report")), {"id": act_id(), "kind": "undo"}, {"id": act_id(), "kind": "redo"}]
            store.apply(REPORT, data.draw(st.sampled_from(acts)), data.draw(st.sampled_from(["anna", "ben"])))
        beads = {place_of(bead): bead.status for bead in store.beads("report") if bead.status != Status.PROPOSED}
        found = store.seconds.decisions(REPORT).by_place
        assert {place: decision.status for place, decision in found.items()} == beads
