"""A text, its paragraphs and its notes become a document."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import PurePath

from alignment.bitext import Document, Language, Note, Paragraph, ParagraphKind, Sentence, Source, Span
from alignment.text.notes import Anchored, kind_of
from alignment.text.sentences import split
from alignment.text.shown import Shown
from alignment.text.structure import Block


def assemble(
    text: str, blocks: Sequence[Block], notes: Sequence[Anchored], shown: Shown, language: Language, source: Source
) -> Document:
    """Return the document. ``blocks`` and ``notes`` lie in order; nothing of ``text`` is lost.

    A block of which nobody sees anything is no paragraph; a note without a sentence of its own hangs on the one
    before it, or on the first. A document without sentences comes back empty.
    """
    work = _Work(text, shown, language, list(notes))
    for block in blocks:
        work.add(block)
    work.hang_rest()
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
    language: Language
    waiting: list[Anchored]
    sentences: list[Sentence] = field(default_factory=list)
    paragraphs: list[Paragraph] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    _next: int = 0

    def add(self, block: Block) -> None:
        """Add a paragraph with its sentences and the notes anchored in them."""
        self._hang(self._before(block.start, inclusive=False))
        made = len(self.sentences)
        for span in self._spans(block):
            self._sentence(span)
        if len(self.sentences) > made:
            kind = block.kind or ParagraphKind.BODY
            self.paragraphs.append(
                Paragraph(kind=kind, start=block.start, stop=block.stop, level=block.level, marker=block.marker)
            )

    def hang_rest(self) -> None:
        """Hang the notes that no paragraph holds."""
        self._hang(self.waiting[self._next :])
        self._next = len(self.waiting)

    def _spans(self, block: Block) -> list[Span]:
        """Return the sentences of a block; a note mark that begins one goes to the sentence before it."""
        if block.kind is ParagraphKind.HEADING:
            return [Span(block.start, block.stop)]
        spans = [
            Span(block.start + start, block.start + stop)
            for start, stop in split(self.text[block.start : block.stop], self.language)
        ]
        marks = [note.marker for note in self._until(block.stop)]
        return _around(spans, marks, self.text) if marks else spans

    def _until(self, place: int) -> list[Anchored]:
        """Return the waiting notes that are anchored before a place, or at it."""
        stop = self._next
        while stop < len(self.waiting) and self.waiting[stop].marker.start <= place:
            stop += 1
        return self.waiting[self._next : stop]

    def _sentence(self, span: Span) -> None:
        notes = self._before(span.stop, inclusive=True)
        words, places = self.shown.part(span, [note.marker for note in notes])
        if not words:
            self._hang(notes)
            return
        index = len(self.sentences)
        self.sentences.append(Sentence(text=words, start=span.start, stop=span.stop, paragraph=len(self.paragraphs)))
        for note, place in zip(notes, places, strict=True):
            self._note(note, index, place)

    def _before(self, place: int, *, inclusive: bool) -> list[Anchored]:
        """Take the waiting notes that are anchored before a place."""
        taken = []
        while self._next < len(self.waiting):
            marker = self.waiting[self._next].marker
            if marker.start > place or (marker.start == place and not inclusive) or marker.stop > place:
                break
            taken.append(self.waiting[self._next])
            self._next += 1
        return taken

    def _hang(self, notes: Sequence[Anchored]) -> None:
        last = len(self.sentences) - 1
        for note in notes:
            self._note(note, max(last, 0), len(self.sentences[last].text) if self.sentences else 0)

    def _note(self, note: Anchored, sentence: int, offset: int) -> None:
        apart = note.marker.start == note.marker.stop
        self.notes.append(
            Note(
                label=note.label,
                text=note.text,
                sentence=sentence,
                offset=offset,
                kind=kind_of(note.text, self.language),
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
