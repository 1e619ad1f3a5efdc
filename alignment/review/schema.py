"""The tables, and the steps that bring an older database up to them.

A change to the tables is a new step at the end of ``STEPS``: the version is the number of steps plus one. A step
writes its own SQL and does not use the tables below, which may have moved on since.
"""

from __future__ import annotations

import hashlib
import json
import uuid
from collections.abc import Callable, Sequence

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
    column,
    insert,
    inspect,
    select,
    table,
    text,
    update,
)

from alignment.errors import StoreError

Step = Callable[[Connection], None]


def _take_names_from_documents(connection: Connection) -> None:
    """To version 2: a document no longer holds the name of its pair, which may be given another one."""
    for digest, content in connection.execute(text("SELECT digest, content FROM document")).all():
        if _digest(content) != digest:
            continue  # damaged; whoever reads it says so
        nameless = {key: value for key, value in json.loads(content).items() if key != "name"}
        written = json.dumps(nameless, ensure_ascii=False, separators=(",", ":"))
        names = {"old": digest, "new": _digest(written)}
        if not connection.execute(text("SELECT 1 FROM document WHERE digest = :new"), names).first():
            insertion = text("INSERT INTO document (digest, content) VALUES (:new, :content)")
            connection.execute(insertion, names | {"content": written})
        for change in (
            "UPDATE pair SET de = :new WHERE de = :old",
            "UPDATE pair SET en = :new WHERE en = :old",
            'UPDATE event SET "before" = replace("before", :old, :new), "after" = replace("after", :old, :new)',
            "DELETE FROM document WHERE digest = :old",
        ):
            connection.execute(text(change), names)


def _give_identity(connection: Connection) -> None:
    """To version 3: the database has an id, so that browsers can tell its pairs from those of another one."""
    connection.execute(text("CREATE TABLE identity (id VARCHAR(32) NOT NULL)"))
    connection.execute(text("INSERT INTO identity (id) VALUES (:id)"), {"id": uuid.uuid4().hex})


def _tell_removed_pairs_by_a_column(connection: Connection) -> None:
    """To version 4: a pair that was removed keeps its name, which became ``removed/WHEN/NAME`` until now.

    SQLite cannot take the names' uniqueness from a table, so the table is made anew. What points to its rows finds
    them again before the transaction ends. No database but SQLite's was ever made by the program itself.
    """
    connection.execute(text("PRAGMA defer_foreign_keys = ON"))
    pairs = [row | {"removed": ""} for row in map(dict, connection.execute(text("SELECT * FROM pair")).mappings())]
    for pair in pairs:
        if pair["name"].startswith("removed/"):
            _, pair["removed"], pair["name"] = pair["name"].split("/", 2)
    connection.execute(text("DROP TABLE pair"))
    connection.execute(
        text("""
            CREATE TABLE pair (
                id INTEGER NOT NULL,
                name VARCHAR(255) NOT NULL,
                removed VARCHAR(40) NOT NULL,
                de VARCHAR(64) NOT NULL,
                en VARCHAR(64) NOT NULL,
                signature TEXT NOT NULL,
                revision INTEGER NOT NULL,
                documents_revision INTEGER NOT NULL,
                comments_revision INTEGER NOT NULL,
                changed VARCHAR(40) NOT NULL,
                PRIMARY KEY (id),
                UNIQUE (name, removed),
                FOREIGN KEY(de) REFERENCES document (digest),
                FOREIGN KEY(en) REFERENCES document (digest)
            )
        """)
    )
    if pairs:
        connection.execute(insert(table("pair", *map(column, pairs[0]))), pairs)
    acts = "UPDATE event SET act = replace(act, '\"removed/', '\"') WHERE kind IN ('remove', 'bring back')"
    connection.execute(text(acts))


def _mark_beads_and_resolve_comments(connection: Connection) -> None:
    """To version 5: beads have bookmarks, can be kept out of exports, and gaps say why; comments can be resolved."""
    for change in (
        "ALTER TABLE bead ADD COLUMN bookmarked BOOLEAN DEFAULT 0 NOT NULL",
        "ALTER TABLE bead ADD COLUMN excluded BOOLEAN DEFAULT 0 NOT NULL",
        "ALTER TABLE bead ADD COLUMN absence VARCHAR(16) DEFAULT '' NOT NULL",
        "ALTER TABLE comment ADD COLUMN resolved VARCHAR(100) DEFAULT '' NOT NULL",
    ):
        connection.execute(text(change))


def _name_moments(connection: Connection) -> None:
    """To version 6: a revision of a pair can have a name."""
    connection.execute(
        text("""
            CREATE TABLE moment (
                pair INTEGER NOT NULL,
                name VARCHAR(100) NOT NULL,
                revision INTEGER NOT NULL,
                who VARCHAR(100) NOT NULL,
                "when" VARCHAR(40) NOT NULL,
                PRIMARY KEY (pair, name),
                FOREIGN KEY(pair) REFERENCES pair (id)
            ) WITHOUT ROWID
        """)
    )


def _digest(content: str) -> str:
    return hashlib.sha256(content.encode()).hexdigest()


STEPS: tuple[Step, ...] = (
    _take_names_from_documents,
    _give_identity,
    _tell_removed_pairs_by_a_column,
    _mark_beads_and_resolve_comments,
    _name_moments,
)

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
