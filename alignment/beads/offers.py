"""The repairs offered for the doubtful beads of a document of gold, and which of them are gold's own answer."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from alignment.beads.background import Background
from alignment.beads.calibration import Bools
from alignment.beads.chances import AS_THEY_ARE, Chances, log_odds, shares
from alignment.beads.evaluation import Pair, pair_of
from alignment.beads.fit import Example
from alignment.beads.lattice import Ints
from alignment.beads.reasons import DOUBTFUL
from alignment.beads.regression import logistic
from alignment.beads.repairs import repairs
from alignment.beads.sides import Floats
from alignment.beads.weights import Weights
from alignment.bitext import Bead, Span
from alignment.embedding.encoder import Encoder
from alignment.settings import Settings


@dataclass(frozen=True, slots=True, kw_only=True)
class Offers:
    """Repairs, those of a bead together: the number of the bead, their shares, and which of them are right."""

    beads: Ints
    shares: Floats
    right: Bools

    @classmethod
    def of(
        cls,
        example: Example,
        path: tuple[Ints, Floats],
        encoder: Encoder,
        weights: Weights,
        told: Callable[[Pair], bool],
    ) -> Offers:
        """Return the repairs offered for a path, which is its corners and how sure each bead is.

        Of beads that gold cannot tell about, by ``told``, no repair is judged, nor one that touches such a bead.
        """
        beads, gold = _beads(*path), frozenset(example.pairs)
        background = Background.of(example.de, example.en, beads, encoder)
        rows: list[tuple[int, float, bool]] = []
        for index, bead in enumerate(beads):
            if (bead.confidence or 0) >= DOUBTFUL or not told(pair_of(bead)):
                continue
            found = repairs(
                *(example.de, example.en, beads, index),
                background=background,
                encoder=encoder,
                settings=Settings(),
                weights=weights,
            )
            rows += [
                (index, share, gold.issuperset(map(pair_of, repair.new)))
                for repair, share in zip(found, shares([one.odds for one in found]).tolist(), strict=True)
                if all(told(pair_of(old)) for old in repair.old)
            ]
        return cls(
            beads=np.array([index for index, _, _ in rows], dtype=np.intp),
            shares=np.array([share for _, share, _ in rows], dtype=np.float64),
            right=np.array([right for _, _, right in rows], dtype=np.bool_),
        )

    def probabilities(self, chances: Chances, confidences: Floats) -> Floats:
        """Return how probable each repair is, given the confidences of all beads of the path."""
        parts = np.split(np.arange(len(self.beads)), np.flatnonzero(np.diff(self.beads)) + 1)
        left = 1 - confidences[self.beads]
        likely = [chances.probabilities(self.shares[part], float(left[part[0]])) for part in parts if len(part)]
        return np.concatenate([np.zeros(0), *likely])


def fitted_to(offers: Sequence[Offers]) -> Chances:
    """Return what corrects shares best; nothing does where no repair was offered."""
    found = np.concatenate([one.shares for one in offers])
    if not len(found):
        return AS_THEY_ARE
    right = np.concatenate([one.right for one in offers])
    base, share = logistic(log_odds(found)[:, None], right).tolist()
    return Chances(base=base, share=share)


def _beads(corners: Ints, confidences: Floats) -> list[Bead]:
    steps = zip(pairwise(corners.tolist()), confidences.tolist(), strict=True)
    return [Bead(de=Span(a, c), en=Span(b, d), confidence=sure) for ((a, b), (c, d)), sure in steps]
