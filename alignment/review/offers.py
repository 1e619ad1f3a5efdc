"""Beads that the aligner offers: on their way to a browser, and back when a reviewer takes them."""

from __future__ import annotations

from typing import Any, NamedTuple

from alignment.bitext import Bead, Span
from alignment.errors import ActError
from alignment.reasons import Reason, ReasonKind
from alignment.review.fields import LARGEST, LONGEST_TEXT, read_index, unprintable

MOST_REASONS = 20
"""No bead has so many reasons to look at it."""


class Offered(NamedTuple):
    """A bead that the aligner offers, in the order in which it travels; reasons are each a kind and its values."""

    de_start: int
    de_stop: int
    en_start: int
    en_stop: int
    confidence: float
    reasons: tuple[tuple[str, tuple[str | int | float, ...]], ...] = ()

    @property
    def bead(self) -> Bead:
        """Return the bead."""
        return Bead(
            de=Span(self.de_start, self.de_stop),
            en=Span(self.en_start, self.en_stop),
            confidence=self.confidence,
            reasons=tuple(Reason(ReasonKind(kind), values) for kind, values in self.reasons),
        )


def offer_json(bead: Bead) -> list[Any]:
    """Return a bead as it is offered to a browser, which sends it back so: each reason with its words to show."""
    reasons = [[str(reason.kind), list(reason.values), reason.words()] for reason in bead.reasons]
    return [*bead.de, *bead.en, bead.confidence, reasons]


def read_offered(raw: object, name: str) -> tuple[Offered, ...]:
    """Return the beads that a browser sends back as they were offered. Raises ``ActError``."""
    if not isinstance(raw, (list, tuple)) or not raw:
        raise ActError(f"{name}: not a list of beads as they were offered")
    return tuple(_read_one(item, f"{name}.{i}") for i, item in enumerate(raw))


def _read_one(raw: object, name: str) -> Offered:
    if not isinstance(raw, (list, tuple)) or len(raw) != len(Offered._fields):
        raise ActError(f"{name}: not [German from, to, English from, to, confidence, reasons]")
    *ends, confidence, reasons = raw
    de_start, de_stop, en_start, en_stop = (read_index(end, f"{name}.{i}") for i, end in enumerate(ends))
    if not isinstance(confidence, (int, float)) or isinstance(confidence, bool) or not 0 <= confidence <= 1:
        raise ActError(f"{name}.4: not a probability from 0 to 1")
    if not isinstance(reasons, (list, tuple)) or len(reasons) > MOST_REASONS:
        raise ActError(f"{name}.5: not a list of {MOST_REASONS} reasons at most")
    read = tuple(_read_reason(reason, f"{name}.5.{i}") for i, reason in enumerate(reasons))
    return Offered(de_start, de_stop, en_start, en_stop, float(confidence), read)


def _read_reason(raw: object, name: str) -> tuple[str, tuple[str | int | float, ...]]:
    """Return the kind of a reason and its values; the words that it was shown with say no more."""
    if not isinstance(raw, (list, tuple)) or len(raw) not in (2, 3) or not isinstance(raw[1], (list, tuple)):
        raise ActError(f"{name}: not [kind, values]")
    kind, values = raw[0], tuple(raw[1])
    if kind not in list(ReasonKind) or not all(map(_is_value, values)):
        raise ActError(f"{name}: no reason that the aligner gives")
    try:
        Reason(ReasonKind(kind), values).words()
    except ValueError:
        raise ActError(f"{name}: no reason that the aligner gives") from None
    return str(kind), values


def _is_value(raw: object) -> bool:
    if isinstance(raw, str):
        return len(raw) <= LONGEST_TEXT and not any(map(unprintable, raw))
    return isinstance(raw, (int, float)) and abs(raw) <= LARGEST
