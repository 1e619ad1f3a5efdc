"""How far two readers agree on rows that each found right or wrong, in figures with intervals.

Kappa is that of Cohen (1960), its interval that of Fleiss, Cohen and Everitt (1969). Where nearly all rows are right,
kappa is low however often the two agree (Feinstein and Cicchetti 1990): the prevalence index (Byrt, Bishop and Carlin
1993) says whether that is so, and AC1 (Gwet 2008) stands beside kappa, as it does not suffer from it.

Rows may be drawn by strata, some of them more densely. Then each counts for the rows of its stratum that it stands for,
and variances are those of a stratified sample, linearised (Gwet 2008 does the same); without strata they are those of
the papers. The interval of the share is that of Wilson (1927) with the number of rows that the sample is worth.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property
from math import sqrt
from typing import NamedTuple

from alignment.audits import Interval

Z = 1.959963984540054
"""The bounds of an interval lie so many standard errors away: it holds the true value in 95 of 100 cases."""

SKEWED = 0.5
LOWER = 0.1
"""With such a prevalence index, and so much lower than AC1, kappa is low because most rows are of one kind."""


class Cells(NamedTuple):
    """A 2×2 table: in how many rows the first and the second reader each said right or wrong; or in what share."""

    both_right: float = 0
    only_first: float = 0
    """The first said right, the second wrong."""
    only_second: float = 0
    """The first said wrong, the second right."""
    both_wrong: float = 0

    @property
    def observed(self) -> float:
        """Return in how many they agree."""
        return self.both_right + self.both_wrong

    @classmethod
    def of(cls, said: Iterable[tuple[bool, bool]]) -> Cells:
        """Return the table of what the first and the second said, ``True`` being right."""
        counts = [0, 0, 0, 0]
        for first, second in said:
            counts[2 * (not first) + (not second)] += 1
        return cls(*counts)


class Stratum(NamedTuple):
    """Rows from which some were drawn: how many there are, or as estimated, and what was said of those drawn."""

    rows: float
    cells: Cells


class Measure(NamedTuple):
    """A figure, ``None`` where there is none, and its 95 % interval, ``None`` where the rows do not give one."""

    value: float | None
    interval: Interval | None


@dataclass(frozen=True)
class Agreement:
    """What two readers said of the rows of a sample. A stratum of which no row counts is left out."""

    strata: tuple[Stratum, ...]

    @cached_property
    def counts(self) -> Cells:
        """Return the table of the rows that count, as they were drawn."""
        return Cells(*(sum(counts) for counts in zip(Cells(), *(s.cells for s in self.strata), strict=True)))

    @property
    def read(self) -> int:
        """Return how many rows count."""
        return int(sum(self.counts))

    @cached_property
    def shares(self) -> Cells:
        """Return the table of all rows there are, as the sample estimates it: four shares that add up to 1."""
        parts = [[weight * count / sum(cells) for count in cells] for weight, cells in self._weighed]
        return Cells(*map(sum, zip(*parts, strict=True))) if parts else Cells()

    @property
    def weighted(self) -> bool:
        """Return whether some rows stand for more than others do."""
        return len({round(s.rows / sum(s.cells), 6) for s in self.strata if sum(s.cells)}) > 1

    @property
    def prevalence(self) -> float:
        """Return the prevalence index: 0 where as many rows are right as wrong, 1 where all are of one kind."""
        return abs(self.shares.both_right - self.shares.both_wrong)

    @cached_property
    def observed(self) -> Measure:
        """Return the share of rows on which the two agree."""
        if not self.read:
            return Measure(None, None)
        share = self.shares.observed
        variance = self._variance(lambda first, second: float(first == second))
        worth = 1 / sum(weight**2 / sum(cells) for weight, cells in self._weighed)  # Kish (1965)
        if variance:
            worth = share * (1 - share) / variance
        return Measure(share, _wilson(share, min(worth, self.read)))

    @cached_property
    def chance(self) -> float:
        """Return the share on which two readers would agree who say right as often as these, but blindly."""
        first, second = self.margins
        return first * second + (1 - first) * (1 - second)

    @cached_property
    def kappa(self) -> Measure:
        """Return how much of what chance leaves open they agree on; there is none where both say always the same."""
        if not self.read or 1 - self.chance < 1e-12:
            return Measure(None, None)
        first, second = self.margins
        left = 1 - self.chance
        lost = (1 - self.shares.observed) / left

        def slope(one: bool, other: bool) -> float:
            expected = (second if one else 1 - second) + (first if other else 1 - first)
            return ((one == other) - lost * expected) / left

        return self._measure(1 - lost, slope)

    @cached_property
    def ac1(self) -> Measure:
        """Return the same with chance as Gwet sees it: agreeing blindly on rows that are hard to tell."""
        if not self.read:
            return Measure(None, None)
        right = sum(self.margins) / 2
        left = 1 - 2 * right * (1 - right)
        lost = (1 - self.shares.observed) / left

        def slope(one: bool, other: bool) -> float:
            return ((one == other) - lost * (1 - 2 * right) * (one + other)) / left

        return self._measure(1 - lost, slope)

    @property
    def skewed(self) -> bool:
        """Return whether kappa misleads, or there is none, as most rows are of one kind."""
        kappa, ac1 = self.kappa.value, self.ac1.value
        lower = ac1 is not None and (kappa is None or ac1 - kappa >= LOWER)
        return lower and self.prevalence >= SKEWED

    @property
    def margins(self) -> tuple[float, float]:
        """Return in what share of rows the first and the second say right."""
        both_right, only_first, only_second, _ = self.shares
        return both_right + only_first, both_right + only_second

    @cached_property
    def _weighed(self) -> list[tuple[float, Cells]]:
        """Return the strata that were read, each with its share of all rows in them."""
        read = [stratum for stratum in self.strata if sum(stratum.cells)]
        rows = sum(stratum.rows for stratum in read)
        return [(stratum.rows / rows, stratum.cells) for stratum in read]

    def _measure(self, value: float, slope: Callable[[bool, bool], float]) -> Measure:
        half = Z * sqrt(self._variance(slope))
        known = half > 1e-9 and all(sum(s.cells) > 1 or s.rows == 1 for s in self.strata if sum(s.cells))
        return Measure(value, Interval(max(-1.0, value - half), min(1.0, value + half)) if known else None)

    def _variance(self, of: Callable[[bool, bool], float]) -> float:
        """Return the variance of the estimated mean of something that each row has by what the two said of it."""
        values = [of(first, second) for first in (True, False) for second in (True, False)]
        total = 0.0
        for weight, cells in self._weighed:
            read = sum(cells)
            mean = sum(count * value for count, value in zip(cells, values, strict=True)) / read
            spread = sum(count * (value - mean) ** 2 for count, value in zip(cells, values, strict=True)) / read
            total += weight**2 * spread / read
        return total


def _wilson(share: float, rows: float) -> Interval:
    middle = (share + Z**2 / (2 * rows)) / (1 + Z**2 / rows)
    half = Z / (1 + Z**2 / rows) * sqrt(share * (1 - share) / rows + Z**2 / (4 * rows**2))
    return Interval(max(0.0, middle - half), min(1.0, middle + half))
