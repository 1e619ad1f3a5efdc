"""The folder of texts: ``de`` and ``en`` hold the documents, two files of one name make a pair."""

from __future__ import annotations

import unicodedata
from contextlib import ExitStack
from pathlib import Path
from typing import NamedTuple

from alignment import text, writing
from alignment.bitext import Document, Language
from alignment.errors import TextError
from alignment.text.files import is_package

SIDES = tuple(Language)


Sources = tuple[Path, Path]
"""The German and the English file of a pair."""


class Upload(NamedTuple):
    """A file as a browser sends it."""

    file: str
    data: bytes


def pair_name(words: str) -> str:
    """Return a name as it is compared: macOS writes ``ü`` as two characters, other systems as one."""
    return unicodedata.normalize("NFC", words)


def check_name(name: str) -> None:
    """Raise ``TextError`` unless a pair can have that name: it is the name of its files too."""
    if not name or name != Path(name).name or name.startswith(".") or not name.isprintable():
        raise TextError.at(name or "name", "not a name for a pair", "use letters, digits, spaces and hyphens")


class Folder:
    """The texts under one folder. All methods raise ``TextError``."""

    def __init__(self, root: Path) -> None:
        self._root = root

    def files(self, language: Language) -> dict[str, Path]:
        """Return the files of one language by the name of their pair."""
        folder = self._root / language
        files: dict[str, Path] = {}
        for path in _entries(folder):
            if path.suffix.lower() not in text.SUFFIXES or path.name.startswith((".", "~$")):
                continue
            name = pair_name(path.stem)
            if name in files:
                raise TextError.at(path, f"{files[name].name} has the same name", "keep one of the two files")
            files[name] = path
        return files

    def sources(self, name: str) -> Sources:
        """Return the files of a pair."""
        return self._source(name, Language.DE), self._source(name, Language.EN)

    def path(self, language: Language, file: str) -> Path:
        """Return where a file of one language belongs."""
        return self._root / language / file

    def add(self, name: str, de: Upload, en: Upload, *, encoding: str | None = None) -> None:
        """Save two uploaded texts as the pair ``name``; save nothing if one is bad.

        A plain text in another ``encoding`` is saved as UTF-8, so that it can be read without being told.
        """
        check_name(name)
        documents = [
            text.read_bytes(upload.data, upload.file, language, encoding=encoding)
            for language, upload in zip(SIDES, (de, en), strict=True)
        ]
        for document, upload in zip(documents, (de, en), strict=True):
            text.check_language(document, upload.file)
        with ExitStack() as undoing:
            for document, upload in zip(documents, (de, en), strict=True):
                package = is_package(upload.data, upload.file)
                path = self.path(document.language, name + (".docx" if package else ".txt"))
                _save(path, upload.data if package or not encoding else document.text.encode(), undoing)
            undoing.pop_all()

    def _source(self, name: str, language: Language) -> Path:
        path = self.files(language).get(name)
        if path is None:
            remedy = f"put {name}.txt or {name}.docx there"
            raise TextError.at(self._root / language, f"no {language.english_name} text of the name {name}", remedy)
        return path


def read_pair(de: Path, en: Path, *, encoding: str | None = None) -> tuple[Document, Document]:
    """Return two files as German and English documents; raise ``TextError`` for bad ones and for swapped ones."""
    documents = text.read(de, Language.DE, encoding=encoding), text.read(en, Language.EN, encoding=encoding)
    for document, path in zip(documents, (de, en), strict=True):
        text.check_language(document, path)
    return documents


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
