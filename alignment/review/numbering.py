"""Which sentence has which number: it changes when people part and join sentences, the places in the texts do not."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Self

from alignment.bitext import Bead, Bitext, Language, Span
from alignment.review.fields import LARGEST
from alignment.review.image import Image
from alignment.review.values import BreakKey, Comment, SentenceKey, place_of


class RenumberError(LookupError):
    """A row begins or ends inside what is one sentence in the other numbering."""


@dataclass(frozen=True, slots=True)
class Numbering:
    """At which places the sentences of both texts begin, in order; the number of a sentence is its index."""

    starts: Mapping[Language, Sequence[int]]

    @classmethod
    def of(cls, bitext: Bitext) -> Self:
        """Return the numbering of a bitext."""
        return cls({side: [one.start for one in bitext.document(side).sentences] for side in Language})

    def place(self, language: Language, index: int) -> int:
        """Return where a sentence begins; of the number after the last one, a place behind the text."""
        starts = self.starts[language]
        return starts[index] if index < len(starts) else LARGEST

    def index(self, language: Language, place: int) -> int:
        """Return the number of the sentence that begins at a place. Raises ``RenumberError`` if none does."""
        if place != LARGEST and not self.begins(language, place):
            raise RenumberError(f"no sentence begins at {place}")
        return bisect_left(self.starts[language], place)

    def begins(self, language: Language, place: int) -> bool:
        """Return whether a sentence begins at a place."""
        starts = self.starts[language]
        index = bisect_left(starts, place)
        return index < len(starts) and starts[index] == place

    def holding(self, language: Language, place: int) -> int:
        """Return the number of the sentence in which a place lies."""
        return bisect_right(self.starts[language], place) - 1

    def with_breaks(self, breaks: Mapping[BreakKey, bool]) -> Self:
        """Return the numbering when sentences begin at more places, or where ``False`` no longer begin."""
        if not breaks:
            return self
        starts = {}
        for language, known in self.starts.items():
            put = {start for (side, start), on in breaks.items() if side == language and on}
            taken = {start for (side, start), on in breaks.items() if side == language and not on}
            starts[language] = sorted(put.union(known) - taken) if put or taken else known
        return type(self)(starts)

    def and_all(self, other: Numbering) -> Numbering:
        """Return the numbering in which all sentences begin that begin in either of two."""
        if self is other:
            return self
        return Numbering({side: sorted({*starts, *other.starts[side]}) for side, starts in self.starts.items()})


class _Places(Numbering):
    """The numbering that never changes: the number of a sentence is the place at which it begins."""

    def place(self, language: Language, index: int) -> int:  # noqa: ARG002  # every text is alike
        return index

    def index(self, language: Language, place: int) -> int:  # noqa: ARG002
        return place

    def holding(self, language: Language, place: int) -> int:  # noqa: ARG002
        return place


PLACES: Numbering = _Places({})


@dataclass(frozen=True, slots=True)
class Renumbering:
    """The way from one numbering of the same texts to another."""

    old: Numbering
    new: Numbering

    def boundary(self, language: Language, index: int) -> int:
        """Return the new number of a sentence that begins a row or follows one. Raises ``RenumberError``."""
        return self.new.index(language, self.old.place(language, index))

    def key(self, key: SentenceKey) -> SentenceKey:
        """Return the new number of a sentence, or of that which holds its beginning."""
        return key[0], self.new.holding(key[0], self.old.place(*key))

    def run(self, language: Language, run: Span) -> Span:
        """Return the new numbers of the sentences of a row. Raises ``RenumberError``."""
        return Span(self.boundary(language, run.start), self.boundary(language, run.stop))

    def around(self, language: Language, run: Span) -> Span:
        """Return the new numbers of the sentences that hold a run; an empty one stays empty."""
        start, stop = (self.old.place(language, end) for end in run)
        if start == stop:
            return Span(0, 0)
        return Span(self.new.holding(language, start), self.new.holding(language, stop - 1) + 1)

    def bead(self, bead: Bead) -> Bead:
        """Return a bead of the same sentences. Raises ``RenumberError``."""
        if self.old is self.new:
            return bead
        return replace(bead, de=self.run(Language.DE, bead.de), en=self.run(Language.EN, bead.en))

    def comment(self, comment: Comment) -> Comment:
        """Return a comment on the same sentence."""
        return replace(comment, sentence=self.key(comment.key)[1])

    def beads(self, beads: Iterable[Bead]) -> dict[int, Bead]:
        """Return beads by their places. Raises ``RenumberError``."""
        return {place_of(bead): bead for bead in map(self.bead, beads)}

    def image(self, image: Image, other: Image) -> Image:
        """Return an image with new numbers; ``other`` holds what stood at the same keys. Raises ``RenumberError``."""
        if self.old is self.new:
            return image
        # Beads of one place before and after may be of two places now, and the other way round.
        beads: dict[int, Bead | None] = {**dict.fromkeys(self.beads(filter(None, other.beads.values())))}
        beads |= self.beads(filter(None, image.beads.values()))
        unworded = [key for key, text in image.edits.items() if text is None and other.edits.get(key) is None]
        worded = {(key[0], self.boundary(*key)): text for key, text in image.edits.items() if key not in unworded}
        return replace(
            image,
            beads=beads,
            edits={**dict.fromkeys(map(self.key, unworded)), **worded},
            comments={key: comment and self.comment(comment) for key, comment in image.comments.items()},
        )
