"""The rules that say whether a stop ends a sentence; each says yes, no, or nothing."""

from __future__ import annotations

import re

from alignment.bitext import Language
from alignment.text.numerals import english_number, english_roman, german_number, german_roman
from alignment.text.stops import Rule, Stop
from alignment.text.tables import Ending, Tables

QUOTES = "”“\"'’‘»«‹›"
LIST_MARK = re.compile(r"[-–•*]?\s*\(?(?:\d{1,3}(?:\.\d{1,3}){0,4}|[a-zA-Z]|[IVX]{1,5})\.?\)?")
DOTTED = re.compile(r"(?:[^\W\d_]{1,3}\.-?)+[^\W\d_]{1,3}")
VOWEL = re.compile(r"[aeiouyäöü]", re.IGNORECASE)
CLAUSE = re.compile(r"[,;:–]\s|\(|\b(?:and|but|that|und|aber|daß|dass)\s")
PARTED = re.compile(r"[,;:.!?]?(?:\s|$)")
NOUN_GROUP = re.compile(r"(?: [^\W\d_]++){1,4}")
SECOND = re.compile(r"(?<![\w.,])2[.)]")
UNITS = frozenset("mglths")
FIRST = frozenset(("1", "a", "A", "i", "I"))


def _small_letter(stop: Stop, known: Tables) -> bool | None:
    """Take a small letter for a slip only if an opener or a bracket follows a whole word, or "ca." a "Punkt 2."."""
    if not stop.next[0].islower() or not (stop.opens or stop.opening[:1] in ("(", "[")):
        return None
    numbered = stop.previous in known.numbered and stop.token.isdecimal() and stop.rest.startswith(".")
    return numbered or _whole(stop.token, known)


def _glued(stop: Stop, known: Tables) -> bool | None:
    """See a forgotten space before a word that opens sentences or behind a whole word: not in "beispiel.Datei.txt"."""
    if not stop.glued:
        return None
    forgotten = stop.opens or (len(stop.next) > 2 and _whole(stop.token, known))
    return None if forgotten and PARTED.match(stop.rest) else False


def _whole(word: str, known: Tables) -> bool:
    """Return whether a word is surely no abbreviation, listed or not."""
    if word[-1:] in QUOTES + ")":
        return True
    if "." in word or known.ending(word):
        return False
    listed = word.lower() in known.short or word in known.months
    return (listed and len(word) > 1) or (len(word) > 4 and word.endswith(known.whole))


def _asks_or_calls(stop: Stop, _: Tables) -> bool | None:
    if "!" not in stop.mark and "?" not in stop.mark:
        return None
    return not (stop.close[:1] in (")", ">") and stop.lead.endswith("("))


def _trails_off(stop: Stop, known: Tables) -> bool | None:
    """Let an ellipsis end a sentence before a capital; in brackets or after "and", only before an opener."""
    if stop.mark == "." or not (stop.mark.startswith("..") or "…" in stop.mark):
        return None
    if stop.lead.endswith(("[", "(")):
        return stop.begins > 1 and stop.opens
    if stop.token in known.before:
        return stop.opens
    return stop.next[0].isupper() or stop.next[0].isdigit()


def _list_mark(stop: Stop, known: Tables) -> bool | None:
    """Deny an end after what counts a list: at the start of the sentence, or after a colon or semicolon."""
    if stop.begins <= 12 and LIST_MARK.fullmatch(stop.lead.strip()):
        return False
    between = stop.previous[-1:]
    if between == ";" and LIST_MARK.fullmatch(stop.token):
        return False
    if between == ":" and stop.token.strip("().") in FIRST:
        amount = stop.previous[:-1] in known.labels and not SECOND.search(stop.rest)
        return None if amount else False
    if between == "," and stop.token.isdecimal() and len(stop.token) < 3:
        return False if f" {int(stop.token) - 1}. " in stop.lead else None
    return None


def _name_goes_on(stop: Stop, known: Tables) -> bool | None:
    """Deny an end before what ends the name of a firm or counts it: "Ltd.", "Jr.", "Inf. Nr. 4"."""
    return False if stop.next in known.tails and not _whole(stop.token, known) else None


def _closes(stop: Stop, known: Tables) -> bool | None:
    """Let a closing quote, or a bracket round a whole sentence, end it; a bracket inside, before an opener."""
    if not stop.close:
        return None
    if ">" in stop.close:
        return stop.opens
    if any(sign in stop.close for sign in QUOTES) and len(stop.token) not in (0, 2, 3) and not stop.token[-1].isdigit():
        return None if _ending(stop, known) else True
    if ")" not in stop.close and "]" not in stop.close:
        return None
    return None if stop.begins == len(stop.token) + 1 and _ending(stop, known) else True


def _abbreviation(stop: Stop, known: Tables) -> bool | None:
    """Ask the tables, the longest abbreviation that stands there first: "u. a. m." before "m."."""
    ending = _ending(stop, known)
    return None if ending is None else _ends_with(ending, stop, known)


