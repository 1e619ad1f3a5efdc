from __future__ import annotations

from dataclasses import replace

from alignment.bitext import Language
from alignment.review import Answer, Review, Seen, Store
from tests.review.making import REPORT, act, bitext, note, saved


def test_notes_are_anchored_in_the_text_as_it_stands(store: Store) -> None:
    aligned = bitext((1, 1), (1, 1))
    notes = (note("1", 0, 8), note("2", 1, 12))
    store.add(replace(aligned, en=replace(aligned.en, notes=notes)), who="workbench")
    review = store.load("report")
    assert review.notes(Language.EN) == notes
    text = "Then the plan was fulfilled."
    store.apply(REPORT, act("edit", review, 0, language="en", sentence=0, text=text), "anna")
    moved = store.load("report").notes(Language.EN)
    assert text[: moved[0].offset] == "Then the plan"
    assert moved[1] == notes[1]


def test_seen_names_beads_as_an_act_needs_them() -> None:
    review = Review(bitext=bitext((1, 1), (2, 1), (1, 1)), versions=(1, 4, 2))
    assert review.seen(1, 2) == (Seen(2, 4), Seen(5, 2))


def test_an_answer_is_put_into_json_without_what_does_not_apply() -> None:
    assert Answer(id="a", ok=True, revision=3).ack() == {"id": "a", "ok": True, "rev": 3}
    undone = {"id": "a", "ok": True, "rev": 3, "of": "b", "place": 4}
    assert Answer(id="a", ok=True, revision=3, of="b", place=4).ack() == undone
    assert Answer(id="a", ok=False, error="no", conflict=True).ack() == {
        "id": "a",
        "ok": False,
        "error": "no",
        "conflict": True,
    }


def test_the_history_tells_who_did_what(store: Store) -> None:
    review = saved(store, (1, 1), (1, 1), (1, 1))
    store.apply(REPORT, act("merge", review, 0, 1), "anna")
    store.apply(REPORT, act("confirm", review, 2), "bert")
    store.apply(REPORT, {"id": "undo-00001", "kind": "undo"}, "anna")
    history = store.history("report")
    assert history.columns == ["revision", "when", "who", "kind", "what", "undone"]
    assert history.select("revision", "who", "kind", "what", "undone").rows() == [
        (1, "workbench", "align", "aligned: 3 rows", False),
        (2, "anna", "merge", "merged 1-1 and 1-1 into 2-2", True),
        (3, "bert", "confirm", "confirmed", False),
        (4, "anna", "undo", "undid: merged 1-1 and 1-1 into 2-2", False),
    ]
    assert [when.second for when in history["when"]] == [1, 2, 3, 4]
    assert store.history("report", 2)["revision"].to_list() == [1, 2, 4]
    assert store.history("report", 4)["revision"].to_list() == [1, 3]


def test_what_was_undone_stays_undone_in_the_history_when_something_else_is_done(store: Store) -> None:
    review = saved(store, (1, 1), (1, 1))
    store.apply(REPORT, act("flag", review, 0), "anna")
    store.apply(REPORT, {"id": "undo-00001", "kind": "undo"}, "anna")
    store.apply(REPORT, act("confirm", review, 1), "anna")
    assert store.history("report").select("kind", "undone").rows() == [
        ("align", False),
        ("flag", True),
        ("undo", False),
        ("confirm", False),
    ]


def test_the_last_acts_on_a_bead_are_told_newest_first(store: Store) -> None:
    review = saved(store, (1, 1), (1, 1))
    for number, kind in ((0, "flag"), (1, "flag"), (0, "bookmark")):
        store.apply(REPORT, act(kind, store.load("report"), number), "anna")
    assert [(told.revision, told.kind) for told in store.told(REPORT, 0, 2)] == [(4, "bookmark"), (2, "flag")]
    assert review.revision == 1
