"""Finding the numbers of a text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from alignment.numbers.context import in_context
from alignment.numbers.notation import (
    AFTER_MONTH,
    AFTER_PERCENT,
    AFTER_ROMAN,
    AMBIGUOUS,
    BEFORE_MONTH,
    BEFORE_ROMAN,
    COUNTED_BY,
    GLUED,
    LARGE,
    LARGEST,
    MONTHS,
    PARTS,
    PLAIN,
    SHORT,
    SLIP,
    TOKEN,
)
from alignment.numbers.number import Number, decades, fraction, scales_of, shown, years
from alignment.numbers.spelled import fractions, scales_alone, spelled

NOT_FIGURES = re.compile(r"\D")
ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}
LOOK_ALIKES = str.maketrans("lIO", "110")
FARTHEST = 12
"""Characters before a figure that are looked at for what counts by it."""


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
    found += spelled(text, words)
    found += scales_alone(text)
    found += fractions(text)
    return in_context(text, sorted(found, key=lambda number: number.start))


def _read(token: re.Match[str]) -> Iterator[Number]:
    """Yield the numbers of a token that is not a word."""
    day, month, year = token["day"] or token["day_only"], token["numeral"] or token["numeral_only"], token["year"]
    if day:
        yield _number(token, (_plain(day),), "day" if token["day"] else "day_only")
        name = str(_roman(month)) if month.isalpha() else _plain(month)
        yield _number(token, (f"month {name}", name), "numeral" if token["day"] else "numeral_only")
        if year:
            yield _number(token, years(year), "year")
    elif token["decade"]:
        yield _number(token, decades(token["decade"]))
    elif token["section"]:
        yield _number(token, (token["section"],))
    elif token["hour"]:
        yield _number(token, tuple(_times(token)))
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
        amount, firm = _decimal(token), token["mixed"] not in PARTS  # "½" is "half" without a number
        values = [shown(amount * scale) for scale in scales_of(token)]
        if AFTER_PERCENT.match(token.string, token.end()):
            values.append(shown(amount / 100))
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


def _times(token: re.Match[str]) -> Iterator[str]:
    """Yield a time of day by the clock's face, because one language counts to twelve and the other to twenty-four."""
    hour, minute = int(token["hour"]), token["minute"] or token["minutes"] or "00"
    yield f"{hour % 12}:{minute}"
    yield shown(Decimal(f"{hour}.{minute}"))  # the other language may leave the word out, and the colon
    if minute == "00":
        yield str(hour % 12 or 12)  # "five o'clock"


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
