"""Confirming many beads at once: all of which the aligner is sure enough, and then an audit of a sample of them."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from alignment.bitext import Bead, Language, Status
from alignment.checks import Checks
from alignment.samples import draw

if TYPE_CHECKING:
    from alignment.review import Audit, Judgement, Review, Seen, Store

LEVELS = (*(percent / 100 for percent in range(90, 100)), 0.995, 0.999)
"""The confidences that can be chosen: what is less sure than the first is doubtful and is read in any case."""

MOST = 0.01
"""The share of wrong beads that is put up with unless somebody chooses otherwise."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """The beads at or above a confidence, as they were seen; so many would ``remain`` for somebody to read."""

    number: int
    threshold: float
    beads: tuple[Bead, ...]
    seen: tuple[Seen, ...]
    remain: int

    @property
    def expected(self) -> float:
        """Return how many of them are expected to be wrong, as their confidence is calibrated."""
        return sum(1 - (bead.confidence or 0) for bead in self.beads)

    @property
    def share(self) -> float:
        """Return the share of them that is expected to be wrong."""
        return self.expected / len(self.beads) if self.beads else 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What can be confirmed at once of the pair of that number: at most the ``beads``; ``unread`` are to be read."""

    number: int
    beads: tuple[Bead, ...]
    seen: tuple[Seen, ...]
    unread: int

    def at(self, threshold: float) -> Choice:
        """Return what would be confirmed at a confidence."""
        kept = [
            (bead, seen)
            for bead, seen in zip(self.beads, self.seen, strict=True)
            if bead.confidence is not None and bead.confidence >= threshold
        ]
        beads, seen = zip(*kept, strict=True) if kept else ((), ())
        left = self.unread - len(beads)
        return Choice(number=self.number, threshold=threshold, beads=beads, seen=seen, remain=left)

    @property
    def level(self) -> float:
        """Return the lowest confidence at which no more than ``MOST`` are expected to be wrong.

        Where so few are at none, it is the highest that any bead has.
        """
        choices = [choice for choice in map(self.at, LEVELS) if choice.beads]
        least = (choice.threshold for choice in choices if choice.share <= MOST)
        return next(least, choices[-1].threshold if choices else LEVELS[-1])


def candidates(review: Review, wrong: frozenset[int]) -> tuple[int, ...]:
    """Return the indices of the beads that may be confirmed unread, if the aligner is sure; ``wrong`` says a check.

    These are the ones in which no person has had a hand, nor a comment or a bookmark waits, with text on both sides, of
    which nothing is doubtful.
    """
    from alignment.review import is_doubtful

    asked = {comment.key for comment in review.comments if not comment.resolved}
    return tuple(
        index
        for index, bead in enumerate(review.bitext.beads)
        if not (bead.decided or bead.bookmarked or bead.is_gap or is_doubtful(bead, wrong=index in wrong))
        and not (asked and any((side, sentence) in asked for side in Language for sentence in range(*bead.run(side))))
    )


class Bulk:
    """Confirms many beads of a pair, and has a sample of them judged."""

    def __init__(self, checks: Checks, store: Callable[[], Store]) -> None:
        self._checks, self._store = checks, store

    def plan(self, review: Review) -> Plan:
        """Return what of a pair can be confirmed at once. Raises ``StoreError``."""
        indices = candidates(review, frozenset(finding.unit for finding in self._checks.wrong(review.units)))
        beads = review.bitext.beads
        return Plan(
            number=self._store().number(review.name),
            beads=tuple(beads[index] for index in indices),
            seen=review.seen(*indices),
            unread=sum(bead.status != Status.CONFIRMED for bead in beads),
        )

    def confirm(self, choice: Choice, who: str) -> None:
        """Confirm what was chosen, in one act, and draw the sample.

        Raises ``ConflictError`` if somebody changed one of the beads since they were seen; none is confirmed then.
        """
        from alignment.review import ConfirmAll

        act = ConfirmAll(id=uuid.uuid4().hex, seen=choice.seen)
        sample = draw(choice.beads, act.id)
        self._store().audits.begin(choice.number, act, who, threshold=choice.threshold, sample=sample)

    def audits(self, number: int) -> tuple[Audit, ...]:
        """Return the bulk confirmations of the pair of that number, oldest first. Raises ``StoreError``."""
        return self._store().audits.of(number)

    def answer(self, audit: Audit, number: int, index: int, judgement: Judgement, who: str) -> None:
        """Keep what somebody says of a bead of the sample; see :meth:`alignment.review.audits.Audits.answer`."""
        self._store().audits.answer(audit, number, index, judgement, who)

    def take_back(self, audit: Audit, number: int, who: str) -> int:
        """Clear what still stands as it was confirmed and return how many beads that is. Raises ``ActError``."""
        return self._store().audits.take_back(audit, number, who)


def higher(audit: Audit, share: float) -> float | None:
    """Return the confidence to which a threshold should be raised when an audit found a ``share`` to be wrong.

    It is above all that was found wrong, and so high that no more than ``MOST`` are expected to be, when as many times
    more are taken to be wrong as were found than expected. ``None`` means that no confidence will do.
    """
    more = max(1.0, share * audit.beads / audit.expected) if audit.expected else 1.0
    wrong = [audit.sample[index].confidence or 0 for index, said in audit.judgements.items() if said == "wrong"]
    for level in LEVELS:
        sure = [bead.confidence for bead in audit.sample if bead.confidence is not None and bead.confidence >= level]
        doubt = sum(1 - confidence for confidence in sure)
        if level > max([audit.threshold, *wrong]) and sure and more * doubt / len(sure) <= MOST:
            return level
    return None
