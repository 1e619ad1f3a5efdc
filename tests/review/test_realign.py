from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from itertools import pairwise
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from alignment.bitext import Bead, Bitext, Language, Span, Status, check_tiling
from alignment.reasons import Reason, ReasonKind
from alignment.review import Comment, Store
from alignment.review.carry import REWORDED, carry, woven
from tests.review.making import (
    EN,
    MACHINE,
    REPORT,
    act,
    act_id,
    beads,
    bitext,
    document,
    kinds,
    saved,
    sentences,
    tiling,
)

WHEN = datetime(1987, 6, 1, tzinfo=UTC)


def texts(de: Sequence[str], en: Sequence[str], *shapes: tuple[int, int]) -> Bitext:
    return Bitext(
        de=document(Language.DE, de), en=document(Language.EN, en), beads=tiling(shapes, 0.7), signature="model 2"
    )


@st.composite
def two_tilings(draw: st.DrawFn) -> tuple[tuple[Bead, ...], tuple[Bead, ...]]:
    """Draw two tilings of the same sentences."""
    first = draw(beads(least=1, most=6))
    de, en = first[-1].de.stop, first[-1].en.stop
    cuts = sorted(draw(st.lists(st.tuples(st.integers(0, de), st.integers(0, en)), max_size=5)))
    steps: list[tuple[int, int]] = [(0, 0)]
    for cut in [*cuts, (de, en)]:
        if cut[0] >= steps[-1][0] and cut[1] >= steps[-1][1] and cut != steps[-1]:
            steps.append(cut)
    shapes = [(b[0] - a[0], b[1] - a[1]) for a, b in pairwise(steps)]
    return first, tiling(shapes, 0.6)


@given(two_tilings(), st.data())
def test_weaving_keeps_the_fixed_beads_and_every_sentence(tilings: Any, data: st.DataObject) -> None:
    old, new = tilings
    fixed = [bead for bead in old if data.draw(st.booleans())]
    made = tuple(woven(new, fixed))
    check_tiling(made, (0, 0), (old[-1].de.stop, old[-1].en.stop))
    assert [bead for bead in made if bead in fixed] == fixed
    assert all(bead in fixed or bead in new or bead.confidence == 0 for bead in made)


@given(two_tilings())
def test_a_new_alignment_is_taken_whole_where_nobody_decided_anything(tilings: Any) -> None:
    old, new = (bitext(beads=made) for made in tilings)
    untouched = replace(old, beads=tuple(Bead(de=b.de, en=b.en, confidence=0.5) for b in old.beads))
    assert carry(untouched, {}, {}, new).beads == new.beads


def test_a_new_alignment_keeps_what_people_decided(store: Store) -> None:
    review = saved(store, (1, 1), (1, 1), (1, 1), (1, 1))
    store.apply(REPORT, act("confirm", review, 0), "anna")
    store.apply(REPORT, act("flag", review, 3), "anna")
    stands = store.add(bitext((2, 2), (1, 1), (1, 1), signature="model 2"), who=MACHINE)
    review = store.load("report")
    assert stands == review.bitext
    assert [(bead.kind, str(bead.status)) for bead in stands.beads] == [
        ("1-1", "confirmed"),
        ("1-1", "proposed"),
        ("1-1", "proposed"),
        ("1-1", "flagged"),
    ]
    assert stands.beads[1].confidence == 0
    assert stands.signature == "model 2"


def test_what_people_decided_is_told_where_it_stands_in_the_new_texts(store: Store) -> None:
    de, en = sentences(Language.DE, 3), sentences(Language.EN, 3)
    store.add(texts(de, en, (1, 1), (1, 1), (1, 1)), who=MACHINE)
    for index in (0, 2):
        assert store.apply(REPORT, act("confirm", store.load("report"), index), "anna").ok
    new = texts(["Vorwort.", *de], ["Preface.", *en[:2], "Something else."], (1, 1), (1, 1), (1, 1), (1, 1))
    (first,) = store.decided(new.de, new.en)
    assert (first.de, first.en, first.status) == (Span(1, 2), Span(1, 2), Status.CONFIRMED)


def test_of_a_pair_that_is_new_nobody_decided_anything(store: Store) -> None:
    new = bitext((1, 1))
    assert store.decided(new.de, new.en) == ()


def test_a_bead_cut_down_to_a_gap_says_so() -> None:
    fixed = Bead(de=Span(0, 1), en=Span(0, 2), status=Status.CONFIRMED)
    (_, cut) = woven(tiling([(2, 2)]), [fixed])
    assert cut == Bead(de=Span(1, 2), en=Span(2, 2), confidence=0.0, reasons=(Reason(ReasonKind.GAP, ("en",)),))


