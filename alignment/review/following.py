"""The log of a pair read forwards, though sentences are parted and joined and texts replaced on the way.

Sentences go by the places at which they begin in their texts, which stay what they are until a text is replaced.
"""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass

from alignment.bitext import Bead, Document, Language, Span
from alignment.review.image import Base, Image
from alignment.review.numbering import PLACES, Numbering, RenumberError, Renumbering
from alignment.review.rows import PairRows
from alignment.review.versions import Versions


@dataclass(frozen=True, slots=True)
class Texts:
    """Both texts of a pair as they lay after a revision."""

    rows: PairRows
    base: Base
    revision: int

    @property
    def numbering(self) -> Numbering:
        """Return the numbers of their sentences."""
        return self.rows.numberings(self.base).at(self.revision)

    def document(self, language: Language) -> Document:
        """Return one of them."""
        return self.rows.document(language, self.base, self.rows.breaks.at(self.revision))


class Following:
    """Follows sentences and beads from the texts of a pair after one revision to those after another."""

    def __init__(self, old: Texts, new: Texts) -> None:
        self._texts = [{side: texts.document(side).texts for side in Language} for texts in (old, new)]
        self._versions = {side: Versions(*(texts[side] for texts in self._texts)) for side in Language}
        same = old.base[:2] == new.base[:2]
        self._way = Renumbering(old.numbering, new.numbering) if same else None

    def sentence(self, language: Language, sentence: int) -> int | None:
        """Return where a sentence is, which may be worded differently; ``None`` if it is gone."""
        return self._way.key((language, sentence))[1] if self._way else self._versions[language].there(sentence)

    def left(self, bead: Bead) -> tuple[Span, Span] | None:
        """Return where what is left of the runs of a bead is; ``None`` if nothing is left of one of them."""
        de, en = (self._run(side, bead.run(side)) for side in Language)
        return (de, en) if de and en else None

    def runs(self, bead: Bead) -> tuple[Span, Span] | None:
        """Return where the runs of a bead are; ``None`` unless they hold the same words, and no other among them."""
        there = self.left(bead)
        if self._way or there is None:
            return there
        same = (self._same(side, bead.run(side), run) for side, run in zip(Language, there, strict=True))
        return there if all(same) else None

    def _run(self, language: Language, old: Span) -> Span | None:
        if self._way is None:
            return self._versions[language].run(old)
        with suppress(RenumberError):
            return self._way.run(language, old)
        return None

    def _same(self, language: Language, old: Span, new: Span) -> bool:
        before, after = (texts[language] for texts in self._texts)
        return before[slice(*old)] == after[slice(*new)]


@dataclass(frozen=True, slots=True)
class Move:
    """The step to other texts: ``out`` is the way from places to the numbers before it, ``back`` from those after."""

    following: Following
    out: Renumbering
    back: Renumbering


class Forwards:
    """Goes along the log of a pair from event to event; ``befores`` are the images that they begin with."""

    def __init__(self, rows: PairRows, befores: Iterable[Image]) -> None:
        self._rows = rows
        self._numbered = bool(rows.breaks.revisions)
        self.base = next((image.base for image in befores if image.base), rows.base)

    def way(self, revision: int) -> Renumbering:
        """Return the way from the numbers in the images of an event to places; none of it replaces the texts."""
        return Renumbering(self._rows.numberings(self.base).of_event(revision) if self._numbered else PLACES, PLACES)

    def now(self, revision: int) -> Renumbering:
        """Return the way from places to the numbers after a revision, the last event that was gone along."""
        return Renumbering(PLACES, self._rows.numberings(self.base).at(revision) if self._numbered else PLACES)

    def move(self, revision: int, base: Base) -> Move:
        """Go on by an event that replaces the texts with those of a base."""
        out = self.now(revision - 1)
        old, self.base = Texts(self._rows, self.base, revision - 1), base
        new = Texts(self._rows, base, revision)
        return Move(Following(old, new), out, Renumbering(self.now(revision).new, PLACES))
