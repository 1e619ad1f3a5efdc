"""What putting some beads in the place of others means for a reviewer: its kind, and words for it.

All is seen from the bead in question, the open row: the words speak of “this row” and of those above and below.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import NamedTuple

from alignment.bitext import Bead, Language, Span
from alignment.words import counted, listed, quoted

SHORTEST_QUOTE, MOST_BEGUN = 24, 4
"""Letters of the sides of beads that are listed, and how many beads are at most."""


class ChangeKind(StrEnum):
    """What is done to a bead and those around it."""

    MERGE = "merge"
    ATTACH = "attach"
    SHIFT = "shift"
    SPLIT = "split"
    GAP = "gap"
    UNLINK = "unlink"
    OTHER = "other"


class Change(NamedTuple):
    """A change and what it is in words."""

    kind: ChangeKind
    words: str


Texts = Mapping[Language, Sequence[str]]


def change_of(old: Sequence[Bead], new: Sequence[Bead], place: int, texts: Texts) -> Change:
    """Return the change from ``old`` beads to ``new`` ones, seen from the old one at ``place`` among them.

    ``texts`` are the sentences that the beads count.
    """
    if len(new) == 1:
        return _merged(old, place, texts)
    if len(old) == 1:
        return _parted(old[0], new, texts)
    if len(old) == len(new) == 2 and (moved := _moved_border(old, new)):
        return _shifted(*moved, place, texts)
    made = [_begun(bead, texts) for bead in new[:MOST_BEGUN]]
    more = [f"{len(new) - MOST_BEGUN} more"] if len(new) > MOST_BEGUN else []
    return Change(ChangeKind.OTHER, f"rearrange with {_others(len(old), place)}: {listed([*made, *more])}")


def _merged(old: Sequence[Bead], place: int, texts: Texts) -> Change:
    gaps = [bead for bead in old if bead.is_gap]
    lonely = {language for language in Language for gap in gaps if gap.run(language).length}
    if len(gaps) != len(old) - 1 or len(lonely) != 1:
        return Change(ChangeKind.MERGE, f"merge with {_others(len(old), place)}")
    (language,) = lonely
    joining = [sentence for gap in gaps for sentence in texts[language][slice(*gap.run(language))]]
    full = next(index for index, bead in enumerate(old) if not bead.is_gap)
    where = "this row" if full == place else "the row below" if full > place else "the row above"
    return Change(ChangeKind.ATTACH, f"{_quoted(joining)} {'joins' if len(joining) == 1 else 'join'} {where}")


def _parted(old: Bead, new: Sequence[Bead], texts: Texts) -> Change:
    full = [bead for bead in new if not bead.is_gap]
    if not full:
        return Change(ChangeKind.UNLINK, "unlink: German alone, English alone")
    lonely = {language for language in Language for bead in new if bead.is_gap and bead.run(language).length}
    if len(full) == 1 and len(lonely) == 1:
        (language,) = lonely
        alone = [s for bead in new if bead.is_gap for s in texts[language][slice(*bead.run(language))]]
        stand = "stands" if len(alone) == 1 else "stand"
        return Change(ChangeKind.GAP, f"{_quoted(alone)} {stand} alone, without {_other(language).english_name}")
    if len(full) == len(new) == 2:
        de, en = (_quoted(texts[language][new[1].run(language).start :][:1]) for language in Language)
        return Change(ChangeKind.SPLIT, f"split before {de} and {en}")
    kind = ChangeKind.SPLIT if len(full) > 1 else ChangeKind.OTHER
    return Change(kind, f"split {old.kind} into {_kinds(new)}")


def _moved_border(old: Sequence[Bead], new: Sequence[Bead]) -> tuple[Language, Span, bool] | None:
    """Return which sentences change over between two beads and whether they go down, if only one side's do."""
    moved = [language for language in Language if old[0].run(language).stop != new[0].run(language).stop]
    if len(moved) != 1:
        return None
    before, after = (beads[0].run(moved[0]).stop for beads in (old, new))
    return moved[0], Span(min(before, after), max(before, after)), after < before


def _shifted(language: Language, run: Span, down: bool, place: int, texts: Texts) -> Change:
    gives = down == (place == 0)
    there = "below" if place == 0 else "above"
    what, one = _quoted(texts[language][slice(*run)]), run.length == 1
    if gives:
        return Change(ChangeKind.SHIFT, f"{what} {'moves' if one else 'move'} to the row {there}")
    return Change(ChangeKind.SHIFT, f"{what} {'moves' if one else 'move'} here from the row {there}")


def _begun(bead: Bead, texts: Texts) -> str:
    """Return the kind of a bead and how its sides begin."""
    sides = [texts[language][bead.run(language).start] for language in Language if bead.run(language).length]
    return f"{bead.kind} {'/'.join(quoted(side, SHORTEST_QUOTE) for side in sides)}"


def _others(rows: int, place: int) -> str:
    """Return the other ones of some rows in words."""
    above, below = place, rows - 1 - place
    if above and below:
        return "the rows above and below" if above == below == 1 else f"{above} above and {below} below"
    rest, where = above or below, "above" if above else "below"
    return f"the row {where}" if rest == 1 else f"the {counted(rest, 'row')} {where}"


def _other(language: Language) -> Language:
    return Language.EN if language == Language.DE else Language.DE


def _kinds(beads: Sequence[Bead]) -> str:
    return listed(bead.kind for bead in beads)


def _quoted(sentences: Sequence[str]) -> str:
    """Return the first of some sentences as it is quoted, and how many there are besides."""
    more = f" and {len(sentences) - 1} more" if len(sentences) > 1 else ""
    return quoted(sentences[0]) + more
