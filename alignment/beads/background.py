"""What the score of a few beads takes from the whole of both texts, found once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self, TypeVar

from alignment.beads.sides import mean_vector
from alignment.bitext import Bead
from alignment.embedding.encoder import Encoder, Vectors

SAMPLE = 1000
"""So many sentences of a text, spread evenly, tell its mean: of a novel, no score differs by a twentieth of a nat."""

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Background:
    """The mean vectors of both texts, and how many English characters there are to a German one."""

    de: Vectors
    en: Vectors
    ratio: float

    @classmethod
    def of(cls, de: Sequence[str], en: Sequence[str], beads: Sequence[Bead], encoder: Encoder) -> Self:
        """Return the background of two texts, neither of them empty, with the beads that stand between them."""
        full = _some([bead for bead in beads if not bead.is_gap])
        ours = sum(_characters(de[slice(*bead.de)]) for bead in full)
        theirs = sum(_characters(en[slice(*bead.en)]) for bead in full)
        return cls(
            de=mean_vector(encoder.runs(_some(de), 1)),
            en=mean_vector(encoder.runs(_some(en), 1)),
            ratio=theirs / ours if ours and theirs else 1.0,
        )


def _some(items: Sequence[T]) -> Sequence[T]:
    return items[:: -(-len(items) // SAMPLE) or 1]


def _characters(sentences: Sequence[str]) -> int:
    return sum(len("".join(sentence.split())) for sentence in sentences)
