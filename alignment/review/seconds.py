"""The second reviews in a database: drawing keeps a sample, and each answer and each ruling is on disk at once."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Row, insert, select, update

from alignment.bitext import Language, Span, Status
from alignment.errors import ActError, ConflictError
from alignment.review import decisions, log
from alignment.review.audits import Judgement
from alignment.review.database import Database
from alignment.review.decisions import Decision, Decisions
from alignment.review.desk import Desk
from alignment.review.documents import Documents
from alignment.review.fields import read_comment, read_reviewer
from alignment.review.following import Following, Texts
from alignment.review.marking import AddComment, Confirm, Flag
from alignment.review.records import dumps, stamp
from alignment.review.rows import PairRows
from alignment.review.schema import EVENT, SECOND_REVIEW
from alignment.review.second import Drawn, Fault, Layer, Opinion, Ruling, SecondReview, Verdict, Wanted
from alignment.words import listed


@dataclass(frozen=True, slots=True)
class Seconds:
    """The second reviews of all pairs. Methods raise ``StoreError``, and for what cannot be done ``ActError``."""

    database: Database
    documents: Documents
    now: Callable[[], datetime]

    def decisions(self, number: int, until: int | None = None) -> Decisions:
        """Return who decided what of the pair of that number, as it stands or stood after a revision."""
        with self.database.reading() as connection:
            return decisions.read(PairRows.numbered(connection, number, self.documents), until)

    def of(self, number: int) -> tuple[SecondReview, ...]:
        """Return the second reviews of the pair of that number, oldest first."""
        with self.database.reading() as connection:
            rows = PairRows.numbered(connection, number, self.documents)
            query = select(SECOND_REVIEW).where(SECOND_REVIEW.c.pair == rows.id).order_by(SECOND_REVIEW.c.number)
            return tuple(_read(rows, row) for row in connection.execute(query).all())

    def begin(
        self,
        number: int,
        who: str,
        *,
        seed: str,
        revision: int,
        wanted: Wanted,
        sizes: Mapping[Layer, int],
        sample: Sequence[Drawn],
    ) -> None:
        """Keep a sample that was drawn; ``who`` is to read it. One with the same seed is kept once."""
        with self.database.writing() as connection:
            rows = PairRows.numbered(connection, number, self.documents)
            if not sample:
                raise ActError("second review: there is no row to draw (others have to decide on some first)")
            known = select(SECOND_REVIEW.c.number).where(SECOND_REVIEW.c.seed == seed)
            if connection.execute(known).first():
                return
            values = {
                "pair": rows.id,
                "reader": read_reviewer(who),
                "when": stamp(self.now()),
                "seed": seed,
                "revision": revision,
                "de": rows.base.de,
                "en": rows.base.en,
                "wanted": dumps(wanted),
                "sizes": dumps(sizes),
                "sample": dumps([_drawn_json(drawn) for drawn in sample]),
                "opinions": "[]",
                "rulings": "[]",
                "closed": "",
            }
            connection.execute(insert(SECOND_REVIEW).values(values))

    def answer(
        self,
        second: SecondReview,
        pair: int,
        index: int,
        judgement: Judgement,
        who: str,
        *,
        faults: Sequence[Fault] = (),
        comment: str = "",
    ) -> None:
        """Keep what the second reader says of a row; what was said of it before stays in the record.

        Raises ``ActError`` if it is somebody else's to say, and ``ConflictError`` if the row was changed since.
        """
        with self.database.writing() as connection:
            rows = PairRows.numbered(connection, pair, self.documents)
            row = _row(rows, second.number)
            known = _read(rows, row)
            _check_reader(known, read_reviewer(who))
            if index in known.stale:
                raise ConflictError(f"{rows.name}: this row was changed since it was drawn (go on with the next)")
            said = [fault for fault in Fault if fault in faults] if judgement == Judgement.WRONG else []
            words = read_comment(comment, "comment") if comment.strip() else ""
            before = known.said.get(index)
            if before and (before.judgement, list(before.faults), before.comment) == (judgement, said, words):
                return
            opinions = [*json.loads(row.opinions), [index, judgement, said, words, stamp(self.now())]]
            _keep(rows, second.number, opinions=dumps(opinions))

    def close(self, second: SecondReview, pair: int, who: str) -> None:
        """End a second review before all rows were read. Raises ``ActError`` if it is somebody else's."""
        with self.database.writing() as connection:
            rows = PairRows.numbered(connection, pair, self.documents)
            _check_reader(_read(rows, _row(rows, second.number)), read_reviewer(who))
            _keep(rows, second.number, closed=stamp(self.now()))

    def rule(self, second: SecondReview, pair: int, index: int, verdict: Verdict, who: str) -> None:
        """Settle a difference, and confirm or flag the row if that is what is right; ``who`` can undo that as an act.

        A row flagged so gets a comment that says what the second reader found. Raises ``ActError`` if the two do not
        differ, and ``ConflictError`` if the row was changed since.
        """
        with self.database.writing() as connection:
            rows = PairRows.numbered(connection, pair, self.documents)
            desk = Desk(rows=rows, who=read_reviewer(who), when=self.now())
            row = _row(rows, second.number)
            known = _read(rows, row)
            if index not in known.differing:
                raise ActError("second review: on this row the two do not differ (load the page again)")
            place = known.places[index]
            if place is None:
                raise ConflictError(f"{rows.name}: this row was changed since it was read (look at it in Review)")
            event = "" if verdict == Verdict.MEND else _settle(desk, known, index, place, verdict)
            rulings = [*json.loads(row.rulings), [index, verdict, desk.who, stamp(desk.when), event]]
            _keep(rows, second.number, rulings=dumps(rulings))


