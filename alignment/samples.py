"""Samples of beads that people judge: how they are drawn, and what is shown of a bead to whoever judges it."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from alignment.bitext import Bead, Language

if TYPE_CHECKING:
    from alignment.review import Review

SAMPLE = 60
"""So many are judged unless somebody chooses otherwise: if none is wrong, hardly more than 1 in 20 of all are."""

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A bead to be judged, with what stands above and below; each has its German and its English."""

    here: tuple[str, str]
    above: tuple[str, str]
    below: tuple[str, str]


def draw(items: Sequence[T], seed: str, most: int = SAMPLE) -> tuple[T, ...]:
    """Return a sample, each as likely as any other to be in it, in an order that says nothing.

    The same seed draws the same, so that anybody can see that the sample was not picked.
    """
    return tuple(random.Random(seed).sample(items, min(most, len(items))))


def question(review: Review, bead: Bead) -> Question:
    """Return a bead with its neighbours, as its sentences are worded now."""
    runs = [(side, bead.run(side)) for side in Language]

    def texts(side: Language, start: int, stop: int) -> str:
        length = len(review.bitext.document(side).sentences)
        return " ".join(review.text(side, sentence) for sentence in range(max(start, 0), min(stop, length)))

    def stretch(start: Callable[[int, int], int], stop: Callable[[int, int], int]) -> tuple[str, str]:
        de, en = (texts(side, start(*run), stop(*run)) for side, run in runs)
        return de, en

    return Question(
        here=stretch(lambda start, _: start, lambda _, stop: stop),
        above=stretch(lambda start, _: start - 1, lambda start, _: start),
        below=stretch(lambda _, stop: stop, lambda _, stop: stop + 1),
    )
