"""Finding the numbers of a text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple

from alignment.numbers.notation import (
    AFTER,
    AFTER_MONTH,
    AFTER_ROMAN,
    AMBIGUOUS,
    AND_HALF,
    BEFORE_MONTH,
    BEFORE_ROMAN,
    COUNTED_BY,
    DECADES,
    FACTORS,
    GLUED,
    HALF_OF,
    LARGE,
    LARGEST,
    MONTHS,
    ONE_OF,
    PARTS,
    PLAIN,
    SCALE,
    SHORT,
    SLIP,
    THROUGH,
    TOKEN,
)
from alignment.numbers.words import alone, factors

SCALED = re.compile(rf"(?:{SCALE})$")
NOT_FIGURES = re.compile(r"\D")
ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}
HALF = Decimal("0.5")
LOOK_ALIKES = str.maketrans("lIO", "110")
PHRASES = ((HALF_OF, HALF), (ONE_OF, Decimal(1)))
FARTHEST = 12
"""Characters before a figure that are looked at for what counts by it."""

TEN, TWENTY, HUNDRED, THOUSAND = 10, 20, 100, 1000


class Number(NamedTuple):
    """A number in a text.

    ``values`` are what it may stand for, the likeliest first, each as a word that is the same in either language;
    ``written`` is the number as it stands in the text. One that is not ``firm`` is a number word, or may be another
    word altogether, or the mark of a note: it can be the counterpart of a number, but says nothing by itself.
    """

    values: tuple[str, ...]
    written: str
    firm: bool
    start: int
    stop: int


def numbers(text: str) -> list[Number]:
    """Return the numbers of a text in order; a date is up to three."""
    found = _numbers(SLIP.sub(lambda slip: slip[0].translate(LOOK_ALIKES), text))
    return [_as_written(number, text) for number in found]


def _as_written(number: Number, text: str) -> Number:
    firm = number.firm and not _is_mark(text, number)
    return number._replace(written=text[number.start : number.stop], firm=firm)


def _is_mark(text: str, number: Number) -> bool:
    """Return whether a number may be the mark of a note."""
    before = text[max(number.start - FARTHEST, 0) : number.start]
    return bool(GLUED.fullmatch(text, number.start, number.stop)) and not COUNTED_BY.search(before)


def _numbers(text: str) -> list[Number]:
    found: list[Number] = []
    words: list[re.Match[str]] = []
    for token in TOKEN.finditer(text):
        if token["word"]:
            words.append(token)
        else:
            found += _read(token)
    found += _spelled(text, words)
    found += _scales_alone(text)
    return _ranges(text, sorted(found, key=lambda number: number.start))


def _read(token: re.Match[str]) -> Iterator[Number]:
    """Yield the numbers of a token that is not a word."""
    day, month, year = token["day"] or token["day_only"], token["numeral"] or token["numeral_only"], token["year"]
    if day:
        yield _number(token, (_plain(day),), "day" if token["day"] else "day_only")
        yield _number(token, (f"month {int(month)}", _plain(month)), "numeral" if token["day"] else "numeral_only")
        if year:
            yield _number(token, _years(year), "year")
    elif token["decade"]:
        yield _number(token, (f"{token['decade']}s",))
    elif token["section"]:
        yield _number(token, (token["section"],))
    elif token["hour"]:
        yield _number(token, tuple(_times(token)))
    elif token["short"]:
        yield _number(token, (_plain(token["short"]), *_years(token["short"])))
    elif token["month"]:
        yield _number(token, (f"month {MONTHS[token['month'].lower()]}",), firm=_is_month(token))
    elif token["roman"]:
        value = _roman(token["roman"])
        if value < LARGE or _is_roman(token, value):
            yield _number(token, (str(value),), firm=len(token["roman"]) > 1)
    else:
        amount, firm = _decimal(token), token["mixed"] not in PARTS  # "½" is "half" without a number
        yield _number(token, tuple(_shown(amount * scale) for scale in _scales(token)), firm=firm)


def _number(token: re.Match[str], values: tuple[str, ...], group: str | int = 0, *, firm: bool = True) -> Number:
    return Number(values, token[group], firm, token.start(group), token.end(group))


def _is_month(token: re.Match[str]) -> bool:
    """Return whether what may be a month surely is one."""
    name, text = token["month"], token.string
    before, after = text[max(token.start() - 8, 0) : token.start()], text[token.end() : token.end() + 3]
    if BEFORE_MONTH.search(before) or AFTER_MONTH.match(after):
        return True
    return name.lower() not in AMBIGUOUS and not (name.isupper() and len(name) <= SHORT)


def _is_roman(token: re.Match[str], value: int) -> bool:
    """Return whether what may be a large Roman numeral surely is one."""
    before, after = token.string[max(token.start() - 10, 0) : token.start()], token.string[token.end() :][:12]
    if PLAIN.fullmatch(token["roman"]):
        return True
    return value <= LARGEST and bool(BEFORE_ROMAN.search(before) or AFTER_ROMAN.match(after))


def _plain(digits: str) -> str:
    return str(int(digits))


def _years(digits: str) -> tuple[str, ...]:
    """Return what the digits of a year may stand for: '87 is 1987, or 1887 in an older text."""
    return (digits,) if len(digits) == 4 else (f"19{digits}", digits)