def _settle(desk: Desk, second: SecondReview, index: int, place: int, verdict: Verdict) -> str:
    """Confirm or flag a row as one of the two has it, and return the id of the act; empty if it was so already."""
    right = second.sample[index].was_right if verdict == Verdict.FIRST else second.found_right(index)
    if desk.rows.standing(place).status == (Status.CONFIRMED if right else Status.FLAGGED):
        return ""
    if not right and verdict == Verdict.SECOND:  # the flag comes last: it is what an undo takes back first
        desk.do_at(place, AddComment, text=_in_words(second, index))
    return desk.do_at(place, Confirm if right else Flag)


def _in_words(second: SecondReview, index: int) -> str:
    opinion = second.said[index]
    what = f": {listed(opinion.faults)}" if opinion.faults else ""
    return f"second review by {second.reader}{what}" + (f". {opinion.comment}" if opinion.comment else "")


def _check_reader(second: SecondReview, who: str) -> None:
    if who != second.reader:
        raise ActError(f"second review: it is {second.reader}’s (draw one of your own)")
    if second.closed:
        raise ActError("second review: it was ended (load the page again)")


def _keep(rows: PairRows, number: int, **values: str) -> None:
    rows.connection.execute(update(SECOND_REVIEW).where(SECOND_REVIEW.c.number == number).values(values))


def _row(rows: PairRows, number: int) -> Row[Any]:
    query = select(SECOND_REVIEW).where(SECOND_REVIEW.c.pair == rows.id, SECOND_REVIEW.c.number == number)
    row = rows.connection.execute(query).one_or_none()
    if row is None:
        raise ConflictError(f"{rows.name}: there is no such second review (load the page again)")
    return row


def _read(rows: PairRows, row: Row[Any]) -> SecondReview:
    sample = tuple(_drawn(raw) for raw in json.loads(row.sample))
    rulings = json.loads(row.rulings)
    standing = _standing(rows, [event for *_, event in rulings if event])
    return SecondReview(
        number=row.number,
        reader=row.reader,
        when=datetime.fromisoformat(row.when),
        seed=row.seed,
        revision=row.revision,
        wanted=Wanted(*json.loads(row.wanted)),
        sizes={Layer(layer): size for layer, size in json.loads(row.sizes).items()},
        sample=sample,
        opinions=tuple(
            Opinion(
                index=index,
                judgement=Judgement(judgement),
                faults=tuple(map(Fault, faults)),
                comment=comment,
                when=datetime.fromisoformat(when),
            )
            for index, judgement, faults, comment, when in json.loads(row.opinions)
        ),
        rulings=tuple(
            Ruling(
                index=index,
                verdict=Verdict(verdict),
                who=who,
                when=datetime.fromisoformat(when),
                stands=not event or event in standing,
            )
            for index, verdict, who, when, event in rulings
        ),
        closed=bool(row.closed),
        places=_places(Texts(rows, rows.base._replace(de=row.de, en=row.en), row.revision), sample),
    )


def _standing(rows: PairRows, events: Sequence[str]) -> frozenset[str]:
    if not events:
        return frozenset()
    query = select(EVENT.c.id).where(EVENT.c.id.in_(events), EVENT.c.state == log.State.STANDS)
    return frozenset(rows.connection.scalars(query))


def _places(drawn_from: Texts, sample: Sequence[Drawn]) -> tuple[int | None, ...]:
    """Return where the rows of a sample stand, ``None`` for one of which a word or a sentence is another now."""
    rows = drawn_from.rows
    runs: list[tuple[Span, Span] | None] = [(drawn.de, drawn.en) for drawn in sample]
    if drawn_from.base[:2] != rows.base[:2] or rows.breaks.last > drawn_from.revision:
        following = Following(drawn_from, Texts(rows, rows.base, rows.revision))
        runs = [following.runs(drawn.bead) for drawn in sample]
    wanted = {de.start + en.start for de, en in filter(None, runs)}
    found = {
        (row.de_start, row.de_stop, row.en_start, row.en_stop): row.place
        for row in rows.beads(places=wanted)
        if not row.gone
    }
    edits = rows.edits()

    def text(language: Language, run: Span) -> str:
        sentences = rows.document(language).sentences
        return " ".join(edits.get((language, i)) or sentences[i].text for i in range(*run))

    return tuple(
        found.get((*run[0], *run[1]))
        if run and (text(Language.DE, run[0]), text(Language.EN, run[1])) == drawn.texts
        else None
        for drawn, run in zip(sample, runs, strict=True)
    )


def _drawn_json(drawn: Drawn) -> list[Any]:
    status, who, when, at_once = drawn.first
    return [*drawn.de, *drawn.en, *drawn.texts, drawn.layer, status, who, stamp(when), at_once]


def _drawn(raw: list[Any]) -> Drawn:
    de_start, de_stop, en_start, en_stop, de, en, layer, status, who, when, at_once = raw
    return Drawn(
        de=Span(de_start, de_stop),
        en=Span(en_start, en_stop),
        texts=(de, en),
        layer=Layer(layer),
        first=Decision(Status(status), who, datetime.fromisoformat(when), at_once),
    )
