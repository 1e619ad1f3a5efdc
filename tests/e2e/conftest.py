"""The real app in a process of its own, against a project of the test's, driven in Chromium."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from alignment.bitext import Bitext, Language
from alignment.project import Project
from benchmarks.made_up import bitext
from benchmarks.running import ARGUMENTS, CHROMIUM, App
from tests.review.making import document, tiling

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

GLOSSARY = """\
entries:
  - de: Valutamark
    en: Valuta Mark
    forbidden:
      - term: foreign currency mark
        why: names the unit, not the money
  - de: Kombinat
    en: Combine
  - de: Ministerrat
    en: Council of Ministers
"""

SENTENCES = [
    ("Am Montag kam ein Brief aus Rostock.", "On Monday a letter came from Rostock."),
    ("Der Hafen war seit drei Wochen gesperrt.", "The harbour had been closed for three weeks."),
    ("Niemand wusste, wann die Schiffe auslaufen.", "Nobody knew when the ships would sail."),
    ("Die Werft zahlte den Lohn weiter.", "The shipyard went on paying wages."),
    ("Ein Ingenieur zeichnete den neuen Kran.", "An engineer drew the new crane."),
    ("Im Sommer wurde das Dach erneuert.", "In summer the roof was renewed."),
    ("Danach fehlte das Geld für Farbe.", "After that there was no money for paint."),
    ("Die Kinder malten die Wand trotzdem an.", "The children painted the wall all the same."),
    ("Der Direktor sah darüber hinweg.", "The director overlooked it."),
    ("Im Herbst begann die Schule.", "In autumn school began."),
]
SHAPES = [(1, 1), (1, 1), (2, 2), (1, 1), (1, 1), (1, 0), (1, 2), (1, 1), (1, 1)]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    if not CHROMIUM.exists():
        pytest.skip(f"no browser at {CHROMIUM}")
    sync_api = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed")
    with sync_api.sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield running
        running.close()


@pytest.fixture(scope="session")
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[App]:
    """One app for all journeys; each has a pair of its own."""
    root = tmp_path_factory.mktemp("project")
    (root / "glossary.yml").write_text(GLOSSARY, "utf-8")
    running = App(root)
    yield running
    running.kill()


@pytest.fixture
def project(browser: Browser, app: App) -> Project:  # noqa: ARG001  # without a browser no app is started
    """The project the app serves, opened from outside."""
    return Project(app.root)


@pytest.fixture
def pair(project: Project, request: pytest.FixtureRequest) -> str:
    """A pair of 60 beads, named after the test."""
    name = str(request.node.name).removeprefix("test_")
    project.store.add(bitext(60, name), who="workbench")
    return name


@pytest.fixture
def opened(app: App, browser: Browser) -> Iterator[Callable[..., Page]]:
    """Open a pair for review in a browser tab of its own; any error on the page fails the test."""
    contexts, errors = [], []

    def open_pair(pair: str, *, rows: bool = True) -> Page:
        contexts.append(browser.new_context(viewport={"width": 1280, "height": 800}))
        page = contexts[-1].new_page()
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.goto(f"{app.url}?pair={pair}")
        if rows:
            page.wait_for_selector(".row.open", timeout=30_000)
        return page

    yield open_pair
    for context in contexts:
        context.close()
    assert errors == []


@pytest.fixture
def wrong(project: Project, request: pytest.FixtureRequest) -> str:
    """A pair with two rows that are wrong, and doubtful."""
    name = str(request.node.name).removeprefix("test_")
    de, en = (
        replace(document(side, [pair[index] for pair in SENTENCES]), name=name) for index, side in enumerate(Language)
    )
    rows = [replace(bead, confidence=0.98 if bead.kind == "1-1" else 0.4) for bead in tiling(SHAPES)]
    project.store.add(Bitext(de=de, en=en, beads=tuple(rows), signature="made up"), who="workbench")
    return name
