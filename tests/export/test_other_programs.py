"""Exports read by programs that have nothing to do with the writer."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Iterator

import pytest

from alignment.bitext import Language
from alignment.export import FORMATS

pandoc = pytest.mark.skipif(shutil.which("pandoc") is None, reason="pandoc is not installed")
office = pytest.mark.skipif(
    shutil.which("soffice") is None or shutil.which("pdftotext") is None,
    reason="LibreOffice or pdftotext is not installed",
)


@pytest.fixture
def read(tmp_path, report):
    """Return pandoc's syntax tree of a manuscript in one of the Word formats."""

    def read(name):
        path = tmp_path / "export.docx"
        path.write_bytes(FORMATS[name].write(report))
        done = subprocess.run(["pandoc", path, "-t", "json"], capture_output=True, check=True)
        return json.loads(done.stdout)["blocks"]

    return read


def words(tree: object, notes: list[str]) -> str:
    """Return the text of a piece of pandoc's tree; a note is ``{n}`` there, and its text goes to ``notes``."""
    if isinstance(tree, list):
        return "".join(words(part, notes) for part in tree)
    if not isinstance(tree, dict):
        return ""
    match tree:
        case {"t": "Str", "c": text}:
            return text
        case {"t": "Space" | "SoftBreak" | "LineBreak"}:
            return " "
        case {"t": "Note", "c": blocks}:
            notes.append(" / ".join(words(block, []) for block in blocks))
            return f"{{{len(notes)}}}"
        case {"t": "Quoted", "c": [{"t": kind}, inner]}:
            return ("“{}”" if kind == "DoubleQuote" else "‘{}’").format(words(inner, notes))
    return words(tree.get("c", []), notes)


def of_kind(tree: object, kind: str) -> Iterator[dict]:
    for part in tree if isinstance(tree, list) else [tree]:
        if isinstance(part, dict):
            if part.get("t") == kind:
                yield part
            else:
                yield from of_kind(part.get("c", []), kind)
        elif isinstance(part, list):
            yield from of_kind(part, kind)


@pandoc
def test_pandoc_reads_the_same_text_and_notes_from_the_table(read, report, word):
    notes: list[str] = []
    shown = words(read("docx"), notes)
    file = word(FORMATS["docx"].write(report))
    for row in file.rows():
        assert row[1].replace("¶", "") in shown
        assert row[2].replace("¶", "") in shown
    assert notes == [" / ".join(parts).strip() for parts in file.notes().values()]


@pandoc
def test_pandoc_reads_headings_a_list_and_notes_from_the_reading_copy(read):
    blocks, notes = read("reading"), []
    headings = [words(block["c"][2], []) for block in of_kind(blocks, "Header")]
    assert headings == ["Report on the Journey of the Delegation", "1. Results", "About this text"]
    items = [words(item, []) for block in of_kind(blocks, "BulletList") for item in block["c"]]
    assert items == ["Deliveries will be examined{1}, and a report will follow by 30 June."]
    shown = words(blocks, notes)
    assert "The visit took its course according to plan{2}." in shown
    assert notes == [
        "See Annex 1.",
        "[Ed.] Held in spring. / Further reading is in the annex.",
        "[Tr.] German: geprüft.",
    ]


@office
@pytest.mark.parametrize("name", ["docx", "reading"])
def test_libreoffice_sets_every_sentence_and_note(name, report, tmp_path):
    path = tmp_path / "export.docx"
    path.write_bytes(FORMATS[name].write(report))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    convert = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", tmp_path, path]
    subprocess.run(convert, capture_output=True, check=True, timeout=120)
    text = subprocess.run(["pdftotext", "-layout", path.with_suffix(".pdf"), "-"], capture_output=True, check=True)
    shown = "".join(text.stdout.decode().split())
    assert "Page1of" in shown
    assert "1[Ed.]" not in shown
    for language in Language if name == "docx" else (Language.EN,):
        for note in report.bitext.document(language).notes:
            assert "".join(note.text.split()) in shown
    first = report.lines(Language.EN)[0].text
    assert shown.count("".join(first.split())) == 1
