"""The acts that leave the sentences where they are: what a reviewer says of beads, and comments."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Annotated, ClassVar

from alignment.bitext import Bead, Language, Status
from alignment.errors import ActError
from alignment.reasons import Absence, ReasonKind
from alignment.review.act import BeadAct, Outcome, Passage
from alignment.review.fields import read_absence, read_comment, read_flag
from alignment.words import counted


@dataclass(frozen=True, slots=True, kw_only=True)
class Confirm(BeadAct):
    """The bead is right; ``on=False`` takes that back. Who confirms it has looked at what changed in its text."""

    kind: ClassVar[str] = "confirm"
    on: Annotated[bool, read_flag] = True

    def _apply(self, passage: Passage) -> Outcome:
        (bead,) = passage.beads
        words = "confirmed" if self.on else "took back the confirmation"
        return Outcome(beads=(_confirmed(bead, on=self.on),), words=words)


@dataclass(frozen=True, slots=True, kw_only=True)
class ConfirmAll(BeadAct):
    """Many beads are right, wherever they stand; ``on=False`` takes that back."""

    kind: ClassVar[str] = "confirm-all"
    takes: ClassVar[int | None] = None
    neighbours: ClassVar[bool] = False
    on: Annotated[bool, read_flag] = True

    def _apply(self, passage: Passage) -> Outcome:
        beads = tuple(_confirmed(bead, on=self.on) for bead in passage.beads)
        said = counted(len(beads), "row")
        words = f"confirmed {said}" if self.on else f"took back the confirmation of {said}"
        return Outcome(beads=beads, words=words)


@dataclass(frozen=True, slots=True, kw_only=True)
class Flag(BeadAct):
    """The bead needs another look; ``on=False`` takes that back."""

    kind: ClassVar[str] = "flag"
    on: Annotated[bool, read_flag] = True

    def _apply(self, passage: Passage) -> Outcome:
        (bead,) = passage.beads
        words = "flagged" if self.on else "took the flag away"
        return Outcome(beads=(_marked(bead, Status.FLAGGED, on=self.on),), words=words)


@dataclass(frozen=True, slots=True, kw_only=True)
class Bookmark(BeadAct):
    """The reviewer wants to find the bead again; ``on=False`` takes that back."""

    kind: ClassVar[str] = "bookmark"
    on: Annotated[bool, read_flag] = True

    def _apply(self, passage: Passage) -> Outcome:
        (bead,) = passage.beads
        words = "bookmarked" if self.on else "took the bookmark away"
        return Outcome(beads=(replace(bead, bookmarked=self.on),), words=words)


@dataclass(frozen=True, slots=True, kw_only=True)
class Exclude(BeadAct):
    """The bead stays out of exports; ``on=False`` takes that back."""

    kind: ClassVar[str] = "exclude"
    on: Annotated[bool, read_flag] = True

    def _apply(self, passage: Passage) -> Outcome:
        (bead,) = passage.beads
        words = "left out of exports" if self.on else "took back into exports"
        return Outcome(beads=(replace(bead, excluded=self.on),), words=words)


@dataclass(frozen=True, slots=True, kw_only=True)
class Classify(BeadAct):
    """One side of the bead is empty, because of ``absence``; ``None`` takes that back.

    Who says why has looked: the gap is confirmed then, or flagged where its translation is still to be made.
    """

    kind: ClassVar[str] = "classify"
    absence: Annotated[Absence | None, read_absence]

    def _apply(self, passage: Passage) -> Outcome:
        (bead,) = passage.beads
        if not bead.is_gap:
            raise ActError("classify: both sides have text (only a row with one side empty can say why)")
        if self.absence is None:
            marked, words = replace(bead, status=Status.PROPOSED), "took back the reason for the empty side"
        else:
            missing = self.absence == Absence.MISSING
            marked = replace(bead, status=Status.FLAGGED) if missing else _confirmed(bead, on=True)
            words = f"gave the reason for the empty side: {self.absence.words}"
        return Outcome(beads=(replace(marked, absence=self.absence),), words=words)


@dataclass(frozen=True, slots=True, kw_only=True)
class AddComment(BeadAct):
    """A remark in the bead's thread, hung on its first sentence: the English one if it has one."""

    kind: ClassVar[str] = "comment"
    text: Annotated[str, read_comment]

    def _apply(self, passage: Passage) -> Outcome:
        (bead,) = passage.beads
        side = Language.EN if bead.en.length else Language.DE
        comment = ((side, bead.run(side).start), self.text)
        return Outcome(beads=passage.beads, comments=(comment,), words=f"commented “{self.text}”")


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolve(BeadAct):
    """The comments on the bead are dealt with; ``on=False`` opens them again."""

    kind: ClassVar[str] = "resolve"
    on: Annotated[bool, read_flag] = True

    def _apply(self, passage: Passage) -> Outcome:
        words = "resolved the comments" if self.on else "reopened the comments"
        return Outcome(beads=passage.beads, resolved=self.on, words=words)


def _confirmed(bead: Bead, *, on: bool) -> Bead:
    if not on:
        return _marked(bead, Status.CONFIRMED, on=False)
    reasons = tuple(reason for reason in bead.reasons if reason.kind != ReasonKind.CHANGED)
    return replace(bead, status=Status.CONFIRMED, reasons=reasons)


def _marked(bead: Bead, status: Status, *, on: bool) -> Bead:
    if on:
        return replace(bead, status=status)
    return replace(bead, status=Status.PROPOSED) if bead.status == status else bead
