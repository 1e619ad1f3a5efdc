"""The acts that part a passage anew: with cuts that a person chose, or with beads that the aligner offered."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import pairwise
from typing import Annotated, ClassVar

from alignment.bitext import Bead, Language, Span, Status, check_tiling
from alignment.errors import ActError
from alignment.review.act import BeadAct, Outcome, Passage
from alignment.review.fields import read_cuts
from alignment.review.offers import Offered, read_offered
from alignment.words import counted, listed


class Way(StrEnum):
    """What a reviewer did to part beads anew."""

    REPAIR = "repair"
    SHIFT = "shift"
    LINK = "link"


def read_way(raw: object, name: str) -> Way:
    """Return what the reviewer did."""
    if not isinstance(raw, str) or raw not in list(Way):
        raise ActError(f"{name}: neither repair nor shift nor link")
    return Way(raw)


@dataclass(frozen=True, slots=True, kw_only=True)
class Replace(BeadAct):
    """Neighbouring beads make way for others of the same sentences, which ``cuts`` part.

    So a repair is applied, the rest of a column moved, and a far partner linked.
    """

    kind: ClassVar[str] = "replace"
    takes: ClassVar[int | None] = None
    cuts: Annotated[tuple[tuple[int, int], ...], read_cuts]
    way: Annotated[Way, read_way] = Way.REPAIR

    @property
    def places(self) -> frozenset[int]:
        """Return the places of the beads before and after."""
        return frozenset(place for place, _ in self.seen) | {de + en for de, en in self.cuts}

    def _apply(self, passage: Passage) -> Outcome:
        start, stop = passage.ends
        steps = list(pairwise((start, *self.cuts, stop)))
        if any(min(after[0] - before[0], after[1] - before[1]) < 0 or before == after for before, after in steps):
            raise ActError("replace: the cuts do not part these beads (cut between their sentences, in order)")
        made = (Bead(de=Span(de, de_stop), en=Span(en, en_stop)) for (de, en), (de_stop, en_stop) in steps)
        beads = _marked(made, passage.beads)
        if _runs(beads) == _runs(passage.beads):
            raise ActError("replace: these beads stand there already (cut elsewhere)")
        return Outcome(beads=beads, words=self._words(passage.beads, beads))

    def _words(self, before: Sequence[Bead], after: Sequence[Bead]) -> str:
        if self.way == Way.REPAIR:
            old, new = (listed(bead.kind for bead in some) for some in (before, after))
            return f"replaced {old} by {new}"
        done = "moved the rest of a column" if self.way == Way.SHIFT else "linked what stood apart"
        return f"{done}: {_became(before, after)}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Realign(BeadAct):
    """Neighbouring beads make way for those that the aligner offered: they keep its confidence and reasons.

    An offered bead of the same sentences as one that stands there changes nothing of it.
    """

    kind: ClassVar[str] = "realign"
    takes: ClassVar[int | None] = None
    beads: Annotated[tuple[Offered, ...], read_offered]

    @property
    def places(self) -> frozenset[int]:
        """Return the places of the beads before and after."""
        return frozenset(place for place, _ in self.seen) | {bead.de_start + bead.en_start for bead in self.beads}

    def _apply(self, passage: Passage) -> Outcome:
        if any(bead.status != Status.PROPOSED for bead in passage.beads):
            raise ActError("realign: somebody confirmed or flagged one of these beads (take the beads between those)")
        offered = tuple(bead.bead for bead in self.beads)
        try:
            check_tiling(offered, *passage.ends)
        except ValueError as error:
            raise ActError(f"realign: {error} (take the beads as they were offered)") from None
        there = {(bead.de, bead.en): bead for bead in passage.beads}
        marked = _marked(offered, passage.beads)
        beads = tuple(there.get((bead.de, bead.en), bead) for bead in marked)
        if beads == passage.beads:
            raise ActError("realign: these beads stand there already (there is nothing to change)")
        return Outcome(beads=beads, words=f"aligned anew: {_became(passage.beads, beads)}")


def _marked(made: Iterable[Bead], before: Sequence[Bead]) -> tuple[Bead, ...]:
    """Return new beads with the marks of those that their sentences were in.

    A flag stays with every sentence of its bead. A bookmark, and that a bead stays out of exports, go with its first
    sentence: a bead with several such stays out only if all did, one with none if those did that it is made from.
    """
    if not any(bead.status == Status.FLAGGED or bead.bookmarked or bead.excluded for bead in before):
        return tuple(made)
    holder = {(side, sentence): bead for bead in before for side in Language for sentence in range(*bead.run(side))}

    def marked(bead: Bead) -> Bead:
        keys = [(side, sentence) for side in Language for sentence in range(*bead.run(side))]
        held = [holder[key] for key in keys]
        begun = [one for key, one in zip(keys, held, strict=True) if key == _first(one)]
        return replace(
            bead,
            status=Status.FLAGGED if any(one.status == Status.FLAGGED for one in held) else Status.PROPOSED,
            bookmarked=any(one.bookmarked for one in begun),
            excluded=all(one.excluded for one in begun or held),
        )

    return tuple(map(marked, made))


def _first(bead: Bead) -> tuple[Language, int]:
    return (Language.DE, bead.de.start) if bead.de.length else (Language.EN, bead.en.start)


def _runs(beads: Sequence[Bead]) -> list[tuple[Span, Span]]:
    return [(bead.de, bead.en) for bead in beads]


def _became(before: Sequence[Bead], after: Sequence[Bead]) -> str:
    return f"{counted(len(before), 'row')} became {len(after)}"
