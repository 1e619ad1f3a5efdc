"""Aligning a pair again without losing what reviewers did."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from alignment.bitext import Bead, Bitext, Document, Language, Reason, ReasonKind, Span
from alignment.review.values import Comment, SentenceKey

REWORDED = "Edit of a sentence that is no longer in the text:"
"""Begins the comment that an edit becomes when a new version of the text has dropped its sentence."""

Corner = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Carried:
    """What stands after a new alignment.

    ``kept`` counts the beads that a person had decided on; ``strays`` are comments that save the edits of sentences
    which are gone.
    """

    beads: tuple[Bead, ...]
    kept: int
    edits: Mapping[SentenceKey, str]
    comments: Mapping[str, Comment]
    strays: tuple[tuple[SentenceKey, str], ...]


def carry(old: Bitext, edits: Mapping[SentenceKey, str], comments: Mapping[str, Comment], new: Bitext) -> Carried:
    """Return ``new`` with the reviewers' work on ``old`` in it.

    Beads that a person confirmed, flagged or made stay if their sentences are still in the text, and new beads that
    were not made around them give way. Edits and comments go with their sentences; what hung on a sentence that is
    gone goes to the one in its place.
    """
    moves = _moves(old, new.de, new.en)
    fixed = _fixed(old, moves)
    kept_edits: dict[SentenceKey, str] = {}
    strays: list[tuple[SentenceKey, str]] = []
    for (side, sentence), text in edits.items():
        index = moves[side].same(sentence)
        if index is None:
            strays.append(((side, moves[side].near(sentence)), f"{REWORDED} {text}"))
        else:
            kept_edits[side, index] = text
    return Carried(
        beads=tuple(woven(new.beads, fixed)),
        kept=len(fixed),
        edits=kept_edits,
        comments={key: replace(c, sentence=moves[c.language].near(c.sentence)) for key, c in comments.items()},
        strays=tuple(strays),
    )


def decided(old: Bitext, de: Document, en: Document) -> tuple[Bead, ...]:
    """Return the beads that a person confirmed, flagged or made, where their sentences stand in these documents.

    A new alignment is made around them; those whose sentences are gone are left out.
    """
    return tuple(_fixed(old, _moves(old, de, en)))


def _moves(old: Bitext, de: Document, en: Document) -> Mapping[Language, Moves]:
    return {document.language: Moves(old.document(document.language), document) for document in (de, en)}


def _fixed(old: Bitext, moves: Mapping[Language, Moves]) -> list[Bead]:
    return [moved for bead in old.beads if bead.decided and (moved := _moved(bead, moves))]


class Moves:
    """Where the sentences of a document went in its next version."""

    def __init__(self, old: Document, new: Document) -> None:
        before, after = ([sentence.text for sentence in document.sentences] for document in (old, new))
        self._stop, self._new_stop = len(before), len(after)
        self._same: dict[int, int] = {}
        self._near: dict[int, int] = {}
        for tag, i, i_stop, j, j_stop in _differences(before, after):
            for step in range(i_stop - i):
                self._near[i + step] = max(0, min(j + step, j_stop - 1))
                if tag == "equal":
                    self._same[i + step] = j + step

    def same(self, sentence: int) -> int | None:
        """Return the index of the same sentence, ``None`` if it is gone or worded differently."""
        return self._same.get(sentence)

    def near(self, sentence: int) -> int:
        """Return the index of the sentence, or of what stands in its place, or before it."""
        return self._near[sentence]

    def run(self, old: Span) -> Span | None:
        """Return where a run of sentences went if it stayed whole, ``None`` otherwise."""
        if not old.length:
            left = 0 if old.start == 0 else self._same.get(old.start - 1, -2) + 1
            right = self._new_stop if old.start == self._stop else self._same.get(old.start)
            return Span(left, left) if left == right else None
        first = self._same.get(old.start)
        if first is None or any(self._same.get(old.start + i) != first + i for i in range(old.length)):
            return None
        return Span(first, first + old.length)


def _differences(before: Sequence[str], after: Sequence[str]) -> Iterator[tuple[str, int, int, int, int]]:
    """Yield what ``SequenceMatcher`` does, which would be slow on a long text that is the same but for a stretch."""
    shorter = min(len(before), len(after))
    head = next((i for i in range(shorter) if before[i] != after[i]), shorter)
    tail = next((i for i in range(shorter - head) if before[-1 - i] != after[-1 - i]), shorter - head)
    yield "equal", 0, head, 0, head
    middle = SequenceMatcher(None, before[head : len(before) - tail], after[head : len(after) - tail])
    for tag, i, i_stop, j, j_stop in middle.get_opcodes():
        yield tag, head + i, head + i_stop, head + j, head + j_stop
    yield "equal", len(before) - tail, len(before), len(after) - tail, len(after)


def _moved(bead: Bead, moves: Mapping[Language, Moves]) -> Bead | None:
    de, en = moves[Language.DE].run(bead.de), moves[Language.EN].run(bead.en)
    return replace(bead, de=de, en=en) if de and en else None


def woven(beads: Sequence[Bead], fixed: Sequence[Bead]) -> Iterator[Bead]:
    """Yield a tiling that holds the ``fixed`` beads, and between them what they leave of ``beads``.

    No bead is cut where the aligner knew of the fixed ones; a person may have decided on some while it was at work.
    A bead that is cut is no longer what the aligner meant: it gets confidence 0, to be looked at first.
    """
    place: Corner = (0, 0)
    first = 0
    for bead in fixed:
        while first < len(beads) and _before(beads[first], place):
            first += 1
        yield from _within(beads, first, place, (bead.de.start, bead.en.start))
        yield bead
        place = (bead.de.stop, bead.en.stop)
    if beads:
        yield from _within(beads, first, place, (beads[-1].de.stop, beads[-1].en.stop))


def _before(bead: Bead, place: Corner) -> bool:
    return bead.de.stop <= place[0] and bead.en.stop <= place[1]


def _within(beads: Sequence[Bead], first: int, start: Corner, stop: Corner) -> Iterator[Bead]:
    """Yield what of ``beads`` lies between two corners, looking from the index ``first`` on."""
    for index in range(first, len(beads)):
        bead = beads[index]
        if bead.de.start >= stop[0] and bead.en.start >= stop[1]:
            return
        de, en = _clipped(bead.de, start[0], stop[0]), _clipped(bead.en, start[1], stop[1])
        if (de, en) == (bead.de, bead.en):
            yield bead
        elif de.length or en.length:
            yield _cut(de, en)


def _clipped(run: Span, low: int, high: int) -> Span:
    return Span(min(max(run.start, low), high), min(max(run.stop, low), high))


def _cut(de: Span, en: Span) -> Bead:
    missing = Language.EN if de.length else Language.DE
    reasons = () if de.length and en.length else (Reason(ReasonKind.GAP, (str(missing),)),)
    return Bead(de=de, en=en, confidence=0.0, reasons=reasons)
