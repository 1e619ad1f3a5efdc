"""The tables of today, and preparing a database: making them, or bringing an older one up to them (see ``steps``)."""

from __future__ import annotations

import uuid
from collections.abc import Sequence

from sqlalchemy import (
    Boolean,
    Column,
    Connection,
    Float,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
    insert,
    inspect,
    select,
    text,
    update,
)

from alignment.errors import StoreError
from alignment.review.steps import STEPS, Step

METADATA = MetaData()

SCHEMA = Table("schema_version", METADATA, Column("version", Integer, nullable=False))

IDENTITY = Table("identity", METADATA, Column("id", String(32), nullable=False))

DOCUMENT = Table(  # never changed once written, so it can be kept in memory
    "document",
    METADATA,
    Column("digest", String(64), primary_key=True),
    Column("content", Text, nullable=False),
)

PAIR = Table(
    "pair",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("name", String(255), nullable=False),
    Column("removed", String(40), nullable=False),  # when; empty while it is there
    Column("de", ForeignKey("document.digest"), nullable=False),
    Column("en", ForeignKey("document.digest"), nullable=False),
    Column("signature", Text, nullable=False),
    Column("revision", Integer, nullable=False),
    Column("documents_revision", Integer, nullable=False),
    Column("comments_revision", Integer, nullable=False),
    Column("changed", String(40), nullable=False),
    # Hence no null in ``removed``: to a constraint two nulls differ. Not every database has an index over some rows.
    UniqueConstraint("name", "removed"),
)


def _of_pair() -> Column[int]:
    return Column("pair", ForeignKey("pair.id"), primary_key=True)


BEAD = Table(  # a bead that is gone keeps its row, so that its version only ever grows
    "bead",
    METADATA,
    _of_pair(),
    Column("place", Integer, primary_key=True),
    Column("version", Integer, nullable=False),
    Column("revision", Integer, nullable=False),
    Column("gone", Boolean, nullable=False),
    Column("de_start", Integer, nullable=False),
    Column("de_stop", Integer, nullable=False),
    Column("en_start", Integer, nullable=False),
    Column("en_stop", Integer, nullable=False),
    Column("status", String(16), nullable=False),
    Column("confidence", Float),
    Column("reasons", Text, nullable=False),
    Column("bookmarked", Boolean, nullable=False, server_default=text("0")),
    Column("excluded", Boolean, nullable=False, server_default=text("0")),
    Column("absence", String(16), nullable=False, server_default=""),
    Index("bead_by_revision", "pair", "revision"),
    sqlite_with_rowid=False,
)

EDIT = Table(  # text is null where an edit was taken back
    "edit",
    METADATA,
    _of_pair(),
    Column("language", String(2), primary_key=True),
    Column("sentence", Integer, primary_key=True),
    Column("text", Text),
    Column("revision", Integer, nullable=False),
    sqlite_with_rowid=False,
)

BREAK = Table(  # what people did to the sentences of the documents: the last word on a place counts; null: as imported
    "sentence_break",
    METADATA,
    _of_pair(),
    Column("revision", Integer, primary_key=True),
    Column("language", String(2), primary_key=True),
    Column("start", Integer, primary_key=True),
    Column("put", Boolean),
    sqlite_with_rowid=False,
)

COMMENT = Table(
    "comment",
    METADATA,
    _of_pair(),
    Column("id", String(80), primary_key=True),
    Column("language", String(2), nullable=False),
    Column("sentence", Integer, nullable=False),
    Column("who", String(100), nullable=False),
    Column("when", String(40), nullable=False),
    Column("text", Text, nullable=False),
    Column("resolved", String(100), nullable=False, server_default=""),
    sqlite_with_rowid=False,
)

EVENT = Table(
    "event",
    METADATA,
    Column("number", Integer, primary_key=True),
    Column("id", String(64), nullable=False, unique=True),
    Column("pair", ForeignKey("pair.id"), nullable=False),
    Column("revision", Integer, nullable=False),
    Column("kind", String(16), nullable=False),
    Column("who", String(100), nullable=False),
    Column("when", String(40), nullable=False),
    Column("state", String(8), nullable=False),
    Column("words", Text, nullable=False),
    Column("de_start", Integer, nullable=False),
    Column("de_stop", Integer, nullable=False),
    Column("en_start", Integer, nullable=False),
    Column("en_stop", Integer, nullable=False),
    Column("act", Text, nullable=False),
    Column("before", Text, nullable=False),
    Column("after", Text, nullable=False),
    Index("event_by_revision", "pair", "revision", unique=True),
    Index("event_by_reviewer", "pair", "who", "state", "revision"),
)

