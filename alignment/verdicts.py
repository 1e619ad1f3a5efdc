"""What a check has said of beads, remembered, so that only what is new is checked."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from dataclasses import replace

from alignment.findings import Finding, Unit

REMEMBERED = 50_000
"""Beads of which is kept in memory what a check says: several books, with all that was edited in them."""


class Verdicts:
    """The findings of one check, by unit; any number of threads may ask."""

    def __init__(self) -> None:
        self._known: dict[Unit, tuple[Finding, ...]] = {}
        self._lock = threading.Lock()

    def __len__(self) -> int:
        """Return of how many units the findings are kept."""
        return len(self._known)

    def known(self, units: Sequence[Unit]) -> list[bool]:
        """Return of each unit whether the findings are remembered."""
        with self._lock:
            return [unit in self._known for unit in units]

    def forget(self) -> None:
        """Forget all that was said."""
        with self._lock:
            self._known.clear()

    def of(
        self, units: Sequence[Unit], check: Callable[[Sequence[Unit]], tuple[Finding, ...]]
    ) -> list[tuple[Finding, ...]]:
        """Return for each unit what ``check`` says of it; it is asked about those only that are not remembered."""
        with self._lock:
            if len(self._known) > REMEMBERED:
                asked = set(units)
                self._known = {unit: found for unit, found in self._known.items() if unit in asked}
            new = [unit for unit in dict.fromkeys(units) if unit not in self._known]
            found: list[list[Finding]] = [[] for _ in new]
            for finding in check(new):
                found[finding.unit].append(finding)
            self._known.update(zip(new, map(tuple, found), strict=True))
            return [self._numbered(unit, number) for number, unit in enumerate(units)]

    def _numbered(self, unit: Unit, number: int) -> tuple[Finding, ...]:
        """Return the findings of the unit of that number, and keep them so: it mostly has the same the next time."""
        found = self._known[unit]
        if found and found[0].unit != number:
            found = self._known[unit] = tuple(replace(finding, unit=number) for finding in found)
        return found
