"""Marking rows: confirming many at once, bookmarks, rows left out, why a side is empty, comments dealt with."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from alignment.bitext import Status
from alignment.project import Project
from alignment.reasons import Absence
from tests.e2e.driving import Open, beads, cursor, press, saved, shows

pytestmark = [pytest.mark.browser]


def test_all_rows_above_are_confirmed_but_flagged_ones(opened: Open, project: Project, pair: str) -> None:
    page = opened(pair)
    press(page, "j", "r", *["j"] * 8, "Shift+A")
    saved(page)
    expected = [Status.CONFIRMED, Status.FLAGGED, *[Status.CONFIRMED] * 8, Status.PROPOSED]
    assert [bead.status for bead in beads(project, pair)[:11]] == expected
    assert cursor(page) == 10
    shows(page, ".message", "9 rows confirmed")
    press(page, "Control+z")
    saved(page)
    assert {bead.status for bead in beads(project, pair)} == {Status.FLAGGED, Status.PROPOSED}
    shows(page, ".message", "Undone: the confirmation of 9 rows from 1 to 10.")
    press(page, "Control+y")
    saved(page)
    assert [bead.status for bead in beads(project, pair)[:11]] == expected


def test_a_bookmark_is_put_down_and_taken_away(opened: Open, project: Project, pair: str) -> None:
    page = opened(pair)
    press(page, "b")
    shows(page, ".row.open .gutter", "★ bookmark")
    saved(page)
    assert beads(project, pair)[0].bookmarked
    press(page, "b")
    saved(page)
    assert not beads(project, pair)[0].bookmarked


def test_a_row_is_left_out_of_exports(opened: Open, project: Project, pair: str) -> None:
    page = opened(pair)
    press(page, "j", "o")
    shows(page, ".row.excluded .gutter", "⊘ left out")
    saved(page)
    assert [bead.excluded for bead in beads(project, pair)[:3]] == [False, True, False]


def test_a_number_says_why_one_side_is_empty(opened: Open, project: Project, pair: str) -> None:
    gap = next(index for index, bead in enumerate(beads(project, pair)) if bead.is_gap)
    page = opened(pair)
    press(page, "g", *str(gap + 1), "Enter", "w")
    shows(page, ".absences", "1left out on purpose")
    press(page, "1")
    shows(page, ".row.open .nothing", ": left out on purpose")
    saved(page)
    assert (beads(project, pair)[gap].absence, beads(project, pair)[gap].status) == (Absence.OMITTED, Status.CONFIRMED)
    page.get_by_role("button", name="left out on purpose").click()
    saved(page)
    assert (beads(project, pair)[gap].absence, beads(project, pair)[gap].status) == (None, Status.PROPOSED)


def test_a_gap_that_is_still_to_be_translated_is_flagged_and_no_longer_asks_why(
    opened: Open, project: Project, pair: str
) -> None:
    gap = next(index for index, bead in enumerate(beads(project, pair)) if bead.is_gap)
    page = opened(pair)
    press(page, "g", *str(gap + 1), "Enter")
    shows(page, ".panel .why", "No English counterpart found.")
    press(page, "w", "7")
    shows(page, ".message", "Flagged, as somebody must translate it.")
    expect(page.locator(".panel .why")).not_to_contain_text("No English counterpart found.")
    press(page, "w", "8")
    shows(page, ".row.open .nothing", ": left out, nobody knows why")
    saved(page)
    assert (beads(project, pair)[gap].absence, beads(project, pair)[gap].status) == (
        Absence.UNEXPLAINED,
        Status.CONFIRMED,
    )


def test_numbers_are_repairs_again_after_escape(opened: Open, project: Project, pair: str) -> None:
    gap = next(index for index, bead in enumerate(beads(project, pair)) if bead.is_gap)
    page = opened(pair)
    press(page, "g", *str(gap + 1), "Enter", "w", "Escape", "7")
    saved(page)
    assert beads(project, pair)[gap].absence is None


def test_a_row_with_both_sides_cannot_say_why_one_is_empty(opened: Open, pair: str) -> None:
    page = opened(pair)
    press(page, "w")
    shows(page, ".message", "Both sides of this row have text.")


def test_comments_are_dealt_with_and_opened_again(opened: Open, project: Project, pair: str) -> None:
    page = opened(pair)
    press(page, "Shift+C")
    shows(page, ".message", "There is no comment on this row.")
    press(page, "c")
    page.keyboard.type("Look at the date.")
    press(page, "Control+Enter", "Shift+C")
    shows(page, ".row.open .gutter", "✓ 1 comment")
    saved(page)
    assert project.store.load(pair).comments[0].resolved
    shows(page, ".comment.resolved", "✓ resolved by")
    page.get_by_role("button", name="Open again").click()
    saved(page)
    assert not project.store.load(pair).comments[0].resolved
