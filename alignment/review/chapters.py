"""The chapters of a pair, as the German text has them: what is given to a reviewer as one piece."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from alignment.bitext import Bead, Document, ParagraphKind, Span

STRETCH = 200
"""About so many sentences are a piece where a text has no headings."""

FEWEST = 2
"""More headings than these are several: the title of a text and that of its first part do not part it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Chapter:
    """German sentences under one heading, which is the ``title``; without headings the first words are."""

    title: str
    de: Span


def chapters(de: Document) -> tuple[Chapter, ...]:
    """Return the chapters, which tile the German text.

    They begin at the headings of the highest level of which, with those above it, there are several. A heading that
    nothing stands under belongs to the one that follows, as the title of a text does. Without headings that part the
    text they are stretches of about equal length.
    """
    headings = _headings(de)
    levels = sorted({level for _, level in headings})
    several = (each for each in levels if sum(level <= each for _, level in headings) > FEWEST)
    least = next(several, max(levels, default=0))
    wanted = [start for start, level in headings if level <= least]
    starts = _parting(de, wanted)
    starts = starts if len(starts) > 1 else _stretches(de)
    spans = [Span(start, stop) for start, stop in pairwise([*starts, len(de.sentences)])] if de.sentences else []
    return tuple(Chapter(title=_title(de, span, wanted), de=span) for span in spans)


def rows_of(chapters: Sequence[Chapter], beads: Sequence[Bead]) -> tuple[Span, ...]:
    """Return the rows of each chapter, which tile the beads: a bead is of the chapter that its German reaches into.

    One without German is of the chapter above it.
    """
    starts = [chapter.de.start for chapter in chapters]
    firsts = [bisect_left(beads, start + 1, key=lambda bead: bead.de.stop) for start in starts]
    bounds = [0, *firsts[1:], len(beads)] if starts else []
    return tuple(Span(first, stop) for first, stop in pairwise(bounds))


def _headings(de: Document) -> list[tuple[int, int]]:
    """Return where headings begin, with their levels."""
    found: dict[int, tuple[int, int]] = {}
    for index, sentence in enumerate(de.sentences):
        paragraph = de.paragraphs[sentence.paragraph]
        if paragraph.kind == ParagraphKind.HEADING:
            found.setdefault(sentence.paragraph, (index, paragraph.level or 1))
    return list(found.values())


def _parting(de: Document, headings: Sequence[int]) -> list[int]:
    """Return where chapters begin: at the start, and at headings that something else than headings stands above."""
    starts = [0]
    for heading in headings:
        above = (de.paragraphs[sentence.paragraph].kind for sentence in de.sentences[starts[-1] : heading])
        if any(kind != ParagraphKind.HEADING for kind in above):
            starts.append(heading)
    return starts


def _stretches(de: Document) -> list[int]:
    """Return where pieces of about equal length begin, each with a paragraph."""
    begins = [
        index
        for index, sentence in enumerate(de.sentences)
        if index == 0 or sentence.paragraph != de.sentences[index - 1].paragraph
    ]
    starts = [0]
    for begin in begins:
        if begin - starts[-1] >= STRETCH and len(de.sentences) - begin >= STRETCH // 2:
            starts.append(begin)
    return starts


def _title(de: Document, chapter: Span, headings: Sequence[int]) -> str:
    """Return the last of the headings that a chapter begins with, or else its first sentence."""
    start = chapter.start
    for heading in headings[bisect_left(headings, start) :]:
        above = (de.paragraphs[sentence.paragraph].kind for sentence in de.sentences[chapter.start : heading])
        if heading >= chapter.stop or any(kind != ParagraphKind.HEADING for kind in above):
            break
        start = heading
    return de.sentences[start].text
