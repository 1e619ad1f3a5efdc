"""What is left to do on a pair before it is published, and whether anything of its texts is lost: figures, no acts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING

from alignment import numbers, pace
from alignment.bitext import Bead, Language, Status
from alignment.findings import Finding
from alignment.reasons import Absence
from alignment.words import shortened

if TYPE_CHECKING:
    import polars as pl

    from alignment.pace import Work
    from alignment.review import Comment, Deeds, Review, Saying


WHEN = "When (UTC)"
"""The column of the ledger that says when a reason was given; a file is read in other time zones than written in."""


class Account(StrEnum):
    """What becomes of a sentence: it is accounted for, or why not."""

    ACCOUNTED = "accounted"
    UNCONFIRMED = "unconfirmed"
    REASONLESS = "reasonless"
    UNTRANSLATED = "untranslated"
    EXCLUDED = "excluded"

    @property
    def words(self) -> str:
        """Return in which rows such sentences stand, as a person reads it."""
        return _ACCOUNTS[self]


_ACCOUNTS = {
    Account.ACCOUNTED: "accounted for",
    Account.UNCONFIRMED: "in rows that nobody has confirmed",
    Account.REASONLESS: "in rows with one side empty, without a reason",
    Account.UNTRANSLATED: "still to be translated",
    Account.EXCLUDED: "in rows left out of exports",
}


def account(bead: Bead) -> Account:
    """Return what becomes of the sentences of a bead."""
    if bead.excluded:
        return Account.EXCLUDED
    if bead.is_gap:
        if bead.absence is None:
            return Account.REASONLESS
        return Account.UNTRANSLATED if bead.absence == Absence.MISSING else Account.ACCOUNTED
    return Account.ACCOUNTED if bead.status == Status.CONFIRMED else Account.UNCONFIRMED


@dataclass(frozen=True, slots=True, kw_only=True)
class Meter:
    """How many sentences, or notes, of one text there are, and how many of them are not lost."""

    kept: int
    total: int

    @property
    def full(self) -> bool:
        """Return whether nothing is lost."""
        return self.kept == self.total


@dataclass(frozen=True, slots=True, kw_only=True)
class Loss:
    """Sentences that are not accounted for, of one kind: how many of each text, and the indices of their beads."""

    account: Account
    sentences: Mapping[Language, int]
    rows: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """A row with one side empty; ``language`` is that of its text. ``saying`` is who said why, where that is known."""

    row: int
    language: Language
    text: str
    absence: Absence | None
    excluded: bool
    saying: Saying | None
    comments: int

    @property
    def reason(self) -> str:
        """Return why one side is empty, as a person reads it."""
        why = self.absence.words if self.absence else "no reason given yet"
        return f"{why}; row left out of exports" if self.excluded else why


@dataclass(frozen=True, slots=True, kw_only=True)
class Flagged:
    """A row that somebody flagged, with its texts."""

    row: int
    de: str
    en: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """A comment that nobody has resolved, with its row."""

    row: int
    who: str
    when: datetime
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Finish:
    """How far a pair is. Rows are indices of beads, in text order; ``terms`` and ``numbers`` name one a finding."""

    beads: tuple[Bead, ...]
    doubtful: tuple[int, ...]
    sentences: Mapping[Language, Meter]
    losses: tuple[Loss, ...]
    notes: Mapping[Language, Meter]
    lost_notes: tuple[int, ...]
    gaps: tuple[Gap, ...]
    flags: tuple[Flagged, ...]
    remarks: tuple[Remark, ...]
    terms: tuple[int, ...]
    numbers: tuple[int, ...]
    works: tuple[Work, ...]

    @property
    def unconfirmed(self) -> tuple[int, ...]:
        """Return the rows that nobody has confirmed, flagged ones among them."""
        return tuple(row for row, bead in enumerate(self.beads) if bead.status != Status.CONFIRMED)

    def unseen(self, findings: Iterable[int]) -> tuple[int, ...]:
        """Return the rows of those findings that are in rows that nobody has confirmed, one a finding."""
        return tuple(row for row in findings if self.beads[row].status != Status.CONFIRMED)

    @property
    def open(self) -> bool:
        """Return whether a flag, a comment or a finding still waits for somebody; who confirms a row has seen those."""
        return bool(self.flags or self.remarks or self.unseen((*self.terms, *self.numbers)))


def finish(review: Review, findings: Sequence[Finding], deeds: Deeds) -> Finish:
    """Return how far a pair is; ``findings`` are what checks have against it, ``unit`` being the index of a bead."""
    from alignment.review import is_doubtful

    beads = review.bitext.beads
    wrong = {finding.unit for finding in findings}
    of_numbers = tuple(finding.unit for finding in findings if finding.check == numbers.CHECK)
    of_terms = tuple(finding.unit for finding in findings if finding.check != numbers.CHECK)
    rows = {language: _rows(beads, language) for language in Language}
    remarks = [(rows[comment.language][comment.sentence], comment) for comment in review.comments]
    return Finish(
        beads=beads,
        doubtful=tuple(row for row, bead in enumerate(beads) if is_doubtful(bead, wrong=row in wrong)),
        sentences={language: _sentences(beads, language) for language in Language},
        losses=_losses(beads),
        notes={language: _notes(review, language, rows[language]) for language in Language},
        lost_notes=tuple(sorted(_lost_notes(review, rows))),
        gaps=_gaps(review, deeds, Counter(row for row, _ in remarks)),
        flags=tuple(_flagged(review, row) for row, bead in enumerate(beads) if bead.status == Status.FLAGGED),
        remarks=tuple(sorted(_open(remarks), key=lambda remark: (remark.row, remark.when))),
        terms=tuple(sorted(of_terms)),
        numbers=tuple(sorted(of_numbers)),
        works=pace.works(deeds.all),
    )


def ledger(gaps: Iterable[Gap], *, most: int | None = None) -> pl.DataFrame:
    """Return one row a gap, for people: where it is, its text, why one side is empty, and who said so and when.

    Texts are whole, or cut after ``most`` letters.
    """
    import polars as pl

    columns = ("Row", "Only in", "Text", "Reason", "Said by", WHEN, "Comments")
    counts = {"Row", "Comments"}
    lines = [
        (
            gap.row + 1,
            gap.language.english_name,
            shortened(gap.text, len(gap.text) if most is None else most),
            gap.reason,
            gap.saying.who if gap.saying else "",
            f"{gap.saying.when:%Y-%m-%d %H:%M}" if gap.saying else "",
            gap.comments,
        )
        for gap in gaps
    ]
    return pl.DataFrame(lines, {name: pl.Int64 if name in counts else pl.String for name in columns}, orient="row")


def _rows(beads: Iterable[Bead], language: Language) -> list[int]:
    """Return for each sentence of one side the index of its bead."""
    return [row for row, bead in enumerate(beads) for _ in range(bead.run(language).length)]


def _sentences(beads: Iterable[Bead], language: Language) -> Meter:
    kept = total = 0
    for bead in beads:
        count = bead.run(language).length
        total += count
        kept += count if account(bead) == Account.ACCOUNTED else 0
    return Meter(kept=kept, total=total)


def _losses(beads: Sequence[Bead]) -> tuple[Loss, ...]:
    rows: dict[Account, list[int]] = {kind: [] for kind in Account if kind != Account.ACCOUNTED}
    for row, bead in enumerate(beads):
        if (kind := account(bead)) in rows:
            rows[kind].append(row)
    return tuple(
        Loss(
            account=kind,
            sentences={side: sum(beads[row].run(side).length for row in found) for side in Language},
            rows=tuple(found),
        )
        for kind, found in rows.items()
        if found
    )


def _notes(review: Review, language: Language, rows: Sequence[int]) -> Meter:
    notes = review.bitext.document(language).notes
    kept = sum(not review.bitext.beads[rows[note.sentence]].excluded for note in notes)
    return Meter(kept=kept, total=len(notes))


def _lost_notes(review: Review, rows: Mapping[Language, Sequence[int]]) -> set[int]:
    """Return the rows with notes that exports leave out."""
    anchors = {rows[side][note.sentence] for side in Language for note in review.bitext.document(side).notes}
    return {row for row in anchors if review.bitext.beads[row].excluded}


def _gaps(review: Review, deeds: Deeds, comments: Mapping[int, int]) -> tuple[Gap, ...]:
    return tuple(
        _gap(review, row, deeds, comments.get(row, 0)) for row, bead in enumerate(review.bitext.beads) if bead.is_gap
    )


def _gap(review: Review, row: int, deeds: Deeds, comments: int) -> Gap:
    bead = review.bitext.beads[row]
    language = Language.DE if bead.de.length else Language.EN
    ((place, _),) = review.seen(row)
    saying = deeds.sayings.get(place)
    return Gap(
        row=row,
        language=language,
        text=_text(review, bead, language),
        absence=bead.absence,
        excluded=bead.excluded,
        saying=saying if saying and saying.absence == bead.absence else None,
        comments=comments,
    )


def _flagged(review: Review, row: int) -> Flagged:
    de, en = (_text(review, review.bitext.beads[row], side) for side in Language)
    return Flagged(row=row, de=de, en=en)


def _open(remarks: Iterable[tuple[int, Comment]]) -> list[Remark]:
    return [
        Remark(row=row, who=comment.who, when=comment.when, text=comment.text)
        for row, comment in remarks
        if not comment.resolved
    ]


def _text(review: Review, bead: Bead, language: Language) -> str:
    return " ".join(review.text(language, sentence) for sentence in range(*bead.run(language)))
