"""Two wordings of a sentence, word by word."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
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


def shortened(before: str, after: str) -> tuple[str, str]:
    """Return the stretch in which two wordings differ, with a few words around it, each short enough for a line."""
    ours, theirs = before.split(), after.split()
    if ours and theirs:
        shorter = min(len(ours), len(theirs))
        head = next((i for i in range(shorter) if ours[i] != theirs[i]), shorter)
        tail = next((i for i in range(shorter - head) if ours[-1 - i] != theirs[-1 - i]), shorter - head)
        ours, theirs = (list(_within(words, head - BESIDE, len(words) - tail + BESIDE)) for words in (ours, theirs))
    return _cut(" ".join(ours)), _cut(" ".join(theirs))


def _within(words: list[str], start: int, stop: int) -> Iterator[str]:
    if start > 0:
        yield "…"
    yield from words[max(0, start) : stop]
    if stop < len(words):
        yield "…"


def _cut(text: str) -> str:
    return text if len(text) <= MOST else f"{text[:MOST].rpartition(' ')[0] or text[:MOST]} …"
