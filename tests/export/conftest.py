"""Small bitexts written like texts, and a reader of Word files that knows nothing of the writer."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

import pytest
from lxml import etree

from alignment.bitext import (
    Bead,
    Bitext,
    Document,
    Language,
    Note,
    NoteKind,
    Paragraph,
    ParagraphKind,
    Sentence,
    Source,
    Span,
)
from alignment.export import Manuscript

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MADE = datetime(2026, 11, 23, 14, 5, tzinfo=UTC)
MARKED = re.compile(r"(?:(#+) |((?:[a-z]\)|\d+\.|[-•]) ))?(.*)", re.DOTALL)


def document(language: Language, blocks: Sequence[str], notes: Sequence[str | tuple[str, NoteKind]] = ()) -> Document:
    """Return a document; ``# `` begins a heading, ``a) `` or ``- `` an item, ``|`` parts sentences, ``^`` is a note."""
    text, sentences, paragraphs, anchored = "", [], [], []
    bodies = iter(notes)
    for block in blocks:
        hashes, marker, rest = MARKED.fullmatch(block).groups(default="")
        kind = ParagraphKind.HEADING if hashes else ParagraphKind.ITEM if marker else ParagraphKind.BODY
        start = len(text)
        for part in (marker + rest).split("|"):
            plain = part.replace("^", "")
            for number, found in enumerate(re.finditer(r"\^", part)):
                body = next(bodies)
                words, whose = body if isinstance(body, tuple) else (body, NoteKind.ORIGINAL)
                label, place = str(len(anchored) + 1), (len(sentences), found.start() - number)
                anchored.append(Note(label=label, text=words, sentence=place[0], offset=place[1], kind=whose))
            span = (len(text), len(text) + len(plain))
            sentences.append(Sentence(text=plain, start=span[0], stop=span[1], paragraph=len(paragraphs)))
            text += plain + " "
        level = len(hashes) or int(bool(marker))
        paragraphs.append(Paragraph(kind=kind, start=start, stop=len(text), level=level, marker=marker.strip()))
    return Document(
        name="report",
        language=language,
        text=text,
        sentences=tuple(sentences),
        paragraphs=tuple(paragraphs),
        source=Source(file=f"report.{language}.txt", sha256="0" * 64),
        notes=tuple(anchored),
    )


def beads(kinds: str) -> tuple[Bead, ...]:
    """Return beads of the kinds given as ``1-1 2-1 0-1``."""
    made, de, en = [], 0, 0
    for kind in kinds.split():
        left, right = map(int, kind.split("-"))
        made.append(Bead(de=Span(de, de + left), en=Span(en, en + right), confidence=0.97))
        de, en = de + left, en + right
    return tuple(made)


def manuscript(de: Document, en: Document, kinds: str | tuple[Bead, ...], **more: object) -> Manuscript:
    made = beads(kinds) if isinstance(kinds, str) else kinds
    bitext = Bitext(de=de, en=en, beads=made, signature="model test")
    return Manuscript(**{"bitext": bitext, "title": "Report on the Visit", "made": MADE} | more)


@pytest.fixture
def german() -> Callable[..., Document]:
    return lambda *blocks, notes=(): document(Language.DE, blocks, notes)


@pytest.fixture
def english() -> Callable[..., Document]:
    return lambda *blocks, notes=(): document(Language.EN, blocks, notes)


@pytest.fixture
def make() -> Callable[..., Manuscript]:
    return manuscript


