"""The best path through a corridor, by dynamic programming (Bellman 1957) over stretches that run in lockstep."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from alignment.beads.band import ANY, ENGLISH, GERMAN, MATCH, PLANES, Band
from alignment.beads.lattice import Corridor, Ints, Window
from alignment.beads.scores import Scorer
from alignment.beads.sides import Floats
from alignment.beads.stretches import CUT, Batch, Cut, Stretch, agree, batches, carried, guessed, stretches
from alignment.embedding.encoder import Vectors

Choices = NDArray[np.unsignedinteger]
Report = Callable[[int], None]
Seen = Callable[[Batch], None]
Known = dict[tuple[int, int, bytes], "Solved"]
"""Stretches by the key of their window."""

MARGIN = 3
"""Cells from the edge of a corridor within which a path is not trusted to be the best."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Solved:
    """A stretch with the best choice for every cell of its core, and its values before that and to be handed on.

    Choices have the shape (rows, planes, width): in the plane ``MATCH`` the index of the kind of bead, elsewhere the
    plane before, counted from ``MATCH``. Values have the shape (rows, planes, width) and are right up to a constant.
    """

    stretch: Stretch
    choices: Choices
    before: Floats
    onward: Floats

    @property
    def window(self) -> Window:
        """Return the cells."""
        return self.stretch.window


def best_path(
    scorer: Scorer,
    corridor: Corridor,
    report: Report = lambda _: None,
    *,
    cut: Cut = CUT,
    seen: Seen = lambda _: None,
) -> tuple[Ints, Corridor]:
    """Return the corners of the most likely path, shape (beads + 1, 2), and the corridor in which it was found.

    The corridor is widened where the path touches its edge. ``report`` is told of diagonals done. ``seen`` is shown
    every stretch while its scores, which are dear, are at hand.
    """
    solved: Known = {}
    while True:
        parts = stretches(corridor, scorer.span, cut)
        solved = _solve(scorer, parts, solved, report, seen)
        corners = _trace(scorer, [solved[part.window.key] for part in parts])
        touched = corridor.touched(corners, MARGIN)
        if not touched.any():
            return corners, corridor
        corridor = corridor.widened(corners[touched])


def _solve(scorer: Scorer, parts: Sequence[Stretch], before: Known, report: Report, seen: Seen) -> Known:
    """Return all stretches solved, those that were solved before taken over, each fitted to the one before it."""
    fresh = [part for part in parts if part.window.key not in before]
    known = {part.window.key: before[part.window.key] for part in parts if part.window.key in before}
    for some in batches(fresh, len(scorer.kinds)):
        batch = Batch.of(scorer, some)
        known |= {one.window.key: one for one in _forward(batch)}
        seen(batch)
        report(sum(part.length for part in some))
    for earlier, later in pairwise(parts):
        truth = _handed(known[earlier.window.key], later)
        if not agree(truth[-later.span :], known[later.window.key].before):
            known[later.window.key] = _forward(Batch.of(scorer, [later]), truth)[0]
    return known


def _handed(truth: Solved, later: Stretch) -> Floats:
    """Return what a stretch hands on, as rows of the next one: those of its guess and its lead."""
    part, rows = truth.stretch, slice(0, later.core.start)
    return carried(truth.onward, part.window.low[part.onward], later.window.low[rows], later.window.width)


def _forward(batch: Batch, start: Floats | None = None) -> list[Solved]:
    """Return stretches solved from a flat guess, or a single one from ``start``, the true rows before its core.

    All of those are taken over: where the stretch before is narrower, its path must not lead through other cells.
    """
    band = batch.band
    first = band.span if start is None else len(start)
    values = guessed(band, slice(0, first), [start])
    choices = _run(band, batch.scores, values, first)
    return [
        Solved(
            stretch=part,
            choices=choices[part.core, :, index].copy(),  # copies, so that the rest of the batch can be freed
            before=values[part.before, :, index, band.inner].copy(),
            onward=values[part.onward, :, index, band.inner].copy(),
        )
        for index, part in enumerate(batch.parts)
    ]


def _run(band: Band, scores: Vectors, values: Floats, first: int) -> Choices:
    """Fill in the values row by row from ``first`` on; return the choices, shape (rows, planes, windows, width)."""
    weights, count = band.weights, len(band.kinds)
    matches = [(ANY, *kind) for kind in band.kinds]
    gaps = [(MATCH, 1, 0), (GERMAN, 1, 0), (MATCH, 0, 1), (GERMAN, 0, 1), (ENGLISH, 0, 1)]
    costs = np.array([weights.gap, weights.next_gap, weights.gap, weights.turn, weights.next_gap])[:, None, None]
    close = np.array([0.0, weights.after_gap, weights.after_gap])[:, None, None]
    places = band.places(matches + gaps, PLANES, -1)
    origins = band.rows_of(0)
    choices = np.zeros((band.rows, PLANES, len(band.windows), band.width), dtype=np.min_scalar_type(count))
    columns, flat, inner = np.arange(band.width), values.reshape(-1), band.inner
    for row in range(first, band.rows):
        steps = flat.take(places[row] + columns)
        steps[:count] += scores[row, ..., inner]
        steps[count:] += costs
        here, chosen = values[row, ..., inner], choices[row]
        for plane, some in ((MATCH, steps[:count]), (GERMAN, steps[count : count + 2]), (ENGLISH, steps[count + 2 :])):
            here[plane] = some.max(axis=0)
            chosen[plane] = some.argmax(axis=0)
        here[MATCH:] += band.closed[row]
        closed = here[MATCH:] + close
        here[ANY] = closed.max(axis=0)
        chosen[ANY] = closed.argmax(axis=0)
        if row in origins:
            here[[ANY, MATCH], origins[row], 0] = 0.0
    return choices


def _trace(scorer: Scorer, solved: Sequence[Solved]) -> Ints:
    """Return the corners of the path that the choices make, read from the end."""
    de, en, plane = len(scorer.de), len(scorer.en), ANY
    length = solved[0].stretch.length
    corners = [(de, en)]
    while de or en:
        which, row = divmod(de + en - 1, length)
        part = solved[which]
        choice = int(part.choices[row, plane, de - part.window.low[part.stretch.core.start + row]])
        if plane == ANY:
            plane = MATCH + choice
            continue
        step = scorer.kinds[choice] if plane == MATCH else ((1, 0) if plane == GERMAN else (0, 1))
        plane = ANY if plane == MATCH else MATCH + choice
        de, en = de - step[0], en - step[1]
        corners.append((de, en))
    return np.array(corners[::-1], dtype=np.intp)
