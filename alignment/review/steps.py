"""The steps that bring an older database up to the tables of today.

A change to the tables in ``schema`` is a new step at the end of ``STEPS``: the version is the number of steps plus one.
A step writes its own SQL and does not use the tables, which may have moved on since.
"""

from __future__ import annotations

import hashlib
import json
import uuid
from collections.abc import Callable

from sqlalchemy import Connection, column, insert, table, text

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


def _keep_audits(connection: Connection) -> None:
    """To version 7: what was confirmed above a confidence is audited, and the audits are kept."""
    connection.execute(
        text("""
            CREATE TABLE audit (
                number INTEGER NOT NULL,
                pair INTEGER NOT NULL,
                event VARCHAR(64) NOT NULL,
                taken_back VARCHAR(64) NOT NULL,
                who VARCHAR(100) NOT NULL,
                "when" VARCHAR(40) NOT NULL,
                threshold FLOAT NOT NULL,
                beads INTEGER NOT NULL,
                expected FLOAT NOT NULL,
                sample TEXT NOT NULL,
                answers TEXT NOT NULL,
                PRIMARY KEY (number),
                FOREIGN KEY(pair) REFERENCES pair (id)
            )
        """)
    )


def _leave_texts(connection: Connection) -> None:
    """To version 8: a new version of a text can be left on disk."""
    connection.execute(
        text("""
            CREATE TABLE left_text (
                pair INTEGER NOT NULL,
                sha256 VARCHAR(64) NOT NULL,
                who VARCHAR(100) NOT NULL,
                "when" VARCHAR(40) NOT NULL,
                PRIMARY KEY (pair, sha256),
                FOREIGN KEY(pair) REFERENCES pair (id)
            ) WITHOUT ROWID
        """)
    )


def _assign_chapters(connection: Connection) -> None:
    """To version 9: chapters are given to reviewers."""
    connection.execute(
        text("""
            CREATE TABLE assignment (
                number INTEGER NOT NULL,
                pair INTEGER NOT NULL,
                document VARCHAR(64) NOT NULL,
                start INTEGER NOT NULL,
                stop INTEGER NOT NULL,
                title TEXT NOT NULL,
                who VARCHAR(100) NOT NULL,
                "by" VARCHAR(100) NOT NULL,
                "when" VARCHAR(40) NOT NULL,
                PRIMARY KEY (number),
                FOREIGN KEY(pair) REFERENCES pair (id),
                FOREIGN KEY(document) REFERENCES document (digest)
            )
        """)
    )
    connection.execute(text("CREATE INDEX assignment_by_pair ON assignment (pair)"))


def _keep_second_reviews(connection: Connection) -> None:
    """To version 10: rows that others decided on are read again by somebody, and that is kept."""
    connection.execute(
        text("""
            CREATE TABLE second_review (
                number INTEGER NOT NULL,
                pair INTEGER NOT NULL,
                reader VARCHAR(100) NOT NULL,
                "when" VARCHAR(40) NOT NULL,
                seed VARCHAR(64) NOT NULL,
                revision INTEGER NOT NULL,
                de VARCHAR(64) NOT NULL,
                en VARCHAR(64) NOT NULL,
                wanted TEXT NOT NULL,
                sizes TEXT NOT NULL,
                sample TEXT NOT NULL,
                opinions TEXT NOT NULL,
                rulings TEXT NOT NULL,
                closed VARCHAR(40) NOT NULL,
                PRIMARY KEY (number),
                FOREIGN KEY(pair) REFERENCES pair (id),
                FOREIGN KEY(de) REFERENCES document (digest),
                FOREIGN KEY(en) REFERENCES document (digest)
            )
        """)
    )


def _keep_breaks(connection: Connection) -> None:
    """To version 11: people part and join sentences."""
    connection.execute(
        text("""
            CREATE TABLE sentence_break (
                pair INTEGER NOT NULL,
                revision INTEGER NOT NULL,
                language VARCHAR(2) NOT NULL,
                start INTEGER NOT NULL,
                put BOOLEAN,
                PRIMARY KEY (pair, revision, language, start),
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
    _keep_audits,
    _leave_texts,
    _assign_chapters,
    _keep_second_reviews,
    _keep_breaks,
)
