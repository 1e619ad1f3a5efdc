"""Terms in Review, while the glossary is being written."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from alignment.project import Project
from tests.e2e.driving import Open, cursor, edges, press, row, saved

pytestmark = [pytest.mark.browser]


@pytest.fixture
def glossary(project: Project) -> Iterator[Path]:
    """The glossary of the app, which is as it was when the test is over."""
    usual = project.terms.path.read_bytes()
    yield project.terms.path
    project.terms.path.write_bytes(usual)


def test_a_new_entry_marks_the_rows_of_an_open_page_and_leaves_the_reviewer_where_he_is(
    opened: Open, pair: str, glossary: Path
) -> None:
    page = opened(pair)
    press(page, "ArrowDown", "ArrowDown", "e")
    page.keyboard.type("Unfinished ")
    stood = edges(page, ".row.open")
    expect(row(page, 1).locator(".hit")).to_have_count(0)
    glossary.write_text(f"{glossary.read_text('utf-8')}  - de: Bericht\n    en: report\n", "utf-8")
    expect(row(page, 1).locator(".hit.right")).to_have_count(2, timeout=15_000)
    assert (cursor(page), edges(page, ".row.open")) == (3, stood)
    page.keyboard.type("business")
    assert page.locator(".row.open textarea").input_value().endswith("Unfinished business")
    press(page, "Control+Enter")
    saved(page)
