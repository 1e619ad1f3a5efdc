"""The rules about figures and Roman numerals: whether they count what follows, or end a sentence."""

from __future__ import annotations

import re

from alignment.text.stops import Stop
from alignment.text.tables import Tables

NUMBER = re.compile(r"\d{1,4}(?:[.,]\d+)*")
ROMAN = re.compile(r"(?=[IVXLC])C{0,3}(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")
ORDINAL_ADJECTIVE = re.compile(
    r"(?!(?:unter|über|hinter|gegen|neben|wegen|waren|wurden|werden|haben)$)[a-zäöüß]{2,}e[nsrm]"
)
ARTICLES = frozenset(("der", "die", "das", "dem", "den", "des", "zum", "zur", "am", "beim"))


def german_number(stop: Stop, known: Tables) -> bool | None:
    """Take a number for an ordinal before a month or a noun that is counted, and after an article."""
    if not stop.token[-1:].isdigit():
        return None
    number = re.split(r"[-–/]", stop.token)[-1]
    if not NUMBER.fullmatch(number):
        return None
    value = int(number) if number.isdecimal() else 0
    if stop.next in known.months:
        return not 1 <= value <= 31
    if stop.next[0].isdigit():
        return not _date_goes_on(stop, value)
    if stop.opens or stop.previous in known.numbered or value > 999:
        return True
    if counted(stop.next, known):
        return False
    if value > 99 and stop.previous.lower() not in ARTICLES:
        return True
    dated = bool(re.fullmatch(r"\d{1,2}\.\d{1,2}", number)) or value
    return not (
        dated
        and (stop.previous in known.before or _is_day(stop.previous) or ORDINAL_ADJECTIVE.fullmatch(stop.previous))
    )


def _date_goes_on(stop: Stop, value: int) -> bool:
    """Return whether a number after a number is the rest of a date: "31. 12.", "12. 1987", "17. 5., 14.20"."""
    month_follows = bool(re.match(r"(?:0?[1-9]|1[0-2])\.", stop.next))
    year_follows = bool(re.match(r"(?:1[89]|20)?\d\d(?!\d)", stop.next)) and _is_day(stop.previous)
    return (1 <= value <= 31 and month_follows) or (1 <= value <= 12 and year_follows)


def _is_day(word: str) -> bool:
    return bool(re.fullmatch(r"\d{1,2}\.", word))


def counted(word: str, known: Tables) -> bool:
    """Return whether a noun is one that ordinals count, in any of its cases: "Parteitages", "ZK-Tagungen"."""
    noun = word.lower()
    return noun.endswith(known.ordinals) or re.sub(r"(?:e[nsm]?|n|s)$", "", noun).endswith(known.ordinals)


def english_number(stop: Stop, known: Tables) -> bool | None:
    """Let a number end a sentence, unless a month follows a day: "on 18. May"."""
    if not stop.token[-1:].isdigit() or not NUMBER.fullmatch(stop.token):
        return None
    return not (stop.next in known.months and stop.token.isdecimal() and 1 <= int(stop.token) <= 31)


def german_roman(stop: Stop, known: Tables) -> bool | None:
    """Take a Roman numeral for an ordinal unless an opener follows, or its noun stands before: "Gruppe II."."""
    if not stop.token or not ROMAN.fullmatch(stop.token):
        return None
    return stop.opens or stop.previous in known.numbered


def english_roman(stop: Stop, known: Tables) -> bool | None:
    """Let a Roman numeral end a sentence, unless it may be an initial: "V. Orlov"."""
    if not stop.token or not ROMAN.fullmatch(stop.token):
        return None
    return stop.opens or len(stop.token) > 1 or stop.previous in known.numbered
