"""Numbers that are written in words: "zwölf", "two hundred and fifty", "half a million", "zwei Drittel"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from alignment.numbers.notation import AFTER, AND_HALF, DECADES, FRACTION_OF, HALF_OF, HALF_WORD, ONE_OF, PARTS_OF
from alignment.numbers.number import Number, decades, fraction, scales_of, shown
from alignment.numbers.words import alone, factors

HALF = Decimal("0.5")
PHRASES = ((HALF_OF, HALF), (ONE_OF, Decimal(1)))
TEN, TWENTY, HUNDRED, THOUSAND = 10, 20, 100, 1000


def spelled(text: str, words: Iterable[re.Match[str]]) -> Iterator[Number]:
    """Yield the numbers that are written in words, in one or in several: "two hundred and fifty"."""
    run: list[re.Match[str]] = []
    for word in words:
        if decade := DECADES.get(word[0].lower()):
            yield Number(decades(str(decade)), word[0], False, *word.span())
        if (single := alone(word[0])) is not None:
            yield _scaled(text, single, word.start(), word.end())
        if not (parts := factors(word[0])):
            continue
        if run and not _goes_on(text[run[-1].end() : word.start()], factors(run[-1][0])[-1], parts[0]):
            yield _sum(text, run)
            run = []
        run.append(word)
    if run:
        yield _sum(text, run)


def _goes_on(between: str, last: int, value: int) -> bool:
    """Return whether two number words are one number, as "forty-two" and "hundred and two" are."""
    if last >= HUNDRED:
        return between in (" ", "-", " and ", " und ")
    return between in (" ", "-") and (value >= HUNDRED or (last >= TWENTY and value < TEN))


def _sum(text: str, run: Sequence[re.Match[str]]) -> Number:
    thousands = below = 0
    for factor in (factor for word in run for factor in factors(word[0])):
        if factor == THOUSAND:
            thousands, below = thousands + max(below, 1) * THOUSAND, 0
        elif factor == HUNDRED:
            below = max(below, 1) * HUNDRED
        else:
            below += factor
    return _scaled(text, Decimal(thousands + below), run[0].start(), run[-1].end())


def _scaled(text: str, value: Decimal, start: int, stop: int) -> Number:
    """Return a number in words, with the half and the scale that may follow."""
    if half := AND_HALF.match(text, stop):
        value, stop = value + HALF, half.end()
    scales: tuple[Decimal, ...] = (Decimal(1),)
    if after := AFTER.match(text, stop):
        scales, stop = scales_of(after), after.end()
    return Number(tuple(shown(value * scale) for scale in scales), text[start:stop], False, start, stop)


def fractions(text: str) -> Iterator[Number]:
    """Yield the parts of one that are written in words: "two thirds", "die Hälfte"."""
    for found in HALF_WORD.finditer(text):
        yield Number(fraction(1, 2), found[0], False, *found.span())
    for found in FRACTION_OF.finditer(text):
        count = factors(found["count"]) or (1,)  # "a third"
        yield Number(fraction(count[0], PARTS_OF[found["part"]]), found[0], False, *found.span())


def scales_alone(text: str) -> Iterator[Number]:
    """Yield what is counted by no number: "a million", "half a million"."""
    for found, value in ((found, value) for phrase, value in PHRASES for found in phrase.finditer(text)):
        half = AND_HALF.match(text, found.end())
        count, stop = (value + HALF, half.end()) if half else (value, found.end())
        values = tuple(shown(count * scale) for scale in scales_of(found))
        yield Number(values, text[found.start() : stop], False, found.start(), stop)
