"""Aligning anew between rows that a person decided on, in a real browser."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from alignment.bitext import Status
from alignment.project import Project
from alignment.review import Flag
from tests.e2e.driving import Open, beads, cursor, faint, press, row, saved, shows

pytestmark = [pytest.mark.browser]


def shown(page: Page) -> tuple[str, str, list[str]]:
    """Return what the dialog says: heading, count, and the kinds of the rows as they are and as they would be."""
    page.locator(".realign[open]").wait_for()
    of_rows = (
        "nodes => nodes.map(n => `${n.closest('tr').className} ${[...n.children].map(c => c.innerText).join(' ')}`)"
    )
    kinds: list[str] = page.locator(".passages .facts").evaluate_all(of_rows)
    return page.locator(".realign h3").inner_text(), page.locator(".realign .summary").inner_text(), kinds


def test_what_would_change_is_shown_first_and_enter_takes_it(opened: Open, project: Project, wrong: str) -> None:
    before = beads(project, wrong)
    page = opened(wrong)
    press(page, "g", "3", "Enter", "l")
    heading, summary, kinds = shown(page)
    assert heading == "Rows 1 to 9, aligned anew"
    assert summary == "3 rows would become 4, in 2 places. Nothing is changed until you take it."
    assert [kind.rpartition(" ")[0].rpartition(" ")[0] for kind in kinds] == [
        "now 3 2-2",
        "then 1-1",
        "then 1-1",
        "now 6 1-0",
        "now 7 1-2",
        "then 1-1",
        "then 1-1",
    ]
    assert beads(project, wrong) == before
    press(page, "Enter")
    shows(page, ".message", "3 rows became 4, in 2 places. Ctrl+Z takes it back.")
    saved(page)
    after = beads(project, wrong)
    assert {bead.kind for bead in after} == {"1-1"}
    assert after[:2] == before[:2]
    assert all((bead.confidence or 0) > 0.9 for bead in after)
    assert cursor(page) == 3
    assert row(page, 3).locator(".sure").count() == 1
    assert project.store.history(wrong)["what"].to_list()[-1] == "aligned anew: 5 rows became 6"
    press(page, "Control+z")
    shows(page, ".message", "Undone: the new alignment of rows 3 to 7.")
    saved(page)
    assert beads(project, wrong) == before
    press(page, "Control+y")
    saved(page)
    assert beads(project, wrong) == after


def test_escape_leaves_everything_as_it_is(opened: Open, project: Project, wrong: str) -> None:
    before = beads(project, wrong)
    page = opened(wrong)
    press(page, "l")
    shown(page)
    press(page, "ArrowDown", "End", "Escape")
    expect(page.locator(".realign")).to_be_hidden()
    expect(page.locator(".rows")).to_be_focused()
    saved(page)
    assert (beads(project, wrong), cursor(page)) == (before, 1)


def test_rows_that_a_person_decided_on_stay_and_end_the_stretch(opened: Open, project: Project, wrong: str) -> None:
    page = opened(wrong)
    press(page, "g", "5", "Enter", "r", "g", "3", "Enter", "l")
    assert shown(page)[:2] == (
        "Rows 1 to 4, aligned anew",
        "1 row would become 2. Nothing is changed until you take it.",
    )
    press(page, "Enter")
    saved(page)
    assert [bead.kind for bead in beads(project, wrong)] == ["1-1"] * 6 + ["1-0", "1-2", "1-1", "1-1"]
    assert beads(project, wrong)[5].status == Status.FLAGGED
    press(page, "l")
    shows(page, ".message", "Nothing would change: aligned anew, these 5 rows come out as they stand.")
    press(page, "g", "6", "Enter", "l")
    shows(page, ".message", "This row is flagged, and stays as it is. Press L on a row between such rows.")


def test_rows_made_by_hand_are_counted(opened: Open, wrong: str) -> None:
    page = opened(wrong)
    press(page, "g", "8", "Enter", "x", "l")
    assert " 2 of them were made by hand." in shown(page)[1]


def test_an_alignment_of_rows_that_somebody_changed_meanwhile_is_not_taken(
    opened: Open, project: Project, wrong: str
) -> None:
    page = opened(wrong)
    press(page, "l")
    shown(page)
    seen = project.store.load(wrong).seen(3)
    assert project.store.apply(project.store.number(wrong), Flag(id="flag-meanwhile", seen=seen), "bert").ok
    press(page, "Enter")
    shows(page, ".message", "Row 3: the new alignment was not saved: bert flagged meanwhile")
    saved(page)
    assert len(beads(project, wrong)) == 9
    assert "flagged" in row(page, 4).locator(".status").inner_text()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_what_would_change_can_be_read(opened: Open, wrong: str, scheme: str) -> None:
    page = opened(wrong)
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    press(page, "l")
    shown(page)
    assert faint(page) == []