@pytest.fixture
def report(german, english, make) -> Manuscript:
    """A report of nine beads with headings, items, gaps, notes on both sides and an edited sentence."""
    de = german(
        "Vertrauliche Dienstsache",
        "# Bericht über die Reise der Delegation",
        "Die Delegation besuchte drei Kombinate^ und den Ministerrat.|Der Besuch verlief planmäßig.",
        "# 1. Ergebnisse",
        "Im Einzelnen wurde vereinbart:",
        "a) Der Austausch von Fachleuten^ wird fortgesetzt.",
        "- Die Lieferungen werden geprüft.|Ein Bericht folgt bis zum 30. Juni.",
        "Der Botschafter nahm teil.",
        notes=("Siehe Anlage 1.", "Beschluß vom 4. März."),
    )
    en = english(
        "# Report on the Journey of the Delegation",
        "The delegation visited three Combines^ and the Council of Ministers.|The visit went according to plan^.",
        "# 1. Results",
        "It was agreed in detail:",
        "a) The exchange of experts will be continued.",
        "- Deliveries will be examined^, and a report will follow by 30 June.",
        "[The annex is missing.]",
        notes=(
            "See Annex 1.",
            ("Held in spring.\nFurther reading is in the annex.", NoteKind.EDITOR),
            ("German: geprüft.", NoteKind.TRANSLATOR),
        ),
    )
    return make(
        de,
        en,
        "1-0 1-1 1-1 1-1 1-1 1-1 1-1 2-1 1-0 0-1",
        texts={(Language.EN, 2): "The visit took its course according to plan."},
        remarks={2: ("Kombinat: right.", "A. Reader: good")},
        provenance=(("German text", "report.de.txt"), ("Archive", "BArch, DC 20/1")),
    )


@dataclass(frozen=True)
class Word:
    """A Word file as its XML says, notes written ``{n}`` at the place of their anchor."""

    data: bytes

    def names(self) -> list[str]:
        return zipfile.ZipFile(io.BytesIO(self.data)).namelist()

    def part(self, name: str) -> etree._Element:
        return etree.fromstring(zipfile.ZipFile(io.BytesIO(self.data)).read(name))

    def body(self) -> etree._Element:
        return self.part("word/document.xml")[0]

    def paragraphs(self) -> list[tuple[str, str]]:
        """Return style and text of the paragraphs that stand in no table, without empty ones."""
        found = [(style(p), text(p)) for p in self.body().findall(f"{W}p")]
        return [(name, words) for name, words in found if words]

    def below_title(self) -> list[tuple[str, str]]:
        """Return the paragraphs that stand below what says what the file is."""
        return [found for found in self.paragraphs() if found[0] not in ("Title", "Subtitle", "Draft")]

    def tables(self, name: str = "BilingualTable") -> list[list[list[str]]]:
        """Return the tables of a style as rows of cells, paragraphs of a cell parted by ``¶``."""
        tables = [t for t in self.body().findall(f"{W}tbl") if t.find(f"{W}tblPr/{W}tblStyle").get(f"{W}val") == name]
        return [[["¶".join(map(text, cell.findall(f"{W}p"))) for cell in row.findall(f"{W}tc")]
                 for row in table.findall(f"{W}tr")] for table in tables]  # fmt: skip

    def rows(self) -> list[list[str]]:
        """Return the rows of all bilingual tables without the heads."""
        return [row for table in self.tables() for row in table[1:]]

    def notes(self) -> dict[int, list[str]]:
        """Return the paragraphs of each footnote by its id, separators left out."""
        footnotes = self.part("word/footnotes.xml").findall(f"{W}footnote")
        return {
            int(note.get(f"{W}id")): [text(p) for p in note.findall(f"{W}p")]
            for note in footnotes
            if note.get(f"{W}type") is None
        }


def style(paragraph: etree._Element) -> str:
    return paragraph.find(f"{W}pPr/{W}pStyle").get(f"{W}val")


def text(paragraph: etree._Element) -> str:
    return "".join(_characters(paragraph))


def _characters(paragraph: etree._Element) -> Iterator[str]:
    signs = {"tab": "\t", "br": "\n", "softHyphen": "\u00ad", "noBreakHyphen": "\u2011"}
    for element in paragraph.iter(f"{W}t", f"{W}footnoteReference", *(W + name for name in signs)):
        name = etree.QName(element).localname
        if element.getparent().tag == f"{W}tabs":
            continue
        if name == "footnoteReference":
            yield f"{{{element.get(f'{W}id')}}}"
        else:
            yield (element.text or "") if name == "t" else signs[name]


@pytest.fixture
def word() -> Callable[[bytes], Word]:
    return Word
