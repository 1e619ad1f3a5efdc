"""Five people who review one pair at once, each in a browser of their own: for measuring the review list."""

from __future__ import annotations

from collections import defaultdict

from playwright.sync_api import Browser

from alignment.project import Project
from alignment.ui.state import COOKIE
from benchmarks.watching import PAUSE, WATCH, Times

PEOPLE = ("anna", "ben", "carla", "dora", "emil")
ROUNDS = 20


def together(browser: Browser, url: str, project: Project, name: str) -> Times:
    """Return the milliseconds from a key to the disk when all press one at the same moment, and that again and again.

    The browsers, their drawing and the server share the processors of this machine.
    """
    contexts = [browser.new_context(viewport={"width": 1280, "height": 800}) for _ in PEOPLE]
    downs: defaultdict[str, list[float]] = defaultdict(list)
    pages = {}
    for number, (who, context) in enumerate(zip(PEOPLE, contexts, strict=True)):
        context.add_cookies([{"name": COOKIE, "value": who, "url": url}])
        pages[who] = page = context.new_page()
        page.goto(f"{url}?pair={name}")
        page.wait_for_selector(".row.open", timeout=60_000)
        page.keyboard.press("g")
        page.keyboard.type(str(1 + number * (len(project.store.beads(name)) // len(PEOPLE))))
        page.keyboard.press("Enter")
        page.evaluate(WATCH)
    known = len(project.store.history(name))
    for _ in range(ROUNDS):
        for page in pages.values():
            page.keyboard.press("r")
        for who, page in pages.items():
            page.wait_for_function("window.seen.saved")
            downs[who].append(page.evaluate("window.down"))
            page.wait_for_timeout(PAUSE)
    times = []
    history = project.store.history(name)[known:]
    for who in PEOPLE:
        when = history.filter(history["who"] == who)["when"].dt.timestamp("ms").to_list()
        times += [at - down for at, down in zip(when, downs[who], strict=True)]
    for context in contexts:
        context.close()
    return {"written": times}
