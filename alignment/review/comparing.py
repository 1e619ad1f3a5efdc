"""Two moments of a pair side by side, though sentences may have been parted and joined in between."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from alignment.bitext import Bead, Document, Language, Span
from alignment.review.numbering import Numbering, Renumbering
from alignment.review.regions import Region, regions
from alignment.review.values import Review, SentenceKey


def of_same_text(one: Document, other: Document) -> bool:
    """Return whether two documents differ in nothing but where people parted and joined sentences."""
    ours, theirs = (
        (document.text, document.source, document.paragraphs, [(n.label, n.text, n.kind) for n in document.notes])
        for document in (one, other)
    )
    return one is other or ours == theirs


class Compared:
    """Two reviews of the same texts. What is between two places at which sentences of both begin is a stretch."""

    def __init__(self, then: Review, now: Review) -> None:
        self._reviews = then, now
        self._numberings = tuple(Numbering.of(review.bitext) for review in (then, now))
        if self._numberings[0] == self._numberings[1]:
            self._numberings = self._numberings[:1] * 2
        self._all = self._numberings[0].and_all(self._numberings[1])
        self._ways = tuple(Renumbering(numbering, self._all) for numbering in self._numberings)

    @cached_property
    def beads(self) -> tuple[tuple[Bead, ...], tuple[Bead, ...]]:
        """Return the beads then and now, their sentences counted as if all were parted that are in either."""
        then, now = (
            tuple(map(way.bead, review.bitext.beads)) for review, way in zip(self._reviews, self._ways, strict=True)
        )
        return then, now

    @cached_property
    def regions(self) -> list[Region]:
        """Return the smallest runs of beads that hold the same text then and now."""
        return list(regions(*self.beads))

    def is_recut(self, region: Region) -> bool:
        """Return whether a sentence of a region was parted or joined in between."""
        then, now = self._numberings
        inside = self.beads[1][slice(*region.now)]
        return then is not now and any(
            not (then.begins(side, start) and now.begins(side, start))
            for side in Language
            for start in self._all.starts[side][inside[0].run(side).start : inside[-1].run(side).stop]
        )

    def as_now(self, bead: Bead) -> Bead:
        """Return a bead of then as its sentences are counted now. Raises ``RenumberError``."""
        return Renumbering(*self._numberings).bead(bead)

    def as_then(self, key: SentenceKey) -> SentenceKey:
        """Return a sentence of now as it was counted then."""
        return Renumbering(*self._numberings[::-1]).key(key)

    @cached_property
    def _shared(self) -> Numbering:
        then, now = self._numberings
        if then is now:
            return then
        return Numbering({side: sorted({*starts} & {*now.starts[side]}) for side, starts in then.starts.items()})

    def stretch(self, key: SentenceKey, *, of_now: bool) -> SentenceKey:
        """Return the number, among the stretches of its text, of that which holds a sentence of then or of now."""
        return Renumbering(self._numberings[of_now], self._shared).key(key)

    def first(self, stretch: SentenceKey) -> SentenceKey:
        """Return the first sentence of a stretch as it is counted now."""
        return Renumbering(self._shared, self._numberings[1]).key(stretch)

    def wordings(self, stretch: SentenceKey) -> Iterator[str]:
        """Yield what a stretch said then, and what it says now."""
        side, number = stretch
        for review, numbering in zip(self._reviews, self._numberings, strict=True):
            way = Renumbering(self._shared, numbering)
            run = way.run(side, Span(number, number + 1))
            yield " ".join(review.text(side, sentence) for sentence in range(*run))
