"""The clauses that sentences begin and end with: what shows that a translator drew the line between two elsewhere."""

from __future__ import annotations

import re
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from alignment.embedding.chunks import Chunked
from alignment.embedding.encoder import Vectors
from alignment.embedding.rows import unit

Half = NDArray[np.float16]

SHORTEST = 25
"""Characters, spaces counted, below which a clause goes with the one next to it: "he said," tells little."""

ENDS = re.compile(r"[,;:!?–—][\W_]*$|[^\W\d_]{5}\.[\W_]*$|\.[“”\"'«»’‘)\]]+$|^-$|--$")
BEGINS = re.compile(r"[–—(\[]|--|-$")
"""Marks at the end and at the beginning of a chunk. A full stop after a figure or a short word seldom ends anything:
"am 18. Mai", "Prof. Dr.", "3,5 Mio. Mark"; a hyphen by itself is a dash as typewriters have it.
"""


class Clauses(NamedTuple):
    """The first and the last clause of each sentence as unit rows; of half the precision, because they are many."""

    heads: Half
    tails: Half

    @classmethod
    def of(cls, texts: Chunked, vectors: Vectors) -> Clauses:
        """Return the clauses of texts, given the vector of each chunk."""
        starts, stops = edges(texts)
        bounds = texts.texts.bounds
        return cls(
            *(
                unit(texts.texts.between(*ends).sums(vectors)).astype(np.float16)
                for ends in ((bounds[:-1], stops), (starts, bounds[1:]))
            )
        )


def edges(texts: Chunked) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """Return at which chunk of all the last clause of each text begins, and at which the first one has ended.

    A clause ends with a punctuation mark and begins with a dash or bracket; a text of a single one is that clause.
    """
    numbers, bounds = texts.texts
    sizes = np.array([len(chunk) + 1 for chunk in texts.chunks], dtype=np.intp)[numbers]
    ends = np.array([bool(ENDS.search(chunk)) for chunk in texts.chunks], dtype=np.bool_)[numbers]
    begins = np.array([bool(BEGINS.match(chunk)) for chunk in texts.chunks], dtype=np.bool_)[numbers]
    reach, row = np.concatenate([[0], np.cumsum(sizes)]), np.repeat(np.arange(len(bounds) - 1), np.diff(bounds))
    cut = begins.copy()
    cut[1:] |= ends[:-1]
    before, behind = reach[:-1] - reach[bounds[row]], reach[bounds[row + 1]] - reach[:-1]
    stops = np.append(np.flatnonzero(cut & (before > SHORTEST)), len(numbers))
    starts = np.append(-1, np.flatnonzero(cut & (behind > SHORTEST)))
    last = starts[np.searchsorted(starts, bounds[1:], side="left") - 1]
    first = stops[np.minimum(np.searchsorted(stops, bounds[:-1], side="right"), len(stops) - 1)]
    return np.maximum(last, bounds[:-1]), np.minimum(first, bounds[1:])
