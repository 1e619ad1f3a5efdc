"""Several people on one pair: who is where, and whose its chapters are."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from alignment.project import Project
from tests.e2e.driving import (
    Open,
    beads,
    counted,
    cursor,
    edges,
    faint,
    go,
    painted,
    press,
    row,
    saved,
    shows,
    sift,
)
from tests.e2e.people import named
from tests.review.chaptered import OLD, chaptered

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from benchmarks.running import App

LOOKS_AWAY = "Object.defineProperty(document, 'visibilityState', {get: () => 'hidden'})"  # asks for no news then
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


def test_a_chapter_is_assigned_and_its_reviewer_begins_there(opened: Open, app: App, project: Project) -> None:
    pair = "assigned"
    project.store.add(chaptered(*OLD, name=pair), who="workbench")
    anna = named(opened, app, pair, "anna")
    assert not anna.locator(".filters button", has_text="Mine").is_visible()
    go(anna, "People")
    anna.get_by_test_id("stDataFrame").locator(".dvn-scroller").click(position={"x": 18, "y": 38 + 35 + 17})
    anna.get_by_role("combobox").nth(1).fill("ben")
    press(anna, "Enter")  # the list of names is open, and all else out of reach
    anna.get_by_role("button", name="Assign 1 chapter").click()
    anna.get_by_text("ben: 0 of 3 rows confirmed").wait_for()
    assert project.store.assignments.of(project.store.number(pair)).owners == ("", "ben", "")

    ben = named(opened, app, pair, "ben")
    assert cursor(ben) == 4
    assert counted(ben, "Mine") == "3"
    sift(ben, "Mine")
    press(ben, ".", ".", ".", ".")
    assert cursor(ben) == 6
    shows(ben, ".message", "No unconfirmed row below this one.")
    ben.keyboard.press("y")
    shows(ben, ".reading .what", "yours")
    press(ben, "Escape")
    box = ben.locator(".strip").bounding_box()
    assert box
    ben.mouse.move(box["x"] + 4, box["y"] + box["height"] / 2)
    shows(ben, ".strip .tip", "Row 5 · Zweites · yours")


def test_in_somebody_elses_chapter_that_is_said_once(opened: Open, app: App, project: Project) -> None:
    pair = "of_others"
    project.store.add(chaptered(*OLD, name=pair), who="workbench")
    project.store.assignments.give(project.store.number(pair), [0], "ben", by="anna")
    anna = named(opened, app, pair, "anna")
    press(anna, "a")
    shows(anna, ".message", "This chapter is ben’s: “Erstes”. What you do counts all the same.")
    press(anna, "ArrowDown", "a")
    painted(anna)
    assert anna.locator(".message").is_hidden()
    saved(anna)
    assert [bead.status for bead in beads(project, pair)][:3] == ["confirmed", "proposed", "confirmed"]


def at_once(first: Page, second: Page, hers: Sequence[str], his: Sequence[str]) -> None:
    """Let the second act without knowing what the first has done, as happens between two looks at the news."""
    second.wait_for_timeout(500)  # what it asks the server when the hand rests is answered
    second.evaluate(LOOKS_AWAY)
    press(first, *hers)
    saved(first)
    press(second, *his)


def test_what_was_refused_is_done_again_with_one_key(opened: Open, app: App, project: Project, pair: str) -> None:
    anna, ben = named(opened, app, pair, "anna"), named(opened, app, pair, "ben")
    at_once(anna, ben, ["r"], ["m"])
    shows(ben, ".message.warning", "Row 1: the merge was not saved: anna flagged meanwhile")
    assert beads(project, pair)[0].status == "flagged"
    assert faint(ben) == []
    press(ben, "t")
    assert ben.locator(".message").is_hidden()
    saved(ben)
    assert len(beads(project, pair)) == 59
    assert beads(project, pair)[0].status == "flagged"
    press(ben, "t")
    shows(ben, ".message", "Nothing was refused that could be done again.")


def test_what_makes_no_sense_any_more_is_not_offered(opened: Open, app: App, project: Project, pair: str) -> None:
    anna, ben = named(opened, app, pair, "anna"), named(opened, app, pair, "ben")
    at_once(anna, ben, ["m"], ["m"])
    shows(ben, ".message.warning", "anna merged 1-1 and 1-1 into 2-2 meanwhile")
    assert ben.locator(".message button").all_inner_texts() == ["Go there", "Close"]
    press(ben, "t")
    shows(ben, ".message", "What was refused makes no sense on the rows as they stand now.")
    assert len(beads(project, pair)) == 59


def test_a_confirmation_is_done_again_by_a_click_on_what_the_row_is_now(
    opened: Open, app: App, project: Project, pair: str
) -> None:
    anna, ben = named(opened, app, pair, "anna"), named(opened, app, pair, "ben")
    at_once(anna, ben, ["m"], ["j", "a"])
    shows(ben, ".message.warning", "the confirmation was not saved")
    ben.get_by_role("button", name="Do it again here").click()
    saved(ben)
    assert cursor(ben) == 1
    assert beads(project, pair)[0].status == "confirmed"
    assert beads(project, pair)[0].kind == "2-2"
