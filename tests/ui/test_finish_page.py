"""The page Finish, opened alone on a pair of 42 rows, four of which have one side empty."""

from __future__ import annotations

import itertools
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import polars as pl
import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from alignment.bitext import Status
from alignment.finishing import ledger
from alignment.project import Project
from alignment.reasons import Absence
from alignment.review import Saying, Store
from alignment.spreadsheets import written

PAGE = Path(__file__).parents[2] / "alignment/ui/pages/finish.py"
OPEN_ENDS = "Nothing is open: no flag, no comment, no finding in an unconfirmed row."
ALL = (
    "Every German and every English sentence is accounted for: confirmed with its counterpart, or without one "
    "for a reason."
)


@pytest.fixture
def project(project: Project) -> Project:
    for row in (20, 10):
        bead = project.review("report").bitext.beads[row]
        act(project, "split", row, de=bead.de.stop, en=bead.en.start)
    return project


@pytest.fixture
def page(project: Project, monkeypatch: pytest.MonkeyPatch) -> AppTest:
    st.cache_resource.clear()
    monkeypatch.setenv("WORKBENCH_ROOT", str(project.root))
    return AppTest.from_file(str(PAGE), default_timeout=30)


def act(
    project: Project, kind: str, *rows: int, who: str = "anna", store: Store | None = None, **arguments: Any
) -> None:
    review = project.review("report")
    sent = {"id": f"{kind}-{review.revision:06}", "kind": kind, "seen": review.seen(*rows), **arguments}
    answer = (store or project.store).apply(project.store.number("report"), sent, who)
    assert answer.ok, answer.error


def gaps(project: Project) -> list[int]:
    return [row for row, bead in enumerate(project.review("report").bitext.beads) if bead.is_gap]


def finish_all(project: Project) -> None:
    for row in gaps(project):
        act(project, "classify", row, absence="omitted")
    beads = project.review("report").bitext.beads
    act(project, "confirm-all", *(row for row, bead in enumerate(beads) if bead.status != Status.CONFIRMED))


def words(page: AppTest) -> list[str]:
    assert not page.exception
    return [str(element.value) for kind in ("markdown", "caption", "info") for element in page.get(kind)]


def bars(page: AppTest) -> list[str]:
    return [element.proto.text for element in page.get("progress")]  # type: ignore[union-attr]


def labels(page: AppTest) -> list[str]:
    return [button.label for button in page.button]


def tables(page: AppTest) -> list[list[int]]:
    return [table.value["Row"].to_list() for table in page.dataframe]


def test_a_pair_that_nobody_touched_has_everything_before_it(page: AppTest, project: Project) -> None:
    page.run()
    found = project.finish("report")
    assert bars(page) == [
        "0 of 42 rows confirmed",
        "45 German sentences, 0 accounted for",
        "46 English sentences, 0 accounted for",
    ]
    assert [(metric.label, metric.value) for metric in page.metric] == [
        ("Unconfirmed", "42"),
        ("Doubtful", str(len(found.doubtful))),
        ("Flagged", "0"),
    ]
    assert "First unconfirmed: row 1" in labels(page)
    assert f"First doubtful: row {found.doubtful[0] + 1}" in labels(page)
    assert not any("an hour" in said for said in words(page))
    assert not {ALL, OPEN_ENDS} & set(words(page))
    assert tables(page) == [[row + 1 for row in gaps(project)]]


def test_the_pace_is_said_in_all_and_of_each_reviewer(page: AppTest, project: Project) -> None:
    moments = (datetime(1987, 6, 1, 8, tzinfo=UTC) + timedelta(seconds=20 * step) for step in itertools.count())
    with Store(project.root / ".workbench/review.db", clock=lambda: next(moments)) as store:
        for who, rows in (("anna", range(20)), ("bert", range(20, 40))):
            act(project, "comment", 0, text="I begin.", who=who, store=store)
            for row in rows:
                act(project, "confirm", row, who=who, store=store)
    page.run()
    assert [said for said in words(page) if "an hour" in said] == [
        "180 rows an hour (40 in about 13 minutes of work), pauses of more than 10 minutes left out. "
        "What is left, 2 rows, takes less than a minute at that pace.",
        "anna: 180 rows an hour (20 in about 7 minutes of work)  \n"
        "bert: 180 rows an hour (20 in about 7 minutes of work)",
    ]


