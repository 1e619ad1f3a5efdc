"""Which rows of Review are shown, and in which order, in a real browser."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from alignment.project import Project
from benchmarks.made_up import bitext
from tests.e2e.driving import Open, beads, counted, cursor, painted, press, row, saved, shows, sides, sift

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = [pytest.mark.browser]

SURE = (0.95, 0.3, 0.99, 0.5, 0.97, 0.2, 0.85, 0.98)


@pytest.fixture
def rated(project: Project, request: pytest.FixtureRequest) -> str:
    """A pair of eight rows, as sure as said above."""
    name = str(request.node.name).removeprefix("test_")
    made = bitext(8, name)
    rows = tuple(replace(bead, confidence=share) for bead, share in zip(made.beads, SURE, strict=True))
    project.store.add(replace(made, beads=rows), who="workbench")
    return name


def filtered(page: Page) -> set[int]:
    return {int(number) for number in page.locator(".row:not(.neighbour) .number").all_inner_texts()}


def walked(page: Page, rows: int) -> list[int]:
    """Return the numbers of rows one comes through going down."""
    numbers = []
    for _ in range(rows):
        numbers.append(cursor(page))
        press(page, "j")
    return numbers


def test_a_filter_is_chosen_by_keys_alone(opened: Open, rated: str) -> None:
    page = opened(rated)
    painted(page)
    press(page, "f")
    assert page.locator(".filters .menu:popover-open button").first.inner_text().split() == ["All", "8"]
    press(page, "ArrowDown", "Enter")
    expect(page.locator(".in-sight button[aria-pressed=true]")).to_contain_text("Doubtful")
    first = cursor(page)
    press(page, "f", "Escape", "j")
    assert cursor(page) > first


MARKED = [
    ("Bookmarked", ["b"]),
    ("Left out", ["o"]),
    ("Edited", ["e", "x", "Control+Enter"]),
    ("Commented", ["c", "x", "Control+Enter"]),
    ("All comments", ["c", "x", "Control+Enter", "Shift+C"]),
]


@pytest.mark.parametrize(("name", "keys"), MARKED)
def test_a_filter_shows_the_rows_that_were_marked(opened: Open, project: Project, name: str, keys: list[str]) -> None:
    pair = f"marked-{name}"
    project.store.add(bitext(12, pair), who="workbench")
    page = opened(pair)
    press(page, "j", "j", *keys, "Home")
    saved(page)
    sift(page, name)
    expect(page.locator(".row.open .number")).to_have_text("3")
    assert filtered(page) == {3}
    press(page, "Home")
    assert counted(page, name) == "1"


def test_a_filter_shows_the_rows_with_notes(opened: Open, project: Project, pair: str) -> None:
    noted = {note.sentence for note in project.store.load(pair).bitext.en.notes}
    expected = {i for i, bead in enumerate(beads(project, pair), 1) if noted & set(range(*bead.en))}
    page = opened(pair)
    sift(page, "Notes")
    assert filtered(page) == expected != set()


def test_comments_that_were_dealt_with_leave_the_filter(opened: Open, pair: str) -> None:
    page = opened(pair)
    for key in ("Home", "End"):
        press(page, key, "c", "x", "Control+Enter")
    sift(page, "Commented")
    assert filtered(page) == {1, 60}
    press(page, "Home", "Shift+C", "End")
    assert filtered(page) == {60}
    sift(page, "All comments")
    assert filtered(page) == {1, 60}


@pytest.mark.parametrize("width", [1500, 1280, 1000, 700])
def test_no_filter_is_cut_off_and_the_chosen_one_is_in_sight(opened: Open, pair: str, width: int) -> None:
    page = opened(pair)
    page.set_viewport_size({"width": width, "height": 800})
    sift(page, "All comments")
    chosen = page.locator('.filters .in-sight [aria-pressed="true"]')
    expect(chosen).to_contain_text("All comments")
    right = page.locator(".filters").evaluate("n => n.getBoundingClientRect().right")
    for button in page.locator(".filters .in-sight button, .filters .order").all():
        assert button.evaluate("n => n.getBoundingClientRect().right") <= right
    shown = page.locator(".in-sight button").count()
    assert shown + page.locator("[aria-label='More filters'].menu button").count() == 14
    assert page.locator(".filters .more").is_visible() == (shown < 14)


def test_the_menu_of_filters_goes_by_keys(opened: Open, pair: str) -> None:
    page = opened(pair)
    page.set_viewport_size({"width": 700, "height": 800})
    painted(page)
    page.locator(".filters .more").focus()
    press(page, "Enter")
    names = page.locator("[aria-label='More filters'].menu button").all_inner_texts()
    press(page, "ArrowDown", "ArrowUp", "ArrowUp")
    expect(page.locator("[aria-label='More filters'].menu button").last).to_be_focused()
    press(page, "Escape")
    expect(page.locator("[aria-label='More filters'].menu")).not_to_be_visible()
    page.locator(".filters .more").click()
    press(page, "ArrowDown", "Enter")
    expect(page.locator('.in-sight [aria-pressed="true"]')).to_contain_text(names[1].split("\n")[0])
    press(page, "j")
    expect(page.locator("[aria-label='More filters'].menu")).not_to_be_visible()


def test_the_least_sure_rows_come_first_and_in_text_order_again(opened: Open, rated: str) -> None:
    page = opened(rated)
    press(page, "q")
    assert walked(page, 8) == [6, 2, 4, 7, 1, 5, 8, 3]
    expect(page.get_by_role("button", name="Least sure first")).to_have_attribute("aria-pressed", "true")
    press(page, "Home", "j", "q")
    assert cursor(page) == 2
    press(page, "Home")
    assert walked(page, 8) == list(range(1, 9))


def test_the_strip_frames_no_part_of_the_pair_while_the_rows_are_from_everywhere(opened: Open, rated: str) -> None:
    page = opened(rated)
    expect(page.locator(".strip .in-view")).to_be_visible()
    press(page, "q")
    expect(page.locator(".strip .in-view")).to_be_hidden()
    press(page, "q")
    expect(page.locator(".strip .in-view")).to_be_visible()


def test_with_the_least_sure_first_the_open_row_stands_between_its_neighbours(opened: Open, rated: str) -> None:
    page = opened(rated)
    press(page, "q")
    places = {n: row(page, n).evaluate("n => n.getBoundingClientRect().top") for n in (5, 6, 7)}
    assert places[5] < places[6] < places[7]
    assert page.locator(".row").count() == 8
    merged = [upper + lower for upper, lower in zip(sides(page, 6), sides(page, 7), strict=True)]
    press(page, "m")
    assert (cursor(page), sides(page, 6)) == (6, merged)
    press(page, "j")
    assert cursor(page) == 2


def test_a_handled_row_leaves_the_queue_and_an_undo_brings_it_back(opened: Open, rated: str) -> None:
    page = opened(rated)
    sift(page, "Doubtful")
    press(page, "q")
    assert cursor(page) == 6
    press(page, "a")
    assert cursor(page) == 2
    press(page, "Home")
    assert cursor(page) == 2
    press(page, "Control+z")
    assert cursor(page) == 6
    press(page, "j", "k")
    assert cursor(page) == 6
    saved(page)


def test_a_row_keeps_its_place_in_the_queue_whatever_is_done_to_it(opened: Open, rated: str) -> None:
    page = opened(rated)
    press(page, "q", "End", "r", "Home")
    assert walked(page, 8) == [6, 2, 4, 7, 1, 5, 8, 3]
    press(page, "Home", "x")
    assert walked(page, 9) == [6, 7, 2, 4, 8, 1, 5, 9, 3]
    sift(page, "All")
    assert cursor(page) == 3


def test_the_next_doubtful_row_is_that_of_the_queue(opened: Open, rated: str) -> None:
    page = opened(rated)
    press(page, "q", "n")
    assert cursor(page) == 2
    press(page, "n", "Shift+N")
    assert cursor(page) == 2


def test_filter_and_order_are_remembered_over_a_reload(opened: Open, rated: str) -> None:
    page = opened(rated)
    sift(page, "Unconfirmed")
    press(page, "q", "j", "j")
    saved(page)
    assert cursor(page) == 4
    page.wait_for_timeout(100)
    page.reload()
    page.wait_for_selector(".row.open")
    assert cursor(page) == 4
    assert walked(page, 2) == [4, 7]
    shows(page, '.filters [aria-pressed="true"]', "Unconfirmed")
