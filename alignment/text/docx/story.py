"""The paragraphs of a story (body, note) as a reader of the finished text sees them.

Insertions and the targets of moves are text; deletions, the sources of moves, hidden text, comments and field
codes are not. Whatever else wraps text (content controls, smart tags, fields, links) is looked through.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from lxml import etree

from alignment.bitext import ParagraphKind
from alignment.text.docx.numbering import SYMBOLS, Numbering
from alignment.text.docx.package import W
from alignment.text.docx.styles import Styles
from alignment.text.structure import NO_HINT, Hint

ALTERNATIVES = "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"
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


@dataclass
class Piece:
    """A paragraph of the story; its line breaks are line ends."""

    text: str = ""
    references: list[Reference] = field(default_factory=list)
    hint: Hint = NO_HINT


class Story:
    """Reads stories of one document; the numbering goes on from one to the next."""

    def __init__(self, styles: Styles, numbering: Numbering) -> None:
        self._styles = styles
        self._numbering = numbering

    def read(self, root: etree._Element) -> list[Piece]:
        """Return the paragraphs of a story in reading order, text boxes after the paragraph that holds them."""
        pieces: list[Piece] = []
        carried = self._blocks(root, pieces, None, cell=False)
        return pieces if carried is None else [*pieces, carried]

    def _blocks(self, root: etree._Element, pieces: list[Piece], carried: Piece | None, *, cell: bool) -> Piece | None:
        """Add the paragraphs under ``root``; return one whose end is deleted, for the next to go on with."""
        for child in root:
            if child.tag in UNSEEN:
                continue
            if child.tag == ALTERNATIVES:
                carried = self._blocks(_chosen(child), pieces, carried, cell=cell)
            elif child.tag == W + "p":
                carried = self._paragraph(child, pieces, carried, cell=cell)
            elif child.tag == W + "tr" and child.find(f"{W}trPr/{W}del") is not None:
                continue
            else:
                carried = self._blocks(child, pieces, carried, cell=cell or child.tag == W + "tc")
        return carried

    def _paragraph(
        self, element: etree._Element, pieces: list[Piece], carried: Piece | None, *, cell: bool
    ) -> Piece | None:
        piece = carried or Piece()
        hint = self._hint(element.find(W + "pPr"), cell=cell) if not piece.text else piece.hint
        boxes: list[etree._Element] = []
        inline = _Inline(piece, boxes)
        inline.read(element)
        inline.finish()
        piece.hint = hint
        if _end_is_gone(element):
            return piece
        if piece.hint.marker and not piece.hint.marker.isspace():
            _put_in_front(piece)
        pieces.append(piece)
        for box in boxes:
            last = self._blocks(box, pieces, None, cell=False)
            pieces += [] if last is None else [last]
        return None

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
        return Hint(ParagraphKind.ITEM, depth + 1, marker) if listed else Hint()


class _Inline:
    """Reads what stands inside a paragraph."""

    def __init__(self, piece: Piece, boxes: list[etree._Element]) -> None:
        self._boxes = boxes
        self._piece = piece
        self._parts = [piece.text]
        self._length = len(piece.text)

    def finish(self) -> None:
        """Put what was read into the paragraph."""
        self._piece.text = "".join(self._parts)

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
        if tag in (W + "t", MATHEMATICS):
            self._write((child.text or "").replace("\r", " ").replace("\n", " "))
        elif tag in WRITTEN:
            self._write(WRITTEN[tag])
        elif tag == W + "sym":
            self._write(_symbol(child.get(W + "char", "")))
        elif tag in (W + "footnoteReference", W + "endnoteReference"):
            return self._reference(child)
        elif tag == W + "txbxContent":
            self._boxes.append(child)
        else:
            self.read(_chosen(child) if tag == ALTERNATIVES else child)
        return False

    def _reference(self, element: etree._Element) -> bool:
        own = element.get(W + "customMarkFollows", "0") not in OFF
        mark = "".join(text.text or "" for text in element.itersiblings(W + "t")) if own else ""
        kind = "footnote" if element.tag == W + "footnoteReference" else "endnote"
        self._piece.references.append(Reference(self._length, kind, element.get(W + "id", ""), mark))
        return own


def _chosen(alternatives: etree._Element) -> etree._Element:
    """Return the alternative Word would show: the first, or what is to be used instead of it."""
    return alternatives[0] if len(alternatives) else alternatives


def _hidden(run: etree._Element) -> bool:
    sign = run.find(f"{W}rPr/{W}vanish")
    return sign is not None and sign.get(W + "val", "1") not in OFF


def _end_is_gone(paragraph: etree._Element) -> bool:
    end = paragraph.find(f"{W}pPr/{W}rPr")
    return end is not None and any(end.find(W + name) is not None for name in ("del", "moveFrom"))


def _symbol(code: str) -> str:
    try:
        sign = chr(int(code, 16))
    except (ValueError, OverflowError):
        return "\ufffd"
    return SYMBOLS.get(sign, "\ufffd" if "\ue000" <= sign <= "\uf8ff" or "\ud800" <= sign <= "\udfff" else sign)


def _put_in_front(piece: Piece) -> None:
    """Write the computed label as if it had been typed, with a tab behind it."""
    if not piece.text.strip():
        return
    label = piece.hint.marker + "\t"
    piece.text = label + piece.text
    piece.references = [ref._replace(offset=ref.offset + len(label)) for ref in piece.references]
