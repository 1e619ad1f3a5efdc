"""The paragraphs of a story (body, note) as a reader of the finished text sees them.

Insertions and the targets of moves are text; deletions, the sources of moves, hidden text, comments and field
codes are not. Whatever else wraps text (content controls, smart tags, fields, links) is looked through.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from lxml import etree

from alignment.bitext import ParagraphKind
from alignment.text.docx.numbering import SYMBOLS, Numbering
from alignment.text.docx.package import W
from alignment.text.docx.styles import Styles
from alignment.text.structure import NO_HINT, Hint

ALTERNATIVES = "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"
TEXT = W + "t"
MATHEMATICS = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
WRITTEN = {
    W + "tab": "\t",
    W + "ptab": "\t",
    W + "br": "\n",
    W + "cr": "\n",
    W + "noBreakHyphen": "\u2011",
    W + "softHyphen": "\u00ad",
}
UNSEEN = {W + name for name in ("del", "moveFrom", "delText", "instrText", "delInstrText", "rt", "fldData", "altChunk")}
UNSEEN |= {W + name + "Pr" for name in ("p", "r", "sect", "tbl", "tr", "tc", "sdt", "sdtEnd")} | {W + "tblGrid"}
OFF = ("0", "false", "off", "none")


class Reference(NamedTuple):
    """Where a paragraph refers to a note; ``mark`` is the author's own instead of a number."""

    offset: int
    kind: str
    identity: str
    mark: str


class Piece(NamedTuple):
    """A paragraph of the story; its line breaks are line ends."""

    text: str
    references: Sequence[Reference]
    hint: Hint


class Story:
    """Reads stories of one document; the numbering goes on from one to the next."""

    def __init__(self, styles: Styles, numbering: Numbering) -> None:
        self._styles = styles
        self._numbering = numbering

    def read(self, root: etree._Element) -> list[Piece]:
        """Return the paragraphs of a story in reading order, text boxes after the paragraph that holds them."""
        pieces: list[Piece] = []
        self._finish(self._blocks(root, pieces, None, cell=False), pieces)
        return pieces

    def _blocks(
        self, root: etree._Element, pieces: list[Piece], begun: _Paragraph | None, *, cell: bool
    ) -> _Paragraph | None:
        """Add the paragraphs under ``root``; return one whose end is deleted, for the next to go on with."""
        for child in root:
            tag = child.tag
            if tag == W + "p":
                begun = self._paragraph(child, pieces, begun, cell=cell)
            elif tag in UNSEEN or (tag == W + "tr" and child.find(f"{W}trPr/{W}del") is not None):
                continue
            else:
                inner = _chosen(child) if tag == ALTERNATIVES else child
                begun = self._blocks(inner, pieces, begun, cell=cell or tag == W + "tc")
        return begun

    def _paragraph(
        self, element: etree._Element, pieces: list[Piece], begun: _Paragraph | None, *, cell: bool
    ) -> _Paragraph | None:
        properties = element.find(W + "pPr")
        paragraph = begun or _Paragraph()
        if paragraph.empty:
            paragraph.hint = self._hint(properties, cell=cell)
        paragraph.read(element)
        if _end_is_gone(properties):
            return paragraph
        self._finish(paragraph, pieces)
        return None

    def _finish(self, paragraph: _Paragraph | None, pieces: list[Piece]) -> None:
        """Add a paragraph and then what its text boxes hold."""
        if paragraph is not None:
            pieces.append(paragraph.piece())
            for box in paragraph.boxes:
                self._finish(self._blocks(box, pieces, None, cell=False), pieces)

    def _hint(self, properties: etree._Element | None, *, cell: bool) -> Hint:
        listed = self._styles.numbering(properties)
        marker, depth = "", 0
        if listed:
            depth = self._numbering.level(listed)
            marker = self._numbering.label(listed.number, depth)
        level = self._styles.heading(properties)
        if level is not None:
            return Hint(ParagraphKind.HEADING, level, marker)
        if cell:
            return Hint(ParagraphKind.CELL, 0, marker)
        return Hint(ParagraphKind.ITEM, depth + 1, marker) if listed else NO_HINT


class _Paragraph:
    """A paragraph while it is read, which may take several elements."""

    def __init__(self) -> None:
        self.hint = NO_HINT
        self.boxes: list[etree._Element] = []
        self._references: list[Reference] = []
        self._parts: list[str] = []
        self._length = 0

    @property
    def empty(self) -> bool:
        """Return whether nothing has been read yet."""
        return not self._length

    def piece(self) -> Piece:
        """Return what was read, the computed label in front as if it had been typed, with a tab behind it."""
        text, marker = "".join(self._parts), self.hint.marker.strip()
        if not marker or not text.strip():
            return Piece(text, self._references, self.hint)
        label = self.hint.marker + "\t"
        references = [reference._replace(offset=reference.offset + len(label)) for reference in self._references]
        return Piece(label + text, references, self.hint)

    def read(self, element: etree._Element) -> None:
        """Read the children of an element."""
        if element.tag == W + "r" and _hidden(element):
            return
        for child in element:
            if self._one(child):
                break

    def _write(self, text: str) -> None:
        self._parts.append(text)
        self._length += len(text)

    def _one(self, child: etree._Element) -> bool:
        """Read a child; return whether the rest of its run is the mark of a note."""
        tag = child.tag
        if tag in UNSEEN:
            return False
        if tag in (TEXT, MATHEMATICS):
            self._write((child.text or "").replace("\r", " ").replace("\n", " "))
        elif tag in WRITTEN:
            self._write(WRITTEN[tag])
        elif tag == W + "sym":
            self._write(_symbol(child.get(W + "char", "")))
        elif tag in (W + "footnoteReference", W + "endnoteReference"):
            return self._reference(child)
        elif tag == W + "txbxContent":
            self.boxes.append(child)
        else:
            self.read(_chosen(child) if tag == ALTERNATIVES else child)
        return False

    def _reference(self, element: etree._Element) -> bool:
        own = element.get(W + "customMarkFollows", "0") not in OFF
        mark = "".join(text.text or "" for text in element.itersiblings(W + "t")) if own else ""
        kind = "footnote" if element.tag == W + "footnoteReference" else "endnote"
        self._references.append(Reference(self._length, kind, element.get(W + "id", ""), mark))
        return own


def _chosen(alternatives: etree._Element) -> etree._Element:
    """Return the alternative Word would show: the first, or what is to be used instead of it."""
    return alternatives[0] if len(alternatives) else alternatives


def _hidden(run: etree._Element) -> bool:
    properties = run.find(W + "rPr")
    sign = None if properties is None else properties.find(W + "vanish")
    return sign is not None and sign.get(W + "val", "1") not in OFF


def _end_is_gone(properties: etree._Element | None) -> bool:
    end = None if properties is None else properties.find(W + "rPr")
    return end is not None and any(end.find(W + name) is not None for name in ("del", "moveFrom"))


def _symbol(code: str) -> str:
    try:
        sign = chr(int(code, 16))
    except (ValueError, OverflowError):
        return "\ufffd"
    return SYMBOLS.get(sign, "\ufffd" if "\ue000" <= sign <= "\uf8ff" or "\ud800" <= sign <= "\udfff" else sign)
