"""How similar two runs are in meaning: the cosine of their vectors above the background.

The background is the mean cosine of each with all sentences of the other text, half of it from either side.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from alignment.beads.lattice import Ints
from alignment.beads.sides import Side
from alignment.beads.strips import Strips
from alignment.beads.weights import Kind
from alignment.embedding.encoder import Vectors
from alignment.embedding.sums import SummedRuns


def paired_similarities(de: Side, en: Side, kind: Kind, ends: tuple[Ints, Ints]) -> Vectors:
    """Return the similarity of every run to the one in the same row, given the boundaries at which they end."""
    ours, theirs = _vectors(de, ends[0], kind.de), _vectors(en, ends[1], kind.en)
    return rows_product(ours, theirs) - _background(ours, en.mean) - _background(theirs, de.mean)


def similarities(de: Side, en: Side, kinds: Sequence[Kind], strips: Strips) -> dict[Kind, Vectors]:
    """Return the similarities of the two sides of beads in strips, of each kind shape (strips, height, width).

    Where a run would begin outside of its strip, and not only of the text, they mean nothing.
    """
    if isinstance(de.runs, SummedRuns) and isinstance(en.runs, SummedRuns):
        return _summed(de.runs, en.runs, (de.mean, en.mean), kinds, strips)
    ours = {length: _vectors(de, strips.de, length) for length in {kind.de for kind in kinds}}
    theirs = {length: _vectors(en, strips.en, length) for length in {kind.en for kind in kinds}}
    found = {}
    for kind in kinds:
        products = strips.products(ours[kind.de], theirs[kind.en])
        products -= _background(ours[kind.de], en.mean)[strips.rows[..., None]]
        products -= _background(theirs[kind.en], de.mean)[strips.columns[:, None]]
        found[kind] = products
    return found


def _summed(
    de: SummedRuns, en: SummedRuns, means: tuple[Vectors, Vectors], kinds: Sequence[Kind], strips: Strips
) -> dict[Kind, Vectors]:
    """Return the similarities of runs that are sums: the products of sums are sums of the products of sentences.

    So matrices are multiplied once and not for every kind, which would take most of the time of an alignment.
    """
    ours, theirs = (runs.rows[np.clip(ends, 1, len(runs)) - 1] for runs, ends in ((de, strips.de), (en, strips.en)))
    down = {length: _scale(ours, means[1], length) for length in {kind.de for kind in kinds}}
    across = {length: _scale(theirs, means[0], length) for length in {kind.en for kind in kinds}}
    sums = {Kind(1, 1): strips.products(ours, theirs)}
    found = {}
    for kind in sorted(kinds):
        if kind.de > 1:
            sums[kind] = sums[Kind(kind.de - 1, kind.en)].copy()
            sums[kind][:, kind.de - 1 :] += sums[Kind(1, kind.en)][:, : 1 - kind.de]
        elif kind.en > 1:
            sums[kind] = sums[Kind(1, kind.en - 1)].copy()
            sums[kind][..., kind.en - 1 :] += sums[Kind(1, 1)][..., : 1 - kind.en]
        (scale_down, common_down), (scale_across, common_across) = down[kind.de], across[kind.en]
        products = sums[kind] * scale_down[strips.rows[..., None]]
        products *= scale_across[strips.columns[:, None]]
        products -= common_down[strips.rows[..., None]]
        products -= common_across[strips.columns[:, None]]
        found[kind] = products
    return found


def _scale(rows: Vectors, mean: Vectors, length: int) -> tuple[Vectors, Vectors]:
    """Return, for the run of ``length`` rows that ends with each, by what to make it one long, and its background."""
    total = rows.copy()
    for back in range(1, length):
        total[back:] += rows[:-back]
    norms = np.sqrt(rows_product(total, total))
    scale = np.reciprocal(np.where(norms > 0, norms, np.float32(1)))
    return scale, _background(total, mean) * scale


def _background(rows: Vectors, mean: Vectors) -> Vectors:
    """Return the half of the background that is due to runs, given the mean of the other text."""
    half: Vectors = rows @ mean * np.float32(0.5)
    return half


def _vectors(side: Side, ends: Ints, length: int) -> Vectors:
    """Return the vectors of runs that end at boundaries; such as would begin or end outside are moved inside."""
    return side.runs.vectors(np.clip(ends, length, len(side)) - length, length)


def rows_product(these: Vectors, those: Vectors) -> Vectors:
    """Return the dot product of every two rows."""
    product: Vectors = np.einsum("ij,ij->i", these, those)
    return product
