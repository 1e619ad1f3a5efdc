"""Where the rows of a filter come to an end in Review, or a link leads past it."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from alignment.bitext import Status
from alignment.project import Project
from benchmarks.made_up import bitext
from tests.e2e.driving import Open, beads, counted, cursor, faint, go, press, row, saved, sift

pytestmark = [pytest.mark.browser]
PRESSED = '.filters button[aria-pressed="true"]'


def test_a_link_past_a_filter_shows_its_row_among_all_and_the_way_back(opened: Open, pair: str) -> None:
    page = opened(pair)
    sift(page, "Doubtful")
    place = cursor(page)
    assert place > 1
    go(page, "Finish")
    page.get_by_role("button", name=re.compile("First unconfirmed: row 1")).click()
    expect(row(page, 1)).to_have_class(re.compile(r"\bopen\b"), timeout=15_000)
    expect(page.locator(PRESSED).first).to_contain_text("All")
    message = page.locator(".message")
    expect(message).to_contain_text("All rows are shown, as a link led to this one. Before, it was “Doubtful”.")
    message.get_by_role("button", name="Back to Doubtful").click()
    expect(page.locator(PRESSED).first).to_contain_text("Doubtful")
    expect(row(page, place)).to_have_class(re.compile(r"\bopen\b"))
    page.reload()
    expect(page.locator(PRESSED).first).to_contain_text("Doubtful", timeout=30_000)


def test_who_confirms_the_last_row_of_a_filter_is_told_where_to_go_on(opened: Open, project: Project) -> None:
    name = "ending"
    project.store.add(bitext(6, name), who="workbench")
    page = opened(name)
    press(page, "Control+Enter", "b")
    sift(page, "Bookmarked")
    press(page, "Control+Enter")
    expect(page.locator(".message")).to_contain_text("This is the last row under “Bookmarked”. There is 1 row in it.")
    press(page, "b", "Control+Enter")
    expect(page.locator(".message")).to_contain_text("No row is left under “Bookmarked”.")
    page.get_by_role("button", name=re.compile(r"Show \d unconfirmed rows")).click()
    expect(page.locator(PRESSED).first).to_contain_text("Unconfirmed")
    for _ in range(int(counted(page, "Unconfirmed"))):
        press(page, "Control+Enter")
    expect(page.locator(".message")).to_contain_text("Every row of this pair is confirmed. The page Finish says")
    saved(page)
    assert all(bead.status == Status.CONFIRMED for bead in beads(project, name))
    sift(page, "Flagged")
    empty = page.locator(".empty")
    expect(empty).to_contain_text("Every row of this pair is confirmed.")
    assert not faint(page)
    empty.get_by_role("button", name="Show all rows").click()
    expect(empty).to_be_hidden()
    expect(page.locator(".row.open")).to_have_count(1)
