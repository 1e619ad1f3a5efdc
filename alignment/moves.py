"""Moving the files of a pair together with its review: both, or neither, also when the program ends in between.

The files to be moved are noted down first, in a file of their own. They are moved inside the transaction that gives
the review its new name, and the note goes when that is done. A note that is still there tells the next one who opens
the project what was under way: the files then go where the name of the review says they belong.
"""

from __future__ import annotations

import errno
import json
import os
import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from alignment import writing
from alignment.errors import TextError

if TYPE_CHECKING:
    from alignment.review import Store

Step = tuple[Path, Path]
"""Where a file is, and where it is to go."""


@dataclass(frozen=True, slots=True)
class Note:
    """What is under way: the review's name before and after, and the files, seen from the project's folder."""

    name: str
    new: str
    files: tuple[tuple[str, str], ...]

    def dumps(self) -> bytes:
        """Return the note as JSON."""
        return json.dumps([self.name, self.new, self.files]).encode()

    @classmethod
    def loads(cls, data: bytes) -> Note:
        """Return the note that ``dumps`` wrote."""
        name, new, files = json.loads(data)
        return cls(name, new, tuple((old, there) for old, there in files))


class Moves:
    """The moves of files under a project's folder; ``notes`` is the folder for what is under way."""

    def __init__(self, root: Path, notes: Path) -> None:
        self._root = root
        self._notes = notes

    def make(self, store: Store, name: str, new: str, files: Sequence[Step], *, who: str) -> None:
        """Give a pair another name and move its files; a pair that is not in review has files only.

        Raises ``TextError`` if a file cannot be moved and ``StoreError``; nothing has changed then.
        """
        note = Note(name, new, tuple((self._seen(old), self._seen(there)) for old, there in files))
        path = self._notes / f"{uuid.uuid4().hex}.json"
        try:
            with store.renaming(name, new, who) as reviewed:
                _write(path, note)
                _walk(files)
                if not reviewed:
                    path.unlink()
        finally:
            self.settle(store)

    def settle(self, store: Store) -> None:
        """End what was under way when somebody ended. Raises ``TextError`` if a file cannot be moved."""
        if not any(self._notes.glob("*")):
            return
        with store.names() as names:  # whoever is moving files at this moment ends first
            for path in sorted(self._notes.glob("*.json")):
                note = Note.loads(path.read_bytes())
                steps = [(self._root / old, self._root / there) for old, there in note.files]
                if note.new not in names:
                    steps = [(there, old) for old, there in steps]
                _walk([(old, there) for old, there in steps if _is_there(old) and not _is_there(there)])
                path.unlink()
            for unwritten in self._notes.glob(f"*{writing.PART}"):
                unwritten.unlink()

    def _seen(self, path: Path) -> str:
        return str(path.relative_to(self._root))


def _write(path: Path, note: Note) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        writing.replace(path, note.dumps())
    except OSError as error:
        raise _failed(path, error) from error


def _is_there(path: Path) -> bool:
    try:
        path.lstat()
    except OSError:  # also for a name that no file can have
        return False
    return True


def _walk(steps: Sequence[Step]) -> None:
    """Move files, never over another one. Raises ``TextError``."""
    for old, there in steps:
        try:
            there.parent.mkdir(parents=True, exist_ok=True)
            if there.exists() and not there.samefile(old):
                raise OSError(errno.EEXIST, os.strerror(errno.EEXIST))
            _shift(old, there)
        except OSError as error:
            raise _failed(there, error) from error


def _shift(old: Path, there: Path) -> None:
    try:
        old.rename(there)
    except OSError as error:
        if error.errno != errno.EXDEV:
            raise
        writing.create(there, old.read_bytes())  # the two folders are on different disks
        old.unlink()


def _failed(path: Path, error: OSError) -> TextError:
    return TextError.at(path, f"cannot be saved: {error.strerror}", "see that there is room and the right")
