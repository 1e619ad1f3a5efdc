"""Vectors kept on disk between runs: one SQLite file a model, and never the reason that a run fails."""

from __future__ import annotations

import hashlib
import re
import sqlite3
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing, suppress
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

Half = NDArray[np.float16]
Row = tuple[bytes, Any]
Answer = TypeVar("Answer")

_TABLE = "CREATE TABLE IF NOT EXISTS vectors (text BLOB PRIMARY KEY, vector BLOB NOT NULL) WITHOUT ROWID"
_ASKED = 500
_PATIENCE = 30


class VectorCache:
    """The vectors of one model, by the digest of their text, as half-precision numbers.

    Several processes may use the file at once; each call is its own connection and transaction. A file that is
    not a sound database is thrown away, a folder that cannot be written is done without.
    """

    def __init__(self, folder: Path, model: str, dimensions: int) -> None:
        self.path = folder / f"{re.sub(r'[^A-Za-z0-9._@-]+', '-', model)}.sqlite"
        self._dimensions = dimensions

    def find(self, texts: Sequence[str]) -> dict[str, Half]:
        """Return the vectors of those texts that are known."""
        found: dict[str, Half] = {}
        for start in range(0, len(texts), _ASKED):
            names = {_name(text): text for text in texts[start : start + _ASKED]}
            rows = self._attempt(partial(_select, list(names)), list[Row]())
            found |= {names[key]: np.frombuffer(vector, np.float16) for key, vector in rows if self._fits(vector)}
        return found

    def keep(self, vectors: Mapping[str, Half]) -> None:
        """Write vectors by their text, replacing what was there."""
        rows = [(_name(text), vector.tobytes()) for text, vector in vectors.items()]
        self._attempt(partial(_insert, rows), None)

    def _fits(self, row: object) -> bool:
        return isinstance(row, bytes) and len(row) == self._dimensions * np.dtype(np.float16).itemsize

    def _attempt(self, act: Callable[[sqlite3.Connection], Answer], otherwise: Answer) -> Answer:
        """Return what ``act`` returns, or ``otherwise`` where the file does not let it."""
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            with closing(sqlite3.connect(self.path, timeout=_PATIENCE)) as connection, connection:
                connection.execute(_TABLE)
                return act(connection)
        except (sqlite3.OperationalError, OSError):
            return otherwise  # locked for long, a full disk, a folder that may not be written
        except sqlite3.DatabaseError:
            self._discard()
            return otherwise

    def _discard(self) -> None:
        with suppress(OSError):
            self.path.unlink(missing_ok=True)


def _select(keys: list[bytes], connection: sqlite3.Connection) -> list[Row]:
    marks = ",".join("?" * len(keys))
    return connection.execute(f"SELECT text, vector FROM vectors WHERE text IN ({marks})", keys).fetchall()


def _insert(rows: list[tuple[bytes, bytes]], connection: sqlite3.Connection) -> None:
    connection.executemany("INSERT OR REPLACE INTO vectors VALUES (?, ?)", rows)


def _name(text: str) -> bytes:
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).digest()
