"""Writing a file whole: until the new one is complete on the disk, what was there before stays as it is."""

from __future__ import annotations

import os
import shutil
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

PART = ".part"
"""Ends the name of a file that is not complete yet; one that stays is left from a crash."""


def replace(path: Path, data: bytes) -> None:
    """Write a file in the place of one that may be there, whose permissions it keeps. Raises ``OSError``.

    A link leads to the file it names; what is no plain file, such as a pipe or ``/dev/null``, is written to.
    """
    if path.exists() and not path.is_file():  # asked before links are followed: those to a pipe name no path
        path.write_bytes(data)
        return
    path = Path(os.path.realpath(path))
    with _complete(path, data) as part:
        if path.exists():
            shutil.copymode(path, part)
        part.replace(path)


def create(path: Path, data: bytes) -> None:
    """Write a file that is not there yet. Raises ``FileExistsError`` if one is, and ``OSError``."""
    with _complete(path, data) as part:
        try:
            os.link(part, path)  # takes the name with all that is in the file, unless somebody has it
        except FileExistsError:
            raise
        except OSError:  # a disk without links
            path.open("xb").close()
            part.replace(path)


@contextmanager
def _complete(path: Path, data: bytes) -> Iterator[Path]:
    """Write a file of another name beside ``path``, and take it away if it still has that name in the end."""
    part = path.with_name(f".{uuid.uuid4().hex}{PART}")
    try:
        with part.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        yield part
    finally:
        part.unlink(missing_ok=True)
