"""What says a number without being one: "both" is 2, "noon" is 12 o'clock, "a year" is 1, "halb drei" 2:30."""

from __future__ import annotations

import re
from collections.abc import Iterator

from alignment.numbers.notation import MONTHS
from alignment.numbers.number import halves
from alignment.numbers.words import factors

SAYINGS = tuple(
    (re.compile(rf"\b(?:{words})\b"), values)
    for words, values in (
        (r"[Bb]oth|[Bb]eide[nrs]?|[Cc]ouples?|[Pp]airs?|Paare?[ns]?", ("2",)),
        (r"[Nn]oon|[Mm]idday|[Mm]ittags?", ("12:00", "12")),
        (r"[Mm]idnight|[Mm]itternacht", ("0:00", "12", "24")),
        (
            r"[Ff]ortnight\w*|(?:14|vierzehn)\s?-?(?:Tage\w*|tägig\w*)|(?:2|[Zz]wei)\sWochen|(?:2|two)\sweeks",
            ("2", "14"),
        ),
        (r"[Hh]alf\sa\syear|[Hh]alf[\s-]year(?:ly)?|halbe[nsm]?\sJahr\w*|[Hh]albjähr\w*", ("6",)),
        (r"a\syear\sand\sa\shalf|[Aa]nderthalb\sJahre\w*", ("1.5", "18")),
        (r"May\sDay", ("1",)),
        (r"[Zz]ero|[Nn]ull|NULL", ("0",)),
        (r"[Cc]entennial|[Cc]entenary", ("100",)),
        (r"[Vv]iertelstunde\w*|quarter\sof\san\shour", ("15",)),
        (r"[Hh]albe[nrs]?\sStunde\w*|halbstünd\w*|[Hh]alf[\s-](?:an[\s-])?hour\w*", ("30",)),
        (r"[Dd]reiviertelstunde\w*|three[\s-]quarters\sof\san\shour", ("45",)),
        (r"WWI", ("1",)),
        (r"WWII", ("2",)),
    )
)
CLOCK = re.compile(
    r"\b(?:(?P<half>[Hh]alb)|(?P<past>[Hh]alf\spast|[Qq]uarter\spast|[Vv]iertel\snach)|(?P<to>[Qq]uarter\sto|[Vv]iertel\svor))"
    r"\s(?P<hour>\w+)"
)
"""The time of day in words: "halb drei", "half past two", "Viertel nach neun"."""

OF_A_MONTH = re.compile(
    r"\b(Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember)s?[a-zäöüß]{3}"
)
"""A German month in a longer word, "Oktoberrevolution"; English has it alone."""

ONE_THING = re.compile(r"[\s\u00a0][^\W\d_]")
ARTICLE = re.compile(r"\b[Aa]n?\b")


def said(text: str) -> Iterator[str]:
    """Yield the values of numbers that a text says in other words."""
    for saying, values in SAYINGS:
        if saying.search(text):
            yield from values
    yield from (f"month {MONTHS[found[1].lower()]}" for found in OF_A_MONTH.finditer(text))
    for found in CLOCK.finditer(text):
        yield from _times(found)


def _times(clock: re.Match[str]) -> Iterator[str]:
    hour = factors(clock["hour"])
    if not hour:
        return
    if clock["half"]:
        yield from halves((hour[0] - 1) % 12, 30)
    elif clock["past"]:
        yield from halves(hour[0] % 12, 30 if "half" in clock["past"].lower() else 15)
    else:
        yield from halves((hour[0] - 1) % 12, 45)


def is_article(german: str, stop: int, english: str) -> bool:
    """Return whether the figure 1 that stops there may be an article in English: "1 Jahr", "a year"."""
    return bool(ONE_THING.match(german, stop)) and bool(ARTICLE.search(english))
