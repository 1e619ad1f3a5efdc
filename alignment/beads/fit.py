"""Weights fitted to hand-made alignments: those under which the aligner does best on them.

A pattern search (Hooke and Jeeves 1961): one weight after the other is moved by a step up or down and stays where
the beads found agree better with gold; when all were tried, steps become shorter. It needs no gradient, so that it can
go for the figure that counts; a likelihood would reward being sure of the slips and habits that gold has, too.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, product
from statistics import fmean
from typing import TYPE_CHECKING

from alignment.beads.aligner import scorer_of
from alignment.beads.coarse import located
from alignment.beads.evaluation import Pair, pairs_along, score
from alignment.beads.lattice import Corridor
from alignment.beads.progress import share
from alignment.beads.scores import Scorer
from alignment.beads.search import best_path
from alignment.beads.sides import Side
from alignment.beads.weights import Kind, Weights
from alignment.beads.yardstick import spread
from alignment.embedding.encoder import Encoder, Progress
from alignment.settings import Settings

if TYPE_CHECKING:
    import polars as pl

Moved = str | tuple[Kind, ...]
"""The name of a weight, or kinds of bead that move as one."""

MOVES: Mapping[Moved, float] = {
    "meaning": 1.0,
    "weakest": 1.5,
    "faint": 0.04,
    "variance": 1.2,
    "surprise": 3.0,
    "numbers": 1.0,
    "insertion": 1.0,
    "gap": 0.4,
    "next_gap": 0.3,
    "turn": 0.5,
    "after_gap": 0.3,
    (Kind(1, 2), Kind(2, 1)): 0.4,
    (Kind(2, 2),): 0.5,
    (Kind(1, 3), Kind(3, 1)): 0.6,
    (Kind(1, 4), Kind(4, 1), Kind(2, 3), Kind(3, 2)): 0.6,
}
"""What is moved, and how far at first.

Kinds that mirror each other are one, whichever text is the longer. 1-1 stays, because only the others' distance from it
tells, and so does the weight of blank lines, which gold does not show.
"""

SHORTER, ROUNDS = 0.6, 4
LEAST = 1e-5
"""By how much agreement must grow for a step to stay."""

PULL = 1.0
"""How many beads more must be right for a weight to move by its first step, where gold is little; see ``fit``.

Measured on books and reports of which the first beads were known, in points of agreement on the rest, mean and worst:
of 50 beads +.01 and 0, of 200 +.03 and −.09, of 400 +.17 and −.10; without a pull, of 200 −.09 and −.42.
"""

HALF = 12
"""Cells to either side of the path by weights known to do well within which others are tried."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A pair with its beads. Examples of one ``name`` count as much together as those of another.

    With ``lax`` only lax agreement counts: gold whose exact beads show the habits of another program.
    """

    name: str
    de: Sequence[str]
    en: Sequence[str]
    pairs: Sequence[Pair]
    lax: bool = False


def fit(known: Sequence[Case], start: Weights, pull: float = 0.0, progress: Progress | None = None) -> Weights:
    """Return the weights under which beads agree best with gold, looked for from ``start``.

    With a ``pull``, weights are held where they start, the harder the farther they move: by their first step they move
    for as many beads as it says, by two for four times as many. Much gold moves them all the same, little does not.
    The same gold always leads to the same weights.
    """
    beads = sum(len(case.example.pairs) for case in known)

    def gain(weights: Weights) -> float:
        return agreement(known, weights) - pull * distance(weights, start) / max(beads, 1)

    weights, best = start, gain(start)
    moves = list(product((SHORTER**turn for turn in range(ROUNDS)), MOVES.items()))
    for done, (shorter, (what, step)) in enumerate(moves, start=1):
        for by in (step * shorter, -step * shorter):
            there = _moved(weights, what, by)
            found = gain(there) if there.sound else best
            if found > best + LEAST:
                best, weights = found, there
                break
        if progress:
            progress(done, len(moves))
    return weights


def held_out(
    known: Sequence[Case], start: Weights, pull: float = 0.0, progress: Progress | None = None
) -> pl.DataFrame:
    """Return how well examples of each name do under the weights at the start, and under those fitted to the others.

    One row a name and one for the mean. Columns: held out, beads, before, after; agreement is from 0 to 1.
    """
    import polars as pl

    groups = [(name, list(group)) for name, group in groupby(known, lambda case: case.example.name)]
    rows = []
    for index, (name, its) in enumerate(groups):
        others = [case for case in known if case.example.name != name]
        weights = fit(others, start, pull, share(progress, 100 * index, 100, 100 * len(groups)))
        beads = sum(len(case.example.pairs) for case in its)
        rows.append((name, beads, agreement(its, start), agreement(its, weights)))
    mean = [fmean(row[column] for row in rows) for column in (2, 3)]
    return pl.DataFrame(
        [*rows, ("mean", sum(row[1] for row in rows), *mean)],
        schema={"held out": pl.String, "beads": pl.Int64, "before": pl.Float64, "after": pl.Float64},
        orient="row",
    )


def cases(examples: Iterable[Example], encoder: Encoder, near: Weights) -> list[Case]:
    """Return examples ready to be tried again and again, those of one name together.

    Paths are looked for near those that the weights ``near`` lead to, which are of the encoder's model.
    """
    return [Case.of(example, encoder, near) for example in sorted(examples, key=lambda example: example.name)]


def agreement(known: Sequence[Case], weights: Weights) -> float:
    """Return the mean over names of strict and lax F1, from 0 to 1; examples of a name count by their beads."""
    figures, sizes = defaultdict(list), defaultdict(list)
    for case in known:
        figures[case.example.name].append(case.agreement(weights))
        sizes[case.example.name].append(max(len(case.example.pairs), 1))
    return fmean(fmean(found, weights=sizes[name]) for name, found in figures.items())


def distance(weights: Weights, start: Weights) -> float:
    """Return the sum of squares of how many of their first steps weights have moved."""
    return sum(((_place(weights, what) - _place(start, what)) / step) ** 2 for what, step in MOVES.items())


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """An example with all that does not change with the weights."""

    example: Example
    scorer: Scorer
    corridor: Corridor
    spread: float

    @classmethod
    def of(cls, example: Example, encoder: Encoder, near: Weights) -> Case:
        """Return an example with its vectors and the corridor in which paths are looked for."""
        longest, unit = Settings().longest, spread(encoder)
        de, en = (Side.of(texts, encoder.runs(texts, longest)) for texts in (example.de, example.en))
        scorer, corridor = located(scorer_of(de, en, longest, near.suited_to(unit)))
        corners, _ = best_path(scorer, corridor)
        corridor = Corridor.along(len(example.de), len(example.en), corners, HALF)
        return cls(example=example, scorer=scorer, corridor=corridor, spread=unit)

    def agreement(self, weights: Weights) -> float:
        """Return the mean of strict and lax F1, or lax F1 alone, of the best path."""
        corners, _ = best_path(replace(self.scorer, weights=weights.suited_to(self.spread)), self.corridor)
        found = score(self.example.pairs, pairs_along(corners))
        return found.lax.f1 if self.example.lax else (found.strict.f1 + found.lax.f1) / 2


def _place(weights: Weights, what: Moved) -> float:
    return float(getattr(weights, what)) if isinstance(what, str) else weights.kinds[what[0]]


def _moved(weights: Weights, what: Moved, by: float) -> Weights:
    if isinstance(what, str):
        return replace(weights, **{what: getattr(weights, what) + by})
    return replace(weights, kinds={**weights.kinds, **{kind: weights.kinds[kind] + by for kind in what}})
