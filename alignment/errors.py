"""Everything that can go wrong, by who must act.

    WorkbenchError
    ├── InputError               a file a person can mend: where, problem, what to do
    │   ├── TextError            a document
    │   │   └── EncodingError    a plain text that is not UTF-8, nor what it was said to be
    │   ├── GlossaryError        glossary.yml
    │   ├── AlignmentFileError   a file of beads or of sentence pairs
    │   └── WeightsError         a file of weights
    ├── StoreError               the database: unreachable, newer than the program, damaged
    ├── ConflictError            somebody else changed this bead since you opened it
    ├── ActError                 an act that makes no sense where it was asked for
    └── EncoderUnavailable       a model that is not there, with the command that helps

The text of an error is one sentence a person can act on: ``where: what (what to do)``.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from os import PathLike
from typing import Self


class WorkbenchError(Exception):
    """Base of all errors that are shown to a person instead of a traceback."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong with a file: its place, the problem and what to do about it.

    ``line`` and ``column`` count from 1, as editors show them.
    """

    where: str
    problem: str
    remedy: str = ""
    line: int | None = None
    column: int | None = None

    def __str__(self) -> str:
        place = ":".join(str(part) for part in (self.where, self.line, self.column) if part is not None)
        return f"{place}: {self.problem}" + (f" ({self.remedy})" if self.remedy else "")


class InputError(WorkbenchError):
    """A file that a person can mend; carries all its faults, not only the first."""

    def __init__(self, *faults: Fault) -> None:
        super().__init__("\n".join(map(str, faults)))
        self.faults = faults

    @classmethod
    def at(
        cls,
        where: str | PathLike[str],
        problem: str,
        remedy: str = "",
        *,
        line: int | None = None,
        column: int | None = None,
    ) -> Self:
        """Return the error for a single fault."""
        return cls(Fault(str(where), problem, remedy, line, column))


class TextError(InputError):
    """A document that cannot be read."""


class EncodingError(TextError):
    """A plain text in an encoding that was not named; ``encoding`` is the one it looks like, empty if that is open.

    How an encoding is named depends on where the text came in: who can be told it says so with ``or_else``.
    """

    def __init__(self, fault: Fault, encoding: str = "") -> None:
        super().__init__(fault)
        self.encoding = encoding

    def or_else(self, remedy: str) -> Self:
        """Return the error with something else that a person can do."""
        (fault,) = self.faults
        return type(self)(replace(fault, remedy=f"{fault.remedy} or {remedy}"), self.encoding)


class GlossaryError(InputError):
    """A glossary file with faults."""


class AlignmentFileError(InputError):
    """A file of beads or of sentence pairs that cannot be read."""


class WeightsError(InputError):
    """A file of weights with faults."""


class StoreError(WorkbenchError):
    """The database of reviews is unreachable, damaged, or newer than this program."""


class ConflictError(WorkbenchError):
    """Somebody else changed the bead since it was shown."""


class ActError(WorkbenchError):
    """An act that makes no sense where it was asked for, such as merging the last bead with the next."""


class EncoderUnavailable(WorkbenchError):  # noqa: N818  # says what it is
    """An embedding model that cannot be had here."""
