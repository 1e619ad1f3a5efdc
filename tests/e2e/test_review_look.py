"""What the rows of Review show, and that they keep their place, in a real browser."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from alignment.bitext import Status
from alignment.project import Project
from benchmarks.made_up import bitext
from benchmarks.running import App
from tests.e2e.driving import EDGES, Open, beads, cursor, edges, press, row, saved, shows

if TYPE_CHECKING:
    from playwright.sync_api import Route

pytestmark = [pytest.mark.browser]

CONTRAST = Path(__file__).with_name("contrast.js")
LINES = "n => [n.offsetHeight / parseFloat(getComputedStyle(n).lineHeight), n.scrollHeight - n.offsetHeight]"
PAPER = {"light": "rgb(253, 252, 249)", "dark": "rgb(25, 24, 22)"}
INSIDE = "document.querySelector('[data-testid=stBidiComponentIsolated]').shadowRoot"
TOP = f"{INSIDE}.querySelector('.row.open').getBoundingClientRect().top"
HEIGHTS = f"[...{INSIDE}.querySelectorAll('.row')].map(n => n.offsetHeight)"
GAPS = f"""() => {{
  const rows = [...{INSIDE}.querySelectorAll('.row')].map(n => n.getBoundingClientRect()).sort((a, b) => a.top - b.top);
  return rows.slice(1).map((row, i) => row.top - rows[i].bottom).filter(gap => Math.abs(gap) > 1);
}}"""
FRAMES = "new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => requestAnimationFrame(done))))"


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
        "Rows to look at first: not confirmed, and flagged, less than 90 % sure, going on in another row, "
        "against the glossary, or with a number that has no counterpart."
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


@pytest.mark.parametrize(("width", "height", "columns"), [(1280, 800, 2), (900, 700, 2), (640, 400, 1), (450, 600, 1)])
def test_the_keys_fit_into_any_window_and_are_read_to_the_end_with_the_arrows(
    opened: Open, pair: str, width: int, height: int, columns: int
) -> None:
    page = opened(pair)
    page.set_viewport_size({"width": width, "height": height})
    press(page, "?")
    left, right, top, bottom = page.locator(".help").evaluate(
        "n => { const box = n.getBoundingClientRect();"
        " return [box.left, innerWidth - box.right, box.top, innerHeight - box.bottom] }"
    )
    assert min(left, right, top, bottom) > 10
    leaf, close = page.locator(".help .leaf"), page.get_by_role("button", name="Close")
    assert leaf.evaluate("n => [n.scrollTop, n.scrollWidth - n.clientWidth]") == [0, 0]
    lefts = "nodes => new Set(nodes.map((node) => node.getBoundingClientRect().left)).size"
    assert page.locator(".help section").evaluate_all(lefts) == columns
    expect(close).to_be_in_viewport(ratio=1)
    press(page, "End")
    expect(page.locator(".help .quiet")).to_be_in_viewport(ratio=1)
    close.click()
    expect(page.locator(".help")).not_to_be_visible()


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
