"""How long a reviewer waits: until the first row, from a key to the screen, from a key to the disk.

    python -m benchmarks.review_list [BEADS …]

“Changed” is the time from the key to the change of the page, “visible” to the end of the frame that shows it,
“written” until the act is given its time inside the transaction that puts it on disk, “saved” until the browser knows
that it is there and says so. A key that does nothing shows what a frame takes by itself. All in milliseconds, median /
95th percentile, in headless Chromium.
"""

from __future__ import annotations

import os
import platform
import statistics
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from alignment.project import Project
from alignment.ui.parts.feed import Feed, Message
from benchmarks.made_up import bitext
from benchmarks.running import ARGUMENTS, CHROMIUM, App

TIMES = 40
OTHER = "opened-before"
ACTS = (("confirm", "a"), ("flag", "r"), ("merge", "m"), ("undo", "Control+z"), ("next row", "j"), ("nothing", "z"))

# Notes when the row of the cursor stands on the page.
ARRIVAL = """
const looking = setInterval(() => {
  if (!document.querySelector('[data-testid=stBidiComponentIsolated]')?.shadowRoot?.querySelector('.row.open')) return;
  window.usable = performance.now();
  clearInterval(looking);
}, 5);
"""

# Notes when a key went down, when the frame after it was painted, and when everything was saved.
WATCH = """() => {
  const inside = document.querySelector('[data-testid=stBidiComponentIsolated]').shadowRoot;
  const state = inside.querySelector('.saving');
  window.seen = {};
  new MutationObserver(() => { window.seen.changed ??= performance.now() - window.pressed; })
    .observe(inside, { subtree: true, childList: true, attributes: true });
  addEventListener('keydown', () => {
    const down = window.pressed = performance.now();
    window.seen = {};
    window.down = performance.timeOrigin + down;
    requestAnimationFrame(() => { const c = new MessageChannel();
      c.port1.onmessage = () => { window.seen.visible = performance.now() - down; }; c.port2.postMessage(0); });
    const wait = () => {
      if (state.dataset.state === 'saved') window.seen.saved = performance.now() - down;
      else setTimeout(wait, 0);
    };
    setTimeout(wait, 0);
  }, true);
}"""


def main(sizes: Sequence[int]) -> None:
    """Print one line for each size and act."""
    print(f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}; {TIMES} times each")
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
    name = f"made-up-{size}"
    project.store.add(bitext(size, name), who="workbench")
    reply = Feed(project, project.store.number(name)).reply(Message(), "anna")
    print(f"\n{size:,} beads: {len(reply.snapshot):,} bytes compressed")
    app = App(project.root)
    try:
        other = browser.new_page()  # the server's own first work is not ours
        other.goto(f"{app.url}?pair={OTHER}")
        other.wait_for_selector(".row.open", timeout=60_000)
        other.close()
        context = browser.new_context(viewport={"width": 1280, "height": 800})
        page = context.new_page()
        page.add_init_script(ARRIVAL)
        print(f"  first row   cold {opened(page, app, name):5.0f}", end="   ")
        print(f"warm {statistics.median(opened(page, app, name) for _ in range(3)):5.0f}")
        for act, key in ACTS:
            times = pressed(page, key, project, name)
            print(f"  {act:<10}", *(f"  {word} {summary(found)}" for word, found in times.items() if found))
    finally:
        app.kill()


def opened(page: Page, app: App, name: str) -> float:
    """Return the milliseconds from the request for the page until the first row can be used, by the page's clock."""
    page.goto(f"{app.url}?pair={name}", wait_until="commit")
    page.wait_for_function("window.usable", timeout=60_000)
    return float(page.evaluate("window.usable"))


def pressed(page: Page, key: str, project: Project, name: str) -> dict[str, list[float]]:
    """Return the milliseconds to visible, written and saved for each time the key was pressed."""
    page.keyboard.press("Home")
    page.wait_for_timeout(500)
    page.evaluate(WATCH)
    times: dict[str, list[float]] = {"changed": [], "visible": [], "written": [], "saved": []}
    known = len(project.store.history(name))
    downs = []
    *held, letter = key.split("+")
    for _ in range(TIMES):
        for modifier in held:  # down before the key, as under a hand: its own frame is not the key's
            page.keyboard.down(modifier)
            page.wait_for_timeout(60)
        page.keyboard.press(letter)
        for modifier in held:
            page.keyboard.up(modifier)
        page.wait_for_function("window.seen.visible && window.seen.saved")
        for word, measured in page.evaluate("window.seen").items():
            times[word].append(measured)
        downs.append(page.evaluate("window.down"))
        page.wait_for_timeout(60)
    written = project.store.history(name)["when"].dt.timestamp("ms").to_list()[known:]
    if written:
        times["written"] = [when - down for when, down in zip(written, downs, strict=True)]
    else:
        del times["saved"]
    return times


def summary(times: Sequence[float]) -> str:
    """Return median and 95th percentile."""
    return f"{statistics.median(times):5.0f} / {statistics.quantiles(times, n=20)[-1]:.0f}"


if __name__ == "__main__":
    main([int(size) for size in sys.argv[1:]] or [200, 10_000])
