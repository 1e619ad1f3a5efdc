"""Texts as numbers, by way of their chunks: what stands between two spaces.

The tokenizer treats each chunk by itself (see ``tokenizer``), so each distinct one is split into pieces only once:
most words of a book have occurred before.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import chain
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from alignment.embedding.encoder import Progress, Vectors

_BLOCK = 64
"""Rows summed at a time: the vectors they name together stay near the processor's cache."""


class Ragged(NamedTuple):
    """Rows of numbers of different lengths: row ``i`` is ``values[bounds[i] : bounds[i + 1]]``."""

    values: NDArray[np.integer]
    bounds: NDArray[np.intp]

    @classmethod
    def of(cls, rows: Sequence[Sequence[int]]) -> Ragged:
        """Return the rows in one piece."""
        bounds = np.cumsum([0, *map(len, rows)], dtype=np.intp)
        return cls(np.fromiter(chain.from_iterable(rows), np.int32, int(bounds[-1])), bounds)

    def take(self, chosen: NDArray[np.integer]) -> Ragged:
        """Return the chosen rows, in that order."""
        return self.between(self.bounds[chosen], self.bounds[chosen + 1])

    def between(self, starts: NDArray[np.intp], stops: NDArray[np.intp]) -> Ragged:
        """Return rows that begin and end at these places among all values."""
        bounds = np.concatenate([[0], np.cumsum(stops - starts)])
        return Ragged(self.values[np.arange(bounds[-1]) + np.repeat(starts - bounds[:-1], stops - starts)], bounds)

    def joined(self, other: Ragged) -> Ragged:
        """Return these rows and after them those of ``other``."""
        bounds = np.concatenate([self.bounds, self.bounds[-1] + other.bounds[1:]])
        return Ragged(np.concatenate([self.values, other.values]), bounds)

    def sums(self, table: Vectors, progress: Progress | None = None) -> Vectors:
        """Return for each row the sum of the rows of ``table`` its numbers name, zeros for an empty one."""
        sums = np.zeros((len(self.bounds) - 1, table.shape[1]), dtype=np.float32)
        for start in range(0, len(sums), _BLOCK):
            bounds = self.bounds[start : start + _BLOCK + 1]
            filled = np.flatnonzero(np.diff(bounds))
            if len(filled):
                named = table[self.values[bounds[0] : bounds[-1]]]
                sums[start + filled] = np.add.reduceat(named, bounds[filled] - bounds[0], axis=0)
            if progress:
                progress(start + len(bounds) - 1, len(sums))
        return sums


class Chunked(NamedTuple):
    """Texts as numbers of distinct chunks, what these are, and the pieces of each."""

    texts: Ragged
    chunks: Sequence[str]
    pieces: Ragged


def split(tokenizer: Tokenizer, texts: Sequence[str]) -> Chunked:
    """Return the chunks of the texts and the pieces of the chunks."""
    numbers: defaultdict[str, int] = defaultdict()
    numbers.default_factory = numbers.__len__
    numbered = Ragged.of([[numbers[chunk] for chunk in text.split()] for text in texts])
    chunks = list(numbers)
    encodings = tokenizer.encode_batch_fast(chunks, add_special_tokens=False)
    return Chunked(numbered, chunks, Ragged.of([encoding.ids for encoding in encodings]))


def pieces(tokenizer: Tokenizer, texts: Sequence[str]) -> Ragged:
    """Return the pieces of each text."""
    numbered, _, known = split(tokenizer, texts)
    found = known.take(numbered.values)
    return Ragged(found.values, found.bounds[numbered.bounds])
