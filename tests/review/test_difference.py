"""What differs between two moments of a pair."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alignment.bitext import Bitext, Language, Span, Status
from alignment.reasons import Absence, Reason, ReasonKind
from alignment.review import Aspect, Review, Store, difference, summed_up
from alignment.review.regions import regions
from tests.review.making import DE, REPORT, act, bitext, document, saved, shapes, tiling

ACTS = [
    ("confirm", (0,), {}, [(0, 1, "proposed then, confirmed now")]),
    ("merge", (1, 2), {}, [(1, 2, "1-1 and 1-1 then, 2-2 now")]),
    ("move", (0, 1), {"language": "de", "direction": "up"}, [(0, 2, "1-1 and 1-1 then, 2-1 and 0-1 now")]),
    ("bookmark", (3,), {}, [(3, 4, "bookmarked now, not then")]),
    ("exclude", (3,), {}, [(3, 4, "kept out of exports now, not then")]),
    ("classify", (3,), {"absence": "note"}, [(3, 4, "proposed then, confirmed now; moved to a note now, not then")]),
    (
        "edit",
        (1,),
        {"language": "en", "sentence": 1, "text": "Exports grew."},
        [(1, 2, "English: “The Combines reported growth of 12 per cent.” then, “Exports grew.” now")],
    ),
    (
        "edit",
        (3,),
        {"language": "de", "sentence": 3, "text": "Ende.", "unlocked": True},
        [(3, 4, f"German: “{DE[3]}” then, “Ende.” now")],
    ),
    ("comment", (2,), {"text": "Why?"}, [(2, 3, "comment of anna “Why?”: not there then")]),
    (
        "confirm-all",
        (0, 2),
        {},
        [(0, 1, "proposed then, confirmed now"), (2, 3, "proposed then, confirmed now")],
    ),
]


@pytest.mark.parametrize(("kind", "rows", "arguments", "expected"), ACTS)
def test_what_an_act_changed_is_said_of_its_rows(
    store: Store, kind: str, rows: tuple[int, ...], arguments: dict[str, Any], expected: list[tuple[int, int, str]]
) -> None:
    before = saved(store, (1, 1), (1, 1), (1, 1), (1, 0))
    assert store.apply(REPORT, act(kind, before, *rows, **arguments), "anna").ok
    changes = difference(before, store.load("report"))
    assert [(*change.now, change.words) for change in changes] == expected
    assert difference(before, before) == ()


def test_comments_are_told_apart(store: Store) -> None:
    review = saved(store, (1, 1), (1, 1))
    store.apply(REPORT, act("comment", review, 0, text="Why?"), "anna")
    store.apply(REPORT, act("comment", review, 1, text="How?"), "bert")
    open_ = store.load("report")
    store.apply(REPORT, act("resolve", review, 0), "bert")
    resolved = store.load("report")
    told = [
        [change.words for change in difference(*pair)]
        for pair in ((review, resolved), (resolved, review), (open_, resolved), (resolved, open_))
    ]
    assert told == [
        ["comment of anna “Why?”: not there then", "comment of bert “How?”: not there then"],
        ["comment of anna “Why?”: gone now", "comment of bert “How?”: gone now"],
        ["comment of anna “Why?”: open then, resolved now"],
        ["comment of anna “Why?”: resolved then, open now"],
    ]


def review_of(*pairs: tuple[int, int], change: Callable[[Any], Any] = lambda bead: bead) -> Review:
    """Return a review without a store, its first bead changed."""
    first, *rest = tiling(pairs)
    return Review(bitext=bitext(beads=(change(first), *rest)), versions=())


FIRST = [
    ({"confidence": 0.5}, "95 % sure then, 50 % sure now", Aspect.CONFIDENCE),
    ({"confidence": None}, "95 % sure then, no confidence now", Aspect.CONFIDENCE),
    ({"reasons": (Reason(ReasonKind.MEANING),)}, "judged a little otherwise", Aspect.CONFIDENCE),
    ({"confidence": 0.951}, "judged a little otherwise", Aspect.CONFIDENCE),
    (
        {"status": Status.FLAGGED, "excluded": True},
        "proposed then, flagged now; kept out of exports now, not then",
        Aspect.STATUS,
    ),
    ({"absence": Absence.NOTE}, "moved to a note now, not then", Aspect.STATUS),
]


@pytest.mark.parametrize(("changed", "words", "aspect"), FIRST)
def test_what_stands_otherwise_is_said_in_words(changed: dict[str, Any], words: str, aspect: Aspect) -> None:
    then = review_of((1, 0), (1, 1))
    now = review_of((1, 0), (1, 1), change=lambda bead: replace(bead, **changed))
    (found,) = difference(then, now)
    assert (found.words, found.aspects) == (words, {aspect})


def test_statuses_of_rows_that_were_grouped_otherwise_are_counted() -> None:
    then = review_of((1, 1), (1, 1), (1, 1), change=lambda bead: replace(bead, status=Status.CONFIRMED))
    (found,) = difference(then, review_of((3, 3)))
    assert found.words == "1-1, 1-1 and 1-1 then, 3-3 now; 1 confirmed then, none confirmed now"
    assert (found.then, found.now) == (Span(0, 3), Span(0, 1))


def test_many_rows_are_counted_instead_of_named() -> None:
    (found,) = difference(review_of(*[(1, 1)] * 6), review_of((6, 6)))
    assert found.words == "6 rows then, 6-6 now"


def test_another_text_is_one_change() -> None:
    then = review_of((1, 1), (1, 1))
    english = document(Language.EN, ["Quite another text."])
    other = Bitext(de=then.bitext.de, en=english, beads=tiling([(2, 1)]), signature="model 2")
    (found,) = difference(then, Review(bitext=other, versions=()))
    assert found.words == "the English was another text then: 2 sentences, 1 now"
    assert (found.then, found.now, found.aspects) == (Span(0, 2), Span(0, 1), {Aspect.TEXTS})


def test_changes_are_summed_up_by_what_differs(store: Store) -> None:
    before = saved(store, (1, 1), (1, 1), (1, 1), (1, 1))
    store.apply(REPORT, act("comment", before, 3, text="Sure."), "anna")
    store.apply(REPORT, act("confirm", before, 3), "anna")
    store.apply(REPORT, act("move", before, 0, 1, language="de", direction="up"), "anna")
    changes = difference(before, store.load("report"))
    assert summed_up(changes) == "3 rows differ: 2 in grouping, 1 in status and 1 in comments"
    assert summed_up(changes[1:]) == "1 row differs: 1 in status and 1 in comments"
    assert summed_up(()) == "nothing differs"


@given(st.lists(shapes, min_size=1, max_size=8), st.data())
def test_regions_hold_the_same_sentences_and_are_as_small_as_can_be(made: Any, data: st.DataObject) -> None:
    then = tiling(made)
    total = then[-1].de.stop, then[-1].en.stop
    cut = data.draw(st.lists(st.tuples(st.integers(0, total[0]), st.integers(0, total[1])), max_size=6))
    corners = [(0, 0)]
    for de, en in sorted(cut):
        if de >= corners[-1][0] and en >= corners[-1][1] and (de, en) not in (corners[-1], total):
            corners.append((de, en))
    now = tiling([(b[0] - a[0], b[1] - a[1]) for a, b in zip(corners, [*corners[1:], total], strict=True)])
    found = list(regions(then, now))

    def ends(beads: Any) -> list[tuple[int, int]]:
        return [(bead.de.stop, bead.en.stop) for bead in beads]

    common = [end for end in ends(then) if end in ends(now)]
    assert [ends(then)[region.then.stop - 1] for region in found] == common
    assert [ends(now)[region.now.stop - 1] for region in found] == common
    assert [region.then.start for region in found] == [0, *(region.then.stop for region in found)][:-1]
    assert [region.now.start for region in found] == [0, *(region.now.stop for region in found)][:-1]
