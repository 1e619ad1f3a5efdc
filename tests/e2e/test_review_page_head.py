"""The head of Review and the rows under it, in a real browser."""

from __future__ import annotations

import pytest

from alignment.bitext import Status
from alignment.project import Project
from tests.e2e.driving import Open, beads, press, saved

pytestmark = [pytest.mark.browser]


def test_what_is_typed_after_a_name_was_given_goes_to_the_rows(opened: Open, project: Project, pair: str) -> None:
    page = opened(pair)
    name = page.get_by_role("textbox", name="Reviewer")
    name.fill("Ben")
    press(page, "Enter")
    page.wait_for_timeout(500)  # until the server knows the name
    press(page, "r")
    saved(page)
    assert name.input_value() == "Ben"
    assert beads(project, pair)[0].status == Status.FLAGGED
    assert project.store.history(pair)["who"].to_list()[-1] == "Ben"


def test_a_tab_does_not_meet_itself_after_a_reload(opened: Open, pair: str) -> None:
    page = opened(pair)
    page.wait_for_timeout(6000)  # until the server knows where we are
    page.reload()
    page.wait_for_selector(".row.open")
    page.wait_for_timeout(6000)
    assert page.locator(".people").inner_text() == ""
