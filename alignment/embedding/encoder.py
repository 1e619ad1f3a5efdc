"""The door of this room: what the aligner asks of any model."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

Vectors = NDArray[np.float32]
Starts = NDArray[np.intp]
Progress = Callable[[int, int], None]
"""Called with how much is done and how much there is in all."""


class Runs(Protocol):
    """The vectors of every run of up to ``longest`` consecutive sentences of one text."""

    longest: int

    def __len__(self) -> int:
        """Return the number of sentences."""
        ...

    def vectors(self, starts: Starts, length: int) -> Vectors:
        """Return one row of length 1 for each run of ``length`` sentences that begins at ``starts``.

        Shape ``(len(starts), dimensions)``, float32; a text without any known piece has a row of zeros.
        """
        ...


class Encoder(Protocol):
    """A model that turns sentences of either language into vectors of one space.

    ``effort`` is about how many times as long it takes to encode a sentence, with the runs it is part of, as to search
    its place in an alignment: what an estimate of the time needs to know.
    """

    effort: int

    @property
    def signature(self) -> str:
        """Return the name and version that stand beside every figure made with it."""
        ...

    def __hash__(self) -> int:
        """Return what a model is remembered by: that of the object."""
        ...

    def encode(self, texts: Sequence[str], progress: Progress | None = None) -> Vectors:
        """Return one unit vector a text, shape ``(len(texts), dimensions)``, float32."""
        ...

    def runs(self, sentences: Sequence[str], longest: int, progress: Progress | None = None) -> Runs:
        """Return the vectors of all runs of up to ``longest`` of these sentences."""
        ...
