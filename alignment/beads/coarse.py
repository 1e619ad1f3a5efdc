"""Finding the corridor by a first pass, which also tells how long one text is beside the other.

Texts too long to be searched whole are shortened by blocks, as in Vecalign (Thompson and Koehn 2019), until they
can be; the path through the blocks is where the corridor through the next finer ones lies. The cost grows with
the length of the texts, not with its square.

How many English characters go with a German one the lengths of whole texts tell only where nothing is missing. The
first pass finds what has partners, and the second knows the ratio from these.
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

HALF = 10
"""Cells to either side of the path of the first pass."""

BLOCKS = (Kind(1, 1), Kind(1, 2), Kind(2, 1))
"""Kinds of bead between blocks: enough to follow a path that drifts."""

SURPRISE = -1.0
"""What the lengths of two blocks may cost: they differ by where blocks happen to begin."""

OMISSION = 4
"""Blocks or sentences in a row without a partner that are taken for missing, not for a path that drifts."""

ASSUMED = 300
"""How many characters what is assumed of the ratio of lengths counts for, beside those of partners."""


def located(scorer: Scorer) -> tuple[Scorer, Corridor]:
    """Return where the best path is to be looked for, and the scorer with the ratio of lengths found on the way."""
    de, en = len(scorer.de), len(scorer.en)
    corners = _first_path(scorer) if de * en <= WHOLE else _coarse_path(scorer)
    return replace(scorer, ratio=_ratio(scorer, corners)), Corridor.along(de, en, corners, HALF)


def _first_path(scorer: Scorer) -> Ints:
    """Return the best path through the whole lattice."""
    return best_path(scorer, Corridor.full(len(scorer.de), len(scorer.en)))[0]


def _coarse_path(scorer: Scorer) -> Ints:
    """Return a path through boundaries of blocks."""
    de, en = len(scorer.de), len(scorer.en)
    coarser = Scorer(
        de=scorer.de.coarser(FACTOR),
        en=scorer.en.coarser(FACTOR),
        kinds=tuple(kind for kind in BLOCKS if kind.de * FACTOR <= de and kind.en * FACTOR <= en) or BLOCKS[:1],
        weights=replace(scorer.weights, surprise=SURPRISE),
        ratio=scorer.ratio,
    )
    corners, _ = best_path(*located(coarser))
    return np.minimum(corners * FACTOR, (de, en))


def _ratio(scorer: Scorer, corners: Ints) -> float:
    """Return English characters to a German one, leaving out where a path says that much is missing on a side."""
    gaps = (np.diff(corners, axis=0) == 0).any(axis=1)
    edges = np.flatnonzero(np.diff(gaps, prepend=False, append=False))
    counted = np.ones(len(gaps), dtype=np.bool_)
    for start, stop in edges.reshape(-1, 2):
        counted[start:stop] = stop - start < OMISSION
    ours, theirs = np.diff(scorer.de.reach[corners[:, 0]])[counted], np.diff(scorer.en.reach[corners[:, 1]])[counted]
    return float((theirs.sum() + scorer.ratio * ASSUMED) / (ours.sum() + ASSUMED))
