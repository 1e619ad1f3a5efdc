"""Finding the numbers of a text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from alignment.bitext import Language
from alignment.numbers.context import in_context
from alignment.numbers.notation import (
    AFTER_MONTH,
    AFTER_PERCENT,
    AFTER_ROMAN,
    AMBIGUOUS,
    BEFORE_MONTH,
    BEFORE_ROMAN,
    COUNT,
    COUNTED_BY,
    GLUED,
    LARGE,
    LARGEST,
    MONEY,
    MONTHS,
    PARTS,
    PLAIN,
    POINT,
    SHORT,
    SLIP,
    TOKEN,
)
from alignment.numbers.number import DAY, Number, decades, fraction, halves, scales_of, shown, years
from alignment.numbers.spelled import fractions, scales_alone, spelled

OF_THE_DAY = re.compile(r"(?P<english>[ap])\.?\s?m$|Uhr$|h$")
LATE = re.compile(r"(?<!vor)mittag|abend|nacht", re.IGNORECASE)
NOT_FIGURES = re.compile(r"\D")
ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}
LOOK_ALIKES = str.maketrans("lIO", "110")
FARTHEST = 12
"""Characters before a figure that are looked at for what counts by it."""


def numbers(text: str, language: Language | None = None) -> list[Number]:
    """Return the numbers of a text in order; a date is up to three.

    Where the language is known, so is what a point and a comma are, and how much a *Billion*.
    """
    found = _numbers(SLIP.sub(lambda slip: slip[0].translate(LOOK_ALIKES), text), language)
    return [_as_written(number, text) for number in found]


def _as_written(number: Number, text: str) -> Number:
    values, _, firm, start, stop = number
    return Number(values, text[start:stop], firm and not _is_mark(text, number), start, stop)


def _is_mark(text: str, number: Number) -> bool:
    """Return whether a number may be the mark of a note."""
    if not GLUED.fullmatch(text, number.start, number.stop):
        return False
    return not COUNTED_BY.search(text[max(number.start - FARTHEST, 0) : number.start])


def _numbers(text: str, language: Language | None) -> list[Number]:
    found: list[Number] = []
    words: list[re.Match[str]] = []
    for token in TOKEN.finditer(text):
        if token["plain_word"] or token["word"]:
            words.append(token)
        else:
            found += _read(token, language)
    found += spelled(text, words, language)
    found += scales_alone(text, language)
    found += fractions(text, language)
    return in_context(text, sorted(found, key=lambda number: number.start), language)


def _read(token: re.Match[str], language: Language | None) -> Iterator[Number]:
    """Yield the numbers of a token that is not a word."""
    day, month, year = token["day"] or token["day_only"], token["numeral"] or token["numeral_only"], token["year"]
    if day:
        section = () if token["day"] else (shown(Decimal(f"{day}.{month}")),)  # "(3.4.)" may be one
        yield _number(token, (_plain(day), *section), "day" if token["day"] else "day_only")
        name = str(_roman(month)) if month.isalpha() else _plain(month)
        yield _number(token, (f"month {name}", name, *section), "numeral" if token["day"] else "numeral_only")
        if year:
            yield _number(token, years(year), "year")
    elif token["decade"]:
        yield _number(token, decades(token["decade"]))
    elif token["section"]:
        yield _number(token, (token["section"],))
    elif token["hour"]:
        yield _number(token, tuple(_times(token, language)))
    elif token["short"]:
        yield _number(token, (_plain(token["short"]), *years(token["short"])))
    elif token["fraction"]:
        yield _number(token, (*fraction(*map(int, token["fraction"].split("/"))), *token["fraction"].split("/")))
    elif token["month"]:
        yield _number(token, (f"month {MONTHS[token['month'].lower()]}",), firm=_is_month(token))
    elif token["roman"]:
        value = _roman(token["roman"])
        if value < LARGE or _is_roman(token, value):
            yield _number(token, (str(value),), firm=len(token["roman"]) > 1)
    else:
        amounts, firm = _amounts(token, language), token["mixed"] not in PARTS  # "½" is "half" without a number
        values = [shown(amount * scale) for amount in amounts for scale in _scales(token, language)]
        if AFTER_PERCENT.match(token.string, token.end()):
            values += [shown(amount / 100) for amount in amounts]
        yield _number(token, tuple(values), firm=firm)


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


def _times(token: re.Match[str], language: Language | None) -> Iterator[str]:
    """Yield what a time of day may be: one by the clock's face, if its language is not known.

    One language counts to twelve and the other to twenty-four, but not always, unless it says so.
    """
    hour, minute = int(token["hour"]), token["minute"] or token["minutes"] or "00"
    half = OF_THE_DAY.search(token[0])
    if language is None:
        yield f"{hour % 12}:{minute}"
    elif half and half["english"]:
        yield f"{hour % 12 + (DAY // 2 if half['english'] == 'p' else 0)}:{minute}"
    elif half and not LATE.search(token.string):
        yield f"{hour % DAY}:{minute}"
    else:
        yield from halves(hour, minute)
    yield shown(Decimal(f"{hour}.{minute}"))  # the other language may leave the word out, and the colon
    if minute == "00":
        yield str(hour % 12 or 12)  # "five o'clock"


def _scales(token: re.Match[str], language: Language | None) -> tuple[Decimal, ...]:
    scales, text = scales_of(token, language), token.string
    before = text[max(token.start() - FARTHEST, 0) : token.start()]
    return scales[-1:] if token[0].endswith("m") and MONEY.search(before) else scales


def _amounts(token: re.Match[str], language: Language | None) -> tuple[Decimal, ...]:
    """Return what the figures of a token may be: with three digits after its decimal mark they are no thousands.

    "5.000" is left in English at times for 5,000, but nobody takes "1.234" or "4.000 million" so; and in what
    is no amount, as in "2/2.039" and "Nr. 12.345", no mark says anything.
    """
    amount, grouped = _decimal(token), token["grouped"]
    if not grouped or language is None or token["by"] != POINT[language] or len(NOT_FIGURES.split(grouped)) > 2:
        return (amount,)
    text, start, stop = token.string, token.start(), token.end()
    before = text[max(start - FARTHEST, 0) : start]
    if before.endswith("/") or text.startswith("/", stop) or COUNT.search(before):
        return (amount, amount / 1000)
    copied = language == Language.EN and grouped.endswith(".000") and stop == token.end("grouped")
    return (amount / 1000, amount) if copied else (amount / 1000,)


def _decimal(token: re.Match[str]) -> Decimal:
    if mixed := token["mixed"]:
        if "/" in mixed:
            ones, over, under = map(Decimal, re.findall(r"\d+", mixed))
            return ones + over / under
        return Decimal(mixed[:-1].strip() or 0) + PARTS[mixed[-1]]
    if grouped := token["grouped"]:
        whole, _, part = grouped.rpartition(token["by"])
        digits, point, fraction = re.match(r"(\d{3})([.,]?)(\d*)", part).groups()  # type: ignore[union-attr]
        return Decimal(f"{NOT_FIGURES.sub('', whole)}{digits}{'.' if point else ''}{fraction}")
    return Decimal(token["plain"].replace(",", "."))


def _roman(numeral: str) -> int:
    values = [ROMAN[letter] for letter in numeral]
    return sum(-one if one < after else one for one, after in zip(values, [*values[1:], 0], strict=True))
