"""What a number stands for, too, because of the one beside it: "3" in "3 bis 5 Mio.", "87" in "Mai 87"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from alignment.bitext import Language
from alignment.numbers.notation import SCALE, THROUGH
from alignment.numbers.number import Number, fraction, halves, scales_of, shown, years

SCALED = re.compile(rf"(?<![^\W\d_])(?<!\.)(?:{SCALE})$")
SCALE_BEFORE = re.compile(rf"\b(?:{SCALE})\.?:?\s(?:(?:[A-Z]{{1,3}}|Mark|marks?)\)?:?\s)?$")
"""Of "Mio. M 12,5"."""

FARTHEST = 20
THOUSANDS = re.compile(r"[1-9]\d{0,2}\D000")
HOUR = re.compile(r"(\d{1,2})(?:[.:]([0-5]\d))?")
TIME = re.compile(r"([01]\d|2[0-3])([0-5]\d)")
HOURS = re.compile(r"\s?(?:hours|hrs)\b")
YEAR = re.compile(r"3[2-9]|[4-9]\d")
AFTER_MONTH = re.compile(r"\.?\s|\s?['’]")
BEFORE_YEAR = re.compile(
    r"\b(?:Quartal|Qu\.|Halbjahr|Hj\.|Jahr(?:e|es)?|[Pp]lan|Plan(?:jahr|ansatz)|Ist|Soll|Stand|Anfang|Mitte|Ende"
    r"|quarter|half|year|end)(?:\sof)?\s$"
)
OF_A_YEAR = re.compile(r"(?:er\b|[/–-]\d\d(?:\d\d)?(?!\d))")
TENTHS = re.compile(r"[1-9]/10")
THOUSAND = 1000
FIGURES = re.compile(r"\d+(?:\.\d+)?")


def in_context(text: str, found: Sequence[Number], language: Language | None) -> list[Number]:
    """Return the numbers of a text with what they may stand for beside what they say."""
    result = [
        one._replace(values=(*one.values, *more)) if (more := _alone(text, one, language)) else one for one in found
    ]
    shared: tuple[Decimal, ...] = ()  # the scale of the last of several: "2, 3 und 4 Mrd."
    for place in reversed(range(len(found) - 1)):
        first, last = found[place : place + 2]
        between = text[first.stop : last.start]
        scaled = SCALED.search(last.written)
        shared = scales_of(scaled, language) if scaled else shared
        if not THROUGH.fullmatch(between):
            shared = ()
        elif FIGURES.fullmatch(first.values[0]) and not SCALED.search(first.written):
            result[place] = first._replace(values=(*result[place].values, *_of_range(first, last, shared)))
        if between == "/" and TENTHS.fullmatch(text, first.start, last.stop):
            for part in (place, place + 1):
                result[part] = found[part]._replace(values=(*result[part].values, *fraction(int(first.written), 10)))
        if first.values[0].startswith("month") and YEAR.fullmatch(last.written) and AFTER_MONTH.fullmatch(between):
            result[place + 1] = last._replace(values=(*result[place + 1].values, *years(last.written)))
    return result


def _alone(text: str, one: Number, language: Language | None) -> tuple[str, ...]:
    """Return what a number stands for, too, because of the words beside it."""
    if not one.written[0].isdigit():
        return ()
    before = text[max(one.start - FARTHEST, 0) : one.start]
    if (time := TIME.fullmatch(one.written)) and HOURS.match(text, one.stop):
        return (f"{int(time[1])}:{time[2]}",)
    if YEAR.fullmatch(one.written) and (OF_A_YEAR.match(text, one.stop) or BEFORE_YEAR.search(before)):
        return years(one.written)
    if FIGURES.fullmatch(one.values[0]) and (scaled := SCALE_BEFORE.search(before)):
        return tuple(shown(Decimal(one.values[0]) * scale) for scale in scales_of(scaled, language))
    return ()


def _of_range(first: Number, last: Number, scales: Sequence[Decimal]) -> tuple[str, ...]:
    """Return what the first number of a range stands for because of what follows the last one."""
    hour = HOUR.fullmatch(first.written)
    if hour and ":" in last.values[0]:
        return halves(int(hour[1]), hour[2] or "00")
    if scales:
        return tuple(shown(Decimal(first.values[0]) * scale) for scale in scales)
    thousands = THOUSANDS.fullmatch(last.written) and Decimal(last.values[0]) >= THOUSAND
    if thousands and len(first.written) <= len(last.written) - len(" 000"):
        return (shown(Decimal(first.values[0]) * THOUSAND),)
    return ()
