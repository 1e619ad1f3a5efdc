"""Finding the corridor: the same search over blocks of sentences, coarse to fine.

Texts too long to be searched whole are shortened by blocks, as in Vecalign (Thompson and Koehn 2019), until they
can be; the path through the blocks is where the corridor through the next finer ones lies. The cost grows with
the length of the texts, not with its square.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from alignment.beads.lattice import Corridor, Ints
from alignment.beads.scores import Scorer
from alignment.beads.search import best_path
from alignment.beads.weights import Kind

WHOLE = 2**18
"""Cells up to which a lattice is searched whole."""

FACTOR = 4
"""Blocks of the finer level in one of the coarser."""

HALF = 16
"""Cells to either side of the coarse path."""

BLOCKS = (Kind(1, 1), Kind(1, 2), Kind(2, 1))
"""Kinds of bead between blocks: enough to follow a path that drifts."""

SURPRISE = -1.0
"""What the lengths of two blocks may cost: they differ by where blocks happen to begin."""

OMISSION = 4
"""Blocks in a row without a partner that are taken for missing, not for a path that drifts."""


def located(scorer: Scorer) -> tuple[Scorer, Corridor]:
    """Return where the best path is to be looked for, and the scorer with the ratio of lengths found on the way."""
    de, en = len(scorer.de), len(scorer.en)
    if de * en <= WHOLE:
        return scorer, Corridor.full(de, en)
    coarser = Scorer(
        de=scorer.de.coarser(FACTOR),
        en=scorer.en.coarser(FACTOR),
        kinds=tuple(kind for kind in BLOCKS if kind.de * FACTOR <= de and kind.en * FACTOR <= en) or BLOCKS[:1],
        weights=replace(scorer.weights, surprise=SURPRISE),
        ratio=scorer.ratio,
    )
    corners, _ = best_path(*located(coarser))
    corners = np.minimum(corners * FACTOR, (de, en))
    return replace(scorer, ratio=_ratio(scorer, corners)), Corridor.along(de, en, corners, HALF)


def _ratio(scorer: Scorer, corners: Ints) -> float:
    """Return English characters to a German one, leaving out where a path says that much is missing on a side."""
    gaps = (np.diff(corners, axis=0) == 0).any(axis=1)
    edges = np.flatnonzero(np.diff(gaps, prepend=False, append=False))
    counted = np.ones(len(gaps), dtype=np.bool_)
    for start, stop in edges.reshape(-1, 2):
        counted[start:stop] = stop - start < OMISSION
    ours, theirs = np.diff(scorer.de.reach[corners[:, 0]])[counted], np.diff(scorer.en.reach[corners[:, 1]])[counted]
    return float(theirs.sum() / ours.sum()) if ours.sum() and theirs.sum() else scorer.ratio
