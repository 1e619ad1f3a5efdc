"""A pair of ten thousand rows in a real browser: getting about in it, acting at its end, and taking that back."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from alignment.bitext import Status
from alignment.project import Project
from benchmarks.made_up import bitext
from tests.e2e.driving import INSIDE, Open, beads, counted, cursor, painted, press, row, saved, shows, sides, sift

pytestmark = [pytest.mark.browser]

ROWS = 10_000
LONG = "ten-thousand"
CHECKED = f"![...{INSIDE}.querySelectorAll('.filters .count')].some(node => node.textContent.endsWith('…'))"
NODES = f"{INSIDE}.querySelectorAll('*').length"
FEW = 600
"""So many nodes are a window of rows with all that stands around it."""


@pytest.fixture
def long(project: Project) -> str:
    """A pair in which hardly a sentence stands twice, made once for all."""
    if LONG not in {pair.name for pair in project.store.pairs()}:
        project.store.add(bitext(ROWS, LONG, varied=True), who="workbench")
    return LONG


def at(page: Page, number: int) -> None:
    press(page, "g")
    page.keyboard.type(str(number))
    press(page, "Enter")


def test_one_gets_about_in_ten_thousand_rows_and_acts_at_their_end(opened: Open, project: Project, long: str) -> None:
    before = beads(project, long)
    page = opened(long)
    at(page, 7_654)
    assert cursor(page) == 7_654
    assert sides(page, 7_654) == [list(side) for side in project.store.load(long).unit(before[7_653])]
    press(page, "End")
    assert cursor(page) == ROWS
    press(page, "a", "k", "Shift+M", "r")
    saved(page)
    after = beads(project, long)
    assert len(after) == ROWS - 1
    assert [bead.status for bead in after[-2:]] == [Status.FLAGGED, Status.CONFIRMED]
    assert page.evaluate(NODES) < FEW
    press(page, *["Control+z"] * 3)
    saved(page)
    assert beads(project, long) == before
    shows(page, ".where", "of 10000")
    assert page.evaluate(NODES) < FEW


def test_search_and_filters_find_what_there_is_among_ten_thousand_rows(
    opened: Open, project: Project, long: str
) -> None:
    review = project.store.load(long)
    text = "Stralsund, Gera und Suhl"
    holding = [i for i, unit in enumerate(review.units, 1) if any(text in one for side in unit for one in side)]
    page = opened(long)
    press(page, "/")
    page.keyboard.type(text)
    shows(page, ".found", f"1 of {len(holding)}")
    assert cursor(page) == holding[0]
    press(page, "Enter", "Shift+Enter")
    assert cursor(page) == holding[-1]
    press(page, "Escape", "Home")
    gaps = [i for i, bead in enumerate(review.bitext.beads, 1) if bead.is_gap]
    sift(page, "Gaps")
    press(page, "End")
    assert cursor(page) == gaps[-1]
    press(page, "Home")
    assert cursor(page) == gaps[0]
    assert counted(page, "Gaps") == str(len(gaps))
    assert page.evaluate(NODES) < FEW


def test_all_of_ten_thousand_rows_are_checked_in_the_end(opened: Open, project: Project, long: str) -> None:
    page = opened(long)
    at(page, ROWS // 2)
    page.wait_for_function(CHECKED, timeout=60_000)
    painted(page)
    assert counted(page, "Doubtful") == str(len(project.doubtful(long)))
    wrong = [f.unit + 1 for f in project.wrong(long) if f.check == "glossary"]
    assert counted(page, "Glossary") == str(len(set(wrong)))
    near = next(number for number in wrong if number > ROWS // 2)
    at(page, near)
    expect(row(page, near).locator(".gutter")).to_contain_text("glossary")


def test_the_rest_of_a_column_moves_through_ten_thousand_rows_and_back(opened: Open, project: Project) -> None:
    project.store.add(bitext(ROWS, "long-column", kinds=((1, 1),)), who="workbench")
    before = beads(project, "long-column")
    page = opened("long-column")
    press(page, "Shift+D")
    shows(page, ".where", "of 10001")
    saved(page)
    after = beads(project, "long-column")
    assert [bead.kind for bead in (*after[:2], *after[-2:])] == ["1-0", "1-1", "1-1", "0-1"]
    press(page, "Control+z")
    shows(page, ".where", "of 10000")
    saved(page)
    assert beads(project, "long-column") == before
    assert page.evaluate(NODES) < FEW
