"""Logistic regression, by Newton's method (Hastie, Tibshirani and Friedman 2009, section 4.4.1)."""

from __future__ import annotations

import numpy as np

from alignment.beads.calibration import Bools
from alignment.beads.sides import Floats

RIDGE = 1.0
"""The weight of the squares of the coefficients against the likelihood of the examples."""

STEPS = 50
NEAR = 1e-9
"""A step shorter than this is the last."""


def logistic(features: Floats, outcomes: Bools) -> Floats:
    """Return the most likely coefficients: the constant first, then one a column of ``features``.

    They are shrunk a little towards zero, each by the spread of its feature, so that there is always one best answer;
    a feature that never varies gets none.
    """
    mean, varies = features.mean(axis=0), np.ptp(features, axis=0) > 0  # the spread of equals is not exactly 0
    spread = np.where(varies, features.std(axis=0), np.inf)
    rows = np.column_stack([np.ones(len(features)), (features - mean) / spread])
    penalty = np.diag([0.0] + [RIDGE] * features.shape[1])
    found = np.zeros(rows.shape[1])
    for _ in range(STEPS):
        likely = 1 / (1 + np.exp(-rows @ found))
        slope = rows.T @ (outcomes - likely) - penalty @ found
        curvature = (rows.T * (likely * (1 - likely))) @ rows + penalty
        step = np.linalg.lstsq(curvature, slope, rcond=None)[0]
        found += step
        if np.abs(step).max() < NEAR:
            break
    coefficients = found[1:] / spread
    return np.append(found[0] - coefficients @ mean, coefficients)
