r"""The best ways around a part of a path: what else could stand there, by an exact dynamic program over few cells.

A detour leaves the path at one of its corners and comes back at another without touching it in between, so that no two
detours say the same, and what two changes in different places would do are two detours and not one::

      path    ●──●──●──●──●──●
                  \    /            a detour from corner 1 to corner 3
                   ●──●

Costs are those of the search, in which the gaps of a run stand German first: a path then says once which sentences
belong together.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from heapq import nlargest
from itertools import pairwise
from operator import attrgetter
from typing import NamedTuple

from alignment.beads.band import ENGLISH, GERMAN, MATCH, PLANES
from alignment.beads.weights import Kind, Weights

Corner = tuple[int, int]
Table = Sequence[Sequence[float]]
"""The scores of beads by the German and the English boundary at which they end."""

STEPS = (MATCH, GERMAN, ENGLISH)
"""The planes that a step can be in."""


class Detour(NamedTuple):
    """Another way from one corner of the path to a later one; ``gain`` is how much more likely, in nats."""

    gain: float
    corners: tuple[Corner, ...]


class _Way(NamedTuple):
    """A way that has left the path and not come back: its score, the plane of its last step, its corners."""

    score: float
    plane: int
    corners: tuple[Corner, ...]


@dataclass(frozen=True, kw_only=True)
class Path:
    """A path through a small lattice, from its first corner to its last.

    ``scores`` holds those of all beads that could stand there, ``own`` those of the steps of the path, of whatever
    kind, 0 for a gap. ``before`` and ``after`` are the planes of what stands on either side.
    """

    corners: Sequence[Corner]
    own: Sequence[float]
    scores: Mapping[Kind, Table]
    weights: Weights
    before: int = MATCH
    after: int = MATCH

    def detours(self, around: tuple[int, int], most: int) -> list[Detour]:
        """Return the best detours that replace a step between the corners of these two indices, the best one first."""
        first, last = around
        waiting: dict[Corner, list[_Way]] = {}
        found: list[Detour] = []
        for cell in self._cells:
            leaving = self._index.get(cell)
            ways: Iterable[_Way] = ()
            if leaving is None:
                ways = self._best(waiting.pop(cell, ()), most)
            elif leaving < last:
                ways = [_Way(self._ahead[leaving], self._planes[leaving], (cell,))]
            for way in ways:
                for longer in self._steps(way):
                    there = self._index.get(longer.corners[-1])
                    if there is None:
                        waiting.setdefault(longer.corners[-1], []).append(longer)
                    elif there > first and there - 1 != leaving and self._follows(longer.plane, there):
                        gain = longer.score + self._behind(longer.plane, there) - self._whole
                        found.append(Detour(gain, longer.corners))
        return nlargest(most, found, key=attrgetter("gain"))

    def _steps(self, way: _Way) -> Iterator[_Way]:
        """Yield a way with each step more that it can take."""
        (de, en), (last_de, last_en) = way.corners[-1], self.corners[-1]
        to_match, to_german, to_english = (
            way.score + self._turn(way.plane, plane) for plane in (MATCH, GERMAN, ENGLISH)
        )
        for kind, table in self.scores.items():
            to = (de + kind.de, en + kind.en)
            if to[0] <= last_de and to[1] <= last_en:
                yield _Way(to_match + table[to[0]][to[1]], MATCH, (*way.corners, to))
        if de < last_de and way.plane != ENGLISH:
            yield _Way(to_german, GERMAN, (*way.corners, (de + 1, en)))
        if en < last_en:
            yield _Way(to_english, ENGLISH, (*way.corners, (de, en + 1)))

    @staticmethod
    def _best(ways: Iterable[_Way], most: int) -> Iterator[_Way]:
        """Yield the best ways of those that end in one plane: what follows costs them the same."""
        left = [most] * PLANES
        for way in sorted(ways, key=_score, reverse=True):
            left[way.plane] -= 1
            if left[way.plane] >= 0:
                yield way

    def _turn(self, last: int, plane: int) -> float:
        """Return what a step in a plane costs after one in another, the score of a bead aside."""
        weights = self.weights
        if plane == MATCH:
            return 0.0 if last == MATCH else weights.after_gap
        if last == plane:
            return weights.next_gap
        if last == GERMAN:
            return weights.turn
        return weights.gap if last == MATCH else weights.after_gap + weights.gap

    def _follows(self, plane: int, there: int) -> bool:
        """Return whether the path can go on from a corner after a step in a plane: no German gap after English ones."""
        return not (plane == ENGLISH and self._planes[there + 1] == GERMAN)

    def _behind(self, plane: int, there: int) -> float:
        """Return the score of the path from a corner on, come to by a step in a plane."""
        return self._turn(plane, self._planes[there + 1]) + self._rest[there]

    @cached_property
    def _index(self) -> dict[Corner, int]:
        return {corner: index for index, corner in enumerate(self.corners)}

    @cached_property
    def _cells(self) -> list[Corner]:
        (de, en), (last_de, last_en) = self.corners[0], self.corners[-1]
        cells = [(i, j) for i in range(de, last_de + 1) for j in range(en, last_en + 1)]
        return sorted(cells, key=sum)

    @cached_property
    def _planes(self) -> list[int]:
        """Return by which plane each corner is come to, and in which what follows the last one stands."""
        return [self.before, *(plane_of(*step) for step in pairwise(self.corners)), self.after]

    @cached_property
    def _ahead(self) -> list[float]:
        """Return the score of the path up to each corner."""
        scores = [0.0]
        for own, step in zip(self.own, pairwise(self._planes), strict=False):
            scores.append(scores[-1] + self._turn(*step) + own)
        return scores

    @cached_property
    def _rest(self) -> list[float]:
        """Return the score of the path from each corner on, but for the turn of the first step."""
        rest = [0.0]
        steps = list(zip(self.own, pairwise(self._planes[1:]), strict=True))
        for own, step in reversed(steps):
            rest.append(own + self._turn(*step) + rest[-1])
        return rest[::-1]

    @property
    def _whole(self) -> float:
        return self._behind(self.before, 0)


_score = attrgetter("score")


def plane_of(start: Corner, stop: Corner) -> int:
    """Return the plane of a step."""
    if start[1] == stop[1]:
        return GERMAN
    return ENGLISH if start[0] == stop[0] else MATCH
