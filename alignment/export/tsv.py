"""Sentence pairs for other programs: German, tabulator, English; one line a bead, in UTF-8."""

from __future__ import annotations

from alignment.bitext import Language
from alignment.export.manuscript import Manuscript


def write(manuscript: Manuscript) -> bytes:
    """Return one line a bead, several sentences of a side joined by a space; a side without any is empty.

    What a bead's status, remarks and notes are is not in the file. Line breaks and tabulators within a text
    become spaces. All else is as it is, and not guarded for spreadsheets, as other programs read the file.
    """
    lines = {language: manuscript.lines(language) for language in Language}
    rows = (
        "\t".join(" ".join(_plain(line.text) for line in lines[side][slice(*bead.run(side))]) for side in Language)
        for _, bead in manuscript.exported
    )
    return "".join(f"{row}\n" for row in rows).encode(errors="replace")


def _plain(text: str) -> str:
    return " ".join(text.replace("\t", " ").splitlines())
