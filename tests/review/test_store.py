from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from alignment.bitext import Language, Status
from alignment.errors import ConflictError, StoreError
from alignment.findings import Unit
from alignment.review import Answer, Comment, Confirm, Store, place_of
from tests.review.making import DE, EN, MACHINE, REPORT, act, act_id, bitext, kinds, saved


def test_a_saved_bitext_is_loaded_equal(store: Store) -> None:
    aligned = bitext((1, 1), (2, 1), (0, 1))
    assert store.add(aligned, who=MACHINE) == aligned
    review = store.load("report")
    assert review.bitext == aligned
    assert (review.versions, review.revision) == ((1, 1, 1), 1)
    assert (review.edits, review.comments) == ({}, ())


def test_a_pair_without_beads_is_kept(store: Store) -> None:
    empty = bitext(beads=())
    store.add(empty, who=MACHINE)
    assert store.load("report").bitext == empty
    assert store.pairs()[0].beads == 0


def test_the_list_of_pairs_counts_what_is_reviewed(store: Store) -> None:
    review = saved(store, (1, 1), (1, 1), (1, 0))
    store.apply(REPORT, act("confirm", review, 0), "anna")
    store.apply(REPORT, act("flag", review, 2), "anna")
    store.apply(REPORT, act("merge", store.load("report"), 1, 2), "anna")
    (pair,) = store.pairs()
    assert (pair.name, pair.beads, pair.confirmed, pair.flagged) == ("report", 2, 1, 1)
    assert (pair.revision, pair.signature) == (4, "model 1")
    assert pair.changed == datetime(1987, 6, 1, 8, 0, 4, tzinfo=UTC)


def test_the_beads_of_a_pair_can_be_had_without_its_texts(store: Store) -> None:
    review = saved(store, (1, 1), (2, 1), (1, 0), (0, 2))
    assert store.beads("report") == review.bitext.beads
    store.apply(REPORT, act("merge", review, 2, 3), "anna")
    assert store.beads("report") == store.load("report").bitext.beads


def test_an_act_is_answered_with_its_revision_and_changes_the_versions_of_its_beads(store: Store) -> None:
    review = saved(store, (1, 1), (1, 1), (1, 1))
    first = act("confirm", review, 0)
    assert store.apply(REPORT, first, "anna") == Answer(id=first["id"], ok=True, revision=2)
    review = store.load("report")
    assert review.versions == (2, 1, 1)
    store.apply(REPORT, act("merge", review, 0, 1), "anna")
    assert store.load("report").versions == (3, 1)
    assert store.load("report").bitext.beads[0].status == Status.PROPOSED


def test_acts_made_in_python_are_done_too(store: Store) -> None:
    review = saved(store, (1, 1))
    assert store.apply(REPORT, Confirm(id=act_id(), seen=review.seen(0)), "anna").ok
    assert store.load("report").bitext.beads[0].status == Status.CONFIRMED


def test_an_act_sent_again_is_done_once_and_answered_the_same(store: Store) -> None:
    review = saved(store, (1, 1), (1, 1))
    merge = act("merge", review, 0, 1)
    answers = {store.apply(REPORT, merge, "anna") for _ in range(3)}
    assert answers == {Answer(id=merge["id"], ok=True, revision=2)}
    assert store.load("report").revision == 2


def test_the_id_of_an_act_serves_one_act(store: Store) -> None:
    review = saved(store, (1, 1))
    first = act("confirm", review, 0)
    store.apply(REPORT, first, "anna")
    refused = Answer(id=first["id"], ok=False, error="id: already used for another act (make a new one)")
    assert store.apply(REPORT, first, "bert") == refused
    assert store.apply(REPORT, first | {"kind": "flag"}, "anna") == refused


def test_an_act_that_changes_nothing_leaves_no_trace(store: Store) -> None:
    review = saved(store, (1, 1))
    idle = [act("flag", review, 0, on=False), act("edit", review, 0, language="en", sentence=0, text=EN[0])]
    assert [store.apply(REPORT, one, "anna").revision for one in idle] == [1, 1]
    assert store.load("report") == review
    assert store.snapshot(REPORT, "anna")["can"] == {"undo": False, "redo": False}


