"""Where sentences end: every full stop is put to a row of rules, and the first that knows decides.

The order of the evidence follows Grefenstette and Tapanainen (1994): what comes next, then what the word
before the full stop is (number, initial, abbreviation), then what it looks like. Spans come back; the text is
never altered. All look-back is bounded and all patterns are possessive, so no input takes long.
"""

from __future__ import annotations

import re

from alignment.bitext import Language, Span
from alignment.text.endings import QUOTES, ROMAN, RULES, Rule, Stop
from alignment.text.tables import Tables, tables

LOOK_BACK = 80
LOOK_BACK_FOR_BRACKET = 400
WORDS_BACK = 4

NOTE_MARKS = r"(?:(?:\[bookmark:[^\]\n]{0,60}+\])?\[\d{1,3}\]|[¹²³⁰⁴-⁹]{1,3}+)"
BRACKET_MARK = r"(?:(?<=[a-zäöüß]{3}[.!?])\d{1,2}\))"
OPENING_SIGNS = "„“\"'‚‘’»«‹›([–—-"
OPENING = r"[„“\"'‚‘’»«‹›(\[–—-]"

STOP = re.compile(
    rf"(?<![.!?…])(?P<mark>[.!?…]++)(?P<close>(?:[{QUOTES})\]]|{NOTE_MARKS}|{BRACKET_MARK})*+(?:[-–](?=\s))?)"
    r"(?:(?P<gap>\s++)(?=\S)|(?<=[a-zäöüß]{3}\.)(?=[A-ZÄÖÜ][a-zäöü]))"
)
NOTES = re.compile(rf"{NOTE_MARKS}|\d{{1,2}}\)")
NEXT = re.compile(rf"({OPENING}*+\s?)([^\W\d_]{{1,40}}(?:[-'’][^\W\d_]{{1,40}}){{0,3}}|\d[\d.,]{{0,20}}|\S)")
CAPITALS = re.compile(r"[^\W\d_]{2,}")
TECHNICAL = re.compile(r"[a-z](?=[A-Z-])")


def split(text: str, language: Language) -> list[Span]:
    """Return the sentences of running text as spans, without the white space between them.

    Line ends count as white space: whoever knows the paragraphs splits each on its own.
    """
    spans: list[Span] = []
    known, rules = tables(language), RULES[language]
    start = len(text) - len(text.lstrip())
    for match in STOP.finditer(text):
        end = match.end("close")
        if match.end() < len(text) and _ends(text, start, match, known, rules):
            spans.append(Span(start, end))
            start = match.end()
    stop = len(text.rstrip())
    if start < stop:
        spans.append(Span(start, stop))
    return spans


def _ends(text: str, start: int, match: re.Match[str], known: Tables, rules: tuple[Rule, ...]) -> bool:
    place = match.start()
    following = NEXT.match(text, match.end())
    if following is None:
        return False
    opening, word = following.groups()
    if match["gap"] is None:
        return word in known.openers and match["mark"] == "."
    if _goes_on(opening, word):
        return False
    lead = text[max(start, place - LOOK_BACK) : place]
    if lead.isupper() and word == word.upper():
        lead, word = _in_small(lead), _in_small(word)
    words = [part.lstrip(OPENING_SIGNS) for part in reversed(lead.rsplit(None, WORDS_BACK)[-WORDS_BACK:])]
    token, previous = words[0] if words else "", words[1] if len(words) > 1 else ""
    close = _closing(text, start, match)
    stop = Stop(match["mark"], close, opening, word, lead, place - start, words, token, previous)
    for rule in rules:
        verdict = rule(stop, known)
        if verdict is not None:
            return verdict
    return True


def _in_small(capitals: str) -> str:
    """Return words set in capitals as the tables write them: "GEN." is "Gen.", "XI." stays."""
    return CAPITALS.sub(lambda word: word[0] if ROMAN.fullmatch(word[0]) else word[0].title(), capitals)


def _goes_on(opening: str, word: str) -> bool:
    """Return whether a small letter or a sign follows that only continues; "pH" and quoted names may begin."""
    first = word[0]
    if first.islower():
        return not (any(sign in opening for sign in '„“"»') or TECHNICAL.match(word))
    return first in ",;:)]}=%/&" or (first in ".…!?" and not opening)


def _closing(text: str, start: int, match: re.Match[str]) -> str:
    """Return the closing quotes and brackets; a bracket opened inside the sentence comes back as ">"."""
    close = match["close"]
    if not close:
        return ""
    close = NOTES.sub("", close)
    if ")" in close or "]" in close:
        place = match.start()
        opens = max(text.rfind(sign, max(start, place - LOOK_BACK_FOR_BRACKET), place) for sign in "([")
        if opens > start + 1:
            close = close.replace(")", ">").replace("]", ">")
    return close
