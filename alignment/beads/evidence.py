"""What is known of the runs of one text besides their meaning, before they are set against those of the other."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from alignment.beads.lattice import Ints
from alignment.beads.sides import Side, unit
from alignment.beads.strips import Strips
from alignment.beads.weights import Weights
from alignment.embedding.encoder import Vectors

NEVER = -1e30
"""The score of what cannot be; finite, so that sums of it stay numbers."""


class Evidence(NamedTuple):
    """Some runs of one side, one row a run.

    ``numbers`` are unit sketches with one column more; ``alone`` is what a run adds to a score by itself, ``NEVER``
    where there is no such run; ``reach`` counts its characters.
    """

    numbers: Vectors
    alone: Vectors
    reach: Vectors

    @classmethod
    def of(cls, side: Side, ends: Ints, length: int, weights: Weights) -> Evidence:
        """Return the evidence of runs that end at boundaries; such as would begin too early are moved on."""
        numbers = unit(side.sums(side.numbers, ends, length))
        some = np.asarray(numbers.any(axis=1, keepdims=True), dtype=np.float32)
        # Agreement − 1/2 where either side has numbers is u·v + st/2 − s/2 − t/2 with s, t = 1 for "has some".
        numbers = np.concatenate([numbers, some * np.float32(0.5**0.5)], axis=1)
        alone: Vectors = some.ravel() * np.float32(-weights.numbers / 2)
        if length > 1:
            alone = alone + side.sums(side.blanks, ends, length) * np.float32(weights.blank)
        alone[(ends < length) | (ends > len(side))] = NEVER
        return cls(numbers, alone, side.sums(side.reach, ends, length).astype(np.float32))

    def agreements(self, other: Evidence, strips: Strips) -> Vectors | None:
        """Return how far the numbers of runs in strips agree, up to what each side has alone; ``None`` if 0."""
        if not (self.numbers.any() and other.numbers.any()):
            return None
        return strips.products(self.numbers, other.numbers)
