"""The German, locked as the source and unlocked for an error in it, in a real browser."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from alignment.bitext import Language
from alignment.project import Project
from benchmarks.made_up import bitext
from tests.e2e.driving import Open, choose, counted, faint, painted, press, saved, shows, sides, sift

if TYPE_CHECKING:
    from playwright.sync_api import Page

PAPER = {"light": "rgb(253, 252, 249)", "dark": "rgb(25, 24, 22)"}
pytestmark = [pytest.mark.browser]


def correct(page: Page, text: str) -> None:
    """Write a text in the place of the German of the row in hand, which is unlocked."""
    press(page, "ArrowLeft", "e", "Control+a")
    page.keyboard.type(text)
    press(page, "Control+Enter")


def test_edit_is_of_the_english_while_the_german_is_locked(opened: Open, pair: str) -> None:
    page = opened(pair)
    press(page, "ArrowLeft", "e")
    expect(page.get_by_role("textbox", name="English sentence 1")).to_be_focused()
    expect(page.get_by_role("textbox", name="German sentence 1")).to_have_count(0)
    expect(page.locator(".unlocked")).to_be_hidden()


def test_the_unlocked_german_is_corrected_shown_and_put_back(opened: Open, project: Project, pair: str) -> None:
    page = opened(pair)
    before = project.store.load(pair).text(Language.DE, 0)
    press(page, "Shift+E")
    expect(page.locator(".unlocked")).to_be_visible()
    shows(
        page,
        ".message",
        "The German is unlocked until you leave this pair: E edits the side in hand, ← and → choose it.",
    )
    button = page.locator('.tools [data-act="edit"]')
    expect(button).to_contain_text("Edit English")
    press(page, "ArrowLeft")
    expect(button).to_contain_text("Edit German")
    press(page, "e")
    expect(page.get_by_role("textbox", name="German sentence 1")).to_have_value(before)
    page.keyboard.type(", berichtigt")
    press(page, "Control+Enter")
    saved(page)
    review = project.store.load(pair)
    assert review.edits == {(Language.DE, 0): f"{before}, berichtigt"}
    assert review.bitext.de.sentences[0].text == before
    assert sides(page, 1)[0] == [f"{before}, berichtigt"]
    shows(page, ".details h4", "Edited German")
    expect(page.locator(".wording ins")).to_have_text(", berichtigt")
    expect(page.locator(".row.open .side.de .sentence.edited")).to_have_attribute(
        "title", f"Edited. Original: {before}"
    )
    painted(page)
    assert counted(page, "Edited") == "1"
    press(page, "Control+z")
    saved(page)
    assert project.store.load(pair).edits == {}
    press(page, "Control+y")
    saved(page)
    correct(page, before)
    saved(page)
    assert project.store.load(pair).edits == {}
    expect(page.locator(".wording")).to_have_count(0)
    press(page, "Shift+E", "e")
    expect(page.get_by_role("textbox", name="English sentence 1")).to_be_focused()
    expect(page.locator(".unlocked")).to_be_hidden()


def test_a_corrected_number_is_found_on_the_other_side(opened: Open, project: Project, wrong: str) -> None:
    page = opened(wrong)
    press(page, "Shift+E")
    correct(page, "Am Montag kamen 17 Briefe aus Rostock.")
    saved(page)
    shows(page, ".row.open .gutter", "# number")
    correct(page, "Am Montag kam ein Brief aus Rostock.")
    saved(page)
    expect(page.locator(".row.open .gutter", has_text="# number")).to_have_count(0)
    assert project.store.load(wrong).edits == {}


def test_a_reload_and_another_pair_lock_the_german_and_keep_the_draft(
    opened: Open, project: Project, pair: str
) -> None:
    other = f"{pair}_2"
    project.store.add(bitext(5, other), who="workbench")
    page = opened(pair)
    press(page, "Shift+E", "ArrowLeft", "e")
    page.keyboard.type(" und mehr")
    page.reload()
    page.wait_for_selector(".row.open")
    shows(page, ".message", "The German is locked again. What you wrote is kept as a draft: Shift+E unlocks it.")
    expect(page.locator(".unlocked")).to_be_hidden()
    expect(page.locator("textarea")).to_have_count(0)
    shows(page, ".row.open .gutter", "draft")
    press(page, "Shift+E", "e")
    expect(page.get_by_role("textbox", name="German sentence 1")).to_have_value(
        f"{project.store.load(pair).text(Language.DE, 0)} und mehr"
    )
    press(page, "Escape")
    expect(page.locator(".unlocked")).to_be_visible()
    choose(page, other)
    shows(page, ".where", "of 5")
    expect(page.locator(".unlocked")).to_be_hidden()
    choose(page, pair)
    shows(page, ".where", "of 60")
    expect(page.locator(".unlocked")).to_be_hidden()


def test_what_somebody_else_corrected_meanwhile_is_not_written_over(opened: Open, project: Project, pair: str) -> None:
    page = opened(pair)
    press(page, "Shift+E", "ArrowLeft", "e", "Control+a")
    page.keyboard.type("Mein Wortlaut")
    review = project.store.load(pair)
    theirs = {"language": "de", "sentence": 0, "text": "Ihr Wortlaut", "unlocked": True}
    edit = {"id": "edit-of-bert", "kind": "edit", "seen": review.seen(0), **theirs}
    assert project.store.apply(project.store.number(pair), edit, "bert").ok
    press(page, "Control+Enter")
    shows(page, ".message", "was not saved: ")
    shows(page, ".message blockquote", "Mein Wortlaut")
    page.get_by_role("button", name="Write again with my text").click()
    expect(page.get_by_role("textbox", name="German sentence 1")).to_have_value("Mein Wortlaut")
    press(page, "Control+Enter")
    saved(page)
    assert project.store.load(pair).text(Language.DE, 0) == "Mein Wortlaut"


@pytest.mark.parametrize("key", ["k", "Control+z"], ids=["up", "undo"])
def test_keys_pressed_in_haste_leave_screen_and_store_alike(
    opened: Open, project: Project, pair: str, key: str
) -> None:
    page = opened(pair)
    press(page, "Shift+E", "ArrowLeft", "j", "e")
    page.keyboard.type(" Neu.")
    press(page, "Control+Enter", "m", key, "Control+z", "Control+y", "a")
    saved(page)
    review = project.store.load(pair)
    for number, bead in enumerate(review.bitext.beads[:4], start=1):
        assert sides(page, number) == [[review.text(side, i) for i in range(*bead.run(side))] for side in Language]


@pytest.mark.parametrize("scheme", PAPER)
def test_the_open_lock_is_readable(opened: Open, pair: str, scheme: str) -> None:
    page = opened(pair)
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    expect(page.locator(".desk")).to_have_css("background-color", PAPER[scheme])
    press(page, "Shift+E", "ArrowLeft", "e")
    page.keyboard.type(", berichtigt")
    assert faint(page) == []
    press(page, "Control+Enter")
    sift(page, "Edited")
    assert faint(page) == []
    page.set_viewport_size({"width": 800, "height": 700})
    expect(page.locator(".unlocked")).to_be_visible()
