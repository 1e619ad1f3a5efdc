"""Review by keyboard and screen reader, and in a small or much enlarged window, in a real browser."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from alignment.project import Project
from tests.e2e.driving import Open, beads, painted, press, saved

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = [pytest.mark.browser]

SIZES = [(1280, 800), (640, 400)]
ACTS = ("Confirm", "Flag", "Merge ↓", "Split", "Up", "Down", "Unlink", "Edit", "Comment", "More acts", "Keys")
NAMED = {"button", "link", "textbox", "searchbox", "combobox", "grid", "row", "toolbar", "application", "progressbar"}
NAMED |= {"image", "navigation", "complementary", "dialog", "slider", "menuitem", "heading"}
WIDER = "node => node.scrollWidth - node.clientWidth"
BOX = "node => { const box = node.getBoundingClientRect(); return [box.left, box.right, box.top, box.bottom] }"
FOCUS = """() => {
  let node = document.activeElement;
  while (node.shadowRoot?.activeElement) node = node.shadowRoot.activeElement;
  const looks = node.matches('.rows') ? node.querySelector('.row.open') : node;
  const { outlineStyle, boxShadow } = getComputedStyle(looks);
  const name = node === document.body ? 'nothing' : node.ariaLabel || node.textContent || node.placeholder;
  return [node.getRootNode() === document ? 'page' : 'desk', name, outlineStyle !== 'none' || boxShadow !== 'none'];
}"""


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_a_laptop_and_the_same_at_twice_the_size_show_the_open_row_both_columns_and_the_acts(
    opened: Open, pair: str, width: int, height: int
) -> None:
    page = opened(pair)
    page.set_viewport_size({"width": width, "height": height})
    painted(page)
    press(page, "g", "3", "0", "Enter")
    painted(page)
    left, right, top, bottom = page.locator(".rows").evaluate(BOX)
    assert (left >= 0, right <= width, bottom <= height) == (True, True, True)
    row = page.locator(".row.open").evaluate(BOX)
    assert (row[2] >= top - 1, row[3] <= bottom + 1) == (True, True)
    for side in ("de", "en"):
        start, stop, _, _ = page.locator(f".row.open .side.{side}").evaluate(BOX)
        assert left <= start < stop <= right
        assert stop - start > width / 4
    for act in ACTS:
        button = page.get_by_role("toolbar").get_by_role("button", name=act, exact=False).first
        start, stop, upper, lower = button.evaluate(BOX)
        assert 0 <= start < stop <= width
        assert 0 <= upper < lower <= top
    for part in (".desk", ".floor", ".rows", ".bar"):
        assert page.locator(part).evaluate(WIDER) <= 0
    assert page.evaluate("document.scrollingElement.scrollWidth") <= width


@pytest.mark.parametrize("title", ["", "audit", "history", "glossary", "finish", "export"])
def test_no_page_is_wider_than_an_enlarged_window(opened: Open, pair: str, title: str) -> None:
    page = opened(pair)
    page.set_viewport_size({"width": 640, "height": 400})
    page.goto(f"{page.url.split('/review')[0]}/{title}?pair={pair}")
    page.wait_for_selector('[data-testid="stApp"][data-test-script-state="notRunning"]')
    page.locator("h1").wait_for()
    painted(page)
    assert page.evaluate("document.scrollingElement.scrollWidth") <= 640
    assert page.locator('[data-testid="stMain"]').evaluate(WIDER) <= 0


def test_everything_has_a_name_and_the_list_says_the_row_in_hand_with_its_texts(
    opened: Open, project: Project, pair: str
) -> None:
    page = opened(pair)
    press(page, "j", "j")
    saved(page)
    nodes = tree(page)
    assert [node for node in nodes if node["role"]["value"] in NAMED and not name_of(node).strip()] == []
    (grid,) = (node for node in nodes if node["role"]["value"] == "grid")
    assert name_of(grid) == "Rows of the pair"
    (current,) = (value["idref"] for value in properties(grid)["activedescendant"]["relatedNodes"])
    assert current == page.locator(".row.open").get_attribute("id")
    (chosen,) = (node for node in nodes if properties(node).get("selected", {}).get("value") is True)
    review = project.store.load(pair)
    for text in ("3", "proposed", *(text for side in review.unit(beads(project, pair)[2]) for text in side)):
        assert text in name_of(chosen)


def test_the_focus_goes_round_the_whole_page_and_is_seen_everywhere(opened: Open, pair: str) -> None:
    page = opened(pair)
    saved(page)
    went: list[tuple[str, str]] = []
    for _ in range(60):
        press(page, "Tab")
        where, name, seen = page.evaluate(FOCUS)
        assert seen or where == "page", name
        went.append((where, name))
        if where == "desk" and name == "Rows of the pair":
            break
    names = [name for _, name in went]
    assert names[-1] == "Rows of the pair"
    assert any("Glossary" in name for where, name in went if where == "page")
    for act in ("Confirm", "Edit", "Keys", "Map"):
        assert any(name.startswith(act) for name in names)


def tree(page: Page) -> list[dict[str, Any]]:
    """Return what a screen reader is told of the page."""
    nodes = page.context.new_cdp_session(page).send("Accessibility.getFullAXTree")["nodes"]
    return [node for node in nodes if not node.get("ignored")]


def name_of(node: dict[str, Any]) -> str:
    return str(node.get("name", {}).get("value", ""))


def properties(node: dict[str, Any]) -> dict[str, Any]:
    return {found["name"]: found["value"] for found in node.get("properties", [])}
