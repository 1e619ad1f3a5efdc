"""Notes in plain text: marks in the running text, and the apparatus that says what they mean.

Four forms of mark are known: ``[1]``, the same behind a word processor's debris
(``[bookmark: _ftn_GoBack0][1]``), superscript figures, and the typewriter's ``1)`` close behind a word. Two
marks of one label make a note: the first stands in running text, the second begins a later line and is followed
by the text of the note. A mark without such a partner, like ``[1949]`` or ``m²``, is text.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Container, Iterator, Sequence
from typing import NamedTuple

from alignment.bitext import Language, NoteKind, Span
from alignment.text.lines import BLANKS, Line
from alignment.text.shown import Shown

# Each pattern begins with the signs it looks for: only so does the search skip what is none.
BRACKETED = re.compile(r"\[(?:bookmark:[^\]\n]{0,60}+\]\[)?(\d{1,3})\]")
RAISED = re.compile(r"[¹²³⁰⁴-⁹](?<!\d.)(?<!\bm.)(?<!\dm.)(?<!\b[kcdm]m.)(?<!\d[kcdm]m.)[¹²³⁰⁴-⁹]{0,2}+")
TYPED = re.compile(r"\d(?:(?<=[^\W\d_]{2}.)|(?<=[^\W\d_]{3}[.,;!?”“\"].)|(?<!\S.))\d?\)(?!\w)")
LOOK_BACK_FOR_BRACKET = 80
FIGURES = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
AFTER_MARK = re.compile(rf"[{BLANKS}]*+(\S)")
ENDED = (".", "!", "?", ":", "”", "“", '"', ")", "]", "/")

TRANSLATORS = re.compile(
    r"\btranslator['’]?s?\b|\btrans\. ?note|\btr\. ?note|\bAnm(?:\.|erkung) d(?:\.|es) Ü", re.IGNORECASE
)
EDITORS = re.compile(
    r"\beditors?['’]?s?'? note|\bed\. ?note|\bAnm(?:\.|erkung) d(?:\.|er|es) (?:Hrsg|Hg|Herausg|Red)", re.I
)
ORIGINALS = re.compile(r"\b(?:foot|end)?note in (?:the )?original|\boriginal note|\bFußnote im Original", re.IGNORECASE)


class Mark(NamedTuple):
    """A note mark; ``entry`` is the index of the line it begins, if that may be a line of an apparatus.

    The label of ``1)`` keeps its bracket, so that the item of a list is no text for ``[1]``.
    """

    start: int
    stop: int
    label: str
    entry: int | None


class Anchored(NamedTuple):
    """A note with the place of its mark in the text, and of its own text where that stands in the same text."""

    label: str
    text: str
    kind: NoteKind
    marker: Span
    body: Span | None


def kind_of(text: str, language: Language) -> NoteKind:
    """Return whose note it is: what it says itself, else the original's in German, the editors' in English.

    An English text of a pair is a translation, and a translated document's notes are made for its edition.
    """
    for kind, words in ((NoteKind.ORIGINAL, ORIGINALS), (NoteKind.TRANSLATOR, TRANSLATORS), (NoteKind.EDITOR, EDITORS)):
        if words.search(text):
            return kind
    return NoteKind.ORIGINAL if language is Language.DE else NoteKind.EDITOR


def find(text: str, lines: Sequence[Line], shown: Shown, language: Language) -> list[Anchored]:
    """Return the notes whose mark and text both stand in ``text``, in the order of their marks."""
    marks = list(_marks(text, lines))
    pairs = _paired(marks, text)
    if not pairs:
        return []
    begun = {mark.entry for mark in marks if not mark.label.endswith(")")}
    bodies = _bodies(text, lines, pairs, begun)
    inside = _Inside(bodies)
    notes = []
    for (entry, anchors), body in zip(pairs, bodies, strict=True):
        words = shown.part(Span(entry.stop, body.stop))[0]
        kind = kind_of(words, language)
        outside = [mark for mark in anchors if mark.start not in inside]
        notes += [
            Anchored(mark.label.removesuffix(")"), words, kind, _with_space(text, mark), None if index else body)
            for index, mark in enumerate(outside)
        ]
    return sorted(notes, key=lambda note: note.marker)


def _marks(text: str, lines: Sequence[Line]) -> Iterator[Mark]:
    found = [(match.span(), match[1]) for match in BRACKETED.finditer(text)]
    found += [(match.span(), match[0].translate(FIGURES)) for match in RAISED.finditer(text)]
    found += [(match.span(), match[0]) for match in TYPED.finditer(text)]
    begins = {line.start: index for index, line in enumerate(lines) if not line.blank} if found else {}
    place = 0
    for (start, stop), label in sorted(found):  # what stands in the name of a bookmark is no mark of its own
        mark = Mark(start, stop, label, begins.get(start))
        if start >= place and (not label.endswith(")") or _typed(mark, text)):
            yield mark
            place = stop


def _typed(mark: Mark, text: str) -> bool:
    """Return whether ``1)`` may be a note mark: it begins a line and a capital follows, or it ends a word."""
    if mark.entry is not None:
        return text[mark.stop : mark.stop + 2].lstrip()[:1].isupper()
    behind = max(0, mark.start - LOOK_BACK_FOR_BRACKET)
    in_brackets = text.rfind("(", behind, mark.start) > text.rfind(")", behind, mark.start)
    return not (in_brackets or text[mark.start - 1 : mark.start].strip() == "")


def _paired(marks: Sequence[Mark], text: str) -> list[tuple[Mark, list[Mark]]]:
    """Return each entry of the apparatus with the marks before it that bear its label."""
    waiting: dict[str, list[Mark]] = {}
    pairs = []
    for mark in marks:
        following = AFTER_MARK.match(text, mark.stop)
        first = following[1] if following else ""
        if mark.entry is None or not first or first in ",;.:)" or first.islower():
            waiting.setdefault(mark.label, []).append(mark)
        elif mark.label in waiting:
            pairs.append((mark, waiting.pop(mark.label)))
    return pairs


def _bodies(
    text: str, lines: Sequence[Line], pairs: Sequence[tuple[Mark, list[Mark]]], begun: Container[int | None]
) -> list[Span]:
    """Return the span of each entry: its line and those that continue it, up to the next that a mark begins.

    Between two entries of which the second has its mark before the first, all text belongs to the first note;
    elsewhere a note goes on while its lines break off in mid-sentence or are indented.
    """
    bodies = []
    for index, (entry, _) in enumerate(pairs):
        assert entry.entry is not None
        following = pairs[index + 1] if index + 1 < len(pairs) else None
        limit = following[0].entry if following and following[0].entry is not None else len(lines)
        enclosed = following is not None and following[1][-1].start < entry.start
        last = entry.entry
        for number in range(entry.entry + 1, limit):
            line = lines[number]
            if number in begun or (line.blank and not enclosed):
                break
            if not line.blank:
                if not enclosed and not _continues(text, lines[last], line):
                    break
                last = number
        bodies.append(Span(entry.start, lines[last].stop))
    return bodies


def _continues(text: str, line: Line, following: Line) -> bool:
    if following.indent or text[following.start].islower():
        return True
    return not text.endswith(ENDED, line.start, line.stop)


class _Inside:
    """The places covered by spans that lie in order."""

    def __init__(self, spans: Sequence[Span]) -> None:
        self._spans = spans

    def __contains__(self, place: object) -> bool:
        assert isinstance(place, int)
        index = bisect_right(self._spans, Span(place, 1 << 62)) - 1
        return index >= 0 and place < self._spans[index].stop


def _with_space(text: str, mark: Mark) -> Span:
    """Return the mark with the space before it, unless it begins a line or a word follows at once."""
    start = mark.start
    if mark.entry is None and not text[mark.stop : mark.stop + 1].isalnum():
        while text[start - 1].isspace():
            start -= 1
    return Span(start, mark.stop)
