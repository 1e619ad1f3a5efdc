"""Linking the German of one row with the English of another, in a real browser."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from alignment.bitext import Status
from alignment.project import Project
from tests.e2e.driving import Open, beads, cursor, faint, press, row, saved, shows
from tests.e2e.test_review_columns import Shape, kinds, opened_pair

pytestmark = [pytest.mark.browser]

SIX = [(1, 1)] * 6


def hint(page: Page) -> str:
    return page.locator(".linking p").inner_text()


CASES: dict[str, tuple[list[Shape], str, list[Shape], str]] = {
    "german-above": (
        SIX,
        "ArrowLeft Space j j Space",
        [(1, 1), (0, 1), (0, 1), (1, 1), (1, 0), (1, 0), (1, 1), (1, 1)],
        "Space links the German of row 2 with the English of row 4. 3 rows become 5: the linked one, 2 with German "
        "alone and 2 with English alone.",
    ),
    "english-above": (
        SIX,
        "Space j j Space",
        [(1, 1), (1, 0), (1, 0), (1, 1), (0, 1), (0, 1), (1, 1), (1, 1)],
        "Space links the English of row 2 with the German of row 4. 3 rows become 5: the linked one, 2 with German "
        "alone and 2 with English alone.",
    ),
    "english-below": (
        SIX,
        "j Space k Space",
        [(1, 1), (0, 1), (1, 1), (1, 0), (1, 1), (1, 1), (1, 1)],
        "Space links the English of row 3 with the German of row 2. 2 rows become 3: the linked one, 1 with German "
        "alone and 1 with English alone.",
    ),
    "what-stood-alone": (
        [(1, 1), (2, 0), (1, 1), (0, 2), (1, 1)],
        "ArrowLeft Space j j Space",
        [(1, 1), (0, 1), (2, 2), (1, 0), (1, 1)],
        "Space links the German of row 2 with the English of row 4. 3 rows become 3: the linked one, 1 with German "
        "alone and 1 with English alone.",
    ),
    "neighbours-that-stood-alone": (
        [(1, 1), (1, 0), (0, 1), (1, 1)],
        "ArrowLeft Space j Space",
        [(1, 1), (1, 1), (1, 1)],
        "Space links the German of row 2 with the English of row 3. 2 rows become 1.",
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_a_far_partner_is_linked_and_parted_again(opened: Open, project: Project, name: str) -> None:
    shapes, keys, after, words = CASES[name]
    pair = f"link-{name}"
    opened_pair(project, pair, shapes)
    before = beads(project, pair)
    page = opened(pair)
    press(page, "g", "2", "Enter", *keys.split()[:-1])
    assert hint(page) == words
    press(page, "Space")
    shows(page, ".message", "Linked: ")
    expect(page.locator(".linking")).to_be_hidden()
    saved(page)
    assert kinds(project, pair) == after
    assert row(page, cursor(page)).locator(".kind").inner_text() == "-".join(map(str, max(after[1:-1], key=min)))
    press(page, "Control+z")
    shows(page, ".message", "Undone: the link across rows")
    saved(page)
    assert beads(project, pair) == before


def test_what_is_being_linked_is_in_sight_until_escape(opened: Open, project: Project) -> None:
    opened_pair(project, "link-escape", SIX)
    page = opened("link-escape")
    press(page, "Space")
    assert hint(page) == "Linking the English of row 1: go to the row of its German and press Space. Esc leaves."
    press(page, "j")
    expect(row(page, 1).locator(".side.en")).to_have_class("side en marked")
    shows(page, ".row .gutter", "⇄ linking")
    press(page, "Escape")
    expect(page.locator(".linking")).to_be_hidden()
    assert page.locator(".side.marked").count() == 0
    press(page, "Space", "Space")
    expect(page.locator(".linking")).to_be_hidden()
    saved(page)
    assert kinds(project, "link-escape") == SIX


def test_confirmed_rows_between_need_the_key_twice(opened: Open, project: Project) -> None:
    opened_pair(project, "link-confirmed", SIX, confirmed=2)
    page = opened("link-confirmed")
    press(page, "Space", "j", "j", "Space")
    assert hint(page) == "1 of these rows is confirmed, and will be open again. Space once more links all the same."
    saved(page)
    assert kinds(project, "link-confirmed") == SIX
    press(page, "k", "j")
    assert hint(page).startswith("Space links the English of row 1 with the German of row 3.")
    press(page, "Space", "Space")
    saved(page)
    assert kinds(project, "link-confirmed")[:3] == [(1, 0), (1, 0), (1, 1)]
    assert {bead.status for bead in beads(project, "link-confirmed")} == {Status.PROPOSED}


def test_a_flag_stays_with_what_was_flagged(opened: Open, project: Project) -> None:
    opened_pair(project, "link-flagged", SIX)
    page = opened("link-flagged")
    press(page, "j", "r", "k", "Space", "j", "j", "Space")
    saved(page)
    assert [(bead.kind, str(bead.status)) for bead in beads(project, "link-flagged")[:5]] == [
        ("1-0", "proposed"),
        ("1-0", "flagged"),
        ("1-1", "proposed"),
        ("0-1", "flagged"),
        ("0-1", "proposed"),
    ]


def test_a_row_without_that_side_cannot_be_linked(opened: Open, project: Project) -> None:
    opened_pair(project, "link-nothing", [(1, 1), (1, 0), (0, 1)])
    page = opened("link-nothing")
    press(page, "j", "Space")
    shows(page, ".message", "This row has no English to link. ← and → choose the side.")
    press(page, "k", "Space", "j", "j", "Space")
    assert hint(page) == "Linking the English of row 1: row 3 has no German."


def test_another_act_ends_the_linking(opened: Open, project: Project) -> None:
    opened_pair(project, "link-other", SIX)
    page = opened("link-other")
    press(page, "Space", "j", "r")
    expect(page.locator(".linking")).to_be_hidden()
    saved(page)
    assert beads(project, "link-other")[1].status == Status.FLAGGED


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_what_is_being_linked_can_be_read(opened: Open, project: Project, scheme: str) -> None:
    opened_pair(project, f"link-{scheme}", SIX)
    page = opened(f"link-{scheme}")
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    press(page, "Space", "j")
    assert faint(page) == []
