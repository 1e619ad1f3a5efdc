"""What may be confirmed unread, and how a sample of it is drawn."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from alignment.bitext import Bead, Bitext, Language, Span, Status
from alignment.bulk import LEVELS, Choice, Plan
from alignment.errors import ActError, ConflictError
from alignment.project import Project
from alignment.review import Judgement
from alignment.review.audits import FOUND_WRONG
from alignment.samples import SAMPLE, draw, question
from tests.review.making import act, bitext, document, tiling

GLOSSARY = "entries:\n  - de: Valutamark\n    en: Foreign Currency Mark\n"


def beads(*confidences: float) -> tuple[Bead, ...]:
    """Return 1-1 beads of these confidences."""
    rows = tiling([(1, 1)] * len(confidences))
    return tuple(replace(bead, confidence=sure) for bead, sure in zip(rows, confidences, strict=True))


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """Make a project with 12 rows: all sure, but for one; its glossary has something against every fourth."""
    (tmp_path / "glossary.yml").write_text(GLOSSARY, "utf-8")
    project = Project(tmp_path)
    sure = [0.999, 0.997, 0.999, 0.95, 0.91, 0.5, 0.999, 0.998, 0.996, 0.995, 0.999, 0.99]
    project.store.add(bitext(beads=beads(*sure)), who="workbench")
    return project


def plan(project: Project) -> Plan:
    return project.bulk.plan(project.review("report"))


def confirmed(project: Project) -> list[int]:
    return [i for i, bead in enumerate(project.store.load("report").bitext.beads) if bead.status == Status.CONFIRMED]


def begun(project: Project, threshold: float = 0.99) -> Choice:
    choice = plan(project).at(threshold)
    project.bulk.confirm(choice, "anna")
    return choice


def test_a_choice_says_how_many_rows_and_how_many_wrong_ones(project: Project) -> None:
    choice = plan(project).at(0.99)
    assert [seen.place for seen in choice.seen] == [0, 2, 14, 16, 18, 22]  # every fourth lacks a term
    assert choice.expected == pytest.approx(0.001 + 0.003 + 0.002 + 0.004 + 0.005 + 0.01)
    assert choice.remain == 6


MARKS = [
    ("flag", {}),
    ("bookmark", {"on": True}),
    ("exclude", {"on": True}),
    ("comment", {"text": "Is this so?"}),
    ("confirm", {}),
]


@pytest.mark.parametrize(("kind", "more"), MARKS)
def test_a_row_that_somebody_marked_is_never_confirmed_unread(
    project: Project, kind: str, more: dict[str, object]
) -> None:
    review = project.review("report")
    assert project.store.apply(1, act(kind, review, 0, **more), "bert").ok
    assert 0 not in {seen.place for seen in plan(project).seen}


def test_gaps_and_rows_made_by_hand_are_never_confirmed_unread(tmp_path: Path) -> None:
    project = Project(tmp_path)
    rows = [replace(bead, confidence=0.999) for bead in tiling([(1, 1), (1, 0), (1, 1), (0, 1), (1, 1)])]
    rows[2] = replace(rows[2], confidence=None)
    project.store.add(bitext(beads=rows), who="workbench")
    assert [seen.place for seen in plan(project).seen] == [0, 6]


def test_a_number_without_counterpart_keeps_a_row_from_being_confirmed_unread(tmp_path: Path) -> None:
    project = Project(tmp_path)
    texts = {Language.DE: ["Im Jahr 1986.", "Ja."], Language.EN: ["In 1968.", "Yes."]}
    de, en = (document(side, sentences) for side, sentences in texts.items())
    project.store.add(Bitext(de=de, en=en, beads=beads(0.999, 0.999), signature="made up"), who="workbench")
    assert [seen.place for seen in plan(project).seen] == [2]


def test_the_confidence_proposed_is_the_lowest_with_one_in_a_hundred_wrong() -> None:
    def proposed(*confidences: float) -> float:
        rows = beads(*confidences)
        return Plan(number=1, beads=rows, seen=tuple(_seen(rows)), unread=len(rows)).level

    assert proposed(*[0.999] * 99, 0.9) == 0.9
    assert proposed(*[0.999] * 10, 0.94) == 0.9
    assert proposed(*[0.999] * 10, 0.90, 0.94) == 0.91
    assert proposed(*[0.98] * 10, *[0.995] * 10) == 0.99
    assert proposed(*[0.98] * 10) == 0.98
    assert LEVELS[0] == 0.9


def _seen(rows: tuple[Bead, ...]) -> list[object]:
    return [(bead.de.start + bead.en.start, 1) for bead in rows]


def test_a_sample_has_no_row_twice_and_is_the_same_for_the_same_seed() -> None:
    rows = beads(*[0.99] * 500)
    sample = draw(rows, "act-000001")
    assert len(set(sample)) == SAMPLE
    assert sample == draw(rows, "act-000001") != draw(rows, "act-000002")
    assert sorted(draw(rows[:9], "act-000001"), key=lambda bead: bead.de) == list(rows[:9])


def test_every_row_is_as_likely_to_be_in_a_sample_and_to_come_first_as_any_other() -> None:
    rows = beads(*[0.99] * 20)
    samples = [draw(rows, f"seed-{number}", 5) for number in range(4000)]
    among = Counter(bead.de.start for sample in samples for bead in sample)
    first = Counter(sample[0].de.start for sample in samples)
    # Chi-square with 19 degrees of freedom is above 43.8 once in a thousand times; the seeds are fixed.
    assert sum((among[i] - 1000) ** 2 / 1000 for i in range(20)) < 43.8
    assert sum((first[i] - 200) ** 2 / 200 for i in range(20)) < 43.8


def test_a_bulk_confirmation_is_one_act_that_undo_takes_back(project: Project) -> None:
    choice = begun(project)
    assert len(confirmed(project)) == len(choice.beads) == 6
    assert project.store.history("report")["what"].to_list() == ["aligned: 12 rows", "confirmed 6 rows"]
    (audit,) = project.bulk.audits(1)
    assert (audit.beads, audit.threshold, audit.who, audit.stands, audit.next) == (6, 0.99, "anna", True, 0)
    assert audit.expected == pytest.approx(choice.expected)
    assert project.store.apply(1, {"id": "undo-the-bulk", "kind": "undo"}, "anna").ok
    assert confirmed(project) == []
    assert [audit.stands for audit in project.bulk.audits(1)] == [False]
    assert project.store.apply(1, {"id": "redo-the-bulk", "kind": "redo"}, "anna").ok
    assert [audit.stands for audit in project.bulk.audits(1)] == [True]


def test_nothing_is_confirmed_if_somebody_changed_a_row_meanwhile(project: Project) -> None:
    choice = plan(project).at(0.99)
    assert project.store.apply(1, act("flag", project.review("report"), 7), "bert").ok
    with pytest.raises(ConflictError) as error:
        project.bulk.confirm(choice, "anna")
    assert str(error.value) == "report: bert flagged meanwhile (look at it and decide again)"
    assert (confirmed(project), project.bulk.audits(1)) == ([], ())


def test_a_sample_and_its_answers_are_there_after_a_restart(project: Project) -> None:
    begun(project)
    (audit,) = project.bulk.audits(1)
    project.bulk.answer(audit, 1, 0, Judgement.RIGHT, "bert")
    project.store.close()
    (again,) = Project(project.root).bulk.audits(1)
    assert again.sample == audit.sample
    assert [(given.index, given.judgement, given.who) for given in again.answers] == [(0, Judgement.RIGHT, "bert")]
    assert again.next == 1


def test_a_row_found_wrong_is_flagged_with_a_comment_until_that_is_taken_back(project: Project) -> None:
    begun(project)
    (audit,) = project.bulk.audits(1)
    place = audit.sample[0].de.start
    project.bulk.answer(audit, 1, 0, Judgement.WRONG, "anna")
    review = project.store.load("report")
    assert review.bitext.beads[place].status == Status.FLAGGED
    assert [(comment.text, comment.resolved) for comment in review.comments] == [(FOUND_WRONG, "")]
    project.bulk.answer(audit, 1, 0, Judgement.RIGHT, "anna")
    review = project.store.load("report")
    assert review.bitext.beads[place].status == Status.CONFIRMED
    assert [comment.resolved for comment in review.comments] == ["anna"]


def test_a_row_that_is_gone_is_judged_as_it_was_and_left_as_it_is(project: Project) -> None:
    begun(project)
    (audit,) = project.bulk.audits(1)
    index = next(i for i, bead in enumerate(audit.sample) if bead.de.start == 0)
    assert project.store.apply(1, act("merge", project.review("report"), 0, 1), "bert").ok
    review = project.store.load("report")
    assert question(review, audit.sample[index]).here == (review.bitext.de.texts[0], review.bitext.en.texts[0])
    project.bulk.answer(audit, 1, index, Judgement.WRONG, "anna")
    after = project.store.load("report")
    assert (after.bitext, after.comments) == (review.bitext, ())
    assert project.bulk.audits(1)[0].judgements == {index: Judgement.WRONG}


def test_what_still_stands_is_taken_back_and_what_was_decided_since_stays(project: Project) -> None:
    begun(project)
    (audit,) = project.bulk.audits(1)
    place = audit.sample[0].de.start
    project.bulk.answer(audit, 1, 0, Judgement.WRONG, "anna")
    assert project.bulk.take_back(audit, 1, "anna") == 5
    review = project.store.load("report")
    assert [i for i, bead in enumerate(review.bitext.beads) if bead.status != Status.PROPOSED] == [place]
    assert project.store.history("report")["what"].to_list()[-1] == "took back the confirmation of 5 rows"
    assert not project.bulk.audits(1)[0].stands
    assert project.store.apply(1, {"id": "undo-take-back", "kind": "undo"}, "anna").ok
    assert project.bulk.audits(1)[0].stands


def test_taking_back_at_once_is_undo(project: Project) -> None:
    begun(project)
    (audit,) = project.bulk.audits(1)
    assert project.bulk.take_back(audit, 1, "anna") == 6
    assert project.store.history("report")["what"].to_list()[-1] == "undid: confirmed 6 rows"
    with pytest.raises(ActError) as error:
        project.bulk.answer(audit, 1, 0, Judgement.RIGHT, "anna")
    assert str(error.value) == "audit: what it is about was taken back meanwhile (load the page again)"


def test_an_audit_ends_where_the_texts_are_replaced(project: Project) -> None:
    begun(project)
    (audit,) = project.bulk.audits(1)
    project.store.add(bitext(*[(1, 1)] * 3), who="workbench")
    assert [(each.stands, each.replaced) for each in project.bulk.audits(1)] == [(True, True)]
    with pytest.raises(ActError) as error:
        project.bulk.take_back(audit, 1, "anna")
    assert str(error.value) == "audit: the texts were replaced since (look at the rows in Review)"


def test_a_row_is_shown_between_its_neighbours_as_worded_now(project: Project) -> None:
    edit = act("edit", project.review("report"), 0, language="en", sentence=0, text="Worded anew.")
    assert project.store.apply(1, edit, "bert").ok
    review = project.store.load("report")
    first, last = (Bead(de=Span(i, i + 1), en=Span(i, i + 1)) for i in (0, 11))
    asked = question(review, first)
    assert (asked.above, asked.here[1]) == (("", ""), "Worded anew.")
    assert asked.below == (review.bitext.de.texts[1], review.bitext.en.texts[1])
    assert question(review, last).below == ("", "")


def test_exports_say_what_was_confirmed_in_bulk_unless_it_was_taken_back(project: Project) -> None:
    assert "Bulk confirmation" not in dict(project.manuscript("report").provenance)
    begun(project)
    (audit,) = project.bulk.audits(1)
    for index in range(6):
        project.bulk.answer(audit, 1, index, Judgement.RIGHT, "anna")
    line = "6 rows at 99 % and above; audit of 6: none wrong"
    assert dict(project.manuscript("report").provenance)["Bulk confirmation"] == line
    project.bulk.take_back(audit, 1, "anna")
    assert "Bulk confirmation" not in dict(project.manuscript("report").provenance)
