"""Weights fitted to hand-made alignments: those under which the aligner does best on them.

A pattern search (Hooke and Jeeves 1961): one weight after the other is moved by a step up or down and stays where
the beads found agree better with gold; when all were tried, steps become shorter. It needs no gradient, so that it can
go for the figure that counts; a likelihood would reward being sure of the slips and habits that gold has, too.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, product
from statistics import fmean

from alignment.beads.aligner import scorer_of
from alignment.beads.coarse import located
from alignment.beads.evaluation import Pair, pair_of, score
from alignment.beads.lattice import Corridor
from alignment.beads.scores import Scorer
from alignment.beads.search import best_path
from alignment.beads.sides import Side
from alignment.beads.weights import Kind, Weights, beginning, fitted
from alignment.bitext import Bead, Span
from alignment.embedding.encoder import Encoder
from alignment.settings import Settings

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

HALF = 12
"""Cells to either side of the path by the weights at the start within which others are tried."""


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


def fit(known: Sequence[Case], report: Callable[[str], None] = lambda _: None) -> Weights:
    """Return the weights under which beads agree best with gold, looked for from those of :func:`beginning`.

    ``report`` is told of every step that stays. The same gold always leads to the same weights.
    """
    weights = beginning()
    best = agreement(known, weights)
    for shorter, (what, step) in product((SHORTER**turn for turn in range(ROUNDS)), MOVES.items()):
        for by in (step * shorter, -step * shorter):
            there = _moved(weights, what, by)
            found = agreement(known, there) if _sound(there) else 0.0
            if found > best + LEAST:
                best, weights = found, there
                report(f"{_name(what)}: {100 * best:.3f}")
                break
    return weights


def cases(examples: Sequence[Example], encoder: Encoder) -> list[Case]:
    """Return examples ready to be tried again and again."""
    return [Case.of(example, encoder) for example in examples]


def agreement(known: Sequence[Case], weights: Weights) -> float:
    """Return the mean over names of strict and lax F1, from 0 to 1."""
    figures = defaultdict(list)
    for case in known:
        figures[case.example.name].append(case.agreement(weights))
    return fmean(map(fmean, figures.values()))


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """An example with all that does not change with the weights."""

    example: Example
    scorer: Scorer
    corridor: Corridor

    @classmethod
    def of(cls, example: Example, encoder: Encoder) -> Case:
        """Return an example with its vectors and the corridor in which paths are looked for."""
        longest = Settings().longest
        de, en = (Side.of(texts, encoder.runs(texts, longest)) for texts in (example.de, example.en))
        scorer, corridor = located(scorer_of(de, en, longest, fitted()))
        corners, _ = best_path(scorer, corridor)
        corridor = Corridor.along(len(example.de), len(example.en), corners, HALF)
        return cls(example=example, scorer=scorer, corridor=corridor)

    def agreement(self, weights: Weights) -> float:
        """Return the mean of strict and lax F1, or lax F1 alone, of the best path."""
        corners, _ = best_path(replace(self.scorer, weights=weights), self.corridor)
        places = corners.tolist()
        beads = [
            pair_of(Bead(de=Span(start[0], stop[0]), en=Span(start[1], stop[1]))) for start, stop in pairwise(places)
        ]
        found = score(self.example.pairs, beads)
        return found.lax.f1 if self.example.lax else (found.strict.f1 + found.lax.f1) / 2


def _moved(weights: Weights, what: Moved, by: float) -> Weights:
    if isinstance(what, str):
        return replace(weights, **{what: getattr(weights, what) + by})
    return replace(weights, kinds={**weights.kinds, **{kind: weights.kinds[kind] + by for kind in what}})


def _name(what: Moved) -> str:
    return what if isinstance(what, str) else ", ".join(f"{kind.de}-{kind.en}" for kind in what)


def _sound(weights: Weights) -> bool:
    """Return whether weights still say what they are for: evidence counts, and nothing is likelier than sure."""
    evidence = min(weights.meaning, weights.weakest, weights.faint, weights.variance, weights.numbers)
    return evidence > 0 and max(weights.gap, weights.next_gap, weights.turn, weights.after_gap) < 0
