"""Texts as typewriters, old spelling and scanners leave them, to measure what that costs a model, and to learn from.

A perturbation changes both texts of a pair, or only the German one. What is left to chance is drawn from a generator
that the caller hands in, so that the same seed always spoils the same letters.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Collection, Iterable
from functools import partial
from typing import NamedTuple

from alignment.embedding.corpora import Pair

Change = Callable[[str, random.Random], str]

_FORMER = (
    (re.compile(r"ss(?=t?\b|te[nt]?\b)"), "ß"),  # dass, Fluss, muss, musste; not Ausstellung, not Wasser
    (re.compile(r"(?<=[Ss]chlu)ss(?=[a-df-hj-z])|(?<=roze)ss(?=[a-df-hj-z])"), "ß"),  # Schlussfolgerung, Prozesskosten
    (re.compile(r"(?<=[Ss]chi)fff"), "ff"),  # Schifffahrt
    (re.compile(r"(?<=[Aa]uf)wänd(?=ig)"), "wend"),
    (re.compile(r"(?<=oten)z(?=i[ae]l)|(?<=stan)z(?=iell)"), "t"),  # Potenzial, substanziell; not finanziell
    (re.compile(r"(?<=gra)f(?=i[es])"), "ph"),  # Fotografie, grafisch
    (re.compile(r"\b([Tt])(?=ür|al\b|or\b|un\b)"), r"\1h"),  # Thür, Thal, until 1901
    (re.compile(r"\b([Ss])ein\b"), r"\1eyn"),
)
_TYPED = {"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "ß": "ss"}
_MISREAD = {"rn": "m", "m": "rn", "l": "1", "1": "l", "I": "l", "c": "e", "e": "c"}
_MISREAD |= {"s": "ſ", "ſ": "f", "ä": "a", "ö": "o", "ü": "u", "Ä": "A", "Ö": "O", "Ü": "U", "ß": "B"}
_LOOKALIKE = re.compile("|".join(_MISREAD))
_LONG = re.compile(r"[^\W\d_]{8,}")
_WORD = re.compile(r"[^\W\d_]+")
_HYPHEN = re.compile(r"(?<=[^\W\d_])-(?=[^\W\d_])")
_LINKS = ("", "s", "es", "n", "en")
_SHORTEST = 4
"""Letters that each part of a compound has at least."""


class Perturbation(NamedTuple):
    """A way of spoiling texts, by what it does to a German and to an English text."""

    name: str
    de: Change
    en: Change

    def spoilt(self, pairs: Iterable[Pair], seed: int = 0) -> list[Pair]:
        """Return the pairs spoilt, always the same way for the same ``seed``."""
        chance = random.Random(seed)
        return [Pair(self.de(pair.de, chance), self.en(pair.en, chance)) for pair in pairs]


def perturbations(words: Collection[str]) -> tuple[Perturbation, ...]:
    """Return the ways of spoiling that are measured; compounds are parted where both parts are among ``words``."""
    known = frozenset(word.lower() for word in words)
    return (
        Perturbation("as it is", _kept, _kept),
        Perturbation("old spelling", old_spelling, _kept),
        Perturbation("ae, oe, ue, ss", typed, _kept),
        *(
            Perturbation(f"misread, {rate:.0%} of look-alikes", partial(misread, rate), partial(misread, rate))
            for rate in (0.02, 0.05, 0.1)
        ),
        *(
            Perturbation(f"broken, {rate:.0%} of long words", partial(broken, rate), partial(broken, rate))
            for rate in (0.1, 0.3)
        ),
        Perturbation("compounds hyphenated", partial(parted, known, "-"), _kept),
        Perturbation("compounds split", partial(parted, known, " "), unhyphenated),
        Perturbation("hyphens left out", joined, joined),
    )


def words_of(texts: Iterable[str]) -> set[str]:
    """Return the words of some texts."""
    return {word for text in texts for word in _WORD.findall(text)}


def old_spelling(text: str, _chance: random.Random) -> str:
    """Return German text as before the reform of 1996 and, in a few words, that of 1901."""
    for now, before in _FORMER:
        text = now.sub(before, text)
    return text


def typed(text: str, _chance: random.Random) -> str:
    """Return German text as typed without umlauts."""
    return "".join(_TYPED.get(letter, letter) for letter in text)


def misread(rate: float, text: str, chance: random.Random) -> str:
    """Return text with a share of the letters that look like others taken for those, as scanners do."""
    return _LOOKALIKE.sub(lambda found: _MISREAD[found[0]] if chance.random() < rate else found[0], text)


def broken(rate: float, text: str, chance: random.Random) -> str:
    """Return text with a share of its long words still broken as at the end of a line: ``Volkswirt- schaft``."""

    def break_(found: re.Match[str]) -> str:
        word = found[0]
        if chance.random() >= rate:
            return word
        place = chance.randint(3, len(word) - 3)
        return f"{word[:place]}- {word[place:]}"

    return _LONG.sub(break_, text)


def parted(words: Collection[str], between: str, text: str, _chance: random.Random) -> str:
    """Return German text with ``between`` the parts of its compounds, those that end in two of ``words``."""
    return _LONG.sub(lambda found: between.join(_parts(found[0], words)), text)


def unhyphenated(text: str, _chance: random.Random) -> str:
    """Return text with spaces in place of hyphens inside words."""
    return _HYPHEN.sub(" ", text)


def joined(text: str, _chance: random.Random) -> str:
    """Return text without the hyphens inside words: ``NSWExport``, ``stateowned``."""
    return _HYPHEN.sub("", text)


def _kept(text: str, _chance: random.Random) -> str:
    return text


def _parts(word: str, words: Collection[str]) -> tuple[str, ...]:
    """Return the two parts of a compound that differ least in length, or the word itself."""
    places = range(_SHORTEST, len(word) - _SHORTEST + 1)
    for place in sorted(places, key=lambda place: abs(2 * place - len(word))):
        first, second = word[:place].lower(), word[place:].lower()
        if second in words and any(first.removesuffix(link) in words for link in _LINKS):
            return word[:place], word[place:]
    return (word,)
