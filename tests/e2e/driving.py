"""How the browser tests go from page to page, press keys and read rows."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from alignment.bitext import Bead
from alignment.project import Project

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

CONTRAST = Path(__file__).with_name("contrast.js")
Open = Callable[..., "Page"]
INSIDE = "document.querySelector('[data-testid=stBidiComponentIsolated]').shadowRoot"
FRAMES = "new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => requestAnimationFrame(done))))"
EDGES = "node => { const box = node.getBoundingClientRect(); return [box.top, box.bottom] }"


def go(page: Page, name: str) -> None:
    """Open a page and wait until it is drawn: until then, what is found may be of the page before."""
    page.get_by_role("link", name=name, exact=True).click()
    page.locator(f'a[aria-current="page"]:has-text("{name}")').wait_for()
    page.wait_for_selector('[data-testid="stApp"][data-test-script-state="notRunning"]')


def pair_field(page: Page) -> Locator:
    return page.get_by_role("combobox").first


def choose(page: Page, name: str) -> None:
    pair_field(page).fill(name)  # the list shows few of many
    page.get_by_role("option", name=name, exact=True).click()


def press(page: Page, *keys: str) -> None:
    for key in keys:
        page.keyboard.press(key)


def saved(page: Page) -> None:
    page.wait_for_selector('.saving[data-state="saved"]', timeout=30_000)


def shows(page: Page, selector: str, text: str) -> None:
    page.locator(selector, has_text=text).first.wait_for(timeout=15_000)


def row(page: Page, number: int) -> Locator:
    return page.locator(".row", has=page.locator(".number", has_text=re.compile(rf"^{number}$")))


def cursor(page: Page) -> int:
    return int(page.locator(".row.open .number").inner_text())


def sides(page: Page, number: int) -> list[list[str]]:
    """Return the sentences of a row without their note marks, German and English."""
    texts = (
        "nodes => nodes.map(n => [...n.childNodes].filter(c => c.tagName !== 'SUP').map(c => c.textContent).join(''))"
    )
    return [row(page, number).locator(f".side.{side} .sentence").evaluate_all(texts) for side in ("de", "en")]


def edges(page: Page, selector: str) -> tuple[float, float]:
    """Return the upper and lower edge of what is there."""
    top, bottom = page.locator(selector).evaluate(EDGES)
    return top, bottom


def beads(project: Project, pair: str) -> tuple[Bead, ...]:
    return project.store.load(pair).bitext.beads


def painted(page: Page) -> None:
    """Wait until what was done shows."""
    page.evaluate(FRAMES)


def faint(page: Page, least: float = 4.5) -> list[object]:
    """Return the texts in sight of less contrast than this."""
    found: list[object] = page.evaluate(CONTRAST.read_text("utf-8"), least)
    return found


def sift(page: Page, name: str) -> None:
    """Choose a filter, in the menu if it is not in sight."""
    painted(page)
    button = page.locator(".filters").get_by_role("button", name=name)
    if not button.is_visible():
        page.locator(".filters .more").click()
    button.click()


def counted(page: Page, name: str) -> str:
    """Return how many rows a filter says it has."""
    return page.locator(".filters button", has_text=name).locator(".count").text_content() or ""
