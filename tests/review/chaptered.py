"""Pairs with chapters, a row for each sentence."""

from __future__ import annotations

from dataclasses import replace

from alignment.bitext import Bitext, Document, Language, Paragraph, ParagraphKind, Sentence
from tests.review.making import document, tiling

LEVEL = {"#": 1, "##": 2}


def text(*lines: str) -> Document:
    """Return a German text of one sentence a paragraph; those that begin with # or ## are headings."""
    paragraphs, sentences, start = [], [], 0
    for index, line in enumerate(lines):
        sign, _, words = line.partition(" ")
        level = LEVEL.get(sign, 0)
        said = words if level else line
        kind = ParagraphKind.HEADING if level else ParagraphKind.BODY
        stop = start + len(said)
        paragraphs.append(Paragraph(kind=kind, start=start, stop=stop, level=level))
        sentences.append(Sentence(text=said, start=start, stop=stop, paragraph=index))
        start = stop + 1
    whole = "\n".join(sentence.text for sentence in sentences)
    return replace(document(Language.DE, ["x"]), text=whole, sentences=tuple(sentences), paragraphs=tuple(paragraphs))


OLD = (
    "# Erstes",
    "Der Plan.",
    "Die Lage.",
    "# Zweites",
    "Der Hafen.",
    "Die Werft.",
    "# Drittes",
    "Der Kran.",
    "Das Dach.",
)


def chaptered(*lines: str, name: str = "report") -> Bitext:
    """Return a pair of this German text and as many English sentences."""
    english = document(Language.EN, [f"Sentence {'x' * (i + 1)}." for i in range(len(lines))])
    de, en = (replace(side, name=name) for side in (text(*lines), english))
    return Bitext(de=de, en=en, beads=tiling([(1, 1)] * len(lines)), signature="model 1")
