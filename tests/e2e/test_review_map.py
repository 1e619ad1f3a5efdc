"""The map of the pair and the strip beside the rows, in a real browser."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from alignment.bitext import ParagraphKind, Status
from alignment.project import Project
from benchmarks.made_up import bitext
from tests.e2e.driving import Open, beads, cursor, faint, press, row, saved, shows, sift

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = [pytest.mark.browser]

DRAWN = "canvas => canvas.toDataURL()"


def middle(page: Page, selector: str) -> tuple[float, float]:
    box = page.locator(selector).bounding_box()
    assert box
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def along(page: Page, share: float) -> tuple[float, float]:
    """Return a point of the strip."""
    box = page.locator(".strip").bounding_box()
    assert box
    return box["x"] + box["width"] / 2, box["y"] + box["height"] * share


def pointed(page: Page) -> int:
    """Return the number of the row that the map points out."""
    words = page.locator(".map .what").inner_text()
    return int(words.split(" · ")[0].removeprefix("Row "))


@pytest.mark.parametrize("key", ["Escape", "y"])
def test_a_key_shows_the_map_and_hides_it_and_the_rows_have_the_keys_again(opened: Open, pair: str, key: str) -> None:
    page = opened(pair)
    press(page, "y")
    expect(page.locator(".map")).to_be_visible()
    press(page, key)
    expect(page.locator(".map")).to_be_hidden()
    press(page, "j")
    assert cursor(page) == 2
    page.get_by_role("button", name="Map").click()
    expect(page.locator(".map")).to_be_visible()


def test_the_map_counts_the_rows_by_how_they_stand(opened: Open, project: Project, pair: str) -> None:
    page = opened(pair)
    press(page, "a", "a", "r", "b", "y")
    saved(page)
    gaps = [bead for bead in beads(project, pair) if bead.is_gap]
    german = sum(bead.de.start != bead.de.stop for bead in gaps)
    counts = dict(reversed(words.split("\n")) for words in page.locator(".legend li").all_inner_texts())
    assert int(counts["confirmed"]) + int(counts["proposed"]) + int(counts["doubtful"]) + int(counts["flagged"]) == 60
    assert {name: counts[name] for name in counts if name not in {"proposed", "doubtful"}} == {
        "confirmed": "2",
        "flagged": "1",
        "German only": str(german),
        "English only": str(len(gaps) - german),
        "with a bookmark": "1",
        "with a note": "1",
    }
    assert "60" not in counts.values()


def test_keys_move_through_the_map_and_enter_goes_there(opened: Open, pair: str) -> None:
    page = opened(pair)
    press(page, "y", "ArrowRight", "ArrowRight", "ArrowRight", "ArrowLeft")
    assert pointed(page) == 3
    press(page, "ArrowDown", "ArrowUp", "End")
    assert pointed(page) == 60
    press(page, "PageUp")
    assert page.locator(".map .what").inner_text().endswith("under “1. State of the Work”")
    assert pointed(page) == 2
    press(page, "ArrowDown")
    there = pointed(page)
    cells = page.get_by_role("slider", name="Rows of the pair")
    assert (cells.get_attribute("aria-valuenow"), there > 3) == (str(there), True)
    press(page, "Enter")
    expect(page.locator(".map")).to_be_hidden()
    assert cursor(page) == there


def test_keys_of_the_rows_do_nothing_while_the_map_is_shown(opened: Open, project: Project, pair: str) -> None:
    page = opened(pair)
    press(page, "y", "a", "r", "m", "Escape", "b")
    saved(page)
    after = beads(project, pair)
    assert (len(after), {bead.status for bead in after}, after[0].bookmarked) == (60, {Status.PROPOSED}, True)


@pytest.mark.parametrize("ring", [".cells .ring", ".plot .ring"])
def test_a_hand_over_a_picture_is_told_the_row_and_a_click_goes_there(opened: Open, pair: str, ring: str) -> None:
    page = opened(pair)
    press(page, "y", *["ArrowRight"] * 30)
    point = middle(page, ring)
    press(page, "Home")
    assert pointed(page) == 1
    page.mouse.move(*point, steps=3)
    there = pointed(page)
    assert there == 31 if "cells" in ring else abs(there - 31) <= 1
    page.mouse.click(*point)
    expect(page.locator(".map")).to_be_hidden()
    assert cursor(page) == there


def test_the_map_goes_to_rows_that_the_filter_hides(opened: Open, pair: str) -> None:
    page = opened(pair)
    sift(page, "Flagged")
    press(page, "y", "Home", "ArrowRight", "Enter")
    assert cursor(page) == 2


def test_a_pair_of_ten_thousand_rows_fits_on_the_map(opened: Open, project: Project) -> None:
    project.store.add(bitext(10_000, "long-map"), who="workbench")
    page = opened("long-map")
    press(page, "y")
    assert page.locator(".cells").evaluate("node => node.scrollHeight <= node.clientHeight")
    press(page, "End")
    point = middle(page, ".cells .ring")
    press(page, "Home")
    page.mouse.click(*point)
    assert cursor(page) == 10_000


def test_a_map_of_many_headings_scrolls_with_the_keys(opened: Open, project: Project) -> None:
    made = bitext(300, "headings")
    de = tuple(replace(each, kind=ParagraphKind.HEADING, level=1) for each in made.de.paragraphs)
    project.store.add(replace(made, de=replace(made.de, paragraphs=de)), who="workbench")
    page = opened("headings")
    cells = page.locator(".cells")
    press(page, "y", "End")
    assert cells.evaluate("node => node.scrollTop") > 0
    point = middle(page, ".cells .ring")
    press(page, "Home")
    assert cells.evaluate("node => node.scrollTop") == 0
    press(page, "End")
    page.mouse.click(*point)
    assert cursor(page) == 300


def test_a_click_on_the_strip_goes_there_and_a_drag_goes_on(opened: Open, pair: str) -> None:
    page = opened(pair)
    page.mouse.move(*along(page, 0.505))
    shows(page, ".strip .tip", "Row 31 · 1. State of the Work")
    page.mouse.down()
    row(page, 31).locator("xpath=self::*[contains(@class, 'open')]").wait_for()
    page.mouse.move(*along(page, 0.995), steps=4)
    row(page, 60).locator("xpath=self::*[contains(@class, 'open')]").wait_for()
    page.mouse.up()
    page.mouse.move(*along(page, 0.2))
    press(page, "k")
    assert cursor(page) == 59


def test_the_strip_frames_what_is_in_view_and_says_how_rows_stand(opened: Open, pair: str) -> None:
    page = opened(pair)
    press(page, "a", "End")
    upper, lower = (page.locator(f".strip {part}").bounding_box() for part in (".in-view", ".here"))
    assert upper
    assert lower
    assert upper["y"] < lower["y"] < upper["y"] + upper["height"]
    assert upper["y"] > along(page, 0.5)[1]
    said = re.compile(r"The whole pair: 1 confirmed, \d+ proposed, \d+ doubtful, 0 flagged \(Y shows it large\)")
    expect(page.locator(".strip canvas")).to_have_attribute("aria-label", said)


def test_what_is_drawn_follows_the_theme(opened: Open, pair: str) -> None:
    page = opened(pair)
    press(page, "y")
    pictures = [page.locator(f"{part} canvas") for part in (".strip", ".cells", ".plot")]
    light = [picture.evaluate(DRAWN) for picture in pictures]
    page.emulate_media(color_scheme="dark")
    expect(page.locator(".desk")).to_have_css("background-color", "rgb(25, 24, 22)")
    page.wait_for_timeout(300)
    assert all(picture.evaluate(DRAWN) != before for picture, before in zip(pictures, light, strict=True))


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_text_of_the_map_stands_out_from_its_ground(opened: Open, pair: str, scheme: str) -> None:
    page = opened(pair)
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    page.wait_for_timeout(300)
    press(page, "y")
    assert faint(page) == []
