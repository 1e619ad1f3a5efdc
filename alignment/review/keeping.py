"""Keeping what people parted and joined when a text is split into sentences anew."""

from __future__ import annotations

from bisect import bisect_right

from alignment.bitext import Document
from alignment.parting import as_imported, cut, offset_in, parted, seam
from alignment.review.versions import Versions


def with_breaks_of(old: Document, new: Document) -> Document:
    """Return a text as it was just read with the breaks that people made in the version of it before.

    A break stays where the sentences that it is about are worded as they were; what has other words is left as the
    splitter made it.
    """
    if not old.breaks:
        return new
    before = as_imported(old)
    versions = Versions(before.texts, new.texts)
    starts = [sentence.start for sentence in before.sentences]
    breaks: dict[int, bool] = {}
    for start, put in old.breaks:
        index = bisect_right(starts, start) - 1
        there = _same(versions, index) if put else _same(versions, index - 1)
        try:
            if there is not None and put:
                breaks[cut(new, there, offset_in(before, index, start))] = True
            elif there is not None and _same(versions, index) == there + 1:
                breaks[seam(new, there)] = False
        except ValueError:
            continue  # the paragraph, or the word, ends elsewhere now
    return parted(new, breaks)


def _same(versions: Versions, index: int) -> int | None:
    """Return where a sentence is now, ``None`` if it is gone or reworded."""
    return None if versions.is_reworded(index) else versions.there(index)
