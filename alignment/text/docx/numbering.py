"""The labels Word computes for numbered paragraphs: "2.", "a)", "IV.", "•"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from lxml import etree

from alignment.text.docx.package import W
from alignment.text.docx.styles import Listed, integer, value

LONGEST_PATTERN = 100
DEEPEST = 8
"""Word's lists have the levels 0 to 8."""

SYMBOLS = {"\uf0b7": "•", "\uf0a7": "▪", "\uf02d": "–", "\uf0d8": "➢", "\uf0fc": "✓", "\uf0e0": "→"}
"""Symbol fonts keep their signs in the private area; these are the ones Word's own bullets use."""

ROMAN_FIGURES = ("m", "cm", "d", "cd", "c", "xc", "l", "xl", "x", "ix", "v", "iv", "i")
ROMAN = tuple(zip((1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1), ROMAN_FIGURES, strict=True))
LARGEST_LABEL = 3999


class Level(NamedTuple):
    """A level of a list: where it starts to count, in what figures, how the label is written, and its style."""

    start: int = 1
    figures: str = "decimal"
    pattern: str = "%1."
    style: str | None = None

    @classmethod
    def of(cls, element: etree._Element) -> Level:
        """Return the level an element describes."""
        figures, pattern = value(element, "numFmt") or "decimal", value(element, "lvlText")
        if figures == "bullet":
            pattern = _bullet((pattern or "•")[0])
        pattern = "%1." if pattern is None else pattern[:LONGEST_PATTERN]
        return cls(integer(value(element, "start"), 1), figures, pattern, value(element, "pStyle"))


UNDEFINED = Level()
Levels = Mapping[int, Level]


@dataclass
class List:
    """A list that is being counted.

    ``numbers`` says how far it has come on each level; lists of the same kind share them, and ``restarts`` says
    where this one starts anew when it begins.
    """

    levels: Levels
    restarts: dict[int, int]
    numbers: dict[int, int]

    def next(self, level: int) -> str:
        """Return the label of the next paragraph."""
        self.numbers.update({place: start - 1 for place, start in self.restarts.items()})
        self.restarts = {}
        before = self.numbers.get(level, self.levels.get(level, UNDEFINED).start - 1)
        for deeper in [place for place in self.numbers if place > level]:
            del self.numbers[deeper]
        self.numbers[level] = before + 1
        return re.sub(r"%([1-9])", self._figure, self.levels.get(level, UNDEFINED).pattern).strip()

    def _figure(self, match: re.Match[str]) -> str:
        place = int(match[1]) - 1
        level = self.levels.get(place, UNDEFINED)
        return _written(self.numbers.get(place, level.start), level.figures)


class Numbering:
    """The lists of a document, counted as its paragraphs come by."""

    def __init__(self, root: etree._Element | None) -> None:
        self._lists: dict[str, List] = {}
        kinds = {} if root is None else _kinds(root)
        numbers: dict[str, dict[int, int]] = {}
        for element in [] if root is None else root.findall(W + "num"):
            kind = value(element, "abstractNumId") or ""
            overrides = _by_level(element, "lvlOverride")
            own = {place: Level.of(level) for place, o in overrides.items() if (level := o.find(W + "lvl")) is not None}
            starts = {place: value(override, "startOverride") for place, override in overrides.items()}
            self._lists[element.get(W + "numId", "")] = List(
                levels={**kinds.get(kind, {}), **own},
                restarts={place: integer(start, 1) for place, start in starts.items() if start is not None},
                numbers=numbers.setdefault(kind, {}),
            )

    def level(self, listed: Listed) -> int:
        """Return the level of a paragraph in its list from 0: its own, or the one that belongs to its style."""
        if listed.level is not None:
            return min(max(listed.level, 0), DEEPEST)
        levels = self._lists[listed.number].levels if listed.number in self._lists else {}
        of_styles = {level.style: place for place, level in levels.items()}
        return next((of_styles[style] for style in listed.styles if style in of_styles), 0)

    def label(self, number: str, level: int) -> str:
        """Return the label of the next paragraph of a list, nothing for a list that is not defined."""
        return self._lists[number].next(level) if number in self._lists else ""


def _kinds(root: etree._Element) -> dict[str, Levels]:
    """Return the kinds of list by their ids; one may be that of another's style."""
    kinds: dict[str, Levels] = {}
    of_styles: dict[str | None, Levels] = {}
    for kind in root.findall(W + "abstractNum"):
        levels = {place: Level.of(level) for place, level in _by_level(kind, "lvl").items()}
        kinds[kind.get(W + "abstractNumId", "")] = levels
        if style := value(kind, "styleLink"):
            of_styles[style] = levels
    for kind in root.findall(W + "abstractNum"):
        if (style := value(kind, "numStyleLink")) in of_styles:
            kinds[kind.get(W + "abstractNumId", "")] = of_styles[style]
    return kinds


def _by_level(element: etree._Element, name: str) -> dict[int, etree._Element]:
    places = ((integer(child.get(W + "ilvl"), 0), child) for child in element.findall(W + name))
    return {place: child for place, child in places if 0 <= place <= DEEPEST}


def _bullet(sign: str) -> str:
    return SYMBOLS.get(sign, "•" if "\ue000" <= sign <= "\uf8ff" else sign)


def _written(number: int, style: str) -> str:
    if style in ("upperLetter", "lowerLetter") and number > 0:
        letters = chr(97 + (number - 1) % 26) * min((number - 1) // 26 + 1, 9)
        return letters.upper() if style == "upperLetter" else letters
    if style in ("upperRoman", "lowerRoman") and 0 < number <= LARGEST_LABEL:
        return roman(number).upper() if style == "upperRoman" else roman(number)
    return "" if style == "none" else f"{number:02}" if style == "decimalZero" else str(number)


def roman(number: int) -> str:
    """Return a number in small Roman figures."""
    written = ""
    for worth, letters in ROMAN:
        while number >= worth:
            written += letters
            number -= worth
    return written