def test_the_same_alignment_again_changes_nothing(store: Store) -> None:
    review = saved(store, (1, 1), (2, 1))
    store.add(bitext((1, 1), (2, 1)), who=MACHINE)
    assert store.load("report") == review


def test_whoever_aligned_again_can_undo_it(store: Store) -> None:
    saved(store, (1, 1), (1, 1), (1, 1))
    store.apply(REPORT, act("edit", store.load("report"), 2, language="en", sentence=2, text="Better."), "bert")
    before = store.load("report")
    store.add(bitext((2, 2), (1, 1), signature="model 2"), who="anna")
    assert kinds(store.load("report")) == ["2-2", "1-1"]
    assert store.apply(REPORT, {"id": act_id(), "kind": "undo"}, "anna").ok
    after = store.load("report")
    assert (after.bitext, after.edits) == (before.bitext, before.edits)
    assert store.apply(REPORT, {"id": act_id(), "kind": "redo"}, "anna").ok
    assert kinds(store.load("report")) == ["2-2", "1-1"]


def test_a_new_version_of_the_texts_keeps_the_work_on_what_is_left(store: Store) -> None:
    de, en = sentences(Language.DE, 4), sentences(Language.EN, 4)
    store.add(texts(de, en, (1, 1), (1, 1), (1, 1), (1, 1)), who=MACHINE)
    review = store.load("report")
    for one in (
        act("confirm", review, 0),
        act("comment", review, 1, text="On the second."),
        act("edit", review, 2, language="en", sentence=2, text="Third, better."),
        act("edit", review, 3, language="en", sentence=3, text="Fourth, better."),
    ):
        assert store.apply(REPORT, one, "anna").ok
    before = store.load("report")
    # A sentence comes in on both sides at the start, and the last English sentence is another.
    longer = texts(["Vorwort.", *de], ["Preface.", *en[:3], "Something else."], (2, 2), (1, 1), (1, 1), (1, 1))
    store.add(longer, who="bert")
    review = store.load("report")
    assert review.bitext.de == longer.de
    assert [(bead.kind, str(bead.status)) for bead in review.bitext.beads[:2]] == [
        ("1-1", "proposed"),
        ("1-1", "confirmed"),
    ]
    assert review.edits == {(Language.EN, 3): "Third, better."}
    assert [(comment.sentence, comment.who, comment.text) for comment in review.comments] == [
        (2, "anna", "On the second."),
        (4, "bert", f"{REWORDED} Fourth, better."),
    ]
    assert store.apply(REPORT, {"id": act_id(), "kind": "undo"}, "bert").ok
    after = store.load("report")
    assert (after.bitext, after.edits, after.comments) == (before.bitext, before.edits, before.comments)


def test_the_browser_needs_a_snapshot_after_a_new_version_of_the_texts(store: Store) -> None:
    review = saved(store, (1, 1), (1, 1))
    store.add(texts(sentences(Language.DE, 1), sentences(Language.EN, 1), (1, 1)), who=MACHINE)
    assert store.changes(REPORT, review.revision) is None
    assert store.changes(REPORT, 2) is not None


def test_a_fixed_gap_moves_with_its_neighbours() -> None:
    de, en = sentences(Language.DE, 3), sentences(Language.EN, 2)
    old = texts(de, en, (1, 1), (1, 0), (1, 1))
    gap = replace(old.beads[1], status=Status.CONFIRMED)
    old = replace(old, beads=(old.beads[0], gap, old.beads[2]))
    moved = carry(old, {}, {}, texts(["Neu.", *de], ["New.", *en], (1, 1), (1, 1), (2, 1)))
    assert moved.beads[2] == replace(gap, de=Span(2, 3), en=Span(2, 2))
    assert moved.kept == 1
    parted = carry(old, {}, {}, texts(de, [en[0], "Between.", en[1]], (1, 1), (1, 1), (1, 1)))
    assert parted.kept == 0


def test_comments_on_a_sentence_that_is_gone_go_to_the_one_before() -> None:
    old = bitext((1, 1), (1, 1), (1, 1))
    comment = Comment(language=Language.EN, sentence=2, who="anna", when=WHEN, text="?")
    shorter = texts(sentences(Language.DE, 3), EN[:2], (1, 1), (2, 1))
    assert carry(old, {}, {"x": comment}, shorter).comments["x"].sentence == 1
