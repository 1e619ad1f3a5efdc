"""What a pair goes by, there or removed."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import NamedTuple, Self


class Label(NamedTuple):
    """The name of a pair, and when it was removed; ``removed`` is empty while it is there.

    No two pairs have one label, and so none that are there one name.
    """

    name: str
    removed: str = ""

    @property
    def key(self) -> str:
        """Return both in one word, ``WHEN/NAME`` or ``NAME``: no name has a slash in it."""
        return f"{self.removed}/{self.name}" if self.removed else self.name

    @classmethod
    def of(cls, key: str) -> Self:
        """Return the label with that key."""
        path = PurePosixPath(key)
        return cls(path.name, path.parent.name)
