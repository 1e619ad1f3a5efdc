"""Plain text becomes paragraphs and notes."""

from __future__ import annotations

from alignment.bitext import Document, Language, Source
from alignment.text import notes, structure
from alignment.text.assemble import assemble
from alignment.text.lines import Line, lines
from alignment.text.shown import Shown


def document(text: str, language: Language, source: Source) -> Document:
    """Return plain text as a document, its note apparatus taken out of the running text."""
    shown = Shown(text, language)
    all_lines = lines(text)
    found = notes.find(text, all_lines, shown, language)
    bodies = [note.body for note in found if note.body]
    marks = [note.marker for note in found]
    blocks = structure.blocks(text, _without(all_lines, sorted(bodies)), language, marks=marks)
    return assemble(text, blocks, found, shown, language, source)


def _without(all_lines: list[Line], bodies: list[tuple[int, int]]) -> list[Line]:
    """Return the lines, those of note bodies blank."""
    kept, number = [], 0
    for line in all_lines:
        while number < len(bodies) and bodies[number][1] <= line.start:
            number += 1
        inside = number < len(bodies) and bodies[number][0] <= line.start
        kept.append(Line(line.start, line.start) if inside else line)
    return kept
