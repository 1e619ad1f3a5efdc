"""The reading copy: a Word file of the English as its paragraphs stand in the document, for readers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from alignment.bitext import Bead, Language, Paragraph, ParagraphKind
from alignment.export.manuscript import Line, Manuscript
from alignment.export.unplaced import unplaced
from alignment.export.word.footnotes import Footnotes
from alignment.export.word.furniture import Fact, bound, colophon, title
from alignment.export.word.markup import paragraph, run, tab
from alignment.export.word.package import Page
from alignment.export.word.styles import HEADINGS, ITEMS, item_style, style_id

PAGE = Page(width=210, height=297, side=32, top=27, bottom=27)

BULLET_STYLES = {
    **dict.fromkeys("-‐‑‒–—", "List Dash"),
    **dict.fromkeys("•·*●▪◦o", "List Bullet"),
    "": "List Bullet",
}
"""Markers that Word sets itself; any other, such as ``a)``, is text and stays what it is."""

FIRST = {"1", "a", "A", "i", "I"}
"""Markers with which a list begins, without their signs."""

LAST_WORDS = 6
"""Words by which the place of a gap is named."""


def write(manuscript: Manuscript) -> bytes:
    """Return the English reading copy as a DOCX file."""
    footnotes = Footnotes()
    body = _body(manuscript, footnotes)
    return bound(manuscript, body, footnotes, page=PAGE, subject="English translation, reading copy", language="en-GB")


def _body(manuscript: Manuscript, footnotes: Footnotes) -> Iterator[str]:
    document = manuscript.bitext.en
    begins_with = [block.kind for block in document.paragraphs[:1]]
    yield title(manuscript, "Translated from the German", titled=begins_with == [ParagraphKind.HEADING])
    lines = zip(document.sentences, manuscript.lines(Language.EN), strict=True)
    continued, apart = _continued(document.paragraphs), unplaced(document)
    read = {sentence for _, bead in manuscript.exported for sentence in range(*bead.en)}
    kept = (line for index, line in enumerate(lines) if index in read)
    below: list[Fact] = []
    for block, sentences in groupby(kept, key=lambda pair: pair[0].paragraph):
        if block in apart:
            below.append(("Notes without a mark", _text([line for _, line in sentences], footnotes)))
            continue
        style = continued.get(block) or _style(document.paragraphs[block])
        yield _paragraph(document.paragraphs[block], style, [line for _, line in sentences], footnotes)
    yield from colophon(manuscript, footnotes, PAGE, (*below, *_left_out(manuscript)))


def _continued(blocks: Sequence[Paragraph]) -> dict[int, str]:
    """Return by index the style of body paragraphs that go on with a numbered item: the next one of its list follows.

    What follows the last item, or a bullet, may as well go on with the text around the list, and stays at the margin.
    """
    styles: dict[int, str] = {}
    for index, item in enumerate(blocks):
        if item.kind == ParagraphKind.ITEM and item.marker not in BULLET_STYLES:
            name = style_id(item_style("List Continue", min(item.level, ITEMS)))
            styles.update((body, name) for body in _up_to_next_item(blocks, index))
    return styles


def _up_to_next_item(blocks: Sequence[Paragraph], index: int) -> list[int]:
    """Return the body paragraphs between an item and the next of its list; none if the list does not go on."""
    bodies = []
    for later in range(index + 1, len(blocks)):
        block = blocks[later]
        if block.kind == ParagraphKind.BODY:
            bodies.append(later)
        elif block.kind != ParagraphKind.ITEM or block.level < blocks[index].level:
            return []
        elif block.level == blocks[index].level:
            goes_on = block.marker not in BULLET_STYLES and block.marker.strip("().") not in FIRST
            return bodies if goes_on else []
    return []


def _paragraph(block: Paragraph, style: str, lines: list[Line], footnotes: Footnotes) -> str:
    """Return a paragraph as it stands in the document; the marker of an item is set in front of it."""
    if block.kind != ParagraphKind.ITEM:
        return paragraph(style, _text(lines, footnotes))
    marked = lines[0].text.startswith(block.marker)
    label = [run(block.marker), tab()] if marked and block.marker not in BULLET_STYLES else []
    return paragraph(style, *label, _text(lines, footnotes, start=_behind(block.marker, lines[0].text)))


def _style(block: Paragraph) -> str:
    match block.kind:
        case ParagraphKind.ITEM:
            return style_id(item_style(BULLET_STYLES.get(block.marker, "List Item"), min(block.level, ITEMS)))
        case ParagraphKind.HEADING:
            return f"Heading{min(max(1, block.level), HEADINGS)}"
        case ParagraphKind.LABEL:
            return "Label"
        case ParagraphKind.CELL:
            return "TableText"
    return "ReadingText"


def _behind(marker: str, text: str) -> int:
    """Return where the text of an item begins; an edit may have taken its marker away."""
    if not text.startswith(marker):
        return 0
    return len(text) - len(text[len(marker) :].lstrip())


def _text(lines: list[Line], footnotes: Footnotes, start: int = 0) -> str:
    first, *others = lines
    runs = [footnotes.runs(first, Language.EN, start), *(footnotes.runs(line, Language.EN) for line in others)]
    return run(" ").join(runs)


def _left_out(manuscript: Manuscript) -> Iterator[Fact]:
    """Yield what a reader of the English does not see: German notes, and German without a counterpart."""
    if count := len(manuscript.bitext.de.notes):
        yield "Not included", run(f"{count} {'note' if count == 1 else 'notes'} to the German text")
    lines = {language: manuscript.lines(language) for language in Language}
    for index, bead in manuscript.exported:
        if not bead.en.length:
            german = " ".join(line.text for line in lines[Language.DE][slice(*bead.de)])
            place = _place(lines[Language.EN][: bead.en.start])
            yield "German without English", run(f"No. {index + 1}, {place}{_why(bead)}: ") + run(german, Language.DE)


def _why(bead: Bead) -> str:
    return f", {bead.absence.words}" if bead.absence else ""


def _place(before: Sequence[Line]) -> str:
    """Return where a gap lies, by the last words in front of it."""
    if not before:
        return "at the beginning"
    words = before[-1].text.split()
    return f"after “{'… ' if len(words) > LAST_WORDS else ''}{' '.join(words[-LAST_WORDS:])}”"
