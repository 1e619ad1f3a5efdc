"""How the browser reads a pair: lists in a fixed order, nothing but JSON."""

from __future__ import annotations

from collections.abc import Collection
from functools import lru_cache
from itertools import groupby
from typing import Any

from alignment.bitext import Bead, Document, Language
from alignment.reasons import Reason, ReasonKind
from alignment.review.columns import bead_of
from alignment.review.records import comment_json, has_marks, marks_json
from alignment.review.rows import PairRows
from alignment.review.values import Review, place_of


def bead_row(bead: Bead, version: int) -> list[Any]:
    """Return a bead: place, version, its four ends, status, confidence, reasons (kind and words), marks, hits.

    Marks are 0 where there are none, which is nearly everywhere. Hits of the checks are left empty: this room does not
    know them. They tell of numbers as the texts stand now, so that a reason that was given when the bead was made is
    left out.
    """
    confidence = None if bead.confidence is None else round(bead.confidence, 4)
    return [
        place_of(bead),
        version,
        *bead.de,
        *bead.en,
        str(bead.status),
        confidence,
        _told(bead.reasons) if bead.reasons else [],
        marks_json(bead) if has_marks(bead) else 0,
        [],
    ]


@lru_cache(maxsize=1024)
def _told(reasons: tuple[Reason, ...]) -> list[list[str]]:
    return [[str(reason.kind), reason.words()] for reason in reasons if reason.kind != ReasonKind.NUMBERS]


def snapshot(review: Review, can: dict[str, bool]) -> dict[str, Any]:
    """Return a whole pair; ``can`` says what the reviewer may undo and redo."""
    originals: dict[str, dict[str, str]] = {str(language): {} for language in Language}
    for language, index in sorted(review.edits):
        original = review.bitext.document(language).sentences[index].text
        originals[str(language)][str(index)] = original
    documents = {str(language): review.bitext.document(language) for language in Language}
    return {
        "rev": review.revision,
        **{str(language): review.texts(language) for language in Language},
        "originals": originals,
        "paragraphs": {side: _paragraphs(document) for side, document in documents.items()},
        "notes": {
            str(language): [[n.sentence, n.offset, n.label, n.text, str(n.kind)] for n in review.notes(language)]
            for language in Language
        },
        "beads": [bead_row(*pair) for pair in zip(review.bitext.beads, review.versions, strict=True)],
        "comments": [comment_json(comment) for comment in review.comments],
        "can": can,
    }


def changes(rows: PairRows, since: int, places: Collection[int], can: dict[str, bool]) -> dict[str, Any]:
    """Return what changed after a revision, with the beads at ``places`` in any case."""
    found = {row.place: row for row in rows.beads(since)}
    found |= {row.place: row for row in rows.beads(places=places)} if places else {}
    texts = []
    for (language, sentence), text in rows.edits(since).items():
        original = rows.original((language, sentence))
        texts.append([str(language), sentence, original if text is None else text, None if text is None else original])
    commented = rows.comments_revision > since
    return {
        "since": since,
        "rev": rows.revision,
        "beads": [bead_row(bead_of(row), row.version) for _, row in sorted(found.items()) if not row.gone],
        "gone": [place for place, row in sorted(found.items()) if row.gone],
        "texts": texts,
        "comments": [comment_json(comment) for comment in rows.comments().values()] if commented else None,
        "can": can,
    }


def _paragraphs(document: Document) -> list[list[Any]]:
    """Return the paragraphs that hold sentences: kind, level, marker, first sentence, the one after the last."""
    found = []
    indices = range(len(document.sentences))
    for number, group in groupby(indices, key=lambda index: document.sentences[index].paragraph):
        inside = list(group)
        paragraph = document.paragraphs[number]
        found.append([str(paragraph.kind), paragraph.level, paragraph.marker, inside[0], inside[-1] + 1])
    return found
