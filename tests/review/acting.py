"""Acts done on beads without a database."""

from __future__ import annotations

from typing import Any

from alignment.bitext import Bead, Span, check_tiling
from alignment.review.act import BeadAct, Outcome, Passage
from alignment.review.reading import read_act
from alignment.review.values import place_of
from tests.review.making import act_id, document


def done(kind: str, touched: tuple[Bead, ...], *, edits: dict[int, str] | None = None, **arguments: Any) -> Outcome:
    seen = [[place_of(bead), 1] for bead in touched]
    act = read_act({"id": act_id(), "kind": kind, "seen": seen, **arguments})
    assert isinstance(act, BeadAct)
    worded = edits or {}
    passage = Passage(
        beads=touched,
        document=lambda side: document(side, [f"{side} {sentence}" for sentence in range(20)]),
        current=lambda key: worded.get(key[1], f"{key[0]} {key[1]}"),
    )
    return act.apply(passage)


def runs(of: tuple[Bead, ...]) -> list[tuple[Span, Span]]:
    return [(bead.de, bead.en) for bead in of]


def covers_the_same(before: tuple[Bead, ...], after: tuple[Bead, ...]) -> bool:
    first, last = before[0], before[-1]
    check_tiling(after, (first.de.start, first.en.start), (last.de.stop, last.en.stop))
    return True