def test_a_finished_pair_is_said_to_be(page: AppTest, project: Project) -> None:
    finish_all(project)
    page.run()
    assert bars(page)[0] == "42 of 42 rows confirmed"
    assert {ALL, OPEN_ENDS, "Anchored in sentences that exports keep: 1 of 1 English note"} <= set(words(page))
    assert not any(label.startswith("First unconfirmed") for label in labels(page))
    count = len(project.finish("report").terms)
    assert f"{count} glossary findings, all in confirmed rows" in words(page)


def test_what_is_left_out_of_exports_is_said_with_its_notes(page: AppTest, project: Project) -> None:
    finish_all(project)
    act(project, "exclude", 3)
    page.run()
    said = words(page)
    assert "1 German and 1 English in rows left out of exports" in said
    assert "Anchored in sentences that exports keep: 0 of 1 English note" in said
    assert {"Row 4", "First that is left out: row 4"} <= set(labels(page))


def test_gaps_without_a_reason_are_shown_alone_when_wanted(page: AppTest, project: Project) -> None:
    first, *others = gaps(project)
    act(project, "classify", first, absence="omitted")
    page.run()
    control = page.segmented_control(key="ledger-rows")
    assert control.options == [f"All ({len(others) + 1})", f"Without a reason ({len(others)})"]
    control.set_value("Without a reason").run()
    assert tables(page) == [[row + 1 for row in others]]
    act(project, "classify", others[0], absence="omitted")
    page.run()  # the choice stays, although the count has changed
    assert tables(page) == [[row + 1 for row in others[1:]]]
    for row in others[1:]:
        act(project, "classify", row, absence="omitted")
    page.run()
    assert "Every gap has a reason." in words(page)
    assert tables(page) == []


@pytest.mark.parametrize("separator", ["\t", ","])
def test_the_ledger_as_a_file_is_read_back_whole(project: Project, separator: str) -> None:
    act(project, "classify", gaps(project)[0], absence="omitted")
    found = project.finish("report").gaps
    file = written(ledger(found), separator)
    assert file.startswith(b"\xef\xbb\xbfRow")
    table = pl.read_csv(file, separator=separator)
    assert table["Text"].to_list() == [gap.text for gap in found]
    assert table.row(0)[3:5] == ("left out on purpose", "anna")


def test_no_cell_of_the_ledger_is_a_formula_for_a_spreadsheet(project: Project) -> None:
    gap = replace(project.finish("report").gaps[0], text="=1+1")
    saying = Saying(Absence.OMITTED, "@anna", datetime(2026, 5, 4, tzinfo=UTC))
    table = pl.read_csv(written(ledger([replace(gap, saying=saying)]), ","))
    assert (table["Text"].item(), table["Said by"].item(), table["Row"].item()) == ("'=1+1", "'@anna", gap.row + 1)


def test_flags_and_open_comments_are_listed_with_their_rows(page: AppTest, project: Project) -> None:
    act(project, "flag", 2)
    act(project, "comment", 4, text="Really?")
    act(project, "comment", 6, text="Yes.")
    act(project, "resolve", 6)
    page.run()
    assert {"**1 flag**", "**1 open comment**"} <= set(words(page))
    assert tables(page)[1:] == [[3], [5]]
    assert page.dataframe[2].value["Comment"].to_list() == ["Really?"]


def test_the_figures_follow_what_reviewers_do(page: AppTest, project: Project) -> None:
    page.run()
    act(project, "confirm", 0)
    page.run()
    assert bars(page)[0] == "1 of 42 rows confirmed"


def test_a_glossary_with_faults_is_said_and_keeps_nobody_from_the_rest(page: AppTest, project: Project) -> None:
    project.terms.path.write_text("- Rat\n", "utf-8")
    page.run()
    assert page.warning[0].value.startswith("Terms are not checked, because the glossary has faults\\:")
    assert bars(page)[0] == "0 of 42 rows confirmed"
