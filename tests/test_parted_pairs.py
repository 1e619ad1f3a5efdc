"""A pair with parted and joined sentences on its way through the house: aligned again, renewed, exported, finished."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from alignment.bitext import Language
from alignment.export import FORMATS
from alignment.project import Project

NAME = "bericht-1986"


@pytest.fixture
def project(sample: Path) -> Project:
    """The sample, with the longest German sentence parted with its row, and two English sentences joined."""
    project = Project(sample)
    act(project, "part", longest(project), offset="middle", other="end")
    act(project, "join", joinable(project))
    return project


def longest(project: Project) -> tuple[Language, int]:
    texts = project.review(NAME).texts(Language.DE)
    return Language.DE, max(range(len(texts)), key=lambda index: len(texts[index]))


def joinable(project: Project) -> tuple[Language, int]:
    bitext = project.review(NAME).bitext
    inside = (i for bead in bitext.beads for i in range(bead.en.start, bead.en.stop - 1))
    paragraphs = [sentence.paragraph for sentence in bitext.en.sentences]
    return Language.EN, next(i for i in inside if paragraphs[i] == paragraphs[i + 1])


def act(project: Project, kind: str, key: tuple[Language, int], **arguments: str) -> None:
    review = project.review(NAME)
    language, sentence = key
    beads = review.bitext.beads
    index = next(i for i, bead in enumerate(beads) if sentence in range(*bead.run(language)))
    sent = {"id": f"{kind}-of-anna", "kind": kind, "seen": review.seen(index), "language": language}
    if "offset" in arguments:
        text = review.text(*key)
        sent |= {"offset": text.index(" ", len(text) // 2), "other": beads[index].en.stop}
    answer = project.store.apply(project.store.number(NAME), sent | {"sentence": sentence}, "anna")
    assert answer.ok, answer.error


def breaks(project: Project) -> list[tuple[str, bool]]:
    """Return what follows each break of people, and whether they put it."""
    bitext = project.review(NAME).bitext
    return [(side.text[start : start + 24], put) for side in (bitext.de, bitext.en) for start, put in side.breaks]


def test_aligning_again_keeps_what_was_parted_and_joined(project: Project) -> None:
    before, known = project.review(NAME).bitext, breaks(project)
    again = project.align(NAME)
    assert (again.de, again.en) == (before.de, before.en)
    assert (len(known), breaks(project)) == (2, known)


def test_a_new_version_of_a_text_keeps_it_where_the_sentence_is_as_it_was(project: Project) -> None:
    known = breaks(project)
    for side in Language:
        file = project.root / f"texts/{side}/{NAME}.txt"
        file.write_text("1. Neu.\n\n" + file.read_text("utf-8"), "utf-8")
    changes = project.renewing.renewal(NAME).changes
    assert [change.before for change in changes] == [""] * len(changes)
    project.renewing.take_over(NAME, who="workbench")
    assert breaks(project) == known
    undo = {"id": "undo-of-workbench", "kind": "undo"}
    assert project.store.apply(project.store.number(NAME), undo, "workbench").ok
    assert breaks(project) == known


@pytest.mark.parametrize("name", FORMATS)
def test_every_export_holds_the_sentences_as_they_were_parted(project: Project, name: str) -> None:
    assert project.export(NAME, name)


def test_a_line_of_an_export_is_a_row_as_it_was_split(project: Project) -> None:
    review = project.review(NAME)
    (start, _), *_ = review.bitext.de.breaks
    second = next(i for i, sentence in enumerate(review.bitext.de.sentences) if sentence.start == start)
    lines = [json.loads(line) for line in project.export(NAME, "jsonl").decode().splitlines()]
    halves = [review.text(Language.DE, second + step) for step in (-1, 0)]
    rows = [number for number, line in enumerate(lines) for half in halves if half in str(line.values())]
    assert len(rows) == 2
    assert rows[1] == rows[0] + 1


def test_nothing_is_lost_by_parting_and_joining(project: Project) -> None:
    review, finish = project.review(NAME), project.finish(NAME)
    for side in Language:
        assert finish.sentences[side].total == len(review.bitext.document(side).sentences)
        assert finish.notes[side].total == len(review.bitext.document(side).notes)
        assert finish.notes[side].full
