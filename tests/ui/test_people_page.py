"""The page People, opened alone on a pair of three chapters of three rows each."""

from __future__ import annotations

from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from alignment.project import Project
from alignment.ui.parts.presence import Presence, Where, people
from tests.review.chaptered import OLD, chaptered
from tests.review.making import act

PAGE = Path(__file__).parents[2] / "alignment/ui/pages/people.py"


@pytest.fixture
def project(tmp_path: Path) -> Project:
    project = Project(tmp_path)
    project.store.add(chaptered(*OLD), who="workbench")
    return project


@pytest.fixture
def page(project: Project, monkeypatch: pytest.MonkeyPatch) -> AppTest:
    st.cache_resource.clear()
    monkeypatch.setenv("WORKBENCH_ROOT", str(project.root))
    page = AppTest.from_file(str(PAGE), default_timeout=30)
    page.session_state["reviewer"] = "clara"
    return page


def lines(page: AppTest) -> list[tuple[object, ...]]:
    assert not page.exception
    return list(page.dataframe[0].value.itertuples(index=False, name=None))


def test_each_chapter_says_how_far_it_is_whose_and_who_is_there(page: AppTest, project: Project) -> None:
    for kind, row in (("confirm", 3), ("confirm", 4), ("flag", 8)):
        assert project.store.apply(1, act(kind, project.store.load("report"), row), "anna").ok
    project.store.assignments.give(1, [3], "ben", by="anna")
    people(project.store.identity).note(1, Presence("a tab", "ben", Where(10, 8, 12)))
    page.run()
    assert lines(page) == [
        ("Erstes", "1–3", 0, 0, 0, "", ""),
        ("Zweites", "4–6", 2, 0, 0, "ben", "ben"),
        ("Drittes", "7–9", 0, 1, 1, "", ""),
    ]
    assert [bar.proto.text for bar in page.get("progress")] == [  # type: ignore[union-attr]
        "ben\\: 2 of 3 rows confirmed and 0 doubtful, in 1 chapter"
    ]
    assert {"anna", "ben", "clara"} <= set(page.selectbox(key="assignee").options)


def test_nothing_can_be_assigned_before_a_chapter_is_picked(page: AppTest) -> None:
    page.run()
    assert [page.button(key=key).disabled for key in ("assign", "unassign", "open")] == [True] * 3


def test_an_assignment_that_lapsed_is_named(page: AppTest, project: Project) -> None:
    project.store.assignments.give(1, [3], "ben", by="anna")
    project.store.add(chaptered(*OLD[:3], *OLD[6:]), who="workbench")
    page.run()
    assert [row[5] for row in lines(page)] == ["", ""]
    assert "“Zweites”, given to ben by anna, is no longer in the text." in [each.value for each in page.caption]
