"""Several reviewers, each in a browser of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from alignment.ui.state import COOKIE
from tests.e2e.driving import Open

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from benchmarks.running import App


def named(opened: Open, app: App, pair: str, who: str) -> Page:
    """Open a pair as the reviewer of that name."""
    page = opened(pair, rows=False)
    page.context.add_cookies([{"name": COOKIE, "value": who, "url": app.url}])
    page.goto(f"{app.url}?pair={pair}")
    page.wait_for_selector(".row.open", timeout=30_000)
    return page
