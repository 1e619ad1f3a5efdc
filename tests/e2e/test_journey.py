"""The whole path a person takes: two files in, a bead confirmed, a term looked up, a Word document out."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import docx
import pytest
from playwright.sync_api import Page, expect

from alignment.project import Project
from benchmarks.running import App
from tests.e2e.driving import choose, go

ROOT = Path(__file__).parents[2]
pytestmark = pytest.mark.browser
SAMPLE = "bericht-1986"


def test_two_files_become_a_reviewed_word_document(
    opened: Callable[..., Page], app: App, project: Project, tmp_path: Path
) -> None:
    page = opened("", rows=False)
    page.goto(app.url.removesuffix("review"))
    for language, label in (("de", "German original"), ("en", "English translation")):
        file = shutil.copy(ROOT / f"texts/{language}/{SAMPLE}.txt", tmp_path / f"reise.{language}.txt")
        page.locator("[data-testid=stFileUploader]", has_text=label).locator("input[type=file]").set_input_files(file)
    page.get_by_role("button", name="Add and align").click()

    page.wait_for_selector(".row.open", timeout=30_000)
    page.keyboard.press("a")
    expect(page.locator(".row.confirmed")).to_have_count(1)
    expect(page.locator(".saving")).to_have_attribute("data-state", "saved")
    assert project.review("reise").bitext.beads[0].status == "confirmed"

    go(page, "Glossary")
    choose(page, "reise")
    places = page.locator("[data-testid=stCaptionContainer]", has_text=", row")
    expect(places.first).to_have_text(
        re.compile(r"^reise, row"), timeout=20_000
    )  # until then those of all pairs stand there
    german = page.locator(".passage").first.locator("[lang=de]").inner_text()
    page.get_by_role("button", name="Open in Review").first.click()
    expect(page.locator(".row.open .side.de")).to_contain_text(german.splitlines()[0][:40], timeout=20_000)

    page.get_by_role("link", name="Export").click()
    page.get_by_role("button", name="Download").first.wait_for(timeout=20_000)
    with page.expect_download() as download:
        page.get_by_role("button", name="Download").first.click()
    document = docx.Document(BytesIO(Path(download.value.path()).read_bytes()))
    assert document.core_properties.title == "reise"
    rows = sum(len(table.rows) for table in document.tables)
    assert rows > 100


def test_a_bad_upload_says_where_and_what_to_do(opened: Callable[..., Page], app: App, tmp_path: Path) -> None:
    page = opened("", rows=False)
    page.goto(app.url.removesuffix("review"))
    bad = tmp_path / "brief.txt"
    bad.write_bytes("Die Überweisung ist erfolgt.\n".encode("cp1252"))
    for label in ("German original", "English translation"):
        page.locator("[data-testid=stFileUploader]", has_text=label).locator("input[type=file]").set_input_files(bad)
    page.get_by_role("button", name="Add and align").click()
    expect(page.get_by_role("alert").filter(has_text="brief.txt")).to_contain_text(
        "brief.txt:1: not UTF-8, byte 0xDC (looks like Windows-1252; save it as UTF-8 "
        "or choose Windows-1252 under “Encoding of plain text”)"
    )