def test_a_refused_act_changes_nothing(store: Store) -> None:
    review = saved(store, (1, 1), (1, 1))
    senseless = act("edit", review, 0, language="de", sentence=0, text="Anders.")
    assert store.apply(REPORT, senseless, "anna") == Answer(
        id=senseless["id"], ok=False, error="edit: the German is locked (comment on it instead, or unlock it)"
    )
    assert store.apply(REPORT, {"kind": "merge"}, "anna") == Answer(id="", ok=False, error="merge: id missing")
    assert store.apply(REPORT, act("confirm", review, 0), "").error == "reviewer: empty"
    assert store.load("report") == review


def test_edits_are_kept_beside_the_original(store: Store) -> None:
    review = saved(store, (1, 1), (1, 2))
    store.apply(REPORT, act("edit", review, 1, language="en", sentence=2, text="Better."), "anna")
    review = store.load("report")
    assert review.edits == {(Language.EN, 2): "Better."}
    assert review.text(Language.EN, 2) == "Better."
    assert review.texts(Language.EN) == [EN[0], EN[1], "Better."]
    assert review.bitext.en.sentences[2].text == EN[2]
    assert review.unit(review.bitext.beads[1]) == Unit(de=(review.text(Language.DE, 1),), en=(EN[1], "Better."))
    store.apply(REPORT, act("edit", review, 1, language="en", sentence=2, text=EN[2]), "anna")
    assert store.load("report").edits == {}


def test_a_correction_of_the_german_is_kept_beside_the_original_until_that_is_typed_again(store: Store) -> None:
    review = saved(store, (1, 1), (1, 2))
    how = {"language": "de", "sentence": 1, "unlocked": True}
    assert store.apply(REPORT, act("edit", review, 1, text="Besser.", **how), "anna").ok
    assert store.load("report").text(Language.DE, 1) == "Besser."
    assert store.snapshot(REPORT, "anna")["originals"] == {"de": {"1": DE[1]}, "en": {}}
    store.apply(REPORT, {"id": act_id(), "kind": "undo"}, "anna")
    assert store.load("report").edits == {}
    store.apply(REPORT, {"id": act_id(), "kind": "redo"}, "anna")
    store.apply(REPORT, act("edit", store.load("report"), 1, text=DE[1], **how), "anna")
    assert store.load("report").edits == {}


def test_comments_stay_with_their_sentence_through_merging_and_splitting(store: Store) -> None:
    review = saved(store, (1, 1), (1, 0))
    store.apply(REPORT, act("comment", review, 0, text="First."), "anna")
    store.apply(REPORT, act("comment", review, 1, text="Where is the English?"), "bert")
    store.apply(REPORT, act("merge", store.load("report"), 0, 1), "anna")
    review = store.load("report")
    first = Comment(
        language=Language.EN, sentence=0, who="anna", when=datetime(1987, 6, 1, 8, 0, 2, tzinfo=UTC), text="First."
    )
    assert review.comments_on(review.bitext.beads[0])[0] == first
    assert [comment.who for comment in review.comments_on(review.bitext.beads[0])] == ["anna", "bert"]
    store.apply(REPORT, act("split", review, 0, de=1, en=1), "anna")
    review = store.load("report")
    assert [[c.who for c in review.comments_on(bead)] for bead in review.bitext.beads] == [["anna"], ["bert"]]


def test_a_comment_leaves_the_bead_as_it_was(store: Store) -> None:
    review = saved(store, (1, 1))
    store.apply(REPORT, act("comment", review, 0, text="Fine."), "anna")
    assert store.apply(REPORT, act("confirm", review, 0), "bert").ok


def test_everything_is_there_after_a_restart(path: Path) -> None:
    with Store(path) as store:
        review = saved(store, (1, 1), (2, 1), (1, 2))
        store.apply(REPORT, act("confirm", review, 0), "anna")
        store.apply(REPORT, act("comment", review, 1, text="Two for one."), "anna")
        store.apply(REPORT, act("edit", review, 2, language="en", sentence=2, text="Better."), "anna")
        store.apply(REPORT, act("merge", store.load("report"), 1, 2), "anna")
        before = store.load("report")
    with Store(path) as store:
        assert store.load("report") == before
        assert kinds(before) == ["1-1", "3-3"]


def test_several_pairs_live_in_one_store(store: Store) -> None:
    first, second = bitext((1, 1)), bitext((2, 1))
    store.add(first, who=MACHINE)
    store.add(replace(second, de=replace(second.de, name="other"), en=replace(second.en, name="other")), who=MACHINE)
    store.apply(store.number("other"), act("confirm", store.load("other"), 0), "anna")
    assert [(pair.name, pair.confirmed) for pair in store.pairs()] == [("other", 1), ("report", 0)]
    assert store.load("report").bitext == first


