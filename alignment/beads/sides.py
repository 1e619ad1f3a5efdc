"""One text as the score sees it: vectors of its runs, lengths, blank sentences, numbers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from alignment.beads.lattice import Ints
from alignment.beads.sketches import sketches
from alignment.embedding.encoder import Runs, Vectors
from alignment.embedding.sums import SummedRuns

Floats = NDArray[np.float64]
T = TypeVar("T", np.float32, np.float64)

INSERTION = re.compile(r"\[[^\[\]]*\]\W*")
CHUNK = 4096
"""Vectors held at a time where all are gone through."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Side:
    """One text. ``reach``, ``blanks`` and ``numbers`` are sums up to each boundary: n + 1 rows, the first zero.

    ``reach`` counts characters without spaces, ``blanks`` empty sentences, ``insertions`` such as stand wholly in
    [square brackets], ``numbers`` sums sketches of numbers and markers.
    ``mean`` is the mean vector of the sentences: its product with a vector of the other text is that one's mean
    cosine with all of these sentences, the background against which similarity counts.
    """

    runs: Runs
    reach: Floats
    blanks: Vectors
    insertions: Vectors
    numbers: Vectors
    mean: Vectors

    @classmethod
    def of(cls, sentences: Sequence[str], runs: Runs) -> Side:
        """Return the side made of sentences and the vectors of their runs."""
        lengths = [len("".join(sentence.split())) for sentence in sentences]
        return cls(
            runs=runs,
            reach=running(np.array(lengths, dtype=np.float64)),
            blanks=running(np.array([length == 0 for length in lengths], dtype=np.float32)),
            insertions=running(np.array([bool(INSERTION.fullmatch(s.strip())) for s in sentences], dtype=np.float32)),
            numbers=running(sketches(sentences)),
            mean=mean_vector(runs),
        )

    def __len__(self) -> int:
        """Return the number of sentences."""
        return len(self.reach) - 1

    def sums(self, table: NDArray[T], ends: Ints, length: int) -> NDArray[T]:
        """Return the sums of ``table`` over the runs of ``length`` sentences that end at boundaries.

        Runs that would begin before the text are moved to its beginning.
        """
        starts = np.clip(ends, length, len(self)) - length
        return table[starts + length] - table[starts]

    def coarser(self, factor: int) -> Side:
        """Return the same text in blocks of ``factor`` sentences, each as if it were one."""
        edges = np.minimum(np.arange(-(-len(self) // factor) + 1) * factor, len(self))
        runs = SummedRuns(block_vectors(self.runs, factor, self.mean), longest=2)
        none = np.zeros(len(edges), dtype=np.float32)
        numbers = np.zeros((len(edges), 0), dtype=np.float32)  # too many in a block to tell blocks apart
        return Side(
            runs=runs, reach=self.reach[edges], blanks=none, insertions=none, numbers=numbers, mean=mean_vector(runs)
        )


def block_vectors(runs: Runs, factor: int, mean: Vectors) -> Vectors:
    """Return the sums of every ``factor`` sentence vectors, made one long, of what they differ by from their mean.

    What all vectors of a model have in common would be most of such a sum: it adds up, and the rest does not.
    """
    chunks = []
    for start in range(0, len(runs), CHUNK * factor):
        stop = min(start + CHUNK * factor, len(runs))
        rows = runs.vectors(np.arange(start, stop), 1) - mean
        chunks.append(np.add.reduceat(rows, np.arange(0, stop - start, factor), axis=0))
    return unit(np.concatenate(chunks))


def mean_vector(runs: Runs) -> Vectors:
    """Return the mean of all sentence vectors, shape ``(dimensions,)``."""
    starts = range(0, len(runs), CHUNK)
    parts = [runs.vectors(np.arange(s, min(s + CHUNK, len(runs))), 1).sum(axis=0, dtype=np.float64) for s in starts]
    mean: Vectors = (np.sum(parts, axis=0) / len(runs)).astype(np.float32)
    return mean


def running(values: NDArray[T]) -> NDArray[T]:
    """Return the sums up to each boundary along the first axis: one row more than there are values."""
    result = np.zeros((len(values) + 1, *values.shape[1:]), dtype=values.dtype)
    np.cumsum(values, axis=0, out=result[1:])
    return result


def unit(rows: Vectors) -> Vectors:
    """Return the rows made one long; rows of zeros stay as they are."""
    norms = np.linalg.norm(rows, axis=1, keepdims=True)
    result: Vectors = rows / np.maximum(norms, np.float32(1e-12))
    return result
