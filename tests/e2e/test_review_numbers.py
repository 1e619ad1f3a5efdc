"""How Review marks numbers without counterpart, in a real browser."""

from __future__ import annotations

from dataclasses import replace

import pytest
from playwright.sync_api import Page, expect

from alignment.bitext import Bitext, Document, Sentence
from alignment.project import Project
from alignment.reasons import Reason, ReasonKind
from benchmarks.made_up import bitext
from tests.e2e.driving import Open, counted, cursor, faint, press, row, saved, sift

pytestmark = [pytest.mark.browser]

TEXTS = (
    ("Bericht", "Report"),
    ("Der Bericht liegt vor.", "The report is available."),
    ("Geliefert wurden 1 250 Tonnen.", "Much was delivered."),
    ("Das war wenig.", "That was little, 1,250 tons."),
    ("Am 18. Mai 1987.", "On 18 May 1987."),
)
"""The number of the third row stands in the fourth one of the English."""

STALE = (Reason(ReasonKind.NUMBERS, ("77", "en")),)
LOOK = "Look for it in the rows above and below, or mend the English (E)."


@pytest.fixture
def marked(opened: Open, project: Project, request: pytest.FixtureRequest) -> Page:
    """A page that shows a pair of these texts, named after the test and confidently aligned."""
    name = str(request.node.name).removeprefix("test_").partition("[")[0]
    project.store.add(made(name), who="workbench")
    return opened(name)


def made(name: str) -> Bitext:
    pair = bitext(len(TEXTS), name, seed=2)
    beads = tuple(replace(bead, confidence=0.99, reasons=STALE) for bead in pair.beads)
    return replace(pair, beads=beads, de=written(pair.de, 0), en=written(pair.en, 1))


def written(document: Document, side: int) -> Document:
    sentences, place = [], 0
    for number, texts in enumerate(TEXTS):
        text = texts[side]
        sentences.append(Sentence(text=text, start=place, stop=place + len(text), paragraph=number))
        place += len(text) + 1
    paragraphs = tuple(
        replace(document.paragraphs[2], start=sentence.start, stop=sentence.stop) for sentence in sentences
    )
    text = " ".join(sentence.text for sentence in sentences)
    return replace(document, text=text, sentences=tuple(sentences), paragraphs=paragraphs, notes=())


def marks(page: Page) -> list[tuple[int, str]]:
    """Return the numbers that are marked, each with the number of its row."""
    found = []
    for number in range(1, page.locator(".row").count() + 1):
        found += [(number, text) for text in row(page, number).locator(".hit.unmatched").all_inner_texts()]
    return found


def test_a_number_without_counterpart_is_marked_and_explained_and_its_row_doubtful(
    marked: Page, project: Project
) -> None:
    name = marked.url.partition("pair=")[2]
    assert marks(marked) == [(3, "1 250"), (4, "1,250")]
    mark = row(marked, 3).locator(".hit.unmatched")
    assert mark.get_attribute("title") == "1 250 has no English counterpart"
    expect(mark).to_have_css("outline-style", "dashed")
    assert "# number" in row(marked, 3).locator(".gutter").inner_text()
    assert "77" not in marked.locator(".desk").inner_text()
    press(marked, "n")
    assert cursor(marked) == 3
    section = marked.locator(".details .said section", has=marked.locator("h4", has_text="Numbers"))
    assert section.locator("li").all_inner_texts() == ["#1 250 has no English counterpart.", LOOK]
    assert mark.is_visible()
    assert counted(marked, "Doubtful") == str(len(project.doubtful(name))) == "2"
    button = marked.locator(".filters button", has_text="Numbers")
    assert button.get_attribute("title") == "Rows where a number or a date has no counterpart on the other side."
    sift(marked, "Numbers")
    assert counted(marked, "Numbers") == "2"
    press(marked, "a")
    saved(marked)
    assert (counted(marked, "Doubtful"), counted(marked, "Numbers")) == ("1", "2")
    assert len(project.doubtful(name)) == 1


def test_marks_of_numbers_follow_merging_splitting_writing_and_undoing(marked: Page) -> None:
    press(marked, "g", "3", "Enter", "m")
    saved(marked)
    assert marks(marked) == []
    press(marked, "Control+z")
    assert marks(marked) == [(3, "1 250"), (4, "1,250")]
    saved(marked)
    assert marks(marked) == [(3, "1 250"), (4, "1,250")]
    press(marked, "g", "3", "Enter", "e")
    marked.keyboard.type("In all 1,250 tons: ")
    press(marked, "Control+Enter")
    saved(marked)
    assert marks(marked) == [(4, "1,250")]
    press(marked, "g", "4", "Enter", "Shift+M")
    saved(marked)
    assert marks(marked) == []
    press(marked, "s", "Enter")
    saved(marked)
    assert [text for _, text in marks(marked)] == ["1,250"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_what_is_said_of_numbers_stands_out_from_its_ground(marked: Page, scheme: str) -> None:
    marked.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    press(marked, "n")
    assert faint(marked) == []
