"""Sentences parted and joined in the browser, in the row, with the row, and while somebody else does it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from alignment.bitext import Language
from alignment.project import Project
from tests.e2e.driving import Open, beads, cursor, edges, faint, painted, press, row, saved, shows, sides

if TYPE_CHECKING:
    from playwright.sync_api import Page

GERMAN = "Der Hafen war seit drei Wochen gesperrt."
ENGLISH = "The harbour had been closed for three weeks."


def english(project: Project, pair: str) -> list[str]:
    return project.store.load(pair).texts(Language.EN)


def words(page: Page) -> str:
    """Return what stands before the cut inside a sentence of the English side."""
    return page.locator(".row.open .side.en .sentence:has(.cut)").evaluate(
        "node => [...node.childNodes].slice(0, [...node.childNodes].findIndex(n => n.className?.startsWith('cut')))"
        ".map(n => n.textContent).join('')"
    )


def test_a_sentence_is_parted_at_a_word_and_its_row_stays(opened: Open, project: Project, wrong: str) -> None:
    page = opened(wrong)
    press(page, "j", "S")
    shows(page, ".splitting", "Shift+← → move it by a word")
    assert words(page) == "The harbour had been "
    press(page, "Shift+ArrowRight", "Shift+ArrowLeft", "Shift+ArrowLeft")
    assert words(page) == "The harbour had "
    press(page, "Shift+Enter")
    saved(page)
    assert sides(page, 2) == [[GERMAN], ["The harbour had", "been closed for three weeks."]]
    assert beads(project, wrong)[1].kind == "1-2"
    assert cursor(page) == 2


def test_a_row_of_one_sentence_a_side_is_split_inside_both_and_undone_in_one_step(
    opened: Open, project: Project, wrong: str
) -> None:
    page = opened(wrong)
    press(page, "j", "s", "Shift+ArrowLeft", "ArrowLeft", "Shift+ArrowRight", "Enter")
    saved(page)
    shows(page, ".row", "Der Hafen war seit")
    assert sides(page, 2) == [["Der Hafen war seit drei"], ["The harbour had"]]
    assert sides(page, 3) == [["Wochen gesperrt."], ["been closed for three weeks."]]
    press(page, "Control+z")
    shows(page, ".message", "Undone: what you did last before, in row 2.")
    saved(page)
    assert (sides(page, 2), english(project, wrong)[1]) == ([[GERMAN], [ENGLISH]], ENGLISH)
    press(page, "Control+y")
    shows(page, ".message", "Done again: what you did last before, in row 2.")
    assert sides(page, 2) == [["Der Hafen war seit drei"], ["The harbour had"]]


def test_a_click_on_a_word_puts_the_cut_before_it(opened: Open, project: Project, wrong: str) -> None:
    page = opened(wrong)
    press(page, "j", "s")
    page.locator(".row.open .side.en .word", has_text="closed").click()
    assert words(page) == "The harbour had been "
    page.locator(".splitting").get_by_role("button", name="Part only the sentence").click()
    saved(page)
    assert english(project, wrong)[1:3] == ["The harbour had been", "closed for three weeks."]


def test_backspace_joins_the_sentences_around_the_cut(opened: Open, project: Project, wrong: str) -> None:
    page = opened(wrong)
    press(page, "j", "j", "s", "Backspace")
    saved(page)
    first, second = "Nobody knew when the ships would sail.", "The shipyard went on paying wages."
    assert sides(page, 3)[1] == [f"{first} {second}"]
    press(page, "Control+z")
    shows(page, ".message", "Undone")
    press(page, "+")
    saved(page)
    assert sides(page, 3)[1] == [f"{first} {second}"]
    assert english(project, wrong)[2] == f"{first} {second}"


def test_what_cannot_be_joined_or_parted_is_said_at_once(opened: Open, project: Project, wrong: str) -> None:
    page = opened(wrong)
    press(page, "+")
    shows(page, ".message", "This row has no two English sentences to join.")
    press(page, "m", "s", "ArrowUp", "ArrowUp", "Shift+Enter")
    shows(page, ".message", "The cut stands between two sentences: Shift+← and Shift+→ move it into one.")
    press(page, "Backspace")
    shows(page, ".message", "The cut does not stand between two sentences of this row")
    press(page, "Escape")
    saved(page)
    assert project.store.load(wrong).revision == 2


def test_keys_in_haste_after_a_cut_act_on_the_rows_that_it_makes(opened: Open, project: Project, wrong: str) -> None:
    page = opened(wrong)
    press(page, "a", "s", "Enter", "a", "a", "r", "Control+z", "f", "m")
    saved(page)
    painted(page)
    shows(page, ".row .status", "confirmed")
    found = [(bead.kind, str(bead.status)) for bead in beads(project, wrong)[:5]]
    texts = page.locator(".row .status").evaluate_all("nodes => nodes.map(node => node.lastChild.textContent)")[:5]
    assert [status for _, status in found] == texts
    assert [status for _, status in found][:3] == ["confirmed"] * 3
    assert len(project.store.load(wrong).bitext.de.breaks) == 1


def test_the_row_in_hand_and_what_is_written_stay_when_somebody_parts_a_sentence_above(
    opened: Open, project: Project, pair: str
) -> None:
    page = opened(pair)
    press(page, "g", "2", "0", "Enter", "e")
    page.keyboard.type(" And more")
    before = edges(page, ".row.open")
    review = project.store.load(pair)
    bead = next(i for i, bead in enumerate(review.bitext.beads) if i > 2 and bead.en.length)
    sentence = review.bitext.beads[bead].en.start
    act = {"id": "bert-parts-one", "kind": "part", "seen": review.seen(bead), "language": "en", "sentence": sentence}
    offset = review.texts(Language.EN)[sentence].index(" ")
    assert project.store.apply(project.store.number(pair), act | {"offset": offset}, "bert").ok
    page.wait_for_timeout(6_000)  # until the page has asked what others did
    assert cursor(page) == 20
    page.keyboard.type(" still.")
    press(page, "Control+Enter")
    saved(page)
    assert edges(page, ".row.open")[0] == before[0]
    worded = project.store.load(pair)
    held = worded.bitext.beads[19].en
    assert [key for key in worded.edits if held.start <= key[1] < held.stop]
    assert next(iter(worded.edits.values())).endswith("And more still.")


def test_a_cut_is_easy_to_read(opened: Open, wrong: str) -> None:
    page = opened(wrong)
    press(page, "j", "s")
    painted(page)
    assert row(page, 2).locator(".cut").count() == 2
    assert faint(page) == []
