"""What a number stands for, too, because of the one beside it: "3" in "3 bis 5 Mio.", "87" in "Mai 87"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise

from alignment.numbers.notation import SCALE, THROUGH
from alignment.numbers.number import Number, scales_of, shown, years

SCALED = re.compile(rf"(?:{SCALE})$")
THOUSANDS = re.compile(r"[1-9]\d{0,2}\D000")
HOUR = re.compile(r"(\d{1,2})(?:[.:]([0-5]\d))?")
YEAR = re.compile(r"3[2-9]|[4-9]\d")
AFTER_MONTH = re.compile(r"\.?\s|\s?['’]")
OF_A_YEAR = re.compile(r"er\b")
FIGURES = re.compile(r"\d+(?:\.\d+)?")


def in_context(text: str, found: Sequence[Number]) -> list[Number]:
    """Return the numbers of a text with what they may stand for beside what they say."""
    result = [
        one._replace(values=(*one.values, *years(one.written)))
        if YEAR.fullmatch(one.written) and OF_A_YEAR.match(text, one.stop)
        else one
        for one in found
    ]
    for place, (first, last) in enumerate(pairwise(found)):
        between = text[first.stop : last.start]
        if THROUGH.fullmatch(between):
            result[place] = first._replace(values=(*result[place].values, *_of_range(first, last)))
        if first.values[0].startswith("month") and YEAR.fullmatch(last.written) and AFTER_MONTH.fullmatch(between):
            result[place + 1] = last._replace(values=(*result[place + 1].values, *years(last.written)))
    return result


def _of_range(first: Number, last: Number) -> tuple[str, ...]:
    """Return what the first number of a range stands for because of what follows the last one."""
    scaled, hour = SCALED.search(last.written), HOUR.fullmatch(first.written)
    if not FIGURES.fullmatch(first.values[0]) or SCALED.search(first.written):
        return ()
    if scaled:
        return tuple(shown(Decimal(first.values[0]) * scale) for scale in scales_of(scaled))
    if hour and ":" in last.values[0]:
        return (f"{int(hour[1]) % 12}:{hour[2] or '00'}",)
    if THOUSANDS.fullmatch(last.written) and len(first.written) <= len(last.written) - len(" 000"):
        return (shown(Decimal(first.values[0]) * 1000),)
    return ()
