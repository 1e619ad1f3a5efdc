"""Text as WordprocessingML (ISO 29500): runs, paragraphs and fields as strings.

Strings, because a document is streamed into its file: a tree of elements costs a hundred times the memory.
"""

from __future__ import annotations

import re
from xml.sax.saxutils import escape, quoteattr

from alignment.bitext import Language

NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
ROOT = f'xmlns:w="{NAMESPACE}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
LOCALE = {Language.DE: "de-DE", Language.EN: "en-GB"}

_ILLEGAL = re.compile("[\x00-\x08\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
"""What XML cannot hold; Word refuses a file with any of it."""

_ELEMENT = {
    "\t": "<w:tab/>",
    "\u00ad": "<w:softHyphen/>",
    "\u2011": "<w:noBreakHyphen/>",
    **dict.fromkeys(("\r\n", "\r", "\n", "\x0b", "\u2028", "\u2029"), "<w:br/>"),
}
"""Characters that Word writes as elements. As plain characters it shows some of them in another typeface."""

_SPLIT = re.compile("(\r\n|[\r\n\t\x0b\u00ad\u2011\u2028\u2029])")


def content(text: str) -> str:
    """Return text as the inside of a run, without the control characters that XML forbids."""
    parts = _SPLIT.split(_ILLEGAL.sub("", text))
    return "".join(_ELEMENT.get(part) or f'<w:t xml:space="preserve">{escape(part)}</w:t>' for part in parts if part)


def escaped(text: str) -> str:
    """Return text as the inside of an XML element, without the control characters that XML forbids."""
    return escape(_ILLEGAL.sub("", text))


def run(text: str, language: Language = Language.EN, style: str = "") -> str:
    """Return text as a run in its language, in a character style where one is named; nothing for no text."""
    inside = content(text)
    return f"<w:r>{properties(language, style)}{inside}</w:r>" if inside else ""


def properties(language: Language, style: str = "") -> str:
    """Return the properties of a run: the language its spelling is checked in, and its character style."""
    named = f'<w:rStyle w:val="{style}"/>' if style else ""
    return f'<w:rPr>{named}<w:lang w:val="{LOCALE[language]}"/></w:rPr>'


def paragraph(style: str, *runs: str, also: str = "") -> str:
    """Return a paragraph in a named style; ``also`` holds further paragraph properties."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{also}</w:pPr>{"".join(runs)}</w:p>'


def tab() -> str:
    """Return a run that is a tabulator."""
    return "<w:r><w:tab/></w:r>"


def field(instruction: str, shown: str = "1") -> str:
    """Return a field such as ``PAGE``; ``shown`` stands in until the program that opens the file knows better."""
    return f"<w:fldSimple w:instr={quoteattr(f' {instruction} ')}>{run(shown)}</w:fldSimple>"


def twips(millimetres: float) -> int:
    """Return a length in Word's unit, the twentieth of a point."""
    return round(millimetres * 1440 / 25.4)
