"""The geometry of the search: corridors on a lattice of sentence boundaries.

A path runs from boundary (0, 0) to boundary (n, m); a bead is a step. Work goes by anti-diagonals, the cells with
``de + en == d``: every step ends on a later diagonal than it began, and a corridor that follows a path moves by at
most one cell from one diagonal to the next, whether sentences are matched or left out on either side::

      en 0 1 2 3
    de 0 · · ·         a cell is named by its diagonal d and its German boundary de; en = d − de
       1 · · · ·
       2   · · · ·     diagonal 3 holds (3, 0), (2, 1), (1, 2), (0, 3)
       3     · · ·
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.intp]
Bools = NDArray[np.bool_]

WIDEST = 1024
"""No corridor reaches further than this to either side, so that memory stays bounded."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Window:
    """A stretch of a corridor, as wide everywhere as at its widest.

    Row ``r`` is diagonal ``first + r``; its cells are the German boundaries ``low[r]`` to ``low[r] + width - 1``.
    Rows outside the lattice hold no valid cell.
    """

    first: int
    low: Ints
    width: int

    @property
    def key(self) -> tuple[int, int, bytes]:
        """Return what makes this window the same as another."""
        return self.first, self.width, self.low.tobytes()


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Corridor:
    """The cells to be searched: on each diagonal, those within ``half`` of ``centre`` (both of length n + m + 1)."""

    de: int
    en: int
    centre: Ints
    half: Ints

    @classmethod
    def full(cls, de: int, en: int) -> Corridor:
        """Return the corridor that leaves nothing out."""
        return cls.along(de, en, np.array([(0, 0), (de, en)]), de + en)

    @classmethod
    def along(cls, de: int, en: int, corners: Ints, half: int) -> Corridor:
        """Return the corridor around a path given by its corners, from (0, 0) to (de, en)."""
        path = corners.astype(np.float64)
        diagonals = np.arange(de + en + 1)
        centre = np.floor(np.interp(diagonals, path.sum(axis=1), path[:, 0])).astype(np.intp)
        centre = np.maximum.accumulate(centre)
        centre = diagonals - np.maximum.accumulate(diagonals - centre)
        return cls(de=de, en=en, centre=centre, half=np.full(de + en + 1, half, dtype=np.intp))

    @property
    def limit(self) -> int:
        """Return the half-width from which on nothing more is to be gained."""
        return min(self.de + self.en, WIDEST)

    def window(self, first: int, rows: int) -> Window:
        """Return the diagonals from ``first`` on; they may begin before and end after the lattice."""
        diagonals = np.arange(first, first + rows)
        inside = np.clip(diagonals, 0, self.de + self.en)
        half = int(self.half[inside].max())
        width = min(2 * half + 1, min(self.de, self.en) + 1)
        low = np.minimum(self.centre[inside] - half, np.minimum(self.de, inside) - width + 1)
        return Window(first=first, low=np.maximum(low, np.maximum(0, inside - self.en)), width=width)

    def touched(self, corners: Ints, margin: int) -> Bools:
        """Return which corners of a path, shape (k, 2), come within ``margin`` cells of an edge that could move."""
        diagonals = corners.sum(axis=1)
        offset = corners[:, 0] - self.centre[diagonals]
        half = self.half[diagonals]
        room_below = self.centre[diagonals] - half > np.maximum(0, diagonals - self.en)
        room_above = self.centre[diagonals] + half < np.minimum(self.de, diagonals)
        near = ((offset <= margin - half) & room_below) | ((offset >= half - margin) & room_above)
        touched: Bools = near & (half < self.limit)
        return touched

    def widened(self, corners: Ints) -> Corridor:
        """Return the corridor twice as wide around the given corners."""
        half = self.half.copy()
        for diagonal in corners.sum(axis=1):
            wide = min(2 * int(self.half[diagonal]), self.limit)
            around = slice(max(0, diagonal - 2 * wide), diagonal + 2 * wide + 1)
            half[around] = np.maximum(half[around], wide)
        return Corridor(de=self.de, en=self.en, centre=self.centre, half=half)
