"""Aligning a stretch anew, from the database to the database: what would change, and taking it."""

from dataclasses import replace
from pathlib import Path

import pytest

from alignment import mending
from alignment.bitext import Bead, Language, Span
from alignment.errors import ActError, ConflictError
from alignment.project import Project, Upload
from alignment.review import Confirm, Edit, Merge, Realign, Undo, offer_json, place_of, read_act

NAME = "bericht-1986"


@pytest.fixture
def project(sample: Path) -> Project:
    project = Project(sample)
    project.align(NAME)
    return project


def confirm(project: Project, *indices: int) -> None:
    review = project.review(NAME)
    for index in indices:
        act = Confirm(id=f"confirm-{index:04}", seen=review.seen(index))
        assert project.store.apply(project.store.number(NAME), act, "anna").ok


def merge(project: Project, index: int) -> None:
    act = Merge(id=f"merge-{index:04}", seen=project.review(NAME).seen(index, index + 1))
    assert project.store.apply(project.store.number(NAME), act, "anna").ok


def beads(project: Project) -> tuple[Bead, ...]:
    return project.review(NAME).bitext.beads


def test_what_the_aligner_made_of_a_whole_pair_it_makes_again(project: Project) -> None:
    found = project.realigned(project.store.number(NAME), 0)
    assert (found.old, found.new, found.of) == ((), (), len(beads(project)))


def test_a_stretch_between_confirmed_beads_is_mended_and_taken_with_its_confidence(project: Project) -> None:
    number, aligned = project.store.number(NAME), beads(project)
    confirm(project, 5, 40)
    merge(project, 20)
    merge(project, 25)
    before = beads(project)
    found = project.realigned(number, place_of(before[20]))
    first = before.index(found.old[0])
    assert 5 < first <= 20
    assert before[first : first + len(found.old)] == found.old
    assert found.of == 32
    assert {bead.confidence for bead in found.new}.isdisjoint({None})
    seen = project.review(NAME).seen(*range(first, first + len(found.old)))
    raw = {"id": "realign-01", "kind": "realign", "seen": seen, "beads": [offer_json(bead) for bead in found.new]}
    assert project.store.apply(number, raw, "anna").ok
    after = beads(project)
    assert [(bead.de, bead.en) for bead in after] == [(bead.de, bead.en) for bead in aligned]
    anew = dict(zip(map(place_of, found.new), found.new, strict=True))
    merged = (20, 21, 26, 27)
    assert [after[index] for index in merged] == [anew[place_of(aligned[index])] for index in merged]
    assert after[23] == before[22]  # what stood there is not touched
    assert project.store.history(NAME)["what"].to_list()[-1] == (
        f"aligned anew: {len(found.old)} rows became {len(found.new)}"
    )
    assert project.store.apply(number, Undo(id="undo-000001"), "anna").ok
    assert beads(project) == before


def test_beads_that_changed_meanwhile_are_not_replaced(project: Project) -> None:
    number = project.store.number(NAME)
    merge(project, 20)
    review = project.review(NAME)
    found = project.realigned(number, place_of(review.bitext.beads[20]))
    first = review.bitext.beads.index(found.old[0])
    seen = review.seen(*range(first, first + len(found.old)))
    confirm(project, first)
    offered = [offer_json(bead) for bead in found.new]
    act = read_act({"id": "realign-02", "kind": "realign", "seen": seen, "beads": offered})
    assert isinstance(act, Realign)
    answer = project.store.apply(number, act, "bert")
    assert (answer.ok, answer.conflict) == (False, True)
    assert answer.error == f"{NAME}: anna confirmed meanwhile (look at it and decide again)"


def test_a_stretch_is_aligned_by_the_text_as_edited(project: Project) -> None:
    de, en = b"Der Hafen ist gesperrt. Die Werft zahlt Lohn.", b"The moon is full. The moon is full."
    project.add("brief", Upload("brief.txt", de), Upload("letter.txt", en))
    bitext = project.align("brief")
    number = project.store.number("brief")
    whole = Bead(de=Span(0, 2), en=Span(0, 2), confidence=0.5)
    project.store.add(replace(bitext, beads=(whole,)), who="workbench")
    for sentence, text in enumerate(("The harbour is closed.", "The shipyard pays wages.")):
        seen = project.review("brief").seen(0)
        edit = Edit(id=f"edit-{sentence:05}", seen=seen, language=Language.EN, sentence=sentence, text=text)
        assert project.store.apply(number, edit, "anna").ok
    assert [bead.kind for bead in project.realigned(number, 0).new] == ["1-1", "1-1"]


def test_where_nothing_can_be_aligned_anew_it_is_said_why(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    number = project.store.number(NAME)
    with pytest.raises(ConflictError) as gone:
        project.realigned(number, 99_999)
    assert str(gone.value) == f"{NAME}: there is no bead at place 99999 (load the pair again)"
    monkeypatch.setattr(mending, "MOST_ALIGNED", 10)
    with pytest.raises(ActError) as many:
        project.realigned(number, 0)
    assert str(many.value) == f"{NAME}: more than 10 beads to align (confirm one nearer to this)"
    confirm(project, 0, 8)
    assert project.realigned(number, place_of(beads(project)[4])).of == 7
    with pytest.raises(ActError) as decided:
        project.realigned(number, 0)
    assert str(decided.value) == f"{NAME}: this bead is confirmed (choose one that nobody decided on)"
