"""Which numbers of a bead have no counterpart on its other side, wherever they stand."""

from __future__ import annotations

import itertools
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence, Set
from functools import cached_property

from alignment.bitext import Language
from alignment.findings import Finding, Mark, Unit, Verdict
from alignment.numbers.notation import BARE, IN_FULL, MONTH_WORDS, MONTHS, PARTS, SCALE
from alignment.numbers.number import Number
from alignment.numbers.reading import numbers
from alignment.numbers.sayings import is_article, said
from alignment.numbers.spelled import sizes
from alignment.reasons import Reason, ReasonKind

CHECK = "numbers"

FIGURES = re.compile(r"\d+(?:\.\d+)*")
MONTH_LIKE = re.compile(rf"[{''.join(sorted({word[0] for word in MONTH_WORDS}))}](?<![^\W\d_].)[^\W\d_]+")
"""A word with the first letter of a month; what stands before that is looked at after it, as that is faster."""

ROMAN = re.compile(r"[MDCLXVI](?<!\w.)[MDCLXVI]+\b")
TELLING = re.compile(
    rf"[\d.,](?:(?<=\d)(?:[{''.join(PARTS)}]|0(?:er|['’]?s)|[\s\u00a0-]{{0,2}}(?:{SCALE}|[ap]\.?\s?m)\b)"
    r"|(?<=[.,])\d{3}(?!\d))"
)
"""What makes another number of the same figures."""

WORDS = ("illion", "illiard")
"""Of what numbers are that have no figures but are asked for."""

INSERTED = re.compile(r"\[[^\]]*")
"""What an editor put into the English, to the end of the sentence if it ends in another."""

MARKER = re.compile(r"\s*\(?\d{1,3}[.)]\s*")
"""A sentence that is only the number of a paragraph."""


def check(units: Sequence[Unit], first: int = 0) -> tuple[Finding, ...]:
    """Return the numbers without counterpart, unit by unit; ``first`` is the number of the first.

    Each is one finding, the German ones before the English, with all places where it is written so. A number that an
    editor put into the English in [brackets] needs no counterpart, nor does the bare number of a paragraph. A unit with
    one side only is a gap, which says so itself.
    """
    return tuple(finding for number, unit in enumerate(units, first) for finding in _unit(number, unit))


def agree_at_sight(unit: Unit) -> bool:
    """Return whether both sides have the same figures, months and Roman numerals, and nothing else to be read.

    It is true of most units, and takes a small part of the time that reading their numbers does.
    """
    de, en = (" ".join(side) for side in unit)
    if _figures(de) != _figures(en) or _others(de) != _others(en):
        return False
    both = f"{de} {en}"
    return not TELLING.search(both) and not any(word in both for word in WORDS)


def _figures(text: str) -> list[str]:
    return FIGURES.findall(text.replace(",", "."))


def _others(text: str) -> set[str | int]:
    months = MONTH_WORDS.intersection(MONTH_LIKE.findall(text))
    return {MONTHS[word.lower()] for word in months}.union(ROMAN.findall(text))


def _unit(number: int, unit: Unit) -> Iterator[Finding]:
    unit = _as_in_column(unit)
    if agree_at_sight(unit) or not all(any(map(str.strip, side)) for side in unit):
        return
    sides = {language: _Side(texts, language) for language, texts in zip(Language, unit, strict=True)}
    for language, other in (tuple(Language), tuple(reversed(Language))):
        marks: defaultdict[str, list[Mark]] = defaultdict(list)
        for index, one in sides[language].asking():
            if not sides[other].answers(one) and not sides[language].is_article(index, one, sides[other]):
                marks[one.written].append(Mark(language, index, one.start, one.stop))
        for written, places in marks.items():
            message = Reason(ReasonKind.NUMBERS, (written, other)).words()
            yield Finding(
                check=CHECK, unit=number, verdict=Verdict.MISSING, subject=written, message=message, marks=tuple(places)
            )


class _Side:
    """The sentences of one side of a unit with their numbers; what else they say is looked for when it is needed."""

    def __init__(self, texts: Sequence[str], language: Language) -> None:
        self._texts, self._language = texts, language
        self._read = [numbers(text, language) for text in texts]
        self._values = {value for found in self._read for one in found for value in one.values}

    def asking(self) -> Iterator[tuple[int, Number]]:
        """Yield the numbers that need a counterpart, each after the index of its sentence."""
        for index, (text, found) in enumerate(zip(self._texts, self._read, strict=True)):
            for one in _asking(text, found, self._language):
                yield index, one

    def answers(self, one: Number) -> bool:
        """Return whether a number of the other side has its counterpart here."""
        if _is_time(one):
            return not (self._timely.isdisjoint(one.values) and self._said.isdisjoint(one.values))
        return not all(there.isdisjoint(one.values) for there in self._lazily())

    def is_article(self, index: int, one: Number, other: _Side) -> bool:
        """Return whether a number of a sentence may be an article in the English of the other side."""
        german = self._language == Language.DE and one.written == "1"
        return german and is_article(self._texts[index], one.stop, other._text)

    def _lazily(self) -> Iterator[Set[str]]:
        yield self._values
        yield self._said
        yield self._sizes

    @cached_property
    def _text(self) -> str:
        return " ".join(self._texts)

    @cached_property
    def _said(self) -> frozenset[str]:
        return frozenset(said(self._text))

    @cached_property
    def _sizes(self) -> frozenset[str]:
        return frozenset(sizes(self._text, itertools.chain.from_iterable(self._read), self._language))

    @cached_property
    def _timely(self) -> frozenset[str]:
        """The values that a time of day may have for its counterpart: of another time not the bare hour."""
        every = itertools.chain.from_iterable(self._read)
        return frozenset(value for one in every for value in one.values if ":" in value or not _is_time(one))


def _as_in_column(unit: Unit) -> Unit:
    """Return a row of a table without the scale that one side has and the other leaves to the head of the column."""
    if len(unit.de) != 1 or len(unit.en) != 1:
        return unit
    (de,), (en,) = unit
    if BARE.fullmatch(de) and (cell := IN_FULL.fullmatch(en)):
        return Unit((de,), (cell["figures"],))
    if BARE.fullmatch(en) and (cell := IN_FULL.fullmatch(de)):
        return Unit((cell["figures"],), (en,))
    return unit


def _is_time(one: Number) -> bool:
    return ":" in one.values[0]


def _asking(text: str, found: Sequence[Number], language: Language) -> Iterator[Number]:
    """Yield the numbers of a sentence that need a counterpart."""
    if MARKER.fullmatch(text):
        return
    inserted = [match.span() for match in INSERTED.finditer(text)] if language == Language.EN else []
    for one in found:
        if one.firm and not any(start < one.start < stop for start, stop in inserted):
            yield one
