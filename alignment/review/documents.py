"""Documents in the database: kept once by their content, and in memory once read, as they never change."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping

from sqlalchemy import Connection, insert, select

from alignment.bitext import Document
from alignment.errors import StoreError
from alignment.parting import parted
from alignment.review.records import read_document, source_of, write_document
from alignment.review.schema import DOCUMENT

KEPT = 32
"""How many documents stay in memory, those asked for last."""


class Documents:
    """The documents of a database, by the SHA-256 of their records."""

    def __init__(self, where: str) -> None:
        self._where = where
        self._read: dict[tuple[object, ...], Document] = {}
        self._sources: dict[str, str] = {}

    def keep(self, connection: Connection, document: Document) -> str:
        """Save a document unless it is there, and return its digest."""
        content = write_document(document)
        digest = hashlib.sha256(content.encode()).hexdigest()
        if connection.scalar(select(DOCUMENT.c.digest).where(DOCUMENT.c.digest == digest)) is None:
            connection.execute(insert(DOCUMENT).values(digest=digest, content=content))
        return digest

    def get(self, connection: Connection, digest: str, name: str, breaks: Mapping[int, bool] | None = None) -> Document:
        """Return the document of that digest as one of the pair ``name``, with its sentences parted and joined.

        Raises ``StoreError`` if it is damaged.
        """
        key = (digest, name, *sorted((breaks or {}).items()))
        document = self._read.pop(key, None) or self._made(connection, digest, name, breaks)
        if len(self._read) >= KEPT:
            del self._read[next(iter(self._read))]
        self._read[key] = document
        return document

    def _made(self, connection: Connection, digest: str, name: str, breaks: Mapping[int, bool] | None) -> Document:
        if breaks:
            return parted(self.get(connection, digest, name), breaks)
        content = connection.scalar(select(DOCUMENT.c.content).where(DOCUMENT.c.digest == digest))
        if content is None or hashlib.sha256(content.encode()).hexdigest() != digest:
            raise StoreError(f"{self._where}: document {digest[:8]} is damaged (put a backup copy in its place)")
        return read_document(content, name)

    def sources(self, connection: Connection, digests: Iterable[str]) -> tuple[str, ...]:
        """Return the SHA-256 of the files that documents were read from; empty for one that is damaged."""
        return tuple(self._source(connection, digest) for digest in digests)

    def _source(self, connection: Connection, digest: str) -> str:
        if digest not in self._sources:
            content = connection.scalar(select(DOCUMENT.c.content).where(DOCUMENT.c.digest == digest)) or ""
            self._sources[digest] = source_of(content)
        return self._sources[digest]
