from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alignment.bitext import Bead, Bitext, Language, Span, Status
from alignment.errors import StoreError
from alignment.reasons import Reason, ReasonKind
from alignment.review import Store, apply_all
from tests.review.making import EN, MACHINE, REPORT, act, act_id, bitext, document, note, possible, saved, sentences


def send(store: Store, *acts: object, rev: int = 1, who: str = "anna") -> dict[str, Any]:
    """Do the acts and return what the browser is told: acks, and the changes or else the snapshot."""
    answers, places = apply_all(store, REPORT, who, acts)
    acks = [answer.ack() for answer in answers]
    changes = store.changes(REPORT, rev, who, places=places)
    news = {"snapshot": store.snapshot(REPORT, who)} if changes is None else {"changes": changes}
    return {"acks": acks} | news


def test_a_snapshot_is_the_pair_in_the_fixed_order_of_the_lists(store: Store) -> None:
    de = document(Language.DE, sentences(Language.DE, 3))
    en = document(Language.EN, EN[:3], notes=(note("1", 2, 30),))
    first = Bead(de=Span(0, 1), en=Span(0, 1), confidence=0.98765)
    second = Bead(de=Span(1, 3), en=Span(1, 3), confidence=0.5, reasons=(Reason(ReasonKind.LENGTHS, (12, 3)),))
    store.add(Bitext(de=de, en=en, beads=(first, second), signature="model 1"), who=MACHINE)
    review = store.load("report")
    store.apply(REPORT, act("edit", review, 1, language="en", sentence=2, text="Then " + EN[2]), "anna")
    store.apply(REPORT, act("comment", review, 0, text="Fine."), "bert")
    snapshot = store.snapshot(REPORT, "anna")
    assert snapshot == {
        "rev": 3,
        "de": sentences(Language.DE, 3),
        "en": [EN[0], EN[1], "Then " + EN[2]],
        "originals": {"de": {}, "en": {"2": EN[2]}},
        "paragraphs": {
            "de": [["body", 0, "", 0, 2], ["body", 0, "", 2, 3]],
            "en": [["body", 0, "", 0, 2], ["body", 0, "", 2, 3]],
        },
        "notes": {"de": [], "en": [[2, 35, "1", "Foreign currency.", "translator"]]},
        "beads": [
            [0, 1, 0, 1, 0, 1, "proposed", 0.9877, [], 0, []],
            [2, 2, 1, 3, 1, 3, "proposed", None, [], 0, []],
        ],
        "comments": [["en", 0, "bert", "1987-06-01T08:00:03.000+00:00", "Fine.", ""]],
        "can": {"undo": True, "redo": False},
    }
    assert json.loads(json.dumps(snapshot)) == snapshot


def test_reasons_come_with_their_kind_in_words(store: Store) -> None:
    doubtful = Bead(de=Span(0, 1), en=Span(0, 1), confidence=0.3, reasons=(Reason(ReasonKind.LENGTHS, (41, 6)),))
    store.add(bitext(beads=(doubtful,)), who=MACHINE)
    words = "lengths do not fit: 41 German words against 6 English"
    assert store.snapshot(REPORT)["beads"] == [[0, 1, 0, 1, 0, 1, "proposed", 0.3, [["lengths", words]], 0, []]]


def test_the_answer_holds_what_changed_and_nothing_else(store: Store) -> None:
    review = saved(store, *[(1, 1)] * 5)
    confirm, merge = act("confirm", review, 0), act("merge", review, 2, 3)
    assert send(store, confirm, merge) == {
        "acks": [{"id": confirm["id"], "ok": True, "rev": 2}, {"id": merge["id"], "ok": True, "rev": 3}],
        "changes": {
            "since": 1,
            "rev": 3,
            "beads": [
                [0, 2, 0, 1, 0, 1, "confirmed", 0.95, [], 0, []],
                [4, 2, 2, 4, 2, 4, "proposed", None, [], 0, []],
            ],
            "gone": [6],
            "texts": [],
            "comments": None,
            "can": {"undo": True, "redo": False},
        },
    }


def test_edits_and_comments_of_others_arrive(store: Store) -> None:
    review = saved(store, (1, 1), (1, 1))
    send(store, act("edit", review, 0, language="en", sentence=0, text="Hers."), who="bert")
    assert send(store)["changes"]["texts"] == [["en", 0, "Hers.", EN[0]]]
    send(store, act("comment", review, 1, text="Why?"), who="bert")
    changes = send(store, rev=2)["changes"]
    assert (changes["texts"], [comment[4] for comment in changes["comments"]]) == ([], ["Why?"])
    send(store, {"id": act_id(), "kind": "undo"}, {"id": act_id(), "kind": "undo"}, who="bert")
    changes = send(store, rev=3)["changes"]
    assert (changes["texts"], changes["comments"]) == ([["en", 0, EN[0], None]], [])


def test_nothing_new_is_a_short_answer(store: Store) -> None:
    saved(store, (1, 1))
    can = {"undo": False, "redo": False}
    changes = {"since": 1, "rev": 1, "beads": [], "gone": [], "texts": [], "comments": None, "can": can}
    assert send(store) == {"acks": [], "changes": changes}


@pytest.mark.parametrize("rev", [-1, 7])
def test_a_browser_that_knows_no_revision_of_ours_gets_a_snapshot(store: Store, rev: int) -> None:
    saved(store, (1, 1))
    assert send(store, rev=rev) == {"acks": [], "snapshot": store.snapshot(REPORT, "anna")}