def _ends_with(ending: Ending, stop: Stop, known: Tables) -> bool:
    """Return whether an abbreviation of a class ends the sentence, by what follows it."""
    if ending is Ending.INNER and not stop.previous[-1:].isdigit():
        return False
    if ending is Ending.FINAL and (stop.next[0].isupper() or stop.next[0].isdigit()):
        return True
    if ending is Ending.WORD and stop.next[0].isupper() and not stop.next.isupper() and stop.next not in known.months:
        return stop.opens or not _only_says_when(stop.lead, known)
    counts = ending is Ending.EITHER and stop.next[0].isupper() and any(word[-1:].isdigit() for word in stop.words[1:3])
    return stop.opens or (counts and _verb_follows(stop, known))


def _verb_follows(stop: Stop, known: Tables) -> bool:
    """Return whether a German clause with its verb ends and a noun with the next verb follows: "Proz. Abnehmer ist"."""
    following = NOUN_GROUP.match(stop.rest)
    if not following or known.verbs.isdisjoint(following[0].split()):
        return False
    return not known.verbs.isdisjoint(CLAUSE.split(stop.lead)[-1].split())


def _only_says_when(lead: str, known: Tables) -> bool:
    """Return whether the last clause is but a time, so that its sentence follows: "At 5 p.m. Comrade Weiss"."""
    *words, last = CLAUSE.split(lead)[-1].split() or [""]
    if not words or words[0].lower() not in known.before:
        return False
    figures = [word for word in words if any(sign.isdigit() for sign in word)]
    dated = bool(figures) or last in known.months
    return dated and all(word in figures or word.lower() in known.before for word in words)


def _ending(stop: Stop, known: Tables) -> Ending | None:
    """Return the class of the longest abbreviation of the tables at the end of the lead."""
    found, key = None, ""
    for word in stop.words:
        if key and (len(word) > 6 or not word.endswith(".")):
            break
        key = word + key
        found = known.ending(key) or found
    return found


def _letter(stop: Stop, known: Tables) -> bool | None:
    """Tell initials from units after a figure, names of their own ("Typ A.") and parts of "d. h."."""
    letter = stop.token[-1:]
    if stop.token[-2:-1] not in ("", "-", ".") or not letter.isalpha() or stop.token[0].isdigit():
        return None
    if _spaced_out(stop) or stop.previous in known.numbered:
        return True
    if _counts(stop, known) and (letter.isupper() or letter in UNITS):
        return stop.next[0].isupper() and len(stop.next) > 1
    if letter.isupper() and stop.previous.endswith(".") and _before_name(stop.previous[:-1], known):
        return stop.opens and stop.next not in known.names
    return stop.opens


def _counts(stop: Stop, known: Tables) -> bool:
    """Return whether a figure stands before the token, or a figure and a word like "Mio."."""
    if stop.previous[-1:].isdigit():
        return True
    scale = known.abbreviations.get(stop.previous[:-1], Ending.INNER)
    return scale is not Ending.INNER and len(stop.words) > 2 and stop.words[2][-1:].isdigit()


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
    parts = re.split(r"[-.]", stop.token)
    if Ending.INNER in (known.ending(parts[0]), known.ending(parts[-1])):
        return False
    return stop.opens if DOTTED.fullmatch(stop.token) else None


def _hyphenated(stop: Stop, known: Tables) -> bool | None:
    """Ask the tables about the last part of "Außenhandels-Abt." or "Std./Wo."."""
    if "-" not in stop.token and "/" not in stop.token:
        return None
    last = re.split(r"[-/]", stop.token)[-1]
    ending = known.ending(last) if len(last) > 1 else None
    return None if ending is None else _ends_with(ending, stop, known)


def _looks_short(stop: Stop, known: Tables) -> bool | None:
    """Take a word without vowel, of an ending no word has ("Verw."), or hardly a word ("Zi. 4") for an abbreviation."""
    word = stop.token
    if stop.opens or not word.isalpha() or not (word[1:].islower() or word.islower()) or word in known.short:
        return None
    if (len(word) <= 5 and not VOWEL.search(word)) or word.lower().endswith(known.cut):
        return False
    hardly = len(word) <= 3 and word.lower() not in known.short
    return False if hardly and (word.islower() or stop.next[0].isdigit()) else None


_ALWAYS: tuple[Rule, ...] = (
    _small_letter,
    _glued,
    _asks_or_calls,
    _trails_off,
    _list_mark,
    _name_goes_on,
    _closes,
)
_WORDS: tuple[Rule, ...] = (_abbreviation, _letter, _dotted, _hyphenated, _looks_short)
RULES: dict[Language, tuple[Rule, ...]] = {
    Language.DE: (*_ALWAYS, german_number, german_roman, *_WORDS),
    Language.EN: (*_ALWAYS, english_number, english_roman, *_WORDS),
}
