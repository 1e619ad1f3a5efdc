"""Whether two texts are the two sides of one: of a text and its translation, nearly every sentence has a partner.

Where many in a row have none, something is missing on one side, or the aligner has lost its way.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from alignment.bitext import Bead, Language, Span
from alignment.words import quoted

FEWEST = 0.7
"""A smaller share of sentences with a partner is said: gold pairs have 89 % and more, mixed-up ones 63 % and less.

Of a text and a half, third or quarter of its translation 67 in 72 are told from those, and what is missing is named.
"""

LEAST = 10
"""So many sentences without a partner in a row are said, or more of which that holds for most; half as many if they are
surely without. Of gold with 5, 7 or 9 sentences cut out of one side somewhere, 104 of 144 cuts are named.
"""

ONE_SIDED = 0.25
"""Up to so many sentences of the other text to one of this are taken for strays among sentences that are missing."""


class _Piece(NamedTuple):
    """Neighbouring beads worth more together than any part of them; ``low`` is the sum before them, ``high`` after."""

    start: int
    stop: int
    low: float
    high: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Lost:
    """A stretch where sentences have no partner, or none that is probable.

    ``beads`` are its beads by their index, ``de`` and ``en`` its sentences. ``alone`` is the language of those that
    have no counterpart; ``None`` where there are many of both that hardly match.
    """

    beads: Span
    de: Span
    en: Span
    alone: Language | None

    @property
    def side(self) -> Language:
        """Return the text to look at."""
        return self.alone or Language.DE

    @property
    def run(self) -> Span:
        """Return the sentences to look at."""
        return self.en if self.side == Language.EN else self.de

    def words(self) -> str:
        """Return what is to be said, sentences counted from 1."""
        de, en = f"German sentences {_counted(self.de)}", f"English sentences {_counted(self.en)}"
        match self.alone:
            case Language.DE:
                return f"{de} probably have no translation"
            case Language.EN:
                return f"{en} probably have no original"
        return f"{de} and {en} hardly match"


def share_of(beads: Sequence[Bead]) -> float:
    """Return the share of the sentences of both texts that stand in beads with both sides; 1 where there are none."""
    sentences = sum(map(_size, beads))
    return sum(_size(bead) for bead in beads if not bead.is_gap) / sentences if sentences else 1.0


def lost(beads: Sequence[Bead]) -> tuple[Lost, ...]:
    """Return the stretches without partners, in text order; beads that a person decided on count as matched."""
    return tuple(
        _lost(beads, Span(piece.start, piece.stop))
        for piece in _pieces([_size(bead) * (_missing(bead) - 0.5) for bead in beads])
        if piece.high - piece.low >= LEAST / 2
    )


def match(beads: Sequence[Bead]) -> bool:
    """Return whether nothing is to be said against two texts."""
    return share_of(beads) >= FEWEST and not lost(beads)


def doubts(where: str, beads: Sequence[Bead], text: Callable[[Language, int], str]) -> tuple[str, ...]:
    """Return in words that two texts hardly match, or where they do not; nothing if they do.

    Where one is a part of the other, only that part is asked to match, and what is said is where the rest stands.
    ``text`` gives a sentence, to be quoted: sentences stay where they are while rows are merged and split.
    """
    found, stretches = share_of(beads), lost(beads)
    if found < FEWEST and not _is_part(beads, stretches):
        problem = f"only {int(100 * found)} % of the sentences have a partner"
        return (f"{where}: {problem} (are these the two sides of one text?)",)
    return tuple(f"{where}: {stretch.words()}{_look_at(stretch, text)}" for stretch in stretches)


def _is_part(beads: Sequence[Bead], stretches: Sequence[Lost]) -> bool:
    """Return whether one text is a part of the other: outside of the stretches without partners it has its own."""
    inside = {index for stretch in stretches for index in range(*stretch.beads)}
    matched = [bead for index, bead in enumerate(beads) if not (bead.is_gap or index in inside)]
    shares = (_length(matched, language) / max(1, _length(beads, language)) for language in Language)
    return max(shares) >= FEWEST and bool(stretches) and all(stretch.alone for stretch in stretches)


def _length(beads: Sequence[Bead], language: Language) -> int:
    return sum(bead.run(language).length for bead in beads)


def _look_at(stretch: Lost, text: Callable[[Language, int], str]) -> str:
    """Return what to look at: the first sentence of a stretch that is not blank, if there is one."""
    said = (text(stretch.side, place) for place in range(*stretch.run))
    return next((f" (look first at {quoted(one)})" for one in said if one.strip()), "")


def _size(bead: Bead) -> int:
    return bead.de.length + bead.en.length


def _missing(bead: Bead) -> float:
    """Return how probable it is that the sentences of a bead are not partners, half as much again for a sure gap.

    So five sentences in a row of which nobody doubts that they have no partner are as many as ten of others.
    """
    if bead.decided or bead.confidence is None:
        return 0.0
    return max(1.0, 0.5 + bead.confidence) if bead.is_gap else 1 - bead.confidence


def _lost(beads: Sequence[Bead], run: Span) -> Lost:
    first, last = beads[run.start], beads[run.stop - 1]
    de, en = Span(first.de.start, last.de.stop), Span(first.en.start, last.en.stop)
    if en.length <= ONE_SIDED * de.length and (alone := _gaps(beads[slice(*run)], Language.DE)):
        return Lost(beads=run, de=alone, en=en, alone=Language.DE)
    if de.length <= ONE_SIDED * en.length and (alone := _gaps(beads[slice(*run)], Language.EN)):
        return Lost(beads=run, de=de, en=alone, alone=Language.EN)
    return Lost(beads=run, de=de, en=en, alone=None)


def _gaps(beads: Sequence[Bead], language: Language) -> Span | None:
    """Return the smallest run of sentences that holds all of one side that stand alone, ``None`` if there are none."""
    runs = [bead.run(language) for bead in beads if bead.is_gap and bead.run(language).length]
    return Span(runs[0].start, runs[-1].stop) if runs else None


def _pieces(values: Sequence[float]) -> Iterator[_Piece]:
    """Yield all stretches of the greatest sum, in order (Ruzzo and Tompa 1999): none can be made to sum up to more."""
    unsettled: list[_Piece] = []
    total = lowest = 0.0
    for index, value in enumerate(values):
        piece = _Piece(index, index + 1, total, total + value)
        total += value
        if value <= 0:
            continue
        if piece.low <= lowest:  # whatever comes is joined with this one sooner than with those before
            yield from unsettled
            unsettled.clear()
            lowest = piece.low
        while (at := _last_below(unsettled, piece.low)) >= 0 and unsettled[at].high < piece.high:
            piece = _Piece(unsettled[at].start, piece.stop, unsettled[at].low, piece.high)
            del unsettled[at:]
        unsettled.append(piece)
    yield from unsettled


def _last_below(pieces: Sequence[_Piece], low: float) -> int:
    """Return the index of the last piece that begins at a lower sum, -1 if none does."""
    return next((index for index in range(len(pieces) - 1, -1, -1) if pieces[index].low < low), -1)


def _counted(run: Span) -> str:
    return f"{run.start + 1:,}–{run.stop:,}"