def _times(token: re.Match[str]) -> Iterator[str]:
    """Yield a time of day by the clock's face, because one language counts to twelve and the other to twenty-four."""
    hour, minute = int(token["hour"]), token["minute"] or token["minutes"] or "00"
    yield f"{hour % 12}:{minute}"
    yield _shown(Decimal(f"{hour}.{minute}"))  # the other language may leave the word out, and the colon


def _decimal(token: re.Match[str]) -> Decimal:
    if mixed := token["mixed"]:
        return Decimal(mixed[:-1].strip() or 0) + PARTS[mixed[-1]]
    if grouped := token["grouped"]:
        whole, _, part = grouped.rpartition(token["by"])
        digits, point, fraction = re.match(r"(\d{3})([.,]?)(\d*)", part).groups()  # type: ignore[union-attr]
        return Decimal(f"{NOT_FIGURES.sub('', whole)}{digits}{'.' if point else ''}{fraction}")
    return Decimal(token["plain"].replace(",", "."))


def _shown(value: Decimal) -> str:
    return f"{value.normalize():f}"


def _roman(numeral: str) -> int:
    values = [ROMAN[letter] for letter in numeral]
    return sum(-one if one < after else one for one, after in zip(values, [*values[1:], 0], strict=True))


def _spelled(text: str, words: Iterable[re.Match[str]]) -> Iterator[Number]:
    """Yield the numbers that are written in words, in one or in several: "two hundred and fifty"."""
    run: list[re.Match[str]] = []
    for word in words:
        if decade := DECADES.get(word[0].lower()):
            yield _number(word, (f"{decade}s",), firm=False)
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
        scales, stop = _scales(after), after.end()
    return Number(tuple(_shown(value * scale) for scale in scales), text[start:stop], False, start, stop)


def _scales_alone(text: str) -> Iterator[Number]:
    """Yield what is counted by no number: "a million", "half a million"."""
    for found, value in ((found, value) for phrase, value in PHRASES for found in phrase.finditer(text)):
        half = AND_HALF.match(text, found.end())
        count, stop = (value + HALF, half.end()) if half else (value, found.end())
        values = tuple(_shown(count * scale) for scale in _scales(found))
        yield Number(values, text[found.start() : stop], False, found.start(), stop)


def _scales(token: re.Match[str]) -> tuple[Decimal, ...]:
    return next((factors for place, factors in enumerate(FACTORS) if token[f"s{place}"]), (Decimal(1),))


def _ranges(text: str, found: Sequence[Number]) -> list[Number]:
    """Return the numbers, with what "3" in "3 bis 5 Mio." stands for, too."""
    result = list(found)
    for place, (first, last) in enumerate(pairwise(found)):
        scaled = SCALED.search(last.written)
        if scaled and first.written[-1:].isdigit() and THROUGH.fullmatch(text[first.stop : last.start]):
            both = (*first.values, *(_shown(Decimal(first.values[0]) * scale) for scale in _scales(scaled)))
            result[place] = first._replace(values=both)
    return result