def test_a_pair_that_is_not_in_review_is_named(store: Store) -> None:
    for ask in (store.load, store.history, store.reviewers, store.number):
        with pytest.raises(StoreError) as error:
            ask("missing")
        assert str(error.value) == "missing: not in review (align the pair first)"


def test_a_number_that_no_pair_has_is_named(store: Store) -> None:
    saved(store, (1, 1))
    for ask in (
        lambda: store.snapshot(7),
        lambda: store.changes(7, 0),
        lambda: store.apply(7, {"id": act_id(), "kind": "undo"}, "anna"),
    ):
        with pytest.raises(StoreError) as error:
            ask()
        assert str(error.value) == "pair 7: not in review (load the page again)"


def test_the_beads_near_a_place_come_with_their_sentences_as_they_stand(store: Store) -> None:
    review = saved(store, (1, 1), (1, 1), (2, 1), (0, 1), (1, 1), (1, 1))
    store.apply(REPORT, act("edit", review, 2, language="en", sentence=2, text="Worded anew."), "anna")
    store.apply(REPORT, act("merge", review, 4, 5), "anna")
    now = store.load("report")
    near = store.near(REPORT, place_of(now.bitext.beads[2]), 1)
    assert near.beads == now.bitext.beads[1:4]
    assert near.index == 1
    assert near.texts == {
        Language.DE: tuple(now.texts(Language.DE)[1:4]),
        Language.EN: (EN[1], "Worded anew.", EN[3]),
    }
    assert near.signature == "model 1"
    assert store.near(REPORT, place_of(now.bitext.beads[4]), 2).beads == now.bitext.beads[2:]
    assert store.near(REPORT, 0, 2).beads == now.bitext.beads[:3]


def test_near_a_bead_that_is_gone_there_is_nothing(store: Store) -> None:
    review = saved(store, (1, 1), (1, 1))
    store.apply(REPORT, act("merge", review, 0, 1), "anna")
    for place in (1, 2, 99):
        with pytest.raises(ConflictError) as error:
            store.near(REPORT, place, 3)
        assert str(error.value) == f"report: there is no bead at place {place} (load the pair again)"


def test_the_sentences_of_a_side_that_is_empty_are_none(store: Store) -> None:
    saved(store, (1, 0), (1, 0))
    assert store.near(REPORT, 1, 3).texts[Language.EN] == ()


def test_a_thread_is_resolved_and_opened_again(store: Store) -> None:
    review = saved(store, (1, 1), (1, 1))
    for index in (0, 0, 1):
        store.apply(REPORT, act("comment", store.load("report"), index, text=f"Remark on {index}."), "anna")
    assert store.apply(REPORT, act("resolve", review, 0), "bert").ok
    assert [(comment.text, comment.resolved) for comment in store.load("report").comments] == [
        ("Remark on 0.", "bert"),
        ("Remark on 0.", "bert"),
        ("Remark on 1.", ""),
    ]
    assert store.apply(REPORT, act("resolve", review, 0, on=False), "anna").ok
    assert not any(comment.resolved for comment in store.load("report").comments)
    assert store.apply(REPORT, {"id": act_id(), "kind": "undo"}, "anna").ok
    assert [comment.resolved for comment in store.load("report").comments] == ["bert", "bert", ""]


def test_resolving_where_there_is_no_comment_leaves_no_trace(store: Store) -> None:
    review = saved(store, (1, 1))
    assert store.apply(REPORT, act("resolve", review, 0), "anna").ok
    assert store.load("report").revision == review.revision


def test_confirming_many_is_one_event_and_one_conflict_saves_none(store: Store) -> None:
    review = saved(store, *[(1, 1)] * 300)
    store.apply(REPORT, act("flag", review, 299), "bert")
    late = store.apply(REPORT, act("confirm-all", review, *range(300)), "anna")
    assert (late.ok, late.conflict) == (False, True)
    assert late.error == "report: bert flagged meanwhile (look at it and decide again)"
    assert store.apply(REPORT, act("confirm-all", store.load("report"), *range(0, 299, 2)), "anna").ok
    (pair,) = store.pairs()
    assert (pair.confirmed, pair.flagged) == (150, 1)
    assert store.history("report")["what"].to_list()[-1] == "confirmed 150 rows"
    assert store.apply(REPORT, {"id": act_id(), "kind": "undo"}, "anna").ok
    assert store.pairs()[0].confirmed == 0
