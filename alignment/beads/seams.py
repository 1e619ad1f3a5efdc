"""How far text runs over the seam between two beads, where a translator drew the line between sentences elsewhere.

Where the end of a German sentence is rendered at the beginning of the next English one, two 1-1 beads look well, and
neither is exact. So at the end of each bead the clauses next to its corner are asked what they fit: the last one before
it and the first one behind it, on either side. Text runs over where an end and a beginning fit each other, and the
sentences across the corner better than those on their own side of it. Where a gap follows or has gone before, the
sentence behind the corner is not the one that the path pairs, so that this is an approximation there.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from alignment.beads.lattice import Ints
from alignment.beads.meaning import rows_product
from alignment.beads.sides import Side
from alignment.beads.strips import Strips
from alignment.embedding.clauses import Clauses
from alignment.embedding.encoder import Vectors
from alignment.embedding.sums import SummedRuns

CHANCE = 3.0
"""Spreads of the similarities of unrelated sentences up to which an end and a beginning fit each other by chance."""


class Seams:
    """The sentences of two texts, and the clauses with which they begin and end."""

    def __init__(self, de: Text, en: Text, spread: float) -> None:
        self._de, self._en, self._least = de, en, np.float32(CHANCE * spread)

    @classmethod
    def of(cls, de: Side, en: Side, spread: float) -> Seams | None:
        """Return what is known of two texts under a model of that spread; ``None`` if not their clauses."""
        ours, theirs = Text.of(de), Text.of(en)
        return cls(ours, theirs, spread) if ours and theirs else None

    def over(self, strips: Strips) -> Vectors:
        """Return how far text runs over the corners in strips, shape (strips, height, width) without margins.

        It is by how much higher the cosines are across the corner, on average; 0 where they are not, and at the edges
        of the texts.
        """
        de, en, fits = self._de.around(strips.de), self._en.around(strips.en), strips.products
        inner = strips.inner
        end, begin = fits(de.tail, en.behind), fits(de.behind, en.head)
        german = self._excess(
            across=inner(end) + inner(begin, 1, 0),
            along=inner(end, 0, 1) + inner(begin),
            clauses=inner(fits(de.tail, en.head)),
        )
        end, begin = fits(de.behind, en.tail), fits(de.head, en.behind)
        english = self._excess(
            across=inner(end) + inner(begin, 0, 1),
            along=inner(end, 1, 0) + inner(begin),
            clauses=inner(fits(de.head, en.tail)),
        )
        over: Vectors = np.maximum(german, english)
        over *= strips.down(de.inside)
        over *= strips.across(en.inside)
        return over

    def over_at(self, corners: Ints) -> tuple[Vectors, Vectors]:
        """Return how far German, and how far English text runs over each of some corners; see :meth:`over`."""
        de, en, fits = self._de.around(corners[:, 0]), self._en.around(corners[:, 1]), rows_product
        inside = de.inside * en.inside
        german = self._excess(
            across=fits(de.tail, en.behind) + fits(de.before, en.head),
            along=fits(de.tail, en.before) + fits(de.behind, en.head),
            clauses=fits(de.tail, en.head),
        )
        english = self._excess(
            across=fits(de.behind, en.tail) + fits(de.head, en.before),
            along=fits(de.before, en.tail) + fits(de.head, en.behind),
            clauses=fits(de.head, en.tail),
        )
        return german * inside, english * inside

    def _excess(self, *, across: Vectors, along: Vectors, clauses: Vectors) -> Vectors:
        """Return by how much an end and a beginning fit better across; ``clauses`` is how well they fit each other."""
        better = (across - along) / 2
        over: Vectors = np.maximum(np.minimum(better, clauses - self._least), 0)
        return over


class Around(NamedTuple):
    """The sentences before and behind boundaries, how those end and these begin, and 1 where there are both."""

    before: Vectors
    behind: Vectors
    tail: Vectors
    head: Vectors
    inside: Vectors


class Text(NamedTuple):
    """The sentences of a text and their clauses."""

    runs: SummedRuns
    clauses: Clauses

    @classmethod
    def of(cls, side: Side) -> Text | None:
        """Return what is known of a text, if its clauses are."""
        runs = side.runs
        return cls(runs, runs.clauses) if isinstance(runs, SummedRuns) and runs.clauses else None

    def around(self, boundaries: Ints) -> Around:
        """Return what stands around boundaries; at the edges of the text and beyond, what is nearest."""
        last = len(self.runs) - 1
        before, behind = np.clip(boundaries - 1, 0, last), np.clip(boundaries, 0, last)
        return Around(
            before=self.runs.vectors(before, 1),
            behind=self.runs.vectors(behind, 1),
            tail=self.clauses.tails[before].astype(np.float32),
            head=self.clauses.heads[behind].astype(np.float32),
            inside=((boundaries > 0) & (boundaries <= last)).astype(np.float32),
        )
