"""Repairs from the database to the database: what is offered for a bead, and applying it."""

from dataclasses import replace
from pathlib import Path

import pytest

from alignment.bitext import Bead, Language, Span
from alignment.embedding import Encoder, load
from alignment.project import Project, Upload
from alignment.review import Edit, Flag, Merge, Replace, Undo, place_of
from alignment.settings import Settings

NAME = "bericht-1986"


@pytest.fixture
def project(sample: Path) -> Project:
    return Project(sample)


def test_a_doubtful_bead_has_repairs_and_applying_one_leaves_what_it_promised(project: Project) -> None:
    project.align(NAME)
    number = project.store.number(NAME)
    offered = 0
    for index in project.doubtful(NAME):
        review = project.review(NAME)
        found = project.repairs(number, place_of(review.bitext.beads[index]))
        for repair in found:
            offered += 1
            first = review.bitext.beads.index(repair.old[0])
            act = Replace(
                id=f"repair-{offered:04}",
                seen=review.seen(*range(first, first + len(repair.old))),
                cuts=tuple((bead.de.start, bead.en.start) for bead in repair.new[1:]),
            )
            before, after = review.bitext.beads, [(bead.de, bead.en) for bead in repair.new]
            assert project.store.apply(number, act, "anna").ok
            now = project.review(NAME).bitext.beads
            assert [(bead.de, bead.en) for bead in now[first : first + len(after)]] == after
            assert (now[:first], now[first + len(after) :]) == (before[:first], before[first + len(repair.old) :])
            assert project.store.apply(number, Undo(id=f"undo-{offered:06}"), "anna").ok
            assert project.review(NAME).bitext.beads == before
            review = project.review(NAME)
    assert offered


def test_a_repair_of_beads_that_changed_meanwhile_is_a_conflict(project: Project) -> None:
    project.align(NAME)
    number, review = project.store.number(NAME), project.review(NAME)
    index = next(i for i in project.doubtful(NAME) if project.repairs(number, place_of(review.bitext.beads[i])))
    repair = project.repairs(number, place_of(review.bitext.beads[index]))[0]
    first = review.bitext.beads.index(repair.old[0])
    seen = review.seen(*range(first, first + len(repair.old)))
    project.store.apply(number, Flag(id="flag-0001", seen=seen[:1]), "bert")
    cuts = tuple((bead.de.start, bead.en.start) for bead in repair.new[1:])
    answer = project.store.apply(number, Replace(id="repair-0001", seen=seen, cuts=cuts), "anna")
    assert (answer.ok, answer.conflict) == (False, True)
    assert answer.error == f"{NAME}: bert flagged meanwhile (look at it and decide again)"


def test_repairs_are_those_of_the_text_as_edited_and_of_beads_as_they_stand(project: Project) -> None:
    de, en = "Der Bericht liegt vor. Der Plan ist erfüllt.".encode(), b"The report is available. The plan has been met."
    project.add("brief", Upload("brief.txt", de), Upload("letter.txt", en))
    project.align("brief")
    number, review = project.store.number("brief"), project.review("brief")
    assert [bead.kind for bead in review.bitext.beads] == ["1-1", "1-1"]
    project.store.apply(number, Merge(id="merge-0001", seen=review.seen(0, 1)), "anna")
    (split,) = project.repairs(number, 0)[:1]
    assert split.change.words == "split before “Der Plan ist erfüllt.” and “The plan has been met.”"
    merged = project.review("brief").seen(0)
    edit = Edit(id="edit-00001", seen=merged, language=Language.EN, sentence=1, text="The plan was met in full.")
    assert project.store.apply(number, edit, "anna").ok
    (split,) = project.repairs(number, 0)[:1]
    assert split.change.words.endswith("and “The plan was met in full.”")


def test_a_text_without_the_other_has_no_repairs(project: Project) -> None:
    gaps = tuple(Bead(de=Span(i, i + 1), en=Span(0, 0), confidence=0.5) for i in range(2))
    bitext = project.align(NAME)
    alone = replace(bitext.de, name="alone", sentences=bitext.de.sentences[:2], notes=())
    nothing = replace(bitext.en, name="alone", sentences=(), notes=())
    project.store.add(replace(bitext, de=alone, en=nothing, beads=gaps), who="anna")
    assert project.repairs(project.store.number("alone"), 1) == ()


def test_repairs_come_from_the_model_of_the_pair_where_it_is_loaded(sample: Path) -> None:
    loaded: list[str] = []

    def loading(model: str, cache: Path) -> Encoder:
        loaded.append(model)
        encoder = load(cache=cache)
        encoder.__dict__["_signature"] = f"{model}@1"
        return encoder

    project = Project(sample, encoder=loading)
    project.align(NAME, Settings(model="other"))
    place = place_of(project.review(NAME).bitext.beads[project.doubtful(NAME)[0]])
    assert project.repairs(project.store.number(NAME), place)
    assert loaded == ["other"]
    again = Project(sample, encoder=loading)
    assert again.repairs(again.store.number(NAME), place)
    assert loaded == ["other", "bundled"]


def test_repairs_of_a_pair_aligned_by_its_surface_come_from_that(sample: Path) -> None:
    Project(sample).align(NAME, Settings(model="surface"))
    loaded: list[str] = []

    def loading(model: str, cache: Path) -> Encoder:
        loaded.append(model)
        return load(model, cache=cache)

    project = Project(sample, encoder=loading)
    number = project.store.number(NAME)
    for index in project.doubtful(NAME):
        project.repairs(number, place_of(project.review(NAME).bitext.beads[index]))
    assert loaded == ["surface"]
