"""Finding the wordings of a glossary in a sentence.

Every word of every wording is expanded into its forms once. A sentence is then read along a trie whose branches
are words (whatever their form), so that neither the number of entries nor that of forms costs time; what a
spelling may stand for is worked out once.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right, insort
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence, Set
from operator import itemgetter
from typing import NamedTuple

from alignment.bitext import Language
from alignment.glossary import english, patterns
from alignment.glossary.compounds import CompoundIndex, Member, Part
from alignment.glossary.entries import Case, Compounds, Entry, Rendering, Term
from alignment.glossary.patterns import Pattern
from alignment.glossary.spelling import INSIDE, POSSESSIVE, Word, fold, keeps_capitals, spans, words

_REMEMBERED = 500_000  # spellings; then memory starts afresh
_SHORTEST_HALF = 2  # letters of the first part of a word written in two
_HYPHENS = frozenset("-\u2010\u2011")
_SENTENCE_START = re.compile(r"(?:^|[.!?:;])[^\w.!?:;]*$")
_LOOK_BACK = 12  # characters: an opening quote or bracket and some space
_WITH_OBJECT = re.compile(r"\s+(?:the|these|those|this|that|all|both|them|it|our|your|his|her|their)\b")


class Hit(NamedTuple):
    """A wording of an entry (by its index) in a text, with its half-open span of code points."""

    start: int
    stop: int
    entry: int
    wording: Term | Rendering
    part: Part = Part.WHOLE


class _Target(NamedTuple):
    """What a pattern leads to; ``excludes`` if it is a place where the wording does not count."""

    entry: int
    wording: Term | Rendering
    dotted: bool = False
    excludes: bool = False


class _Node:
    """What may follow a word, and what is found there; ``entries`` are all that lie further on, too."""

    __slots__ = ("entries", "next", "targets")

    def __init__(self) -> None:
        self.next: dict[int, _Node] = {}
        self.targets: list[_Target] = []
        self.entries: set[int] = set()


class _Spelling(NamedTuple):
    """What a token may stand for: words of the glossary by number, and the terms it is made of."""

    folded: str
    words: tuple[int, ...]
    members: tuple[Member, ...]
    starts: tuple[_Node, ...]  # where the wordings go on that begin here
    entries: frozenset[int]  # those of all these
    half: bool  # whether this may be the first part of a word written in two


class _Sentence(NamedTuple):
    """A sentence with its tokens: their spans, how they are written, and what that may stand for."""

    text: str
    spans: list[tuple[int, int]]
    words: list[str]
    spellings: list[_Spelling]

    def is_close(self, at: int) -> bool:
        """Return whether a token stands so close to the one before it that they may be one term."""
        return INSIDE.fullmatch(self.text, self.spans[at - 1][1], self.spans[at][0]) is not None


class Matcher:
    """Finds the terms of entries in German, or their renderings in English."""

    def __init__(self, entries: Sequence[Entry], language: Language) -> None:
        self.language = language
        self._fold = fold if language == Language.DE else english.spelt_alike
        self._root = _Node()
        self._words: dict[Word, int] = {}
        self._forms: defaultdict[str, list[tuple[str, bool, int]]] = defaultdict(list)
        self._inside = CompoundIndex()
        self._inner: list[_Target] = []
        self._spellings: dict[str, _Spelling] = {}
        for index, entry in enumerate(entries):
            for wording in entry.terms if language == Language.DE else entry.renderings:
                self._add(index, entry, wording)
        self._alphabet = sorted(self._forms)

    def find(self, text: str) -> list[Hit]:
        """Return the hits in text order; of those that overlap the longest, of equal ones all."""
        return longest(self.candidates(text))

    def candidates(self, text: str, among: Set[int] | None = None) -> list[Hit]:
        """Return all hits, also those inside longer ones; not those in an excluded place.

        With ``among``, only those of these entries are sure to be returned.
        """
        found = words(text)
        known = self._spellings
        spellings = [known.get(word) or self._spelling(word) for word in found]
        begins = [
            at
            for at, spelling in enumerate(spellings)
            if spelling.entries and (among is None or not among.isdisjoint(spelling.entries))
        ]
        begins += self._begun_halves(text, found, spellings)
        if not begins:
            return []
        sentence = _Sentence(text, spans(text), found, spellings)
        hits: dict[tuple[int, int, int], Hit] = {}  # by place and wording, found along whatever way
        excluded: list[Hit] = []
        for at in dict.fromkeys(begins):
            for target, hit in (*self._members(sentence, at), *self._wholes(sentence, at)):
                if target.excludes:
                    excluded.append(hit)
                else:
                    hits[hit.start, hit.stop, id(hit.wording)] = hit
        return _allowed(hits.values(), excluded) if excluded else list(hits.values())

    # Reading the glossary

    def _add(self, index: int, entry: Entry, wording: Term | Rendering) -> None:
        for excludes, expand in ((False, patterns.patterns), (True, patterns.exclusions)):
            for pattern in expand(wording, entry.word, self.language):
                target = _Target(index, wording, pattern.dotted, excludes)
                self._node(pattern, index).targets.append(target)
                if isinstance(wording, Term) and len(pattern.words) == 1 and wording.compounds != Compounds.NONE:
                    self._inner.append(target)
                    where = Compounds.BOTH if excludes else wording.compounds
                    self._inside.add(len(self._inner) - 1, pattern.spelling[0], pattern.words[0].forms, where)

    def _node(self, pattern: Pattern, entry: int) -> _Node:
        node = self._root
        for word in pattern.words:
            node = node.next.setdefault(self._number(word), _Node())
            node.entries.add(entry)
        return node

    def _number(self, word: Word) -> int:
        if word not in self._words:
            number = self._words[word] = len(self._words)
            for form in word.forms:
                self._forms[self._fold(form)].append((form, word.capitals, number))
        return self._words[word]

    # Reading a sentence

    def _spelling(self, text: str) -> _Spelling:
        if len(self._spellings) >= _REMEMBERED:
            self._spellings.clear()
        folded = self._fold(text)
        numbers, members = self._read(text, folded), tuple(self._inside.members(text))
        starts = tuple(self._root.next[number] for number in numbers if number in self._root.next)
        entries = {self._inner[member.term].entry for member in members}.union(*(node.entries for node in starts))
        spelling = _Spelling(folded, numbers, members, starts, frozenset(entries), self._is_half(folded))
        self._spellings[text] = spelling
        return spelling

    def _is_half(self, folded: str) -> bool:
        """Return whether a longer form of a word begins so."""
        after = bisect_right(self._alphabet, folded)
        longer = self._alphabet[after : after + 1]
        return len(folded) >= _SHORTEST_HALF and bool(longer) and longer[0].startswith(folded)

    def _read(self, text: str, folded: str) -> tuple[int, ...]:
        found = self._forms.get(folded, ())
        return tuple({number for form, capitals, number in found if not capitals or keeps_capitals(form, text)})

    def _members(self, sentence: _Sentence, at: int) -> Iterator[tuple[_Target, Hit]]:
        """Yield the terms that a token is made of."""
        start = sentence.spans[at][0]
        for member in sentence.spellings[at].members:
            target = self._inner[member.term]
            yield target, Hit(start + member.start, start + member.stop, target.entry, target.wording, member.part)

    def _wholes(self, sentence: _Sentence, first: int) -> Iterator[tuple[_Target, Hit]]:
        """Yield the wordings that begin with a token."""
        ways = [(node, first + 1) for node in sentence.spellings[first].starts]
        ways += self._halves(sentence, first, self._root)
        while ways:
            node, at = ways.pop()
            for target in node.targets:
                if hit := _hit(target, sentence.text, sentence.spans[first][0], sentence.spans[at - 1][1]):
                    yield target, hit
            if node.next and at < len(sentence.spans) and sentence.is_close(at):
                ways += [(node.next[word], at + 1) for word in sentence.spellings[at].words if word in node.next]
                ways += self._halves(sentence, at, node)

    def _halves(self, sentence: _Sentence, at: int, node: _Node) -> list[tuple[_Node, int]]:
        """Return where a token leads from a node together with the next one."""
        if not sentence.spellings[at].half:
            return []
        return [(node.next[word], at + 2) for word in self._joined(sentence, at) if word in node.next]

    def _joined(self, sentence: _Sentence, at: int) -> tuple[int, ...]:
        """Return the words that a token is together with the next one: Valuta-Mark, non-socialist, Valuta Mark."""
        if at + 1 == len(sentence.words):
            return ()
        between = sentence.text[sentence.spans[at][1] : sentence.spans[at + 1][0]]
        here, there = sentence.words[at : at + 2]
        is_pair = between.isspace() and self._is_pair(here, there)
        if not (is_pair or between.strip() in _HYPHENS) or not sentence.is_close(at + 1):
            return ()
        folded = sentence.spellings[at].folded + sentence.spellings[at + 1].folded
        return self._read(here + there.lower(), folded) if folded in self._forms else ()

    def _begun_halves(self, text: str, found: Sequence[str], spellings: Sequence[_Spelling]) -> list[int]:
        """Return which tokens may be, with the next one, a word that a wording begins with."""
        is_hyphened = any(hyphen in text for hyphen in _HYPHENS)
        if not is_hyphened and self.language == Language.EN:
            return []
        halves = [at for at, spelling in enumerate(spellings[:-1]) if spelling.half]
        return halves if is_hyphened else [at for at in halves if self._is_pair(found[at], found[at + 1])]

    def _is_pair(self, here: str, there: str) -> bool:
        """Return whether two words may be one noun in two."""
        return self.language == Language.DE and here[0].isupper() and there[0].isupper()


def longest(hits: Iterable[Hit]) -> list[Hit]:
    """Return hits in text order, the longest first served; those of equal span stay together."""
    hits = tuple(hits)
    if len(hits) <= 1:
        return list(hits)
    kept: list[tuple[int, int]] = []
    chosen: dict[tuple[int, int, int], Hit] = {}
    for hit in sorted(hits, key=lambda hit: (hit.start - hit.stop, hit.start)):
        span = hit.start, hit.stop
        at = bisect_left(kept, span)
        if at == len(kept) or kept[at] != span:
            if (at < len(kept) and kept[at][0] < hit.stop) or (at and kept[at - 1][1] > hit.start):
                continue
            insort(kept, span)
        chosen.setdefault((*span, hit.entry), hit)
    return sorted(chosen.values(), key=lambda hit: hit[:3])


def _allowed(hits: Iterable[Hit], excluded: Sequence[Hit]) -> list[Hit]:
    """Return the hits that lie in no place excluded for their wording."""
    places: defaultdict[int, list[tuple[int, int]]] = defaultdict(list)
    for start, stop, _, wording, _ in sorted(excluded, key=lambda place: place[:2]):
        known = places[id(wording)]
        if not known or known[-1][1] < stop:
            known.append((start, stop))
    return [hit for hit in hits if not _within(hit, places[id(hit.wording)])]


def _within(hit: Hit, places: Sequence[tuple[int, int]]) -> bool:
    at = bisect_right(places, hit.start, key=itemgetter(0))
    return at > 0 and hit.stop <= places[at - 1][1]


def _hit(target: _Target, text: str, start: int, stop: int) -> Hit | None:
    """Return the hit with what belongs to it behind: the full stop of Gen., a possessive, the end of [brackets]."""
    if target.dotted:
        if text[stop : stop + 1] != ".":
            return None
        stop += 1
    elif possessive := POSSESSIVE.match(text, stop):
        stop = possessive.end()
    elif text[stop : stop + 1] == "]" and "[" in text[start:stop]:
        stop += 1
    if isinstance(target.wording, Rendering) and _is_command(target.wording, text, start, stop):
        return None
    return Hit(start, stop, target.entry, target.wording)


def _is_command(rendering: Rendering, text: str, start: int, stop: int) -> bool:
    """Return whether a noun that keeps its capital is a verb here: *Combine the results* at the start of a sentence."""
    if rendering.case != Case.EXACT or text[start:stop] != rendering.text:
        return False
    return bool(_WITH_OBJECT.match(text, stop) and _SENTENCE_START.search(text, max(0, start - _LOOK_BACK), start))
