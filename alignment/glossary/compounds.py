"""German terms inside longer words: Stammkombinat, Kombinatsleitung, Valutamarkbeträge.

There is no dictionary to ask whether the rest of the word is a word. It is enough to ask whether it looks like
one, and whether the whole is not rather a derivation (Kombination, Vertreibung) than a compound.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import NamedTuple

from alignment.glossary.entries import Compounds
from alignment.glossary.german import links
from alignment.glossary.spelling import fold, unfold

SHORTEST_BY_DEFAULT = 6  # shorter terms are too often part of other words: Land in Landschaft, Norm in Normal
LONGEST_WORD = 60  # a longer one is debris
_LEAST = 3  # letters of each part of a compound

_PREFIXES = re.compile("be|ent|er|ge|miss|ver|zer")
_PARTICLES = re.compile(
    "ab|an|auf|aus|bei|dar|durch|ein|fort|her|hin|los|mit|nach|um|ueber|unter|vor|weg|wider|wieder|zu|zurueck|zusammen"
)
# Weiterleitungseinstellung ends in Einstellung, not in Stellung; but Steinlieferung in Lieferung.
_PARTICLE_LAST = re.compile(
    "(?:(?<![bhtw])(?<!ver)ein|(?<!h)aus|(?<![kl])auf|dar|durch|ueber|unter|ver|vor|zu|zurueck)$"
)
_DERIVED = re.compile("(?:ung|er|erin|ion|nis)$")  # made from a verb, which may well have a particle: Mitarbeiter
_SUFFIX = re.compile(
    "(?:al|ant|ation|bar|chen|ell|erei|haft|heit|ial|ier|ik|innen|ion|isati|is[cmt]|isier|itaet|ium|iv|keit|lein|ler|lich"
    "|ling|los|nis|ogra|orik|orisch|rie|sam|schaft|tum|ung)"
)
# Genossenschaft is no Schaft of Genossen.
_SUFFIX_ANYWHERE = re.compile("(?:en|n|s)?(?:schaft|haft|heit|tum|innen)|chaft")
_ONSET = re.compile(
    "(?:[bdfghjklmnpqrstvwxz]?[aeiouy]|[bfgpk][lr]|[dt]r|[kg]n|sch[lmnrw]?|s[pt]r?|s[klmnw]|z[w]|qu|ph[lr]?|p[fns]|pf[lr]"
    "|th|ch|c|wr|rh)"
)
_VOWEL = re.compile("[aeiouy]")
_CODA = re.compile("(?:[aeiouy]|[bcdfghklmnprstvwxz])$")


class Part(StrEnum):
    """How an occurrence stands in its word."""

    WHOLE = "whole"
    HEAD = "head"
    MODIFIER = "modifier"


class Member(NamedTuple):
    """A term found inside a word: which one, as what, and its half-open span in the word."""

    term: int
    part: Part
    start: int
    stop: int


class CompoundIndex:
    """Finds terms as members of longer words. A look at a word costs its length, whatever the number of terms."""

    def __init__(self) -> None:
        self._heads: defaultdict[str, list[int]] = defaultdict(list)
        self._modifiers: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
        self._head_lengths: defaultdict[str, set[int]] = defaultdict(set)  # by the last letters
        self._lengths: defaultdict[str, set[int]] = defaultdict(set)  # of modifiers, by the first ones

    def add(self, term: int, word: str, forms: Iterable[str], where: Compounds) -> None:
        """Let ``word`` be found as ``term``, in any of its forms as a head and with any link as a modifier."""
        if where in (Compounds.BOTH, Compounds.HEAD):
            for form in {fold(form) for form in forms}:
                self._heads[form].append(term)
                self._head_lengths[form[-_LEAST:]].add(len(form))
        if where in (Compounds.BOTH, Compounds.MODIFIER):
            for form, length in _linked(word):
                self._modifiers[form].append((term, length))
                self._lengths[form[:4]].add(len(form))

    def members(self, word: str) -> Iterator[Member]:
        """Yield the terms that ``word`` is made of; only nouns, which have a capital."""
        if not (self._heads or self._modifiers) or len(word) > LONGEST_WORD or not word[:1].isupper():
            return
        folded = fold(word)
        yield from self._head(word, folded)
        yield from self._modifier(word, folded)

    def _head(self, word: str, folded: str) -> Iterator[Member]:
        for length in sorted(self._head_lengths.get(folded[-_LEAST:], ()), reverse=True):
            start = len(folded) - length
            terms = self._heads.get(folded[start:]) if start >= _LEAST <= length else None
            if terms and _may_precede(folded[:start], folded[start:]):
                cut = unfold(word, start)
                yield from (Member(term, Part.HEAD, cut, len(word)) for term in terms)
                return

    def _modifier(self, word: str, folded: str) -> Iterator[Member]:
        start = 0
        while start < len(folded) - 6:
            stop = start + 1
            for length in sorted(self._lengths.get(folded[start : start + 4], ()), reverse=True):
                terms = self._modifiers_at(folded, start, start + length)
                for term, size in terms:
                    yield Member(term, Part.MODIFIER, unfold(word, start), unfold(word, start + size))
                if terms:
                    stop = start + length
                    break
            start = stop

    def _modifiers_at(self, folded: str, start: int, stop: int) -> list[tuple[int, int]]:
        """Return the terms, with their own lengths, that a word holds before its last member at this place."""
        return [
            (term, size)
            for term, size in self._modifiers.get(folded[start:stop], ())
            if (not start or _may_precede(folded[:start], folded[start : start + size]))
            and _may_follow(folded[stop:], linked=size < stop - start)
        ]


def _linked(word: str) -> Iterator[tuple[str, int]]:
    """Yield a term as it begins a compound, with the length that is the term's own."""
    folded = fold(word)
    for link in links(word):
        yield folded + link, len(folded)
    if folded.endswith("e"):
        yield folded[:-1], len(folded) - 1  # Sprachkurs
    if folded.endswith("um"):
        yield folded[:-2] + "en", len(folded) - 2  # Ministerien-


def _is_syllabic(rest: str) -> bool:
    return len(rest) >= 3 and _VOWEL.search(rest) is not None


def _may_precede(rest: str, head: str) -> bool:
    """Return whether ``rest`` may be the first part of a compound with ``head``, not the prefix of a derivation."""
    if not _is_syllabic(rest) or _PREFIXES.fullmatch(rest):
        return False
    return not (_DERIVED.search(head) and (_PARTICLES.fullmatch(rest) or _PARTICLE_LAST.search(rest)))


def _may_follow(rest: str, *, linked: bool) -> bool:
    """Return whether ``rest`` may be the last part of a compound, not the suffix of a derivation."""
    if len(rest) < 4 or not _is_syllabic(rest) or not _ONSET.match(rest):
        return False
    return not (_SUFFIX_ANYWHERE.match(rest) or (not linked and _SUFFIX.match(rest)))
