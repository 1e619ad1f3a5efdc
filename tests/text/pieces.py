"""What a document was made of, for the law that nothing of a text is lost."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from alignment.bitext import Document


class Piece(NamedTuple):
    """A stretch of the document as read, and what it became: sentence, marker, note or separator."""

    kind: str
    start: int
    stop: int


def pieces(document: Document) -> Iterator[Piece]:
    """Yield stretches that tile the text of a document from its first to its last character.

    A sentence with a note marker inside comes as several pieces, the marker between them.
    """
    markers = sorted(note.marker for note in document.notes if note.marker)
    named = [Piece("marker", *marker) for marker in markers]
    named += [Piece("note", *note.body) for note in document.notes if note.body]
    for sentence in document.sentences:
        place = sentence.start
        for start, stop in markers:
            if sentence.start <= start and stop <= sentence.stop:
                if place < start:
                    named.append(Piece("sentence", place, start))
                place = stop
        if place < sentence.stop:
            named.append(Piece("sentence", place, sentence.stop))
    place = 0
    for piece in sorted(named, key=lambda piece: piece.start):
        assert piece.start >= place, f"{piece.kind} at {piece.start} overlaps what ends at {place}"
        if place < piece.start:
            yield Piece("separator", place, piece.start)
        yield piece
        place = piece.stop
    if place < len(document.text):
        yield Piece("separator", place, len(document.text))


def whole(document: Document) -> str:
    """Return the pieces put together again."""
    return "".join(document.text[piece.start : piece.stop] for piece in pieces(document))
