"""The way to the database: connections, transactions, and its errors put into the house's words."""

from __future__ import annotations

import re
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from os import PathLike, fspath
from pathlib import Path

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError, SQLAlchemyError

from alignment.errors import StoreError

PATIENCE = 10.0
"""How many seconds to wait while another program writes."""

_WRITING = threading.Lock()
"""Queues the writers of this process: SQLite's own waiting polls, and can leave one of them behind."""

# What SQLite and the operating system say, and what a person can do about it.
_CAUSES = (
    ("locked", "another program is writing to it", "close that program and try again"),
    ("not a database", "damaged, not a database", "put a backup copy in its place, or delete it to begin anew"),
    ("malformed", "damaged", "put a backup copy in its place, or delete it to begin anew"),
    ("readonly", "cannot be written to", "give yourself the right to write to the file and its folder"),
    ("unable to open", "cannot be opened", "give yourself the right to write to its folder"),
    ("disk is full", "the disk is full", "make room and try again"),
)


class Database:
    """A database reached through SQLAlchemy: a path is a SQLite file, made on first use; anything else a URL."""

    def __init__(self, where: str | PathLike[str], *, patience: float = PATIENCE) -> None:
        self.where = _shown(fspath(where))
        with self.translated():
            url = _url(where)
            sqlite = url.get_backend_name() == "sqlite"
            self._engine = create_engine(url, connect_args={"timeout": patience} if sqlite else {})
            if sqlite:
                _take_over_transactions(self._engine)
            self._writer = self._engine.execution_options(writing=True)
            with self._engine.connect():
                pass

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Give a connection that sees one moment of the database throughout."""
        with self.translated(), self._engine.begin() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Give the one connection that may write; what it wrote is on disk on leaving, undone on an error."""
        with _WRITING, self.translated(), self._writer.begin() as connection:
            yield connection

    @contextmanager
    def translated(self) -> Iterator[None]:
        """Raise what the database complains of as ``StoreError``."""
        try:
            yield
        except (SQLAlchemyError, sqlite3.Error, OSError, ImportError) as error:
            raise StoreError(f"{self.where}: {_explained(error)}") from error

    def close(self) -> None:
        """Let go of all connections."""
        self._engine.dispose()


def _url(where: str | PathLike[str]) -> URL:
    if isinstance(where, str) and "://" in where:
        return make_url(where)
    Path(where).parent.mkdir(parents=True, exist_ok=True)
    return URL.create("sqlite", database=fspath(where))


def _shown(where: str) -> str:
    """Return a path or URL as it may be shown: without its password."""
    return re.sub(r"(//[^/@]*):[^/@]*@", r"\1:***@", where)


def _explained(error: Exception) -> str:
    if isinstance(error, ArgumentError):
        return "no such kind of database (give a path, or a URL that SQLAlchemy knows)"
    if isinstance(error, ImportError):
        return f"the Python package {error.name} is missing (install it)"
    if isinstance(error, OSError):
        return f"cannot be opened, {error.strerror} (give another path)"
    cause = str(getattr(error, "orig", None) or error)
    for sign, problem, remedy in _CAUSES:
        if sign in cause:
            return f"{problem} ({remedy})"
    return f"the database cannot be used, {cause} (see what it says)"


def _take_over_transactions(engine: Engine) -> None:
    """Begin transactions ourselves, as SQLAlchemy's page on SQLite advises: Python's driver begins them too late.

    Writers begin with ``IMMEDIATE``, so that two of them meet before they have read, not after.
    """

    @event.listens_for(engine, "connect")
    def connect(connection: sqlite3.Connection, _record: object) -> None:
        connection.isolation_level = None
        for pragma in ("journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON"):
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        writing = connection.get_execution_options().get("writing")
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")
