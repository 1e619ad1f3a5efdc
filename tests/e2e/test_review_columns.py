"""Moving the rest of a column up or down, in a real browser."""

from __future__ import annotations

from dataclasses import dataclass, replace

import pytest

from alignment.bitext import Status
from alignment.project import Project
from tests.e2e.driving import Open, beads, cursor, press, row, saved, shows
from tests.review.making import bitext, tiling

pytestmark = [pytest.mark.browser]

Shape = tuple[int, int]


@dataclass(frozen=True)
class Case:
    """Beads before, the numbers of those decided on, where the key is pressed, and what comes of it."""

    before: list[Shape]
    keys: str
    after: list[Shape]
    said: str
    row: int = 2
    confirmed: int | None = None


FIVE = [(1, 1)] * 5
CASES = {
    "down-to-the-end": Case(
        FIVE,
        "Shift+D",
        [(1, 1), (1, 0), (1, 1), (1, 1), (1, 1), (0, 1)],
        "The English of 4 rows moved down. What is over is row 6, at the end. Ctrl+Z takes it back.",
    ),
    "down-into-a-gap": Case(
        [(1, 1), (1, 2), (1, 1), (1, 0), (1, 1)],
        "Shift+D",
        [(1, 1), (1, 0), (1, 2), (1, 1), (1, 1)],
        "The English of 2 rows moved down. Row 4 had no English, and took the last. Ctrl+Z takes it back.",
    ),
    "down-to-a-confirmed-row": Case(
        FIVE,
        "Shift+D",
        [(1, 1), (1, 0), (1, 1), (0, 1), (1, 1), (1, 1)],
        "The English of 2 rows moved down. What is over is row 4, before one that is confirmed. Ctrl+Z takes it back.",
        confirmed=4,
    ),
    "down-from-a-row-with-nothing-else": Case(
        [(1, 1), (0, 1), (1, 1), (1, 0)],
        "Shift+D",
        [(1, 1), (1, 1), (1, 1)],
        "The English of 2 rows moved down. Row 3 had no English, and took the last. Ctrl+Z takes it back.",
    ),
    "german-down": Case(
        [(1, 1), (2, 1), (0, 1)],
        "ArrowLeft Shift+D",
        [(1, 1), (0, 1), (2, 1)],
        "The German of 1 row moved down. Row 3 had no German, and took the last. Ctrl+Z takes it back.",
    ),
    "up-to-the-end": Case(
        FIVE,
        "Shift+U",
        [(1, 2), (1, 1), (1, 1), (1, 1), (1, 0)],
        "The English of 4 rows moved up. Row 5 is left without English, at the end. Ctrl+Z takes it back.",
    ),
    "up-from-a-gap": Case(
        [(1, 1), (1, 0), (1, 2), (1, 1), (0, 1), (1, 1)],
        "Shift+U",
        [(1, 1), (1, 2), (1, 1), (1, 1), (1, 1)],
        "The English of 3 rows moved up. It ends with row 4: below it was English alone. Ctrl+Z takes it back.",
    ),
    "up-to-a-confirmed-row": Case(
        FIVE,
        "Shift+U",
        [(1, 2), (1, 1), (1, 0), (1, 1), (1, 1)],
        "The English of 2 rows moved up. Row 3 is left without English: row 4 is confirmed. Ctrl+Z takes it back.",
        confirmed=4,
    ),
    "up-to-a-gap": Case(
        [(1, 1), (1, 1), (1, 1), (1, 0), (1, 1)],
        "Shift+U",
        [(1, 2), (1, 1), (1, 0), (1, 0), (1, 1)],
        "The English of 2 rows moved up. Row 3 is left without English: row 4 has no English. Ctrl+Z takes it back.",
    ),
    "up-of-a-row-with-nothing-else": Case(
        [(1, 0), (0, 1), (1, 1)],
        "Shift+U",
        [(1, 1), (1, 1)],
        "The English of 1 row moved up. It stands in row 1 now. Ctrl+Z takes it back.",
    ),
}


def opened_pair(project: Project, name: str, shapes: list[Shape], confirmed: int | None = None) -> None:
    made = [
        replace(bead, status=Status.CONFIRMED if number == confirmed else Status.PROPOSED)
        for number, bead in enumerate(tiling(shapes), 1)
    ]
    one = bitext(beads=tuple(made))
    project.store.add(replace(one, de=replace(one.de, name=name), en=replace(one.en, name=name)), who="workbench")


def kinds(project: Project, pair: str) -> list[Shape]:
    return [(bead.de.length, bead.en.length) for bead in beads(project, pair)]


@pytest.mark.parametrize("name", CASES)
def test_the_rest_of_a_column_moves_by_a_row_and_back(opened: Open, project: Project, name: str) -> None:
    case = CASES[name]
    pair = f"column-{name}"
    opened_pair(project, pair, case.before, case.confirmed)
    before = beads(project, pair)
    page = opened(pair)
    press(page, "g", str(case.row), "Enter", *case.keys.split())
    shows(page, ".message", case.said)
    saved(page)
    assert kinds(project, pair) == case.after
    assert page.locator(".where").inner_text().endswith(f"of {len(case.after)}")
    assert [row(page, number + 1).locator(".kind").inner_text() for number in range(len(case.after))] == [
        f"{de}-{en}" for de, en in case.after
    ]
    press(page, "Control+z")
    shows(page, ".message", "Undone: the move of a column in row")
    saved(page)
    assert beads(project, pair) == before


REFUSED = {
    "first": (FIVE, "Shift+U", 1, None, "This is the first row: there is none above that the English could move to."),
    "confirmed": (FIVE, "Shift+D", 2, 2, "This row is confirmed, and stays as it is. Press 0 first if it should move."),
    "below-confirmed": (
        FIVE,
        "Shift+U",
        3,
        2,
        "The row above is confirmed, and stays as it is: nothing moves up into it.",
    ),
    "nothing": ([(1, 1), (1, 0)], "Shift+D", 2, None, "This row has no English to move. ← and → choose the side."),
    "nothing-below": ([(1, 1), (1, 0)], "Shift+U", 2, None, "There is no English below to move up."),
    "gap-below": (
        [(1, 1), (1, 0), (1, 0)],
        "Shift+U",
        2,
        None,
        "There is no English below to move up: the next row has no English.",
    ),
    "no-room": ([(1, 1), (0, 1)], "Shift+D", 2, None, "There is no row to move this to: it is the last one."),
}


@pytest.mark.parametrize("name", REFUSED)
def test_a_column_that_cannot_move_says_why(opened: Open, project: Project, name: str) -> None:
    shapes, keys, number, confirmed, said = REFUSED[name]
    pair = f"column-refused-{name}"
    opened_pair(project, pair, shapes, confirmed)
    page = opened(pair)
    press(page, "g", str(number), "Enter", keys)
    shows(page, ".message", said)
    saved(page)
    assert kinds(project, pair) == shapes


def test_the_cursor_stays_with_the_row_and_marks_with_theirs(opened: Open, project: Project) -> None:
    opened_pair(project, "column-marks", FIVE)
    page = opened("column-marks")
    press(page, "j", "j", "b", "o", "k", "Shift+D")
    saved(page)
    assert cursor(page) == 2
    assert marked(project, "column-marks") == [False, False, True, False, False, False]
    assert "★ bookmark" in row(page, 3).locator(".gutter").inner_text()
    press(page, "Control+z")
    saved(page)
    assert marked(project, "column-marks") == [False, False, True, False, False]


def marked(project: Project, pair: str) -> list[bool]:
    return [bead.bookmarked and bead.excluded for bead in beads(project, pair)]
