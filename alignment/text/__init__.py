"""Bytes become documents: readers, cleaning, structure, notes and sentences.

bytes ─► files ─► decode ─► plain ─┐ lines, notes, structure
              └─► docx ────────────┴─► assemble ─► Document
                                         └ sentences (endings, tables), shown
"""

from __future__ import annotations

import hashlib
from pathlib import Path

from alignment.bitext import Document, Language, Source
from alignment.errors import TextError
from alignment.text import files, plain
from alignment.text.decode import OLD_ENCODINGS, check_encoding, decode
from alignment.text.languages import check_language, looks_like
from alignment.text.sentences import split

__all__ = ["OLD_ENCODINGS", "SUFFIXES", "check_language", "looks_like", "read", "read_bytes", "sentence_lines", "split"]

SUFFIXES = (".txt", ".docx")
"""The names of files that are read, by their ends."""


def read(path: Path, language: Language, *, encoding: str | None = None) -> Document:
    """Return the document in a plain text or DOCX file.

    ``encoding`` is that of plain text without a byte order mark; by default it has to be UTF-8. Raises
    ``TextError`` for whatever is no readable text, naming file, line and remedy.
    """
    return read_bytes(files.load(path), path.name, language, encoding=encoding, where=str(path))


def read_bytes(
    data: bytes, name: str, language: Language, *, encoding: str | None = None, where: str | None = None
) -> Document:
    """Return the document in the bytes of a file called ``name``; ``where`` is what errors call it.

    What the bytes are decides how they are read, not the name. Raises ``TextError``.
    """
    where = where or name
    check_encoding(encoding, where)
    source = Source(file=name, sha256=hashlib.sha256(data).hexdigest())
    if files.is_package(data, where):
        from alignment.text import docx

        document = docx.document(data, where, language, source)
    elif name.lower().endswith(".docx"):
        raise TextError.at(where, "not a Word document: it does not begin like one", "save it again as .docx")
    else:
        document = plain.document(decode(data, where, encoding), language, source)
    if not document.sentences:
        raise TextError.at(where, "there is no text in it", "choose another file")
    return document


def sentence_lines(path: Path, *, encoding: str | None = None) -> list[str]:
    """Return the lines of a file that holds one sentence a line, without white space around them.

    An empty line stays, as an empty string: beads count lines. Raises ``TextError``.
    """
    where = str(path)
    check_encoding(encoding, where)
    data = files.load(path)
    if files.is_package(data, where):
        raise TextError.at(where, "a Word document, not one sentence a line", "leave out --sentences")
    text = decode(data, where, encoding).replace("\r\n", "\n").removesuffix("\n")
    found = [line.strip() for line in text.split("\n")]
    if not any(found):
        raise TextError.at(where, "there is no text in it", "choose another file")
    return found
