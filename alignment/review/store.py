"""The database of reviews: every act is one transaction with its event, on disk when it returns."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from os import PathLike
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from sqlalchemy import ColumnElement, Connection, and_, case, func, select

from alignment.bitext import Bead, Bitext, Document, Language, Status
from alignment.errors import ActError, ConflictError, StoreError
from alignment.review import log, naming, realign, wire
from alignment.review.acts import Act, id_of, read_act
from alignment.review.carry import decided
from alignment.review.database import Database
from alignment.review.desk import Desk
from alignment.review.documents import Documents
from alignment.review.fields import read_reviewer
from alignment.review.image import Base
from alignment.review.rows import PairRows, bead_of
from alignment.review.schema import BEAD, PAIR, prepare
from alignment.review.values import Answer, PairSummary, Review

if TYPE_CHECKING:
    import polars as pl


def _counted(status: Status) -> ColumnElement[int]:
    return func.coalesce(func.sum(case((BEAD.c.status == status, 1), else_=0)), 0)


_SUMMARIES = (
    select(
        PAIR.c.name,
        PAIR.c.revision,
        PAIR.c.signature,
        PAIR.c.changed,
        func.count(BEAD.c.place).label("beads"),
        _counted(Status.CONFIRMED).label("confirmed"),
        _counted(Status.FLAGGED).label("flagged"),
    )
    .outerjoin(BEAD, and_(BEAD.c.pair == PAIR.c.id, ~BEAD.c.gone))
    .group_by(PAIR.c.id)
    .order_by(PAIR.c.name)
)


def _utc() -> datetime:
    return datetime.now(UTC)


class Store:
    """The reviews of all pairs, in a SQLite file or whatever database SQLAlchemy reaches by a URL.

    Any number of threads and processes may use one file. All methods raise ``StoreError`` when the database is
    unreachable, busy, damaged or newer than the program, and for a pair that is not in it.
    """

    def __init__(self, where: str | PathLike[str], *, clock: Callable[[], datetime] = _utc) -> None:
        self._database = Database(where)
        self._clock = clock
        self._documents = Documents(self._database.where)
        with self._database.writing() as connection:
            prepare(connection, self._database.where)

    def close(self) -> None:
        """Let go of the database."""
        self._database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    # Writing

    def add(self, bitext: Bitext, *, who: str) -> Bitext:
        """Save a new pair, or a new alignment of one that is in review, and return it as it then stands.

        A new alignment gives way to the beads that a person confirmed, flagged or made, and takes edits and comments
        along; whoever saved it can undo it, which brings everything back as it was.
        """
        with self._database.writing() as connection:
            de, en = (self._documents.keep(connection, bitext.document(side)) for side in Language)
            base = Base(de, en, bitext.signature)
            rows = PairRows.find(connection, bitext.name, self._documents)
            known = rows is not None
            rows = rows or self._made(connection, bitext.name, base)
            desk = Desk(rows=rows, who=read_reviewer(who), when=self._now())
            if known:
                realign.again(desk, self._review(rows).bitext, bitext, base)
            else:
                realign.first(desk, bitext)
            return self._review(rows).bitext

    def apply(self, name: str, act: Act | Mapping[str, object], who: str) -> Answer:
        """Do a reviewer's act and return what became of it; it is on disk then. A refused act changes nothing.

        The beads it writes all get one version: 1 more than the greatest of the beads it names.
        """
        try:
            done = act if isinstance(act, Act) else read_act(act)
            reviewer = read_reviewer(who)
            with self._database.writing() as connection:
                rows = PairRows.open(connection, name, self._documents)
                revision = Desk(rows=rows, who=reviewer, when=self._now()).do(done)
        except (ActError, ConflictError) as error:
            return Answer(id=id_of(act), ok=False, error=str(error), conflict=isinstance(error, ConflictError))
        return Answer(id=id_of(act), ok=True, revision=revision)

    # Names

    @contextmanager
    def renaming(self, name: str, new: str, who: str) -> Iterator[bool]:
        """Give a pair another name when the block is done; if it raises, the pair keeps the one it has.

        Yields whether the pair is in review at all. Nobody else writes meanwhile.
        """
        with self._database.writing() as connection:
            rows = PairRows.find(connection, name, self._documents)
            if rows:
                if PairRows.find(connection, new, self._documents):
                    raise StoreError(f"{new}: there is a pair of this name (choose another name)")
                naming.give(Desk(rows=rows, who=read_reviewer(who), when=self._now()), new)
            yield rows is not None

    @contextmanager
    def names(self) -> Iterator[frozenset[str]]:
        """Yield the names of all pairs; nobody else writes meanwhile."""
        with self._database.writing() as connection:
            yield frozenset(connection.scalars(select(PAIR.c.name)))

    def number(self, name: str) -> int:
        """Return the number of a pair, which it keeps when it is renamed."""
        with self._database.reading() as connection:
            return PairRows.open(connection, name, self._documents).id

    def name_of(self, number: int) -> str:
        """Return what the pair of that number is called now."""
        with self._database.reading() as connection:
            name = connection.scalar(select(PAIR.c.name).where(PAIR.c.id == number))
        if name is None:
            raise StoreError(f"pair {number}: not in review (load the page again)")
        return str(name)

    def heir(self, name: str) -> str | None:
        """Return what the pair is called now that gave this name up last, ``None`` if none ever did."""
        with self._database.reading() as connection:
            return next((bearer.name for bearer in naming.bearers(connection, name)), None)

    # Reading

    def pairs(self) -> tuple[PairSummary, ...]:
        """Return all pairs by name."""
        with self._database.reading() as connection:
            return tuple(
                PairSummary(
                    name=row.name,
                    beads=row.beads,
                    confirmed=row.confirmed,
                    flagged=row.flagged,
                    revision=row.revision,
                    signature=row.signature,
                    changed=datetime.fromisoformat(row.changed),
                )
                for row in connection.execute(_SUMMARIES)
            )

    def load(self, name: str) -> Review:
        """Return a pair as its review stands."""
        with self._database.reading() as connection:
            return self._review(PairRows.open(connection, name, self._documents))

    def decided(self, de: Document, en: Document) -> tuple[Bead, ...]:
        """Return what people decided of a pair, for a new alignment of its documents to be made around.

        These are the beads that somebody confirmed, flagged or made, if their sentences are still there; none for a
        pair that is not in review.
        """
        with self._database.reading() as connection:
            rows = PairRows.find(connection, de.name, self._documents)
            return decided(self._review(rows).bitext, de, en) if rows else ()

    def snapshot(self, name: str, who: str = "") -> dict[str, Any]:
        """Return a whole pair as the browser reads it; ``can`` is about the reviewer ``who``."""
        with self._database.reading() as connection:
            rows = PairRows.open(connection, name, self._documents)
            return wire.snapshot(self._review(rows), log.can(rows, who))

    def changes(self, name: str, since: int, who: str = "", *, places: Collection[int] = ()) -> dict[str, Any] | None:
        """Return what changed after a revision as the browser reads it, with the beads at ``places`` in any case.

        ``None`` means that only a snapshot will do: the documents were replaced, or there never was that revision.
        """
        with self._database.reading() as connection:
            rows = PairRows.open(connection, name, self._documents)
            if not rows.documents_revision <= since <= rows.revision:
                return None
            return wire.changes(rows, since, places, log.can(rows, who))

    def history(self, name: str, place: int | None = None) -> pl.DataFrame:
        """Return the events of a pair, or those that touched the sentences of the bead at ``place``, oldest first.

        Columns: revision, when (UTC), who, kind, what (in words), undone.
        """
        with self._database.reading() as connection:
            rows = PairRows.open(connection, name, self._documents)
            if place is None:
                return log.table(rows, None)
            row = rows.bead(place)
            if row is None or row.gone:
                raise ConflictError(f"{name}: there is no bead at place {place} (load the pair again)")
            return log.table(rows, bead_of(row))

    def _made(self, connection: Connection, name: str, base: Base) -> PairRows:
        """Return the rows of a new pair.

        Its revisions, and with them the versions of its beads, begin above those of all pairs that bore its name:
        an act that some browser still keeps for one of those does not fit the new one.
        """
        before = max((bearer.revision for bearer in naming.bearers(connection, name)), default=0)
        return PairRows.make(connection, name, base, self._documents, revision=before)

    def _review(self, rows: PairRows) -> Review:
        found = [row for row in rows.beads() if not row.gone]
        try:
            de, en = (rows.document(language) for language in Language)
            beads = tuple(map(bead_of, found))
            bitext = Bitext(de=de, en=en, beads=beads, signature=rows.base.signature)
        except (ValueError, KeyError) as error:
            raise StoreError(
                f"{self._database.where}: {rows.name} is damaged, {error} (put a backup copy in its place)"
            ) from error
        return Review(
            bitext=bitext,
            versions=tuple(row.version for row in found),
            edits={key: text for key, text in rows.edits().items() if text is not None},
            comments=tuple(rows.comments().values()),
            revision=rows.revision,
        )

    def _now(self) -> datetime:
        """Return the time to the millisecond, as it is written down."""
        now = self._clock().astimezone(UTC)
        return now.replace(microsecond=now.microsecond // 1000 * 1000)
