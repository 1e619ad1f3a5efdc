"""What is to be said about a bead, in words."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from alignment.bitext import Bead, Language, Status
from alignment.export.manuscript import Line, Manuscript
from alignment.reasons import Reason, ReasonKind


def state(bead: Bead) -> str:
    """Return how far the review of a bead is: confirmed, flagged, or proposed with its confidence."""
    if bead.status != Status.PROPOSED:
        return bead.status.capitalize()
    if bead.confidence is None:
        return "Changed, not yet confirmed"
    return f"Proposed, {_percent(bead.confidence)} sure"


def remarks(manuscript: Manuscript, index: int, lines: Mapping[Language, Sequence[Line]]) -> tuple[str, ...]:
    """Return what is to be said about a bead beside its state; ``lines`` are its sentences.

    English is revised in any case; of German, which is the source, it says what stood there.
    """
    bead = manuscript.bitext.beads[index]
    said = list(_missing(bead))
    if bead.status != Status.CONFIRMED:
        said += [reason.words() for reason in standing(bead) if reason.kind != ReasonKind.GAP]
    if any(line.edited for line in lines[Language.EN]):
        said.append("English revised")
    said += [f"German corrected; the text has “{line.original}”" for line in lines[Language.DE] if line.edited]
    return (*map(_sentence, said), *manuscript.remarks.get(index, ()))


def standing(bead: Bead) -> tuple[Reason, ...]:
    """Return the reasons of a bead but numbers: those are checked as the texts stand now, and among the remarks.

    That one side is empty is none where somebody said why.
    """
    settled = {ReasonKind.NUMBERS, *([ReasonKind.GAP] if bead.absence else [])}
    return tuple(reason for reason in bead.reasons if reason.kind not in settled)


def _missing(bead: Bead) -> list[str]:
    if bead.absence:
        return [f"{next(side for side in Language if not bead.run(side).length).english_name}: {bead.absence.words}"]
    return [f"no {language.english_name} counterpart" for language in Language if not bead.run(language).length]


def _percent(confidence: float) -> str:
    """Return a share in per cent, rounded down, so that what is doubtful looks so; nothing is certain, so never 100."""
    return f"{min(math.floor(round(confidence * 100, 6)), 99)}%"


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:]
