"""Cuts in the text of a document, and the sentences that they make."""

from __future__ import annotations

from pathlib import Path

import pytest

from alignment.bitext import Document, Language, Paragraph, ParagraphKind, Sentence, Source, Span
from alignment.parting import as_imported, cut, joint, parted, seam
from alignment.text import read, read_bytes
from alignment.text.shown import Shown

TEXTS = sorted((Path(__file__).parents[1] / "texts").glob("*/*.txt"))


def german(text: str) -> Document:
    return read_bytes(text.encode(), "brief.txt", Language.DE)


def wrapped(text: str) -> Document:
    """Return a sentence that may run over several lines, as a document."""
    words, _ = Shown(text, Language.DE).part(Span(0, len(text)))
    return Document(
        name="brief",
        language=Language.DE,
        text=text,
        sentences=(Sentence(text=words, start=0, stop=len(text), paragraph=0),),
        paragraphs=(Paragraph(kind=ParagraphKind.BODY, start=0, stop=len(text)),),
        source=Source(file="brief.txt", sha256="0" * 64),
    )


def halves(document: Document, offset: int) -> list[str]:
    return parted(document, {cut(document, 0, offset): True}).texts[:2]


CUTS = [
    ("Eins; zwei drei.", 5, ["Eins;", "zwei drei."]),
    ("Eins;   zwei\ndrei.", 10, ["Eins; zwei", "drei."]),
    ("Sie bezahlten 5\u00a0Mark dafür.", 15, ["Sie bezahlten 5", "Mark dafür."]),
    ("Ende.Anfang und mehr.", 5, ["Ende.", "Anfang und mehr."]),
    ("Von der Ein-\nund Ausfuhr.", 12, ["Von der Ein-", "und Ausfuhr."]),
    ("Das ist un\u00adsichtbar; und das auch.", 19, ["Das ist unsichtbar;", "und das auch."]),
]


@pytest.mark.parametrize(("text", "offset", "texts"), CUTS)
def test_a_cut_is_made_where_a_person_sees_it(text: str, offset: int, texts: list[str]) -> None:
    document = wrapped(text)
    made = parted(document, {cut(document, 0, offset): True})
    assert made.texts == texts
    assert [text[s.start : s.stop].split() for s in made.sentences][1] == text[made.sentences[1].start :].split()
    assert as_imported(made) == document
    assert joint(made, 0).join(made.texts) == document.texts[0]


IN_WORDS = [("Das Kombinat meldet.", 6), ("Der NSW-\nImport stieg.", 8), ("Kernkraft-\nwerke sind da.", 9)]


@pytest.mark.parametrize(("text", "offset"), IN_WORDS)
def test_no_word_is_cut(text: str, offset: int) -> None:
    with pytest.raises(ValueError, match=r"^the cut is inside a word \(cut between words\)$"):
        halves(wrapped(text), offset)


def test_a_mark_of_a_note_at_the_cut_goes_with_the_word_before_it() -> None:
    document = german("Der Plan wurde erfüllt[1] und übererfüllt[2] im Jahr.\n\n[1] Angeblich.\n[2] Auch.\n")
    made = parted(document, {cut(document, 0, len("Der Plan wurde erfüllt")): True})
    assert made.texts == ["Der Plan wurde erfüllt", "und übererfüllt im Jahr."]
    assert [(note.sentence, note.offset) for note in made.notes] == [(0, 22), (1, 15)]
    assert made.text[made.sentences[1].start :].startswith("und übererfüllt[2]")


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_everything_parted_or_joined_can_be_as_it_was_imported(path: Path) -> None:
    document = read(path, Language(path.parent.name))
    indices = range(len(document.sentences))
    blanks = {index: document.sentences[index].text.find(" ") for index in indices}
    cuts = {cut(document, index, blank): True for index, blank in blanks.items() if blank > 0}
    seams = {}
    for index in indices[:-1]:
        if document.sentences[index].paragraph == document.sentences[index + 1].paragraph:
            seams[seam(document, index)] = False
    assert len(cuts) > 50
    assert len(seams) > 50
    for breaks in (cuts, seams, cuts | seams):
        made = parted(document, breaks)
        assert len(made.sentences) == len(document.sentences) + sum(put or -1 for put in breaks.values())
        assert "".join("".join(made.texts).split()) == "".join("".join(document.texts).split())
        assert as_imported(made) == document


def test_a_place_where_no_sentence_can_begin_is_refused() -> None:
    document = german("Eins. Zwei.")
    for breaks, words in (
        ({0: True}, "no sentence can be parted at 0"),
        ({3: False}, "no sentence can be joined at 3"),
    ):
        with pytest.raises(ValueError, match=words):
            parted(document, breaks)
