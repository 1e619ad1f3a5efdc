"""Whole sittings at the page Review in a real browser, through restarts and crashes of the server."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from alignment.bitext import Status
from alignment.project import Project
from benchmarks.made_up import bitext
from benchmarks.running import App
from tests.e2e.driving import Open, beads, cursor, go, press, saved, shows, sift

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = [pytest.mark.browser]

WAITING = re.compile(r"connection lost – (\d+) acts waiting")


def at(page: Page, number: int) -> None:
    press(page, "g")
    page.keyboard.type(str(number))
    press(page, "Enter")


def test_a_sitting_by_keyboard_alone_leaves_exactly_what_was_done(opened: Open, project: Project) -> None:
    made = bitext(200, "sitting", kinds=((1, 1),), varied=True)
    project.store.add(made, who="workbench")
    page = opened("sitting")
    press(page, *["a"] * 30)  # rows 1 to 30
    press(page, "r", "j", "m", "s", "Enter")  # 31 flagged; 32 and 33 merged and parted again
    at(page, 40)
    press(page, "m", "j", "x")  # 40 takes 41 in; what was 42 is two rows, 41 and 42
    at(page, 50)
    press(page, "d", "Control+z", "Control+y", "u")  # its English goes down, and stays there
    at(page, 60)
    press(page, "e")
    page.keyboard.type(" As we say it.")
    press(page, "Control+Enter", "c")
    page.keyboard.type("Is this what they mean?")
    press(page, "Control+Enter", "b", "r")
    saved(page)
    sift(page, "Flagged")
    press(page, "Home")
    assert cursor(page) == 31
    press(page, "a")
    sift(page, "All")
    press(page, "End", "Shift+A", "Control+z", "a", "Control+z")
    saved(page)

    review = project.store.load("sitting")
    now = review.bitext.beads
    assert [bead.status for bead in now[:32]] == [Status.CONFIRMED] * 31 + [Status.PROPOSED]
    assert {place for place, bead in enumerate(now) if bead.status == Status.FLAGGED} == {59}
    assert [bead.kind for bead in now[31:33]] == ["1-1", "1-1"]
    assert [bead.kind for bead in now[39:42]] == ["2-2", "1-0", "0-1"]
    assert [bead.kind for bead in now[49:51]] == ["1-0", "1-2"]
    assert {bead.kind for bead in (*now[:39], *now[42:49], *now[51:])} == {"1-1"}
    assert len(now) == 200
    assert [review.text(*key) for key in review.edits] == [made.en.sentences[now[59].en.start].text + " As we say it."]
    assert [(comment.text, comment.sentence) for comment in review.comments] == [
        ("Is this what they mean?", now[59].en.start)
    ]
    assert [place for place, bead in enumerate(now) if bead.bookmarked] == [59]

    go(page, "Finish")
    expect(page.get_by_text("31 of 200 rows confirmed")).to_be_visible(timeout=20_000)
    go(page, "Review")
    page.wait_for_selector(".row.open")
    shows(page, ".confirmed", "31 of 200 confirmed")


def test_what_was_done_before_a_restart_is_undone_after_it(opened: Open, app: App, project: Project, pair: str) -> None:
    before = beads(project, pair)
    page = opened(pair)
    press(page, "m", "j", "r")
    saved(page)
    app.kill()
    app.start()
    page = opened(pair)
    press(page, "Control+z")
    shows(page, ".message", "Undone: what you did last before, in row 2.")
    press(page, "Control+z")
    shows(page, ".message", "Undone: what you did last before, in row 1.")
    saved(page)
    assert beads(project, pair) == before
    press(page, "Control+y", "Control+y")
    saved(page)
    assert [bead.kind for bead in beads(project, pair)[:1]] == ["2-2"]
    assert beads(project, pair)[1].status == Status.FLAGGED


def test_of_a_hundred_acts_none_is_lost_or_done_twice_when_the_server_dies_among_them(
    opened: Open, app: App, project: Project
) -> None:
    project.store.add(bitext(120, "killed"), who="workbench")
    page = opened("killed")
    saved(page)
    press(page, *["a"] * 60)
    app.kill()
    press(page, *["a"] * 40)
    shows(page, ".saving", "acts waiting")
    said = WAITING.fullmatch(page.locator(".saving").inner_text())
    assert said
    confirmed = sum(bead.status == Status.CONFIRMED for bead in beads(project, "killed"))
    assert 100 - int(said[1]) <= confirmed <= 60
    app.start()
    page.wait_for_selector('.saving[data-state="saved"]', timeout=60_000)
    statuses = [bead.status for bead in beads(project, "killed")]
    assert statuses == [Status.CONFIRMED] * 100 + [Status.PROPOSED] * 20
    assert project.store.load("killed").revision == 101
