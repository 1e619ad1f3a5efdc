"""Lines become paragraphs: headings, items, labels, table cells and running text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from alignment.bitext import Language, ParagraphKind, Span
from alignment.text.lines import Line
from alignment.text.marks import Known
from alignment.text.tables import tables

LONGEST_HEADING = 100
NARROWEST_WRAP, WIDEST_WRAP = 30, 120

ENDED = re.compile(r"[.!?…:;,][”“\"'’‘»«)\]]*$")
CLOSED = re.compile(r"[.!?…:][”“\"'’‘»«)\]]*$")
GAP = re.compile(r"[\s|]{2,}+|[\t|]")
FIGURE = re.compile(r"[-–+]?\d")
PAGE = re.compile(
    r"[-–—] ?\d{1,4} ?[-–—]|(?:[-–—] )?(?:Seite|Blatt|Page|page) \d{1,4}(?: [-–—]|(?: von| of|/) ?\d{1,4})?"
)
LABEL = re.compile(r"([^\W\d_][^:\n]{0,39}):(\s|$)")


@dataclass(slots=True)
class Block:
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
    text: str,
    lines: Sequence[Line],
    language: Language,
    hints: Mapping[int, Hint] | None = None,
    marks: Iterable[Span] = (),
) -> list[Block]:
    """Return the paragraphs that ``lines`` form, in order; ``hints`` by index of line overrule what lines look like.

    ``marks`` are those of notes: a line with one behind its full stop ends in that all the same.

    Without hints, a document is looked at as a whole: either every line is a paragraph, or lines are wrapped
    and a paragraph goes on until something speaks against it.
    """
    return _Structure(text, lines, language, hints or {}, marks, plain=hints is None).blocks()


class _Structure:
    def __init__(
        self,
        text: str,
        lines: Sequence[Line],
        language: Language,
        hints: Mapping[int, Hint],
        marks: Iterable[Span],
        *,
        plain: bool,
    ) -> None:
        self._text = text
        self._lines = lines
        self._language = language
        self._hints = hints
        self._marks = {mark.stop: mark.start for mark in marks}
        self._words = [text[line.start : min(line.stop, line.start + 200)] for line in lines]
        self._known = Known(self._words, language)
        self._width = max((line.stop - line.start for line in lines), default=0)
        self._wrapped = plain and self._wraps()

    def blocks(self) -> list[Block]:
        table = self._table_lines()
        found: list[Block] = []
        first: int | None = None
        for index, line in enumerate(self._lines):
            blank = not self._words[index]
            if first is not None and (blank or index in table or not self._goes_on(index)):
                found.append(self._block(first, index - 1))
                first = None
            if index in table:
                found += [Block(*cell, kind=ParagraphKind.CELL) for cell in _cells(self._text, line.start, line.stop)]
            elif first is None and not blank:
                first = index
        if first is not None:
            found.append(self._block(first, len(self._lines) - 1))
        self._judge(found)
        _level(found)
        return found

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
        return self._text[following.start].islower() and not CLOSED.search(self._ending(line))

    def _ending(self, line: Line) -> str:
        """Return the last signs of a line."""
        return self._text[max(line.start, line.stop - 3) : line.stop]

    def _goes_on(self, index: int) -> bool:
        """Return whether a line continues the paragraph of the line before it."""
        hint = self._hints.get(index, NO_HINT)
        if hint.soft and hint.kind is ParagraphKind.HEADING:
            return True
        if not (self._wrapped or hint.soft):
            return False
        line, before = self._lines[index], self._lines[index - 1]
        ending = self._ending(before)
        mark = self._known.mark(index)
        listed = ENDED.search(ending) or self._known.mark(index - 1)
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
        columns = [self._columns(index) for index in range(len(self._lines))]
        rows = set()
        for index, (one, two) in enumerate(pairwise(columns)):
            if one > 1 and one == two:
                rows |= {index, index + 1}
        return rows

    def _columns(self, index: int) -> int:
        words = self._words[index]
        if not ("\t" in words or "|" in words or "   " in words) or index in self._hints:
            return 0
        if self._known.mark(index) or self._label(index):
            return 0
        count = len(_cells(words, 0, len(words)))
        return count if count > 2 or "\t" in words or "|" in words else 0

    # Groups to blocks

    def _block(self, first: int, last: int) -> Block:
        line, hint = self._lines[first], self._hints.get(first, NO_HINT)
        block = Block(line.start, self._lines[last].stop)
        block.alone = self._blank(first - 1) and self._blank(last + 1)
        block.indented = "\t" in line.indent
        mark = self._known.mark(first)
        if hint.kind is not None:
            written = mark.written if mark and hint.kind is not ParagraphKind.CELL else ""
            block.kind, block.level, block.marker = hint.kind, hint.level, hint.marker or written
        elif not self._hints and PAGE.fullmatch(self._words[first]):
            block.kind = ParagraphKind.BODY
        elif mark:
            block.marker, block.style, block.value, block.level = mark.written, mark.style, mark.value, mark.depth
        elif self._label(first):
            block.kind = ParagraphKind.LABEL
        return block

    def _blank(self, index: int) -> bool:
        return not 0 <= index < len(self._words) or not self._words[index]

    def _label(self, index: int) -> bool:
        """Return whether a line is a label: "In charge:", "Termin: 15. 6. 1987"."""
        words = self._words[index]
        match = LABEL.match(words) if ":" in words else None
        if not match:
            return False
        alone = match.end() >= len(words)
        return match[1] in tables(self._language).labels or (alone and len(match[1].split()) <= 2)

    # Blocks in their surroundings

    def _judge(self, found: Sequence[Block]) -> None:
        for before, block, following in zip((None, *found), found, (*found[1:], None), strict=False):
            if block.kind is None:
                block.kind = self._kind(block, before, following)
                leveled = block.kind in (ParagraphKind.HEADING, ParagraphKind.ITEM)
                block.level = max(block.level, 1) if leveled else 0

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
        stop = block.stop
        while stop in self._marks:
            stop = self._marks[stop]
        words = self._text[block.start : stop]
        if not (words and block.alone and following) or len(words) > LONGEST_HEADING:
            return False
        if "\n" in words or ENDED.search(words):
            return False
        if block.marker:
            sibling = following.style == block.style and following.value == block.value + 1
            return block.style[:1] in "1IA" and not block.style.endswith(")") and not sibling
        goes_on = following.marker or following.indented or self._text[following.start].islower()
        return words[0].isupper() and not goes_on


def _cells(text: str, start: int, stop: int) -> list[Span]:
    """Return what stands in columns: between tabs, bars, three spaces, or two spaces before a figure."""
    cells = []
    for match in GAP.finditer(text, start, stop):
        gap, end = match[0], match.end()
        wide = "   " in gap or (gap.endswith("  ") and FIGURE.match(text, end))
        if wide or "\t" in gap or "|" in gap:
            if start < match.start():
                cells.append(Span(start, match.start()))
            start = end
    return [*cells, Span(start, stop)] if start < stop else cells


def _level(found: Sequence[Block]) -> None:
    """Give items their depth: a new style of mark goes deeper, an earlier one comes back."""
    depths: dict[str, int] = {}
    for block in found:
        if block.kind is ParagraphKind.HEADING:
            depths.clear()
        if block.kind is ParagraphKind.ITEM and (block.style or not block.marker):
            style = block.style or "\t"
            block.level = depths.setdefault(style, len(depths) + 1)
            while len(depths) > block.level:
                depths.popitem()
