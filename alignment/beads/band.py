"""Stretches of a corridor worked on in lockstep: one step of numpy moves all of them by one diagonal.

A dynamic program is a chain: each diagonal needs those before it. Cut into stretches that begin a little early,
from a flat guess, the chains forget how they began and can run side by side (rank convergence: Maleki, Musuvathi
and Mytkowicz 2014); :mod:`alignment.beads.search` checks that they did forget, so the result stays exact.

Values live in one array, shape (rows, planes, stretches, width + 2 · padding). The planes say what came last:
``MATCH`` a bead with both sides, ``GERMAN`` or ``ENGLISH`` a gap, ``ANY`` whichever of them, gaps being closed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from alignment.beads.evidence import NEVER
from alignment.beads.lattice import Ints, Window
from alignment.beads.sides import T
from alignment.beads.weights import Kind, Weights

ANY, MATCH, GERMAN, ENGLISH = range(4)
PLANES = 4


@dataclass(frozen=True)
class Band:
    """Windows of equal shape over a lattice of ``size`` (German, English) sentences."""

    windows: Sequence[Window]
    kinds: Sequence[Kind]
    weights: Weights
    size: tuple[int, int]

    @cached_property
    def low(self) -> Ints:
        """Return the lowest German boundary of each row and window."""
        return np.stack([window.low for window in self.windows], axis=1)

    @cached_property
    def span(self) -> int:
        """Return how many diagonals the largest bead crosses."""
        return max((kind.size for kind in self.kinds), default=1)

    @cached_property
    def padding(self) -> int:
        """Return how many columns a bead may lead out of the window to either side."""
        return max((max(kind) for kind in self.kinds), default=1)

    @property
    def rows(self) -> int:
        """Return the number of diagonals."""
        return len(self.low)

    @property
    def width(self) -> int:
        """Return the number of cells on each diagonal of each window."""
        return self.windows[0].width

    @property
    def inner(self) -> slice:
        """Return the columns that are not padding."""
        return slice(self.padding, self.padding + self.width)

    @cached_property
    def closed(self) -> NDArray[np.float32]:
        """Return 0 for cells of the lattice and NEVER for others, shape (rows, windows, width)."""
        first = np.array([window.first for window in self.windows])
        de = self.low[:, :, None] + np.arange(self.width)
        en = (first + np.arange(self.rows)[:, None])[:, :, None] - de
        outside = (de > self.size[0]) | (en < 0) | (en > self.size[1])
        return np.where(outside, np.float32(NEVER), np.float32(0))

    def rows_of(self, diagonal: int) -> dict[int, int]:
        """Return the windows in which a diagonal lies, by its row there; a row lies on it in one window at most."""
        return {diagonal - window.first: index for index, window in enumerate(self.windows)}

    def blank(self, planes: int, dtype: type[T]) -> NDArray[T]:
        """Return values of which only the padding is known: nothing can be reached there."""
        values = np.empty((self.rows, planes, len(self.windows), self.width + 2 * self.padding), dtype=dtype)
        values[..., : self.padding] = values[..., self.padding + self.width :] = NEVER
        return values

    def places(self, steps: Sequence[tuple[int, int, int]], planes: int, direction: int) -> Ints:
        """Return where steps lead, as places in a flattened array of ``planes``, shape (rows, steps, windows, 1).

        A step is (plane, German sentences, English sentences); direction −1 looks back to where a step that ends
        in a cell began, +1 ahead to where one that begins there ends. Add the column of the cell.
        """
        stretches, wide = len(self.windows), self.width + 2 * self.padding
        plane, de, en = (np.array(part, dtype=np.intp) for part in zip(*steps, strict=True))
        rows = np.arange(self.rows)[:, None] + direction * (de + en)
        known = np.clip(rows, 0, self.rows - 1)
        column = self.low[:, None, :] - self.low[known] + (direction * de)[:, None] + self.padding
        start = (rows * planes + plane)[:, :, None] * stretches + np.arange(stretches)
        places: Ints = (start * wide + column)[..., None]
        return places
