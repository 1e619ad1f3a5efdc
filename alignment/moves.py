"""Moving the files of a pair together with its review: both, or neither, also when the program ends in between.

The files to be moved are noted down first, in a file of their own. They are moved inside the transaction that gives
the review its new label, and the note goes when that is done. A note that is still there tells the next one who lists
the pairs what was under way: the files then go where the label of the review says they belong.
"""

from __future__ import annotations

import itertools
import json
import os
import uuid
from collections.abc import Collection, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from alignment import writing
from alignment.errors import TextError, WorkbenchError
from alignment.labels import Label

if TYPE_CHECKING:
    from alignment.review import Store

Step = tuple[Path, Path]
"""Where a file is, and where it is to go."""


@dataclass(frozen=True, slots=True)
class Note:
    """What is under way: the review's label before and after, and the files, seen from the project's folder."""

    old: Label
    new: Label
    files: tuple[tuple[str, str], ...]

    def dumps(self) -> bytes:
        """Return the note as JSON."""
        return json.dumps([self.old.key, self.new.key, self.files]).encode()

    @classmethod
    def loads(cls, data: bytes) -> Note:
        """Return the note that ``dumps`` wrote."""
        old, new, files = json.loads(data)
        return cls(Label.of(old), Label.of(new), tuple((file, there) for file, there in files))


class Moves:
    """The moves of files under a project's folder; ``notes`` is the folder for what is under way."""

    def __init__(self, root: Path, notes: Path) -> None:
        self._root = root
        self._notes = notes

    def make(self, store: Store, old: Label, new: Label, files: Sequence[Step], *, who: str) -> None:
        """Give a pair another label and move its files; a pair that is not in review has files only.

        Raises ``TextError`` if a file cannot be moved and ``StoreError``; nothing has changed then.
        """
        note = Note(old, new, tuple((self._seen(file), self._seen(there)) for file, there in files))
        path = self._notes / f"{uuid.uuid4().hex}.json"
        try:
            with store.labelling(old, new, who) as reviewed:
                _write(path, note)
                for file, there in files:
                    _move(file, there)
                if not reviewed:
                    path.unlink()
        except Exception:
            with suppress(WorkbenchError):  # whoever lists the pairs next tries again
                self.settle(store)
            raise
        with suppress(OSError):  # it is done: a note that stays changes nothing
            path.unlink(missing_ok=True)

    def settle(self, store: Store) -> None:
        """End what was under way when somebody ended. Raises ``TextError`` if a file cannot be moved."""
        if not any(self._left()):
            return
        with store.labels() as labels:  # whoever is moving or saving files at this moment ends first
            for path in self._left():
                if path.suffix == ".json":
                    self._end(path, labels)
                path.unlink(missing_ok=True)  # whoever made a note may take it away just now

    def _left(self) -> list[Path]:
        """Return the notes, and the files that nobody completed."""
        unwritten = (folder.glob(f".*{writing.PART}") for folder in (self._notes, *self._root.glob("texts/*")))
        return sorted(itertools.chain(self._notes.glob("*.json"), *unwritten))

    def _end(self, path: Path, labels: Collection[Label]) -> None:
        try:
            note = Note.loads(path.read_bytes())
        except FileNotFoundError:
            return
        for old, there in note.files:
            source, target = self._root / old, self._root / there
            _end_move(*((source, target) if note.new in labels else (target, source)))

    def _seen(self, path: Path) -> str:
        return str(path.relative_to(self._root))


def _write(path: Path, note: Note) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        writing.replace(path, note.dumps())
    except OSError as error:
        raise _failed(path, error) from error


def _move(old: Path, there: Path) -> None:
    """Move a file, never over another one. Raises ``TextError``."""
    try:
        there.parent.mkdir(parents=True, exist_ok=True)
        if _is_one(old, there):
            old.rename(there)
        else:
            _give_name(old, there)
            old.unlink()
    except OSError as error:
        raise _failed(there, error) from error


def _end_move(old: Path, there: Path) -> None:
    """Move a file if that is not done yet, or was done but for taking the old one away."""
    try:
        if not _is_listed(old):
            return
        if _is_listed(there):
            if _is_one(old, there):
                old.unlink()
            return
    except OSError as error:
        raise _failed(there, error) from error
    _move(old, there)


def _give_name(old: Path, there: Path) -> None:
    """Let a file be found under another name too. Raises ``FileExistsError`` if there is one, and ``OSError``."""
    try:
        os.link(old, there)  # a rename would replace what somebody put there since
    except FileExistsError:
        raise
    except OSError:  # the two folders are on different disks, or on one without links
        writing.create(there, old.read_bytes())


def _is_one(old: Path, there: Path) -> bool:
    """Return whether two names are of one file: on many disks, names that differ in capitals or spelling are."""
    try:
        return os.path.samestat(old.lstat(), there.lstat())
    except OSError:  # also for a name that no file can have
        return False


def _is_listed(path: Path) -> bool:
    """Return whether a file has this very name, capitals included."""
    return path.parent.is_dir() and path.name in (other.name for other in path.parent.iterdir())


def _failed(path: Path, error: OSError) -> TextError:
    return TextError.at(path, f"cannot be saved: {error.strerror}", "see that there is room and the right")
