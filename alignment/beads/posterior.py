"""How sure a path is: the probability of each of its beads over all paths of the corridor (forward–backward).

The sums are those of a hidden Markov model (Baum 1972; for alignments Durbin et al. 1998, chapter 4) over the
same scores that the search maximises.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from alignment.beads.band import ANY, ENGLISH, GERMAN, MATCH, PLANES, Band
from alignment.beads.lattice import Corridor, Ints
from alignment.beads.planes import Lattice
from alignment.beads.scores import Scorer
from alignment.beads.sides import Floats
from alignment.beads.stretches import CUT, Batch, Cut, Stretch, agree, batches, carried, guessed, stretches
from alignment.beads.weights import Kind
from alignment.embedding.encoder import Vectors

TINY = 1e-300
"""What is less likely than this beside its neighbours counts as this likely; its logarithm is still a number."""


class Posterior:
    """The probabilities of beads, found stretch by stretch, while the search has the scores at hand or later."""

    def __init__(self, scorer: Scorer) -> None:
        self._scorer = scorer
        self._judged: dict[object, Judged] = {}

    def see(self, batch: Batch) -> None:
        """Judge stretches now."""
        self._judge(batch, {}, {})

    def beads(self, corridor: Corridor, corners: Ints, *, cut: Cut = CUT) -> Floats:
        """Return the probability of each bead of a path, in its order; stretches that were not seen are judged now.

        A gap counts wherever it may stand on the other side: its probability is that the sentence has no partner.
        """
        parts = stretches(corridor, self._scorer.span, cut)
        for some in batches([part for part in parts if part.window.key not in self._judged], len(self._scorer.kinds)):
            self.see(Batch.of(self._scorer, some))
        self._join(parts)
        judged = [self._judged[part.window.key] for part in parts]
        ends, steps = corners[1:], np.diff(corners, axis=0)
        cuts = np.searchsorted(ends.sum(axis=1), [part.window.first + part.core.start for part in parts[1:]])
        cores = zip(judged, np.split(ends, cuts), np.split(steps, cuts), strict=True)
        likely = np.concatenate([one.likely(mine, sizes, self._scorer.kinds) for one, mine, sizes in cores])
        german = _by_boundary([one.german for one in judged], len(self._scorer.de))
        english = _by_boundary([one.english for one in judged], len(self._scorer.en))
        likely = np.where(steps[:, 1] == 0, german[ends[:, 0]], likely)
        return np.where(steps[:, 0] == 0, english[ends[:, 1]], likely)

    def _join(self, parts: Sequence[Stretch]) -> None:
        """Judge again, from what their neighbours found, the stretches that have not forgotten their guess.

        They are judged together, and then one after the other those whose neighbours found something else by that.
        """
        pairs, starts, ends = tuple(pairwise(parts)), Truths(), Truths()
        for earlier, later in pairs:
            starts.learn(later, self._handed_on(earlier, later))
            ends.learn(earlier, self._handed_back(later, earlier))
        again = [part for part in parts if part in starts or part in ends]
        for some in batches(again, len(self._scorer.kinds)):
            self._judge(Batch.of(self._scorer, some), starts, ends)
        for earlier, later in pairs:
            if starts.learn(later, self._handed_on(earlier, later)):
                self._judge(Batch.of(self._scorer, [later]), starts, ends)
        for earlier, later in reversed(pairs):
            if ends.learn(earlier, self._handed_back(later, earlier)):
                self._judge(Batch.of(self._scorer, [earlier]), starts, ends)

    def _handed_on(self, earlier: Stretch, later: Stretch) -> Floats | None:
        """Return what the later stretch should begin from, unless it came to agree with that."""
        low = earlier.window.low[earlier.onward], later.window.low[: later.core.start]
        truth = carried(self._judged[earlier.window.key].onward, *low, later.window.width)
        return None if agree(truth[-later.span :], self._judged[later.window.key].before) else truth[: later.span]

    def _handed_back(self, later: Stretch, earlier: Stretch) -> Floats | None:
        """Return what the earlier stretch should end with, unless it came to agree with that."""
        low = later.window.low[later.backward], earlier.window.low[earlier.core.stop :]
        truth = carried(self._judged[later.window.key].backward, *low, earlier.window.width)
        return None if agree(truth[: later.span], self._judged[earlier.window.key].after) else truth[-earlier.span :]

    def _judge(self, batch: Batch, starts: Mapping[Stretch, Floats], ends: Mapping[Stretch, Floats]) -> None:
        """Judge stretches from their true starts and ends, or from flat guesses where these are not known."""
        band, scores = batch.band, batch.scores
        ahead = _forward(band, scores, [starts.get(part) for part in batch.parts])
        back = _backward(band, scores, [ends.get(part) for part in batch.parts])
        for index, part in enumerate(batch.parts):
            lattice = Lattice(band, index, ahead[:, :, index], back[:, :, index], scores[:, :, index])
            middle = min((part.core.start + part.core.stop) // 2, sum(band.size) - part.window.first)
            total = lattice.total(middle)
            self._judged[part.window.key] = Judged(
                stretch=part,
                beads=lattice.beads(part.core, total),
                german=lattice.gaps(GERMAN, part.core, total),
                english=lattice.gaps(ENGLISH, part.core, total),
                before=ahead[part.before, :, index, band.inner].copy(),
                onward=ahead[part.onward, :, index, band.inner].copy(),
                after=back[part.after, :, index, band.inner].copy(),
                backward=back[part.backward, :, index, band.inner].copy(),
            )


class Truths(dict[Stretch, Floats]):
    """What stretches begin from, or end with, that do not forget their guess."""

    def learn(self, part: Stretch, truth: Floats | None) -> bool:
        """Keep what is true of a stretch, if anything; return whether that is new."""
        if truth is None or (part in self and agree(truth, self[part])):
            return False
        self[part] = truth
        return True


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Judged:
    """What one stretch says: probabilities of beads by their places, and of gaps by the boundary after them.

    Places are those in a table of all beads that end in the core, shape (rows, width, kinds). The values at the edges,
    shape (rows, planes, width), show whether neighbours agree.
    """

    stretch: Stretch
    beads: tuple[Ints, Floats]
    german: tuple[Ints, Floats]
    english: tuple[Ints, Floats]
    before: Floats
    onward: Floats
    after: Floats
    backward: Floats

    def likely(self, ends: Ints, steps: Ints, kinds: Sequence[Kind]) -> Floats:
        """Return the probabilities of those beads of a path that end in the core; of gaps, some number."""
        part, which = self.stretch, {kind: index for index, kind in enumerate(kinds)}
        row = ends.sum(axis=1) - part.window.first - part.core.start
        column = ends[:, 0] - part.window.low[part.core][row]
        kind = [which.get(Kind(de, en), 0) for de, en in steps.tolist()]
        table = np.zeros((part.length, part.window.width, len(kinds)))
        table.put(*self.beads)
        found: Floats = table[row, column, kind]
        return found


def _by_boundary(gaps: Sequence[tuple[Ints, Floats]], last: int) -> Floats:
    """Return the sums of probabilities for each boundary."""
    boundaries, likely = (np.concatenate(part) for part in zip(*gaps, strict=True))
    sums: Floats = np.bincount(boundaries, weights=likely, minlength=last + 1).astype(np.float64)
    return sums


def _forward(band: Band, scores: Vectors, truths: Sequence[Floats | None]) -> Floats:
    """Return the log-likelihood of all that leads to each cell."""
    weights, count = band.weights, len(band.kinds)
    opened, following, turned, closing = np.exp([weights.gap, weights.next_gap, weights.turn, weights.after_gap])
    steps = [(MATCH, 1, 0), (GERMAN, 1, 0), (MATCH, 0, 1), (GERMAN, 0, 1), (ENGLISH, 0, 1)]
    german, english = [0.0, opened, following, 0, 0, 0], [0.0, 0, 0, opened, turned, following]
    match = [1.0, 0, 0, 0, 0, 0]
    mixture = np.array([match, match, german, english])
    mixture[ANY] += closing * (mixture[GERMAN] + mixture[ENGLISH])
    places = band.places([(ANY, *kind) for kind in band.kinds] + steps, PLANES, -1)
    values = guessed(band, slice(0, band.span), truths)
    origins = band.rows_of(0)
    columns, flat = np.arange(band.width), values.reshape(-1)
    for row in range(band.span, band.rows):
        likely = flat.take(places[row] + columns)
        likely[:count] += scores[row, ..., band.inner]
        values[row, ..., band.inner] = _mixed(likely, count, mixture) + band.closed[row]
        if row in origins:
            values[row, [ANY, MATCH], origins[row], band.padding] = 0.0
    return values


def _backward(band: Band, scores: Vectors, truths: Sequence[Floats | None]) -> Floats:
    """Return the log-likelihood of all that follows from each cell."""
    weights, count = band.weights, len(band.kinds)
    opened, following, turned, closing = np.exp([weights.gap, weights.next_gap, weights.turn, weights.after_gap])
    mixture = np.array([[1.0, 0, 0], [1, opened, opened], [closing, following, turned], [closing, 0, following]])
    beads = band.places([(index, *kind) for index, kind in enumerate(band.kinds)], count, 1)
    steps = [(MATCH, *kind) for kind in band.kinds] + [(GERMAN, 1, 0), (ENGLISH, 0, 1)]
    places = band.places(steps, PLANES, 1)
    last = slice(band.rows - band.span, band.rows)
    values = guessed(band, last, truths)
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
