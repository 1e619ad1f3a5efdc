"""How far text runs over the seam between two beads, where a translator drew the line between sentences elsewhere.

Where the end of a German sentence is rendered at the beginning of the next English one, two 1-1 beads look well, and
neither is exact. So at the end of each bead the clauses next to its corner are asked what they fit: the last one before
it and the first one behind it, on either side. Text runs over where an end and a beginning fit each other, and the
sentences across the corner better than those on their own side of it.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from alignment.beads.lattice import Ints
from alignment.beads.meaning import rows_product
from alignment.beads.sides import CHUNK, Side
from alignment.embedding.clauses import Clauses
from alignment.embedding.encoder import Vectors
from alignment.embedding.sums import SummedRuns

CHANCE = 3.0
"""Spreads of the similarities of unrelated sentences up to which an end and a beginning fit each other by chance."""


def runs_over(de: Side, en: Side, corners: Ints, spread: float) -> tuple[Vectors, Vectors]:
    """Return how far German, and how far English text runs over each of some corners, under a model of that spread.

    It is by how much higher the cosines are across the corner, on average; 0 where they are not, at the edges of the
    texts, and where clauses are not known.
    """
    german, english = (np.zeros(len(corners), dtype=np.float32) for _ in range(2))
    if isinstance(de.runs, SummedRuns) and isinstance(en.runs, SummedRuns) and de.runs.clauses and en.runs.clauses:
        for start in range(0, len(corners), CHUNK):
            part = slice(start, start + CHUNK)
            ours = Around.of(de.runs, de.runs.clauses, corners[part, 0])
            theirs = Around.of(en.runs, en.runs.clauses, corners[part, 1])
            german[part], english[part] = _over(ours, theirs, spread)
    return german, english


class Around(NamedTuple):
    """The sentences before and behind boundaries, how those end and these begin, and 1 where there are both."""

    before: Vectors
    behind: Vectors
    tail: Vectors
    head: Vectors
    inside: Vectors

    @classmethod
    def of(cls, runs: SummedRuns, clauses: Clauses, boundaries: Ints) -> Around:
        """Return what stands around boundaries; at the edges of the text, what is nearest."""
        last = len(runs) - 1
        before, behind = np.clip(boundaries - 1, 0, last), np.clip(boundaries, 0, last)
        return cls(
            before=runs.vectors(before, 1),
            behind=runs.vectors(behind, 1),
            tail=clauses.tails[before].astype(np.float32),
            head=clauses.heads[behind].astype(np.float32),
            inside=((boundaries > 0) & (boundaries <= last)).astype(np.float32),
        )


def _over(de: Around, en: Around, spread: float) -> tuple[Vectors, Vectors]:
    fits = rows_product
    inside = de.inside * en.inside
    german = _excess(
        across=fits(de.tail, en.behind) + fits(de.before, en.head),
        along=fits(de.tail, en.before) + fits(de.behind, en.head),
        clauses=fits(de.tail, en.head) - np.float32(CHANCE * spread),
    )
    english = _excess(
        across=fits(de.behind, en.tail) + fits(de.head, en.before),
        along=fits(de.before, en.tail) + fits(de.head, en.behind),
        clauses=fits(de.head, en.tail) - np.float32(CHANCE * spread),
    )
    return german * inside, english * inside


def _excess(*, across: Vectors, along: Vectors, clauses: Vectors) -> Vectors:
    """Return by how much sentences fit better across, but no more than ``clauses``, how well those next to it fit."""
    excess: Vectors = np.maximum(np.minimum((across - along) / 2, clauses), 0)
    return excess
