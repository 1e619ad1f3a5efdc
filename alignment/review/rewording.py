"""Two wordings of a sentence, word by word."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from itertools import groupby
from typing import NamedTuple

BESIDE = 2
"""Words shown before and after those that differ."""

MOST = 60
"""Letters shown of each wording where there is little room."""


class Piece(NamedTuple):
    """A stretch of two wordings: what stood there and what stands there now, which may be the same, or nothing."""

    before: str
    after: str

    @property
    def same(self) -> bool:
        """Return whether both wordings have it."""
        return self.before == self.after


def pieces(before: str, after: str) -> tuple[Piece, ...]:
    """Return two wordings in pieces that are the same and that differ, in turn, cut between words."""
    ours, theirs = (re.findall(r"\S+\s*", text) for text in (before, after))
    old, new = ([word.strip() for word in one] for one in (ours, theirs))
    steps = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    return tuple(
        Piece("".join(theirs[j:j_stop] if tag == "equal" else ours[i:i_stop]), "".join(theirs[j:j_stop]))
        for tag, i, i_stop, j, j_stop in steps
    )


def shortened(before: str, after: str, most: int = MOST, beside: int = BESIDE) -> tuple[str, str]:
    """Return what differs in two wordings with a few words around it, each no longer than ``most`` letters or so."""
    ours, theirs = before.split(), after.split()
    steps = SequenceMatcher(None, ours, theirs, autojunk=False).get_opcodes()
    spots = [ends for tag, *ends in steps if tag != "equal"]
    if not spots:
        return _cut(" ".join(ours), most), _cut(" ".join(theirs), most)
    old = _around(ours, [range(i - beside, i_stop + beside) for i, i_stop, _, _ in spots])
    new = _around(theirs, [range(j - beside, j_stop + beside) for _, _, j, j_stop in spots])
    told = " ".join(old), " ".join(new)
    if beside and max(map(len, told)) > most:
        return shortened(before, after, most, beside - 1)  # rather than to cut what differs away
    return _cut(told[0], most), _cut(told[1], most)


def _around(words: list[str], spots: list[range]) -> Iterator[str]:
    """Yield the words that are in some of these ranges, with a mark in the place of others."""
    wanted = {index for spot in spots for index in spot}
    for kept, run in groupby(range(len(words)), wanted.__contains__):
        yield from (words[index] for index in run) if kept else ["…"]


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else f"{text[:most].rpartition(' ')[0] or text[:most]} …"
