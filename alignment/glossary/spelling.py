"""Words as they are written: cut out of a text, and made equal across old and new spelling."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

# Letters and digits, with what is invisible inside a word: combining accents and soft hyphens.
TOKEN = re.compile(r"[^\W_]+(?:[\u0300-\u036f\u00ad]+[^\W_]*)*")
# What may stand between two words of one term; editors put words into brackets: Academy [of Sciences].
INSIDE = re.compile(r"['’]?[\s\[\]]{1,3}|\s?[-\u2010\u2011]\s?|['’]")
POSSESSIVE = re.compile(r"['’](?:s\b|(?<=s['’])(?![^\W_]))", re.IGNORECASE)

_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "\u00ad": None})
_TRIPLE = re.compile(r"([^\W\d_aeiou])\1\1")


class Word(NamedTuple):
    """A word of a wording: the forms it may take, and whether their capitals are required."""

    forms: frozenset[str]
    capitals: bool


def words(text: str) -> list[str]:
    """Return the words of a text; hyphens, spaces and apostrophes stand between them."""
    return TOKEN.findall(text)


def spans(text: str) -> list[tuple[int, int]]:
    """Return the half-open spans of the words of a text, in code points."""
    return [match.span() for match in TOKEN.finditer(text)]


def fold(word: str) -> str:
    """Return a word without what differs between spellings of the same word.

    Capitals; ß and ss (Beschluß, Beschluss); umlauts and their telex spelling (Politbüro, Politbuero); three
    consonants and two (Schifffahrt, Schiffahrt); composed and decomposed accents.
    """
    folded = word.lower() if word.isascii() else unicodedata.normalize("NFC", word).casefold().translate(_UMLAUTS)
    return _TRIPLE.sub(r"\1\1", folded)


def unfold(word: str, length: int) -> int:
    """Return how many characters of ``word`` its first ``length`` folded ones are made of."""
    return next((place for place in range(len(word)) if len(fold(word[:place])) >= length), len(word))


@lru_cache(maxsize=4096)
def is_abbreviation(word: str) -> bool:
    """Return whether capitals tell a word: NSW, MfS, but not Kombinat."""
    return sum(map(str.isupper, word)) >= 2 or (len(word) == 1 and word.isupper())


def keeps_capitals(form: str, word: str) -> bool:
    """Return whether ``word`` has a capital wherever ``form`` has one, or is written in capitals throughout."""
    if len(form) != len(word):
        return word[:1].isupper() or not form[:1].isupper()
    return all(there.isupper() for here, there in zip(form, word, strict=True) if here.isupper())
