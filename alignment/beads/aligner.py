"""From two lists of sentences to beads."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from alignment.beads.coarse import located
from alignment.beads.posterior import posteriors
from alignment.beads.reasons import gap_reason, reasons
from alignment.beads.scores import Scorer
from alignment.beads.search import best_path
from alignment.beads.sides import Side
from alignment.beads.weights import fitted, kinds
from alignment.bitext import Bead, Span
from alignment.embedding.encoder import Encoder, Progress
from alignment.settings import Settings

RATIOS = (0.8, 1.15)
"""English characters to a German one: what a pair may tell; beyond that something is missing on one side."""

LEAST, MOST = 0.001, 0.999
"""No confidence goes beyond: there are errors no likelihood knows of."""


def align(
    de: Sequence[str],
    en: Sequence[str],
    *,
    encoder: Encoder,
    settings: Settings,
    progress: Progress | None = None,
) -> tuple[Bead, ...]:
    """Return beads that tile both sides, each with its confidence and, where it is doubtful, with reasons.

    Sentences may be empty, and so may be a side: all sentences of the other are gaps then, and sure to be.
    ``progress`` is told of sentences, each counted once when it is encoded, searched and judged.
    """
    if not de or not en:
        return _all_gaps(de, en)
    meter = Meter(len(de) + len(en), progress)
    ours, theirs = (
        Side.of(texts, encoder.runs(texts, settings.longest, meter.share(start, len(texts))))
        for texts, start in ((de, 0), (en, len(de)))
    )
    return _beads(de, en, scorer_of(ours, theirs, settings.longest), meter)


def scorer_of(de: Side, en: Side, longest: int) -> Scorer:
    """Return the score between two texts of which no more than the lengths is known."""
    ratio = float(np.clip(en.reach[-1] / max(de.reach[-1], 1.0), *RATIOS))
    return Scorer(de=de, en=en, kinds=kinds(longest, len(de), len(en)), weights=fitted(), ratio=ratio)


def _all_gaps(de: Sequence[str], en: Sequence[str]) -> tuple[Bead, ...]:
    none, runs = Span(0, 0), [Span(index, index + 1) for index in range(len(de) + len(en))]
    why = [gap_reason("en" if de else "de", text) for text in (*de, *en)]
    return tuple(
        Bead(de=run if de else none, en=none if de else run, confidence=1.0, reasons=because)
        for run, because in zip(runs, why, strict=True)
    )


def _beads(de: Sequence[str], en: Sequence[str], scorer: Scorer, meter: Meter) -> tuple[Bead, ...]:
    scorer, corridor = located(scorer)
    corners, searched = best_path(scorer, corridor, meter.counter())
    confidences = np.clip(posteriors(scorer, searched, corners, meter.counter()), LEAST, MOST).tolist()
    doubts = reasons(de, en, scorer, corners, confidences)
    boundaries = corners.tolist()
    return tuple(
        Bead(de=Span(start[0], stop[0]), en=Span(start[1], stop[1]), confidence=confidence, reasons=why)
        for start, stop, confidence, why in zip(boundaries, boundaries[1:], confidences, doubts, strict=False)
    )


class Meter:
    """Turns what the parts of an alignment report into one count from 0 to three times the sentences."""

    def __init__(self, sentences: int, report: Progress | None) -> None:
        self._sentences = sentences
        self._report = report or _silent
        self._stage = 0

    def share(self, start: int, size: int) -> Progress:
        """Return what to tell how much of ``size`` sentences is encoded; they count from ``start``."""
        return lambda done, total: self._report(start + size * done // max(total, 1), 3 * self._sentences)

    def counter(self) -> Callable[[int], None]:
        """Return what to tell of sentences done in the next stage; one that goes over its share stays full."""
        self._stage += 1
        stage, done = self._stage, 0

        def count(more: int) -> None:
            nonlocal done
            done = min(done + more, self._sentences)
            self._report(stage * self._sentences + done, 3 * self._sentences)

        return count


def _silent(_done: int, _total: int) -> None:
    """Report to nobody."""
