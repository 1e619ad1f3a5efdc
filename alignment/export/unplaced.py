"""Notes without a mark in the text: nobody knows where they belong, so they were read as paragraphs."""

from __future__ import annotations

import re
from itertools import groupby
from typing import NamedTuple

from alignment.bitext import Document, Span

LABEL = re.compile(r"\[\d{1,3}\]|[¹²³⁰⁴-⁹]{1,3}")
"""With one of these a note begins where notes stand together; ``2)`` may as well begin an item."""


class _Stretch(NamedTuple):
    """A stretch of the text: a paragraph by its index, or the text of a note that has its mark."""

    span: Span
    paragraph: int | None
    labelled: bool


def unplaced(document: Document) -> frozenset[int]:
    """Return by index the paragraphs that stand next to the texts of notes, and begin as those do.

    Where they are more than the notes that have a mark, they are none: then numbers in brackets count paragraphs.
    """
    bodies = {note.body for note in document.notes if note.body}
    stretches = [_Stretch(body, None, labelled=False) for body in bodies]
    for index, block in enumerate(document.paragraphs):
        labelled = LABEL.match(document.text, block.start) is not None
        stretches.append(_Stretch(Span(block.start, block.stop), index, labelled))
    groups = [list(group) for _, group in groupby(sorted(stretches), key=lambda one: one.labelled)]
    found = {
        one.paragraph
        for before, group, after in zip([[], *groups], groups, [*groups[1:], []], strict=False)
        if group[0].labelled and any(one.paragraph is None for one in (*before[-1:], *after[:1]))
        for one in group
        if one.paragraph is not None
    }
    return frozenset(found) if len(found) <= len(bodies) else frozenset()
