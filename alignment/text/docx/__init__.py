"""Word documents become paragraphs and notes.

The text of the document is our own linearisation: paragraphs in reading order with a line end between them,
computed list labels in front of theirs with a tab, notes kept apart.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import count

from lxml import etree

from alignment.bitext import Document, Language, NoteKind, ParagraphKind, Source, Span
from alignment.text import structure
from alignment.text.assemble import assemble
from alignment.text.docx.numbering import LARGEST_LABEL, Numbering, roman
from alignment.text.docx.package import Package, W
from alignment.text.docx.story import Piece, Story
from alignment.text.docx.styles import Styles
from alignment.text.lines import Line, lines
from alignment.text.notes import Anchored, kind_of
from alignment.text.shown import Shown
from alignment.text.structure import Hint

ORDINARY = (None, "normal")


def document(data: bytes, where: str, language: Language, source: Source) -> Document:
    """Return a Word file as a document. Raises ``TextError`` if it is damaged, protected, or no Word file."""
    package = Package(data, where)
    story = Story(Styles(package.part("styles")), Numbering(package.part("numbering")))
    pieces = story.read(package.document)
    text = "\n".join(piece.text for piece in pieces)
    bodies = {kind: _bodies(package.part(kind + "s"), kind, story, language) for kind in ("footnote", "endnote")}
    all_lines, hints = _lines(pieces)
    return assemble(
        text,
        structure.blocks(text, all_lines, language, hints),
        list(_anchored(pieces, bodies, language)),
        Shown(text, language),
        language,
        source,
    )


def _bodies(root: etree._Element | None, kind: str, story: Story, language: Language) -> dict[str, str]:
    """Return the texts of notes by their ids, a line for each paragraph."""
    bodies = {}
    for note in [] if root is None else root.findall(W + kind):
        if note.get(W + "type") in ORDINARY:
            paragraphs = (_seen(piece.text, language) for piece in story.read(note))
            bodies[note.get(W + "id", "")] = "\n".join(filter(None, paragraphs))
    return bodies


def _seen(text: str, language: Language) -> str:
    return Shown(text, language).part(Span(0, len(text)))[0]


def _anchored(pieces: Sequence[Piece], bodies: dict[str, dict[str, str]], language: Language) -> Iterator[Anchored]:
    """Yield the notes in the order of their marks, numbered in that order, whatever their ids."""
    numbers = {"footnote": count(1), "endnote": count(1)}

    @cache
    def note(kind: str, identity: str, own: str) -> tuple[str, NoteKind]:
        words = bodies[kind][identity].removeprefix(own).lstrip()
        return words, kind_of(words, language)

    place = 0
    for piece in pieces:
        for offset, kind, identity, mark in piece.references:
            if identity in bodies[kind]:
                own = mark.strip()
                label = own or _label(kind, next(numbers[kind]))
                at = Span(place + offset, place + offset)
                yield Anchored(label, *note(kind, identity, own), at, None)
        place += len(piece.text) + 1


def _label(kind: str, number: int) -> str:
    """Return a note's label as Word writes it if nothing else is said: 1, 2, 3; for endnotes i, ii, iii."""
    return roman(number) if kind == "endnote" and number <= LARGEST_LABEL else str(number)


def _lines(pieces: Sequence[Piece]) -> tuple[list[Line], dict[int, Hint]]:
    """Return the lines of the joined text and what the paragraphs say about them."""
    found: list[Line] = []
    hints: dict[int, Hint] = {}
    place = 0
    for piece in pieces:
        hint = piece.hint
        for start, stop, indent in lines(piece.text) or [Line(0, 0)]:
            hints[len(found)] = hint
            found.append(Line(place + start, place + stop, indent))
            hint = _after_break(piece.hint)
        place += len(piece.text) + 1
    return found, hints


def _after_break(hint: Hint) -> Hint:
    """Return what a paragraph says about its lines after the first: headings and cells stay what they are."""
    kept = hint.kind if hint.kind in (ParagraphKind.HEADING, ParagraphKind.CELL) else None
    return Hint(kind=kept, level=hint.level if kept else 0, soft=True)
