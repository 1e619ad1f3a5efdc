"""Whether confidence can be trusted: how often beads of each confidence are right, and who finds the wrong ones.

All functions take two arrays of one length: the confidences of some beads, and whether each of them is right.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]

BINS = 10


class Bin(NamedTuple):
    """The beads whose confidence lies from ``low`` to ``high``: how many, how sure and how often right on average."""

    low: float
    high: float
    beads: int
    confidence: float
    right: float


def bins(confidences: Floats, right: Bools, count: int = BINS) -> tuple[Bin, ...]:
    """Return equal stretches of confidence that hold a bead, lowest first."""
    number = np.minimum((confidences * count).astype(np.intp), count - 1)
    return tuple(
        Bin(
            low=one / count,
            high=(one + 1) / count,
            beads=int(inside.sum()),
            confidence=float(confidences[inside].mean()),
            right=float(right[inside].mean()),
        )
        for one, inside in ((one, number == one) for one in np.unique(number).tolist())
    )


def calibration_error(confidences: Floats, right: Bools) -> float | None:
    """Return the expected calibration error in ten equal bins (Naeini and others 2015); ``None`` without beads.

    It is the mean distance between how sure the beads of a bin are and how often they are right, by bead.
    """
    parts = bins(confidences, right)
    total = sum(part.beads for part in parts)
    return sum(part.beads * abs(part.confidence - part.right) for part in parts) / total if total else None


def found_among_least_sure(confidences: Floats, right: Bools, share: float) -> float | None:
    """Return which share of the wrong beads is among the least sure ``share`` of all; ``None`` if none is wrong.

    Beads of the same confidence come in no order, so of those a part counts as a part. A random order finds ``share``.
    """
    if right.all():
        return None
    _, inverse = np.unique(confidences, return_inverse=True)
    looked_at = np.concatenate([[0], np.cumsum(np.bincount(inverse))])
    found = np.concatenate([[0], np.cumsum(np.bincount(inverse, weights=~right))])
    return float(np.interp(share * len(right), looked_at, found) / found[-1])
