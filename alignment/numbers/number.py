"""What a number in a text is, and how its values are written."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from alignment.bitext import Language
from alignment.numbers.notation import FACTORS

DAY = 24
ENDING = (2, 4, 5, 8, 10)
"""Parts of one whose decimals end."""


FIRM = 1_000_000
"""A number word with a scale from here on is no chance."""


class Number(NamedTuple):
    """A number in a text.

    ``values`` are what it may stand for, the likeliest first, each as a word that is the same in either language;
    ``written`` is the number as it stands in the text. One that is not ``firm`` is a number word without million or the
    like, or may be another word altogether, or the mark of a note: it can be the counterpart of a number, but says
    nothing by itself.
    """

    values: tuple[str, ...]
    written: str
    firm: bool
    start: int
    stop: int


def shown(value: Decimal) -> str:
    """Return a value in figures."""
    return f"{value.normalize():f}"


def fraction(count: int, part: int) -> tuple[str, ...]:
    """Return what so many of so many parts of one may stand for: 1/2 is 0.5, too."""
    value = Decimal(count) / part
    return (f"{count}/{part}", shown(value)) if part in ENDING else (f"{count}/{part}",)


def years(digits: str) -> tuple[str, ...]:
    """Return what the digits of a year may stand for: '87 is 1987, '05 may be 2005, or 1805 in an older text."""
    return (digits,) if len(digits) == 4 else (f"19{digits}", digits, f"20{digits}", f"18{digits}")


def halves(hour: int, minute: str | int) -> tuple[str, ...]:
    """Return the times of day that one on the clock's face may be: "3:20" is at night or in the afternoon."""
    return tuple(f"{(hour + more) % DAY}:{minute}" for more in ((0, DAY // 2) if hour <= DAY // 2 else (0,)))


def decades(digits: str) -> tuple[str, ...]:
    """Return what the digits of a decade may stand for: the fifties are the 1950s, or the 1850s in an older text.

    The 1800s are the 19th century, too.
    """
    century = (str(int(digits[:2]) + 1),) if digits[2:] == "00" else ()
    return (*(f"{year}s" for year in years(digits)), *century)


def scales_of(token: re.Match[str], language: Language | None) -> tuple[Decimal, ...]:
    """Return what the scale of a match may multiply by, 1 if there is none."""
    return next((factors for place, factors in enumerate(FACTORS[language]) if token[f"s{place}"]), (Decimal(1),))
