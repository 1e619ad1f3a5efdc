"""The acts that make other sentences of a text: parting one, with its row or without, and joining two.

The text stays what it is, and German can be parted as well: only where its sentences end is another.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Annotated, ClassVar, NamedTuple

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
    other language; or with the second part of that, if it is parted, too, at the offset ``within``. An edit of the
    sentence is divided, and the text is parted where the word before the cut stands.
    """

    kind: ClassVar[str] = "part"
    language: Annotated[Language, read_language]
    sentence: Annotated[int, read_index]
    offset: Annotated[int, read_index]
    other: Annotated[int | None, read_other] = None
    within: Annotated[int | None, read_other] = None

    @property
    def places(self) -> frozenset[int]:
        """Return the place of the bead and of the second one that may be made."""
        return frozenset({self.seen[0].place, *([] if self.other is None else [sum(self._second(self.other))])})

    def _second(self, other: int) -> tuple[int, int]:
        """Return the German and the English sentence with which the second row begins."""
        ends = self.sentence + 1, other + (self.within is not None)
        return ends if self.language == Language.DE else (ends[1], ends[0])

    def _apply(self, passage: Passage) -> Outcome:
        (bead,) = passage.beads
        cuts = [_Cut.of(passage, self.language, self.sentence, self.offset)]
        if self.within is not None and self.other is None:
            raise ActError("part: within, but no other sentence (name the sentence of the other language)")
        if self.within is not None and self.other is not None:
            cuts.append(_Cut.of(passage, _opposite(self.language), self.other, self.within))
        longer = bead
        for cut in cuts:
            longer = _longer(longer, cut.language)
        beads = (longer,) if self.other is None else self._split(longer, self.other)
        told = "parted " + listed(cut.words for cut in cuts)
        if self.other is not None:
            told += f", and {bead.kind} into {listed(bead.kind for bead in beads)}"
        return Outcome(
            beads=beads,
            edits={key: text for cut in cuts for key, text in cut.edits.items()},
            breaks={(cut.language, cut.start): True for cut in cuts},
            words=told,
        )

    def _split(self, bead: Bead, other: int) -> tuple[Bead, ...]:
        de, en = self._second(other)
        if not (bead.de.start <= de <= bead.de.stop and bead.en.start <= en <= bead.en.stop):
            raise ActError("part: the other side is not cut in this row (cut between its sentences)")
        return split_at(bead, de, en)


class _Cut(NamedTuple):
    """A cut in a sentence: where in the text its second part begins, and what becomes of the edit of both."""

    language: Language
    sentence: int
    start: int
    edits: Mapping[SentenceKey, str | None]
    head: str

    @classmethod
    def of(cls, passage: Passage, language: Language, sentence: int, offset: int) -> _Cut:
        """Return the cut at an offset of a sentence as it stands. Raises ``ActError``."""
        keys = (language, sentence), (language, sentence + 1)
        _check_holds("part", passage.beads[0], *keys[0])
        document, words = passage.document(language), passage.current(keys[0])
        original = document.sentences[sentence].text
        try:
            head, tail = parting.divided(words, offset)
            if words != original:
                offset = parting.between_words(original, moved(words, original, len(head)))
            start = parting.cut(document, sentence, offset)
        except ValueError as error:
            raise ActError(f"part: {error}") from None
        edits: dict[SentenceKey, str | None] = dict.fromkeys(keys)
        if words != original:
            halves = parting.parted(document, {start: True}).sentences[sentence : sentence + 2]
            worded = zip(keys, (head, tail), halves, strict=True)
            edits = {key: None if wording == half.text else wording for key, wording, half in worded}
        return cls(language, sentence, start, edits, head)

    @property
    def words(self) -> str:
        """Return in words what was cut where."""
        return f"the {self.language.english_name} after {_end_of(self.head)}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Join(BeadAct):
    """A sentence and the next one of its row become one; their wordings follow each other, comments go along."""

    kind: ClassVar[str] = "join"
    language: Annotated[Language, read_language]
    sentence: Annotated[int, read_index]

    def _apply(self, passage: Passage) -> Outcome:
        (bead,) = passage.beads
        keys: tuple[SentenceKey, SentenceKey] = ((self.language, self.sentence), (self.language, self.sentence + 1))
        _check_holds("join", bead, *keys[0])
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
            words=f"joined two {self.language.english_name} sentences after {_end_of(passage.current(keys[0]))}",
        )


def _check_holds(kind: str, bead: Bead, language: Language, sentence: int) -> None:
    run = bead.run(language)
    if not run.start <= sentence < run.stop:
        named = f"{language.english_name} sentence {sentence + 1}"
        raise ActError(f"{kind}: {named} is not in this bead (choose one that is)")


def _opposite(language: Language) -> Language:
    return Language.EN if language == Language.DE else Language.DE


def _end_of(words: str) -> str:
    """Return the last words between quotation marks."""
    cut = len(words) > LAST
    return f"“{'… ' if cut else ''}{words[-LAST:].partition(' ')[2] or words[-LAST:] if cut else words}”"


def _longer(bead: Bead, language: Language) -> Bead:
    run = Span(bead.run(language).start, bead.run(language).stop + 1)
    return replace(bead, de=run) if language == Language.DE else replace(bead, en=run)
