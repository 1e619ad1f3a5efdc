"""From two lists of sentences to beads."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from threadpoolctl import ThreadpoolController  # type: ignore[import-untyped]

from alignment.beads.coarse import located
from alignment.beads.confidence import confidences
from alignment.beads.lattice import Ints
from alignment.beads.posterior import Posterior
from alignment.beads.reasons import gap_reason, reasons
from alignment.beads.scores import Scorer
from alignment.beads.search import Report, best_path
from alignment.beads.sides import Floats, Side
from alignment.beads.weights import Weights, fitted, kinds
from alignment.beads.yardstick import spread
from alignment.bitext import Bead, Span
from alignment.embedding.encoder import Encoder, Progress
from alignment.reasons import Reason
from alignment.settings import Settings

RATIOS = (0.8, 1.15)
"""English characters to a German one: what a pair may tell; beyond that something is missing on one side."""

NUMPY = ThreadpoolController()
"""The threads of numpy's matrix products. Products as small as ours they only wait for each other, on all processors.

Two alignments in one process may leave them at one thread; nobody else multiplies matrices with numpy.
"""


def align(
    de: Sequence[str],
    en: Sequence[str],
    *,
    encoder: Encoder,
    settings: Settings,
    weights: Weights | None = None,
    progress: Progress | None = None,
    at: tuple[int, int] = (0, 0),
) -> tuple[Bead, ...]:
    """Return beads that tile both sides, each with its confidence and, where it is doubtful, with reasons.

    The sentences are numbered from ``at`` on, which are the numbers of the first German and the first English one.
    Sentences may be empty, and so may be a side: all sentences of the other are gaps then, and sure to be.
    Without ``weights`` those count that the project comes with.
    ``progress`` is told of sentences, each counted when it is searched and judged, and before as the effort of encoding
    it demands.
    """
    if not de or not en:
        return _all_gaps(de, en, at)
    meter = Meter(len(de) + len(en), encoder.effort, progress)
    ours, theirs = (
        Side.of(texts, encoder.runs(texts, settings.longest, meter.share(start, len(texts))))
        for texts, start in ((de, 0), (en, len(de)))
    )
    with NUMPY.limit(limits=1, user_api="blas"):
        suited = (weights or fitted(settings.model)).suited_to(spread(encoder))
        return _beads(de, en, scorer_of(ours, theirs, settings.longest, suited), meter, at)


def scorer_of(de: Side, en: Side, longest: int, weights: Weights) -> Scorer:
    """Return the score between two texts of which no more than the lengths is known."""
    ratio = float(np.clip(en.reach[-1] / max(de.reach[-1], 1.0), *RATIOS))
    return Scorer(de=de, en=en, kinds=kinds(longest, len(de), len(en)), weights=weights, ratio=ratio)


def _all_gaps(de: Sequence[str], en: Sequence[str], at: tuple[int, int]) -> tuple[Bead, ...]:
    corners = np.arange(len(de) + len(en) + 1)[:, None] * np.array([bool(de), bool(en)], dtype=np.intp)
    why = [gap_reason("en" if de else "de", text) for text in (*de, *en)]
    return _between(corners + at, [1.0] * len(why), why)


def likeliest(scorer: Scorer, report: Report = lambda _: None) -> tuple[Scorer, Ints, Floats]:
    """Return the corners of the most likely path with the posterior of each bead, and the scorer that found them.

    ``report`` is told of sentences searched and judged.
    """
    scorer, corridor = located(scorer)
    posterior = Posterior(scorer)
    corners, searched = best_path(scorer, corridor, report, seen=posterior.see)
    return scorer, corners, posterior.beads(searched, corners)


def _beads(de: Sequence[str], en: Sequence[str], scorer: Scorer, meter: Meter, at: tuple[int, int]) -> tuple[Bead, ...]:
    scorer, corners, posterior = likeliest(scorer, meter.judged)
    sure = confidences(de, en, scorer, corners, posterior)
    return _between(corners + at, sure.tolist(), reasons(de, en, scorer, corners, posterior, sure))


def _between(corners: Ints, confidences: Sequence[float], doubts: Sequence[tuple[Reason, ...]]) -> tuple[Bead, ...]:
    """Return the beads that a path makes."""
    boundaries = corners.tolist()
    return tuple(
        Bead(de=Span(start[0], stop[0]), en=Span(start[1], stop[1]), confidence=confidence, reasons=why)
        for start, stop, confidence, why in zip(boundaries, boundaries[1:], confidences, doubts, strict=False)
    )


class Meter:
    """Turns what the parts of an alignment report into one count, in which encoding a sentence counts ``effort``."""

    def __init__(self, sentences: int, effort: int, report: Progress | None) -> None:
        self._sentences = sentences
        self._effort, self._whole = effort, (effort + 2) * sentences
        self._report = report or _silent
        self._judged = 0

    def share(self, start: int, size: int) -> Progress:
        """Return what to tell how much of ``size`` sentences is encoded; they count from ``start``."""
        return lambda done, total: self._report(
            self._effort * start + self._effort * size * done // max(total, 1), self._whole
        )

    def judged(self, more: int) -> None:
        """Count sentences searched and judged; where a corridor widens they are more, and the count stays full."""
        self._judged = min(self._judged + more, self._sentences)
        self._report(self._effort * self._sentences + 2 * self._judged, self._whole)


def _silent(_done: int, _total: int) -> None:
    """Report to nobody."""
