"""Values as JSON, and back: documents, beads, comments. What is written is read back equal."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from alignment.bitext import (
    Bead,
    Break,
    Document,
    Language,
    Note,
    NoteKind,
    Paragraph,
    ParagraphKind,
    Sentence,
    Source,
    Span,
    Status,
)
from alignment.reasons import Absence, Reason, ReasonKind
from alignment.review.values import Comment


def dumps(value: object) -> str:
    """Return compact JSON with its letters unescaped."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def stamp(when: datetime) -> str:
    """Return a moment as it is written down: ISO 8601, in UTC, to the millisecond."""
    return when.astimezone(UTC).isoformat(timespec="milliseconds")


def write_document(document: Document) -> str:
    """Return a document as JSON, all but its name: that is the pair's, which may be given another one."""
    source = document.source
    breaks = {"breaks": document.breaks} if document.breaks else {}
    return dumps(
        {
            "language": document.language,
            "text": document.text,
            "source": [source.file, source.sha256, source.signature, source.sheet],
            "paragraphs": [[p.kind, p.start, p.stop, p.level, p.marker] for p in document.paragraphs],
            "sentences": [[s.text, s.start, s.stop, s.paragraph] for s in document.sentences],
            "notes": [[n.label, n.text, n.sentence, n.offset, n.kind, n.marker, n.body] for n in document.notes],
        }
        | breaks
    )


def read_document(content: str, name: str) -> Document:
    """Return the document that ``write_document`` wrote, as one of the pair ``name``."""
    raw = json.loads(content)
    file, sha256, signature, sheet = raw["source"]
    return Document(
        name=name,
        language=Language(raw["language"]),
        text=raw["text"],
        source=Source(file=file, sha256=sha256, signature=signature, sheet=sheet),
        paragraphs=tuple(
            Paragraph(kind=ParagraphKind(kind), start=start, stop=stop, level=level, marker=marker)
            for kind, start, stop, level, marker in raw["paragraphs"]
        ),
        sentences=tuple(
            Sentence(text=text, start=start, stop=stop, paragraph=paragraph)
            for text, start, stop, paragraph in raw["sentences"]
        ),
        notes=tuple(_note(*note) for note in raw["notes"]),
        breaks=tuple(Break(*one) for one in raw.get("breaks", ())),
    )


def source_of(content: str) -> str:
    """Return the SHA-256 of the file from what ``write_document`` wrote; empty if that is damaged.

    Reading all of a long document takes as long as hashing it, and a list of pairs asks for all of them. Within a text
    each quotation mark stands behind a backslash, so that the key is found nowhere else.
    """
    _, key, rest = content.partition(',"source":')
    try:
        return str(json.JSONDecoder().raw_decode(rest)[0][1]) if key else ""
    except (ValueError, LookupError):
        return ""


def _note(
    label: str, text: str, sentence: int, offset: int, kind: str, marker: list[int] | None, body: list[int] | None
) -> Note:
    return Note(
        label=label,
        text=text,
        sentence=sentence,
        offset=offset,
        kind=NoteKind(kind),
        marker=Span(*marker) if marker else None,
        body=Span(*body) if body else None,
    )


def reasons_json(reasons: tuple[Reason, ...]) -> list[Any]:
    """Return reasons as JSON: ``[["lengths", [41, 6]], …]``."""
    return [[reason.kind, list(reason.values)] for reason in reasons]


def reasons_from(raw: list[Any]) -> tuple[Reason, ...]:
    """Return the reasons that ``reasons_json`` wrote."""
    return tuple(Reason(ReasonKind(kind), tuple(values)) for kind, values in raw)


def bead_json(bead: Bead) -> list[Any]:
    """Return a bead as JSON: its four ends, confidence, reasons, status, and its marks if it has any."""
    marks = [marks_json(bead)] if has_marks(bead) else []
    return [*bead.de, *bead.en, bead.confidence, reasons_json(bead.reasons), bead.status, *marks]


def has_marks(bead: Bead) -> bool:
    """Return whether a reviewer marked the bead; most have no marks, and then none are written."""
    return bead.bookmarked or bead.excluded or bead.absence is not None


def marks_json(bead: Bead) -> list[Any]:
    """Return the marks of a bead as JSON, which is also how the browser reads them: bookmarked, excluded, absence."""
    return [bead.bookmarked, bead.excluded, bead.absence]


def bead_from(raw: list[Any]) -> Bead:
    """Return the bead that ``bead_json`` wrote."""
    de_start, de_stop, en_start, en_stop, confidence, reasons, status, *marks = raw
    bookmarked, excluded, absence = marks[0] if marks else (False, False, None)
    return Bead(
        de=Span(de_start, de_stop),
        en=Span(en_start, en_stop),
        confidence=confidence,
        reasons=reasons_from(reasons),
        status=Status(status),
        bookmarked=bookmarked,
        excluded=excluded,
        absence=absence and Absence(absence),
    )


def comment_json(comment: Comment) -> list[Any]:
    """Return a comment as JSON, which is also how the browser reads it."""
    return [
        str(comment.language),
        comment.sentence,
        comment.who,
        stamp(comment.when),
        comment.text,
        comment.resolved,
    ]


def comment_from(raw: Sequence[Any]) -> Comment:
    """Return the comment that ``comment_json`` wrote, now or when comments could not yet be resolved."""
    language, sentence, who, when, text, *resolved = raw
    return Comment(
        language=Language(language),
        sentence=sentence,
        who=who,
        when=datetime.fromisoformat(when),
        text=text,
        resolved="".join(resolved),
    )
