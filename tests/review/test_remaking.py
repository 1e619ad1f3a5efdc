"""Beads that make way for others of the same sentences: repairs, columns, links, new alignments."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alignment.bitext import Bead, Language, Span, Status
from alignment.errors import ActError
from alignment.reasons import Reason, ReasonKind
from alignment.review.offers import offer_json
from tests.review.acting import covers_the_same, done, runs
from tests.review.making import beads, tiling


@given(beads(least=1, most=4), st.data())
def test_replacing_leaves_the_same_sentences_parted_at_the_cuts(some: tuple[Bead, ...], data: st.DataObject) -> None:
    de_stop, en_stop = runs_end(some)
    corners = [(de, en) for de in range(de_stop + 1) for en in range(en_stop + 1)][1:-1]
    cuts: list[tuple[int, int]] = []
    for corner in data.draw(st.lists(st.sampled_from(corners), max_size=3, unique=True)) if corners else []:
        if all(min(corner[0] - cut[0], corner[1] - cut[1]) >= 0 for cut in cuts):
            cuts.append(corner)
    wanted = [(Span(a, c), Span(b, d)) for (a, b), (c, d) in pairwise([(0, 0), *cuts, runs_end(some)])]
    if wanted != runs(some):
        after = done("replace", some, cuts=[list(cut) for cut in cuts]).beads
        assert covers_the_same(some, after)
        assert runs(after) == wanted
        for bead in after:
            from_flagged = any(old.status == Status.FLAGGED and shares(old, bead) for old in some)
            assert bead.status == (Status.FLAGGED if from_flagged else Status.PROPOSED)
        assert {bead.confidence for bead in after} == {None}
        assert sum(bead.bookmarked for bead in after) <= sum(bead.bookmarked for bead in some)
        assert any(bead.bookmarked for bead in after) == any(bead.bookmarked for bead in some)


def shares(one: Bead, other: Bead) -> bool:
    sides = [(one.run(side), other.run(side)) for side in Language]
    return any(max(a.start, b.start) < min(a.stop, b.stop) for a, b in sides)


def runs_end(some: tuple[Bead, ...]) -> tuple[int, int]:
    return some[-1].de.stop, some[-1].en.stop


def test_replacing_says_which_kinds_made_way_for_which() -> None:
    assert done("replace", tiling([(1, 1), (0, 1)]), cuts=[]).words == "replaced 1-1 and 0-1 by 1-2"
    assert done("replace", tiling([(3, 2)]), cuts=[[1, 1], [2, 1]]).words == "replaced 3-2 by 1-1, 1-0 and 1-1"


def test_what_moves_a_column_or_links_says_how_many_beads_it_took() -> None:
    some = tiling([(1, 1), (1, 1), (1, 0)])
    cuts = [[1, 0], [2, 1]]
    assert done("replace", some, cuts=cuts, way="shift").words == "moved the rest of a column: 3 rows became 3"
    assert (
        done("replace", some[:2], cuts=[[0, 1], [1, 2]], way="link").words == "linked what stood apart: 2 rows became 3"
    )


def test_marks_go_with_the_first_sentence_of_a_bead() -> None:
    first, second, third = tiling([(1, 1), (1, 1), (1, 0)])
    some = (first, replace(second, bookmarked=True, excluded=True), third)
    after = done("replace", some, cuts=[[1, 0], [2, 1]], way="shift").beads
    assert [(bead.kind, bead.bookmarked, bead.excluded) for bead in after] == [
        ("1-0", False, False),
        ("1-1", True, True),
        ("1-1", False, False),
    ]


def offered(some: tuple[Bead, ...]) -> list[list[Any]]:
    return [offer_json(bead) for bead in some]


def test_beads_aligned_anew_keep_what_the_aligner_says_of_them() -> None:
    why = (Reason(ReasonKind.GAP, ("en",)),)
    before = tiling([(1, 1), (1, 1), (1, 1)])
    made = (replace(before[0], confidence=None, bookmarked=True), *before[1:])
    gap, *rest = (replace(bead, confidence=0.3, reasons=why) for bead in tiling([(1, 1), (1, 0), (1, 2)])[1:])
    outcome = done("realign", made, beads=offered((replace(before[0], confidence=0.9), gap, *rest)))
    assert outcome.beads == (made[0], gap, *rest)
    assert outcome.words == "aligned anew: 3 rows became 3"


def test_beads_aligned_anew_take_over_bookmarks() -> None:
    one, other = tiling([(1, 1), (1, 1)])
    (after,) = done("realign", (one, replace(other, bookmarked=True)), beads=offered(tiling([(2, 2)], 0.7))).beads
    assert (after.bookmarked, after.confidence) == (True, 0.7)


def test_what_a_person_decided_is_not_aligned_anew() -> None:
    one, other = tiling([(1, 1), (1, 1)])
    with pytest.raises(ActError) as error:
        done("realign", (replace(one, status=Status.FLAGGED), other), beads=offered(tiling([(2, 2)])))
    assert str(error.value) == (
        "realign: somebody confirmed or flagged one of these beads (take the beads between those)"
    )
