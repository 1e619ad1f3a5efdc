"""The acts that make other sentences of a text: parting one, with its row or without, and joining two.

The text stays what it is, and German can be parted as well: only where its sentences end is another.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Annotated, ClassVar

from alignment import parting
from alignment.bitext import Bead, Language, Span
from alignment.edits import moved
from alignment.errors import ActError
from alignment.review.act import BeadAct, Outcome, Passage
from alignment.review.acts import split_at
from alignment.review.fields import read_index, read_language, read_other
from alignment.review.values import SentenceKey
from alignment.words import listed

LAST = 32
"""Letters that are quoted of what stands before a cut."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part(BeadAct):
    """A sentence becomes two; ``offset`` counts in its wording as it stands.

    With ``other``, its row becomes two as well: the second begins with the second part, and with that sentence of the
    other language. An edit of the sentence is divided, and the text is parted where the word before the cut stands.
    """

    kind: ClassVar[str] = "part"
    language: Annotated[Language, read_language]
    sentence: Annotated[int, read_index]
    offset: Annotated[int, read_index]
    other: Annotated[int | None, read_other] = None

    @property
    def places(self) -> frozenset[int]:
        """Return the place of the bead and of the second one that may be made."""
        second = () if self.other is None else (self.sentence + 1 + self.other,)
        return frozenset({self.seen[0].place, *second})

    def _apply(self, passage: Passage) -> Outcome:
        (bead,) = passage.beads
        key = (self.language, self.sentence)
        _check_holds(self, bead)
        document, words = passage.document(self.language), passage.current(key)
        original = document.sentences[self.sentence].text
        try:
            head, tail = parting.divided(words, self.offset)
            offset = self.offset if words == original else moved(words, original, len(head))
            start = parting.cut(document, self.sentence, offset)
        except ValueError as error:
            raise ActError(f"part: {error}") from None
        edits: dict[SentenceKey, str | None] = {key: None, (self.language, self.sentence + 1): None}
        if words != original:
            halves = parting.parted(document, {start: True}).sentences[self.sentence : self.sentence + 2]
            worded = zip(edits, (head, tail), halves, strict=True)
            edits = {each: None if wording == half.text else wording for each, wording, half in worded}
        longer = _longer(bead, self.language)
        beads = (longer,) if self.other is None else self._split(longer)
        told = f"parted {self.language.english_name} sentence {self.sentence + 1} after {_end_of(head)}"
        if self.other is not None:
            told += f", and {bead.kind} into {listed(bead.kind for bead in beads)}"
        return Outcome(beads=beads, edits=edits, breaks={(self.language, start): True}, words=told)

    def _split(self, bead: Bead) -> tuple[Bead, ...]:
        second, other = self.sentence + 1, self.other or 0
        de, en = (second, other) if self.language == Language.DE else (other, second)
        if not (bead.de.start <= de <= bead.de.stop and bead.en.start <= en <= bead.en.stop):
            raise ActError("part: the other side is not cut in this row (cut between its sentences)")
        return split_at(bead, de, en)


@dataclass(frozen=True, slots=True, kw_only=True)
class Join(BeadAct):
    """A sentence and the next one of its row become one; their wordings follow each other, comments go along."""

    kind: ClassVar[str] = "join"
    language: Annotated[Language, read_language]
    sentence: Annotated[int, read_index]

    def _apply(self, passage: Passage) -> Outcome:
        (bead,) = passage.beads
        keys: tuple[SentenceKey, SentenceKey] = ((self.language, self.sentence), (self.language, self.sentence + 1))
        _check_holds(self, bead)
        document = passage.document(self.language)
        try:
            start = parting.seam(document, self.sentence)
        except ValueError as error:
            raise ActError(f"join: {error}") from None
        if self.sentence + 1 >= bead.run(self.language).stop:
            raise ActError("join: the next sentence stands in another row (merge the two rows first)")
        between = parting.joint(document, self.sentence)
        words, original = (between.join(map(read, keys)) for read in (passage.current, passage.original))
        return Outcome(
            beads=(bead,),
            edits={keys[0]: None if words == original else words, keys[1]: None},
            breaks={(self.language, start): False},
            words=f"joined {self.language.english_name} sentences {self.sentence + 1} and {self.sentence + 2}",
        )


def _check_holds(act: Part | Join, bead: Bead) -> None:
    run = bead.run(act.language)
    if not run.start <= act.sentence < run.stop:
        named = f"{act.language.english_name} sentence {act.sentence + 1}"
        raise ActError(f"{act.kind}: {named} is not in this bead (choose one that is)")


def _end_of(words: str) -> str:
    """Return the last words between quotation marks."""
    cut = len(words) > LAST
    return f"“{'… ' if cut else ''}{words[-LAST:].partition(' ')[2] or words[-LAST:] if cut else words}”"


def _longer(bead: Bead, language: Language) -> Bead:
    run = Span(bead.run(language).start, bead.run(language).stop + 1)
    return replace(bead, de=run) if language == Language.DE else replace(bead, en=run)
