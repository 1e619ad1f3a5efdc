"""What an export is made of: a bitext as its review stands, with what is to be said about it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import NamedTuple

from alignment.bitext import Bead, Bitext, Language, Note
from alignment.edits import moved


class Line(NamedTuple):
    """A sentence as it stands: its text after edits, its notes in order of place, and its text before any edit."""

    text: str
    notes: tuple[Note, ...]
    original: str

    @property
    def edited(self) -> bool:
        """Return whether it is worded otherwise than the text that was imported."""
        return self.text != self.original


@dataclass(frozen=True, slots=True, kw_only=True)
class Manuscript:
    """A bitext as its review stands; every format writes this and nothing else.

    ``texts`` holds the sentences that were edited, by language and index. ``remarks`` holds comments and
    findings in words, by index of the bead; its status, confidence and reasons are not among them, formats put
    those into words themselves. ``provenance`` holds what else a reader must know, as pairs of label and value,
    in order. ``made`` is printed as the date of the export: equal manuscripts give equal bytes.
    """

    bitext: Bitext
    title: str
    made: datetime
    texts: Mapping[tuple[Language, int], str] = field(default_factory=dict)
    remarks: Mapping[int, tuple[str, ...]] = field(default_factory=dict)
    provenance: tuple[tuple[str, str], ...] = ()

    @property
    def exported(self) -> tuple[tuple[int, Bead], ...]:
        """Return the beads that reviewers did not leave out, each with its index."""
        return tuple((index, bead) for index, bead in enumerate(self.bitext.beads) if not bead.excluded)

    def lines(self, language: Language) -> tuple[Line, ...]:
        """Return the sentences of one side as they stand; notes keep their place in a sentence that was edited."""
        document = self.bitext.document(language)
        notes: defaultdict[int, list[Note]] = defaultdict(list)
        for note in document.notes:
            notes[note.sentence].append(note)
        return tuple(
            _line(sentence.text, self.texts.get((language, index), sentence.text), notes.get(index, []))
            for index, sentence in enumerate(document.sentences)
        )


def _line(before: str, after: str, notes: list[Note]) -> Line:
    placed = notes if before == after else [replace(n, offset=moved(before, after, n.offset)) for n in notes]
    return Line(after, tuple(sorted(placed, key=lambda note: note.offset)), before)
