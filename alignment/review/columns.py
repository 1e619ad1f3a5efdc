"""Beads, edits and comments as rows of their tables, and back."""

from __future__ import annotations

import json
from functools import lru_cache
from typing import Any

from sqlalchemy import Row

from alignment.bitext import Bead, Span, Status
from alignment.reasons import Absence, Reason
from alignment.review.records import comment_json, dumps, reasons_from, reasons_json
from alignment.review.schema import BEAD
from alignment.review.values import Comment, SentenceKey

BEAD_FROM = list(BEAD.c.keys()).index("de_start")
"""The column of ``BEAD`` with which the bead itself begins: rows by the ten thousand are read by position."""

_NOTHING = Bead(de=Span(0, 0), en=Span(0, 0))
"""What is written of a bead that is gone."""

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


@lru_cache(maxsize=1024)
def _written(reasons: tuple[Reason, ...]) -> str:
    return dumps(reasons_json(reasons))


def bead_columns(place: int, bead: Bead | None) -> dict[str, Any]:
    """Return what is written of the bead at a place, ``None`` for one that is gone; but not its version."""
    left = bead or _NOTHING
    return {
        "place": place,
        "gone": bead is None,
        "de_start": left.de.start,
        "de_stop": left.de.stop,
        "en_start": left.en.start,
        "en_stop": left.en.stop,
        "status": str(left.status),
        "confidence": left.confidence,
        "reasons": _written(left.reasons),
        "bookmarked": left.bookmarked,
        "excluded": left.excluded,
        "absence": str(left.absence or ""),
    }


def edit_columns(key: SentenceKey, text: str | None) -> dict[str, Any]:
    """Return what is written of the wording of a sentence, ``None`` for the original."""
    return {"language": str(key[0]), "sentence": key[1], "text": text}


def comment_columns(key: str, comment: Comment | None) -> dict[str, Any]:
    """Return what is written of a comment; its key alone takes it away."""
    if comment is None:
        return {"id": key}
    names = ("id", "language", "sentence", "who", "when", "text", "resolved")
    return dict(zip(names, (key, *comment_json(comment)), strict=True))
