"""Why a bead is doubtful, as the aligner says, and why one side of a gap is empty, as a reviewer says."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from alignment.bitext import Language


class ReasonKind(StrEnum):
    """Why a bead is doubtful."""

    LENGTHS = "lengths"
    MEANING = "meaning"
    NUMBERS = "numbers"
    RIVAL = "rival"
    SEAM = "seam"
    PLACE = "place"
    GAP = "gap"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason to look at a bead, as a value; ``words`` puts it into a sentence."""

    kind: ReasonKind
    values: tuple[str | int | float, ...] = ()

    def words(self) -> str:
        """Return the reason as a translator reads it."""
        match self.kind, self.values:
            case ReasonKind.LENGTHS, (de, en):
                return f"lengths do not fit: {de} German words against {en} English"
            case ReasonKind.MEANING, _:
                return "the two sides have little in common"
            case ReasonKind.NUMBERS, (number, missing_in):
                return f"{number} has no {_named(missing_in)} counterpart"
            case ReasonKind.RIVAL, ("a different split",):
                return "other ways to match these sentences cannot be ruled out"
            case ReasonKind.RIVAL, (where,):
                return f"one side fits {where} almost as well"
            case ReasonKind.SEAM, (language, "below"):
                return f"the end of the {_named(language)} seems to belong to the row below"
            case ReasonKind.SEAM, (language, "above"):
                return f"the beginning of the {_named(language)} seems to belong to the row above"
            case ReasonKind.PLACE, _:
                return "rows like this, in such a place, are often wrong"
            case ReasonKind.GAP, (missing_in,):
                return f"no {_named(missing_in)} counterpart found"
            case ReasonKind.CHANGED, (language, before, after):
                return f"the {_named(language)} text changed since a person looked: {_became(before, after)}"
        raise ValueError(f"reason {self.kind} does not take {self.values}")


def _became(before: object, after: object) -> str:
    if before and after:
        return f"“{before}” → “{after}”"
    return f"“{before}” is gone" if before else f"“{after}” is new"


def _named(language: object) -> str:
    return Language(str(language)).english_name


class Absence(StrEnum):
    """Why one side of a gap is empty, as a reviewer says."""

    OMITTED = "omitted"
    ILLEGIBLE = "illegible"
    NOTE = "note"
    ELSEWHERE = "elsewhere"
    ADDED = "added"
    SPLITTING = "splitting"
    MISSING = "missing"
    UNEXPLAINED = "unexplained"

    @property
    def words(self) -> str:
        """Return the reason as a person reads it."""
        return _ABSENCES[self]


_ABSENCES = {
    Absence.OMITTED: "left out on purpose",
    Absence.ILLEGIBLE: "illegible or lost",
    Absence.NOTE: "moved to a note",
    Absence.ELSEWHERE: "stands elsewhere in the text",
    Absence.ADDED: "added by the translator",
    Absence.SPLITTING: "not a sentence of its own",
    Absence.MISSING: "still to be translated",
    Absence.UNEXPLAINED: "left out, nobody knows why",
}
