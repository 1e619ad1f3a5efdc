"""What the map makes of beads before it draws them: its modules without the page around them, in a real browser."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = [pytest.mark.browser]

COMPONENT = Path(__file__).parents[2] / "alignment" / "ui" / "component"
LOAD = (
    "source => import(`data:text/javascript,${encodeURIComponent(source)}`).then(found => Object.assign(window, found))"
)
CHAPTERS = [[0, {"title": "One"}], [1, {"title": "Two"}], [90, {"title": "Three"}]]
ARRANGED = [
    pytest.param(1, [], 600, 500, id="one bead"),
    pytest.param(20, CHAPTERS[:2], 600, 500, id="a page"),
    pytest.param(200, CHAPTERS, 600, 500, id="a report"),
    pytest.param(200, CHAPTERS[1:], 600, 500, id="a text before the first heading"),
    pytest.param(10_000, CHAPTERS, 600, 560, id="a book"),
    pytest.param(10_000, CHAPTERS, 90, 80, id="hardly any room"),
]
BEADS = [
    {"de": [0, 1], "en": [0, 1], "status": "proposed", "confidence": 0.99, "bookmarked": True},
    {"de": [1, 2], "en": [1, 1], "status": "confirmed", "confidence": 0.1, "bookmarked": False},
    {"de": [2, 4], "en": [1, 1], "status": "proposed", "confidence": 0.1, "bookmarked": False},
    {"de": [4, 4], "en": [1, 2], "status": "flagged", "confidence": None, "bookmarked": False},
    {"de": [4, 5], "en": [2, 4], "status": "proposed", "confidence": 0.8, "bookmarked": False},
]
DOUBTFUL = "bead => bead.confidence !== null && bead.confidence < 0.5"


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A blank page that knows what the modules of the map export."""
    blank = browser.new_page()
    for name in ("cells.js", "runs.js", "looks.js"):
        source = (COMPONENT / name).read_text("utf-8")
        blank.evaluate(LOAD, re.sub("^import .*$", "", source, flags=re.MULTILINE))  # what is imported is known by now
    yield blank
    blank.close()


@pytest.mark.parametrize(("count", "headings", "width", "room"), ARRANGED)
def test_every_bead_has_a_cell_that_is_found_where_it_stands(
    page: Page, count: int, headings: list[Any], width: int, room: int
) -> None:
    found = page.evaluate(
        """([count, headings, width, room]) => {
          const layout = arranged(count, headings, width, room), half = layout.size / 2;
          const corners = Array.from({ length: count }, (_, i) => cornerOf(layout, i));
          return {
            ...layout, corners,
            found: corners.map(([x, y]) => cellAt(layout, x + half, y + half)),
            shown: linesBetween(layout, 0, layout.height).length,
            last: linesBetween(layout, layout.height - 5, layout.height).at(-1).until,
          };
        }""",
        [count, headings, width, room],
    )
    assert found["found"] == list(range(count))
    assert len({tuple(corner) for corner in found["corners"]}) == count
    assert all(
        x >= found["left"] and x + found["size"] <= max(width, found["left"] + found["size"])
        for x, _ in found["corners"]
    )
    assert (found["shown"], found["last"]) == (len(found["lines"]), count)
    assert [[line["from"], line["heading"]] for line in found["lines"] if line["heading"]] == headings


@pytest.mark.parametrize(
    ("count", "room", "size"),
    [
        (20, (600, 500), 26),
        (200, (600, 300), 26),
        (2000, (600, 500), 12),
        (10_000, (600, 560), 5),
        (10_000, (90, 80), 8),
    ],
)
def test_cells_are_as_large_as_there_is_room_for_and_never_too_small_to_see(
    page: Page, count: int, room: tuple[int, int], size: int
) -> None:
    assert page.evaluate("([count, room]) => arranged(count, [], ...room).size", [count, room]) == size


def test_up_and_down_go_to_the_cell_above_or_below_or_the_last_of_a_shorter_line(page: Page) -> None:
    layout = [30, [[0, {}], [3, {}]], 339, 500]  # ten cells a line
    moved = page.evaluate(
        """layout => [[2, 1], [11, -1], [12, 1], [25, 1], [25, -1], [0, -1], [7, -1]]
          .map(([index, step]) => vertically(arranged(...layout), index, step))""",
        layout,
    )
    assert page.evaluate("layout => arranged(...layout).lines.map(line => line.until)", layout) == [3, 12, 21, 30]
    assert moved == [5, 2, 21, 25, 16, 0, 2]


def test_rows_are_counted_by_how_they_stand(page: Page) -> None:
    counts = page.evaluate(
        f"beads => tally(cellsOf(beads, {{ de: new Map(), en: new Map([[3, []]]) }}, {DOUBTFUL}))", BEADS
    )
    assert counts == {
        "confirmed": 1,
        "proposed": 2,
        "doubtful": 1,
        "flagged": 1,
        "de": 1,
        "en": 2,
        "bookmarks": 1,
        "notes": 1,
    }


def test_gaps_that_follow_each_other_are_one_step(page: Page) -> None:
    assert page.evaluate("gapsOf", BEADS) == [["de", 1, 3], ["en", 3, 4]]


@pytest.mark.parametrize("most", [0.5, 1, 2, 3.7, 5, 900])
def test_bins_hold_every_bead_once(page: Page, most: float) -> None:
    bins = page.evaluate(f"([beads, most]) => binned(beads, most, {DOUBTFUL})", [BEADS, most])
    assert len(bins) == max(1, min(5, int(most)))
    assert [bins[0]["from"], *(each["until"] for each in bins)] == [*(each["from"] for each in bins), 5]
    looks = ("confirmed", "proposed", "doubtful", "flagged")
    assert [sum(each[look] for look in looks) for each in bins] == [each["until"] - each["from"] for each in bins]
    assert sum(each["gaps"] for each in bins) == 3


def test_nothing_makes_no_bins(page: Page) -> None:
    assert page.evaluate("binned([], 10, () => false)") == []
