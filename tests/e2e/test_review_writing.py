"""Writing in Review: boxes, drafts, and who has the focus, in a real browser."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from alignment.bitext import Language, Status
from alignment.project import Project
from benchmarks.made_up import bitext
from benchmarks.running import App
from tests.e2e.driving import Open, beads, cursor, press, row, saved, shows, sides

pytestmark = [pytest.mark.browser]

LOCKS = (  # notes that Streamlit's dialog has come up
    "new MutationObserver(() => { window.locked ||= !!document.querySelector('[data-testid=stDialog]') })"
    ".observe(document.body, {childList: true})"
)


def test_editing_shows_what_of_the_original_went_and_what_came(opened: Open, project: Project, pair: str) -> None:
    page = opened(pair)
    press(page, "e")
    page.keyboard.type(", Annotated")
    press(page, "Control+Enter")
    saved(page)
    assert project.store.load(pair).text(Language.EN, 0) == "Report on the Situation, Annotated"
    assert sides(page, 1)[1] == ["Report on the Situation, Annotated"]
    shows(page, ".details .wording", "Report on the Situation, Annotated")
    expect(page.locator(".wording ins")).to_have_text(", Annotated")
    press(page, "e", "Control+a")
    page.keyboard.type("Notes on the Situation")
    press(page, "Control+Enter")
    expect(page.locator(".wording del")).to_have_text("Report")
    expect(page.locator(".wording ins")).to_have_text("Notes")
    for tag, line in (("del", "line-through"), ("ins", "underline")):
        expect(page.locator(f".wording {tag}")).to_have_css("text-decoration-line", line)
    press(page, "Control+z", "Control+z")
    expect(page.locator(".wording")).to_have_count(0)


def test_a_confirmed_row_stays_confirmed_when_it_is_edited_and_says_so(
    opened: Open, project: Project, pair: str
) -> None:
    page = opened(pair)
    press(page, "a", "k", "e")
    page.keyboard.type(", Annotated")
    press(page, "Control+Enter")
    shows(page, ".message", "The row stays confirmed with your wording. Press 0 if somebody else should read it.")
    assert "confirmed" in row(page, 1).locator(".status").inner_text()
    saved(page)
    assert beads(project, pair)[0].status == Status.CONFIRMED
    assert "confirmed" in row(page, 1).locator(".status").inner_text()


def test_the_box_says_where_the_notes_stand(opened: Open, pair: str) -> None:
    page = opened(pair)
    press(page, "g", "4", "Enter", "e")
    shows(page, ".noted", "1 stands after “")
    before = page.locator(".noted").first.inner_text()
    press(page, "Home")
    page.keyboard.type("Indeed, ")
    assert page.locator(".noted").first.inner_text() == before
    press(page, "Control+a")
    page.keyboard.type("Else")
    assert page.locator(".noted").first.inner_text() == "1 stands after “Else”"


def test_what_is_typed_on_after_somebody_merged_the_row_away_does_nothing(
    opened: Open, project: Project, pair: str
) -> None:
    page = opened(pair)
    press(page, "j", "c")
    page.keyboard.type("Half")
    review = project.store.load(pair)
    merge = {"id": "merge-of-bert", "kind": "merge", "seen": review.seen(0) + review.seen(1)}
    assert project.store.apply(project.store.number(pair), merge, "bert").ok
    shows(page, ".message", "Somebody else has changed the row you were writing in.")
    acts = len(project.store.history(pair))
    page.keyboard.type("marx")
    press(page, "Control+Enter", "c")
    expect(page.locator("textarea")).to_have_value("Half")
    press(page, "Escape", "r")
    saved(page)
    assert project.store.history(pair)["kind"].to_list()[acts:] == ["flag"]


def test_escape_leaves_a_text_as_it_was(opened: Open, project: Project, pair: str) -> None:
    page = opened(pair)
    press(page, "F2")
    page.keyboard.type("nonsense")
    press(page, "Escape")
    assert sides(page, 1)[1] == ["Report on the Situation"]
    assert project.store.load(pair).revision == 1
    shows(page, ".message", "Left without saving what you wrote. It is kept as a draft.")
    assert page.locator(".message kbd").all_inner_texts() == ["E"]
    page.get_by_role("button", name="Continue writing").click()
    assert page.locator("textarea").input_value() == "Report on the Situationnonsense"
    press(page, "Escape", "j", "k")
    shows(page, ".row.open .gutter", "✎ draft")
    press(page, "e")
    assert page.locator("textarea").input_value() == "Report on the Situationnonsense"
    press(page, "Escape")
    page.get_by_role("button", name="Throw it away").click()
    assert page.locator(".row.open .talk").count() == 0
    press(page, "e")
    assert page.locator("textarea").input_value() == "Report on the Situation"
    page.keyboard.type("x")
    press(page, "Backspace", "Escape")
    assert not page.locator(".message").is_visible()


def test_letters_typed_into_a_box_are_no_acts(opened: Open, project: Project, pair: str) -> None:
    page = opened(pair)
    press(page, "c")
    page.keyboard.type("arm 0 sxud enN.,/? check")
    press(page, "Control+Enter")
    saved(page)
    press(page, "/")
    page.keyboard.type("marxs")
    press(page, "Escape")
    review = project.store.load(pair)
    assert [comment.text for comment in review.comments] == ["arm 0 sxud enN.,/? check"]
    assert review.revision == 2
    shows(page, ".details .comment", "arm 0 sxud enN.,/? check")


def test_a_reload_comes_back_to_the_same_row_with_the_draft(opened: Open, pair: str) -> None:
    page = opened(pair)
    press(page, *["j"] * 30)
    number = cursor(page)
    press(page, "c")
    page.keyboard.type("half a thou")
    page.reload()
    page.wait_for_selector("textarea")
    assert cursor(page) == number == 31
    assert page.locator("textarea").input_value() == "half a thou"
    page.keyboard.type("ght")
    press(page, "Control+Enter")
    saved(page)
    shows(page, ".details .comment", "half a thought")


def test_an_undo_that_waited_for_the_server_takes_nobody_away_from_writing(
    opened: Open, app: App, project: Project, pair: str
) -> None:
    page = opened(pair)
    press(page, "r")
    saved(page)
    page.reload()
    page.wait_for_selector(".row.open")
    app.kill()
    shows(page, ".saving", "connection lost – trying again")
    press(page, "Control+z", "j", "j", "c")
    page.keyboard.type("half a ")
    app.start()
    shows(page, ".message", "Undone: what you did last before, in row 1.")
    page.keyboard.type("thought")
    press(page, "Control+Enter")
    saved(page)
    assert [comment.text for comment in project.store.load(pair).comments] == ["half a thought"]
    assert beads(project, pair)[0].status == Status.PROPOSED
    assert cursor(page) == 3


@pytest.mark.parametrize("key", ["e", "c"])
def test_what_is_typed_while_the_connection_is_lost_stays_writing(
    opened: Open, app: App, project: Project, key: str
) -> None:
    name = f"outage-{key}"
    project.store.add(bitext(7, name), who="workbench")
    page = opened(name)
    saved(page)
    page.evaluate(LOCKS)
    press(page, key, "Control+a")
    page.keyboard.type("Begun.")
    press(page, "Home")
    app.kill()
    typed = ""
    while not page.evaluate("window.locked"):
        page.keyboard.type("arm ")
        page.wait_for_timeout(20)
        typed += "arm "
    page.keyboard.type("sxud")
    page.wait_for_selector("[data-testid=stDialog]", state="detached")
    page.keyboard.type("0 ")
    written = f"{typed}sxud0 Begun."
    assert page.locator("textarea").input_value() == written
    press(page, "Control+Enter")
    app.start()
    saved(page)
    review = project.store.load(name)
    assert written in (review.text(Language.EN, 0), *(comment.text for comment in review.comments))
    assert review.revision == 2


def test_whatever_has_the_focus_letters_go_into_the_open_box(opened: Open, project: Project, pair: str) -> None:
    page = opened(pair)
    press(page, "c")
    page.keyboard.type("half ")
    page.locator(".row.open .side.de").click()
    page.keyboard.type("a rum")
    assert page.locator("textarea").input_value() == "half a rum"
    page.evaluate("document.activeElement.shadowRoot.activeElement.blur()")
    page.keyboard.type("our")
    assert page.locator("textarea").input_value() == "half a rumour"
    page.locator(".row.open .side.de").click()
    press(page, "Control+Enter")
    saved(page)
    review = project.store.load(pair)
    assert [comment.text for comment in review.comments] == ["half a rumour"]
    assert review.revision == 2


def test_a_search_that_closes_a_box_keeps_the_focus(opened: Open, project: Project, pair: str) -> None:
    page = opened(pair)
    press(page, "c")
    page.keyboard.type("half a comment")
    page.get_by_label("Search in this pair").click()
    page.keyboard.type("kombinater")
    assert page.get_by_label("Search in this pair").input_value() == "kombinater"
    press(page, "Escape")
    saved(page)
    assert project.store.load(pair).revision == 1
    press(page, "Home")
    shows(page, ".row.open .gutter", "✎ draft")
    press(page, "c")
    assert page.locator("textarea").input_value() == "half a comment"


def test_a_new_name_takes_what_was_written_along(opened: Open, project: Project, pair: str) -> None:
    page = opened(pair)
    press(page, "j", "c")
    page.keyboard.type("half a thou")
    page.get_by_label("Reviewer").fill("Anna")
    page.get_by_label("Reviewer").press("Enter")
    page.wait_for_function("Object.keys(sessionStorage).some(key => key.endsWith(':Anna:drafts'))")
    page.reload()
    page.wait_for_selector("textarea")
    assert page.locator("textarea").input_value() == "half a thou"
    press(page, "Control+Enter")
    saved(page)
    assert [(c.who, c.text) for c in project.store.load(pair).comments] == [("Anna", "half a thou")]
