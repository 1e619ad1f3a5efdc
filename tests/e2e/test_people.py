"""Several people on one pair: who is where."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.e2e.driving import Open, cursor, edges, faint, painted, press, row, shows
from tests.e2e.people import named

if TYPE_CHECKING:
    from benchmarks.running import App

LEFT = 45_000  # ms in which whoever closed a tab has left: the time-out, and the next look


def test_one_sees_where_the_other_is_and_goes_there(opened: Open, app: App, pair: str) -> None:
    anna, ben = named(opened, app, pair, "anna"), named(opened, app, pair, "ben")
    press(ben, "End")
    anna.locator('.people button[title$="–60: go there"]').wait_for(timeout=15_000)
    assert anna.locator(".people .tag").inner_text() == "BE"
    assert (anna.locator(".strip .tag").get_attribute("title") or "").startswith("ben in rows")
    anna.locator(".people button").click()
    assert cursor(anna) == cursor(ben) == 60
    assert row(anna, 60).locator(".with .tag").get_attribute("title") == "ben is here"
    press(ben, "ArrowUp")
    row(anna, 59).locator(".with .tag").wait_for(timeout=15_000)
    assert row(anna, 60).locator(".with").count() == 0
    anna.keyboard.press("y")
    anna.locator(".map .tags .tag", has_text="BE").wait_for()
    press(anna, "ArrowLeft")
    shows(anna, ".reading .what", "ben is here")
    press(anna, "Escape")
    assert faint(anna) == []


def test_people_come_and_go_and_no_row_moves(opened: Open, app: App, pair: str) -> None:
    anna = named(opened, app, pair, "anna")
    press(anna, *["ArrowDown"] * 5)
    painted(anna)
    before = [edges(anna, part) for part in (".row.open", ".heads", ".rows", ".bar")]
    ben = named(opened, app, pair, "ben")
    press(ben, *["ArrowDown"] * 5)
    row(anna, 6).locator(".with").wait_for(timeout=15_000)
    assert [edges(anna, part) for part in (".row.open", ".heads", ".rows", ".bar")] == before
    ben.close()
    anna.locator(".people button").wait_for(state="detached", timeout=LEFT)
    assert anna.locator(".tag").count() == 0
    assert [edges(anna, part) for part in (".row.open", ".heads", ".rows", ".bar")] == before


def test_ones_own_other_tab_is_called_so(opened: Open, app: App, pair: str) -> None:
    first, _ = named(opened, app, pair, "anna"), named(opened, app, pair, "anna")
    first.locator('.people button[title^="your other tab in rows 1–"]').wait_for(timeout=15_000)
