"""The labels Word computes for numbered paragraphs: "2.", "a)", "IV.", "•"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from lxml import etree

from alignment.text.docx.package import W
from alignment.text.docx.styles import Listed, integer, value

Levels = dict[int, etree._Element]

SYMBOLS = {"\uf0b7": "•", "\uf0a7": "▪", "\uf02d": "–", "\uf0d8": "➢", "\uf0fc": "✓", "\uf0e0": "→"}
"""Symbol fonts keep their signs in the private area; these are the ones Word's own bullets use."""

ROMAN_FIGURES = ("m", "cm", "d", "cd", "c", "xc", "l", "xl", "x", "ix", "v", "iv", "i")
ROMAN = tuple(zip((1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1), ROMAN_FIGURES, strict=True))
LARGEST_LABEL = 3999


@dataclass
class Count:
    """How far a list has come on each of its levels; lists of the same kind share it."""

    numbers: dict[int, int] = field(default_factory=dict)
    restarted: set[tuple[str, int]] = field(default_factory=set)


class Numbering:
    """The lists of a document, counted as its paragraphs come by."""

    def __init__(self, root: etree._Element | None) -> None:
        kinds: dict[str, Levels] = {}
        links: dict[str, str] = {}
        self._lists: dict[str, tuple[str, Levels, Levels]] = {}
        self._counts: dict[str, Count] = {}
        if root is None:
            return
        for kind in root.findall(W + "abstractNum"):
            identity = kind.get(W + "abstractNumId", "")
            kinds[identity] = _by_level(kind, "lvl")
            if style := value(kind, "styleLink"):
                links[style] = identity
        for kind in root.findall(W + "abstractNum"):
            if (style := value(kind, "numStyleLink")) in links:
                kinds[kind.get(W + "abstractNumId", "")] = kinds[links[style or ""]]
        for number in root.findall(W + "num"):
            identity = value(number, "abstractNumId") or ""
            overrides = _by_level(number, "lvlOverride")
            self._lists[number.get(W + "numId", "")] = (identity, kinds.get(identity, {}), overrides)

    def level(self, listed: Listed) -> int:
        """Return the level of a paragraph in its list from 0: its own, or the one that belongs to its style."""
        if listed.level is not None:
            return listed.level
        _, levels, _ = self._lists.get(listed.number, ("", {}, {}))
        of_styles = {value(element, "pStyle"): level for level, element in levels.items()}
        return next((of_styles[style] for style in listed.styles if style in of_styles), 0)

    def label(self, number: str, level: int) -> str:
        """Return the label of the next paragraph of a list, nothing for a list that is not defined."""
        if number not in self._lists:
            return ""
        kind, levels, overrides = self._lists[number]
        count = self._counts.setdefault(kind, Count())
        merged = levels | {i: e for i, o in overrides.items() if (e := o.find(W + "lvl")) is not None}
        self._restart(count, number, overrides)
        numbers = count.numbers
        numbers[level] = numbers.get(level, _start(merged.get(level)) - 1) + 1
        for deeper in [other for other in numbers if other > level]:
            del numbers[deeper]
        return _written(merged, level, numbers)

    def _restart(self, count: Count, number: str, overrides: Levels) -> None:
        for level, override in overrides.items():
            start = value(override, "startOverride")
            if start is not None and (number, level) not in count.restarted:
                count.restarted.add((number, level))
                count.numbers[level] = integer(start, 1) - 1


def _by_level(element: etree._Element, name: str) -> Levels:
    return {integer(child.get(W + "ilvl"), 0): child for child in element.findall(W + name)}


def _start(level: etree._Element | None) -> int:
    return integer(value(level, "start"), 1)


def _written(levels: Levels, level: int, numbers: Mapping[int, int]) -> str:
    pattern = value(levels.get(level), "lvlText")
    if value(levels.get(level), "numFmt") == "bullet":
        sign = (pattern or "•")[:1]
        return SYMBOLS.get(sign, "•" if "\ue000" <= sign <= "\uf8ff" else sign)

    def figure(match: re.Match[str]) -> str:
        which = int(match[1]) - 1
        return _figure(numbers.get(which, _start(levels.get(which))), value(levels.get(which), "numFmt") or "decimal")

    return re.sub(r"%([1-9])", figure, "%1." if pattern is None else pattern).strip()


def _figure(number: int, style: str) -> str:
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
