"""The page Confirm many, from the choice to the verdict."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from alignment.bitext import Status
from alignment.project import Project
from benchmarks.made_up import bitext
from tests.review.making import act

PAGE = Path(__file__).parents[2] / "alignment/ui/pages/audit.py"


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    """Make a project of 100 rows, most of them sure."""
    monkeypatch.setenv("WORKBENCH_ROOT", str(tmp_path))
    st.cache_resource.clear()
    project = Project(tmp_path)
    made = bitext(100, "report")
    sure = tuple(
        replace(bead, confidence=0.998 - index % 5 / 1000) if (bead.confidence or 0) > 0.9 else bead
        for index, bead in enumerate(made.beads)
    )
    project.store.add(replace(made, beads=sure), who="workbench")
    return project


@pytest.fixture
def page(project: Project) -> AppTest:
    assert project.pairs()
    return opened()


def opened() -> AppTest:
    page = AppTest.from_file(PAGE, default_timeout=30).run()
    assert not page.exception
    return page


def press(page: AppTest, key: str) -> None:
    page.button(key=key).click().run()
    assert not page.exception


def metrics(page: AppTest) -> dict[str, str]:
    return {metric.label: metric.value for metric in page.metric}


def shown(page: AppTest) -> str:
    return "\n".join(str(element.proto.body) for element in page.get("html"))


def confirmed(project: Project) -> int:
    return sum(bead.status == Status.CONFIRMED for bead in project.store.load("report").bitext.beads)


def test_what_a_choice_means_is_said_before_it_is_made(page: AppTest, project: Project) -> None:
    choice = project.bulk.plan(project.review("report")).at(0.995)
    page.select_slider[0].set_value(0.995).run()
    rows = len(choice.beads)
    assert metrics(page) == {
        "Rows to confirm": str(rows),
        "Of these expected to be wrong": f"{choice.expected:.1f} ({choice.share * 100:.2f} %)",
        "Rows that remain to be read": str(100 - rows),
    }
    assert page.button(key="confirm-many").label == f"Confirm {rows} rows"
    assert confirmed(project) == 0


def test_the_audit_shows_texts_and_nothing_that_could_sway(page: AppTest) -> None:
    press(page, "confirm-many")
    assert [button.label for button in page.button][:3] == ["Right", "Wrong", "Cannot tell"]
    assert not page.metric
    words = shown(page) + "\n".join(caption.value for caption in page.caption)
    assert not [word for word in ("%", "confidence", "doubt", "Confirmed at") if word in words]


def test_an_audit_without_a_wrong_row_agrees(page: AppTest, project: Project) -> None:
    press(page, "confirm-many")
    rows = confirmed(project)
    assert rows > 60
    for _ in range(60):
        press(page, "judge-right")
    assert [success.value for success in page.success] == ["The audit agrees: at most 4.9 % are wrong, 95 % sure."]
    assert metrics(page)["Wrong"] == "0 of 60"
    assert (
        f"{rows} rows at 90 % and above; audit of 60: none wrong, at most 4.9 % (95 %)"
        in dict(project.manuscript("report").provenance)["Bulk confirmation"]
    )


def test_an_audit_with_wrong_rows_refutes_and_everything_is_taken_back(page: AppTest, project: Project) -> None:
    press(page, "confirm-many")
    for number in range(60):
        press(page, "judge-wrong" if number < 5 else "judge-unclear" if number < 10 else "judge-right")
    (error,) = page.error
    assert error.value == (
        "The audit refutes it: 5 of 55 were wrong, so at least 3.7 % of all are, 95 % sure, where 0.4 % were expected. "
        "Take it back and read the rows: no confidence is high enough."
    )
    flagged = [bead for bead in project.store.load("report").bitext.beads if bead.status == Status.FLAGGED]
    assert len(flagged) == 5
    assert {comment.text for comment in project.store.load("report").comments} == {"found wrong in an audit"}
    press(page, "take-back")
    assert confirmed(project) == 0
    assert not page.error
    assert page.select_slider[0].value == 0.999  # the audit has spoken against less
    assert page.expander[0].label == "Earlier: 1 bulk confirmation"
    assert "Taken back." in page.expander[0].caption[0].value


def test_the_same_row_is_asked_after_a_reload(page: AppTest) -> None:
    press(page, "confirm-many")
    for _ in range(3):
        press(page, "judge-right")
    assert shown(opened()) == shown(page)


def test_the_row_before_can_be_judged_again(page: AppTest, project: Project) -> None:
    press(page, "confirm-many")
    first = shown(page)
    press(page, "judge-wrong")
    press(page, "judge-again")
    assert shown(page) == first
    press(page, "judge-right")
    assert not [bead for bead in project.store.load("report").bitext.beads if bead.status == Status.FLAGGED]
    assert page.caption[0].value.startswith("Row 2 of 60, ")


def test_a_row_changed_since_it_was_shown_keeps_all_from_being_confirmed(page: AppTest, project: Project) -> None:
    review = project.review("report")
    index = next(i for i, bead in enumerate(review.bitext.beads) if (bead.confidence or 0) > 0.99)
    assert project.store.apply(1, act("flag", review, index), "bert").ok
    press(page, "confirm-many")
    assert [error.value for error in page.error] == [
        "Nothing was confirmed. report\\: bert flagged meanwhile (look at it and decide again)"
    ]
    assert confirmed(project) == 0
    press(page, "confirm-many")
    assert not page.error
    assert confirmed(project) > 60


def test_a_pair_without_sure_rows_says_so(project: Project) -> None:
    unsure = bitext(10, "report")
    beads = tuple(replace(bead, confidence=0.5) for bead in unsure.beads)
    project.remove("report")
    project.store.add(replace(unsure, beads=beads), who="workbench")
    assert [info.value for info in opened().info] == ["There is nothing to confirm at once; 10 rows to read in Review."]
