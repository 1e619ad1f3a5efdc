"""The acts that make other beads or other text of a passage, and undo and redo."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Annotated, ClassVar

from alignment.bitext import Bead, Language, Span, Status
from alignment.errors import ActError
from alignment.review.act import Act, BeadAct, Outcome, Passage
from alignment.review.fields import (
    Direction,
    read_direction,
    read_flag,
    read_index,
    read_language,
    read_sentence,
)
from alignment.review.rewording import shortened
from alignment.words import quoted

SHORT = 26
"""Letters of a wording that the log and messages to others quote."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Merge(BeadAct):
    """Two neighbours become one bead."""

    kind: ClassVar[str] = "merge"
    takes: ClassVar[int | None] = 2

    def _apply(self, passage: Passage) -> Outcome:
        upper, lower = passage.beads
        merged = _joined(upper, lower)
        return Outcome(beads=(merged,), words=f"merged {upper.kind} and {lower.kind} into {merged.kind}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Split(BeadAct):
    """One bead becomes two; ``de`` and ``en`` are the sentences with which the second begins.

    Splitting at the end of the German and the start of the English leaves two gaps: that is unlinking.
    """

    kind: ClassVar[str] = "split"
    de: Annotated[int, read_index]
    en: Annotated[int, read_index]

    @property
    def places(self) -> frozenset[int]:
        """Return the place of the bead and of its second part."""
        return frozenset({self.seen[0].place, self.de + self.en})

    def _apply(self, passage: Passage) -> Outcome:
        (bead,) = passage.beads
        if not (bead.de.start <= self.de <= bead.de.stop and bead.en.start <= self.en <= bead.en.stop):
            raise ActError("split: the cut is not in this bead (cut between its sentences)")
        if (self.de, self.en) in passage.ends:
            raise ActError("split: nothing would be left on one side of the cut (cut inside it)")
        upper, lower = split_at(bead, self.de, self.en)
        return Outcome(beads=(upper, lower), words=f"split {bead.kind} into {upper.kind} and {lower.kind}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Move(BeadAct):
    """A sentence goes to the neighbour: the last of the upper bead down, or the first of the lower one up.

    A bead left with nothing disappears.
    """

    kind: ClassVar[str] = "move"
    takes: ClassVar[int | None] = 2
    language: Annotated[Language, read_language]
    direction: Annotated[Direction, read_direction]

    @property
    def places(self) -> frozenset[int]:
        """Return the places of both beads and the one to which the lower bead may go."""
        upper, lower = (place for place, _ in self.seen)
        return frozenset({upper, lower, lower + self.direction.step})

    def _apply(self, passage: Passage) -> Outcome:
        upper, lower = passage.beads
        side = self.language
        down = self.direction == Direction.DOWN
        run = upper.run(side) if down else lower.run(side)
        if not run.length:
            raise ActError(
                f"move: there is no {side.english_name} sentence to move {self.direction} "
                "(choose the other language or direction)"
            )
        cut = upper.run(side).stop + self.direction.step
        first = _with_run(upper, side, Span(upper.run(side).start, cut))
        second = _with_run(lower, side, Span(cut, lower.run(side).stop))
        both_left = all(bead.de.length or bead.en.length for bead in (first, second))
        beads = (first, second) if both_left else (_joined(upper, lower),)
        moved = passage.current((side, run.stop - 1 if down else run.start))
        words = f"moved the {side.english_name} {quoted(moved)} {self.direction}"
        return Outcome(beads=beads, words=words)


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit(BeadAct):
    """A sentence is worded anew; the original is kept, and typing it again takes the edit back.

    The German is the source, and locked: an act that edits it says that it was ``unlocked`` on purpose. Who words a
    confirmed bead anew has read it: it stays confirmed. What we thought of the old wording goes.
    """

    kind: ClassVar[str] = "edit"
    language: Annotated[Language, read_language]
    sentence: Annotated[int, read_index]
    text: Annotated[str, read_sentence]
    unlocked: Annotated[bool, read_flag] = False

    def _apply(self, passage: Passage) -> Outcome:
        (bead,) = passage.beads
        key = (self.language, self.sentence)
        run, which = bead.run(self.language), f"{self.language.english_name} sentence {self.sentence + 1}"
        if self.language == Language.DE and not self.unlocked:
            raise ActError("edit: the German is locked (comment on it instead, or unlock it)")
        if not run.start <= self.sentence < run.stop:
            raise ActError(f"edit: {which} is not in this bead (choose one that is)")
        original = passage.original(key)
        if self.text == passage.current(key):
            return Outcome(beads=(bead,), words=f"left {which} as it was")
        restored = self.text == original
        return Outcome(
            beads=(replace(bead, confidence=None, reasons=()),),
            edits={key: None if restored else self.text},
            words=self._told(passage.current(key), restored=restored),
        )

    def _told(self, before: str, *, restored: bool) -> str:
        """Return in words what became of the sentence, short enough for a line: whose row it is, is said beside it."""
        old, new = shortened(before, self.text, most=SHORT, beside=1)
        named = self.language.english_name
        return (
            f"put the {named} back to the original: “{new}”" if restored else f"reworded the {named}: “{old}” → “{new}”"
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Undo(Act):
    """The reviewer's last act that still stands is taken back. Its beads are known, so ``seen`` may stay empty."""

    kind: ClassVar[str] = "undo"


@dataclass(frozen=True, slots=True, kw_only=True)
class Redo(Act):
    """The reviewer's act taken back last is done again."""

    kind: ClassVar[str] = "redo"


def split_at(bead: Bead, de: int, en: int) -> tuple[Bead, Bead]:
    """Return the two beads that one becomes when it is split before a German and an English sentence of it."""
    upper = _touched(bead, Span(bead.de.start, de), Span(bead.en.start, en))
    lower = _touched(bead, Span(de, bead.de.stop), Span(en, bead.en.stop))
    return upper, replace(lower, bookmarked=False)


def _touched(bead: Bead, de: Span, en: Span) -> Bead:
    """Return a bead that a person made: no confidence of ours, no longer confirmed; a flag and other marks stay.

    Why a gap is one stays only with the same gap.
    """
    status = Status.FLAGGED if bead.status == Status.FLAGGED else Status.PROPOSED
    return Bead(de=de, en=en, status=status, bookmarked=bead.bookmarked, excluded=bead.excluded)


def _with_run(bead: Bead, language: Language, run: Span) -> Bead:
    return _touched(bead, run, bead.en) if language == Language.DE else _touched(bead, bead.de, run)


def _joined(upper: Bead, lower: Bead) -> Bead:
    """Return neighbours as one bead: flagged or bookmarked if one was, kept out of exports only if both were."""
    return Bead(
        de=Span(upper.de.start, lower.de.stop),
        en=Span(upper.en.start, lower.en.stop),
        status=Status.FLAGGED if Status.FLAGGED in (upper.status, lower.status) else Status.PROPOSED,
        bookmarked=upper.bookmarked or lower.bookmarked,
        excluded=upper.excluded and lower.excluded,
    )
