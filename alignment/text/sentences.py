"""Where sentences end: every full stop is put to a row of rules, and the first that knows decides.

The order of the evidence follows Grefenstette and Tapanainen (1994): what comes next, then what the word
before the full stop is (number, initial, abbreviation), then what it looks like. Spans come back; the text is
never altered. All looking back and ahead is bounded and all patterns are possessive, so no input takes long.
"""

from __future__ import annotations

import re

from alignment.bitext import Language, Span
from alignment.text.endings import QUOTES, RULES
from alignment.text.numerals import ROMAN
from alignment.text.stops import Rule, Stop
from alignment.text.tables import Tables, tables

LOOK_BACK = 80
LOOK_BACK_FOR_BRACKET = 400
LOOK_AHEAD = 200
WORDS_BACK = 4

FIGURE = r"(?:\d{1,3}|\*{1,3}+)"
NOTE_MARK = "|".join(
    (
        r"(?:\[bookmark:[^\]\n]{0,60}+\])?\[\d{1,3}\]",
        r"[¹²³⁰⁴-⁹]{1,3}+",
        rf"(?:(?<=[a-zäöüß]{{2}}[.!?])|(?<=\d{{4}}[.!?])){FIGURE}\)",
        rf"(?<=[a-zäöüß]{{4}}[.!?]){FIGURE}(?=\s+[„“\"»(]?[A-ZÄÖÜ])",
    )
)
OPENING_SIGNS = "„“\"'‚‘’»«‹›([–—-"
OPENING = r"[„“\"'‚‘’»«‹›(\[–—-]"
GLUED = rf"(?:(?<=[a-zäöüß]{{2}}[.!?])|(?<=[{QUOTES})\]…])|(?<=[\d%{QUOTES})\]]\.)|(?<=\.\.))(?=[A-ZÄÖÜ][a-zäöüß])"

STOP = re.compile(
    rf"(?<![.!?…])(?P<mark>[.!?…]++)(?P<close>(?:[{QUOTES})\]]|{NOTE_MARK})*+(?:[-–](?=\s))?)"
    rf"(?:(?P<gap>\s++)(?=\S)|{GLUED})"
)
NOTES = re.compile(rf"{NOTE_MARK}|{FIGURE}\)?")
NEXT = re.compile(rf"({OPENING}*+\s?)([^\W\d_]{{1,40}}(?:[-'’][^\W\d_]{{1,40}}){{0,3}}|\d[\d.,]{{0,20}}|\S)")
SHORTENED = re.compile(r"(?:[^\W\d_]{1,12}\.[ \u00a0]?){1,5}")
INITIALS = re.compile(r"(?:[^\W\d_]\.\s){4}[^\W\d_]\.")  # no sentence ends in so long a row of them
TECHNICAL = re.compile(r"[a-z](?=[A-Z-])")
CAPITALS = re.compile(r"[^\W\d_]{2,}")


def split(text: str, language: Language) -> list[Span]:
    """Return the sentences of running text as spans, without the white space between them.

    Line ends count as white space: whoever knows the paragraphs splits each on its own.
    """
    return Splitter(language).split(text)


class Splitter:
    """Splits the paragraphs of a document."""

    def __init__(self, language: Language) -> None:
        self._known, self._rules = tables(language), RULES[language]

    def split(self, text: str, at: int = 0) -> list[Span]:
        """Return the sentences of a paragraph that begins ``at`` a place of the document, where spans count from."""
        spans: list[Span] = []
        start = len(text) - len(text.lstrip())
        for match in STOP.finditer(text):
            if match.end() < len(text) and _ends(text, start, match, self._known, self._rules):
                spans.append(Span(at + start, at + match.end("close")))
                start = match.end()
        stop = len(text.rstrip())
        if start < stop:
            spans.append(Span(at + start, at + stop))
        return spans


def _ends(text: str, start: int, match: re.Match[str], known: Tables, rules: tuple[Rule, ...]) -> bool:
    place = match.start()
    if text[place - 2 : place - 1].isspace() and INITIALS.fullmatch(text, max(place - 10, 0), match.end() + 2):
        return False
    following = NEXT.match(text, match.end())
    if following is None:
        return False
    opening, word = following.groups()
    opens = _opens(text, following, known)
    if _goes_on(match, opening, word, opens):
        return False
    lead = text[max(start, place - LOOK_BACK) : place]
    if lead.isupper() and word == word.upper():
        lead, word = _in_small(lead), _in_small(word)
        opens = opens or word in known.openers
    words = [part.lstrip(OPENING_SIGNS) for part in reversed(lead.rsplit(None, WORDS_BACK)[-WORDS_BACK:])]
    token, previous = words[0] if words else "", words[1] if len(words) > 1 else ""
    rest = text[following.end() : following.end() + LOOK_AHEAD]
    opens = opens or (rest[:1] in (":", ".") and _label_follows(token, word, rest, known))
    close, glued = _closing(text, start, match), match["gap"] is None
    stop = Stop(match["mark"], close, glued, opening, word, opens, rest, lead, place - start, words, token, previous)
    for rule in rules:
        verdict = rule(stop, known)
        if verdict is not None:
            return verdict
    return True


def _goes_on(match: re.Match[str], opening: str, word: str, opens: bool) -> bool:
    """Return whether a small letter or a sign follows that only continues; "pH" and quoted words may begin."""
    first = word[0]
    if first.islower():
        if opens or opening[:1] in ("(", "["):
            return match["mark"] != "." or match["close"] != ""
        return not (TECHNICAL.match(word) or any(sign in opening for sign in '„“"»'))
    return first in ",;:)]}=%/&" or (first in ".…!?" and not opening)


def _opens(text: str, following: re.Match[str], known: Tables) -> bool:
    """Return whether the next word begins sentences: it is an opener, or an abbreviation that is one ("Vgl.")."""
    opening, word = following.groups()
    if word[0].islower():
        if opening.strip("([ "):
            return False
        word = word[0].upper() + word[1:]
    if word not in known.heads:
        return False
    shortened = text.startswith(".", following.end())
    return _shortened_opens(text, following.start(2), known) if shortened else word in known.openers


def _shortened_opens(text: str, place: int, known: Tables) -> bool:
    """Return whether what stands before full stops at a place begins sentences: "Z. B.", "Ja.", not "A. Müller"."""
    match, key = SHORTENED.match(text, place), ""
    for part in match[0].split(".")[:-1] if match else ():
        key += part.strip()
        key = key[0].upper() + key[1:]
        if key not in known.heads:
            return False
        if len(key) > 1 and key in known.openers and key not in known.abbreviations:
            return True
        key += "."
    return False


def _label_follows(token: str, word: str, rest: str, known: Tables) -> bool:
    """Return whether the next word is a label: "Termin:", "Verantw.:"; what describes it goes on: "techn. Leitung:"."""
    describes = len(token) > 2 and token.islower() and token.isalpha()
    label = f"{word}." if rest.startswith(".:") else word if rest.startswith(":") else ""
    return label in known.labels and not describes


def _in_small(capitals: str) -> str:
    """Return words set in capitals as the tables write them: "GEN." is "Gen.", "XI." stays."""
    return CAPITALS.sub(lambda word: word[0] if ROMAN.fullmatch(word[0]) else word[0].title(), capitals)


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
