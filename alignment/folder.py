"""The folder of texts: ``de`` and ``en`` hold the documents, two files of one name make a pair."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from contextlib import ExitStack
from pathlib import Path
from typing import NamedTuple

from alignment import text, writing
from alignment.bitext import Document, Language
from alignment.errors import TextError
from alignment.text.files import is_package

SIDES = tuple(Language)

LONGEST = 255 - len(".docx")
"""How many bytes the name of a pair may have: with its ending it is the name of a file."""

FORBIDDEN = frozenset('\\/:*?"<>|')
"""Signs that the name of a file cannot hold, on Windows if not here: a project may be taken there."""

HIDING = (".", "~$")
"""How the names of files begin that are none of ours: hidden ones, and the mark of a document that Word has open."""

Sources = tuple[Path, Path]
"""The German and the English file of a pair."""


class Upload(NamedTuple):
    """A file as a browser sends it."""

    file: str
    data: bytes


class NewText(NamedTuple):
    """A text as it is to be saved."""

    language: Language
    suffix: str
    data: bytes


def pair_name(words: str) -> str:
    """Return a name as it is compared: macOS writes ``ü`` as two characters, other systems as one."""
    return unicodedata.normalize("NFC", words)


def check_name(name: str) -> None:
    """Raise ``TextError`` unless a new pair can have that name: it is the name of its files too."""
    if not name.strip():
        raise TextError.at("name", "there is none", "give the pair a name")
    if name != name.strip():
        raise TextError.at(name, "the name of a pair cannot begin or end with a space", "take it out")
    for sign in name:
        if sign in FORBIDDEN or not sign.isprintable():
            shown = sign if sign.isprintable() else f"U+{ord(sign):04X}"
            raise TextError.at(name, f"the name of a pair cannot hold {shown}", "take it out")
    for start in HIDING:
        if name.startswith(start):
            raise TextError.at(name, f"the name of a pair cannot begin with {start}", "begin with a letter or a digit")
    if len(name.encode()) > LONGEST:
        remedy = f"use {LONGEST} letters at most, fewer with umlauts"
        raise TextError.at(f"{name[:30]}…", "longer than the name of a file can be", remedy)


def read_uploads(de: Upload, en: Upload, *, encoding: str | None = None) -> tuple[NewText, ...]:
    """Return two uploaded texts as they are to be saved. Raises ``TextError`` for bad ones and for swapped ones.

    A plain text in another ``encoding`` becomes UTF-8, so that it can be read without being told.
    """
    uploads = tuple(zip(SIDES, (de, en), strict=True))
    documents = [text.read_bytes(upload.data, upload.file, side, encoding=encoding) for side, upload in uploads]
    for document, upload in zip(documents, (de, en), strict=True):
        text.check_language(document, upload.file)
    packages = [is_package(upload.data, upload.file) for upload in (de, en)]
    return tuple(
        NewText(
            language=side,
            suffix=".docx" if package else ".txt",
            data=upload.data if package or not encoding else document.text.encode(),
        )
        for (side, upload), document, package in zip(uploads, documents, packages, strict=True)
    )


class Folder:
    """The texts under one folder. All methods raise ``TextError``."""

    def __init__(self, root: Path) -> None:
        self._root = root

    def files(self, language: Language) -> dict[str, Path | TextError]:
        """Return the files of one language by the name of their pair; where there are two, the error that says so."""
        files: dict[str, Path | TextError] = {}
        for path in _entries(self._root / language):
            if path.suffix.lower() not in text.SUFFIXES or _is_hidden(path.name):
                continue
            other = files.setdefault(pair_name(path.stem), path)
            if isinstance(other, Path) and other != path:
                fault = TextError.at(path, f"{other.name} has the same name", "keep one of the two files")
                files[pair_name(path.stem)] = fault
        return files

    def file(self, language: Language, name: str) -> Path | None:
        """Return the file of a pair in one language, ``None`` if there is none."""
        file = self.files(language).get(name)
        if isinstance(file, TextError):
            raise file
        return file

    def sources(self, name: str) -> Sources:
        """Return the files of a pair."""
        return self._source(name, Language.DE), self._source(name, Language.EN)

    def path(self, language: Language, file: str) -> Path:
        """Return where a file of one language belongs."""
        return self._root / language / file

    def add(self, name: str, texts: Iterable[NewText]) -> None:
        """Save texts as the pair ``name``; save nothing if one cannot be saved."""
        with ExitStack() as undoing:
            for new in texts:
                _save(self.path(new.language, name + new.suffix), new.data, undoing)
            undoing.pop_all()

    def _source(self, name: str, language: Language) -> Path:
        path = self.file(language, name)
        if path is None:
            remedy = f"put {name}.txt or {name}.docx there"
            raise TextError.at(self._root / language, f"no {language.english_name} text of the name {name}", remedy)
        return path


def read_pair(de: Path, en: Path, *, encoding: str | None = None) -> tuple[Document, Document]:
    """Return two files as German and English documents; raise ``TextError`` for bad ones and for swapped ones."""
    return read_text(de, Language.DE, encoding=encoding), read_text(en, Language.EN, encoding=encoding)


def read_text(path: Path, language: Language, *, encoding: str | None = None) -> Document:
    """Return a file as a document; raise ``TextError`` for a bad one, and for one in the other language."""
    document = text.read(path, language, encoding=encoding)
    text.check_language(document, path)
    return document


def _is_hidden(name: str) -> bool:
    """Return whether a file of that name is none of ours."""
    return name.startswith(HIDING)


def _entries(folder: Path) -> list[Path]:
    try:
        return sorted(folder.iterdir()) if folder.is_dir() else []
    except OSError as error:
        raise TextError.at(folder, f"cannot be read: {error.strerror}", "check its permissions") from error


def _save(path: Path, data: bytes, undoing: ExitStack) -> None:
    """Write a new file; ``undoing`` learns how to take it away again."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        writing.create(path, data)
        undoing.callback(path.unlink, missing_ok=True)
    except OSError as error:
        raise TextError.at(
            path, f"cannot be saved: {error.strerror}", "see that there is room and the right"
        ) from error
