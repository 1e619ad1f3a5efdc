"""Lines become paragraphs: headings, items, labels, table cells and running text."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from alignment.bitext import Language, ParagraphKind
from alignment.text.lines import Line
from alignment.text.marks import Known, Mark
from alignment.text.tables import tables

LONGEST_HEADING = 100
NARROWEST_WRAP, WIDEST_WRAP = 30, 120

ENDED = re.compile(r"[.!?…:;,][”“\"'’‘»«)\]]*$")
CLOSED = re.compile(r"[.!?…:][”“\"'’‘»«)\]]*$")
COLUMNS = re.compile(r"\t+|\s*\|\s*| {3,}| {2,}(?=[-–+]?\d)")
PAGE = re.compile(
    r"[-–—] ?\d{1,4} ?[-–—]|(?:[-–—] )?(?:Seite|Blatt|Page|page) \d{1,4}(?: [-–—]|(?: von| of|/) ?\d{1,4})?"
)
LABEL = re.compile(r"([^\W\d_][^:\n]{0,39}):(\s|$)")


class Block(NamedTuple):
    """A paragraph in the making; ``kind`` is ``None`` until the text around it has been looked at."""

    start: int
    stop: int
    kind: ParagraphKind | None = None
    level: int = 0
    marker: str = ""
    style: str = ""
    value: int = 0
    alone: bool = False
    """Blank lines, or nothing, stand before and after it."""
    indented: bool = False


class Hint(NamedTuple):
    """What the format itself says about a line."""

    kind: ParagraphKind | None = None
    level: int = 0
    marker: str = ""
    soft: bool = False
    """The line is set apart from the one before by a line break only, not by a new paragraph."""


NO_HINT = Hint()


def blocks(
    text: str, lines: Sequence[Line], language: Language, hints: Mapping[int, Hint] | None = None
) -> list[Block]:
    """Return the paragraphs that ``lines`` form, in order; ``hints`` by index of line overrule what lines look like.

    Without hints, a document is looked at as a whole: either every line is a paragraph, or lines are wrapped
    and a paragraph goes on until something speaks against it.
    """
    return _Structure(text, lines, language, hints or {}, plain=hints is None).blocks()


class _Structure:
    def __init__(
        self, text: str, lines: Sequence[Line], language: Language, hints: Mapping[int, Hint], *, plain: bool
    ) -> None:
        self._text = text
        self._lines = lines
        self._language = language
        self._hints = hints
        self._words = [text[line.start : min(line.stop, line.start + 200)] for line in lines]
        self._known = Known((words for words in self._words if words), language)
        self._width = max((line.stop - line.start for line in lines), default=0)
        self._wrapped = plain and self._wraps()

    def blocks(self) -> list[Block]:
        table = self._table_lines()
        found: list[Block] = []
        group: list[int] = []
        for index, line in enumerate(self._lines):
            if group and (line.blank or index in table or not self._goes_on(index)):
                found.append(self._block(group))
                group = []
            if index in table:
                found += self._cells(line)
            elif not line.blank:
                group.append(index)
        if group:
            found.append(self._block(group))
        return _leveled(self._judged(found))

    # Lines to groups

    def _wraps(self) -> bool:
        """Return whether lines break where the page ends: full ones stop in mid-sentence, the next begins small."""
        if not NARROWEST_WRAP <= self._width <= WIDEST_WRAP:
            return False
        full = [
            (line, following)
            for line, following in pairwise(self._lines)
            if not following.blank and line.stop - line.start >= 0.6 * self._width
        ]
        broken = sum(self._broken(line, following) for line, following in full)
        return broken > 0 and broken >= 0.25 * len(full)

    def _broken(self, line: Line, following: Line) -> bool:
        return self._text[following.start].islower() and not CLOSED.search(self._text[line.stop - 3 : line.stop])

    def _goes_on(self, index: int) -> bool:
        """Return whether a line continues the paragraph of the line before it."""
        hint = self._hints.get(index, NO_HINT)
        if hint.soft and hint.kind is ParagraphKind.HEADING:
            return True
        if not (self._wrapped or hint.soft):
            return False
        line, before = self._lines[index], self._lines[index - 1]
        ending = self._text[max(before.start, before.stop - 3) : before.stop]
        mark = self._known.mark(self._words[index])
        listed = ENDED.search(ending) or self._known.mark(self._words[index - 1])
        if mark and (listed or self._known.often(mark)):
            return False
        if self._broken(before, line) or ending.endswith(("-", ",")):
            return True
        if hint.soft or (line.indent and line.indent != before.indent) or self._label(index - 1):
            return False
        word = self._words[index].split(None, 1)[0]
        room = 0.85 if CLOSED.search(ending) else 0.6
        return before.stop - before.start + 1 + len(word) > room * self._width

    def _table_lines(self) -> set[int]:
        """Return the lines that stand in columns: two or more in a row with as many of them."""
        columns = [0 if line.blank or i in self._hints else self._columns(i) for i, line in enumerate(self._lines)]
        rows = set()
        for index, (one, two) in enumerate(pairwise(columns)):
            if one > 1 and one == two:
                rows |= {index, index + 1}
        return rows

    def _columns(self, index: int) -> int:
        words = self._words[index]
        if not ("\t" in words or "|" in words or "   " in words) or self._known.mark(words) or self._label(index):
            return 0
        count = len([cell for cell in COLUMNS.split(words) if cell])
        return count if count > 2 or "\t" in words or "|" in words else 0

    def _cells(self, line: Line) -> list[Block]:
        cells, place = [], line.start
        for match in [*COLUMNS.finditer(self._text, line.start, line.stop), None]:
            stop = match.start() if match else line.stop
            if place < stop:
                cells.append(Block(start=place, stop=stop, kind=ParagraphKind.CELL))
            place = match.end() if match else stop
        return cells

    # Groups to blocks

    def _block(self, group: Sequence[int]) -> Block:
        first, last = group[0], group[-1]
        line, hint = self._lines[first], self._hints.get(first, NO_HINT)
        block = Block(
            start=line.start,
            stop=self._lines[last].stop,
            alone=self._blank(first - 1) and self._blank(last + 1),
            indented="\t" in line.indent,
        )
        if not self._hints and PAGE.fullmatch(self._words[first]):
            return block._replace(kind=ParagraphKind.BODY)
        mark = self._known.mark(self._words[first])
        if hint.kind is not None:
            marker = hint.marker or (mark.written if mark and hint.kind is not ParagraphKind.CELL else "")
            return block._replace(kind=hint.kind, level=hint.level, marker=marker)
        if mark:
            return self._marked(block, mark)
        return block._replace(kind=ParagraphKind.LABEL) if self._label(first) else block

    def _marked(self, block: Block, mark: Mark) -> Block:
        return block._replace(marker=mark.written, style=mark.style, value=mark.value, level=mark.depth)

    def _blank(self, index: int) -> bool:
        return not 0 <= index < len(self._lines) or self._lines[index].blank

    def _label(self, index: int) -> bool:
        """Return whether a line is a label: "In charge:", "Termin: 15. 6. 1987"."""
        match = LABEL.match(self._words[index])
        if not match:
            return False
        alone = match.end() >= len(self._words[index])
        return match[1] in tables(self._language).labels or (alone and len(match[1].split()) <= 2)

    # Blocks in their surroundings

    def _judged(self, found: Sequence[Block]) -> list[Block]:
        judged: list[Block] = []
        for index, block in enumerate(found):
            following = found[index + 1] if index + 1 < len(found) else None
            if block.kind is None:
                kind = self._kind(block, judged[-1] if judged else None, following)
                level = max(block.level, 1) if kind in (ParagraphKind.HEADING, ParagraphKind.ITEM) else 0
                block = block._replace(kind=kind, level=level)
            judged.append(block)
        return judged

    def _kind(self, block: Block, before: Block | None, following: Block | None) -> ParagraphKind:
        if block.marker:
            return ParagraphKind.HEADING if self._heads(block, following) else ParagraphKind.ITEM
        if block.indented and not self._wrapped and self._lists(before, following):
            return ParagraphKind.ITEM
        return ParagraphKind.HEADING if self._heads(block, following) else ParagraphKind.BODY

    def _lists(self, before: Block | None, following: Block | None) -> bool:
        if before and (before.indented or self._text[before.stop - 1] == ":"):
            return True
        return following is not None and following.indented

    def _heads(self, block: Block, following: Block | None) -> bool:
        """Return whether a block stands over what follows: short, without a full stop, between blank lines."""
        words = self._text[block.start : block.stop]
        if not block.alone or following is None or len(words) > LONGEST_HEADING or "\n" in words or ENDED.search(words):
            return False
        if block.marker:
            sibling = following.style == block.style and following.value == block.value + 1
            return block.style[:1] in "1IA" and not block.style.endswith(")") and not sibling
        goes_on = following.marker or following.indented or self._text[following.start].islower()
        return words[0].isupper() and not goes_on


def _leveled(found: Sequence[Block]) -> list[Block]:
    """Return the blocks with the depth of items: a new style of mark goes deeper, an earlier one comes back."""
    styles: list[str] = []
    leveled = []
    for block in found:
        if block.kind is ParagraphKind.HEADING:
            styles.clear()
        if block.kind is ParagraphKind.ITEM and (block.style or not block.marker):
            style = block.style or "\t"
            if style in styles:
                del styles[styles.index(style) + 1 :]
            else:
                styles.append(style)
            block = block._replace(level=len(styles))
        leveled.append(block)
    return leveled
