"""How sure a path is: the probability of each of its beads over all paths of the corridor (forward–backward).

The sums are those of a hidden Markov model (Baum 1972; for alignments Durbin et al. 1998, chapter 4) over the
same scores that the search maximises.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from alignment.beads.band import ANY, ENGLISH, GERMAN, MATCH, PLANES, Band
from alignment.beads.lattice import Corridor, Ints
from alignment.beads.planes import Lattice
from alignment.beads.scores import Scorer
from alignment.beads.sides import Floats
from alignment.beads.stretches import CUT, Cut, Stretch, agree, band_of, batches, carried, guessed, scored, stretches

TINY = 1e-300
"""What is less likely than this beside its neighbours counts as this likely; its logarithm is still a number."""

Scores = NDArray[np.float32]


def posteriors(
    scorer: Scorer,
    corridor: Corridor,
    corners: Ints,
    report: Callable[[int], None] = lambda _: None,
    *,
    cut: Cut = CUT,
) -> Floats:
    """Return the probability of each bead of a path, in its order.

    A gap counts wherever it may stand on the other side: its probability is that the sentence has no partner.
    ``report`` is told of diagonals done.
    """
    parts = stretches(corridor, scorer.span, cut)
    judged: dict[Stretch, Judged] = {}
    for batch in batches(parts, len(scorer.kinds)):
        judged |= {one.stretch: one for one in _judge(scorer, batch, corners)}
        report(sum(part.length for part in batch))
    _join(scorer, parts, corners, judged)
    steps, ends = np.diff(corners, axis=0), corners[1:]
    likely, german, english = (np.zeros(len(values)) for values in (steps, scorer.de.reach, scorer.en.reach))
    for one in judged.values():
        likely[one.mine] = one.likely
        german += np.bincount(one.german[0], weights=one.german[1], minlength=len(german))
        english += np.bincount(one.english[0], weights=one.english[1], minlength=len(english))
    likely = np.where(steps[:, 1] == 0, german[ends[:, 0]], likely)
    return np.where(steps[:, 0] == 0, english[ends[:, 1]], likely)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Judged:
    """What one stretch says: probabilities of the beads ending in it, and of gaps by the boundary after them.

    The values at its edges, shape (rows, planes, width), show whether its neighbours agree.
    """

    stretch: Stretch
    mine: NDArray[np.bool_]
    likely: Floats
    german: tuple[Ints, Floats]
    english: tuple[Ints, Floats]
    before: Floats
    onward: Floats
    after: Floats
    backward: Floats


def _join(scorer: Scorer, parts: Sequence[Stretch], corners: Ints, judged: dict[Stretch, Judged]) -> None:
    """Judge again, from what their neighbours found, the stretches that have not forgotten their guess."""
    starts: dict[Stretch, Floats] = {}
    for earlier, later in pairwise(parts):
        low = earlier.window.low[earlier.onward], later.window.low[: later.core.start]
        truth = carried(judged[earlier].onward, *low, later.window.width)
        if not agree(truth[-later.span :], judged[later].before):
            starts[later] = truth[: later.span]
            judged[later] = _judge(scorer, [later], corners, starts[later])[0]
    for later, earlier in pairwise(reversed(parts)):
        low = later.window.low[later.backward], earlier.window.low[earlier.core.stop :]
        truth = carried(judged[later].backward, *low, earlier.window.width)
        if not agree(truth[: later.span], judged[earlier].after):
            judged[earlier] = _judge(scorer, [earlier], corners, starts.get(earlier), truth[-earlier.span :])[0]


def _judge(
    scorer: Scorer, parts: Sequence[Stretch], corners: Ints, start: Floats | None = None, end: Floats | None = None
) -> list[Judged]:
    """Return stretches judged from flat guesses, or a single one from its true ``start`` or ``end``."""
    band = band_of(scorer, parts)
    scores = scored(scorer, band)
    ahead, back = _forward(band, scores, start), _backward(band, scores, end)
    last = sum(band.size)
    judged = []
    for index, part in enumerate(parts):
        lattice = Lattice(band, index, ahead[:, :, index], back[:, :, index], scores[:, :, index])
        total = lattice.total(min((part.core.start + part.core.stop) // 2, last - part.window.first))
        diagonals = corners[1:].sum(axis=1) - part.window.first
        mine = (diagonals >= part.core.start) & (diagonals < part.core.stop)
        judged.append(
            Judged(
                stretch=part,
                mine=mine,
                likely=lattice.beads(corners[1:][mine], np.diff(corners, axis=0)[mine], total),
                german=lattice.gaps(GERMAN, part.core, total),
                english=lattice.gaps(ENGLISH, part.core, total),
                before=ahead[part.before, :, index, band.inner].copy(),
                onward=ahead[part.onward, :, index, band.inner].copy(),
                after=back[part.after, :, index, band.inner].copy(),
                backward=back[part.backward, :, index, band.inner].copy(),
            )
        )
    return judged


def _forward(band: Band, scores: Scores, start: Floats | None) -> Floats:
    """Return the log-likelihood of all that leads to each cell."""
    weights, count = band.weights, len(band.kinds)
    opened, following, turned, closing = np.exp([weights.gap, weights.next_gap, weights.turn, weights.after_gap])
    steps = [(MATCH, 1, 0), (GERMAN, 1, 0), (MATCH, 0, 1), (GERMAN, 0, 1), (ENGLISH, 0, 1)]
    german, english = [0.0, opened, following, 0, 0, 0], [0.0, 0, 0, opened, turned, following]
    match = [1.0, 0, 0, 0, 0, 0]
    mixture = np.array([match, match, german, english])
    mixture[ANY] += closing * (mixture[GERMAN] + mixture[ENGLISH])
    places = band.places([(ANY, *kind) for kind in band.kinds] + steps, PLANES, -1)
    values = guessed(band, slice(0, band.span), start)
    origins = band.rows_of(0)
    columns, flat = np.arange(band.width), values.reshape(-1)
    for row in range(band.span, band.rows):
        likely = flat.take(places[row] + columns)
        likely[:count] += scores[row, ..., band.inner]
        values[row, ..., band.inner] = _mixed(likely, count, mixture) + band.closed[row]
        if row in origins:
            values[row, [ANY, MATCH], origins[row], band.padding] = 0.0
    return values


def _backward(band: Band, scores: Scores, end: Floats | None) -> Floats:
    """Return the log-likelihood of all that follows from each cell."""
    weights, count = band.weights, len(band.kinds)
    opened, following, turned, closing = np.exp([weights.gap, weights.next_gap, weights.turn, weights.after_gap])
    mixture = np.array([[1.0, 0, 0], [1, opened, opened], [closing, following, turned], [closing, 0, following]])
    beads = band.places([(index, *kind) for index, kind in enumerate(band.kinds)], count, 1)
    steps = [(MATCH, *kind) for kind in band.kinds] + [(GERMAN, 1, 0), (ENGLISH, 0, 1)]
    places = band.places(steps, PLANES, 1)
    last = slice(band.rows - band.span, band.rows)
    values = guessed(band, last, end)
    columns, flat, flat_scores = np.arange(band.width), values.reshape(-1), scores.reshape(-1)
    ends = band.rows_of(sum(band.size))
    for row in range(last.start - 1, -1, -1):
        likely = flat.take(places[row] + columns)
        likely[:count] += flat_scores.take(beads[row] + columns)
        values[row, ..., band.inner] = _mixed(likely, count, mixture) + band.closed[row]
        if row in ends:
            column = band.padding + band.size[0] - band.low[row, ends[row]]
            values[row, :, ends[row], column] = np.log(mixture[:, 0])
    return values


def _mixed(likely: Floats, count: int, mixture: Floats) -> Floats:
    """Return log(mixture · (sum of the first ``count`` likelihoods, each of the others)); overwrites ``likely``."""
    highest = likely.max(axis=0)
    likely -= highest
    np.exp(likely, out=likely)
    parts = likely[count - 1 :]
    parts[0] = likely[:count].sum(axis=0)
    mixed: Floats = (mixture @ parts.reshape(len(parts), -1)).reshape(len(mixture), *highest.shape)
    np.maximum(mixed, TINY, out=mixed)
    np.log(mixed, out=mixed)
    mixed += highest
    return mixed
