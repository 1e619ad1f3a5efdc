"""The values everything else is made of: sentences, documents, beads, bitexts.

All are frozen. Positions are code points counted from 0; spans and runs are half-open ``(start, stop)``.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from alignment.reasons import Absence, Reason


class Language(StrEnum):
    """The two languages of every pair."""

    DE = "de"
    EN = "en"

    @property
    def english_name(self) -> str:
        """Return the name a person reads: German, English."""
        return "German" if self is Language.DE else "English"


class Span(NamedTuple):
    """A half-open stretch: of code points in a text, or of sentences in a document (then called a run)."""

    start: int
    stop: int

    @property
    def length(self) -> int:
        """Return how many code points or sentences the span covers."""
        return self.stop - self.start


class ParagraphKind(StrEnum):
    """What a paragraph is in its document."""

    HEADING = "heading"
    BODY = "body"
    ITEM = "item"
    LABEL = "label"
    CELL = "cell"


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A block of the document.

    ``level`` is the depth of a heading (from 1) or of a list item (from 1), 0 elsewhere. ``marker`` is what
    stands in front of a heading or item as it is written: ``a)``, ``1.``, ``–``. It is part of the span and of
    the first sentence; whoever sets the list again takes it off.
    """

    kind: ParagraphKind
    start: int
    stop: int
    level: int = 0
    marker: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """What the splitter makes.

    ``text`` is what a person reads: the span's characters without note markers, white space made single.
    ``paragraph`` is the index of the paragraph it stands in.
    """

    text: str
    start: int
    stop: int
    paragraph: int


class NoteKind(StrEnum):
    """Whose note it is."""

    ORIGINAL = "original"
    TRANSLATOR = "translator"
    EDITOR = "editor"


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A footnote or endnote, anchored at an offset in the text of a sentence.

    ``marker`` and ``body`` say where its anchor and its text stood in the document as read; both are ``None``
    where the format keeps notes apart from the text, as Word does.
    """

    label: str
    text: str
    sentence: int
    offset: int
    kind: NoteKind = NoteKind.ORIGINAL
    marker: Span | None = None
    body: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where a document came from: file name, SHA-256 of its bytes, archive signature and sheet where known."""

    file: str
    sha256: str
    signature: str = ""
    sheet: str = ""


class Break(NamedTuple):
    """Where a person parted a sentence in two (``put``) or joined two: the place at which the second of them begins."""

    start: int
    put: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One text in one language.

    ``text`` is the document as read, never altered; sentences, note markers and note bodies are stretches of
    it, in order and without overlap, and what lies between them is separators: nothing is lost. ``breaks`` are
    those that people made, in order: all others are the splitter's.
    """

    name: str
    language: Language
    text: str
    sentences: tuple[Sentence, ...]
    paragraphs: tuple[Paragraph, ...]
    source: Source
    notes: tuple[Note, ...] = ()
    breaks: tuple[Break, ...] = ()

    def __post_init__(self) -> None:
        place = 0
        for index, sentence in enumerate(self.sentences):
            if not place <= sentence.start < sentence.stop <= len(self.text):
                raise ValueError(f"{self.name}: sentence {index} spans {sentence.start}–{sentence.stop}, after {place}")
            if not 0 <= sentence.paragraph < len(self.paragraphs):
                raise ValueError(f"{self.name}: sentence {index} stands in paragraph {sentence.paragraph}, unknown")
            place = sentence.stop
        for note in self.notes:
            if not 0 <= note.sentence < len(self.sentences):
                raise ValueError(f"{self.name}: note {note.label} is anchored in sentence {note.sentence}, unknown")
            if not 0 <= note.offset <= len(self.sentences[note.sentence].text):
                raise ValueError(f"{self.name}: note {note.label} is anchored outside its sentence")

    @property
    def texts(self) -> list[str]:
        """Return the sentences as a person reads them."""
        return [sentence.text for sentence in self.sentences]


class Status(StrEnum):
    """How far the review of a bead is."""

    PROPOSED = "proposed"
    CONFIRMED = "confirmed"
    FLAGGED = "flagged"


@dataclass(frozen=True, slots=True, kw_only=True)
class Bead:
    """A run of German and a run of English sentences that belong together (Brown, Lai and Mercer 1991).

    One of the runs may be empty: the bead is then a gap. ``confidence`` is the probability that the bead is
    exactly right, ``None`` where a person made it. ``1-2`` looks like this::

        de  ──┬── 4 ──┬──
        en  ──┴ 5 │ 6 ┴──      Bead(de=Span(4, 5), en=Span(5, 7))

    A reviewer may have put a bookmark there, have taken the bead out of exports, or have said of a gap why it is one.
    """

    de: Span
    en: Span
    confidence: float | None = None
    reasons: tuple[Reason, ...] = ()
    status: Status = Status.PROPOSED
    bookmarked: bool = False
    excluded: bool = False
    absence: Absence | None = None

    @property
    def kind(self) -> str:
        """Return the bead's type, German first: ``1-1``, ``2-1``, ``0-1`` and so on."""
        return f"{self.de.length}-{self.en.length}"

    @property
    def is_gap(self) -> bool:
        """Return whether one side is empty."""
        return not (self.de.length and self.en.length)

    @property
    def decided(self) -> bool:
        """Return whether a person had a hand in the bead: its status, its shape, whether and why it is left out.

        Leaving a row out says of these sentences that they go together, and so it decides; a bookmark only says where
        somebody wants to come back to.
        """
        shaped = self.status != Status.PROPOSED or self.confidence is None
        return shaped or self.excluded or self.absence is not None

    def run(self, language: Language) -> Span:
        """Return the run of one side."""
        return self.de if language == Language.DE else self.en


def check_tiling(beads: tuple[Bead, ...], start: tuple[int, int], stop: tuple[int, int]) -> None:
    """Raise ``ValueError`` naming the bead unless ``beads`` cover both sides from ``start`` to ``stop`` in order."""
    de, en = start
    for number, bead in enumerate(beads):
        if (bead.de.start, bead.en.start) != (de, en):
            raise ValueError(f"bead {number} starts at {bead.de.start}, {bead.en.start}; expected {de}, {en}")
        if bead.de.length < 0 or bead.en.length < 0 or not (bead.de.length or bead.en.length):
            raise ValueError(f"bead {number} is {bead.kind}; expected at least one sentence")
        de, en = bead.de.stop, bead.en.stop
    if (de, en) != tuple(stop):
        raise ValueError(f"bead {len(beads) - 1} ends at {de}, {en}; expected {stop[0]}, {stop[1]}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Bitext:
    """A pair with its beads, which tile both sides: they start at 0, touch, and end at the end.

    ``signature`` names the settings, model and version that made the beads.
    """

    de: Document
    en: Document
    beads: tuple[Bead, ...]
    signature: str

    def __post_init__(self) -> None:
        if self.de.language != Language.DE or self.en.language != Language.EN:
            raise ValueError(f"a bitext is German and English, not {self.de.language} and {self.en.language}")
        check_tiling(self.beads, (0, 0), (len(self.de.sentences), len(self.en.sentences)))

    @property
    def name(self) -> str:
        """Return the name both documents share."""
        return self.de.name

    def sentences(self, bead: Bead, language: Language) -> tuple[Sentence, ...]:
        """Return the sentences on one side of a bead."""
        return self.document(language).sentences[slice(*bead.run(language))]

    def document(self, language: Language) -> Document:
        """Return one side of the pair."""
        return self.de if language == Language.DE else self.en
