"""What an audit says: how many of the beads that were confirmed in bulk are wrong, judging by a sample of them.

The bounds are those of Clopper and Pearson (1934): they hold however small the sample is, and need no approximation.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import comb
from typing import TYPE_CHECKING, NamedTuple

from alignment.words import counted

if TYPE_CHECKING:
    from alignment.review import Audit

RISK = 0.05
"""How often a bound may be wrong."""


class Interval(NamedTuple):
    """The shares between which the true one lies."""

    low: float
    high: float


def at_most(wrong: int, read: int, risk: float = RISK) -> float:
    """Return the share of which so few would be found only with probability ``risk``: the true one is hardly larger."""
    if wrong >= read:
        return 1.0
    low, high = wrong / read, 1.0
    while (middle := (low + high) / 2) not in (low, high):
        low, high = (middle, high) if _so_few(wrong, read, middle) > risk else (low, middle)
    return high


def at_least(wrong: int, read: int, risk: float = RISK) -> float:
    """Return the share of which so many would be found only with probability ``risk``."""
    return 1 - at_most(read - wrong, read, risk)


def interval(wrong: int, read: int, risk: float = RISK) -> Interval:
    """Return both bounds at once, each with half of the risk."""
    return Interval(at_least(wrong, read, risk / 2), at_most(wrong, read, risk / 2))


def _so_few(wrong: int, read: int, share: float) -> float:
    """Return the probability to find at most so many wrong ones."""
    return sum(comb(read, found) * share**found * (1 - share) ** (read - found) for found in range(wrong + 1))


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What a sample showed: so many ``read``, those that could be judged, so many ``wrong``, of ``beads`` in all."""

    read: int
    wrong: int
    beads: int
    expected: float
    """The share that was expected to be wrong."""

    @classmethod
    def of(cls, audit: Audit) -> Outcome:
        """Return what an audit showed so far."""
        from alignment.review import Judgement

        return cls(
            read=audit.count(Judgement.RIGHT, Judgement.WRONG),
            wrong=audit.count(Judgement.WRONG),
            beads=audit.beads,
            expected=audit.expected / audit.beads,
        )

    @property
    def complete(self) -> bool:
        """Return whether all there are were read, so that nothing is left to chance."""
        return self.read == self.beads

    @property
    def share(self) -> float:
        """Return the share of wrong ones among those read."""
        return self.wrong / self.read if self.read else 0.0

    @property
    def high(self) -> float:
        """Return the share that is wrong at most, 95 % sure."""
        return self.share if self.complete else at_most(self.wrong, self.read)

    @property
    def low(self) -> float:
        """Return the share that is wrong at least, 95 % sure."""
        return self.share if self.complete else at_least(self.wrong, self.read)

    @property
    def refuted(self) -> bool:
        """Return whether more are wrong than were expected, 95 % sure."""
        if self.complete:
            return self.wrong > 1 + self.expected * self.beads  # what chance adds to a handful refutes nothing
        return self.read > 0 and self.low > self.expected

    def words(self) -> str:
        """Return the verdict as a person reads it."""
        if not self.read:
            return "The audit says nothing: none of the rows could be judged."
        found = f"{self.wrong:,} of {self.read:,} {'was' if self.wrong == 1 else 'were'} wrong"
        if self.complete:
            said = f"all were read, {found}, where {percent(self.expected)} were expected"
        elif self.refuted:
            bound = f"at least {percent(self.low)} of all are, 95 % sure"
            said = f"{found}, so {bound}, where {percent(self.expected)} were expected"
        else:
            said = f"at most {percent(self.high)} are wrong, 95 % sure"
        return f"The audit {'refutes it' if self.refuted else 'agrees'}: {said}."


def provenance(audit: Audit) -> str:
    """Return a bulk confirmation in a line for exports."""
    said = f"{counted(audit.beads, 'row')} at {percent(audit.threshold)} and above"
    outcome = Outcome.of(audit)
    if not audit.answers:
        return f"{said}; not audited"
    judged = len(audit.judgements)
    done = f"{judged}" if audit.next is None else f"{judged} of {len(audit.sample)}, not finished"
    unclear = judged - outcome.read
    found = f"{outcome.wrong or 'none'} wrong" + (f", {unclear} unclear" if unclear else "")
    if not outcome.read or outcome.complete:
        return f"{said}; audit of {done}: {found}"
    bound = f"at least {percent(outcome.low)}" if outcome.refuted else f"at most {percent(outcome.high)}"
    refuted = ", more than expected" if outcome.refuted else ""
    return f"{said}; audit of {done}: {found}, {bound} (95 %){refuted}"


def percent(share: float) -> str:
    """Return a share as people read it: ``99 %``, ``99.5 %``, ``0.3 %``."""
    return f"{share * 100:.1f}".removesuffix(".0") + " %"
