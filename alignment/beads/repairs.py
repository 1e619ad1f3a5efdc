"""What else could stand in a doubtful place: the most probable other beads, by the scores of the search.

They are looked for between beads that are sure or that a person decided on, so that a few sentences are all that has to
be encoded and searched, however long the texts.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from alignment.beads.background import Background
from alignment.beads.band import ENGLISH, GERMAN, MATCH
from alignment.beads.chances import shares
from alignment.beads.changes import Change, change_of
from alignment.beads.confidence import fitted as calibration
from alignment.beads.neighbourhood import Neighbourhood, Scoring
from alignment.beads.weights import Weights, fitted
from alignment.beads.yardstick import spread
from alignment.bitext import Bead, Language, Span, Status
from alignment.embedding.encoder import Encoder
from alignment.settings import Settings

REPAIRS = 3
"""So many are offered at most: one key each."""

LEAST_ODDS = 0.02
"""What is less probable than this beside what stands there is not offered."""

UNSEEN = 2.0
"""Odds that no repair of what the search found reaches: other beads stand there, and gold tells nothing of those."""

SURE = 0.9
"""A bead of this confidence ends the passage that a repair may change."""

REACH = 4
"""So many beads to either side may be changed."""

ROOM = 12
"""So many sentences of a text may the beads on either side hold that may be changed, and so many the bead itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Repair:
    """Beads that could stand in the place of ``old`` ones, which follow each other: ``new`` tile the same sentences.

    ``odds`` says how probable they are beside those, by the scores: .5 is half as probable. ``probability`` is how
    probable they are to be right, by gold; ``None`` where gold knows of no such place: a person made the bead in
    question, or what stands there is far less probable. ``change`` is what would be done, seen from that bead.
    """

    old: tuple[Bead, ...]
    new: tuple[Bead, ...]
    odds: float
    probability: float | None
    change: Change


def repairs(
    de: Sequence[str],
    en: Sequence[str],
    beads: Sequence[Bead],
    index: int,
    *,
    background: Background,
    encoder: Encoder,
    settings: Settings,
    weights: Weights | None = None,
) -> tuple[Repair, ...]:
    """Return what else could stand where a bead stands, the most probable first, each different from all others.

    ``beads`` are neighbours, all of a bitext or some, and ``de`` and ``en`` the sentences that they hold. Beads that a
    person decided on are not touched, but for the one in question unless it was confirmed; in place of one
    that a person made only what is more probable is returned. Nothing is where what stands there is far more probable
    than all else. Without ``weights`` those count that the project comes with.
    """
    bead, part = beads[index], _passage(beads, index)
    made_by_search = bead.confidence is not None  # if it is flagged, somebody doubts it too
    whole = _hull(beads[slice(*part)])
    if bead.status == Status.CONFIRMED or whole.is_gap or max(bead.de.length, bead.en.length) > ROOM:
        return ()
    zero = beads[0]
    texts = {
        Language.DE: de[whole.de.start - zero.de.start : whole.de.stop - zero.de.start],
        Language.EN: en[whole.en.start - zero.en.start : whole.en.stop - zero.en.start],
    }
    inside = tuple(_moved(one, -whole.de.start, -whole.en.start) for one in beads[slice(*part)])
    neighbourhood = Neighbourhood(
        beads=inside,
        texts=texts,
        around=(_plane(beads[: part.start][-1:]), _plane(beads[part.stop :][:1])),
        scoring=Scoring(
            background=background,
            encoder=encoder,
            weights=(weights or fitted(settings.model)).suited_to(spread(encoder)),
            longest=settings.longest,
        ),
    )
    found = list(neighbourhood.others(index - part.start, REPAIRS, LEAST_ODDS if made_by_search else 1.0))
    likely = _probabilities(bead.confidence, [odds for _, _, odds in found])
    return tuple(
        Repair(
            old=tuple(beads[part.start + old.start : part.start + old.stop]),
            new=tuple(_moved(one, whole.de.start, whole.en.start) for one in new),
            odds=odds,
            probability=probability,
            change=change_of(inside[slice(*old)], new, index - part.start - old.start, texts),
        )
        for (old, new, odds), probability in zip(found, likely, strict=True)
    )


def _probabilities(confidence: float | None, odds: Sequence[float]) -> Sequence[float | None]:
    """Return how probable the repairs of a bead are, given its confidence and their odds."""
    if confidence is None or max(odds, default=0.0) > UNSEEN:
        return [None] * len(odds)
    return calibration().repairs.probabilities(shares(odds), 1 - confidence).tolist() if odds else []


def _passage(beads: Sequence[Bead], index: int) -> Span:
    """Return the beads around one that its repairs may change."""
    above, below = beads[max(0, index - REACH) : index], beads[index + 1 : index + 1 + REACH]
    return Span(index - _reached(reversed(above)), index + 1 + _reached(below))


def _reached(beads: Iterable[Bead]) -> int:
    """Return how many beads may be changed, the nearest first: up to a sure one, and none that a person decided on."""
    count = de = en = 0
    for bead in beads:
        de, en = de + bead.de.length, en + bead.en.length
        if bead.decided or max(de, en) > ROOM:
            break
        count += 1
        if (bead.confidence or 0) >= SURE:
            break
    return count


def _plane(beads: Sequence[Bead]) -> int:
    """Return the plane of the only one of some beads, or of nothing."""
    if not (beads and beads[0].is_gap):
        return MATCH
    return GERMAN if beads[0].de.length else ENGLISH


def _hull(beads: Sequence[Bead]) -> Bead:
    first, last = beads[0], beads[-1]
    return Bead(de=Span(first.de.start, last.de.stop), en=Span(first.en.start, last.en.stop))


def _moved(bead: Bead, de: int, en: int) -> Bead:
    ours, theirs = Span(bead.de.start + de, bead.de.stop + de), Span(bead.en.start + en, bead.en.stop + en)
    return replace(bead, de=ours, en=theirs)