MOMENT = Table(  # a revision that somebody gave a name: a snapshot, as people call it
    "moment",
    METADATA,
    _of_pair(),
    Column("name", String(100), primary_key=True),
    Column("revision", Integer, nullable=False),
    Column("who", String(100), nullable=False),
    Column("when", String(40), nullable=False),
    sqlite_with_rowid=False,
)

AUDIT = Table(  # a bulk confirmation: the act that made it, the one that took it back if one did, and its audit
    "audit",
    METADATA,
    Column("number", Integer, primary_key=True),
    Column("pair", ForeignKey("pair.id"), nullable=False),
    Column("event", String(64), nullable=False),
    Column("taken_back", String(64), nullable=False),
    Column("who", String(100), nullable=False),
    Column("when", String(40), nullable=False),
    Column("threshold", Float, nullable=False),
    Column("beads", Integer, nullable=False),
    Column("expected", Float, nullable=False),
    Column("sample", Text, nullable=False),
    Column("answers", Text, nullable=False),
)

LEFT = Table(  # a file that differs from what was aligned, and is left at that
    "left_text",
    METADATA,
    _of_pair(),
    Column("sha256", String(64), primary_key=True),
    Column("who", String(100), nullable=False),
    Column("when", String(40), nullable=False),
    sqlite_with_rowid=False,
)

ASSIGNMENT = Table(  # nothing is changed here: what is said later counts
    "assignment",
    METADATA,
    Column("number", Integer, primary_key=True),
    Column("pair", ForeignKey("pair.id"), nullable=False),
    Column("document", ForeignKey("document.digest"), nullable=False),  # the German text that start and stop count in
    Column("start", Integer, nullable=False),
    Column("stop", Integer, nullable=False),
    Column("title", Text, nullable=False),
    Column("who", String(100), nullable=False),  # empty for nobody
    Column("by", String(100), nullable=False),
    Column("when", String(40), nullable=False),
    Index("assignment_by_pair", "pair"),
)

SECOND_REVIEW = Table(  # rows that others decided on, drawn to be read again, on texts of these digests
    "second_review",
    METADATA,
    Column("number", Integer, primary_key=True),
    Column("pair", ForeignKey("pair.id"), nullable=False),
    Column("reader", String(100), nullable=False),
    Column("when", String(40), nullable=False),
    Column("seed", String(64), nullable=False),
    Column("revision", Integer, nullable=False),
    Column("de", ForeignKey("document.digest"), nullable=False),
    Column("en", ForeignKey("document.digest"), nullable=False),
    Column("wanted", Text, nullable=False),
    Column("sizes", Text, nullable=False),
    Column("sample", Text, nullable=False),
    Column("opinions", Text, nullable=False),
    Column("rulings", Text, nullable=False),
    Column("closed", String(40), nullable=False),  # when; empty while it can go on
)


def prepare(connection: Connection, where: str, steps: Sequence[Step] = STEPS) -> None:
    """Make the tables of a new database, or bring an older one up to date; all of it or, on an error, nothing.

    Raises ``StoreError`` if the database is newer than the program or is no database of reviews.
    """
    newest = len(steps) + 1
    tables = inspect(connection).get_table_names()
    if not tables:
        METADATA.create_all(connection)
        connection.execute(insert(SCHEMA).values(version=newest))
        connection.execute(insert(IDENTITY).values(id=uuid.uuid4().hex))
        return
    if SCHEMA.name not in tables:
        raise StoreError(f"{where}: a database, but not one of reviews (give another file)")
    version = connection.scalar(select(SCHEMA.c.version)) or 0
    if version > newest:
        raise StoreError(
            f"{where}: made by a newer program, schema {version}, this one knows {newest} (update the program)"
        )
    for step in steps[version - 1 :]:
        step(connection)
    if version < newest:
        connection.execute(update(SCHEMA).values(version=newest))
