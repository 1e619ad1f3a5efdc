"""What Review says of acts, undone, refused, of others and through outages, in a real browser."""

from __future__ import annotations

import pytest

from alignment.bitext import Language, Span, Status
from alignment.project import Project
from benchmarks.made_up import bitext
from benchmarks.running import App
from tests.e2e.driving import Open, beads, cursor, press, row, saved, shows, sides

pytestmark = [pytest.mark.browser]

LOCKS = (  # notes that Streamlit's dialog has come up
    "new MutationObserver(() => { window.locked ||= !!document.querySelector('[data-testid=stDialog]') })"
    ".observe(document.body, {childList: true})"
)
TURNS = [
    (["a", "k"], "the confirmation of row 1"),
    (["r"], "the flag on row 1"),
    (["r", "0"], "the clearing of row 1"),
    (["x"], "the unlinking of row 1"),
    (["m", "s", "Enter"], "the split of row 1"),
    (["m"], "the merge of rows 1 and 2"),
    (["d"], "the move between rows 1 and 2"),
]


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


def test_nothing_is_sent_on_the_way_to_another_page_and_all_of_it_by_who_stays(
    opened: Open, project: Project, pair: str
) -> None:
    page = opened(pair)
    page.evaluate(
        "document.body.insertAdjacentHTML('beforeend', '<a id=away href=/finish>away</a>');"
        "away.addEventListener('click', (event) => event.preventDefault()); away.click()"
    )
    press(page, "a")
    page.wait_for_timeout(500)
    assert project.store.load(pair).revision == 1
    assert page.locator(".saving").get_attribute("data-state") != "saved"
    saved(page)
    assert beads(project, pair)[0].status == Status.CONFIRMED
