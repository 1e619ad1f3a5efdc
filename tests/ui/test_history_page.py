"""The page History: events, snapshots, what differs, and the way back."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import polars as pl
import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from alignment.bitext import Status
from alignment.project import Project
from alignment.ui.parts import past
from alignment.ui.parts.markdown import plain
from benchmarks.made_up import bitext
from tests.review.making import REPORT, act

PAGE = Path(__file__).parents[2] / "alignment/ui/pages/history.py"
HINT = "Choose a line to see what differs since then, and to go back to it."


@pytest.fixture
def project(project: Project, monkeypatch: pytest.MonkeyPatch) -> Project:
    """The project, after Anna and Bert did something in it."""
    st.cache_resource.clear()
    monkeypatch.setenv("WORKBENCH_ROOT", str(project.root))
    for kind, rows, who in (("confirm", [0], "Anna"), ("flag", [1], "Bert"), ("merge", [4, 5], "Anna")):
        assert project.store.apply(REPORT, act(kind, project.store.load("report"), *rows), who).ok
    return project


@pytest.fixture
def page(project: Project) -> AppTest:  # noqa: ARG001  # the page is about it
    return AppTest.from_file(PAGE, default_timeout=30).run()


def table(page: AppTest, number: int = 0) -> pl.DataFrame:
    return pl.from_pandas(page.dataframe[number].value)


def chosen(project: Project, revision: int) -> AppTest:
    """Open the page with a moment chosen before: ``AppTest`` cannot click into a table."""
    assert project.store.moments.event(REPORT, revision)
    page = AppTest.from_file(PAGE, default_timeout=30)
    page.session_state["moment"] = (REPORT, revision)
    return page.run()


def button(page: AppTest, label: str) -> Any:
    return next(button for button in page.button if button.label == label)


def test_events_are_listed_newest_first_with_the_rows_they_are_about(page: AppTest) -> None:
    assert not page.exception
    assert table(page).select("Event", "Who", "Row", "What", "Remark").rows() == [
        (4, "Anna", "5", "merged 1-1 and 1-1 into 2-2", ""),
        (3, "Bert", "2", "flagged", ""),
        (2, "Anna", "1", "confirmed", ""),
        (1, "workbench", "1–39", "aligned: 40 rows", ""),
    ]
    assert [caption.value for caption in page.caption] == [HINT]


def test_events_of_one_reviewer_are_listed_alone(page: AppTest) -> None:
    assert page.selectbox(key="by-1").options == ["Everyone", "Anna", "Bert", "workbench"]
    page.selectbox(key="by-1").set_value("Anna").run()
    assert table(page)["Event"].to_list() == [4, 2]


def test_thousands_of_events_stand_on_pages(project: Project) -> None:
    for index in range(60):
        bookmark = act("bookmark", project.store.load("report"), index % 30 + 6, on=index < 30)
        assert project.store.apply(REPORT, bookmark, "Anna").ok
    page = AppTest.from_file(PAGE, default_timeout=30).run()
    assert not page.exception
    assert table(page)["Event"].to_list() == [*range(64, 14, -1)]
    assert page.segmented_control[0].options == ["Events (64)", "Snapshots (0)"]


def test_an_undone_event_says_so(project: Project) -> None:
    project.store.apply(REPORT, {"id": "undo-the-flag", "kind": "undo"}, "Bert")
    page = AppTest.from_file(PAGE, default_timeout=30).run()
    assert table(page)["Remark"].to_list() == ["", "", "undone", "", ""]
    assert table(page)["What"][0] == "undid: flagged"


def test_what_differs_since_an_event_is_said_row_by_row(project: Project) -> None:
    page = chosen(project, 2)
    assert not page.exception
    assert [heading.value for heading in page.subheader] == ["Since event 2"]
    assert page.markdown[0].value == "2 rows differ: 1 in grouping and 1 in status."
    assert table(page, 1).rows() == [
        ("2", "2", "proposed then, flagged now"),
        ("5", "5–6", "1-1 and 1-1 then, 2-2 now"),
    ]
    assert "confirmed" in page.caption[0].value


def test_nothing_differs_since_the_last_event(project: Project) -> None:
    assert chosen(project, 4).info[0].value == "Nothing differs: the pair stands as it did then."


def test_a_snapshot_is_made_of_what_stands_now_and_listed(page: AppTest, project: Project) -> None:
    page.text_input(key="name-now-field").set_value("before the second review")
    page.button[0].click().run()
    assert not page.error
    assert [(moment.name, moment.revision) for moment in project.store.moments.named(REPORT)] == [
        ("before the second review", 4)
    ]
    assert table(page)["Remark"][0] == "“before the second review”"
    page.segmented_control[0].set_value("Snapshots").run()
    assert table(page).select("Snapshot", "Event").rows() == [("before the second review", 4)]


def test_an_older_moment_gets_a_name_and_loses_it(project: Project) -> None:
    page = chosen(project, 2)
    page.text_input(key="name-then-field").set_value("first row")
    page.button[1].click().run()
    assert [heading.value for heading in page.subheader] == ["Since event 2, “first row”"]
    button(page, "Forget “first row”").click().run()
    assert project.store.moments.named(REPORT) == ()


def test_a_name_that_is_taken_is_refused_in_words(page: AppTest, project: Project) -> None:
    project.store.moments.give_name(REPORT, 2, "first", "Anna")
    page.text_input(key="name-now-field").set_value("first")
    page.button[0].click().run()
    assert [error.value for error in page.error] == [
        plain("first: there is a snapshot of this name (choose another name)")
    ]


def test_without_snapshots_it_is_said_what_they_are_for(page: AppTest) -> None:
    page.segmented_control[0].set_value("Snapshots").run()
    assert page.caption[0].value == (
        "No snapshot yet. Make one before a review begins, to compare with it and to go back to it."
    )


def question() -> None:
    """Open the dialog that restores: ``AppTest`` runs all of a script, so a page shows one for one run only."""
    import streamlit as st

    from alignment.ui.parts import past, restoring
    from alignment.ui.state import project

    now = project().store.moments.revision(1)
    changes = past.changes_between(project(), 1, 2, now)
    whole = st.session_state["whole"]
    wanted = changes if whole else changes[1:]
    st.dialog("Restore")(restoring.ask)(project(), 1, 2, wanted, whole=whole)


def asked(*, whole: bool) -> AppTest:
    page = AppTest.from_function(question, default_timeout=30)
    page.session_state["whole"] = whole
    return page.run()


def test_it_is_said_how_many_rows_change_before_the_pair_is_restored(project: Project) -> None:
    page = asked(whole=True)
    assert [text.value for text in page.markdown] == [
        "**2 rows change**, to what stood after event 2. Comments go back too.",
        "Nothing is lost: what was done since stays in the history. Undo (Ctrl+Z) on the page Review takes it back.",
    ]
    button(page, "Restore").click().run()
    review = project.store.load("report")
    assert review.bitext == project.store.at("report", 2).bitext
    assert project.store.history("report")["what"].to_list()[-1] == "restored the state after event 2"


def test_chosen_rows_are_restored_and_no_others(project: Project) -> None:
    page = asked(whole=False)
    assert page.markdown[0].value == "**1 row changes**, to what stood after event 2. Comments stay."
    button(page, "Restore").click().run()
    review = project.store.load("report")
    assert len(review.bitext.beads) == 40
    assert review.bitext.beads[1].status == Status.FLAGGED


def test_restoring_can_be_left(project: Project) -> None:
    button(asked(whole=True), "Cancel").click().run()
    assert project.store.moments.revision(REPORT) == 4


def test_a_question_is_asked_on_the_page(project: Project) -> None:
    page = chosen(project, 2)
    button(page, "Restore the whole pair").click().run()
    assert not page.exception
    assert any("2 rows change" in text.value for text in page.markdown)
    assert project.store.moments.revision(REPORT) == 4


def test_a_pair_that_is_not_aligned_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    st.cache_resource.clear()
    monkeypatch.setenv("WORKBENCH_ROOT", str(tmp_path))
    for language in ("de", "en"):
        folder = tmp_path / "texts" / language
        folder.mkdir(parents=True)
        (folder / "brief.txt").write_text("Ein Satz.\n", "utf-8")
    page = AppTest.from_file(PAGE, default_timeout=30).run()
    assert [error.value for error in page.error] == [plain("brief: not in review (align the pair first)")]


def test_what_was_read_of_the_past_is_remembered(project: Project) -> None:
    project.store.add(bitext(5, "another"), who="workbench")
    assert past.review_at(project, 1, 2) is past.review_at(project, 1, 2)
    assert past.review_at(project, 2, 1).name == "another"
