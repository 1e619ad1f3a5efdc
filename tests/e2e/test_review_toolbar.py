"""The acts as buttons, in sight and in the menu, in a real browser."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from alignment.bitext import Status
from alignment.project import Project
from tests.e2e.driving import Open, beads, cursor, painted, press, saved, shows

pytestmark = [pytest.mark.browser]

TABLE = Path(__file__).parents[2] / "alignment" / "ui" / "component" / "commands.js"
SIZES = [(1280, 800), (900, 700), (640, 400), (320, 400)]
COMMON = ["Confirm", "Confirm ↑", "Flag", "Merge ↓", "Merge ↑", "Split", "Up", "Down", "Unlink"]
COMMON += ["Edit", "Comment", "Undo", "Redo"]
LABELS = "nodes => nodes.map(n => n.firstChild.textContent)"
CUT_OFF = """nodes => nodes.filter(n => {
  const box = n.getBoundingClientRect(), around = n.parentNode.parentNode.getBoundingClientRect();
  return box.left < around.left - 5 || box.right > Math.min(innerWidth, around.right) + 5;
}).map(n => n.textContent)"""


def names() -> list[str]:
    """Return the names of all commands that are acts on a row, as the table has them."""
    lines = TABLE.read_text("utf-8").splitlines()
    acts = (re.search(r'name: "([\w-]+)".*group: "(?:Decide|Mark|Align|Write)"', line) for line in lines)
    return [found[1] for found in acts if found]


def resized(page: Page, width: int, height: int) -> None:
    page.set_viewport_size({"width": width, "height": height})
    painted(page)


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_every_act_is_a_button_that_names_its_key_at_any_size(opened: Open, pair: str, width: int, height: int) -> None:
    page = opened(pair)
    resized(page, width, height)
    assert page.locator(".tools button:visible").evaluate_all(CUT_OFF) == []
    page.get_by_role("button", name="More acts").click()
    seen = page.locator(".tools [data-act]:visible")
    assert sorted(seen.evaluate_all("nodes => nodes.map(n => n.dataset.act)")) == sorted([*names(), "help"])
    assert page.locator(".tools .menu button:visible").evaluate_all(CUT_OFF) == []
    titles = seen.evaluate_all("nodes => nodes.map(n => n.title)")
    assert [title for title in titles if not re.search(r"\(.+\)$", title)] == []


def test_the_common_acts_are_in_sight_with_their_keys(opened: Open, pair: str) -> None:
    page = opened(pair)
    assert page.locator(".acts-in-sight button:visible").evaluate_all(LABELS) == COMMON
    assert page.locator(".acts-in-sight kbd:visible").count() == len(COMMON)


def test_the_menu_is_worked_without_a_mouse(opened: Open, project: Project, pair: str) -> None:
    page = opened(pair)
    more = page.get_by_role("button", name="More acts")
    more.focus()
    press(page, "Enter")
    expect(page.get_by_role("menuitem", name="Clear")).to_be_focused()
    expect(more).to_have_attribute("aria-expanded", "true")
    press(page, "End", "ArrowDown", "ArrowDown")
    expect(page.get_by_role("menuitem", name="Bookmark")).to_be_focused()
    press(page, "Escape")
    expect(more).to_be_focused()
    expect(page.locator(".tools .menu")).to_be_hidden()
    press(page, "Enter", "ArrowDown", "Enter")
    shows(page, ".row.open .gutter", "★ bookmark")
    expect(page.locator(".rows")).to_be_focused()
    saved(page)
    assert beads(project, pair)[0].bookmarked


@pytest.mark.parametrize("name", ["More acts", "More filters"])
def test_a_key_pressed_in_a_menu_does_its_act(opened: Open, project: Project, pair: str, name: str) -> None:
    page = opened(pair)
    page.get_by_role("button", name=name).click()
    press(page, "r")
    expect(page.locator(".menu:popover-open")).to_have_count(0)
    saved(page)
    assert (beads(project, pair)[0].status, cursor(page)) == (Status.FLAGGED, 1)
