"""The aligner tried on gold: figures by document and in total, as one table."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from alignment.beads.calibration import Bools, Floats, bins, calibration_error, found_among_least_sure
from alignment.beads.diagram import reliability_diagram
from alignment.beads.evaluation import Pair, pair_of, score
from alignment.bitext import Bead

if TYPE_CHECKING:
    import polars as pl

KINDS = ("1-1", "1-0", "0-1", "1-2", "2-1", "2-2")
LARGER = "larger"
CURVE = (10, 20, 50)
"""Per cent of the beads, least sure first, that somebody looks at."""
TOTAL = "total"


@dataclass(frozen=True, kw_only=True)
class Trial:
    """A document of gold and what the aligner made of it.

    ``gold`` and ``beads`` are lists of sentences, ``confidences`` go with ``beads``; ``size`` is the number of German
    and of English sentences, ``seconds`` what the alignment took.
    """

    name: str
    size: tuple[int, int]
    gold: Sequence[Pair]
    beads: Sequence[Pair]
    confidences: Floats
    seconds: float

    @classmethod
    def of(cls, name: str, size: tuple[int, int], gold: Sequence[Pair], beads: Sequence[Bead], seconds: float) -> Trial:
        """Return the trial of an alignment as the aligner returned it."""
        confidences = np.array([bead.confidence or 0.0 for bead in beads], dtype=np.float64)
        pairs = tuple(map(pair_of, beads))
        return cls(name=name, size=size, gold=gold, beads=pairs, confidences=confidences, seconds=seconds)

    @cached_property
    def right(self) -> Bools:
        """Return whether each bead is exactly one of gold."""
        exact = set(self.gold)
        return np.array([pair in exact for pair in self.beads], dtype=np.bool_)


def pooled(trials: Sequence[Trial]) -> Trial:
    """Return documents as if they were one text, so that each of their beads counts the same."""
    gold: list[Pair] = []
    beads: list[Pair] = []
    de = en = 0
    for trial in trials:
        gold += _shifted(trial.gold, de, en)
        beads += _shifted(trial.beads, de, en)
        de, en = de + trial.size[0], en + trial.size[1]
    return Trial(
        name=TOTAL,
        size=(de, en),
        gold=gold,
        beads=beads,
        confidences=np.concatenate([np.zeros(0), *(trial.confidences for trial in trials)]),
        seconds=sum(trial.seconds for trial in trials),
    )


def _shifted(pairs: Iterable[Pair], de: int, en: int) -> Iterable[Pair]:
    return ((tuple(i + de for i in ours), tuple(i + en for i in theirs)) for ours, theirs in pairs)


def table(trials: Sequence[Trial], signature: str) -> pl.DataFrame:
    """Return one row a document and one for the total; shares are from 0 to 1, null where there is nothing to share.

    Columns: document, de, en, beads; strict and lax precision, recall and F1; recall of each kind of bead in gold;
    calibration_error; found_10, found_20, found_50: which share of the wrong beads is among the least sure 10 %,
    20 %, 50 % of all; seconds; signature.
    """
    import polars as pl

    frame = pl.DataFrame([figures(trial) for trial in [*trials, pooled(trials)]], infer_schema_length=None)
    return frame.with_columns(pl.col(pl.Null).cast(pl.Float64), signature=pl.lit(signature))


def diagram(trials: Sequence[Trial], signature: str) -> str:
    """Return the reliability diagram of all documents together, as SVG."""
    whole = pooled(trials)
    title = f"{len(whole.beads):,} beads of {len(trials)} documents"
    return reliability_diagram(bins(whole.confidences, whole.right), title, signature)


def figures(trial: Trial) -> dict[str, str | int | float | None]:
    """Return the row of a document."""
    result, right = score(trial.gold, trial.beads), trial.right
    row: dict[str, str | int | float | None] = {
        "document": trial.name,
        "de": trial.size[0],
        "en": trial.size[1],
        "beads": len(trial.beads),
    }
    for name, agreement in (("strict", result.strict), ("lax", result.lax)):
        row |= {f"{name}_{part}": getattr(agreement, part) for part in ("precision", "recall", "f1")}
    row |= _recalls(result.by_kind)
    row["calibration_error"] = calibration_error(trial.confidences, right)
    row |= {f"found_{part}": found_among_least_sure(trial.confidences, right, part / 100) for part in CURVE}
    return row | {"seconds": trial.seconds}


def _recalls(by_kind: Mapping[str, tuple[int, int]]) -> dict[str, float | None]:
    """Return which share of the beads of each kind was found exactly."""
    counts = dict.fromkeys((*KINDS, LARGER), (0, 0))
    for kind, (found, there) in by_kind.items():
        name = kind if kind in counts else LARGER
        counts[name] = (counts[name][0] + found, counts[name][1] + there)
    return {kind: found / there if there else None for kind, (found, there) in counts.items()}
