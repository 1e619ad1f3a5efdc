"""What a person sees of a stretch of text: white space made single, invisible characters out, words rejoined."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property

from alignment.bitext import Language, Span
from alignment.text.lines import INVISIBLE
from alignment.text.tables import tables

# From the edge of a word only: a long one is not tried again at each of its letters.
LINE_END_HYPHEN = re.compile(r"\b(\w++)([-\u2010\u00ad])[ \t]*+(?:\r\n?|\n)\s*+(?=(\w+))")
WHITE = re.compile(r"\s++")
HIDDEN = re.compile(f"[{INVISIBLE}]++")
UNBROKEN = {"\u00a0", "\u202f"}
WORD = re.compile(r"\w++(?:-\w++)*+")

CONJUNCTIONS = {
    Language.DE: {"und", "oder", "bzw", "sowie", "bis", "als", "wie", "statt"},
    Language.EN: {"and", "or", "to"},
}
ADJECTIVE_STEM = re.compile(r"\w+(?:lich|isch|iv|al|ell|är)")
ADJECTIVE = re.compile(r"\w+(?:lich|isch|iv|al|ell|är)(?:e[rnms]?)?|(?:techn|polit|ökonom)\w+")
ENGLISH_ENDING = re.compile(r"ages?|est|ers?|ern|ly|ness|ful|less|ment|ship|ing|ings|ed|ened|ening|ary|a?tion|ity")
SAME_VOWEL = re.compile(r"(?:re|pre)e|(?:co|micro)o|(?:anti|semi)i", re.IGNORECASE)
ENGLISH_ADJECTIVE = re.compile(r"\w{3,}(?:ic|al)")


class Shown:
    """Shows stretches of one document; its own words are the evidence for rejoining what a line end broke."""

    def __init__(self, text: str, language: Language) -> None:
        self._text = text
        self._language = language

    def part(self, span: Span, marks: Sequence[Span] = ()) -> tuple[str, list[int]]:
        """Return what is seen of a span without ``marks``, and where in it each of these stood.

        The marks lie in the span, in order. A single no-break space between two words stays what it is.
        """
        if not marks:
            return self._clean(self._text[span.start : span.stop]).strip(), []
        shown, places, place = "", [], span.start
        pieces: list[str] = []
        length = 0
        for mark in (*marks, Span(span.stop, span.stop)):
            piece = self._clean(self._text[place : mark.start])
            if not length or shown[-1].isspace():
                piece = piece.lstrip()
            if piece:
                pieces.append(piece)
                length += len(piece)
                shown = piece
            places.append(length - shown[-1:].isspace())
            place = mark.stop
        return "".join(pieces).rstrip(), places[:-1]

    def _clean(self, piece: str) -> str:
        if piece.isprintable() and "  " not in piece:  # neither white space but single blanks, nor invisible characters
            return piece
        if "\n" in piece or "\r" in piece:
            piece = LINE_END_HYPHEN.sub(self._rejoined, piece)
        if not piece.isascii():
            piece = HIDDEN.sub("", piece)
        return WHITE.sub(_single, piece)

    def _rejoined(self, match: re.Match[str]) -> str:
        left, hyphen, right = match.groups()
        return left + ("" if hyphen == "\u00ad" else joint(left, right, self._language, self._words))

    @cached_property
    def _words(self) -> frozenset[str]:
        return frozenset(word.lower() for word in WORD.findall(self._text))


def joint(left: str, right: str, language: Language, words: frozenset[str]) -> str:
    """Return what stood between two parts of a word before a line end broke it: nothing, "-" or "- ".

    Evidence in order: a conjunction ("Ein- und Ausfuhr"), capitals and figures ("NSW-Import"), the document's
    own words, then the language: words are broken at small letters; German keeps the hyphen between adjectives,
    English there too, and behind or before a part that makes compounds.
    """
    if right.lower() in CONJUNCTIONS[language]:
        return "- "
    if not right[0].islower() or not left[-1].islower():
        return "-"
    solid, hyphened = f"{left}{right}".lower() in words, f"{left}-{right}".lower() in words
    if solid != hyphened:
        return "" if solid else "-"
    if language is Language.DE:
        return "-" if ADJECTIVE_STEM.fullmatch(left) and ADJECTIVE.fullmatch(right) else ""
    known = tables(language)
    if ENGLISH_ENDING.fullmatch(right):
        return ""
    listed = left.lower() in known.first or right in known.second or SAME_VOWEL.fullmatch(left + right[0])
    return "-" if listed or (ENGLISH_ADJECTIVE.fullmatch(left) and ENGLISH_ADJECTIVE.fullmatch(right)) else ""


def _single(match: re.Match[str]) -> str:
    white = match.group()
    return white if white in UNBROKEN else " "
