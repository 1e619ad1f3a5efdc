"""How probable repairs are: their shares of all that is known to fit, corrected by what gold says of such repairs.

A share is too high, because other beads than the few that are offered may be right as well, and because the scores
are too sure. So its log-odds are corrected by logistic regression, as the posterior is for confidence; and the repairs
of a bead are never more probable together than that the bead is wrong. Both coefficients come from
``python -m alignment calibrate``.

Tried, and left out: confidence as a second feature, whether the bead is a gap, and a repair's place among those
offered, which add nothing; and the share among the repairs alone of what confidence leaves over, which tells less.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from alignment.beads.sides import Floats


@dataclass(frozen=True, slots=True, kw_only=True)
class Chances:
    """The coefficient of the log-odds of a share, and the log-odds of a repair whose share is a half."""

    base: float
    share: float

    def probabilities(self, shares: Floats, left: float) -> Floats:
        """Return how probable the repairs of a bead are; ``left`` is how probable it is that the bead is wrong."""
        likely: Floats = 1 / (1 + np.exp(-(self.base + self.share * log_odds(shares))))
        likely *= min(1.0, left / float(likely.sum()))
        return likely


AS_THEY_ARE = Chances(base=0.0, share=1.0)
"""Shares count as they are."""


def shares(odds: Sequence[float]) -> Floats:
    """Return the share of each repair among all repairs of a bead and the bead itself, whose odds are 1."""
    found: Floats = np.array(odds, dtype=np.float64) / (1 + sum(odds))
    return found


def log_odds(probabilities: Floats) -> Floats:
    """Return the logarithms of p / (1 − p)."""
    odds: Floats = np.log(probabilities) - np.log1p(-probabilities)
    return odds
