"""What was written and refused is not lost, and no message hides another one, in a real browser."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import uuid4

import pytest
from playwright.sync_api import expect

from alignment.bitext import Language, Status
from alignment.project import Project
from alignment.settings import SURFACE, Settings
from tests.e2e.driving import Open, beads, cursor, faint, press, saved, shows, sides

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = [pytest.mark.browser]

ANSWERS = "Object.defineProperty(document, 'visibilityState', {get: () => 'hidden'})"  # asks for no news, only answers


def theirs(project: Project, pair: str, bead: int, kind: str, **extra: object) -> None:
    """Let somebody else do an act."""
    review = project.store.load(pair)
    seen = review.seen(bead) + (review.seen(bead + 1) if kind == "merge" else ())
    act = {"id": str(uuid4()), "kind": kind, "seen": seen, **extra}
    assert project.store.apply(project.store.number(pair), act, "bert").ok


def reworded(project: Project, pair: str, sentence: int, text: str) -> None:
    theirs(project, pair, sentence, "edit", language="en", sentence=sentence, text=text)


def refuse_edit(page: Page, project: Project, pair: str, text: str = "My wording") -> None:
    """Edit the English of the first row while somebody else does."""
    press(page, "Home", "e", "Control+a")
    page.keyboard.type(text)
    reworded(project, pair, 0, "Their wording")
    press(page, "Control+Enter")
    shows(page, ".message.warning", "Row 1: your edit was not saved")


def test_a_refused_edit_outlives_the_next_message_and_a_reload(opened: Open, project: Project, pair: str) -> None:
    page = opened(pair)
    refuse_edit(page, project, pair)
    press(page, "x", "Control+z")
    shows(page, ".message", "Undone: the unlinking of row 1.")
    shows(page, ".message blockquote", "My wording")
    shows(page, ".row.open .gutter", "✎ draft")
    saved(page)
    page.reload()
    page.wait_for_selector(".row.open")
    press(page, "e")
    expect(page.locator("textarea")).to_have_value("My wording")
    press(page, "Control+Enter")
    saved(page)
    assert project.store.load(pair).text(Language.EN, 0) == "My wording"
    expect(page.locator(".row.open .gutter")).not_to_contain_text("draft")


def test_a_comment_on_rows_that_were_merged_meanwhile_is_kept(opened: Open, project: Project, pair: str) -> None:
    page = opened(pair)
    saved(page)
    page.evaluate(ANSWERS)
    press(page, "j", "c")
    page.keyboard.type("Look again")
    theirs(project, pair, 0, "merge")
    press(page, "Control+Enter")
    shows(page, ".message.warning", "your comment was not saved")
    press(page, "r", "Control+z", "End", "a")
    saved(page)
    page.reload()
    page.wait_for_selector(".row.open")
    press(page, "Home", "c")
    expect(page.locator("textarea")).to_have_value("Look again")
    press(page, "Control+Enter")
    saved(page)
    assert [comment.text for comment in project.store.load(pair).comments] == ["Look again"]


def test_what_is_done_with_closes_what_was_said_of_it(opened: Open, project: Project, pair: str) -> None:
    page = opened(pair)
    refuse_edit(page, project, pair)
    press(page, "e")
    page.keyboard.type(" at last")
    press(page, "Control+Enter")
    saved(page)
    expect(page.locator(".message")).to_be_hidden()
    assert sides(page, 1)[1] == ["My wording at last"]


def test_a_refused_text_can_be_thrown_away(opened: Open, project: Project, pair: str) -> None:
    page = opened(pair)
    refuse_edit(page, project, pair)
    page.get_by_role("button", name="Throw it away").click()
    expect(page.locator(".message")).to_be_hidden()
    expect(page.locator(".row.open .gutter")).not_to_contain_text("draft")
    press(page, "e")
    expect(page.locator("textarea")).to_have_value("Their wording")


def test_closing_the_message_keeps_the_draft(opened: Open, project: Project, pair: str) -> None:
    page = opened(pair)
    refuse_edit(page, project, pair)
    page.locator(".message").get_by_role("button", name="Close").click()
    press(page, "e")
    expect(page.locator("textarea")).to_have_value("My wording")


def test_a_refusal_while_the_same_sentence_is_written_again_loses_neither(
    opened: Open, project: Project, pair: str
) -> None:
    page = opened(pair)
    refuse_edit(page, project, pair, "First wording")
    press(page, "e", "Control+a")
    page.keyboard.type("Second wording")
    reworded(project, pair, 0, "Their other wording")
    press(page, "Control+Enter")
    shows(page, ".message blockquote", "Second wording")
    press(page, "e", "Control+a")
    page.keyboard.type("Third wording")
    page.get_by_role("button", name="Write again with my text").click()
    expect(page.locator("textarea")).to_have_value("Second wording")
    press(page, "Control+Enter")
    saved(page)
    assert project.store.load(pair).text(Language.EN, 0) == "Second wording"
    press(page, "e")
    expect(page.locator("textarea")).to_have_value("Third wording")


def test_two_messages_that_stay_are_both_reachable(opened: Open, project: Project, pair: str) -> None:
    page = opened(pair)
    refuse_edit(page, project, pair)
    press(page, "j", "e", "Control+a")
    page.keyboard.type("My second row")
    reworded(project, pair, 1, "Their second row")
    press(page, "Control+Enter")
    shows(page, ".message blockquote", "My second row")
    assert faint(page) == []
    page.get_by_role("button", name="2 of 2: the one before").press("Enter")
    shows(page, ".message blockquote", "My wording")
    expect(page.get_by_role("button", name="1 of 2: the one before")).to_be_focused()
    page.get_by_role("button", name="Write again with my text").click()
    expect(page.locator("textarea")).to_have_value("My wording")
    assert cursor(page) == 1
    press(page, "Control+Enter")
    saved(page)
    shows(page, ".message blockquote", "My second row")
    expect(page.locator(".message .other")).to_have_count(0)


def test_the_key_does_again_what_the_message_in_sight_is_about(opened: Open, project: Project, pair: str) -> None:
    page = opened(pair)
    saved(page)
    page.evaluate(ANSWERS)
    for row, act in ((0, "confirm"), (2, "flag")):
        theirs(project, pair, row, "edit", language="en", sentence=row, text=f"Their {act}")
        press(page, "a" if act == "confirm" else "r")
        shows(page, ".message.warning", f"Row {row + 1}: the {act}")
        press(page, "j")
    page.locator(".message .other").click()
    shows(page, ".message", "the confirmation was not saved")
    press(page, "t")
    saved(page)
    assert beads(project, pair)[0].status == Status.CONFIRMED
    shows(page, ".message", "the flag was not saved")
    press(page, "t")
    saved(page)
    assert beads(project, pair)[2].status == Status.FLAGGED
    expect(page.locator(".message")).to_be_hidden()


def test_a_draft_goes_with_its_sentence_when_a_new_version_renumbers_it(opened: Open, project: Project) -> None:
    pair = "renumbered"
    german = ["Der Hafen war gesperrt.", "Die Werft zahlte weiter.", "Im Sommer wurde gebaut."]
    english = ["The harbour was closed.", "The shipyard went on paying.", "In summer they built."]
    for side, lines in (("de", german), ("en", english)):
        (project.root / "texts" / side).mkdir(parents=True, exist_ok=True)
        (project.root / "texts" / side / f"{pair}.txt").write_text("\n\n".join(lines), "utf-8")
    project.align(pair, Settings(model=SURFACE))
    page = opened(pair)
    saved(page)
    press(page, "End", "e")
    page.keyboard.type(" At last.")
    press(page, "Escape", "c")
    page.keyboard.type("Who built?")
    for side, first in (("de", "Ein Bericht."), ("en", "A report.")):
        path = project.root / "texts" / side / f"{pair}.txt"
        path.write_text(f"{first}\n\n{path.read_text('utf-8')}", "utf-8")
    project.renewing.take_over(pair, who="bert")
    shows(page, ".where", "of 4")
    expect(page.locator("textarea")).to_have_value("Who built?")
    assert cursor(page) == 4
    press(page, "Escape", "e")
    expect(page.locator("textarea")).to_have_value("In summer they built. At last.")
    press(page, "Control+Enter")
    saved(page)
    assert project.store.load(pair).text(Language.EN, 3) == "In summer they built. At last."
