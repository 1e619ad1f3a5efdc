"""Notes as real Word footnotes, at the very place of their anchor."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from typing import NamedTuple

from alignment.bitext import Language, Note, NoteKind
from alignment.export.manuscript import Line
from alignment.export.word.markup import ROOT, paragraph, properties, run

SEPARATORS = (-1, 0)
"""Ids of the two rules Word draws above footnotes; ``settings.xml`` must name them too, or Word offers a repair."""

HAND = {NoteKind.ORIGINAL: "", NoteKind.TRANSLATOR: "[Tr.]", NoteKind.EDITOR: "[Ed.]"}
"""What tells the notes of the translator and the editor from those of the document."""

APART = "\u2009"
"""Stands between two marks at one place, or 1 and 2 would read as 12."""


class Numbered(NamedTuple):
    """A note of the document and the number that Word gives it."""

    number: int
    language: Language
    label: str


class Footnotes:
    """The footnotes of one Word file, collected while its text is written.

    Ids are given in the order of the text, because LibreOffice takes the notes by rank of their ids.
    """

    def __init__(self) -> None:
        self.numbered: list[Numbered] = []
        self.kinds: set[NoteKind] = set()
        self._bodies: list[str] = []

    def runs(self, line: Line, language: Language, start: int = 0) -> str:
        """Return a sentence from character ``start`` as runs, its notes at their anchors."""
        runs = []
        for number, note in enumerate(line.notes):
            stop = max(start, note.offset)
            between = run(line.text[start:stop], language)
            apart = run(APART, language, "FootnoteReference") if number and not between else ""
            runs += [between, apart, self._reference(note, language)]
            start = stop
        return "".join((*runs, run(line.text[start:], language)))

    def part(self) -> Iterable[str]:
        """Yield the part that holds the bodies of the notes."""
        yield f"<w:footnotes {ROOT}>"
        for id_, kind in zip(SEPARATORS, ("separator", "continuationSeparator"), strict=True):
            rule = paragraph("FootnoteRule", f"<w:r><w:{kind}/></w:r>")
            yield f'<w:footnote w:type="{kind}" w:id="{id_}">{rule}</w:footnote>'
        yield from self._bodies
        yield "</w:footnotes>"

    def concordance(self) -> str:
        """Return where the numbers differ from the labels in the document, in words; empty if they do not."""
        languages = {note.language for note in self.numbered}
        if len(languages) < 2 and all(note.label == str(note.number) for note in self.numbered):
            return ""
        return ", ".join(map(_stretch, _stretches(self.numbered)))

    def _reference(self, note: Note, language: Language) -> str:
        number = len(self._bodies) + 1
        self.numbered.append(Numbered(number, language, note.label))
        self.kinds.add(note.kind)
        self._bodies.append(f'<w:footnote w:id="{number}">{_body(note, language)}</w:footnote>')
        return f'<w:r>{properties(language, "FootnoteReference")}<w:footnoteReference w:id="{number}"/></w:r>'


def _body(note: Note, language: Language) -> str:
    hand = HAND[note.kind]
    first, *others = [line for line in note.text.splitlines() if line.strip()] or [""]
    lead = f"{hand} " if hand and not first.startswith(hand) else ""
    mark = f"<w:r>{properties(language, 'FootnoteReference')}<w:footnoteRef/></w:r>"
    opening = paragraph("FootnoteText", mark, run(f" {lead}{first}", language))
    return opening + "".join(paragraph("FootnoteText", run(other, language)) for other in others)


def _stretches(notes: Iterable[Numbered]) -> Iterable[list[Numbered]]:
    """Yield neighbours whose labels count up together with their numbers; other notes one by one."""

    def key(note: Numbered) -> tuple[Language, int | str]:
        counts = note.label.isdecimal() and len(note.label) < 9
        return note.language, int(note.label) - note.number if counts else note.label

    return (list(group) for _, group in groupby(notes, key))


def _stretch(notes: list[Numbered]) -> str:
    first, last = notes[0], notes[-1]
    here, there = str(first.number), first.label
    if len(notes) > 1:
        here, there = f"{here}–{last.number}", f"{there}–{last.label}"
    return f"{here} = {first.language.english_name} {there}"
