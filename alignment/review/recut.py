"""Sentences parted and joined in a transaction: parted before anything is written, joined when all else stands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from alignment.bitext import Language, Span
from alignment.review.image import Image
from alignment.review.numbering import Numbering, Renumbering
from alignment.review.rows import PairRows
from alignment.review.values import BreakKey, place_of


class Recut:
    """Other sentences of the texts of a pair; ``breaks`` say at which places one begins then, and where none does.

    From the beginning to ``done``, sentences are counted as if all of both were parted: ``numbering``.
    """

    def __init__(self, rows: PairRows, breaks: Mapping[BreakKey, bool]) -> None:
        self._rows = rows
        self._joined: list[BreakKey] = []
        self._numbering: Numbering | None = None
        if breaks:
            parted = [key for key, put in breaks.items() if put and not rows.numbering.begins(*key)]
            self._joined = [key for key, put in breaks.items() if not put and rows.numbering.begins(*key)]
            self._numbering = rows.numbering.with_breaks(dict.fromkeys(parted, True))
            rows.part(self._numbering, parted)

    @property
    def numbering(self) -> Numbering:
        """Return how sentences are counted until it is done."""
        return self._numbering or self._rows.numbering

    def with_comments(self, there: Image, wanted: Image) -> tuple[Image, Image]:
        """Return two images with the comments that go to another sentence when theirs is joined to it."""
        if not self._joined:
            return there, wanted
        whole = self.numbering.with_breaks(dict.fromkeys(self._joined, False))
        joined = {(side, self.numbering.index(side, start)) for side, start in self._joined}
        now = {id: c for id, c in self._rows.comments().items() if c.key in joined and id not in wanted.comments}  # noqa: A001
        there_and_back = Renumbering(self.numbering, whole), Renumbering(whole, self.numbering)
        then = {}
        for id, comment in now.items():  # noqa: A001
            then[id] = comment
            for way in there_and_back:
                then[id] = way.comment(then[id])
        return (
            replace(there, comments={**there.comments, **now}),
            replace(wanted, comments={**wanted.comments, **then}),
        )

    def spans(self, de: Span, en: Span) -> tuple[Span, Span]:
        """Return what held these sentences before."""
        way = Renumbering(self.numbering, self._rows.numbering)
        return way.around(Language.DE, de), way.around(Language.EN, en)

    def place(self, image: Image) -> int | None:
        """Return the place of the first bead of an image when it is done."""
        bead = image.first
        if bead is None or not self._joined:
            return image.place
        whole = self.numbering.with_breaks(dict.fromkeys(self._joined, False))
        return place_of(Renumbering(self.numbering, whole).bead(bead))

    def done(self) -> None:
        """Join what is to be joined. Raises ``ConflictError`` where somebody's work would be lost."""
        if self._joined:
            self._rows.join(self.numbering, self._joined)
