"""Which rows a second reader is given, and how they are drawn."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alignment.project import Project
from alignment.review import Drawn, Layer
from alignment.seconds import LEAST, allot, parts, pool, sample
from benchmarks.made_up import bitext
from tests.review.making import act

ROWS = 30


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A pair of 30 rows; anna confirmed the first ten, flagged two, worded one and made one, ben confirmed one."""
    project = Project(tmp_path)
    project.store.add(bitext(ROWS, "report"), who="workbench")
    for row in range(10):
        do(project, "confirm", row)
    do(project, "flag", 10)
    do(project, "flag", 11)
    sentence = project.store.load("report").bitext.beads[3].en.start
    do(project, "edit", 3, language="en", sentence=sentence, text="Worded anew.")
    do(project, "merge", 12, 13)
    do(project, "confirm", 12)
    do(project, "confirm", 14, who="ben")
    do(project, "confirm-all", 20, 21, 22)
    return project


def do(project: Project, kind: str, *rows: int, who: str = "anna", **arguments: Any) -> None:
    answer = project.store.apply(1, act(kind, project.store.load("report"), *rows, **arguments), who)
    assert answer.ok, answer.error


def rows(
    project: Project, reader: str = "ben", *, start: int = 0, stop: int = ROWS, at_once: bool = False
) -> dict[str, list[int]]:
    """Return by layer which rows may be drawn."""
    review = project.store.load("report")
    found = pool(review, project.store.seconds.decisions(1), reader, start=start, stop=stop, at_once=at_once)
    ends = {bead.de + bead.en: row for row, bead in enumerate(review.bitext.beads)}
    return {str(layer): [ends[one.de + one.en] for one in drawn] for layer, drawn in found.items()}


def test_rows_that_others_decided_on_by_hand_are_drawn_from(project: Project) -> None:
    assert rows(project) == {"flagged": [10, 11], "changed": [3, 12], "kept": [0, 1, 2, 4, 5, 6, 7, 8, 9]}
    assert rows(project, "anna") == {"flagged": [], "changed": [], "kept": [14]}


def test_rows_confirmed_at_once_and_part_of_the_rows_are_drawn_from_if_wanted(project: Project) -> None:
    assert rows(project, at_once=True)["kept"][-3:] == [20, 21, 22]
    assert rows(project, start=2, stop=11) == {"flagged": [10], "changed": [3], "kept": [2, 4, 5, 6, 7, 8, 9]}


def test_a_row_in_which_the_reader_had_a_hand_is_not_drawn(project: Project) -> None:
    do(project, "comment", 0, who="ben", text="Is this so?")
    do(project, "bookmark", 10, who="ben")
    found = rows(project)
    assert 0 not in found["kept"]
    assert found["flagged"] == [11]


def test_a_decision_taken_back_is_none(project: Project) -> None:
    do(project, "confirm", 1, on=False)
    assert 1 not in rows(project)["kept"]


def test_a_row_is_drawn_with_its_texts_as_they_stand_and_who_decided(project: Project) -> None:
    review = project.store.load("report")
    found = pool(review, project.store.seconds.decisions(1), "ben", start=0, stop=ROWS, at_once=False)
    worded = found[Layer.CHANGED][0]
    assert (worded.texts[1], worded.first.who, worded.was_right) == ("Worded anew.", "anna", True)


ALLOTTED = [
    ({"flagged": 6, "changed": 18, "kept": 190}, 60, {"flagged": 6, "changed": 12, "kept": 42}),
    ({"flagged": 100, "changed": 100, "kept": 100}, 60, {"flagged": 20, "changed": 20, "kept": 20}),
    ({"flagged": 30, "changed": 0, "kept": 970}, 60, {"flagged": 12, "changed": 0, "kept": 48}),
    ({"flagged": 2, "changed": 1, "kept": 5}, 60, {"flagged": 2, "changed": 1, "kept": 5}),
    ({"flagged": 900, "changed": 50, "kept": 50}, 60, {"flagged": 45, "changed": 12, "kept": 3}),
    ({"flagged": 0, "changed": 0, "kept": 0}, 60, {"flagged": 0, "changed": 0, "kept": 0}),
]


@pytest.mark.parametrize(("sizes", "most", "counts"), ALLOTTED)
def test_rare_rows_are_drawn_more_densely(sizes: dict[str, int], most: int, counts: dict[str, int]) -> None:
    allotted = allot({Layer(layer): size for layer, size in sizes.items()}, most)
    assert allotted == {Layer(layer): count for layer, count in counts.items()}


@given(st.tuples(*[st.integers(0, 500)] * 3), st.integers(1, 300))
def test_as_many_rows_are_drawn_as_wanted_or_all_there_are(counts: tuple[int, int, int], most: int) -> None:
    sizes = dict(zip(Layer, counts, strict=True))
    found = allot(sizes, most)
    assert sum(found.values()) == min(most, sum(counts))
    assert all(0 <= found[layer] <= size for layer, size in sizes.items())
    least = min(most, sum(counts)) // LEAST
    assert all(found[layer] >= min(sizes[layer], least) for layer in (Layer.FLAGGED, Layer.CHANGED))


def test_the_same_seed_draws_the_same_rows_again_from_the_log(project: Project) -> None:
    def drawn(revision: int) -> tuple[Drawn, ...]:
        then, decisions = project.store.at("report", revision), project.store.seconds.decisions(1, revision)
        return sample(pool(then, decisions, "ben", start=0, stop=ROWS, at_once=False), 6, "seed-1")

    revision = project.store.load("report").revision
    first = drawn(revision)
    do(project, "confirm", 0, on=False)
    do(project, "flag", 25)
    assert drawn(revision) == first
    assert len({one.de + one.en for one in first}) == 6


def test_a_sample_comes_in_an_order_that_does_not_tell_the_layers_apart(project: Project) -> None:
    found = pool(
        project.store.load("report"), project.store.seconds.decisions(1), "ben", start=0, stop=ROWS, at_once=False
    )
    first = Counter(sample(found, 10, f"seed-{number}")[0].layer for number in range(2000))
    # Each of the 10 rows is as likely as any other to come first: 2 flagged, 2 changed, 6 kept.
    expected = {Layer.FLAGGED: 400, Layer.CHANGED: 400, Layer.KEPT: 1200}
    assert sum((first[layer] - count) ** 2 / count for layer, count in expected.items()) < 13.8  # once in a thousand


def test_parts_are_the_rows_under_each_heading(project: Project) -> None:
    found = [(part.title, part.level, part.start, part.stop) for part in parts(project.store.load("report"))]
    assert found == [("Bericht über die Lage", 1, 0, 29), ("1. Zum Stand der Arbeiten", 2, 1, 29)]
