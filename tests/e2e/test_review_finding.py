"""Getting to rows by search, filter and doubt, in a real browser."""

from __future__ import annotations

import pytest

from alignment.project import Project
from tests.e2e.driving import Open, beads, cursor, press, row, saved, shows, sides, sift

pytestmark = [pytest.mark.browser]


def test_search_walks_through_what_it_finds(opened: Open, pair: str) -> None:
    page = opened(pair)
    press(page, "/")
    page.keyboard.type("KOMBINATE")
    shows(page, ".found", "1 of")
    first = cursor(page)
    assert page.locator(".row.open mark").all_text_contents()[0] == "Kombinate"
    assert page.locator(".hint:visible").inner_text() == "Enter to the rows, Esc ends"
    press(page, "Enter")
    assert cursor(page) == first
    assert page.locator(".hint:visible").inner_text() == "Enter on, Shift+Enter back, Esc ends"
    press(page, "Enter")
    second = cursor(page)
    press(page, "Shift+Enter", "r")
    assert (cursor(page), second > first) == (first, True)
    assert "flagged" in row(page, first).locator(".status").inner_text()
    press(page, "Escape", "j")
    assert cursor(page) == first + 1
    assert page.locator("mark").count() == 0


def test_a_filter_shows_its_rows_and_lets_a_handled_one_go(opened: Open, project: Project, pair: str) -> None:
    gaps = [i + 1 for i, bead in enumerate(beads(project, pair)) if bead.is_gap]
    page = opened(pair)
    sift(page, "Gaps")
    assert [int(n) for n in page.locator(".row:not(.neighbour) .number").all_inner_texts()] == gaps
    sift(page, "Unconfirmed")
    press(page, "Home", "a")
    saved(page)
    assert "neighbour" in (row(page, 1).get_attribute("class") or "")
    press(page, "j")
    assert row(page, 1).count() == 0
    press(page, "Control+z")
    saved(page)
    assert cursor(page) == 1


def test_under_a_filter_the_open_row_stands_between_its_neighbours(opened: Open, project: Project, pair: str) -> None:
    gaps = [i + 1 for i, bead in enumerate(beads(project, pair)) if bead.is_gap]
    page = opened(pair)
    sift(page, "Gaps")
    here = cursor(page)
    assert here == gaps[0]
    shown = sorted(int(n) for n in page.locator(".row.neighbour .number").all_inner_texts())
    assert shown == [n for n in (here - 1, here + 1) if n not in gaps]
    assert "neighbour" in row(page, shown[0]).locator(".gutter").inner_text()
    merged = [upper + lower for upper, lower in zip(sides(page, here), sides(page, here + 1), strict=True)]
    press(page, "m")
    assert sides(page, here) == merged
    press(page, "Control+z", "j")
    assert cursor(page) == gaps[1]


def test_no_doubtful_row_is_passed_over_unseen(opened: Open, project: Project, pair: str) -> None:
    doubtful = [i + 1 for i, bead in enumerate(beads(project, pair)) if (bead.confidence or 0) < 0.9]
    first = next(n for n in doubtful if n + 1 in doubtful)
    page = opened(pair)
    press(page, "g")
    page.keyboard.type(str(first))
    press(page, "Enter", "a", "n")
    assert cursor(page) == first + 1
    shows(page, ".message", "This row is doubtful itself.")
    press(page, "n")
    assert cursor(page) == next(n for n in doubtful if n > first + 1)


def test_a_row_that_was_worked_on_since_is_not_stopped_at_as_unseen(opened: Open, pair: str) -> None:
    page = opened(pair)
    press(page, "a", "r")
    assert cursor(page) == 2
    press(page, "n")
    assert cursor(page) > 2


def test_doubtful_and_unconfirmed_rows_are_a_key_away(opened: Open, pair: str) -> None:
    page = opened(pair)
    press(page, "n")
    assert "doubtful" in (page.locator(".row.open").get_attribute("class") or "")
    there = cursor(page)
    press(page, "n", "Shift+N")
    assert cursor(page) == there
    press(page, "Home", "a", "a", ",")
    shows(page, ".message", "No unconfirmed row above this one. 57 stand below it (.).")
    press(page, "Home", ".")
    assert cursor(page) == 3
    press(page, "g")
    page.keyboard.type("42")
    press(page, "Enter")
    assert cursor(page) == 42
