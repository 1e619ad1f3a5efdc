"""What is left of a pair, and that no sentence goes uncounted."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given

from alignment.bitext import Bead, Language, Status
from alignment.findings import Finding, Verdict
from alignment.finishing import Account, Meter, account, finish, ledger
from alignment.reasons import Absence
from alignment.review import Comment, Deeds, Review, Saying
from tests.review.making import beads, bitext, note, tiling

WHEN = datetime(1987, 6, 1, 8, 30, tzinfo=UTC)
BOTH, GAP = tiling([(1, 1), (1, 0)])
DONE = Status.CONFIRMED


def review(*rows: Bead, comments: tuple[Comment, ...] = ()) -> Review:
    return Review(bitext=bitext(beads=rows), versions=(1,) * len(rows), comments=comments)


def finding(check: str, row: int) -> Finding:
    return Finding(check=check, unit=row, verdict=Verdict.MISSING, subject="x", message="x is missing")


@pytest.mark.parametrize(
    ("bead", "expected"),
    [
        (BOTH, Account.UNCONFIRMED),
        (replace(BOTH, status=Status.FLAGGED), Account.UNCONFIRMED),
        (replace(BOTH, status=DONE), Account.ACCOUNTED),
        (replace(BOTH, status=DONE, excluded=True), Account.EXCLUDED),
        (GAP, Account.REASONLESS),
        (replace(GAP, status=DONE), Account.REASONLESS),
        (replace(GAP, absence=Absence.OMITTED), Account.ACCOUNTED),
        (replace(GAP, absence=Absence.MISSING, status=Status.FLAGGED), Account.UNTRANSLATED),
        (replace(GAP, absence=Absence.OMITTED, excluded=True), Account.EXCLUDED),
    ],
)
def test_a_sentence_is_accounted_for_in_a_confirmed_row_or_a_gap_with_a_reason(bead: Bead, expected: Account) -> None:
    assert account(bead) == expected


@given(beads())
def test_every_sentence_is_either_accounted_for_or_listed_as_not(rows: tuple[Bead, ...]) -> None:
    found = finish(review(*rows), (), Deeds())
    for side in Language:
        meter = found.sentences[side]
        assert meter.total == sum(row.run(side).length for row in rows)
        assert meter.kept + sum(loss.sentences[side] for loss in found.losses) == meter.total
    assert (not found.losses) == all(meter.full for meter in found.sentences.values())
    listed = [row for loss in found.losses for row in loss.rows]
    assert len(listed) == len(set(listed))


@given(beads())
def test_the_ledger_has_every_gap_once(rows: tuple[Bead, ...]) -> None:
    table = ledger(finish(review(*rows), (), Deeds()).gaps)
    assert table["Row"].to_list() == [index + 1 for index, row in enumerate(rows) if row.is_gap]
    without = table["Reason"].str.starts_with("no reason given yet").sum()
    assert without == sum(row.is_gap and row.absence is None for row in rows)


def test_the_ledger_says_in_words_who_said_what_when() -> None:
    rows = tiling([(1, 1), (2, 0), (0, 1), (1, 0)])
    rows = (rows[0], replace(rows[1], absence=Absence.OMITTED), rows[2], replace(rows[3], excluded=True))
    comment = Comment(language=Language.DE, sentence=2, who="bert", when=WHEN, text="Really?", resolved="anna")
    said = {2: Saying(Absence.OMITTED, "anna", WHEN), 4: Saying(Absence.ADDED, "anna", WHEN)}
    table = ledger(finish(review(*rows, comments=(comment,)), (), Deeds(sayings=said)).gaps, most=20)
    assert table.columns == ["Row", "Only in", "Text", "Reason", "Said by", "When (UTC)", "Comments"]
    assert table.rows() == [
        (2, "German", "Die Kombinate …", "left out on purpose", "anna", "1987-06-01 08:30", 1),
        (3, "English", "The Combines …", "no reason given yet", "", "", 0),
        (4, "German", "Der Ministerrat …", "no reason given yet; row left out of exports", "", "", 0),
    ]


def test_a_note_is_kept_where_exports_keep_its_sentence() -> None:
    made = bitext((1, 1), (1, 1), (1, 1))
    rows = (made.beads[0], replace(made.beads[1], excluded=True), made.beads[2])
    made = replace(made, beads=rows, en=replace(made.en, notes=(note("1", 0, 3), note("2", 1, 3), note("3", 1, 4))))
    found = finish(Review(bitext=made, versions=(1, 1, 1)), (), Deeds())
    assert found.notes == {Language.DE: Meter(kept=0, total=0), Language.EN: Meter(kept=1, total=3)}
    assert found.lost_notes == (1,)


def test_open_is_what_nobody_has_dealt_with() -> None:
    rows = tiling([(1, 1)] * 4)
    rows = (replace(rows[0], status=Status.FLAGGED), replace(rows[1], status=DONE), *rows[2:])
    comments = tuple(
        Comment(language=Language.EN, sentence=sentence, who="bert", when=WHEN, text="Really?", resolved=resolved)
        for sentence, resolved in ((3, ""), (2, "anna"))
    )
    found = finish(review(*rows, comments=comments), (finding("numbers", 1), finding("glossary", 2)), Deeds())
    assert [(flag.row, flag.de) for flag in found.flags] == [(0, "Der Plan wurde im ersten Halbjahr erfüllt.")]
    assert [(remark.row, remark.who) for remark in found.remarks] == [(3, "bert")]
    assert (found.terms, found.numbers) == ((2,), (1,))
    assert found.unseen((*found.terms, *found.numbers)) == (2,)
    assert (found.doubtful, found.unconfirmed) == ((0, 2), (0, 2, 3))
    assert found.open


@pytest.mark.parametrize(("status", "still"), [(DONE, False), (Status.PROPOSED, True)])
def test_a_finding_in_a_confirmed_row_is_not_open(status: Status, still: bool) -> None:
    found = finish(review(replace(BOTH, status=status)), (finding("glossary", 0),), Deeds())
    assert found.open == still
