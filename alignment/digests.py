"""What files hold, as one number: worked out when it is first asked for, and again when a file has changed."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Iterable
from pathlib import Path

Stamp = tuple[int, int, int]
"""When a file and its permissions were last changed, in nanoseconds, and its size."""

SETTLED = 2_000_000_000
"""Nanoseconds after which a file that is written to gets another time on any disk."""


class Digests:
    """The SHA-256 of files, remembered by what a disk tells of them without reading."""

    def __init__(self) -> None:
        self._known: dict[Path, tuple[Stamp, str]] = {}

    def of(self, path: Path) -> str:
        """Return the SHA-256 of the bytes of a file; empty if it cannot be read, as whoever reads it will say."""
        try:
            stat = path.stat()
            stamp = (stat.st_mtime_ns, stat.st_ctime_ns, stat.st_size)
            known, digest = self._known.get(path, (None, ""))
            if known != stamp:
                with path.open("rb") as file:
                    digest = hashlib.file_digest(file, "sha256").hexdigest()
                if time.time_ns() - stamp[0] > SETTLED:  # else it may change once more and keep its time
                    self._known[path] = stamp, digest
        except OSError:
            return ""
        return digest

    def changed(self, files: Iterable[object], known: Iterable[str]) -> tuple[str, ...]:
        """Return the digests of files that are no longer those known, else nothing, as of one that is not there."""
        pairs = zip(files, known, strict=True)
        now = ((self.of(file) if isinstance(file, Path) and old else "", old) for file, old in pairs)
        return tuple(new if new != old else "" for new, old in now)
