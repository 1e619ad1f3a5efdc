"""From the page Finish to the rows that still want somebody, in a real browser."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import polars as pl
import pytest
from playwright.sync_api import Page, expect

from alignment.project import Project
from tests.e2e.driving import go, press, saved

pytestmark = pytest.mark.browser


def press_open(page: Page, table: int, line: int) -> None:
    """Press the button with which a line of a table begins; of that, only a canvas is on the page."""
    frame = page.get_by_test_id("stDataFrame").nth(table)
    frame.scroll_into_view_if_needed()
    box = frame.bounding_box()
    assert box
    page.mouse.click(box["x"] + 35, box["y"] + 38 + 35 * line + 17)


def opens(page: Page, row: int) -> None:
    """Wait until Review is open at a row."""
    expect(page.locator(".row.open .number")).to_have_text(str(row + 1), timeout=20_000)


def drawn(page: Page) -> None:
    """Wait until the page is there to its end: until then, tables move."""
    expect(page.get_by_role("button", name="Go to Export")).to_be_visible(timeout=20_000)


def test_what_is_left_is_one_press_away(opened: Callable[..., Page], project: Project, pair: str) -> None:
    page = opened(pair)
    press(page, "a", "a", "j", "x", "j", "j", "r")  # confirm two rows, take one apart, flag one further down
    saved(page)
    beads = project.review(pair).bitext.beads
    gaps = [row for row, bead in enumerate(beads) if bead.is_gap]
    (flagged,) = (row for row, bead in enumerate(beads) if bead.status == "flagged")

    go(page, "Finish")
    drawn(page)
    expect(page.get_by_text(f"2 of {len(beads)} rows confirmed")).to_be_visible()
    with page.expect_download() as download:
        page.get_by_role("button", name="Download .csv").click()
    assert pl.read_csv(Path(download.value.path()))["Row"].to_list() == [row + 1 for row in gaps]
    for table in (0, 1):
        frame = page.get_by_test_id("stDataFrame").nth(table).locator(".dvn-scroller")
        page.wait_for_function("node => node.scrollWidth === node.clientWidth", arg=frame.element_handle())

    press_open(page, 0, 1)
    opens(page, gaps[1])
    go(page, "Finish")
    drawn(page)
    press_open(page, 1, 0)
    opens(page, flagged)
    go(page, "Finish")
    page.get_by_role("button", name="First unconfirmed: row 3").click()
    opens(page, 2)
    go(page, "Finish")
    page.get_by_role("button", name="Go to Export").click()
    expect(page.get_by_role("heading", name="Export")).to_be_visible(timeout=20_000)
