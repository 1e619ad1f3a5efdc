from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from alignment.project import Project
from alignment.reasons import Absence
from alignment.ui.parts.markdown import plain
from benchmarks.made_up import bitext

PAGE = Path(__file__).parents[2] / "alignment" / "ui" / "pages" / "review.py"


@pytest.fixture
def page(project: Project, monkeypatch: pytest.MonkeyPatch) -> AppTest:
    st.cache_resource.clear()
    monkeypatch.setenv("WORKBENCH_ROOT", str(project.root))
    return AppTest.from_file(str(PAGE), default_timeout=30)


def head(page: AppTest) -> dict[str, Any]:
    (element,) = page.get("bidi_component")
    payload: bytes = element.proto.bytes  # type: ignore[union-attr]
    return dict(json.loads(payload[4 : 4 + int.from_bytes(payload[:4], "big")]))


def test_the_page_opens_the_pair_for_the_reviewer(page: AppTest, project: Project) -> None:
    page.run()
    assert not page.exception
    assert head(page)["config"] == {
        "pair": "report",
        "number": 1,
        "database": project.store.identity,
        "who": page.text_input[0].value,
        "threshold": 0.9,
        "absences": [[str(absence), absence.words] for absence in Absence],
        "bead": None,
    }
    assert head(page)["answer"]["changes"]["rev"] == 1


def test_a_reviewer_can_say_who_acts(page: AppTest) -> None:
    page.run()
    page.text_input[0].set_value("Anna").run()
    assert head(page)["config"]["who"] == "Anna"


def test_the_address_chooses_the_pair(page: AppTest, project: Project) -> None:
    project.store.add(bitext(5, "another"), who="workbench")
    page.query_params["pair"] = "report"
    page.run()
    assert head(page)["config"]["pair"] == "report"


def test_a_glossary_with_faults_is_shown_above_the_rows(page: AppTest, project: Project) -> None:
    project.terms.path.write_text("entries: 3\n", "utf-8")
    page.run()
    (warning,) = page.warning
    assert warning.value == "No terms are marked: the glossary has 1 fault. See the page Glossary."
    assert head(page)["answer"]["acks"] == []


def test_weights_with_faults_are_shown_above_the_rows_which_go_on(page: AppTest, project: Project) -> None:
    (project.root / "weights.json").write_text("{", "utf-8")
    page.run()
    assert not page.exception
    assert not page.error
    (warning,) = page.warning
    first, second = warning.value.split("  \n")
    assert first == plain("No repairs are offered, because the weights have faults:")
    assert second == plain(
        "weights.json:1: not JSON, Expecting property name enclosed in double quotes "
        "(let python -m alignment fit write it again, or take it away)"
    )
    assert head(page)["answer"]["acks"] == []
    (project.root / "weights.json").unlink()
    assert not page.run().warning


def test_weights_with_faults_that_do_not_count_for_the_pair_are_not_spoken_of(page: AppTest, project: Project) -> None:
    (project.root / "weights.json").write_text("{", "utf-8")
    surface = replace(bitext(5, "another"), signature="alignment 1 · model surface@1 · at most 4 sentences a side")
    project.store.add(surface, who="workbench")
    page.query_params["pair"] = "another"
    assert not page.run().warning


def test_a_project_without_texts_says_what_to_do(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    st.cache_resource.clear()
    monkeypatch.setenv("WORKBENCH_ROOT", str(tmp_path))
    page = AppTest.from_file(str(PAGE), default_timeout=30).run()
    assert page.info[0].value == "No pair yet. Add two texts on the page Texts."
