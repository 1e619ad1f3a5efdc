"""The rows of one pair, read and written inside one transaction."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from functools import cached_property
from typing import Any, Self

from sqlalchemy import ColumnElement, Connection, Row, Table, and_, bindparam, delete, insert, select, update

from alignment.bitext import Document, Language, Status
from alignment.errors import ActError, ConflictError, StoreError
from alignment.labels import Label
from alignment.review.breaks import Breaks, Numberings
from alignment.review.columns import bead_columns, bead_of, comment_columns, edit_columns
from alignment.review.documents import Documents
from alignment.review.image import Base, Image
from alignment.review.numbering import Numbering
from alignment.review.records import comment_from, stamp
from alignment.review.renumbering import renumber
from alignment.review.schema import BEAD, COMMENT, EDIT, PAIR
from alignment.review.values import BreakKey, Comment, Nearby, SentenceKey

FEW = 200
"""Up to so many rows are asked for by key; more are found faster by reading all rows of the pair."""


class PairRows:
    """One pair as it stands in a transaction."""

    def __init__(self, connection: Connection, row: Row[Any], documents: Documents) -> None:
        self.connection = connection
        self.id: int = row.id
        self.label = Label(row.name, row.removed)
        self.revision: int = row.revision
        self.documents_revision: int = row.documents_revision
        self.comments_revision: int = row.comments_revision
        self.base = Base(row.de, row.en, row.signature)
        self._documents = documents
        self._numberings: dict[tuple[tuple[str, str], int], Numberings] = {}

    @classmethod
    def find(cls, connection: Connection, label: Label, documents: Documents) -> Self | None:
        """Return the rows of the pair of that label, or ``None``; other writers of the pair wait meanwhile."""
        named = and_(PAIR.c.name == label.name, PAIR.c.removed == label.removed)
        return cls._where(connection, named, documents)

    @classmethod
    def make(cls, connection: Connection, name: str, base: Base, documents: Documents) -> Self:
        """Return the rows of a new pair."""
        start = {"revision": 0, "documents_revision": 0, "comments_revision": 0, "changed": ""}
        connection.execute(insert(PAIR).values(**Label(name)._asdict(), **base._asdict(), **start))
        return cls.open(connection, name, documents)

    @classmethod
    def open(cls, connection: Connection, name: str, documents: Documents) -> Self:
        """Return the rows of the pair of that name. Raises ``StoreError`` if there is none, or it was removed."""
        rows = cls.find(connection, Label(name), documents)
        if rows is None:
            raise StoreError(f"{name}: not in review (align the pair first)")
        return rows

    @classmethod
    def numbered(cls, connection: Connection, number: int, documents: Documents) -> Self:
        """Return the rows of the pair of that number, whatever it is called now; other writers wait meanwhile.

        Raises ``StoreError`` if there is none, or it was removed.
        """
        rows = cls._where(connection, PAIR.c.id == number, documents)
        if rows is None:
            raise StoreError(f"pair {number}: not in review (load the page again)")
        if rows.label.removed:
            raise StoreError(f"{rows.name}: was removed (bring it back on the page Texts)")
        return rows

    @classmethod
    def _where(cls, connection: Connection, condition: ColumnElement[bool], documents: Documents) -> Self | None:
        writing = connection.get_execution_options().get("writing")
        query = select(PAIR).where(condition)
        row = connection.execute(query.with_for_update() if writing else query).one_or_none()
        return None if row is None else cls(connection, row, documents)

    @property
    def name(self) -> str:
        """Return the name of the pair, also of one that was removed."""
        return self.label.name

    @cached_property
    def breaks(self) -> Breaks:
        """Return what people did to the sentences, and when."""
        return Breaks.read(self.connection, self.id)

    @property
    def numbered_revision(self) -> int:
        """Return since which revision sentences have had the numbers that they have."""
        return max(self.documents_revision, self.breaks.last)

    def document(
        self, language: Language, base: Base | None = None, breaks: Mapping[BreakKey, bool] | None = None
    ) -> Document:
        """Return one side of the pair as it stands, or as it was with other breaks, or on another base."""
        made = self.breaks.now if breaks is None else breaks
        ours = {start: put for (side, start), put in made.items() if side == language}
        return self._documents.get(self.connection, (base or self.base).of(language), self.name, ours)

    def numberings(self, base: Base | None = None) -> Numberings:
        """Return the numbers of the sentences from event to event while the pair lay on a base, by default its own."""
        key = ((base or self.base)[:2], self.breaks.last)
        if key not in self._numberings:
            documents = (self.document(language, base, {}) for language in Language)
            self._numberings[key] = Numberings(documents, self.breaks)
        return self._numberings[key]

    def imports(self, key: BreakKey) -> bool:
        """Return whether a sentence of a document begins at a place as it was imported."""
        return self.numberings().at(0).begins(*key)

    @property
    def numbering(self) -> Numbering:
        """Return the numbers of the sentences as they stand."""
        return self.numberings().at(self.revision + 1)

    def original(self, key: SentenceKey) -> str:
        """Return a sentence as imported, or as it was parted or joined since."""
        return self.document(key[0]).sentences[key[1]].text

    def current(self, key: SentenceKey) -> str:
        """Return a sentence as it stands."""
        edited = self.edits(keys=(key,)).get(key)
        return self.original(key) if edited is None else edited

    def sentences(self, language: Language, start: int, stop: int) -> tuple[str, ...]:
        """Return some sentences of one side as they stand."""
        keys = [(language, sentence) for sentence in range(start, stop)]
        edits = self.edits(keys=keys) if keys else {}
        originals = self.document(language).sentences[start:stop]
        texts = ((edits.get(key), sentence.text) for key, sentence in zip(keys, originals, strict=True))
        return tuple(original if edited is None else edited for edited, original in texts)

    # Reading

    def beads(self, since: int = -1, places: Collection[int] | None = None) -> Sequence[Row[Any]]:
        """Return rows of beads in text order, gone ones included: those changed since a revision, or at places."""
        query = select(BEAD).where(BEAD.c.pair == self.id).order_by(BEAD.c.place)
        if since >= 0:
            query = query.where(BEAD.c.revision > since)
        if places is None:
            return self.connection.execute(query).all()
        if len(places) <= FEW:
            return self.connection.execute(query.where(BEAD.c.place.in_(places))).all()
        return [row for row in self.connection.execute(query).all() if row.place in places]

    def bead(self, place: int) -> Row[Any] | None:
        """Return the row of the bead at a place, which may be gone; ``None`` if there never was one."""
        return next(iter(self.beads(places={place})), None)

    def standing(self, place: int) -> Row[Any]:
        """Return the row of the bead at a place. Raises ``ConflictError`` if there is none."""
        row = self.bead(place)
        if row is None or row.gone:
            raise ConflictError(f"{self.name}: there is no bead at place {place} (load the pair again)")
        return row

    def around(self, place: int, more: int) -> tuple[Sequence[Row[Any]], Sequence[Row[Any]]]:
        """Return the rows of up to so many beads before a place, and of the one there with as many after it."""
        query = select(BEAD).where(BEAD.c.pair == self.id, ~BEAD.c.gone)
        above = query.where(BEAD.c.place < place).order_by(BEAD.c.place.desc()).limit(more)
        below = query.where(BEAD.c.place >= place).order_by(BEAD.c.place).limit(more + 1)
        return self.connection.execute(above).all()[::-1], self.connection.execute(below).all()

    def open_around(self, place: int, most: int) -> Sequence[Row[Any]]:
        """Return the rows of the beads around a place, as far as the nearest that were confirmed or flagged.

        Raises ``ConflictError`` where no bead is, and ``ActError`` where it is decided on, or there are more than
        ``most``.
        """
        row = self.standing(place)
        if row.status != Status.PROPOSED:
            raise ActError(f"{self.name}: this bead is {row.status} (choose one that nobody decided on)")
        there = select(BEAD).where(BEAD.c.pair == self.id, ~BEAD.c.gone)
        decided = there.where(BEAD.c.status != str(Status.PROPOSED))
        above = decided.where(BEAD.c.place < place).order_by(BEAD.c.place.desc()).limit(1)
        below = decided.where(BEAD.c.place > place).order_by(BEAD.c.place).limit(1)
        start, stop = (self.connection.execute(query).one_or_none() for query in (above, below))
        query = there.where(BEAD.c.place > start.place) if start else there
        query = query.where(BEAD.c.place < stop.place) if stop else query
        found = self.connection.execute(query.order_by(BEAD.c.place).limit(most + 1)).all()
        if len(found) > most:
            raise ActError(f"{self.name}: more than {most} beads to align (confirm one nearer to this)")
        return found

    def nearby(self, found: Sequence[Row[Any]], index: int) -> Nearby:
        """Return neighbouring beads with the sentences that they hold; ``index`` is that of the one asked for."""
        beads = tuple(map(bead_of, found))
        first, last = beads[0], beads[-1]
        return Nearby(
            beads=beads,
            index=index,
            texts={side: self.sentences(side, first.run(side).start, last.run(side).stop) for side in Language},
            documents=self.base[:2],
            signature=self.base.signature,
        )

    def edits(self, since: int = -1, keys: Collection[SentenceKey] | None = None) -> dict[SentenceKey, str | None]:
        """Return edits, ``None`` where one was taken back: those made since a revision, or of some sentences."""
        query = select(EDIT.c.language, EDIT.c.sentence, EDIT.c.text).where(EDIT.c.pair == self.id)
        if since >= 0:
            query = query.where(EDIT.c.revision > since)
        if keys is not None and len(keys) <= FEW:
            query = query.where(EDIT.c.sentence.in_([sentence for _, sentence in keys]))
        return {(Language(language), sentence): text for language, sentence, text in self.connection.execute(query)}

    def comments(self, ids: Collection[str] | None = None) -> dict[str, Comment]:
        """Return comments, oldest first, by their ids."""
        query = select(COMMENT).where(COMMENT.c.pair == self.id).order_by(COMMENT.c.when, COMMENT.c.id)
        if ids is not None and len(ids) <= FEW:
            query = query.where(COMMENT.c.id.in_(ids))
        return {row.id: comment_from(row[2:]) for row in self.connection.execute(query)}

    def now(self, image: Image) -> Image:
        """Return what stands now at the keys of ``image``."""
        there = self.beads(places=image.beads.keys()) if image.beads else ()
        beads = {row.place: bead_of(row) for row in there if not row.gone}
        edits = self.edits(keys=image.edits.keys()) if image.edits else {}
        comments = self.comments(image.comments.keys()) if image.comments else {}
        return Image(
            beads={place: beads.get(place) for place in image.beads},
            edits={key: edits.get(key) for key in image.edits},
            comments={key: comments.get(key) for key in image.comments},
            breaks={key: self.breaks.now.get(key) for key in image.breaks},
            base=self.base if image.base else None,
        )

    # Writing

    def part(self, numbering: Numbering, keys: Collection[BreakKey]) -> None:
        """Make room for sentences that begin at places, and are to: beads hold both parts. ``numbering`` has them."""
        self._renumber(numbering, keys, 1)

    def join(self, numbering: Numbering, keys: Collection[BreakKey]) -> None:
        """Close up where sentences begin at places, and are no longer to. ``numbering`` still has them.

        Raises ``ConflictError`` where a bead begins with one, or it was worded anew.
        """
        for language, numbers in _numbers(numbering, keys).items():
            start = BEAD.c[f"{language}_start"]
            at_bead = select(BEAD.c.place).where(BEAD.c.pair == self.id, ~BEAD.c.gone, start.in_(numbers))
            if self.connection.execute(at_bead.limit(1)).first():
                raise ConflictError(f"{self.name}: a row begins at this sentence by now (merge the two rows first)")
            keys_here = [(language, number) for number in numbers]
            worded = self.edits(keys=keys_here)
            if any(worded.get(key) is not None for key in keys_here):
                raise ConflictError(f"{self.name}: this sentence was worded anew by now (look at it and decide again)")
        self._renumber(numbering, keys, -1)

    def _renumber(self, numbering: Numbering, keys: Collection[BreakKey], by: int) -> None:
        revision = self.revision + (by > 0)  # sentences are parted before the next revision is written, joined after
        for language, numbers in _numbers(numbering, keys).items():
            # Before they are parted, what is to follow the break number k has k numbers less.
            at = [number - 1 - k for k, number in enumerate(numbers)] if by > 0 else numbers
            renumber(self.connection, self.id, revision, language, at, by)

    def write(self, image: Image, when: datetime) -> None:
        """Put what ``image`` holds in place, as the next revision of the pair."""
        self.revision += 1
        if image.base and image.replaces(Image(base=self.base)):
            self.documents_revision = self.revision
        if image.comments:
            self.comments_revision = self.revision
        self.base = image.base or self.base
        values = {
            **self.label._asdict(),
            **self.base._asdict(),
            "revision": self.revision,
            "documents_revision": self.documents_revision,
            "comments_revision": self.comments_revision,
            "changed": stamp(when),
        }
        self.connection.execute(update(PAIR).where(PAIR.c.id == self.id).values(values))
        if image.breaks:
            self.breaks = self.breaks.write(self.connection, self.id, self.revision, image.breaks)
        self._write_beads(image)
        self._put(EDIT, [edit_columns(key, text) | {"revision": self.revision} for key, text in image.edits.items()])
        self._put(COMMENT, [comment_columns(key, comment) for key, comment in image.comments.items()])

    def _write_beads(self, image: Image) -> None:
        # One version for all, above all they had: whoever knows the beads before knows it too. Where sentences get
        # other numbers nobody does, and it is one that no bead had before.
        places = image.beads.keys()
        version = self.revision if image.breaks else max(self._versions(places), default=self.revision - 1) + 1
        ours = {"version": version, "revision": self.revision}
        self._put(BEAD, [bead_columns(place, bead) | ours for place, bead in image.beads.items()])

    def _versions(self, places: Collection[int]) -> list[int]:
        """Return the versions of what stands or stood at places."""
        query = select(BEAD.c.place, BEAD.c.version).where(BEAD.c.pair == self.id)
        if len(places) <= FEW:
            query = query.where(BEAD.c.place.in_(places))
        return [version for place, version in self.connection.execute(query) if place in places]

    def _put(self, table: Table, rows: list[dict[str, Any]]) -> None:
        """Write rows of the pair in the place of those with the same keys; a row that is only a key takes it away."""
        if not rows:
            return
        keys = [column for column in table.primary_key if column.name != "pair"]
        ours = delete(table).where(table.c.pair == self.id)
        if len(keys) == 1:
            names = [row[keys[0].name] for row in rows]
            for start in range(0, len(names), FEW):
                self.connection.execute(ours.where(keys[0].in_(names[start : start + FEW])))
        else:
            same = [column == bindparam(f"old_{column.name}") for column in keys]
            old = [{f"old_{column.name}": row[column.name] for column in keys} for row in rows]
            self.connection.execute(ours.where(*same), old)
        if new := [row | {"pair": self.id} for row in rows if len(row) > len(keys)]:
            self.connection.execute(insert(table), new)


def _numbers(numbering: Numbering, keys: Collection[BreakKey]) -> dict[Language, list[int]]:
    """Return the numbers of the sentences that begin at places, ascending, by language."""
    numbers = {side: sorted(numbering.index(side, start) for s, start in keys if s == side) for side in Language}
    return {side: found for side, found in numbers.items() if found}
