"""Marks on beads: who puts one, and what becomes of it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given

from alignment.bitext import Bead, Span, Status
from alignment.errors import ActError
from alignment.reasons import Absence, Reason, ReasonKind
from tests.review.acting import done
from tests.review.making import beads, tiling

MARK_CASES = [("bookmark", "bookmarked"), ("exclude", "excluded")]


@pytest.mark.parametrize(("kind", "mark"), MARK_CASES)
@pytest.mark.parametrize("on", [True, False])
def test_a_mark_changes_nothing_else(kind: str, mark: str, on: bool) -> None:
    bead = Bead(de=Span(0, 1), en=Span(0, 1), confidence=0.4, status=Status.CONFIRMED)
    (changed,) = done(kind, (bead,), on=on).beads
    assert changed == replace(bead, **{mark: on})


CLASSES = [
    (Absence.OMITTED, Status.CONFIRMED, "gave the reason for the empty side: left out on purpose"),
    (Absence.MISSING, Status.FLAGGED, "gave the reason for the empty side: still to be translated"),
    (Absence.UNEXPLAINED, Status.CONFIRMED, "gave the reason for the empty side: left out, nobody knows why"),
    (None, Status.PROPOSED, "took back the reason for the empty side"),
]


@pytest.mark.parametrize(("absence", "status", "words"), CLASSES)
def test_who_says_why_a_side_is_empty_has_decided_on_the_gap(
    absence: Absence | None, status: Status, words: str
) -> None:
    gap = Bead(de=Span(0, 1), en=Span(0, 0), confidence=0.4)
    outcome = done("classify", (gap,), absence=absence)
    assert outcome.beads == (replace(gap, absence=absence, status=status),)
    assert outcome.words == words


def test_only_a_gap_can_say_why_one_side_is_empty() -> None:
    with pytest.raises(ActError) as error:
        done("classify", tiling([(1, 1)]), absence="omitted")
    assert str(error.value) == "classify: both sides have text (only a row with one side empty can say why)"


def test_many_beads_are_confirmed_wherever_they_stand() -> None:
    first, _, third = tiling([(1, 1), (1, 1), (1, 1)])
    outcome = done("confirm-all", (first, third))
    assert outcome.beads == tuple(replace(bead, status=Status.CONFIRMED) for bead in (first, third))
    assert outcome.words == "confirmed 2 rows"


@given(beads(least=2, most=2))
def test_a_merged_bead_keeps_a_bookmark_and_stays_out_of_exports_only_whole(pair: tuple[Bead, ...]) -> None:
    (merged,) = done("merge", pair).beads
    assert merged.bookmarked == (pair[0].bookmarked or pair[1].bookmarked)
    assert merged.excluded == (pair[0].excluded and pair[1].excluded)
    assert merged.absence is None


def test_a_bookmark_goes_to_the_first_part_of_a_split() -> None:
    bead = Bead(de=Span(0, 2), en=Span(0, 2), bookmarked=True, excluded=True)
    parts = done("split", (bead,), de=1, en=1).beads
    assert [(part.bookmarked, part.excluded) for part in parts] == [(True, True), (False, True)]


@pytest.mark.parametrize(
    ("kind", "arguments"), [("confirm", {}), ("confirm-all", {}), ("classify", {"absence": "note"})]
)
def test_who_decides_on_a_bead_has_looked_at_what_changed_in_its_text(kind: str, arguments: dict[str, str]) -> None:
    changed, gap = Reason(ReasonKind.CHANGED, ("de", "Plan", "Pläne")), Reason(ReasonKind.GAP, ("en",))
    bead = Bead(de=Span(0, 1), en=Span(0, 0), confidence=0.4, reasons=(changed, gap), status=Status.FLAGGED)
    (decided,) = done(kind, (bead,), **arguments).beads
    assert (decided.status, decided.reasons) == (Status.CONFIRMED, (gap,))
