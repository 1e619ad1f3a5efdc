"""Repairs of doubtful rows, offered and applied in a real browser."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from alignment.bitext import Status
from alignment.project import Project
from alignment.review import Merge
from tests.e2e.driving import Open, beads, cursor, faint, press, row, saved, shows

pytestmark = [pytest.mark.browser]

MERGED, GAP = 3, 6
"""Two wrong rows: two that should be one each, and a sentence whose translation stands in the next row."""
SPLIT = "Split before “Die Werft zahlte den Lohn weiter.” and “The shipyard went on paying wages.”"
MOVE = "“After that there was no money for paint.” moves here from the row below"


def test_a_repair_is_applied_with_one_key_and_undone_in_one_step(opened: Open, project: Project, wrong: str) -> None:
    before = beads(project, wrong)
    page = opened(wrong)
    press(page, "g", str(MERGED), "Enter")
    shows(page, ".details .repair", SPLIT)
    press(page, "1")
    saved(page)
    assert [bead.kind for bead in beads(project, wrong)[2:4]] == ["1-1", "1-1"]
    assert cursor(page) == MERGED
    assert project.store.history(wrong)["what"].to_list()[-1] == "replaced 2-2 by 1-1 and 1-1"
    press(page, "Control+z")
    shows(page, ".message", f"Undone: the repair of row {MERGED}.")
    saved(page)
    assert beads(project, wrong) == before
    press(page, "Control+y")
    saved(page)
    assert len(beads(project, wrong)) == len(before) + 1


def test_a_repair_is_a_button_that_names_its_key(opened: Open, project: Project, wrong: str) -> None:
    page = opened(wrong)
    press(page, "g", str(GAP), "Enter")
    shows(page, ".details .repair", MOVE)
    button = page.locator(".details .repair").first
    assert button.get_attribute("title") == "Apply the first repair offered for this row (1)"
    assert button.inner_text().endswith("\nfits best")  # by far: no search leaves such a row, and gold knows none
    button.click()
    saved(page)
    assert [bead.kind for bead in beads(project, wrong)] == ["1-1", "1-1", "2-2", *["1-1"] * 6]
    shows(page, ".details .why", "Changed by hand; confirm it when it is right.")
    press(page, "Control+z")
    shows(page, ".message", f"Undone: the repair of rows {GAP} and {GAP + 1}.")


def test_of_repairs_in_place_of_what_a_person_made_the_best_is_named(opened: Open, wrong: str) -> None:
    page = opened(wrong)
    press(page, "g", str(MERGED), "Enter", "m")
    shows(page, ".details .repair", "Split 3-3 into 1-1, 1-1 and 1-1")
    said = page.locator(".details .repair .quiet").all_inner_texts()
    assert said == ["fits best", "fits better than now", "fits better than now"]


def test_an_act_undone_leaves_the_cursor_where_it_was_done(opened: Open, wrong: str) -> None:
    page = opened(wrong)
    press(page, "g", str(GAP + 1), "Enter")
    shows(page, ".details .repair", "moves to the row above")
    press(page, "1")
    after = cursor(page)
    press(page, "Home", "Control+z")
    shows(page, ".message", f"Undone: the repair of rows {GAP} and {GAP + 1}.")
    assert cursor(page) == GAP + 1
    press(page, "Home", "Control+y")
    assert cursor(page) == after
    press(page, "Home", "Control+z", "Shift+M")
    assert cursor(page) == GAP
    press(page, "Control+z")
    assert cursor(page) == GAP + 1
    saved(page)


def test_the_repairs_of_the_next_doubtful_row_are_there_when_it_opens(opened: Open, wrong: str) -> None:
    page = opened(wrong)
    heard: list[bytes] = []
    page.on("websocket", lambda socket: socket.on("framereceived", lambda data: heard.append(bytes(data))))  # type: ignore[arg-type]
    page.reload()
    page.wait_for_selector(".row.open")
    press(page, "g", str(MERGED), "Enter")
    shows(page, ".details .repair", SPLIT)
    for _ in range(300):
        if any(MOVE.encode() in data for data in heard):
            break
        page.wait_for_timeout(50)
    page.context.set_offline(True)
    press(page, "n")
    assert cursor(page) == GAP
    assert page.locator(".details .repair").first.inner_text().startswith(f"1\n{MOVE}")


def test_a_row_that_is_sure_offers_no_repair_and_the_key_says_so(opened: Open, project: Project, wrong: str) -> None:
    page = opened(wrong)
    press(page, "g", "1", "Enter", "1")
    shows(page, ".message", "There is no repair 1 for this row.")
    press(page, "g", str(MERGED), "Enter")
    shows(page, ".details .repair", SPLIT)
    press(page, "a", "k", "2")
    shows(page, ".message", "There is no repair 2 for this row.")
    saved(page)
    assert page.locator(".details .repair").count() == 0
    assert beads(project, wrong)[MERGED - 1].status == Status.CONFIRMED


def test_of_a_row_that_was_just_changed_the_repairs_are_on_their_way(opened: Open, wrong: str) -> None:
    page = opened(wrong)
    press(page, "g", str(MERGED), "Enter")
    shows(page, ".details .repair", SPLIT)
    page.context.set_offline(True)
    press(page, "x", "1")
    shows(page, ".message", "The repairs of this row are on their way. Press the key again.")


def test_a_repair_of_rows_that_somebody_changed_meanwhile_is_refused(
    opened: Open, project: Project, wrong: str
) -> None:
    page = opened(wrong)
    press(page, "g", str(GAP), "Enter")
    shows(page, ".details .repair", MOVE)
    seen = project.store.load(wrong).seen(GAP - 1, GAP)
    project.store.apply(project.store.number(wrong), Merge(id="merge-meanwhile", seen=seen), "bert")
    press(page, "1")
    shows(page, ".message", f"Row {GAP}: the repair was not saved: bert merged 1-0 and 1-2 into 2-2 meanwhile")
    saved(page)
    assert row(page, GAP).locator(".kind").inner_text() == "2-2"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_repairs_can_be_read(opened: Open, project: Project, wrong: str, scheme: str) -> None:  # noqa: ARG001
    page = opened(wrong)
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    press(page, "g", str(GAP), "Enter")
    expect(page.locator(".details .repair").first).to_be_visible()
    assert faint(page) == []
