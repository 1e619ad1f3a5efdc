"""Beads, edits and comments as rows of their tables, and back."""

from __future__ import annotations

import json
from functools import lru_cache
from typing import Any

from sqlalchemy import Row

from alignment.bitext import Absence, Bead, Reason, Span, Status
from alignment.review.records import comment_json, dumps, reasons_from, reasons_json
from alignment.review.schema import BEAD
from alignment.review.values import Comment, SentenceKey

BEAD_FROM = list(BEAD.c.keys()).index("de_start")
"""The column of ``BEAD`` with which the bead itself begins: rows by the ten thousand are read by position."""

_STATUSES = {str(status): status for status in Status}
_ABSENCES = {str(absence): absence for absence in Absence} | {"": None}


def bead_of(row: Row[Any]) -> Bead:
    """Return the bead in a row."""
    de_start, de_stop, en_start, en_stop, status, confidence, reasons, bookmarked, excluded, absence = row[BEAD_FROM:]
    return Bead(
        de=Span(de_start, de_stop),
        en=Span(en_start, en_stop),
        confidence=confidence,
        reasons=_reasons(reasons),
        status=_STATUSES[status],
        bookmarked=bookmarked,
        excluded=excluded,
        absence=_ABSENCES[absence],
    )


@lru_cache(maxsize=1024)
def _reasons(content: str) -> tuple[Reason, ...]:
    return reasons_from(json.loads(content))


def bead_row(place: int, bead: Bead | None) -> dict[str, Any]:
    """Return the columns of a bead at a place; ``None`` if it is gone."""
    ends = ("de_start", "de_stop", "en_start", "en_stop")
    return dict(zip(ends, (*bead.de, *bead.en) if bead else (0, 0, 0, 0), strict=True)) | {
        "place": place,
        "gone": bead is None,
        "status": str(bead.status) if bead else Status.PROPOSED,
        "confidence": bead.confidence if bead else None,
        "reasons": dumps(reasons_json(bead.reasons)) if bead else "[]",
        "bookmarked": bool(bead and bead.bookmarked),
        "excluded": bool(bead and bead.excluded),
        "absence": str((bead and bead.absence) or ""),
    }


def edit_row(key: SentenceKey, text: str | None) -> dict[str, Any]:
    """Return the columns of the wording of a sentence."""
    return {"language": str(key[0]), "sentence": key[1], "text": text}


def comment_row(key: str, comment: Comment | None) -> dict[str, Any]:
    """Return the columns of a comment: only its key if it is to go."""
    if comment is None:
        return {"id": key}
    names = ("id", "language", "sentence", "who", "when", "text", "resolved")
    return dict(zip(names, (key, *comment_json(comment)), strict=True))
