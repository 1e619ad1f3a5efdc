"""What an alignment depends on, as one value that can be printed beside every figure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NamedTuple, Self

from alignment import __version__

BUNDLED = "bundled"
SURFACE = "surface"
MOST_SENTENCES = 16
"""So many sentences may one side of a bead be allowed: time and memory grow with the square of them, and more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """The choices a person can make about an alignment.

    ``model`` is ``bundled``, ``surface``, or the name or path of a sentence-transformers model. ``longest`` is the
    largest number of sentences on one side of a bead. ``weights`` is ``bundled`` or the path of a file; without it
    those of the project count, if it has its own.
    """

    model: str = BUNDLED
    longest: int = 4
    weights: str | None = None

    def __post_init__(self) -> None:
        if not 1 <= self.longest <= MOST_SENTENCES:
            raise ValueError(f"longest is {self.longest}; a bead holds 1 to {MOST_SENTENCES} sentences a side")

    def signature(self, model: str, weights: str = "") -> str:
        """Return the line that goes with a figure or an export.

        ``model`` is the encoder's own signature, ``weights`` the digest of those that are not the bundled ones.
        """
        own = f" · weights {weights}" if weights else ""
        return f"alignment {__version__} · model {model}{own} · at most {self.longest} sentences a side"


class Made(NamedTuple):
    """What a signature says of how beads were made: the model's own signature, and the most sentences a side."""

    model: str
    longest: int

    @classmethod
    def read(cls, signature: str) -> Self | None:
        """Return what a line of ``Settings.signature`` says, ``None`` for a line that is none; the first one counts."""
        found = re.search(r" · model (.+?)(?: · weights \S+)? · at most (\d+) sentences a side", signature)
        return cls(found[1], int(found[2])) if found else None

    @property
    def name(self) -> str:
        """Return the name of the model, without its revision."""
        return self.model.rpartition("@")[0]
