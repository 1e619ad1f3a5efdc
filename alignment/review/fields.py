"""Reading the fields of an act: each function takes what came from outside and the field's name.

All raise ``ActError`` in the shape ``field: what (what to do)``.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from enum import StrEnum
from itertools import pairwise

from alignment.bitext import Language
from alignment.errors import ActError
from alignment.reasons import Absence
from alignment.review.values import Seen

LONGEST_TEXT = 20_000
LARGEST = 2**31 - 1


class Direction(StrEnum):
    """Where a sentence moves."""

    UP = "up"
    DOWN = "down"

    @property
    def step(self) -> int:
        """Return by how much the border between two beads moves."""
        return -1 if self is Direction.DOWN else 1


def read_id(raw: object, name: str) -> str:
    """Return the id of an act: 8 to 64 visible ASCII characters."""
    if not isinstance(raw, str) or not re.fullmatch(r"[!-~]{8,64}", raw):
        raise ActError(f"{name}: not an id of 8 to 64 letters, digits or signs")
    return raw


def read_index(raw: object, name: str) -> int:
    """Return an index or a version: a whole number from 0."""
    if not isinstance(raw, int) or isinstance(raw, bool) or not 0 <= raw <= LARGEST:
        raise ActError(f"{name}: not a whole number from 0")
    return raw


def read_other(raw: object, name: str) -> int | None:
    """Return an index, or ``None``."""
    return None if raw is None else read_index(raw, name)


def read_flag(raw: object, name: str) -> bool:
    """Return true or false."""
    if not isinstance(raw, bool):
        raise ActError(f"{name}: neither true nor false")
    return raw


def read_seen(raw: object, name: str) -> tuple[Seen, ...]:
    """Return the beads an act names, which must be in text order."""
    if not isinstance(raw, (list, tuple)):
        raise ActError(f"{name}: not a list of [place, version]")
    seen = tuple(_read_bead(item, f"{name}.{i}") for i, item in enumerate(raw))
    if any(lower.place <= upper.place for upper, lower in pairwise(seen)):
        raise ActError(f"{name}: not in text order")
    return seen


def _read_bead(raw: object, name: str) -> Seen:
    if not isinstance(raw, Sequence) or isinstance(raw, str) or len(raw) != 2:
        raise ActError(f"{name}: not [place, version]")
    return Seen(read_index(raw[0], f"{name}.0"), read_index(raw[1], f"{name}.1"))


def read_cuts(raw: object, name: str) -> tuple[tuple[int, int], ...]:
    """Return places between sentences, each the index of a German and of an English one."""
    if not isinstance(raw, (list, tuple)):
        raise ActError(f"{name}: not a list of [German, English]")
    return tuple(_read_cut(item, f"{name}.{i}") for i, item in enumerate(raw))


def _read_cut(raw: object, name: str) -> tuple[int, int]:
    if not isinstance(raw, (list, tuple)) or len(raw) != 2:
        raise ActError(f"{name}: not [German, English]")
    return read_index(raw[0], f"{name}.0"), read_index(raw[1], f"{name}.1")


def read_language(raw: object, name: str) -> Language:
    """Return the language."""
    if not isinstance(raw, str) or raw not in list(Language):
        raise ActError(f"{name}: neither de nor en")
    return Language(raw)


def read_direction(raw: object, name: str) -> Direction:
    """Return the direction."""
    if not isinstance(raw, str) or raw not in list(Direction):
        raise ActError(f"{name}: neither up nor down")
    return Direction(raw)


def read_absence(raw: object, name: str) -> Absence | None:
    """Return why one side of a gap is empty, ``None`` if that is not said."""
    if raw is not None and (not isinstance(raw, str) or raw not in list(Absence)):
        raise ActError(f"{name}: not a reason (one of {', '.join(Absence)}, or null)")
    return None if raw is None else Absence(raw)


def read_sentence(raw: object, name: str) -> str:
    """Return the wording of a sentence: one line of text, without the white space around it."""
    return _read_text(raw, name)


def read_comment(raw: object, name: str) -> str:
    """Return a remark, which may have several lines."""
    return _read_text(raw.replace("\r\n", "\n") if isinstance(raw, str) else raw, name, breaks="\n\t")


def read_reviewer(raw: object) -> str:
    """Return the name of who acts."""
    return _read_text(raw, "reviewer", longest=100)


def _read_text(raw: object, name: str, *, longest: int = LONGEST_TEXT, breaks: str = "") -> str:
    if not isinstance(raw, str):
        raise ActError(f"{name}: not a text")
    text = raw.strip()
    if not text:
        raise ActError(f"{name}: empty")
    if len(text) > longest:
        raise ActError(f"{name}: {len(text)} characters, more than {longest} (shorten it)")
    for sign in text:
        if sign not in breaks and unprintable(sign):
            raise ActError(f"{name}: holds the control character U+{ord(sign):04X} (take it out)")
    return text


def unprintable(sign: str) -> bool:
    """Return whether XML, and so every export, refuses a character: controls, halves of pairs, U+FFFE and U+FFFF."""
    return unicodedata.category(sign) in {"Cc", "Cs"} or sign in "\ufffe\uffff\u2028\u2029"
