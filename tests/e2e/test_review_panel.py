"""The panel beside the rows of Review, in a real browser."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from alignment.project import Project
from tests.e2e.driving import EDGES, INSIDE, Open, beads, cursor, edges, faint, press, row, saved, shows

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = [pytest.mark.browser]

FOCUSED = f"{INSIDE}.activeElement?.className"
HEIGHT = f"{INSIDE}.querySelector('.row.open').offsetHeight"
# Presses a key and says what the panel holds before the page has had a frame.
AT_ONCE = f"""key => {{
  const inside = {INSIDE}, rows = inside.querySelector(".rows");
  rows.dispatchEvent(new KeyboardEvent("keydown", {{ key, bubbles: true, composed: true, cancelable: true }}));
  return [inside.querySelector(".row.open .number").textContent, inside.querySelector(".panel h3").textContent];
}}"""

# What the events say, without who did it and when.
DONE = "items => items.map(item => [...item.childNodes].slice(1).map(node => node.textContent).join(''))"


def first_doubtful(project: Project, pair: str) -> int:
    """Return the number of a doubtful row that is no gap, with rows above it."""
    made = enumerate(beads(project, pair), 1)
    return next(n for n, bead in made if n > 8 and not bead.is_gap and (bead.confidence or 0) < 0.6)


def go_to(page: Page, number: int) -> None:
    press(page, "g", *str(number), "Enter")


def test_the_panel_tells_of_the_open_row_beside_the_rows(opened: Open, project: Project, pair: str) -> None:
    page = opened(pair)
    go_to(page, first_doubtful(project, pair))
    panel = page.get_by_role("complementary", name="About the row in hand")
    expect(panel.locator("h3")).to_have_text(f"Row {cursor(page)} ○ proposed")
    shows(page, ".panel .why h4", "Doubtful because")
    assert page.locator(".row .details").count() == 0
    assert panel.get_attribute("aria-live") == "off"
    right = page.locator(".rows").evaluate("n => n.getBoundingClientRect().right")
    assert panel.evaluate("n => n.getBoundingClientRect().left") >= right - 1
    press(page, "r")
    expect(panel.locator("h3")).to_have_text(f"Row {cursor(page)} ⚑ flagged")


def test_no_row_grows_when_it_is_opened(opened: Open, project: Project, pair: str) -> None:
    number = first_doubtful(project, pair)
    page = opened(pair)
    go_to(page, number - 1)
    closed = row(page, number).evaluate("n => n.offsetHeight")
    press(page, "j")
    assert page.evaluate(HEIGHT) == closed
    shows(page, ".panel .repair", "")
    assert page.evaluate(HEIGHT) == closed


def test_the_panel_is_about_the_row_of_the_cursor_within_the_same_frame(opened: Open, pair: str) -> None:
    page = opened(pair)
    for number in range(2, 6):
        shown, head = page.evaluate(AT_ONCE, "j")
        assert (shown, head) == (str(number), f"Row {number} ○ proposed")


def test_the_panel_never_takes_the_focus(opened: Open, project: Project, pair: str) -> None:
    page = opened(pair)
    go_to(page, first_doubtful(project, pair))
    here = cursor(page)
    page.locator(".panel .why li").first.click()
    assert page.evaluate(FOCUSED) == "rows"
    press(page, "j")
    assert cursor(page) == here + 1


def test_the_panel_is_scrolled_by_itself_and_by_keys_when_they_are_in_it(opened: Open, pair: str) -> None:
    page = opened(pair)
    for _ in range(4):
        press(page, "c")
        page.keyboard.type("One line after the other.\n" * 8)
        press(page, "Control+Enter")
    saved(page)
    top = page.locator(".rows").evaluate("n => n.scrollTop")
    page.locator(".panel").focus()
    press(page, "End")
    page.wait_for_function(f"{INSIDE}.querySelector('.panel').scrollTop > 0")
    assert (cursor(page), page.locator(".rows").evaluate("n => n.scrollTop")) == (1, top)
    press(page, "Escape", "j")
    assert cursor(page) == 2
    assert page.locator(".panel").evaluate("n => n.scrollTop") == 0


def test_a_comment_is_written_in_the_panel_in_full_view(opened: Open, project: Project, pair: str) -> None:
    page = opened(pair)
    page.set_viewport_size({"width": 1280, "height": 520})
    go_to(page, first_doubtful(project, pair))
    for words in ("One line.\n" * 12, "Another."):
        press(page, "c")
        page.keyboard.type(words)
        top, bottom = page.locator(".boxes").evaluate(EDGES)
        assert edges(page, ".panel")[0] <= bottom <= edges(page, ".panel")[1]
        press(page, "Control+Enter")
    saved(page)
    assert page.locator(".panel .comment").count() == 2
    assert [comment.text for comment in project.store.load(pair).comments] == [("One line.\n" * 12).strip(), "Another."]
    assert top < bottom


def test_in_a_narrow_window_it_all_stands_under_the_row(opened: Open, project: Project, pair: str) -> None:
    page = opened(pair)
    go_to(page, first_doubtful(project, pair))
    page.set_viewport_size({"width": 1000, "height": 800})
    shows(page, ".row.open .details .why h4", "Doubtful because")
    expect(page.locator(".panel")).not_to_be_visible()
    assert page.locator(".row.open .details").get_attribute("role") == "gridcell"
    press(page, "j")
    assert page.locator(".details").count() == 1
    page.set_viewport_size({"width": 1280, "height": 800})
    expect(page.locator(".panel .details")).to_be_visible()
    assert page.locator(".row .details").count() == 0
    assert page.locator(".panel .details").get_attribute("role") == "group"


def test_what_is_being_written_goes_along_when_the_window_changes(opened: Open, project: Project, pair: str) -> None:
    page = opened(pair)
    press(page, "j", "c")
    page.keyboard.type("half ")
    page.set_viewport_size({"width": 1000, "height": 800})
    expect(page.locator(".row.open textarea")).to_be_focused()
    page.keyboard.type("a ")
    page.set_viewport_size({"width": 1280, "height": 800})
    expect(page.locator(".panel textarea")).to_be_focused()
    page.keyboard.type("thought")
    press(page, "Control+Enter")
    saved(page)
    assert [comment.text for comment in project.store.load(pair).comments] == ["half a thought"]


def test_a_split_is_explained_in_the_panel(opened: Open, pair: str) -> None:
    page = opened(pair)
    press(page, "m", "s")
    shows(page, ".panel .splitting", "Splitting: ↑ ↓ move the cut on the English side")
    page.locator(".panel").get_by_role("button", name="Leave").click()
    assert page.locator(".splitting").count() == 0


def test_the_history_says_who_did_what_to_the_row(opened: Open, project: Project, pair: str) -> None:
    bert = {"id": "comment-of-bert", "kind": "comment", "seen": project.store.load(pair).seen(1), "text": "Look"}
    assert project.store.apply(project.store.number(pair), bert, "Bert").ok
    page = opened(pair)
    press(page, "j")
    shows(page, ".panel .past li", "Bert, ")
    press(page, "r", "b", "Control+z")
    shows(page, ".panel .past li", "undid: bookmarked")
    assert page.locator(".panel .past li").evaluate_all(DONE) == [
        "undid: bookmarked",
        "bookmarked (undone)",
        "flagged",
        "commented “Look”",
        "aligned: 60 rows",
    ]
    assert page.locator(".panel .past .undone s").all_inner_texts() == ["bookmarked"]


def test_a_row_that_nobody_touched_has_no_history(opened: Open, pair: str) -> None:
    page = opened(pair)
    press(page, "r", "j")
    page.wait_for_timeout(600)
    saved(page)
    assert page.locator(".past").count() == 0
    press(page, "k")
    shows(page, ".panel .past li", "flagged")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_edits_and_history_stand_out_from_their_ground(opened: Open, pair: str, scheme: str) -> None:
    page = opened(pair)
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    press(page, "e", "Control+a")
    page.keyboard.type("Notes on the Situation")
    press(page, "Control+Enter", "b", "Control+z")
    shows(page, ".panel .wording del", "Report")
    shows(page, ".panel .undone", "bookmarked")
    page.set_viewport_size({"width": 1100, "height": 800})
    page.locator(".filters .more").click()
    assert faint(page) == []


def test_the_reasons_for_an_empty_side_come_into_view_when_they_are_asked_for(opened: Open, pair: str) -> None:
    page = opened(pair)
    page.set_viewport_size({"width": 1280, "height": 420})
    press(page, "x", "w")
    expect(page.locator(".panel .absence").last).to_be_in_viewport(ratio=1)
    press(page, "1")
    shows(page, ".panel .absence[aria-pressed=true]", "left out on purpose")


def test_under_a_row_the_history_is_folded_until_it_is_wanted(opened: Open, pair: str) -> None:
    page = opened(pair)
    page.set_viewport_size({"width": 1000, "height": 800})
    press(page, "r")
    history = page.locator(".row.open .past summary")
    expect(history).to_be_visible()
    expect(page.locator(".row.open .past li").first).not_to_be_visible()
    history.focus()
    press(page, "Enter")
    expect(page.locator(".row.open .past li").first).to_be_visible()
    press(page, "j", "r")
    expect(page.locator(".row.open .past li").first).to_be_visible()
