"""Reading one stretch of a lattice when all that leads to its cells and all that follows from them is known."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from alignment.beads.band import ANY, ENGLISH, MATCH, Band
from alignment.beads.lattice import Ints, Window
from alignment.beads.sides import Floats
from alignment.embedding.encoder import Vectors

FAINTEST = -16.0
"""Log-probability below which a bead is left out of account: about one in ten million."""


@dataclass(frozen=True, slots=True, eq=False)
class Lattice:
    """One window of a band with log-likelihoods, which hold up to a constant.

    ``ahead`` and ``back`` have the shape (rows, planes, width), ``scores`` (rows, kinds, width), padding included.
    """

    band: Band
    index: int
    ahead: Floats
    back: Floats
    scores: Vectors

    @property
    def window(self) -> Window:
        """Return the cells."""
        return self.band.windows[self.index]

    def total(self, row: int) -> float:
        """Return the log-likelihood of all paths: of those that visit a diagonal and those that cross it in a bead."""
        inner, low = self.band.inner, self.window.low
        found = [(self.ahead[row, MATCH:, inner] + self.back[row, MATCH:, inner]).ravel()]
        for which, kind in enumerate(self.band.kinds):
            for end in range(row + 1, row + kind.size):
                columns = np.arange(self.band.width) + low[end] - low[end - kind.size] - kind.de + self.band.padding
                before, bead = self.ahead[end - kind.size, ANY, columns], self.scores[end, which, inner]
                found.append(before + bead + self.back[end, MATCH, inner])
        through = np.concatenate(found)
        highest = through.max()
        return float(highest + np.log(np.exp(through - highest).sum()))

    def gaps(self, plane: int, rows: slice, total: float) -> tuple[Ints, Floats]:
        """Return boundaries and how likely the sentence before each has no partner; boundaries come repeatedly."""
        boundaries = self.window.low[rows, None] + np.arange(self.window.width)
        if plane == ENGLISH:
            boundaries = self.window.first + np.arange(rows.start, rows.stop)[:, None] - boundaries
        inner = self.band.inner
        through = self.ahead[rows, plane, inner] + self.back[rows, plane, inner] - total
        some = through > FAINTEST
        return boundaries[some], _probability(through[some])

    def beads(self, rows: slice, total: float) -> tuple[Ints, Floats]:
        """Return how likely beads are that end in some rows, by their place in a table (rows, width, kinds)."""
        inner, low, kinds = self.band.inner, self.window.low, np.array(self.band.kinds)
        ending = self.ahead[rows, MATCH, inner] + self.back[rows, MATCH, inner] - total  # a bead of any kind
        row, column = np.nonzero(ending > FAINTEST)
        end, padded = row + rows.start, column + self.band.padding
        before = end[:, None] - kinds.sum(axis=1)
        through = self.ahead[before, ANY, (padded + low[end])[:, None] - kinds[:, 0] - low[before]]
        through += self.scores[end, :, padded] + self.back[end, MATCH, padded, None] - total
        some = through > FAINTEST
        places = (row * self.band.width + column)[:, None] * len(kinds) + np.arange(len(kinds))
        return places[some], _probability(through[some])


def _probability(likely: Floats) -> Floats:
    probability: Floats = np.exp(np.minimum(likely, 0.0))
    return probability
