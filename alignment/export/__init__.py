"""What leaves the house: one file a format, each a function from a ``Manuscript`` to bytes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from alignment.export import bilingual_table, jsonl, reading_copy, tsv
from alignment.export.manuscript import Line, Manuscript
from alignment.export.word.package import MEDIA_TYPE as WORD

__all__ = ["FORMATS", "Format", "Line", "Manuscript"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """A file format: title and description for people, the end of the file's name, its media type, its writer."""

    title: str
    description: str
    suffix: str
    media_type: str
    write: Callable[[Manuscript], bytes]


FORMATS: Mapping[str, Format] = MappingProxyType(
    {
        "docx": Format(
            title="Word: bilingual table",
            description="Landscape; bead number, German, English, remarks; notes of both texts as footnotes.",
            suffix=".docx",
            media_type=WORD,
            write=bilingual_table.write,
        ),
        "reading": Format(
            title="Word: English reading copy",
            description="Headings, paragraphs and lists as in the document; notes as footnotes; omissions listed.",
            suffix=".reading.docx",
            media_type=WORD,
            write=reading_copy.write,
        ),
        "tsv": Format(
            title="Tab-separated values",
            description="German and English, one bead a line, for translation tools; import as text into spreadsheets.",
            suffix=".tsv",
            media_type="text/tab-separated-values; charset=utf-8",
            write=tsv.write,
        ),
        "jsonl": Format(
            title="JSON Lines",
            description="One object a bead with all that is known of it, for scripts.",
            suffix=".jsonl",
            media_type="application/jsonl; charset=utf-8",
            write=jsonl.write,
        ),
    }
)
"""Formats by the name that scripts use."""
