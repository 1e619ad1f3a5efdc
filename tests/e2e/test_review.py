"""Journeys through the review page in a real browser, by keyboard."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from alignment.bitext import Bead, Language, Span, Status
from alignment.project import Project
from benchmarks.made_up import bitext
from benchmarks.running import App

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page, Route

pytestmark = [pytest.mark.browser]

Open = Callable[..., "Page"]
CONTRAST = Path(__file__).with_name("contrast.js")
LOCKS = (  # notes that Streamlit's dialog has come up
    "new MutationObserver(() => { window.locked ||= !!document.querySelector('[data-testid=stDialog]') })"
    ".observe(document.body, {childList: true})"
)
EDGES = "node => { const box = node.getBoundingClientRect(); return [box.top, box.bottom] }"


def press(page: Page, *keys: str) -> None:
    for key in keys:
        page.keyboard.press(key)


def saved(page: Page) -> None:
    page.wait_for_selector('.saving[data-state="saved"]', timeout=30_000)


def shows(page: Page, selector: str, text: str) -> None:
    page.locator(selector, has_text=text).first.wait_for(timeout=15_000)


def row(page: Page, number: int) -> Locator:
    return page.locator(".row", has=page.locator(".number", has_text=re.compile(rf"^{number}$")))


def cursor(page: Page) -> int:
    return int(page.locator(".row.open .number").inner_text())


def sides(page: Page, number: int) -> list[list[str]]:
    """Return the sentences of a row without their note marks, German and English."""
    texts = (
        "nodes => nodes.map(n => [...n.childNodes].filter(c => c.tagName !== 'SUP').map(c => c.textContent).join(''))"
    )
    return [row(page, number).locator(f".side.{side} .sentence").evaluate_all(texts) for side in ("de", "en")]


def edges(page: Page, selector: str) -> tuple[float, float]:
    """Return the upper and lower edge of what is there."""
    top, bottom = page.locator(selector).evaluate(EDGES)
    return top, bottom


def beads(project: Project, pair: str) -> tuple[Bead, ...]:
    return project.store.load(pair).bitext.beads


def test_confirming_goes_on_and_is_saved(opened: Open, project: Project, pair: str) -> None:
    page = opened(pair)
    press(page, "a", "Control+Enter", "a")
    saved(page)
    assert cursor(page) == 4
    assert [bead.status for bead in beads(project, pair)[:4]] == [Status.CONFIRMED] * 3 + [Status.PROPOSED]
    shows(page, ".confirmed", "3 of 60 confirmed")


def test_a_burst_of_acts_is_saved_to_the_last(opened: Open, project: Project, pair: str) -> None:
    page = opened(pair)
    press(page, *["a"] * 40)
    saved(page)
    assert sum(bead.status == Status.CONFIRMED for bead in beads(project, pair)) == 40


def test_flagging_and_clearing(opened: Open, project: Project, pair: str) -> None:
    page = opened(pair)
    press(page, "r", "j", "r", "0", "j", "a", "k", "0")
    saved(page)
    assert [bead.status for bead in beads(project, pair)[:3]] == [Status.FLAGGED, Status.PROPOSED, Status.PROPOSED]
    assert "flagged" in row(page, 1).inner_text()


def test_merge_split_and_undo_bring_back_the_same_beads(opened: Open, project: Project, pair: str) -> None:
    before = beads(project, pair)
    page = opened(pair)
    press(page, "j", "j", "m")
    saved(page)
    merged = beads(project, pair)[2]
    assert (merged.de, merged.en) == (Span(2, before[3].de.stop), Span(2, before[3].en.stop))
    assert cursor(page) == 3
    press(page, "s", "Enter")
    saved(page)
    assert len(beads(project, pair)) == 60
    press(page, "Control+z", "Control+z")
    saved(page)
    assert beads(project, pair) == before
    press(page, "Control+y", "Control+Shift+Z")
    saved(page)
    assert len(beads(project, pair)) == 60
    assert beads(project, pair)[2].confidence is None


def test_the_arrows_choose_where_to_split(opened: Open, project: Project, pair: str) -> None:
    page = opened(pair)
    press(page, "j", "j", "m", "m")
    saved(page)
    whole = beads(project, pair)[2]
    press(page, "s", "ArrowLeft", *["ArrowUp"] * 9, "ArrowDown", "ArrowRight", *["ArrowDown"] * 9, "ArrowUp", "Enter")
    saved(page)
    first = beads(project, pair)[2]
    assert (first.de.stop, first.en.stop) == (whole.de.start + 1, whole.en.stop - 1)


def test_leaving_a_split_changes_nothing(opened: Open, project: Project, pair: str) -> None:
    page = opened(pair)
    press(page, "m", "s")
    shows(page, ".splitting", "Splitting")
    press(page, "Escape")
    saved(page)
    assert page.locator(".splitting").count() == 0
    assert project.store.load(pair).revision == 2


def test_a_sentence_goes_down_and_comes_up_again(opened: Open, project: Project, pair: str) -> None:
    page = opened(pair)
    press(page, "m", "ArrowLeft", "d")
    saved(page)
    upper, lower = beads(project, pair)[:2]
    assert (upper.de, upper.en, lower.de.start) == (Span(0, 1), Span(0, 2), 1)
    press(page, "j", "u")
    saved(page)
    assert beads(project, pair)[0].de == Span(0, 2)


def test_unlinking_makes_two_gaps(opened: Open, project: Project, pair: str) -> None:
    page = opened(pair)
    press(page, "x")
    saved(page)
    assert [bead.kind for bead in beads(project, pair)[:2]] == ["1-0", "0-1"]
    assert "no English" in row(page, 1).inner_text()


def test_merging_with_the_previous_row_follows_the_text(opened: Open, project: Project, pair: str) -> None:
    page = opened(pair)
    press(page, "j", "Shift+M")
    saved(page)
    assert beads(project, pair)[0].kind == "2-2"
    assert cursor(page) == 1


def test_editing_keeps_the_original_in_view(opened: Open, project: Project, pair: str) -> None:
    page = opened(pair)
    press(page, "e")
    page.keyboard.type(", Annotated")
    press(page, "Control+Enter")
    saved(page)
    assert project.store.load(pair).text(Language.EN, 0) == "Report on the Situation, Annotated"
    assert sides(page, 1)[1] == ["Report on the Situation, Annotated"]
    shows(page, ".row.open .said", "Report on the Situation")


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


def test_what_is_said_covers_no_row(opened: Open, pair: str) -> None:
    page = opened(pair)
    press(page, "End", "Shift+M", "Control+z")
    shows(page, ".message", "Undone: the merge of rows 59 and 60.")
    said, _ = edges(page, ".message")
    assert edges(page, ".rows")[1] <= said
    assert edges(page, ".row.open")[1] <= said


TURNS = [
    (["a", "k"], "the confirmation of row 1"),
    (["r"], "the flag on row 1"),
    (["r", "0"], "the clearing of row 1"),
    (["x"], "the unlinking of row 1"),
    (["m", "s", "Enter"], "the split of row 1"),
    (["m"], "the merge of rows 1 and 2"),
    (["d"], "the move between rows 1 and 2"),
]


@pytest.mark.parametrize(("keys", "words"), TURNS)
def test_undo_and_redo_say_what_they_did(opened: Open, project: Project, keys: list[str], words: str) -> None:
    name = "turn-" + "-".join(keys)
    project.store.add(bitext(7, name), who="workbench")
    page = opened(name)
    press(page, *keys, "Control+z")
    shows(page, ".message", f"Undone: {words}.")
    press(page, "Control+y")
    shows(page, ".message", f"Done again: {words}.")


def test_an_undo_after_a_reload_names_the_row(opened: Open, pair: str) -> None:
    page = opened(pair)
    press(page, "j", "r")
    saved(page)
    page.reload()
    page.wait_for_selector(".row.open")
    press(page, "Home", "Control+z")
    shows(page, ".message", "Undone: what you did last before, in row 2.")
    assert cursor(page) == 2


def test_an_undo_after_a_reload_names_its_own_row_whatever_others_did(
    opened: Open, project: Project, pair: str
) -> None:
    page = opened(pair)
    press(page, "End", "r")
    saved(page)
    page.reload()
    page.wait_for_selector(".row.open")
    flag = {"id": "flag-of-bert", "kind": "flag", "seen": project.store.load(pair).seen(0)}
    assert project.store.apply(project.store.number(pair), flag, "bert").ok
    press(page, "Control+z")
    shows(page, ".message", "Undone: what you did last before, in row 60.")
    assert cursor(page) == 60


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


def test_an_undo_of_what_was_done_in_another_tab_says_so(opened: Open, pair: str) -> None:
    page, other = opened(pair), opened(pair)
    press(page, "r")
    saved(page)
    press(other, "End", "r")
    saved(other)
    press(page, "Control+z")
    shows(page, ".message", "Undone: what you did last before, in row 60.")
    press(page, "Home")
    shows(page, ".row.open .status", "flagged")
    press(page, "End", "Control+z")
    shows(page, ".message", "Undone: what you did last before, in row 1.")


def test_an_undo_of_a_comment_after_a_reload_says_so(opened: Open, pair: str) -> None:
    page = opened(pair)
    press(page, "c")
    page.keyboard.type("Look again")
    press(page, "Control+Enter")
    saved(page)
    page.reload()
    shows(page, ".comment", "Look again")
    press(page, "Control+z")
    shows(page, ".message", "Undone: what you did last before.")
    assert page.locator(".comment").count() == 0


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


def test_what_is_said_goes_when_the_reviewer_goes_on(opened: Open, pair: str) -> None:
    page = opened(pair)
    said = page.locator(".message")
    for key in ("j", "a", "c"):
        press(page, "Home", "r", "Control+z")
        shows(page, ".message", "Undone: the flag on row 1.")
        assert "warning" not in (said.get_attribute("class") or "")
        press(page, key)
        assert not said.is_visible()


def test_a_refusal_does_not_go_with_the_next_act(opened: Open, project: Project, pair: str) -> None:
    first, second = opened(pair), opened(pair)
    press(second, "e")
    second.keyboard.type(" by the second")
    press(first, "e")
    first.keyboard.type(" by the first")
    press(first, "Control+Enter")
    saved(first)
    press(second, "Control+Enter")
    shows(second, ".message.warning", "your edit was not saved")
    press(second, "j", "r")
    saved(second)
    assert second.locator(".message.warning").is_visible()
    assert beads(project, pair)[1].status == Status.FLAGGED


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
    shows(page, ".row.open .comment", "arm 0 sxud enN.,/? check")


def test_a_reload_comes_back_to_the_same_row_with_the_draft(opened: Open, pair: str) -> None:
    page = opened(pair)
    press(page, *["j"] * 30)
    number = cursor(page)
    press(page, "c")
    page.keyboard.type("half a thou")
    page.reload()
    page.wait_for_selector(".row.open textarea")
    assert cursor(page) == number == 31
    assert page.locator("textarea").input_value() == "half a thou"
    page.keyboard.type("ght")
    press(page, "Control+Enter")
    saved(page)
    shows(page, ".row.open .comment", "half a thought")


def test_the_second_of_two_tabs_is_told_and_overwrites_nothing(opened: Open, project: Project, pair: str) -> None:
    first, second = opened(pair), opened(pair)
    press(second, "e")
    second.keyboard.type(" by the second")
    press(first, "e")
    first.keyboard.type(" by the first")
    press(first, "Control+Enter")
    saved(first)
    press(second, "Control+Enter")
    shows(second, ".message", "your edit was not saved")
    shows(second, ".message blockquote", "Report on the Situation by the second")
    assert sides(second, 1)[1] == ["Report on the Situation by the first"]
    assert project.store.load(pair).text(Language.EN, 0) == "Report on the Situation by the first"
    second.get_by_role("button", name="Write again with my text").click()
    press(second, "Control+Enter")
    saved(second)
    assert project.store.load(pair).text(Language.EN, 0) == "Report on the Situation by the second"


def test_acts_of_others_arrive_and_the_cursor_stays(opened: Open, pair: str) -> None:
    first, second = opened(pair), opened(pair)
    press(second, *["j"] * 4)
    text = sides(second, 5)
    press(first, "m")
    shows(second, ".where", "of 59")
    assert cursor(second) == 4
    assert sides(second, 4) == text


def test_what_was_shown_as_saved_survives_a_kill(opened: Open, app: App, project: Project, pair: str) -> None:
    page = opened(pair)
    press(page, *["a"] * 10)
    saved(page)
    app.kill()
    assert sum(bead.status == Status.CONFIRMED for bead in beads(project, pair)) == 10
    page.evaluate("() => document.activeElement.blur()")  # as happens when the connection is lost
    press(page, "a", "a", "r")
    shows(page, ".saving", "connection lost – 3 acts waiting")
    assert page.locator(".tools").evaluate("node => node.scrollWidth - node.clientWidth") == 0
    app.start()
    page.wait_for_selector('.saving[data-state="saved"]', timeout=60_000)
    statuses = [bead.status for bead in beads(project, pair)]
    assert statuses[:13] == [Status.CONFIRMED] * 12 + [Status.FLAGGED]
    assert project.store.load(pair).revision == 14


def test_acts_go_on_through_a_long_outage_and_are_saved_after_it(
    opened: Open, app: App, project: Project, pair: str
) -> None:
    page = opened(pair)
    saved(page)
    page.wait_for_timeout(500)  # an idle page: Streamlit would not run it again when the server is back
    page.evaluate(LOCKS)
    app.kill()
    shows(page, ".saving", "connection lost – trying again")
    press(page, "a")
    page.wait_for_function("window.locked", timeout=30_000)
    page.wait_for_selector("[data-testid=stDialog]", state="detached")
    press(page, "a", "r")
    row(page, 5).click()
    press(page, "a")
    shows(page, ".saving", "connection lost – 4 acts waiting")
    app.start()
    saved(page)
    statuses = [bead.status for bead in beads(project, pair)[:5]]
    assert statuses == [Status.CONFIRMED, Status.CONFIRMED, Status.FLAGGED, Status.PROPOSED, Status.CONFIRMED]
    assert project.store.load(pair).revision == 5


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
    page.wait_for_selector(".row.open textarea")
    assert page.locator("textarea").input_value() == "half a thou"
    press(page, "Control+Enter")
    saved(page)
    assert [(c.who, c.text) for c in project.store.load(pair).comments] == [("Anna", "half a thou")]


def test_markup_in_a_sentence_is_text(opened: Open, pair: str) -> None:
    page = opened(pair)
    press(page, "/")
    page.keyboard.type("<script>")
    shows(page, ".row.open .side.en", "<script>window.hurt = 2</script> stays text.")
    press(page, "Escape", "c")
    page.keyboard.type("<img src=x onerror='window.hurt = 3'>")
    press(page, "Control+Enter")
    saved(page)
    shows(page, ".row.open .comment", "<img src=x onerror='window.hurt = 3'>")
    assert page.evaluate("window.hurt") is None


def test_search_walks_through_what_it_finds(opened: Open, pair: str) -> None:
    page = opened(pair)
    press(page, "/")
    page.keyboard.type("KOMBINATE")
    shows(page, ".found", "1 of")
    first = cursor(page)
    assert page.locator(".row.open mark").all_text_contents()[0] == "Kombinate"
    assert page.locator(".hint:visible").inner_text() == "Enter to the rows, Esc ends"
    press(page, "Enter")
    assert cursor(page) == first
    assert page.locator(".hint:visible").inner_text() == "Enter on, Shift+Enter back, Esc ends"
    press(page, "Enter")
    second = cursor(page)
    press(page, "Shift+Enter", "r")
    assert (cursor(page), second > first) == (first, True)
    assert "flagged" in row(page, first).locator(".status").inner_text()
    press(page, "Escape", "j")
    assert cursor(page) == first + 1
    assert page.locator("mark").count() == 0


def test_a_filter_shows_its_rows_and_lets_a_handled_one_go(opened: Open, project: Project, pair: str) -> None:
    gaps = [i + 1 for i, bead in enumerate(beads(project, pair)) if bead.is_gap]
    page = opened(pair)
    page.get_by_role("button", name="Gaps").click()
    assert [int(n) for n in page.locator(".row:not(.neighbour) .number").all_inner_texts()] == gaps
    page.get_by_role("button", name="Unconfirmed").click()
    press(page, "Home", "a")
    saved(page)
    assert "neighbour" in (row(page, 1).get_attribute("class") or "")
    press(page, "j")
    assert row(page, 1).count() == 0
    press(page, "Control+z")
    saved(page)
    assert cursor(page) == 1


def test_under_a_filter_the_open_row_stands_between_its_neighbours(opened: Open, project: Project, pair: str) -> None:
    gaps = [i + 1 for i, bead in enumerate(beads(project, pair)) if bead.is_gap]
    page = opened(pair)
    page.get_by_role("button", name="Gaps").click()
    here = cursor(page)
    assert here == gaps[0]
    shown = sorted(int(n) for n in page.locator(".row.neighbour .number").all_inner_texts())
    assert shown == [n for n in (here - 1, here + 1) if n not in gaps]
    assert "neighbour" in row(page, shown[0]).locator(".gutter").inner_text()
    merged = [upper + lower for upper, lower in zip(sides(page, here), sides(page, here + 1), strict=True)]
    press(page, "m")
    assert sides(page, here) == merged
    press(page, "Control+z", "j")
    assert cursor(page) == gaps[1]


def test_no_doubtful_row_is_passed_over_unseen(opened: Open, project: Project, pair: str) -> None:
    doubtful = [i + 1 for i, bead in enumerate(beads(project, pair)) if (bead.confidence or 0) < 0.9]
    first = next(n for n in doubtful if n + 1 in doubtful)
    page = opened(pair)
    press(page, "g")
    page.keyboard.type(str(first))
    press(page, "Enter", "a", "n")
    assert cursor(page) == first + 1
    shows(page, ".message", "This row is doubtful itself.")
    press(page, "n")
    assert cursor(page) == next(n for n in doubtful if n > first + 1)


def test_a_row_that_was_worked_on_since_is_not_stopped_at_as_unseen(opened: Open, pair: str) -> None:
    page = opened(pair)
    press(page, "a", "r")
    assert cursor(page) == 2
    press(page, "n")
    assert cursor(page) > 2


def test_doubtful_and_unconfirmed_rows_are_a_key_away(opened: Open, pair: str) -> None:
    page = opened(pair)
    press(page, "n")
    assert "doubtful" in (page.locator(".row.open").get_attribute("class") or "")
    there = cursor(page)
    press(page, "n", "Shift+N")
    assert cursor(page) == there
    press(page, "Home", "a", "a", ",")
    shows(page, ".message", "No unconfirmed row above this one.")
    press(page, "Home", ".")
    assert cursor(page) == 3
    press(page, "g")
    page.keyboard.type("42")
    press(page, "Enter")
    assert cursor(page) == 42


def test_the_buttons_do_what_the_keys_do(opened: Open, project: Project, pair: str) -> None:
    page = opened(pair)
    tools = page.get_by_role("toolbar")
    for name in ("Flag", "Clear", "Merge ↓", "Unlink", "Undo", "Undo", "Redo", "Confirm"):
        tools.get_by_role("button", name=name, exact=False).first.click()
    saved(page)
    assert beads(project, pair)[0].kind == "2-2"
    assert beads(project, pair)[0].status == Status.CONFIRMED
    for button in tools.get_by_role("button").all():
        assert re.search(r"\(.+\)$", button.get_attribute("title") or "")


def test_the_keys_are_shown_and_closed_by_the_question_mark(opened: Open, pair: str) -> None:
    page = opened(pair)
    press(page, "?")
    shows(page, ".help", "merge this row with the next")
    shows(page, ".help dd", "not confirmed, and flagged, less than 90 % sure, or against the glossary.")
    assert page.locator(".help").evaluate("n => n.scrollTop") == 0
    press(page, "?", "j")
    assert not page.locator(".help").is_visible()
    assert cursor(page) == 2


def test_a_doubtful_row_says_why_and_what_to_look_at(opened: Open, project: Project, pair: str) -> None:
    first = next(i + 1 for i, bead in enumerate(beads(project, pair)) if bead.is_gap and (bead.confidence or 0) < 0.9)
    page = opened(pair)
    press(page, "g", *str(first), "Enter")
    shows(
        page,
        ".row.open .why",
        "counterpart found. Look for it in the rows above and below; if it was left out, confirm",
    )
    assert page.locator(".row.open .why h4").get_attribute("title") == (
        "Rows to look at first: not confirmed, and flagged, less than 90 % sure, or against the glossary."
    )


def test_a_row_that_is_not_sure_enough_shows_less_than_the_threshold(opened: Open, project: Project) -> None:
    made = bitext(5, "nearly-sure")
    sure = (0.8999, 0.9, 0.29, 0.996, 1.0)
    rated = tuple(replace(bead, confidence=share) for bead, share in zip(made.beads, sure, strict=True))
    project.store.add(replace(made, beads=rated), who="workbench")
    page = opened("nearly-sure")
    shown = [row(page, n).locator(".sure, .unsure").inner_text() for n in range(1, 6)]
    assert shown == ["? 89 %", "90 %", "? 29 %", "99 %", "100 %"]


def test_right_terms_take_one_line_and_wrong_ones_one_each(opened: Open, pair: str) -> None:
    page = opened(pair)
    press(page, "/")
    page.keyboard.type("Kombinate")
    press(page, "Enter")
    lines = page.locator(".row.open .said li").all_inner_texts()
    assert [line for line in lines if "right" in line] == ["✓1 term right: Kombinat: Combine"]


LINES = "n => [n.offsetHeight / parseFloat(getComputedStyle(n).lineHeight), n.scrollHeight - n.offsetHeight]"


def test_right_terms_that_need_more_than_a_line_get_a_second_one(opened: Open, project: Project) -> None:
    made = bitext(3, "many-terms")
    texts = ("Der Ministerrat gab dem Kombinat Valutamark.", "The Council of Ministers gave the Combine Valuta Mark.")
    de, en = (
        replace(side, sentences=(*side.sentences[:-1], replace(side.sentences[-1], text=text)))
        for side, text in zip((made.de, made.en), texts, strict=True)
    )
    project.store.add(replace(made, de=de, en=en), who="workbench")
    page = opened("many-terms")
    page.set_viewport_size({"width": 640, "height": 700})
    press(page, "End")
    line = page.locator(".row.open .said-right")
    assert line.inner_text().startswith("✓3 terms right: ")
    for term in ("Ministerrat: Council of Ministers", "Kombinat: Combine", "Valutamark: Valuta Mark"):
        assert term in line.inner_text()
        assert term in (line.get_attribute("title") or "")
    lines, cut = line.evaluate(LINES)
    assert round(lines) == 2
    assert cut == 0


def test_a_window_at_twice_the_size_shows_the_open_row_with_its_neighbours_and_all_keys(
    opened: Open, pair: str
) -> None:
    page = opened(pair)
    page.set_viewport_size({"width": 640, "height": 400})
    press(page, "g", "2", "5", "Enter")
    assert page.get_by_role("toolbar").get_by_role("button", name="Keys").is_visible()
    top, bottom = edges(page, ".rows")
    seen = [page.locator(".row").nth(i).evaluate(EDGES) for i in range(page.locator(".row").count())]
    assert sum(lower > top and upper < bottom for upper, lower in seen) >= 3
    assert page.evaluate("document.scrollingElement.scrollWidth") <= 640
    press(page, "?")
    assert page.locator(".help").evaluate("n => n.scrollTop") == 0


PAPER = {"light": "rgb(253, 252, 249)", "dark": "rgb(25, 24, 22)"}


@pytest.mark.parametrize("scheme", PAPER)
def test_every_text_stands_out_from_its_ground(opened: Open, pair: str, scheme: str) -> None:
    page = opened(pair)
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    expect(page.locator(".desk")).to_have_css("background-color", PAPER[scheme])
    faint = CONTRAST.read_text("utf-8")
    press(page, "a", "r", "j", "m", "c")
    page.keyboard.type("check")
    press(page, "Control+Enter", "k", "k")
    assert page.evaluate(faint, 4.5) == []
    press(page, "g", "4", "Enter", "e")
    assert page.evaluate(faint, 4.5) == []
    press(page, "Escape", "s", "?")
    assert page.evaluate(faint, 4.5) == []
    press(page, "Escape")
    page.get_by_role("button", name="Gaps").click()
    press(page, "/")
    page.keyboard.type("en")
    assert page.evaluate(faint, 4.5) == []


def test_the_open_row_stays_where_it_is(opened: Open, pair: str) -> None:
    page = opened(pair)
    press(page, "g")
    page.keyboard.type("20")
    press(page, "Enter")
    tops = [page.evaluate(TOP)]
    for key in ("r", "c"):
        press(page, key)
        tops.append(page.evaluate(TOP))
    page.keyboard.type("some words")
    press(page, "Control+Enter")
    saved(page)
    tops.append(page.evaluate(TOP))
    assert max(tops) - min(tops) <= 2


INSIDE = "document.querySelector('[data-testid=stBidiComponentIsolated]').shadowRoot"
TOP = f"{INSIDE}.querySelector('.row.open').getBoundingClientRect().top"
HEIGHTS = f"[...{INSIDE}.querySelectorAll('.row')].map(n => n.offsetHeight)"
GAPS = f"""() => {{
  const rows = [...{INSIDE}.querySelectorAll('.row')].map(n => n.getBoundingClientRect()).sort((a, b) => a.top - b.top);
  return rows.slice(1).map((row, i) => row.top - rows[i].bottom).filter(gap => Math.abs(gap) > 1);
}}"""
FRAMES = "new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => requestAnimationFrame(done))))"


def test_rows_make_room_for_each_other_when_the_typeface_arrives_late(
    opened: Open, project: Project, app: App, pair: str
) -> None:
    page = opened(pair, rows=False)
    held: list[Route] = []
    page.context.route("**/*SourceSerif*", lambda route: held.append(route))
    last = len(beads(project, pair))
    for bead in (1, last // 2, last):
        tab = page.context.new_page()
        tab.set_viewport_size({"width": 1024, "height": 800})
        page.bring_to_front()
        tab.goto(f"{app.url}?pair={pair}&bead={bead}")
        tab.wait_for_selector(".row.open", timeout=30_000)
        saved(tab)
        tab.evaluate(FRAMES)
        before = tab.evaluate(HEIGHTS)
        while held:
            held.pop().continue_()
        tab.wait_for_function("document.fonts.status === 'loaded'")
        tab.evaluate(FRAMES)
        assert tab.evaluate(HEIGHTS) != before
        assert tab.evaluate(GAPS) == []
        press(tab, "ArrowUp", "ArrowDown", "e")
        tab.keyboard.insert_text("some more words than there is room for in a line or two " * 4)
        tab.evaluate(FRAMES)
        assert tab.evaluate(GAPS) == []
        tab.close()


def test_ten_thousand_beads_put_few_nodes_on_the_page(opened: Open, project: Project) -> None:
    project.store.add(bitext(10_000, "long"), who="workbench")
    page = opened("long")
    press(page, "End")
    assert cursor(page) == 10_000
    press(page, "a")
    saved(page)
    assert beads(project, "long")[-1].status == Status.CONFIRMED
    assert page.evaluate(f"{INSIDE}.querySelectorAll('*').length") < 500


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_after_any_acts_in_haste_screen_and_store_agree(opened: Open, project: Project, seed: int) -> None:
    name = f"haste-{seed}"
    project.store.add(bitext(7, name), who="workbench")
    page = opened(name)
    refused: list[str] = []
    page.expose_function("heard", lambda words: refused.append(words))
    page.evaluate(
        f"new MutationObserver(() => window.heard({INSIDE}.querySelector('.message').textContent))"
        f".observe({INSIDE}.querySelector('.message'), {{childList: true}})"
    )
    keys = ("m", "Shift+M", "x", "u", "d", "a", "r", "0", "j", "k", "ArrowLeft", "ArrowRight", "Control+z", "Control+y")
    press(page, *random.Random(seed).choices(keys, k=120))
    saved(page)
    press(page, "Home")
    assert not [words for words in refused if "not saved" in words]
    review = project.store.load(name)
    assert page.locator(".where").inner_text().endswith(f"of {len(review.bitext.beads)}")
    for number, bead in enumerate(review.bitext.beads, 1):
        assert sides(page, number) == [list(side) for side in review.unit(bead)]
        assert str(bead.status) in row(page, number).locator(".status").inner_text()
