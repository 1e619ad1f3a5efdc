"""A window of diagonals as rectangles, because matrices are multiplied by rectangles.

A corridor is narrow across the diagonals and long along them, so that one rectangle around many of them would be
nearly empty. Strips of few German boundaries follow it in steps, and two thirds of their cells are of the window::

           en 0 1 2 3 4 5 6 7
        de 0  · · · · ·
           1  · · · · ·
           2      · · · · ·
           3      · · · · ·
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from alignment.beads.lattice import Ints
from alignment.embedding.encoder import Vectors

TALL = 24
"""German boundaries in a strip: fewer waste less of a product, but small products are slow."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Strips:
    """Strips of equal shape, one below the other, that hold the cells of a window.

    ``de`` and ``en`` are the boundaries they reach from and to; ``rows`` and ``columns``, shape (strips, height) and
    (strips, width), are the places among these that make up each strip. The first ``margin`` rows and columns of each
    hold no cell of the window: they are for the parts of beads that end in others. ``cells``, shape (diagonals, width
    of the window), says where each cell is in the flattened strips without their margins.
    """

    de: Ints
    en: Ints
    rows: Ints
    columns: Ints
    margin: int
    cells: Ints

    @classmethod
    def of(cls, first: int, low: Ints, width: int, margin: int) -> Strips:
        """Return the strips around diagonals from ``first`` on, of ``width`` cells from German boundary ``low`` on."""
        ends = np.arange(low[0], low[-1] + width)
        lowest = first + np.searchsorted(low, ends - width + 1) - ends
        highest = first + np.searchsorted(low, ends, side="right") - 1 - ends
        cuts = np.arange(0, len(ends), TALL)
        starts = np.minimum.reduceat(lowest, cuts)
        wide = int((np.maximum.reduceat(highest, cuts) - starts).max()) + 1
        de = low[:, None] + np.arange(width)
        en = (first + np.arange(len(low)))[:, None] - de
        strip, row = np.divmod(de - low[0], TALL)
        return cls(
            de=np.arange(low[0] - margin, low[0] + len(cuts) * TALL),
            en=np.arange(starts.min() - margin, starts.max() + wide),
            rows=cuts[:, None] + np.arange(TALL + margin),
            columns=(starts - starts.min())[:, None] + np.arange(wide + margin),
            margin=margin,
            cells=(strip * TALL + row) * wide + en - starts[strip],
        )

    def products(self, ours: Vectors, theirs: Vectors) -> Vectors:
        """Return the products of rows, one for each of ``de`` and of ``en``, shape (strips, height, width)."""
        height, width = self.rows.shape[1], self.columns.shape[1]
        products = np.empty((len(self.rows), height, width), dtype=np.float32)
        for product, row, column in zip(products, self.rows[:, 0], self.columns[:, 0], strict=True):
            np.matmul(ours[row : row + height], theirs[column : column + width].T, out=product)
        return products

    def inner(self, values: Vectors, de: int = 0, en: int = 0) -> Vectors:
        """Return values of strips without their margins, those of cells some boundaries before."""
        height, width = values.shape[1:]
        return values[:, self.margin - de : height - de, self.margin - en : width - en]

    def down(self, values: Vectors) -> Vectors:
        """Return values, one for each of ``de``, to be spread over the strips without their margins."""
        return values[self.rows[:, self.margin :, None]]

    def across(self, values: Vectors) -> Vectors:
        """Return values, one for each of ``en``, to be spread over the strips without their margins."""
        return values[self.columns[:, None, self.margin :]]
