"""Bulk confirmations, each with its audit: beads drawn from what was confirmed, and how people judged them."""

from __future__ import annotations

import json
import uuid
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import Row, insert, select, update

from alignment.bitext import Bead, Language, Span, Status
from alignment.errors import ActError, ConflictError
from alignment.review import log
from alignment.review.acts import Undo
from alignment.review.columns import bead_of
from alignment.review.database import Database
from alignment.review.desk import Desk
from alignment.review.documents import Documents
from alignment.review.fields import read_reviewer
from alignment.review.image import Image
from alignment.review.marking import AddComment, Confirm, ConfirmAll, Flag, Resolve
from alignment.review.numbering import RenumberError, Renumbering
from alignment.review.records import dumps, stamp
from alignment.review.rows import PairRows
from alignment.review.schema import AUDIT, EVENT
from alignment.review.values import Seen, place_of

FOUND_WRONG = "found wrong in an audit"
"""The comment on a bead that an audit found wrong."""


class Judgement(StrEnum):
    """What who reads a bead of a sample says of it."""

    RIGHT = "right"
    WRONG = "wrong"
    UNCLEAR = "unclear"


@dataclass(frozen=True, slots=True)
class Given:
    """A judgement on the bead of that index in the sample, by whom and when."""

    index: int
    judgement: Judgement
    who: str
    when: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Audit:
    """A bulk confirmation and its audit.

    ``beads`` were confirmed, all at least as sure as ``threshold``, and so many of them ``expected`` to be wrong. The
    ``sample`` holds some of them as they were then, in the order in which they are judged. ``answers`` are all that
    were given, the last one on a bead counting. It ``stands`` until the confirmation is taken back, and can go on
    unless the texts were ``replaced`` since.
    """

    number: int
    who: str
    when: datetime
    threshold: float
    beads: int
    expected: float
    sample: tuple[Bead, ...]
    answers: tuple[Given, ...]
    stands: bool
    replaced: bool

    @property
    def judgements(self) -> dict[int, Judgement]:
        """Return what was last said of each bead of the sample, by its index there."""
        return {given.index: given.judgement for given in self.answers}

    def count(self, *wanted: Judgement) -> int:
        """Return on how many beads one of these judgements was passed."""
        return sum(judgement in wanted for judgement in self.judgements.values())

    @property
    def next(self) -> int | None:
        """Return the index of the first bead of the sample that nobody judged, ``None`` if all are."""
        judged = self.judgements
        return next((index for index in range(len(self.sample)) if index not in judged), None)


@dataclass(frozen=True, slots=True)
class Audits:
    """The bulk confirmations of all pairs. Methods raise ``StoreError``, and for what cannot be done ``ActError``."""

    database: Database
    documents: Documents
    now: Callable[[], datetime]

    def of(self, number: int) -> tuple[Audit, ...]:
        """Return the bulk confirmations of the pair of that number, oldest first."""
        with self.database.reading() as connection:
            rows = PairRows.numbered(connection, number, self.documents)
            query = select(AUDIT).where(AUDIT.c.pair == rows.id).order_by(AUDIT.c.number)
            return tuple(_audit(rows, row) for row in connection.execute(query).all())

    def begin(self, number: int, act: ConfirmAll, who: str, *, threshold: float, sample: Sequence[Bead]) -> None:
        """Confirm beads and keep which of them are the sample.

        Raises ``ConflictError`` if somebody changed one of them since it was seen; nothing is confirmed then.
        """
        with self.database.writing() as connection:
            rows, desk = self._desk(PairRows.numbered(connection, number, self.documents), who)
            if log.find(connection, act.id):
                return
            desk.do(act)
            event = log.find(connection, act.id)
            if event is None:
                raise ActError("confirm-all: these beads are confirmed already (load the page again)")
            confirmed = [bead for bead in Image.loads(event.after).beads.values() if bead]
            values = {
                "pair": rows.id,
                "event": act.id,
                "taken_back": "",
                "who": desk.who,
                "when": stamp(desk.when),
                "threshold": threshold,
                "beads": len(confirmed),
                "expected": sum(1 - (bead.confidence or 0) for bead in confirmed),
                "sample": dumps([[*bead.de, *bead.en, bead.confidence] for bead in sample]),
                "answers": "[]",
            }
            connection.execute(insert(AUDIT).values(values))

    def answer(self, audit: Audit, pair: int, index: int, judgement: Judgement, who: str) -> None:
        """Keep a judgement on a bead of the sample; one found wrong is flagged, with a comment, if it still is there.

        A judgement that takes back that it was wrong takes these back, too.
        """
        with self.database.writing() as connection:
            rows, desk = self._desk(PairRows.numbered(connection, pair, self.documents), who)
            row = self._row(rows, audit.number)
            known = _audit(rows, row)
            _check_open(known)
            before = known.judgements.get(index)
            if before == judgement:
                return
            _mark(desk, known.sample[index], before, judgement)
            answers = [*json.loads(row.answers), [index, judgement, desk.who, stamp(desk.when)]]
            change = update(AUDIT).where(AUDIT.c.number == audit.number)
            connection.execute(change.values(answers=dumps(answers)))

    def take_back(self, audit: Audit, pair: int, who: str) -> int:
        """Clear the beads that still stand as they were confirmed; return how many.

        Where it is the last thing that the reviewer did, it is undone, so that it can be done again.
        """
        with self.database.writing() as connection:
            rows, desk = self._desk(PairRows.numbered(connection, pair, self.documents), who)
            row = self._row(rows, audit.number)
            _check_open(_audit(rows, row))
            event = log.find(connection, row.event)
            after = _as_now(rows, event.revision, Image.loads(event.after)) if event else Image()
            now = rows.now(after)
            last = log.to_undo(rows, desk.who)
            if last and last.id == row.event and now == after:
                desk.do(Undo(id=str(uuid.uuid4())))
                return len(after.beads)
            same = {place for place, bead in after.beads.items() if bead and now.beads[place] == bead}
            if not same:
                raise ActError("audit: none of the rows stands as it was confirmed (there is nothing to take back)")
            seen = tuple(Seen(each.place, each.version) for each in rows.beads(places=same))
            act = ConfirmAll(id=str(uuid.uuid4()), seen=seen, on=False)
            desk.do(act)
            connection.execute(update(AUDIT).where(AUDIT.c.number == audit.number).values(taken_back=act.id))
            return len(seen)

    def _desk(self, rows: PairRows, who: str) -> tuple[PairRows, Desk]:
        return rows, Desk(rows=rows, who=read_reviewer(who), when=self.now())

    def _row(self, rows: PairRows, number: int) -> Row[Any]:
        query = select(AUDIT).where(AUDIT.c.pair == rows.id, AUDIT.c.number == number)
        row = rows.connection.execute(query).one_or_none()
        if row is None:
            raise ConflictError(f"{rows.name}: there is no such audit (load the page again)")
        return row


