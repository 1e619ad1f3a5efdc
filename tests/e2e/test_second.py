"""A second review by two people, from the first reading in Review to the last difference settled there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from alignment.bitext import Status
from alignment.project import Project
from alignment.review import SecondReview
from tests.e2e.driving import Open, beads, go, press, row, saved, shows

if TYPE_CHECKING:
    from playwright.sync_api import Page

READ = 8
FLAGGED = (3, 4, 5)
"""So many that one at least is among those the second reader finds right, in whatever order they are drawn."""


def idle(page: Page) -> None:
    page.wait_for_selector('[data-testid="stApp"][data-test-script-state="notRunning"]')


def call(page: Page, name: str) -> None:
    page.get_by_label("Reviewer").fill(name)
    page.get_by_label("Reviewer").press("Enter")
    idle(page)


def second(project: Project, pair: str) -> SecondReview:
    return project.store.seconds.of(project.store.number(pair))[-1]


def test_two_people_read_the_same_rows_and_a_third_settles_where_they_differ(
    opened: Open, project: Project, pair: str
) -> None:
    first = opened(pair)
    call(first, "Anna")
    first.wait_for_selector(".row.open")
    row(first, 1).locator(".number").click()
    for number in range(READ):
        press(first, *(("r", "ArrowDown") if number in FLAGGED else ("a",)))
    saved(first)
    assert [bead.status for bead in beads(project, pair)[:READ]] == [
        Status.FLAGGED if number in FLAGGED else Status.CONFIRMED for number in range(READ)
    ]

    page = opened(pair)
    call(page, "Ben")
    go(page, "Second review")
    page.get_by_role("button", name=f"Draw {READ} rows for Ben").click()
    shows(page, "p", f"Row 1 of {READ}")
    assert not page.get_by_text("flagged").count()
    press(page, "2")
    shows(page, "strong", "What is wrong?")
    press(page, "1", "4")  # that it is right is no answer to what is wrong
    page.locator(".st-key-fault-alignment button[kind=primary]").wait_for()
    page.get_by_label("Comment").fill("")
    page.get_by_label("Comment").press_sequentially("Not 1 but 2 of 3.")  # digits in the field are no answers
    page.get_by_label("Comment").press("Control+Enter")
    page.get_by_text("What is wrong?").click()
    press(page, "Enter")
    shows(page, "p", f"Row 2 of {READ}")
    press(page, "1")
    shows(page, "p", f"Row 3 of {READ}")
    page.reload(wait_until="networkidle")  # what listens for keys comes last
    shows(page, "p", f"Row 3 of {READ}")
    idle(page)
    press(page, "Backspace")
    shows(page, "p", f"Row 2 of {READ}")
    press(page, "3")
    for number in range(3, READ + 1):
        shows(page, "p", f"Row {number} of {READ}")
        press(page, "1")
    shows(page, "h3", "All rows are read")
    page.get_by_role("button", name="Show what came of it").click()
    shows(page, "h3", "Where the two differ")
    found = second(project, pair)
    assert (found.said[0].comment, found.unclear) == ("Not 1 but 2 of 3.", (1,))
    assert len(found.judged) == READ - 1

    third = opened(pair)
    call(third, "Carl")
    go(third, "Second review")
    index, *others = found.differing
    third.locator(f".st-key-rule-second-{index} button").click()
    shows(third, "button", f"Open ({len(others)})")
    number = next(
        number
        for number, bead in enumerate(beads(project, pair))
        if (bead.de, bead.en) == (found.sample[index].de, found.sample[index].en)
    )
    after = beads(project, pair)[number].status
    assert after == (Status.FLAGGED if found.sample[index].was_right else Status.CONFIRMED)
    go(third, "Review")
    row(third, 1).locator(".number").click()
    press(third, "Control+z")
    saved(third)
    assert beads(project, pair)[number].status != after
    assert second(project, pair).left == found.differing
