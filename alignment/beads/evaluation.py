"""How well beads agree with hand-made ones."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from alignment.beads.lattice import Ints
from alignment.bitext import Bead

Pair = tuple[tuple[int, ...], tuple[int, ...]]
"""The German and the English sentences of a bead; in gold they need not follow on each other."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """Precision, recall and their harmonic mean, from 0 to 1."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """Return the harmonic mean; 0 where both are 0."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """Agreement with gold. ``by_kind`` maps each kind in gold to how many of it were found exactly, and of how many."""

    strict: Agreement
    lax: Agreement
    by_kind: Mapping[str, tuple[int, int]]


def score(gold: Iterable[Bead | Pair], beads: Iterable[Bead | Pair]) -> Score:
    """Return the strict and lax agreement of beads with gold, as Vecalign's published ``score.py`` counts it.

    A bead is strictly right if gold has exactly it, laxly right if it is, or if at least one German and one English
    sentence of it stand together in a gold bead (Rebollo and others at NODALIDA 2011; Thompson and Koehn 2019).
    Gaps count in precision: a gap is right if gold has the same one. They do not count in recall, which looks at
    beads with both sides only, in gold and in the alignment.
    """
    ours, theirs = list(map(pair_of, beads)), list(map(pair_of, gold))
    exact = set(ours)
    kinds = Counter(f"{len(de)}-{len(en)}" for de, en in theirs)
    found = Counter(f"{len(de)}-{len(en)}" for de, en in theirs if (de, en) in exact)
    full, full_gold = [pair for pair in ours if all(pair)], [pair for pair in theirs if all(pair)]
    precision, recall = _share(ours, theirs), _share(full_gold, full)
    return Score(
        strict=Agreement(precision=precision[0], recall=recall[0]),
        lax=Agreement(precision=precision[1], recall=recall[1]),
        by_kind={kind: (found[kind], kinds[kind]) for kind in sorted(kinds)},
    )


def pair_of(bead: Bead | Pair) -> Pair:
    """Return the sentences of a bead; those of a gap are the same wherever it stands on the other side."""
    return (tuple(range(*bead.de)), tuple(range(*bead.en))) if isinstance(bead, Bead) else bead


def pairs_along(corners: Ints) -> list[Pair]:
    """Return the sentences of the beads of a path, given its corners, shape (beads + 1, 2)."""
    return [
        (tuple(range(start[0], stop[0])), tuple(range(start[1], stop[1]))) for start, stop in pairwise(corners.tolist())
    ]


def _share(these: Sequence[Pair], those: Sequence[Pair]) -> tuple[float, float]:
    """Return which share of these beads is exactly, and which at least laxly, among those; 0 if there is none."""
    exact = set(those)
    partners: dict[int, set[int]] = {}
    for de, en in those:
        for sentence in de:
            partners.setdefault(sentence, set()).update(en)
    strict = sum(pair in exact for pair in these)
    lax = sum(pair in exact or any(partners.get(one, set()) & set(pair[1]) for one in pair[0]) for pair in these)
    return (strict / len(these), lax / len(these)) if these else (0.0, 0.0)
