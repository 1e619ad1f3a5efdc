"""The rules that say whether a stop ends a sentence; each says yes, no, or nothing."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from alignment.bitext import Language
from alignment.text.tables import Ending, Tables

QUOTES = "”“\"'’‘»«‹›"
NUMBER = re.compile(r"\d{1,4}(?:[.,]\d+)*")
ROMAN = re.compile(r"(?=[IVXLC])C{0,3}(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")
LIST_MARK = re.compile(r"[-–•*]?\s*\(?(?:\d{1,3}(?:\.\d{1,3}){0,4}|[a-zA-Z]|[IVX]{1,5})\.?\)?")
DOTTED = re.compile(r"(?:[^\W\d_]{1,3}\.-?)+[^\W\d_]{1,3}")
VOWEL = re.compile(r"[aeiouyäöü]", re.IGNORECASE)
ORDINAL_ADJECTIVE = re.compile(
    r"(?!(?:unter|über|hinter|gegen|neben|wegen|waren|wurden|werden|haben)$)[a-zäöüß]{2,}e[nsrm]"
)
CUT_SHORT = re.compile(
    r".*(?:(?:[bdfgkptz]|ch|sch)l|[bdfgkptvw]r|(?:[bdfgkpstz]|ch)n|(?:[bdgkpst]|ch)m|[bdglrtzh]w)", re.I
)
ARTICLES = frozenset(("der", "die", "das", "dem", "den", "des", "zum", "zur", "am", "beim"))
UNITS = frozenset("mglths")


class Stop(NamedTuple):
    """A place where a sentence may end: what stands before it, on it and after it."""

    mark: str
    close: str
    opening: str
    next: str
    lead: str
    """The sentence before the stop, ``LOOK_BACK`` characters of it at most."""
    begins: int
    """How many characters of the sentence stand before the stop."""
    words: list[str]
    """The last words of the lead, last first, without quotes and brackets before them."""
    token: str
    """The word that carries the stop."""
    previous: str
    """The word before that, or nothing."""


Rule = Callable[[Stop, Tables], bool | None]


def _asks_or_calls(stop: Stop, _: Tables) -> bool | None:
    if "!" not in stop.mark and "?" not in stop.mark:
        return None
    return not (stop.close[:1] in (")", ">") and stop.lead.endswith("("))


def _trails_off(stop: Stop, known: Tables) -> bool | None:
    """Let an ellipsis end a sentence before a capital; one in brackets, only before an opener."""
    if not stop.mark.startswith("..") and "…" not in stop.mark:
        return None
    if stop.lead.endswith(("[", "(")):
        return stop.begins > 1 and stop.next in known.openers
    return stop.next[0].isupper() or stop.next[0].isdigit()


def _list_mark(stop: Stop, _: Tables) -> bool | None:
    """Deny an end after what counts a list: at the start of the sentence, or after a colon or semicolon."""
    if stop.begins <= 12 and LIST_MARK.fullmatch(stop.lead.strip()):
        return False
    if stop.previous.endswith((":", ";")) and LIST_MARK.fullmatch(stop.token):
        return False
    number = stop.token if stop.token.isdecimal() and len(stop.token) < 3 else "0"
    counted_before = int(number) > 1 and f" {int(number) - 1}. " in stop.lead
    return False if counted_before and stop.previous.endswith(",") else None


def _closes(stop: Stop, known: Tables) -> bool | None:
    """Let a closing quote, or a bracket round a whole sentence, end it; a bracket inside, before an opener."""
    if ">" in stop.close:
        return stop.next in known.openers
    if any(sign in stop.close for sign in QUOTES) and len(stop.token) > 3 and not stop.token[-1].isdigit():
        return None if _ending(stop, known) else True
    return True if ")" in stop.close or "]" in stop.close else None


def _german_number(stop: Stop, known: Tables) -> bool | None:
    """Take a number for an ordinal before a month or a noun that is counted, and after an article."""
    number = re.split(r"[-–/]", stop.token)[-1]
    if not NUMBER.fullmatch(number):
        return None
    value = int(number) if number.isdecimal() else 0
    if stop.next in known.months:
        return not 1 <= value <= 31
    if stop.next[0].isdigit():
        return not _date_goes_on(stop, value)
    if stop.next in known.openers or stop.previous in known.numbered or value > 999:
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


def _english_number(stop: Stop, known: Tables) -> bool | None:
    if not NUMBER.fullmatch(stop.token):
        return None
    return not (stop.next in known.months and stop.token.isdecimal() and 1 <= int(stop.token) <= 31)


def _german_roman(stop: Stop, known: Tables) -> bool | None:
    """Take a Roman numeral for an ordinal unless an opener follows, or its noun stands before: "Gruppe II."."""
    if not stop.token or not ROMAN.fullmatch(stop.token):
        return None
    return stop.next in known.openers or stop.previous in known.numbered


def _english_roman(stop: Stop, known: Tables) -> bool | None:
    if not stop.token or not ROMAN.fullmatch(stop.token):
        return None
    return stop.next in known.openers or len(stop.token) > 1 or stop.previous in known.numbered


def _abbreviation(stop: Stop, known: Tables) -> bool | None:
    """Ask the tables, the longest abbreviation that stands there first: "u. a. m." before "m."."""
    ending = _ending(stop, known)
    if ending is None:
        return None
    if ending is Ending.INNER and not stop.previous[-1:].isdigit():
        return False
    if ending is Ending.FINAL and (stop.next[0].isupper() or stop.next[0].isdigit()):
        return True
    return stop.next in known.openers


def _ending(stop: Stop, known: Tables) -> Ending | None:
    """Return the class of the longest abbreviation of the tables at the end of the lead."""
    found, key = None, ""
    for word in stop.words:
        if key and (len(word) > 6 or not word.endswith(".")):
            break
        key = word + key
        found = known.abbreviations.get(key) or _of_small(key, known) or found
    return found


def _of_small(key: str, known: Tables) -> Ending | None:
    """Return the class of an abbreviation that only begins with a capital because the sentence does: "Vgl."."""
    return known.abbreviations.get(key[0].lower() + key[1:]) if len(key) > 1 and key[0].isupper() else None


def _letter(stop: Stop, known: Tables) -> bool | None:
    """Tell initials from units after a figure, names of their own ("Typ A.") and parts of "d. h."."""
    letter = stop.token.rsplit("-", 1)[-1].rsplit(".", 1)[-1]
    if len(letter) != 1 or not letter.isalpha() or stop.token[0].isdigit():
        return None
    if _spaced_out(stop) or stop.previous in known.numbered:
        return True
    if stop.previous[-1:].isdigit() and (letter.isupper() or letter in UNITS):
        return stop.next[0].isupper() and len(stop.next) > 1
    if letter.isupper() and stop.previous.endswith(".") and _before_name(stop.previous[:-1], known):
        return False
    return stop.next in known.openers and (letter.isupper() or not known.short)


def _before_name(word: str, known: Tables) -> bool:
    """Return whether a word without its full stop is an initial or a title."""
    return len(word) == 1 or known.abbreviations.get(word, Ending.INNER) is Ending.INNER


def _spaced_out(stop: Stop) -> bool:
    """Return whether the letters before are spaced for emphasis, as typewriters did: "n i c h t."."""
    return len(stop.token) == 1 and len(stop.previous) == 1 and stop.previous.isalpha()


def _dotted(stop: Stop, known: Tables) -> bool | None:
    """Take a word with full stops inside for an abbreviation."""
    if "." not in stop.token:
        return None
    last = re.split(r"[-.]", stop.token)[-1]
    if (known.abbreviations.get(last) or _of_small(last, known)) is Ending.INNER:
        return False
    return stop.next in known.openers if DOTTED.fullmatch(stop.token) else None


def _hyphenated(stop: Stop, known: Tables) -> bool | None:
    """Ask the tables about the last part of "Außenhandels-Abt." or "Std./Wo."."""
    parts = re.split(r"[-/]", stop.token)
    ending = known.abbreviations.get(parts[-1]) if len(parts) > 1 and len(parts[-1]) > 1 else None
    return None if ending is None else ending is not Ending.INNER and stop.next in known.openers


def _unit(stop: Stop, _: Tables) -> bool | None:
    """See an end in a capital after a word that follows a figure: "1,3 µm. Kristalle"."""
    return True if stop.previous[-1:].isdigit() and stop.next[0].isupper() else None


def _looks_short(stop: Stop, known: Tables) -> bool | None:
    """Take a word without vowel, or of an ending no word has ("Verw.", "entspr."), for an abbreviation."""
    word = stop.token
    if not word.isalpha() or word.isupper() or stop.next in known.openers:
        return None
    if len(word) <= 5 and not VOWEL.search(word):
        return False
    if not known.short:
        return None
    if CUT_SHORT.fullmatch(word) and not word.lower().endswith("sch"):
        return False
    return False if len(word) <= 3 and word.islower() and word not in known.short else None


_ALWAYS: tuple[Rule, ...] = (_asks_or_calls, _trails_off, _list_mark, _closes)
_WORDS: tuple[Rule, ...] = (_abbreviation, _letter, _dotted, _hyphenated, _unit, _looks_short)
RULES: dict[Language, tuple[Rule, ...]] = {
    Language.DE: (*_ALWAYS, _german_number, _german_roman, *_WORDS),
    Language.EN: (*_ALWAYS, _english_number, _english_roman, *_WORDS),
}
