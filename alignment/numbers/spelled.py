"""Numbers that are written in words: "zwölf", "two hundred and fifty", "half a million", "zwei Drittel"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from functools import lru_cache

from alignment.bitext import Language
from alignment.numbers.notation import (
    AFTER,
    AND_HALF,
    DECADES,
    FRACTION_OF,
    HALF_OF,
    HALF_WORD,
    OF_SCALE,
    ONE_OF,
    PARTS_OF,
    QUARTER_OF,
    SEVERAL,
    THREE_QUARTERS_OF,
)
from alignment.numbers.number import FIRM, Number, decades, fraction, scales_of, shown
from alignment.numbers.words import alone, factors, is_ordinal

HALF = Decimal("0.5")
PHRASES = (
    (HALF_OF, HALF),
    (QUARTER_OF, Decimal("0.25")),
    (THREE_QUARTERS_OF, Decimal("0.75")),
    (ONE_OF, Decimal(1)),
)
TEN, TWENTY, HUNDRED, THOUSAND = 10, 20, 100, 1000
QUARTER = 4
AMOUNT = re.compile(r"[1-9]\d*(?:\.\d+)?")
LARGE_WORD = re.compile("million|milliard|billion|trillion", re.IGNORECASE)
MILLION = Decimal(1_000_000)
LARGE_WORDS = {
    (language, word): MILLION * THOUSAND**power
    for language, words in {
        Language.DE: ("million", "milliard", "billion", "billiard", "trillion"),
        Language.EN: ("million", "billion", "trillion"),
    }.items()
    for power, word in enumerate(words)
} | {(Language.EN, "milliard"): MILLION * THOUSAND}
"""What the words are worth in either language, wherever in another word they stand."""


def spelled(text: str, words: Iterable[re.Match[str]], language: Language | None) -> Iterator[Number]:
    """Yield the numbers that are written in words, in one or in several: "two hundred and fifty"."""
    run: list[re.Match[str]] = []
    for word in words:
        if not is_number(written := word[0]):
            continue
        if decade := DECADES.get(written.lower()):
            yield Number(decades(str(decade)), written, False, *word.span())
        if (single := alone(written)) is not None:
            yield _scaled(text, single, word.span(), language)
        if not (parts := factors(written)):
            continue
        if run and not _goes_on(text[run[-1].end() : word.start()], factors(run[-1][0])[-1], parts[0]):
            yield _sum(text, run, language)
            run = []
        run.append(word)
    if run:
        yield _sum(text, run, language)


@lru_cache(maxsize=100_000)
def is_number(word: str) -> bool:
    """Return whether a word says a number; most do not."""
    return bool(factors(word)) or alone(word) is not None or word.lower() in DECADES


def _goes_on(between: str, last: int, value: int) -> bool:
    """Return whether two number words are one number, as "forty-two" and "hundred and two" are."""
    if last >= HUNDRED:
        return between in (" ", "-", " and ", " und ")
    return between in (" ", "-") and (value >= HUNDRED or (last >= TWENTY and value < TEN))


def _sum(text: str, run: Sequence[re.Match[str]], language: Language | None) -> Number:
    thousands = below = 0
    for factor in (factor for word in run for factor in factors(word[0])):
        if factor == THOUSAND:
            thousands, below = thousands + max(below, 1) * THOUSAND, 0
        elif factor == HUNDRED:
            below = max(below, 1) * HUNDRED
        else:
            below += factor
    number = _scaled(text, Decimal(thousands + below), (run[0].start(), run[-1].end()), language)
    vague = factors(run[0][0])[0] >= HUNDRED or is_ordinal(run[-1][0])  # "some hundred million", "the first million"
    return number._replace(firm=number.firm and not vague)


def _scaled(text: str, value: Decimal, place: tuple[int, int], language: Language | None) -> Number:
    """Return a number in words, with the half and the scale that may follow."""
    start, stop = place
    if half := AND_HALF.match(text, stop):
        value, stop = value + HALF, half.end()
    scales: tuple[Decimal, ...] = (Decimal(1),)
    if after := AFTER.match(text, stop):
        scales, stop = scales_of(after, language), after.end()
    firm = scales[0] >= FIRM and text[stop : stop + 1] != "-"  # "the two-million-mark plan" may be one of millions
    return Number(tuple(shown(value * scale) for scale in scales), text[start:stop], firm, start, stop)


def fractions(text: str, language: Language | None) -> Iterator[Number]:
    """Yield the parts of one that are written in words: "two thirds", "die Hälfte", "a quarter of a million"."""
    for found in HALF_WORD.finditer(text):
        yield Number(fraction(1, 2), found[0], False, *found.span())
    for found in FRACTION_OF.finditer(text):
        count = factors(found["count"]) or (1,)  # "a third"
        part = PARTS_OF[found["part"]]
        if scaled := OF_SCALE.match(text, found.end()):
            scales = scales_of(scaled, language)
            values = tuple(shown(count[0] * scale / part) for scale in scales)
            firm = scales[0] >= FIRM and part == QUARTER  # "a third million" may be the third
            yield Number(values, text[found.start() : scaled.end()], firm, found.start(), scaled.end())
        else:
            yield Number(fraction(count[0], part), found[0], False, *found.span())


def scales_alone(text: str, language: Language | None) -> Iterator[Number]:
    """Yield what is counted by no number: "a million", "half a million"."""
    for found, value in ((found, value) for phrase, value in PHRASES for found in phrase.finditer(text)):
        half = AND_HALF.match(text, found.end())
        count, stop = (value + HALF, half.end()) if half else (value, found.end())
        values = tuple(shown(count * scale) for scale in scales_of(found, language))
        firm = scales_of(found, language)[0] >= FIRM
        yield Number(values, text[found.start() : stop], firm, found.start(), stop)
    for found in SEVERAL.finditer(text):
        if (scale := scales_of(found, language)[0]) >= FIRM:
            yield Number((several(scale),), found[0], True, *found.span())


def several(value: Decimal) -> str:
    """Return of what size a number is, by thousands: 3,000,000 is several millions."""
    return f"several {1000 ** ((value.adjusted()) // 3)}"


def sizes(text: str, found: Iterable[Number], language: Language) -> Iterator[str]:
    """Yield of what sizes the numbers of a text are, also where it has only a word for them: "Millionenschäden"."""
    for one in found:
        yield from (several(Decimal(value)) for value in one.values if AMOUNT.fullmatch(value))
    for word in LARGE_WORD.finditer(text):
        yield several(LARGE_WORDS[language, word[0].lower()])
