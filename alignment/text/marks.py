"""What stands in front of a heading or list item: bullets, numbers, letters."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from alignment.bitext import Language
from alignment.text.tables import tables

BULLETS = "-–—•·▪■◦●○*‣►➢✓→"
GLUED = BULLETS.replace("*", "")
BULLET = re.compile(rf"([{BULLETS}])[ \t\u00a0]+(?=\S)|([{GLUED}])(?=[^\W\d_])")
BRACKETED = re.compile(r"(\(?(?:(\d{1,3})|([a-zA-Z]{1,2})|([ivxIVX]{1,5}))\))[ \t\u00a0]+(?=\S)")
NUMBERED = re.compile(r"((\d{1,3})((?:\.\d{1,3}){0,4})\.?)[ \t\u00a0]+(?=(\w+))")
LETTERED = re.compile(r"(([A-Z]|[IVXLC]{1,7})\.)[ \t\u00a0]+(?=\S)")
ROMAN_FIGURES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}


class Mark(NamedTuple):
    """A list mark as it is written, its style, and its value where marks of its style count."""

    written: str
    style: str
    value: int = 0
    depth: int = 1
    ordinal: bool = False
    """It could as well be an ordinal: "5. Tagung des ZK"."""


def marks_of(line: str, language: Language) -> list[Mark]:
    """Return the readings of what begins a line, the likelier first; whether one holds, its neighbours tell."""
    head = line[:8]
    if ")" not in head and "." not in head and head[:1] not in BULLETS:
        return []
    if match := BULLET.match(line):
        return [Mark(match[1] or match[2], match[1] or match[2])]
    if match := BRACKETED.match(line):
        return list(_bracketed(match))
    if match := NUMBERED.match(line):
        return list(_numbered(match, language))
    if match := LETTERED.match(line):
        return list(_lettered(match))
    return []


def _bracketed(match: re.Match[str]) -> Iterable[Mark]:
    written, figures, letters, roman = match.groups()
    sides = "()" if written.startswith("(") else ")"
    if figures:
        yield Mark(written, "1" + sides, int(figures))
    elif letters:
        yield Mark(written, "a" + sides, ord(letters[0].lower()) - 96 + 26 * (len(letters) - 1))
    else:
        yield Mark(written, "i" + sides, roman_value(roman.upper()))


def _numbered(match: re.Match[str], language: Language) -> Iterable[Mark]:
    written, first, rest, word = match.groups()
    parts = [int(part) for part in (first + rest).split(".")]
    if len(parts) == 1 and (not written.endswith(".") or word in tables(language).months):
        return
    # A line begins with a noun in its plain form: "1. Gespräche" is no ordinal, "1. Gespräch" may be one.
    ordinal = language is Language.DE and len(parts) == 1 and word.lower().endswith(tables(language).ordinals)
    yield Mark(written, *_place(parts), len(parts), ordinal)


def _place(parts: Sequence[int]) -> tuple[str, int]:
    """Return the style of a number of several parts, which is its part of the text, and its value there."""
    return "1." + ".".join(map(str, parts[:-1])), parts[-1]


def _lettered(match: re.Match[str]) -> Iterable[Mark]:
    written, letters = match.groups()
    if all(letter in ROMAN_FIGURES for letter in letters):
        yield Mark(written, "I.", roman_value(letters))
    if len(letters) == 1:
        yield Mark(written, "A.", ord(letters) - 64)


def roman_value(letters: str) -> int:
    """Return the value of a Roman numeral in capitals; a smaller figure before a larger one is taken off."""
    values = [ROMAN_FIGURES[letter] for letter in letters]
    return sum(-v if v < max(values[i:]) else v for i, v in enumerate(values))


class Known:
    """Which marks of a document are marks: those that count with a neighbour, and those that need none."""

    def __init__(self, lines: Iterable[str], language: Language) -> None:
        readings = {index: read for index, line in enumerate(lines) if (read := marks_of(line, language))}
        marks = [mark for read in readings.values() for mark in read]
        self._counted = {(mark.style, mark.value) for mark in marks}
        self._bullets = Counter(mark.style for mark in marks if not mark.value)
        self._above = {place for mark in marks if mark.depth > 1 for place in _above(mark)}
        self._marks = {index: next(filter(self._holds, read), None) for index, read in readings.items()}

    def mark(self, index: int) -> Mark | None:
        """Return the mark that begins a line, or nothing: "B. Krause" and "3.4 Mio." begin without one."""
        return self._marks.get(index)

    def often(self, mark: Mark) -> bool:
        """Return whether a bullet begins several lines, so that it is no dash in a sentence."""
        return self._bullets[mark.style] > 1

    def _holds(self, mark: Mark) -> bool:
        if not mark.value or mark.style.endswith(")"):
            return True
        beside = any((mark.style, mark.value + step) in self._counted for step in (-1, 1))
        if mark.ordinal:
            return beside
        divided = (mark.style, mark.value) in self._above
        return beside or divided or (mark.value == 1 and mark.style.startswith("1."))


def _above(mark: Mark) -> Iterable[tuple[str, int]]:
    """Yield what "2.1.3" stands under: "2.1." and "2."."""
    parts = [int(part) for part in mark.written.split(".") if part]
    return (_place(parts[:end]) for end in range(1, len(parts)))
