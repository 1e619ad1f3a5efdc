"""Cutting a corridor into stretches, running those in batches that fit into memory, and joining them again.

A stretch counts ``length`` diagonals, its core; it begins and ends ``lead`` diagonals outside of it, from flat
guesses of ``span`` diagonals, as many as the largest bead crosses::

    guess │ lead │ core ················ │ lead │ guess
                               guess │ lead │ core ················ │ lead │ guess

Where two stretches overlap their values must differ by a constant only; otherwise the guess was not forgotten, and
the later one is run again from what the earlier one found.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

import numpy as np

from alignment.beads.band import PLANES, Band
from alignment.beads.evidence import NEVER
from alignment.beads.lattice import Corridor, Ints, Window
from alignment.beads.scores import Scorer
from alignment.beads.sides import Floats
from alignment.embedding.encoder import Vectors

MEMORY = 4_000_000
"""Scores held at a time."""

TOLERANCE = 1e-3
"""Nats within which two stretches agree; products of single precision differ by less."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cut:
    """How a corridor is cut; one of up to ``whole`` diagonals is not. ``length`` is at least ``lead``."""

    length: int = 512
    lead: int = 64
    whole: int = 1024


CUT = Cut()


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Stretch:
    """A window and the part of it that counts."""

    window: Window
    span: int
    lead: int
    length: int

    @property
    def core(self) -> slice:
        """Return the rows that count."""
        return slice(self.span + self.lead, self.span + self.lead + self.length)

    @property
    def before(self) -> slice:
        """Return the last rows before the core."""
        return slice(self.core.start - self.span, self.core.start)

    @property
    def after(self) -> slice:
        """Return the first rows after the core."""
        return slice(self.core.stop, self.core.stop + self.span)

    @property
    def onward(self) -> slice:
        """Return the rows of the core with which the next stretch begins."""
        return slice(self.core.stop - self.lead - self.span, self.core.stop)

    @property
    def backward(self) -> slice:
        """Return the rows of the core with which the stretch before ends."""
        return slice(self.core.start, self.core.start + self.lead + self.span)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Batch:
    """Stretches of one shape with the scores of their cells, shape (rows, kinds, windows, width + 2 · padding)."""

    parts: Sequence[Stretch]
    band: Band
    scores: Vectors

    @classmethod
    def of(cls, scorer: Scorer, parts: Sequence[Stretch]) -> Batch:
        """Return stretches scored."""
        windows = tuple(part.window for part in parts)
        band = Band(windows, scorer.kinds, scorer.weights, (len(scorer.de), len(scorer.en)))
        scores = band.blank(len(band.kinds), np.float32)
        for index, window in enumerate(windows):
            scorer.score(window, scores[:, :, index, band.inner])
        return cls(parts=parts, band=band, scores=scores)


def stretches(corridor: Corridor, span: int, cut: Cut = CUT) -> tuple[Stretch, ...]:
    """Return stretches that count each diagonal from 1 on once."""
    diagonals = corridor.de + corridor.en
    length, lead = (diagonals, 1) if diagonals <= cut.whole else (cut.length, cut.lead)
    rows = length + 2 * (lead + span)
    return tuple(
        Stretch(window=corridor.window(start - lead - span, rows), span=span, lead=lead, length=length)
        for start in range(1, diagonals + 1, length)
    )


def batches(parts: Sequence[Stretch], kinds: int) -> Iterator[list[Stretch]]:
    """Yield stretches that can run in lockstep within the memory allowed."""
    for width, group in groupby(sorted(parts, key=_width), key=_width):
        same = list(group)
        size = max(1, MEMORY // (width * len(same[0].window.low) * kinds))
        yield from (same[start : start + size] for start in range(0, len(same), size))


def _width(part: Stretch) -> int:
    return part.window.width


def guessed(band: Band, rows: slice, truths: Sequence[Floats | None]) -> Floats:
    """Return values of which only ``rows`` are known: what is true of a stretch, or flat where the lattice is."""
    values = band.blank(PLANES, np.float64)
    values[rows, ..., band.inner] = band.closed[rows, None]
    for index, truth in enumerate(truths):
        if truth is not None:
            values[rows, :, index, band.inner] = truth
    return values


def carried(values: Floats, low: Ints, onto: Ints, width: int) -> Floats:
    """Return rows of values whose first columns are ``low`` as rows of ``width`` whose first columns are ``onto``.

    Shapes are (rows, planes, width); what lies outside of the rows given is NEVER.
    """
    columns = (onto - low)[:, None] + np.arange(width)
    inside = (columns >= 0) & (columns < values.shape[2])
    found = values[np.arange(len(values))[:, None], :, np.where(inside, columns, 0)]
    return np.moveaxis(np.where(inside[..., None], found, NEVER), -1, 1)


def agree(truth: Floats, guess: Floats) -> bool:
    """Return whether a guess was forgotten: the values that followed from it differ from true ones by a constant."""
    known = truth > NEVER / 2
    if not np.array_equal(known, guess > NEVER / 2):
        return False
    return not known.any() or float(np.ptp((truth - guess)[known])) < TOLERANCE
