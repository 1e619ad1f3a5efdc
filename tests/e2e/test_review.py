"""Journeys through the review page in a real browser, by keyboard."""

from __future__ import annotations

import random

import pytest

from alignment.bitext import Span, Status
from alignment.numbers import check
from alignment.project import Project
from benchmarks.made_up import bitext
from tests.e2e.driving import INSIDE, Open, beads, cursor, edges, go, press, row, saved, shows, sides

pytestmark = [pytest.mark.browser]


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


def test_keys_act_at_once_on_a_page_that_a_link_led_to(opened: Open, project: Project, pair: str) -> None:
    page = opened(pair)
    go(page, "Glossary")
    go(page, "Review")
    page.wait_for_selector(".row.open")
    press(page, "a")
    saved(page)
    assert beads(project, pair)[0].status == Status.CONFIRMED


def test_flagging_and_clearing(opened: Open, project: Project, pair: str) -> None:
    page = opened(pair)
    press(page, "r", "j", "r", "0", "j", "a", "k", "0")
    saved(page)
    assert [bead.status for bead in beads(project, pair)[:3]] == [Status.FLAGGED, Status.PROPOSED, Status.PROPOSED]
    assert "flagged" in row(page, 1).inner_text()


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


def test_what_is_said_covers_no_row(opened: Open, pair: str) -> None:
    page = opened(pair)
    press(page, "End", "Shift+M", "Control+z")
    shows(page, ".message", "Undone: the merge of rows 59 and 60.")
    said, _ = edges(page, ".message")
    assert edges(page, ".rows")[1] <= said
    assert edges(page, ".row.open")[1] <= said


def test_markup_in_a_sentence_is_text(opened: Open, pair: str) -> None:
    page = opened(pair)
    press(page, "/")
    page.keyboard.type("<script>")
    shows(page, ".row.open .side.en", "<script>window.hurt = 1</script> stays text.")
    press(page, "Escape", "c")
    page.keyboard.type("<img src=x onerror='window.hurt = 3'>")
    press(page, "Control+Enter")
    saved(page)
    shows(page, ".details .comment", "<img src=x onerror='window.hurt = 3'>")
    assert page.evaluate("window.hurt") is None


def test_the_buttons_do_what_the_keys_do(opened: Open, project: Project, pair: str) -> None:
    page = opened(pair)
    tools = page.get_by_role("toolbar")
    for name in ("Flag", "Merge ↓", "Unlink", "Undo", "Undo", "Redo"):
        tools.get_by_role("button", name=name, exact=False).first.click()
    tools.get_by_role("button", name="More acts").click()
    tools.get_by_role("menuitem", name="Clear").click()
    saved(page)
    assert beads(project, pair)[0].status == Status.PROPOSED
    tools.get_by_role("button", name="Confirm").first.click()
    saved(page)
    assert beads(project, pair)[0].kind == "2-2"
    assert beads(project, pair)[0].status == Status.CONFIRMED


def test_the_keys_are_shown_and_closed_by_the_question_mark(opened: Open, pair: str) -> None:
    page = opened(pair)
    press(page, "?")
    shows(page, ".help", "merge this row with the next")
    shows(page, ".help dd", "going on in another row, against the glossary, or with a number that has no counterpart.")
    press(page, "?", "j")
    assert not page.locator(".help").is_visible()
    assert cursor(page) == 2


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
    keys += ("b", "o", "Shift+U", "Shift+D", "Space")
    press(page, *random.Random(seed).choices(keys, k=120))
    saved(page)
    press(page, "Home")
    assert not [words for words in refused if "not saved" in words]
    review = project.store.load(name)
    assert page.locator(".where").inner_text().endswith(f"of {len(review.bitext.beads)}")
    for number, bead in enumerate(review.bitext.beads, 1):
        assert sides(page, number) == [list(side) for side in review.unit(bead)]
        assert str(bead.status) in row(page, number).locator(".status").inner_text()
        gutter = row(page, number).locator(".gutter").inner_text()
        assert (bead.bookmarked, bead.excluded) == ("bookmark" in gutter, "left out" in gutter)
        marks = [mark for found in check([review.unit(bead)]) for mark in found.marks]
        marked = {(m.language, m.sentence, place) for m in marks for place in range(m.start, m.stop)}
        texts = row(page, number).locator(".hit.unmatched").all_text_contents()  # a note parts what it stands in
        assert len("".join(texts)) == len(marked)
