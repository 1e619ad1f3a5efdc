"""A few neighbouring beads with the scores of all that could stand there instead."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import groupby, pairwise
from math import exp

import numpy as np

from alignment.beads.background import Background
from alignment.beads.band import MATCH
from alignment.beads.changes import Texts
from alignment.beads.detours import Corner, Path, Table, plane_of
from alignment.beads.lattice import Corridor
from alignment.beads.scores import Scorer
from alignment.beads.sides import Side
from alignment.beads.stretches import Batch, stretches
from alignment.beads.weights import Kind, Weights, kinds
from alignment.bitext import Bead, Language, Span
from alignment.embedding.encoder import Encoder

MOST_NATS = 50.0
"""Nobody needs to know by how much more than this something is more likely."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scoring:
    """How the beads of a passage are scored: as those of the whole texts."""

    background: Background
    encoder: Encoder
    weights: Weights
    longest: int

    def scorer(self, texts: Texts, longest: int) -> Scorer:
        """Return the scorer of beads between sentences of both texts."""
        means = self.background.de, self.background.en
        de, en = (
            replace(Side.of(texts[side], self.encoder.runs(texts[side], longest)), mean=mean)
            for side, mean in zip(Language, means, strict=True)
        )
        allowed = kinds(self.longest, len(de), len(en))
        return Scorer(de=de, en=en, kinds=allowed, weights=self.weights, ratio=self.background.ratio)


@dataclass(frozen=True, kw_only=True)
class Neighbourhood:
    """A few neighbouring beads and their sentences, counted from the first of each text.

    ``around`` are the planes of what stands before and behind.
    """

    beads: tuple[Bead, ...]
    texts: Texts
    around: tuple[int, int]
    scoring: Scoring

    def others(self, index: int, most: int, least: float) -> Iterator[tuple[Span, tuple[Bead, ...], float]]:
        """Yield what could stand where a bead stands, with odds of at least so much: beads replaced, those instead."""
        corners = _corners(self.beads)
        own = [self._score(start, stop) for start, stop in pairwise(corners)]
        before, after = self.around
        path = Path(
            corners=corners, own=own, scores=self._tables, weights=self.scoring.weights, before=before, after=after
        )
        at = {corner: place for place, corner in enumerate(corners)}
        shared = [(place, at[bound]) for place, bound in enumerate(_bounds(self.beads)) if bound in at]
        first, last = max(one for one in shared if one[0] <= index), min(one for one in shared if one[0] > index)
        for gain, way in path.detours((first[1], last[1]), most):
            odds = exp(min(gain, MOST_NATS))
            if odds < least:
                return
            left, back = at[way[0]], at[way[-1]]
            start, stop = max(one for one in shared if one[1] <= left), min(one for one in shared if one[1] >= back)
            instead = [*corners[start[1] : left], *way, *corners[back + 1 : stop[1] + 1]]
            yield Span(start[0], stop[0]), _made(instead), odds

    def _score(self, start: Corner, stop: Corner) -> float:
        """Return the score of a bead that stands there, of any kind; 0 for a gap, which costs what its turn does."""
        kind = Kind(stop[0] - start[0], stop[1] - start[1])
        if plane_of(start, stop) != MATCH:
            return 0.0
        if kind in self._tables:
            return self._tables[kind][stop[0]][stop[1]]
        sentences = {Language.DE: self.texts[Language.DE][start[0] : stop[0]]}
        sentences[Language.EN] = self.texts[Language.EN][start[1] : stop[1]]
        alone = self.scoring.scorer(sentences, max(kind))
        return float(alone.beads(kind, np.array([kind.de]), np.array([kind.en]))[0][0])

    @cached_property
    def _tables(self) -> dict[Kind, Table]:
        """Return the scores of all beads that could stand here."""
        corridor = Corridor.full(len(self.texts[Language.DE]), len(self.texts[Language.EN]))
        scorer = self.scoring.scorer(self.texts, self.scoring.longest)
        batch = Batch.of(scorer, stretches(corridor, scorer.span))
        (window,), band = batch.band.windows, batch.band
        de, en = np.ogrid[: corridor.de + 1, : corridor.en + 1]
        row = de + en - window.first
        scores = batch.scores[row, :, 0, de - window.low[row] + band.padding]
        return {kind: scores[:, :, which].tolist() for which, kind in enumerate(band.kinds)}


def _bounds(beads: Sequence[Bead]) -> list[Corner]:
    """Return where beads begin, and where the last one ends."""
    return [*((bead.de.start, bead.en.start) for bead in beads), (beads[-1].de.stop, beads[-1].en.stop)]


def _made(corners: Sequence[Corner]) -> tuple[Bead, ...]:
    """Return the beads between corners."""
    return tuple(Bead(de=Span(start[0], stop[0]), en=Span(start[1], stop[1])) for start, stop in pairwise(corners))


def _corners(beads: Sequence[Bead]) -> list[Corner]:
    """Return the corners of beads as a path: gaps in steps of one sentence, in a row of them German ones first."""
    corners = _bounds(beads[:1])[:1]
    for gap, group in groupby(beads, key=lambda bead: bead.is_gap):
        run = list(group)
        if gap:
            (de, en), (de_stop, en_stop) = corners[-1], _bounds(run)[-1]
            corners += [(place, en) for place in range(de + 1, de_stop + 1)]
            corners += [(de_stop, place) for place in range(en + 1, en_stop + 1)]
        else:
            corners += _bounds(run)[1:]
    return corners
