"""How long a reviewer waits: until the first row, from a key to the screen, from a key to the disk.

    python -m benchmarks.review_list [BEADS …]

“Changed” is the time from the key to the change of the page, “visible” to the end of the frame that shows it,
“written” until the act is given its time inside the transaction that puts it on disk, “saved” until the browser knows
that it is there and says so. A key that does nothing shows what a frame takes by itself. All in milliseconds, median /
95th percentile, in headless Chromium. Hardly a sentence of the pairs stands there twice.
"""

from __future__ import annotations

import os
import platform
import statistics
import sys
import tempfile
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from alignment.project import Project
from alignment.review import ConfirmAll
from alignment.ui.parts.feed import Feed
from alignment.ui.parts.message import Message
from benchmarks.made_up import bitext
from benchmarks.people import PEOPLE, together
from benchmarks.running import ARGUMENTS, CHROMIUM, App
from benchmarks.watching import ARRIVAL, PAUSE, WATCH, clicked, opened, pressed, settled, show, taken, until

TIMES = 40
FEW = 5
OTHER = "opened-before"
STRETCH = 200
ACTS = {
    "confirm": ["a"] * TIMES,
    "flag": ["r"] * TIMES,
    "move": ["d"] * TIMES,
    "merge": ["m"] * TIMES,
    "undo": ["Control+z"] * TIMES,
    "next row": ["j"] * TIMES,
    "last row, first row": ["End", "Home"] * (TIMES // 2),
    "nothing": ["z"] * TIMES,
}
FILTERS = ("Doubtful", "Unconfirmed", "Gaps", "Not 1-1")
PAGES = {"Confirm many": ".stButton, .stAlert", "History": ".stDataFrame", "Finish": ".stProgress"}
WORD = "Kombinat"


def main(sizes: Sequence[int]) -> None:
    """Print one line for each size and act."""
    machine = f"{platform.machine()}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}"
    print(f"{machine}, Python {platform.python_version()}; {TIMES} times each")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        project = Project(Path(folder))
        project.terms.path.write_text("entries:\n  - de: Kombinat\n    en: Combine\n", "utf-8")
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(ARGUMENTS))
        project.store.add(bitext(60, OTHER), who="workbench")
        for size in sizes:
            measure(project, browser, size)
        browser.close()


def measure(project: Project, browser: Browser, size: int) -> None:
    """Print the figures for one size."""
    name, column = f"made-up-{size}", f"column-{size}"
    project.store.add(bitext(size, name, varied=True), who="workbench")
    project.store.add(bitext(size, column, kinds=((1, 1),), varied=True), who="workbench")
    reply = Feed(project, project.store.number(name)).reply(Message(), "anna")
    print(f"\n{size:,} beads: {len(reply.snapshot):,} bytes compressed")
    app = App(project.root)
    try:
        other = browser.new_page()  # the server's own first work is not ours
        other.goto(f"{app.url}?pair={OTHER}")
        other.wait_for_selector(".row.open", timeout=60_000)
        other.close()
        page = browser.new_context(viewport={"width": 1280, "height": 800}).new_page()
        page.add_init_script(ARRIVAL)
        print(f"  open a pair to first usable row, cold {opened(page, app.url, name):5.0f}", end="   ")
        page.evaluate(WATCH)
        settled(page)
        print(f"warm {statistics.median(opened(page, app.url, name) for _ in range(FEW)):5.0f}")
        page.evaluate(WATCH)
        settled(page)
        keys(page, project, name)
        finding(page, project, name)
        realigning(page, project, name, size)
        show(f"{len(PEOPLE)} people at once", together(browser, app.url, project, name))
        columns(page, app, project, column)
        opened(page, app.url, name)
        for title, mark in PAGES.items():
            cold, *warm = [visited(page, title, mark) for _ in range(1 + FEW)]
            print(f"  open {title:<21}   first {cold:5.0f}   again {statistics.median(warm):5.0f}")
    finally:
        app.kill()


