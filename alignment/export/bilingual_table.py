"""The bilingual table: a Word file with German and English side by side, bead by bead, for comparing and correcting."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from alignment.bitext import Bead, Language, ParagraphKind, Status
from alignment.export.manuscript import Manuscript
from alignment.export.remarks import remarks, state
from alignment.export.unplaced import unplaced
from alignment.export.word.footnotes import Footnotes
from alignment.export.word.furniture import bound, colophon, title
from alignment.export.word.markup import paragraph, run
from alignment.export.word.package import Page
from alignment.export.word.styles import HEADINGS
from alignment.export.word.tables import END_OF_TABLE, WHOLE, Table

PAGE = Page(width=297, height=210, side=20, top=20, bottom=19)
COLUMNS = Table("BilingualTable", (12, 104, 104, 37))
HEADS = ("", "German", "English", "Remarks")
ROWS = 200
"""Most rows of one table: word processors take minutes to lay out thousands."""
FITTING = (1500, 1500, 700)
"""Characters of German, English and remarks that fit on a page; a longer row may be split, or it would be cut off."""

UNPLACED = "Note without a mark in the text"


def write(manuscript: Manuscript) -> bytes:
    """Return the bilingual table as a DOCX file."""
    footnotes = Footnotes()
    body = _body(manuscript, footnotes)
    return bound(
        manuscript, body, footnotes, page=PAGE, subject="German–English bilingual table", language="de-DE, en-GB"
    )


def _body(manuscript: Manuscript, footnotes: Footnotes) -> Iterator[str]:
    """Yield title, headings across the page, tables of at most ``ROWS`` rows between them, and the colophon."""
    rows = _Rows(manuscript, footnotes)
    yield title(manuscript, "German and English, sentence by sentence")
    filled = 0  # rows of the open table, 0 when none is open
    for index, bead in manuscript.exported:
        level = rows.heading(bead)
        if filled and (level or filled == ROWS):
            yield END_OF_TABLE
            filled = 0
        if level:
            yield rows.across(index, bead, level)
            continue
        if not filled:
            yield COLUMNS.start(*(paragraph("ColumnHead", run(head)) for head in HEADS))
        yield rows.row(index, bead)
        filled += 1
    if filled:
        yield END_OF_TABLE
    yield from colophon(manuscript, footnotes, PAGE)


class _Rows:
    """The beads of a manuscript as rows of a table or as headings across the page."""

    def __init__(self, manuscript: Manuscript, footnotes: Footnotes) -> None:
        self._manuscript = manuscript
        self._footnotes = footnotes
        self._lines = {language: manuscript.lines(language) for language in Language}
        self._unplaced = {language: unplaced(manuscript.bitext.document(language)) for language in Language}

    def heading(self, bead: Bead) -> int:
        """Return the level of the heading that a bead is, 0 if it is none.

        It is one if a side is nothing but headings and the other side, where headings may not be marked as
        such, has no more sentences.
        """
        de, en = (self._levels(bead, language) for language in Language)
        for side, other in ((en, de), (de, en)):
            if side and all(side) and len(other) <= len(side):
                return min(side)
        return 0

    def _levels(self, bead: Bead, language: Language) -> list[int]:
        """Return for each sentence of one side the level of the heading it is in, or 0."""
        document = self._manuscript.bitext.document(language)
        blocks = (
            document.paragraphs[sentence.paragraph] for sentence in document.sentences[slice(*bead.run(language))]
        )
        return [min(max(1, block.level), HEADINGS) if block.kind == ParagraphKind.HEADING else 0 for block in blocks]

    def across(self, index: int, bead: Bead, level: int) -> str:
        """Return a heading: German over English, the English in Word's own heading style."""
        styles = {
            Language.DE: "HeadingGerman",
            Language.EN: f"HeadingEnglish{level}" if bead.de.length else f"Heading{level}",
        }
        texts = (
            paragraph(styles[language], self._sentences(language, range(*bead.run(language))))
            for language in Language
            if bead.run(language).length
        )
        more = "".join(f" · {remark}" for remark in self._remarks(index, bead))
        return "".join(texts) + paragraph("HeadingRemark", run(f"{index + 1} · "), _state(bead), run(more))

    def row(self, index: int, bead: Bead) -> str:
        """Return a bead as a row: number, German, English, remarks."""
        cells = (
            paragraph("BeadNumber", run(str(index + 1))),
            self._cell(bead, Language.DE),
            self._cell(bead, Language.EN),
            self._remark_cell(index, bead),
        )
        return COLUMNS.row(cells, properties=WHOLE if self._fits(index, bead) else "")

    def _fits(self, index: int, bead: Bead) -> bool:
        lengths = [sum(len(line.text) for line in self._lines[side][slice(*bead.run(side))]) for side in Language]
        lengths.append(sum(map(len, self._remarks(index, bead))))
        return all(length <= most for length, most in zip(lengths, FITTING, strict=True))

    def _cell(self, bead: Bead, language: Language) -> str:
        """Return the sentences of one side, those of different paragraphs apart."""
        document = self._manuscript.bitext.document(language)
        blocks = groupby(range(*bead.run(language)), key=lambda sentence: document.sentences[sentence].paragraph)
        name = language.english_name
        paragraphs = [
            paragraph(
                f"CellHeading{name}" if document.paragraphs[block].kind == ParagraphKind.HEADING else f"Cell{name}",
                self._sentences(language, sentences),
            )
            for block, sentences in blocks
        ]
        return "".join(paragraphs) or paragraph(f"Cell{name}")

    def _sentences(self, language: Language, sentences: Iterable[int]) -> str:
        runs = (self._footnotes.runs(self._lines[language][sentence], language) for sentence in sentences)
        return run(" ", language).join(runs)

    def _remark_cell(self, index: int, bead: Bead) -> str:
        said = (_state(bead), *map(run, self._remarks(index, bead)))
        return "".join(paragraph("Remark", words) for words in said)

    def _remarks(self, index: int, bead: Bead) -> tuple[str, ...]:
        lines = {side: self._lines[side][slice(*bead.run(side))] for side in Language}
        said = remarks(self._manuscript, index, lines)
        return (*said, UNPLACED) if self._is_unplaced(self._manuscript.bitext.beads[index]) else said

    def _is_unplaced(self, bead: Bead) -> bool:
        """Return whether a note that has no mark stands in a bead."""
        return any(
            sentence.paragraph in self._unplaced[side]
            for side in Language
            for sentence in self._manuscript.bitext.document(side).sentences[slice(*bead.run(side))]
        )


def _state(bead: Bead) -> str:
    return run(state(bead), style="Flag" if bead.status == Status.FLAGGED else "")
