"""All that is checked of a bead: its terms, as the glossary wants them, and its numbers."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from alignment import numbers
from alignment.errors import GlossaryError
from alignment.findings import Finding, Unit, Verdict
from alignment.terms import Terms
from alignment.verdicts import Verdicts


class Checks:
    """The checks of a project; those that need no glossary work without one, and with one that has faults."""

    def __init__(self, terms: Terms) -> None:
        self._terms = terms
        self._numbers = Verdicts()

    def hits(self, units: Sequence[Unit]) -> list[tuple[Finding, ...]]:
        """Return for each unit what the checks say of it, right occurrences of terms included."""
        found = self._numbers.of(units, numbers.check)
        try:
            terms = self._terms.hits(units)
        except GlossaryError:
            return found
        return [(*of_terms, *of_numbers) for of_terms, of_numbers in zip(terms, found, strict=True)]

    def known(self, units: Sequence[Unit]) -> list[bool]:
        """Return of each unit whether ``hits`` has its answer ready; another takes a fraction of a millisecond."""
        found = self._numbers.known(units)
        try:
            terms = self._terms.known(units)
        except GlossaryError:
            return found
        return [both == (True, True) for both in zip(found, terms, strict=True)]

    def wrong(self, units: Sequence[Unit]) -> tuple[Finding, ...]:
        """Return what a person should look at in these units."""
        hits = itertools.chain.from_iterable(self.hits(units))
        return tuple(finding for finding in hits if finding.verdict != Verdict.RIGHT)
