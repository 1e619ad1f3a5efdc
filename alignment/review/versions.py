"""Where the sentences of a text went in its next version: which are the same, which were reworded, which are gone."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from itertools import pairwise
from typing import NamedTuple

from alignment.bitext import Span

ALIKE = 0.5
"""Share of words in common, in order, from which on a sentence is another wording of the one before."""

SPELLED_ALIKE = 0.8
"""Share of letters from which on a short sentence is: one wrong letter changes half the words of a heading."""

SHORT = 80
"""Letters up to which a sentence is compared letter by letter."""

BAND = 8
"""So far from where it should be is a reworded sentence looked for; looking everywhere would take too long."""


class Step(NamedTuple):
    """A sentence that was reworded, is gone, or is new: its index before and after, and before which one it stood."""

    place: int
    before: int | None
    after: int | None


class Versions:
    """Where the sentences of one version of a text are in the next."""

    def __init__(self, before: Sequence[str], after: Sequence[str]) -> None:
        self._before, self._after = before, after
        self._there: dict[int, int] = {}
        self._near: dict[int, int] = {}
        for tag, i, i_stop, j, j_stop in _differences(before, after):
            self._near |= {i + step: max(0, min(j + step, j_stop - 1)) for step in range(i_stop - i)}
            if tag == "equal":
                self._there |= zip(range(i, i_stop), range(j, j_stop), strict=True)
            elif tag == "replace":
                self._there |= {i + a: j + b for a, b in _counterparts(before[i:i_stop], after[j:j_stop])}
        self._near |= self._there
        self._known = sorted(self._there)

    def there(self, sentence: int) -> int | None:
        """Return the index of the sentence, which may be worded differently; ``None`` if it is gone."""
        return self._there.get(sentence)

    def near(self, sentence: int) -> int:
        """Return the index of the sentence, or of what stands in its place, or before it."""
        return self._near[sentence]

    def is_reworded(self, sentence: int) -> bool:
        """Return whether the sentence is still there, in other words."""
        there = self._there.get(sentence)
        return there is not None and self._before[sentence] != self._after[there]

    def run(self, old: Span) -> Span | None:
        """Return where a run of sentences went: what is left of it, with what has come in between.

        ``None`` if nothing is left, or, of an empty run, if something stands in its place now.
        """
        if not old.length:
            place = self.between(old.start)
            return None if place.length else place
        left_over = [self._there[sentence] for sentence in range(*old) if sentence in self._there]
        return Span(left_over[0], left_over[-1] + 1) if left_over else None

    def between(self, sentence: int) -> Span:
        """Return what has come in, or stands changed beyond recognition, where a sentence began: mostly nothing."""
        place = bisect_left(self._known, sentence)
        left = self._there[self._known[place - 1]] + 1 if place else 0
        right = self._there[self._known[place]] if place < len(self._known) else len(self._after)
        return Span(left, right)

    def steps(self) -> Iterator[Step]:
        """Yield what differs, in the order of the new text."""
        i = j = 0
        for old in (*self._known, len(self._before)):
            new = self._there.get(old, len(self._after))
            yield from (Step(gone, gone, None) for gone in range(i, old))
            yield from (Step(old, None, come) for come in range(j, new))
            if self.is_reworded(old):
                yield Step(old, old, new)
            i, j = old + 1, new + 1


def _differences(before: Sequence[str], after: Sequence[str]) -> Iterator[tuple[str, int, int, int, int]]:
    """Yield what ``SequenceMatcher`` does, which would be slow on a long text that is the same but for a stretch."""
    shorter = min(len(before), len(after))
    head = next((i for i in range(shorter) if before[i] != after[i]), shorter)
    tail = next((i for i in range(shorter - head) if before[-1 - i] != after[-1 - i]), shorter - head)
    yield "equal", 0, head, 0, head
    middle = SequenceMatcher(None, before[head : len(before) - tail], after[head : len(after) - tail])
    for tag, i, i_stop, j, j_stop in middle.get_opcodes():
        yield tag, head + i, head + i_stop, head + j, head + j_stop
    yield "equal", len(before) - tail, len(before), len(after) - tail, len(after)


def _counterparts(before: Sequence[str], after: Sequence[str]) -> list[tuple[int, int]]:
    """Return which sentences are other wordings of which, in order, so that they are as alike as can be altogether."""
    return _chain(_candidates(before, after))


def _chain(pairs: Iterable[tuple[int, int, float]]) -> list[tuple[int, int]]:
    """Return the pairs, each with its worth, that ascend on both sides and are worth the most together."""
    chains: dict[tuple[int, int], tuple[int, int] | None] = {}  # each pair with the one before it
    ends: list[int] = []  # where a chain can end, ascending, with what the best one there is worth, ascending too
    worths: list[float] = []
    links: list[tuple[int, int]] = []
    for i, j, alike in sorted(pairs, key=lambda one: (one[0], -one[1])):
        place = bisect_left(ends, j)
        worth = alike + (worths[place - 1] if place else 0.0)
        stop = place
        while stop < len(ends) and worths[stop] <= worth:
            stop += 1
        if stop > place or place == len(ends) or ends[place] > j:
            chains[i, j] = links[place - 1] if place else None
            ends[place:stop], worths[place:stop], links[place:stop] = [j], [worth], [(i, j)]
    found, link = [], links[-1] if links else None
    while link:
        found.append(link)
        link = chains[link]
    return found[::-1]


def _candidates(before: Sequence[str], after: Sequence[str]) -> Iterator[tuple[int, int, float]]:
    ours, theirs = ([_Wording(text) for text in texts] for texts in (before, after))
    posts = [*_signposts(ours, theirs), (len(ours), len(theirs))]
    last, (stop, there_stop) = (0, 0), posts[0]
    ahead = iter(posts[1:])
    for i, one in enumerate(ours):
        while i >= stop:
            last, (stop, there_stop) = (stop, there_stop), next(ahead)
        middle = last[1] + (i - last[0]) * (there_stop - last[1]) // (stop - last[0])
        for j in range(max(0, middle - BAND), min(len(theirs), middle + BAND + 1)):
            if alike := one.likeness(theirs[j]):
                yield i, j, alike


def _signposts(ours: Sequence[_Wording], theirs: Sequence[_Wording]) -> list[tuple[int, int]]:
    """Return sentences that share a pair of words which no other has on its side: the most of them in order.

    They show the way where much was put in before a stretch in which every sentence is worded differently.
    """
    here, there = map(_places, (ours, theirs))
    shared = ((index, there.get(pair)) for pair, index in here.items())
    return _chain({(i, j, 1.0) for i, j in shared if i is not None and j is not None})


def _places(wordings: Sequence[_Wording]) -> dict[tuple[str, str], int | None]:
    """Return for each two words that follow each other in which sentence they do; ``None`` for several."""
    places: dict[tuple[str, str], int | None] = {}
    for index, one in enumerate(wordings):
        for pair in pairwise(one.words):
            places[pair] = None if places.get(pair, index) != index else index
    return places


class _Wording:
    """A sentence to be compared with many."""

    def __init__(self, text: str) -> None:
        self._text, self.words = text, text.split()
        self._counts, self._letters = Counter(self.words), Counter(text)

    def likeness(self, other: _Wording) -> float:
        """Return how much two sentences have in common, 0 where they are not wordings of one."""
        words, letters = len(self.words) + len(other.words), len(self._text) + len(other._text)
        if 2 * (self._counts & other._counts).total() >= ALIKE * words:
            ratio = SequenceMatcher(None, self.words, other.words, autojunk=False).ratio()
            if ratio >= ALIKE:
                return ratio
        if letters <= 2 * SHORT and 2 * (self._letters & other._letters).total() >= SPELLED_ALIKE * letters:
            ratio = SequenceMatcher(None, self._text, other._text, autojunk=False).ratio()
            return ratio if ratio >= SPELLED_ALIKE else 0.0
        return 0.0
