"""Where the anchor of a note goes when its sentence is edited."""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

_WORD = re.compile(r"\w+|\s+|[^\w\s]")

COMPARED = 250_000
"""Words before times words after beyond which an edit counts as one replacement: the comparison is quadratic."""


class _Edit(NamedTuple):
    """Words ``before[i:j]`` became words ``after[k:m]``; ``same`` where nothing changed."""

    same: bool
    i: int
    j: int
    k: int
    m: int


def moved(before: str, after: str, offset: int) -> int:
    """Return where in ``after`` the anchor at ``offset`` of ``before`` now stands.

    An anchor belongs to the word or sign in front of it. Where that is still there the anchor follows it; where
    it was replaced the anchor stands behind what replaced it; where it was struck, behind what is left of the
    words before it. The result is always within ``after``.
    """
    if offset == 0:
        return 0
    old, new = _WORD.findall(before), _WORD.findall(after)
    word, inside = _word_at(old, offset)
    edit = next(edit for edit in _edits(old, new) if edit.i <= word < edit.j)
    if edit.same:
        return _length(new[: edit.k + word - edit.i]) + inside
    share = (word + 1 - edit.i) / (edit.j - edit.i)
    stop = edit.k + round(share * (edit.m - edit.k))
    return len("".join(new[:stop]).rstrip())


def _word_at(words: Sequence[str], offset: int) -> tuple[int, int]:
    """Return the index of the word that ends at ``offset`` or has it inside, and how far into it that is."""
    start = 0
    for index, word in enumerate(words):
        if offset <= start + len(word):
            return index, offset - start
        start += len(word)
    raise ValueError(f"anchor {offset} lies outside a sentence of {start} characters")


def _edits(old: Sequence[str], new: Sequence[str]) -> list[_Edit]:
    """Return edits that lead from ``old`` to ``new`` and tile both; common ends are taken off before comparing."""
    head = _common(old, new)
    tail = _common(old[head:][::-1], new[head:][::-1])
    i, j, k, m = head, len(old) - tail, head, len(new) - tail
    if (j - i) * (m - k) > COMPARED:
        middle = [_Edit(False, i, j, k, m)]
    else:
        opcodes = SequenceMatcher(None, old[i:j], new[k:m], autojunk=False).get_opcodes()
        middle = [_Edit(tag == "equal", i + a, i + b, k + c, k + d) for tag, a, b, c, d in opcodes]
    return [_Edit(True, 0, i, 0, k), *middle, _Edit(True, j, len(old), m, len(new))]


def _common(old: Sequence[str], new: Sequence[str]) -> int:
    pairs = zip(old, new, strict=False)
    return next((index for index, (a, b) in enumerate(pairs) if a != b), min(len(old), len(new)))


def _length(words: Sequence[str]) -> int:
    return sum(map(len, words))
