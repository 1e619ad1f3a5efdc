"""Beads for other programs: one JSON object a line, in UTF-8, all that is known of a bead in it."""

from __future__ import annotations

import json
from collections.abc import Iterator

from alignment.bitext import Bead, Language
from alignment.export.manuscript import Line, Manuscript
from alignment.export.remarks import standing


def write(manuscript: Manuscript) -> bytes:
    """Return one object a bead, with these members; sentences and characters are counted from 0.

    ``de`` and ``en`` (indices of sentences), ``german`` and ``english`` (their texts), ``confidence`` (or
    null), ``status``, ``absence`` (why one side is empty, or null), ``reasons`` and ``remarks`` (in words),
    ``edited`` (language, sentence and original text of what reviewers worded anew), ``notes`` (language,
    sentence, offset, label, kind, text). Beads that reviewers left out are not there.
    """
    lines = {language: manuscript.lines(language) for language in Language}
    rows = (_bead(manuscript, index, bead, lines) for index, bead in manuscript.exported)
    return "".join(f"{json.dumps(row, ensure_ascii=False)}\n" for row in rows).encode(errors="replace")


def _bead(manuscript: Manuscript, index: int, bead: Bead, lines: dict[Language, tuple[Line, ...]]) -> dict[str, object]:
    return {
        "de": list(range(*bead.de)),
        "en": list(range(*bead.en)),
        "german": [line.text for line in lines[Language.DE][slice(*bead.de)]],
        "english": [line.text for line in lines[Language.EN][slice(*bead.en)]],
        "confidence": bead.confidence,
        "status": bead.status,
        "absence": bead.absence and bead.absence.words,
        "reasons": [reason.words() for reason in standing(bead)],
        "remarks": list(manuscript.remarks.get(index, ())),
        "edited": [
            {"language": side, "sentence": sentence, "original": lines[side][sentence].original}
            for side in Language
            for sentence in range(*bead.run(side))
            if lines[side][sentence].edited
        ],
        "notes": [note for side in Language for note in _notes(side, bead, lines[side])],
    }


def _notes(side: Language, bead: Bead, lines: tuple[Line, ...]) -> Iterator[dict[str, object]]:
    for sentence in range(*bead.run(side)):
        for note in lines[sentence].notes:
            place = {"language": side, "sentence": sentence, "offset": note.offset}
            yield place | {"label": note.label, "kind": note.kind, "text": note.text}