def keys(page: Page, project: Project, name: str) -> None:
    """Print how long keys take."""
    for act, pressing in ACTS.items():
        page.keyboard.press("Home")
        page.wait_for_timeout(10 * PAUSE)
        before = partial(on, page) if act == "move" else None
        show(act, pressed(page, pressing, project, name, before=before))


def on(page: Page) -> None:
    """Go on to rows that nobody has moved anything in."""
    page.keyboard.press("j")
    page.keyboard.press("j")
    page.wait_for_timeout(PAUSE)


def finding(page: Page, project: Project, name: str) -> None:
    """Print how long a filter, a letter of a search and the way to a row by its number take."""
    for title in FILTERS:
        show(f"filter {title}", clicked(page, f".in-sight button:has-text('{title}')", FEW))
    page.keyboard.press("Home")
    page.keyboard.press("/")
    show(f"search, {WORD}", pressed(page, list(WORD), project, name))
    show("next found", pressed(page, ["Enter"] * TIMES, project, name))
    page.keyboard.press("Escape")
    last = len(project.store.beads(name))
    rows = iter(range(last, 0, -(last // TIMES)))

    def typed() -> None:
        page.keyboard.press("g")
        page.keyboard.type(str(next(rows)))

    show("jump to a row", pressed(page, ["Enter"] * TIMES, project, name, before=typed))


def realigning(page: Page, project: Project, name: str, size: int) -> None:
    """Print how long it takes until a new alignment of a stretch is shown, and until it is saved."""
    review = project.store.load(name)
    first = max(0, min(size // 2, len(review.versions) - STRETCH - 2))
    ends = [index for index in (first, first + STRETCH + 1) if index < len(review.versions)]
    project.store.apply(project.store.number(name), ConfirmAll(id=f"ends-{name}", seen=review.seen(*ends)), "ben")
    page.reload()
    page.wait_for_selector(".row.open")
    page.evaluate(WATCH)
    settled(page)
    page.keyboard.press("g")
    page.keyboard.type(str(first + STRETCH // 2))
    page.keyboard.press("Enter")
    page.wait_for_timeout(10 * PAUSE)
    shown = []
    for _ in range(1 + FEW):
        shown.append(until(page, "l", "inside.querySelector('.realign[open]')"))
        page.keyboard.press("Escape")
        page.wait_for_timeout(10 * PAUSE)
    show("re-align: shown, first", {"": shown[:1]})
    show("re-align: shown", {"": shown[1:]})
    page.keyboard.press("l")
    page.wait_for_selector(".realign[open]")
    show("re-align: taken", pressed(page, ["Enter"], project, name))


def columns(page: Page, app: App, project: Project, name: str) -> None:
    """Print how long it takes to move the rest of a column, all rows of the pair, and to take that back."""
    opened(page, app.url, name)
    page.evaluate(WATCH)
    settled(page)
    found = pressed(page, ["Shift+D", "Control+z"] * FEW, project, name)
    for act, start in (("column down, all rows", 0), ("undo of that", 1)):
        show(act, {word: times[start::2] for word, times in found.items()})


def visited(page: Page, title: str, mark: str) -> float:
    """Return the milliseconds from a click on the name of a page until it stands there."""
    page.get_by_role("link", name="Export", exact=True).click()
    page.wait_for_selector('[data-testid="stApp"][data-test-script-state="notRunning"]')
    page.wait_for_timeout(10 * PAUSE)

    def there() -> None:
        page.get_by_role("link", name=title, exact=True).click()
        page.locator(f'a[aria-current="page"]:has-text("{title}")').wait_for()
        page.wait_for_selector('[data-testid="stApp"][data-test-script-state="notRunning"]', timeout=60_000)
        page.locator(mark).first.wait_for()

    return taken(there)


if __name__ == "__main__":
    main([int(size) for size in sys.argv[1:]] or [200, 10_000])
