"""A text, its paragraphs and its notes become a document."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import takewhile
from pathlib import PurePath

from alignment.bitext import Document, Language, Note, Paragraph, ParagraphKind, Sentence, Source, Span
from alignment.text.notes import Anchored
from alignment.text.sentences import Splitter
from alignment.text.shown import Shown
from alignment.text.structure import Block


def assemble(
    text: str, blocks: Sequence[Block], notes: Sequence[Anchored], shown: Shown, language: Language, source: Source
) -> Document:
    """Return the document. ``blocks`` and ``notes`` lie in order; nothing of ``text`` is lost.

    A block of which nobody sees anything is no paragraph; a note without a sentence of its own hangs on the one
    before it, or on the first. A document without sentences comes back empty.
    """
    work = _Work(text, shown, Splitter(language), deque(notes))
    for block in blocks:
        work.add(block)
    work.hang(work.waiting)
    return Document(
        name=PurePath(source.file).stem,
        language=language,
        text=text,
        sentences=tuple(work.sentences),
        paragraphs=tuple(work.paragraphs),
        source=source,
        notes=tuple(work.notes) if work.sentences else (),
    )


@dataclass
class _Work:
    text: str
    shown: Shown
    splitter: Splitter
    waiting: deque[Anchored]
    sentences: list[Sentence] = field(default_factory=list)
    paragraphs: list[Paragraph] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)

    def add(self, block: Block) -> None:
        """Add a paragraph with its sentences and the notes anchored in them."""
        self.hang(self._taken(block.start, inclusive=False))
        made = len(self.sentences)
        for span in self._spans(block):
            self._sentence(span)
        if len(self.sentences) > made:
            kind = block.kind or ParagraphKind.BODY
            self.paragraphs.append(
                Paragraph(kind=kind, start=block.start, stop=block.stop, level=block.level, marker=block.marker)
            )

    def hang(self, notes: Iterable[Anchored]) -> None:
        """Hang notes that no sentence holds on the one before them."""
        last = len(self.sentences) - 1
        for note in notes:
            self._note(note, max(last, 0), len(self.sentences[last].text) if self.sentences else 0)

    def _spans(self, block: Block) -> list[Span]:
        """Return the sentences of a block; a note mark that begins one goes to the sentence before it."""
        if block.kind is ParagraphKind.HEADING:
            return [Span(block.start, block.stop)]
        spans = self.splitter.split(self.text[block.start : block.stop], block.start)
        if not self.waiting:
            return spans
        inside = takewhile(lambda note: note.marker.start <= block.stop, self.waiting)
        return _around(spans, [note.marker for note in inside], self.text)

    def _sentence(self, span: Span) -> None:
        notes = self._taken(span.stop, inclusive=True)
        words, places = self.shown.part(span, [note.marker for note in notes])
        if not words:
            self.hang(notes)
            return
        index = len(self.sentences)
        self.sentences.append(Sentence(text=words, start=span.start, stop=span.stop, paragraph=len(self.paragraphs)))
        for note, place in zip(notes, places, strict=True):
            self._note(note, index, place)

    def _taken(self, place: int, *, inclusive: bool) -> list[Anchored]:
        """Take the waiting notes that are anchored before a place, or ``inclusive`` at it."""
        taken = []
        while self.waiting:
            marker = self.waiting[0].marker
            if marker.stop > place or (marker.start == place and not inclusive):
                break
            taken.append(self.waiting.popleft())
        return taken

    def _note(self, note: Anchored, sentence: int, offset: int) -> None:
        apart = note.marker.start == note.marker.stop
        self.notes.append(
            Note(
                label=note.label,
                text=note.text,
                sentence=sentence,
                offset=offset,
                kind=note.kind,
                marker=None if apart else note.marker,
                body=note.body,
            )
        )


def _around(spans: Sequence[Span], marks: Sequence[Span], text: str) -> list[Span]:
    """Return the spans with their ends moved out of the marks they cut, behind those that begin a sentence."""
    moved: list[Span] = []
    number = 0
    for span in spans:
        start = span.start
        while number < len(marks) and marks[number].stop <= start:
            number += 1
        if moved:
            while number < len(marks) and marks[number].start <= start + _white(text, start):
                stop = max(marks[number].stop, moved[-1].stop)
                moved[-1] = Span(moved[-1].start, stop)
                start = max(start, stop)
                number += 1
        start += _white(text, start)
        if start < span.stop:
            moved.append(Span(start, span.stop))
    return moved


def _white(text: str, place: int) -> int:
    """Return how much white space begins at a place."""
    stop = place
    while stop < len(text) and text[stop].isspace():
        stop += 1
    return stop - place
