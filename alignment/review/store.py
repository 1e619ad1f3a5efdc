"""The database of reviews: every act is one transaction with its event, on disk when it returns."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from os import PathLike
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from sqlalchemy import Connection, select

from alignment.bitext import Bead, Bitext, Document, Language
from alignment.errors import ActError, ConflictError, StoreError
from alignment.labels import Label
from alignment.review import deeds, log, naming, realign, wire
from alignment.review.act import Act
from alignment.review.assigning import Assignments
from alignment.review.audits import Audits
from alignment.review.carry import decided
from alignment.review.columns import bead_of
from alignment.review.database import Database
from alignment.review.desk import Desk
from alignment.review.documents import Documents
from alignment.review.fields import read_reviewer
from alignment.review.image import Base
from alignment.review.left import LeftTexts
from alignment.review.moments import Moments
from alignment.review.reading import id_of, read_act
from alignment.review.rows import PairRows
from alignment.review.schema import IDENTITY, PAIR, prepare
from alignment.review.seconds import Seconds
from alignment.review.summaries import summaries
from alignment.review.values import Answer, Nearby, PairSummary, Review, Told

if TYPE_CHECKING:
    import polars as pl


_TEXTS = select(PAIR.c.name, PAIR.c.de, PAIR.c.en).where(PAIR.c.removed == "")


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
        self.moments = Moments(self._database, self._documents, self._now)
        with self._database.writing() as connection:
            prepare(connection, self._database.where)
            self._identity: str = connection.execute(select(IDENTITY.c.id)).scalar_one()

    def close(self) -> None:
        """Let go of the database."""
        self._database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def identity(self) -> str:
        """Return the id of the database: the number of a pair means that pair only together with it."""
        return self._identity

    @property
    def audits(self) -> Audits:
        """Return what was confirmed in bulk, and how it is audited."""
        return Audits(self._database, self._documents, self._now)

    @property
    def left(self) -> LeftTexts:
        """Return which new versions of texts are left on disk."""
        return LeftTexts(self._database, self._documents, self._now)

    @property
    def assignments(self) -> Assignments:
        """Return who is to review which chapters."""
        return Assignments(self._database, self._documents, self._now)

    @property
    def seconds(self) -> Seconds:
        """Return what was read again by a second reader, and what came of it."""
        return Seconds(self._database, self._documents, self._now)

    # Writing

    def add(self, bitext: Bitext, *, who: str, guard: Callable[[], None] | None = None) -> Bitext:
        """Save a new pair, or a new alignment of one that is in review, and return it as it then stands.

        A new alignment gives way to the beads that a person confirmed, flagged or made, and takes edits and comments
        along; whoever saved it can undo it, which brings everything back as it was. ``guard`` is called when nobody
        else can write any more; if it raises, nothing is saved.
        """
        with self._database.writing() as connection:
            if guard:
                guard()
            rows = PairRows.find(connection, Label(bitext.name), self._documents)
            known = rows is not None
            de, en = (self._kept(connection, rows, bitext.document(side)) for side in Language)
            base = Base(de, en, bitext.signature)
            rows = rows or PairRows.make(connection, bitext.name, base, self._documents)
            desk = Desk(rows=rows, who=read_reviewer(who), when=self._now())
            if known:
                realign.again(desk, self._review(rows).bitext, bitext, base)
            else:
                realign.first(desk, bitext)
            return self._review(rows).bitext

    def apply(self, number: int, act: Act | Mapping[str, object], who: str) -> Answer:
        """Do a reviewer's act on the pair of that number and return what became of it; it is on disk then.

        A refused act changes nothing. A browser may keep an act while pairs change their names, hence the number.

        The beads it writes all get one version: 1 more than the greatest of the beads it names.
        """
        try:
            wanted = act if isinstance(act, Act) else read_act(act)
            reviewer = read_reviewer(who)
            with self._database.writing() as connection:
                rows = PairRows.numbered(connection, number, self._documents)
                outcome = Desk(rows=rows, who=reviewer, when=self._now()).do(wanted)
        except (ActError, ConflictError) as error:
            return Answer(id=id_of(act), ok=False, error=str(error), conflict=isinstance(error, ConflictError))
        return Answer(id=id_of(act), ok=True, **outcome._asdict())

    def _kept(self, connection: Connection, rows: PairRows | None, document: Document) -> str:
        """Save a document, if the pair does not stand on it as it is, and return its digest."""
        if rows and rows.document(document.language) == document:
            return rows.base.of(document.language)
        return self._documents.keep(connection, document)

    # Labels

    @contextmanager
    def labelling(self, old: Label, new: Label, who: str) -> Iterator[bool]:
        """Give a pair another label when the block is done; if it raises, the pair keeps the one it has.

        That renames it, or removes it, or brings it back. Yields whether the pair is in review at all. Nobody else
        writes meanwhile.
        """
        with self._database.writing() as connection:
            rows = PairRows.find(connection, old, self._documents)
            if rows:
                if PairRows.find(connection, new, self._documents):
                    raise StoreError(f"{new.name}: there is a pair of this name (choose another name)")
                naming.give(Desk(rows=rows, who=read_reviewer(who), when=self._now()), new)
            yield rows is not None

    @contextmanager
    def labels(self) -> Iterator[frozenset[Label]]:
        """Yield the labels of all pairs, removed ones among them; nobody else writes meanwhile."""
        with self._database.writing() as connection:
            yield frozenset(Label(*row) for row in connection.execute(select(PAIR.c.name, PAIR.c.removed)))

    def number(self, name: str) -> int:
        """Return the number of a pair, which it keeps when it is renamed."""
        with self._database.reading() as connection:
            return PairRows.open(connection, name, self._documents).id

    def heir(self, name: str) -> str | None:
        """Return what the pair is called now that gave this name up last; ``None`` if none did, or it was removed."""
        with self._database.reading() as connection:
            return naming.heir(connection, name)

    # Reading

    def pairs(self) -> tuple[PairSummary, ...]:
        """Return all pairs by name, but for those that were removed."""
        with self._database.reading() as connection:
            return summaries(connection, PAIR.c.removed == "")

    def removed(self) -> tuple[PairSummary, ...]:
        """Return the pairs that were removed, by name."""
        with self._database.reading() as connection:
            return summaries(connection, PAIR.c.removed != "")

    def load(self, name: str) -> Review:
        """Return a pair as its review stands."""
        with self._database.reading() as connection:
            return self._review(PairRows.open(connection, name, self._documents))

    def numbered(self, number: int) -> Review:
        """Return the pair of that number as its review stands."""
        with self._database.reading() as connection:
            return self._review(PairRows.numbered(connection, number, self._documents))

    def at(self, name: str, revision: int) -> Review:
        """Return a pair as it stood after a revision; there are no versions. ``moments`` knows more of the past."""
        return self.moments.at(self.number(name), revision)

    def near(self, number: int, place: int, more: int) -> Nearby:
        """Return the bead at a place of the pair of that number, with up to so many to either side.

        Raises ``ConflictError`` where no bead is at the place.
        """
        with self._database.reading() as connection:
            rows = PairRows.numbered(connection, number, self._documents)
            rows.standing(place)
            above, below = rows.around(place, more)
            return rows.nearby((*above, *below), len(above))

    def open_around(self, number: int, place: int, most: int) -> Nearby:
        """Return the bead at a place of the pair of that number, with those around it that nobody decided on.

        They reach as far as the nearest that somebody confirmed or flagged. Raises ``ConflictError`` where no bead is
        at the place, and ``ActError`` where it was itself decided on, or more than ``most`` are around it.
        """
        with self._database.reading() as connection:
            rows = PairRows.numbered(connection, number, self._documents)
            found = rows.open_around(place, most)
            return rows.nearby(found, [row.place for row in found].index(place))

    def beads(self, name: str) -> tuple[Bead, ...]:
        """Return the beads of a pair, without its texts."""
        with self._database.reading() as connection:
            rows = PairRows.open(connection, name, self._documents).beads()
            return tuple(bead_of(row) for row in rows if not row.gone)

    def decided(self, de: Document, en: Document) -> tuple[Bead, ...]:
        """Return what people decided of a pair, for a new alignment of its documents to be made around.

        These are the beads that somebody had a hand in, if their sentences are still there; none for a pair that is not
        in review.
        """
        with self._database.reading() as connection:
            rows = PairRows.find(connection, Label(de.name), self._documents)
            return decided(self._review(rows).bitext, de, en) if rows else ()

    def sources(self) -> dict[str, tuple[str, ...]]:
        """Return the SHA-256 of the German and the English file that each pair was read from, by its name."""
        with self._database.reading() as connection:
            return {name: self._documents.sources(connection, texts) for name, *texts in connection.execute(_TEXTS)}

    def snapshot(self, number: int, who: str = "") -> dict[str, Any]:
        """Return the pair of that number as the browser reads it; ``can`` is about the reviewer ``who``."""
        with self._database.reading() as connection:
            rows = PairRows.numbered(connection, number, self._documents)
            return wire.snapshot(self._review(rows), log.can(rows, who))

    def changes(self, number: int, since: int, who: str = "", *, places: Collection[int] = ()) -> dict[str, Any] | None:
        """Return what changed after a revision as the browser reads it, with the beads at ``places`` in any case.

        ``None`` means that only a snapshot will do: the sentences have other numbers, or there never was that revision.
        """
        with self._database.reading() as connection:
            rows = PairRows.numbered(connection, number, self._documents)
            if not rows.numbered_revision <= since <= rows.revision:
                return None
            return wire.changes(rows, since, places, log.can(rows, who))

    def reviewers(self, name: str) -> tuple[str, ...]:
        """Return by name who did something to the beads or the text of a pair."""
        with self._database.reading() as connection:
            return log.reviewers(PairRows.open(connection, name, self._documents))

    def deeds(self, name: str) -> deeds.Deeds:
        """Return what reviewers did to the beads and the text of a pair, for figures of their work."""
        with self._database.reading() as connection:
            return deeds.read(PairRows.open(connection, name, self._documents))

    def history(self, name: str, place: int | None = None) -> pl.DataFrame:
        """Return the events of a pair, or those that touched the sentences of the bead at ``place``, oldest first.

        Columns: revision, when (UTC), who, kind, what (in words), undone.
        """
        with self._database.reading() as connection:
            rows = PairRows.open(connection, name, self._documents)
            return log.table(log.told(rows, None if place is None else bead_of(rows.standing(place))))

    def told(self, number: int, place: int, most: int) -> list[Told]:
        """Return the last events that touched the sentences of a bead of the pair of that number, newest first."""
        with self._database.reading() as connection:
            rows = PairRows.numbered(connection, number, self._documents)
            return log.told(rows, bead_of(rows.standing(place)), most)

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
