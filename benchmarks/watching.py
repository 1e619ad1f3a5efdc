"""How long a browser takes to show what a hand did, by the clock of the page: for measuring the review list."""

from __future__ import annotations

import statistics
import time
from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager

from playwright.sync_api import Page

from alignment.project import Project

Times = Mapping[str, list[float]]
"""Milliseconds by what they were taken of."""

PAUSE = 60
"""So many milliseconds a hand leaves between two keys."""

# Notes when the row of the cursor stands on the page.
ARRIVAL = """
const looking = setInterval(() => {
  if (!document.querySelector('[data-testid=stBidiComponentIsolated]')?.shadowRoot?.querySelector('.row.open')) return;
  window.usable = performance.now();
  clearInterval(looking);
}, 5);
"""

# Notes when a key or a button went down, when the frame after it was painted, and when everything was saved.
WATCH = """() => {
  const inside = document.querySelector('[data-testid=stBidiComponentIsolated]').shadowRoot;
  const state = inside.querySelector('.saving');
  window.seen = {};
  window.inside = inside;
  new MutationObserver(() => { window.seen.changed ??= performance.now() - window.pressed; })
    .observe(inside, { subtree: true, childList: true, attributes: true });
  const began = () => {
    const down = window.pressed = performance.now();
    window.seen = {};
    window.down = performance.timeOrigin + down;
    requestAnimationFrame(() => { const c = new MessageChannel();
      c.port1.onmessage = () => { window.seen.visible = performance.now() - down; }; c.port2.postMessage(0); });
    const wait = () => {
      if (down !== window.pressed) return;
      if (state.dataset.state === 'saved') window.seen.saved = performance.now() - down;
      else setTimeout(wait, 0);
    };
    setTimeout(wait, 0);
  };
  addEventListener('keydown', began, true);
  addEventListener('click', began, true);
}"""


def opened(page: Page, url: str, name: str) -> float:
    """Return the milliseconds from the request for the page until the first row can be used, by the page's clock."""
    page.goto(f"{url}?pair={name}", wait_until="commit")
    page.wait_for_function("window.usable", timeout=60_000)
    return float(page.evaluate("window.usable"))


def settled(page: Page) -> None:
    """Wait until all rows are checked, as that goes on for a while when a long pair was opened for the first time."""
    page.wait_for_function("![...window.inside.querySelectorAll('.count')].some(n => n.textContent.endsWith('…'))")


def pressed(
    page: Page, keys: Sequence[str], project: Project, name: str, *, before: Callable[[], None] | None = None
) -> Times:
    """Return the milliseconds until the page changed, showed it, and an act was written and saved, key by key.

    ``before`` puts the page into the state in which each is pressed.
    """
    times: dict[str, list[float]] = {"changed": [], "visible": [], "written": [], "saved": []}
    with written(project, name) as (acts, downs):
        for key in keys:
            if before:
                before()
            *held, letter = key.split("+")
            for modifier in held:  # down before the key, as under a hand: its own frame is not the key's
                page.keyboard.down(modifier)
                page.wait_for_timeout(PAUSE)
            page.keyboard.press(letter)
            for modifier in held:
                page.keyboard.up(modifier)
            _note(page, times)
            downs.append(page.evaluate("window.down"))
            page.wait_for_timeout(PAUSE)
    times["written"] = acts
    if not acts:
        times["saved"] = []
    return times


def clicked(page: Page, selector: str, times: int) -> Times:
    """Return the milliseconds until the page showed what a button does; another one is pressed in between."""
    found: dict[str, list[float]] = {"changed": [], "visible": [], "saved": []}
    for _ in range(times):
        page.locator(selector).click()
        _note(page, found)
        page.wait_for_timeout(4 * PAUSE)
        page.locator(".filters button", has_text="All").first.click()
        page.wait_for_timeout(4 * PAUSE)
    return {word: milliseconds for word, milliseconds in found.items() if word != "saved"}


def until(page: Page, key: str, condition: str) -> float:
    """Return the milliseconds from a key until something is true on the page, within ``inside``."""
    page.keyboard.press(key)
    page.evaluate(
        "condition => new Promise(done => { const test = new Function('inside', `return ${condition}`);"
        " const look = () => test(window.inside) ? done() : setTimeout(look, 0); look(); })",
        condition,
    )
    return float(page.evaluate("performance.now() - window.pressed"))


@contextmanager
def written(project: Project, name: str) -> Iterator[tuple[list[float], list[float]]]:
    """Give two lists, of milliseconds and of when keys went down: the first is filled from the log on leaving.

    An act is that of the last key before it, as not every key makes one.
    """
    known = len(project.store.history(name))
    acts: list[float] = []
    downs: list[float] = []
    yield acts, downs
    when = project.store.history(name)["when"].dt.timestamp("ms").to_list()[known:]
    acts += (at - downs[bisect_right(downs, at) - 1] for at in when)


def taken(work: Callable[[], object]) -> float:
    """Return how many milliseconds something takes."""
    began = time.perf_counter()
    work()
    return (time.perf_counter() - began) * 1000


def summary(times: Sequence[float]) -> str:
    """Return median and 95th percentile."""
    return f"{statistics.median(times):5.0f} / {statistics.quantiles(times, n=20)[-1] if times[1:] else times[0]:.0f}"


def show(what: str, times: Times) -> None:
    """Print one line: what was done, and median and 95th percentile of each time that was taken."""
    print(f"  {what:<26}", *(f"  {word} {summary(found)}" for word, found in times.items() if found))


def _note(page: Page, times: dict[str, list[float]]) -> None:
    page.wait_for_function("window.seen.visible && window.seen.saved")
    for word, measured in page.evaluate("window.seen").items():
        times[word].append(measured)