def _audit(rows: PairRows, row: Row[Any]) -> Audit:
    query = select(EVENT.c.id, EVENT.c.state, EVENT.c.revision).where(EVENT.c.id.in_((row.event, row.taken_back)))
    events = {event.id: event for event in rows.connection.execute(query)}
    standing = {id for id, event in events.items() if event.state == log.State.STANDS}  # noqa: A001
    made = events.get(row.event)
    replaced = made is not None and made.revision < rows.documents_revision
    sample = tuple(
        Bead(de=Span(*ends[:2]), en=Span(*ends[2:]), confidence=confidence)
        for *ends, confidence in json.loads(row.sample)
    )
    return Audit(
        number=row.number,
        who=row.who,
        when=datetime.fromisoformat(row.when),
        threshold=row.threshold,
        beads=row.beads,
        expected=row.expected,
        sample=sample if replaced or not made else tuple(_bead_now(rows, made.revision, bead) for bead in sample),
        answers=tuple(
            Given(index, Judgement(judgement), who, datetime.fromisoformat(when))
            for index, judgement, who, when in json.loads(row.answers)
        ),
        stands=row.event in standing and row.taken_back not in standing,
        replaced=replaced,
    )


def _bead_now(rows: PairRows, revision: int, bead: Bead) -> Bead:
    """Return a bead of then as its sentences are counted now, or with all that they are part of."""
    if rows.breaks.last <= revision:
        return bead
    way = Renumbering(rows.numberings().at(revision), rows.numbering)
    return replace(bead, de=way.around(Language.DE, bead.de), en=way.around(Language.EN, bead.en))


def _as_now(rows: PairRows, revision: int, image: Image) -> Image:
    """Return an image of beads as their sentences are counted now, without those that are no longer apart."""
    if rows.breaks.last <= revision or revision < rows.documents_revision:
        return image
    way = Renumbering(rows.numberings().of_event(revision), rows.numbering)
    beads: dict[int, Bead | None] = {}
    for bead in filter(None, image.beads.values()):
        with suppress(RenumberError):
            beads |= way.beads([bead])
    return Image(beads=beads)


def _check_open(audit: Audit) -> None:
    if not audit.stands:
        raise ActError("audit: what it is about was taken back meanwhile (load the page again)")
    if audit.replaced:
        raise ActError("audit: the texts were replaced since (look at the rows in Review)")


def _mark(desk: Desk, bead: Bead, before: Judgement | None, judgement: Judgement) -> None:
    """Flag a bead that is wrong if it is still there, or take that back."""
    row = desk.rows.bead(place_of(bead))
    if row is None or row.gone or (row.de_stop, row.en_stop) != (bead.de.stop, bead.en.stop):
        return
    if judgement == Judgement.WRONG:
        desk.do_at(row.place, Flag)
        desk.do_at(row.place, AddComment, text=FOUND_WRONG)
    elif before == Judgement.WRONG and bead_of(row).status == Status.FLAGGED:
        desk.do_at(row.place, Confirm)
        desk.do_at(row.place, Resolve)
