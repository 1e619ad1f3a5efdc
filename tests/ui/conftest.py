"""A project with one pair in review and a glossary."""

from __future__ import annotations

from pathlib import Path

import pytest

from alignment.project import Project
from alignment.ui.parts.feed import Feed
from benchmarks.made_up import bitext

GLOSSARY = """\
entries:
  - de: Valutamark
    en: Valuta Mark
    forbidden:
      - term: foreign currency mark
        why: names the unit, not the money
  - de: Kombinat
    en: Combine
"""


@pytest.fixture
def project(tmp_path: Path) -> Project:
    (tmp_path / "glossary.yml").write_text(GLOSSARY, "utf-8")
    project = Project(tmp_path)
    project.store.add(bitext(40, "report"), who="workbench")
    return project


@pytest.fixture
def feed(project: Project) -> Feed:
    return Feed(project, project.store.number("report"))
