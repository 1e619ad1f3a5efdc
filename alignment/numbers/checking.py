"""Which numbers of a bead have no counterpart on its other side, wherever they stand."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

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
WORD = re.compile(r"[^\W\d_]+")
ROMAN = re.compile(r"\b[MDCLXVI]{2,}\b")
TELLING = re.compile(
    rf"\d(?:[{''.join(PARTS)}]|0(?:er|['’]?s)|[\s\u00a0-]{{0,2}}(?:{SCALE}|[ap]\.?\s?m)\b)|[.,]\d{{3}}(?!\d)"
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
    return {MONTHS[word.lower()] for word in MONTH_WORDS.intersection(WORD.findall(text))}.union(ROMAN.findall(text))


def _unit(number: int, unit: Unit) -> Iterator[Finding]:
    unit = _as_in_column(unit)
    if agree_at_sight(unit) or not all(any(map(str.strip, side)) for side in unit):
        return
    sides = {
        language: [numbers(text, language) for text in texts] for language, texts in zip(Language, unit, strict=True)
    }
    joined = {language: " ".join(texts) for language, texts in zip(Language, unit, strict=True)}
    for language, texts in zip(Language, unit, strict=True):
        other = Language.EN if language == Language.DE else Language.DE
        those = [one for found in sides[other] for one in found]
        there = {value for one in those for value in one.values}.union(said(joined[other]))
        there.update(sizes(joined[other], those, other))
        timely = {value for one in those for value in _timely(one)}.union(said(joined[other]))
        marks: defaultdict[str, list[Mark]] = defaultdict(list)
        for index, (text, found) in enumerate(zip(texts, sides[language], strict=True)):
            for one in _asking(text, found, language):
                is_one = one.written == "1" and language == Language.DE and is_article(text, one.stop, joined[other])
                if (timely if _is_time(one) else there).isdisjoint(one.values) and not is_one:
                    marks[one.written].append(Mark(language, index, one.start, one.stop))
        for written, places in marks.items():
            message = Reason(ReasonKind.NUMBERS, (written, other)).words()
            yield Finding(
                check=CHECK, unit=number, verdict=Verdict.MISSING, subject=written, message=message, marks=tuple(places)
            )


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


def _timely(one: Number) -> Iterator[str]:
    """Yield what a time of day may have for its counterpart: of another time not the bare hour."""
    yield from (value for value in one.values if ":" in value or not _is_time(one))


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