def test_acts_sent_again_are_answered_again(store: Store) -> None:
    review = saved(store, (1, 1), (1, 1))
    first, second = act("confirm", review, 0), act("confirm", review, 1)
    once = send(store, first)["acks"]
    assert send(store, first, second)["acks"][:1] == once
    assert store.load("report").revision == 3


def test_acts_in_a_row_on_the_same_beads_are_done_in_order(store: Store) -> None:
    review = saved(store, (1, 1), (1, 1))
    merge = act("merge", review, 0, 1)
    split = {"id": act_id(), "kind": "split", "seen": [[0, 2]], "de": 1, "en": 1}
    confirm = {"id": act_id(), "kind": "confirm", "seen": [[2, 3]]}
    assert [ack["ok"] for ack in send(store, merge, split, confirm)["acks"]] == [True, True, True]
    beads = store.load("report").bitext.beads
    assert [(bead.kind, bead.status) for bead in beads] == [("1-1", Status.PROPOSED), ("1-1", Status.CONFIRMED)]


def test_a_conflict_is_answered_with_the_rows_as_they_are(store: Store) -> None:
    review = saved(store, (1, 1), (1, 1))
    send(store, act("flag", review, 0), who="bert")
    late = act("confirm", review, 0)
    answer = send(store, late, rev=2)
    assert answer["acks"] == [
        {
            "id": late["id"],
            "ok": False,
            "error": "report: bert flagged meanwhile (look at it and decide again)",
            "conflict": True,
        }
    ]
    assert answer["changes"]["beads"] == [[0, 2, 0, 1, 0, 1, "flagged", 0.95, [], 0, []]]


def test_what_was_built_on_a_refused_act_is_refused_even_if_the_version_fits_by_chance(store: Store) -> None:
    review = saved(store, (1, 1), (1, 1), (1, 1))
    send(store, act("flag", review, 0), who="bert")
    late = act("confirm", review, 0)
    built_on = {"id": act_id(), "kind": "edit", "seen": [[0, 2]], "language": "en", "sentence": 0, "text": "Hers."}
    apart = act("confirm", review, 2)
    undo = {"id": act_id(), "kind": "undo"}
    acks = send(store, late, built_on, apart, undo)["acks"]
    assert [ack["ok"] for ack in acks] == [False, False, True, False]
    for ack, refused in ((acks[1], built_on), (acks[3], undo)):
        why = "an earlier act was refused, and this one built on it (look at it and decide again)"
        assert ack == {"id": refused["id"], "ok": False, "error": f"{refused['kind']}: {why}", "conflict": True}
    assert store.load("report").edits == {}


def test_a_bead_that_a_refused_act_would_have_made_is_not_taken_for_another(store: Store) -> None:
    review = saved(store, (2, 2), (1, 1))
    send(store, act("split", review, 0, de=1, en=1), who="bert")
    split = act("split", review, 0, de=1, en=1)
    confirm = {"id": act_id(), "kind": "confirm", "seen": [[2, 2]]}
    assert [ack["ok"] for ack in send(store, split, confirm)["acks"]] == [False, False]


MALFORMED: list[Any] = [
    None,
    1,
    "x",
    [],
    {},
    {"id": {"a": 1}, "kind": "undo"},
    {"id": "act-00001", "kind": "edit", "seen": [[0, 1]]},
]


@pytest.mark.parametrize("malformed", MALFORMED)
def test_a_malformed_act_is_refused_and_changes_nothing(store: Store, malformed: Any) -> None:
    review = saved(store, (1, 1))
    assert [ack["ok"] for ack in send(store, malformed)["acks"]] == [False]
    assert store.load("report") == review


def test_a_pair_that_is_not_in_review_is_an_error_not_an_answer(store: Store) -> None:
    with pytest.raises(StoreError) as error:
        send(store)
    assert str(error.value) == "pair 1: not in review (load the page again)"


@settings(max_examples=20)
@given(st.lists(st.integers(0, 10**6), min_size=1, max_size=12))
def test_changes_applied_to_an_old_snapshot_give_the_new_one(choices: list[int]) -> None:
    from pathlib import Path
    from tempfile import TemporaryDirectory

    with TemporaryDirectory() as folder, Store(Path(folder) / "review.db") as store:
        saved(store, (1, 1), (2, 1), (0, 1), (1, 2))
        old = store.snapshot(REPORT, "anna")
        for choice in choices:
            turns = [{"id": act_id(), "kind": kind} for kind in ("undo", "redo")]
            made = [one for one in possible(store.load("report")) if one["kind"] not in ("part", "join")]
            acts = [*made, *turns]
            store.apply(REPORT, acts[choice % len(acts)], "anna")
        new, changes = store.snapshot(REPORT, "anna"), store.changes(REPORT, old["rev"], "anna")
        assert changes is not None
        beads = {row[0]: row for row in old["beads"]} | {row[0]: row for row in changes["beads"]}
        assert [beads[place] for place in sorted(beads.keys() - set(changes["gone"]))] == new["beads"]
        for language, sentence, text, _ in changes["texts"]:
            old[language][sentence] = text
        assert (old["de"], old["en"]) == (new["de"], new["en"])
        assert new["comments"] == (old["comments"] if changes["comments"] is None else changes["comments"])
        assert (changes["rev"], changes["can"]) == (new["rev"], new["can"])
