"""A second review: which rows were drawn, what the second reader said of them, and who settled where the two differ."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple

from alignment.bitext import Bead, Span, Status
from alignment.review.audits import Judgement
from alignment.review.decisions import Decision


class Layer(StrEnum):
    """The kinds of rows that are drawn apart, so that the rare ones are among those drawn."""

    FLAGGED = "flagged"
    CHANGED = "changed"
    """Confirmed after a person made the row or worded it anew."""
    KEPT = "kept"
    """Confirmed as the aligner made it."""


class Fault(StrEnum):
    """What is wrong with a row."""

    ALIGNMENT = "alignment"
    WORDING = "wording"
    TERM = "term or number"
    OMISSION = "something left out or added"


class Verdict(StrEnum):
    """How somebody settles a row on which two readers differ."""

    FIRST = "first"
    SECOND = "second"
    MEND = "mend"


class Wanted(NamedTuple):
    """What was to be drawn: so many rows, of those from ``start`` on and before ``stop``; ``part`` says which.

    ``at_once`` says that rows confirmed many at once are among them.
    """

    rows: int
    start: int
    stop: int
    part: str = ""
    at_once: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """A row as it stood when it was drawn, and what the first reader had decided."""

    de: Span
    en: Span
    texts: tuple[str, str]
    layer: Layer
    first: Decision

    @property
    def bead(self) -> Bead:
        """Return the row without what is said of it."""
        return Bead(de=self.de, en=self.en)

    @property
    def was_right(self) -> bool:
        """Return whether the first reader found it right."""
        return self.first.status == Status.CONFIRMED


@dataclass(frozen=True, slots=True, kw_only=True)
class Opinion:
    """What the second reader says of the row of that index in the sample; ``faults`` only of one that is wrong."""

    index: int
    judgement: Judgement
    faults: tuple[Fault, ...]
    comment: str
    when: datetime

    @property
    def complete(self) -> bool:
        """Return whether nothing is left to say: of a row that is wrong, what is wrong with it."""
        return self.judgement != Judgement.WRONG or bool(self.faults)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruling:
    """How a difference was settled, by whom and when; it ``stands`` until what it did to the row is undone."""

    index: int
    verdict: Verdict
    who: str
    when: datetime
    stands: bool


@dataclass(frozen=True, kw_only=True)
class SecondReview:
    """A second review of a pair by ``reader``.

    The ``sample`` was drawn with ``seed`` after ``revision``, from so many rows as ``sizes`` says, in the order in
    which it is read. ``closed`` says that the reader ended it: nothing is said of it any more, and only then do others
    see what was. ``opinions`` and ``rulings`` are all that were given, the last one on a row counting.
    ``places`` says where each row stands now, ``None`` where its sentences or their wording were changed.
    """

    number: int
    reader: str
    when: datetime
    seed: str
    revision: int
    wanted: Wanted
    sizes: Mapping[Layer, int]
    sample: tuple[Drawn, ...]
    opinions: tuple[Opinion, ...]
    rulings: tuple[Ruling, ...]
    closed: bool
    places: tuple[int | None, ...]

    @cached_property
    def said(self) -> dict[int, Opinion]:
        """Return what was last said of each row, by its index in the sample."""
        return {opinion.index: opinion for opinion in self.opinions}

    @cached_property
    def ruled(self) -> dict[int, Ruling]:
        """Return how each difference was last settled, if that stands."""
        last = {ruling.index: ruling for ruling in self.rulings}
        return {index: ruling for index, ruling in last.items() if ruling.stands}

    @cached_property
    def stale(self) -> frozenset[int]:
        """Return which rows were changed since they were drawn, but for those that were settled before."""
        return frozenset(i for i, place in enumerate(self.places) if place is None and i not in self.ruled)

    @cached_property
    def judged(self) -> tuple[int, ...]:
        """Return which rows count: those of which it was said whether they are right, and that are not stale."""
        sure = (i for i, opinion in self.said.items() if opinion.judgement != Judgement.UNCLEAR)
        return tuple(sorted(i for i in sure if i not in self.stale))

    @cached_property
    def unclear(self) -> tuple[int, ...]:
        """Return which rows the second reader could not judge."""
        unclear = (i for i, opinion in self.said.items() if opinion.judgement == Judgement.UNCLEAR)
        return tuple(sorted(i for i in unclear if i not in self.stale))

    @cached_property
    def differing(self) -> tuple[int, ...]:
        """Return the rows that count on which the two differ, in the order of the text."""
        differ = (i for i in self.judged if self.sample[i].was_right != self.found_right(i))
        return tuple(sorted(differ, key=lambda i: (self.sample[i].de, self.sample[i].en)))

    def found_right(self, index: int) -> bool:
        """Return whether the second reader found a row right."""
        return self.said[index].judgement == Judgement.RIGHT

    @property
    def left(self) -> tuple[int, ...]:
        """Return the differences that nobody has settled."""
        return tuple(index for index in self.differing if index not in self.ruled)

    @property
    def read(self) -> int:
        """Return how many rows an answer was given on, and said of the wrong ones what is."""
        return sum(opinion.complete for opinion in self.said.values())

    @property
    def next(self) -> int | None:
        """Return the first row that is to be read still, ``None`` if there is none."""
        return next((i for i in range(len(self.sample)) if not self._is_read(i) and i not in self.stale), None)

    def _is_read(self, index: int) -> bool:
        return index in self.said and self.said[index].complete
