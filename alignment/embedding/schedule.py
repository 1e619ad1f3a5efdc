"""How the vectors of a static model are learned, as one value."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Schedule:
    """The choices of a training run.

    ``epochs`` may be a fraction. ``rate`` is the largest step of Adam, reached after ``warmup`` steps and falling
    to nothing in a straight line. ``dropout`` is the share of pieces left out at random each time a text is seen,
    so that no sentence is learned by heart. ``misread`` is the share of pairs in which letters are taken for ones that
    look alike, other ones each time, so that a scanned text is near what it says. ``sharpness`` multiplies the cosines
    before the softmax (one over its temperature). ``margin`` is taken off the cosine of each pair before, so that a
    translation must be nearer than all others by that much (Yang et al. 2019).
    """

    dimensions: int = 256
    epochs: float = 4.0
    batch: int = 2048
    rate: float = 0.01
    sharpness: float = 20.0
    margin: float = 0.2
    dropout: float = 0.1
    misread: float = 0.25
    warmup: int = 100
    seed: int = 0
    threads: int = 2

    def step_size(self, step: int, steps: int) -> float:
        """Return the rate of one of ``steps`` steps, counted from 0."""
        return self.rate * min(1, (step + 1) / self.warmup) * (1 - step / steps)
