from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

import docx as python_docx
import pytest

from alignment.bitext import Document, Language, NoteKind
from alignment.errors import TextError
from alignment.text import read_bytes
from tests.text.pieces import whole

Maker = Callable[..., bytes]


def read(data: bytes, language: Language = Language.EN) -> Document:
    return read_bytes(data, "report.docx", language)


def texts(document: Document) -> list[str]:
    return [sentence.text for sentence in document.sentences]


def outline(document: Document) -> list[tuple[str, int, str]]:
    return [(paragraph.kind.value, paragraph.level, paragraph.marker) for paragraph in document.paragraphs]


def p(*runs: str, properties: str = "") -> str:
    inner = "".join(run if run.startswith("<") else f"<w:r><w:t xml:space='preserve'>{run}</w:t></w:r>" for run in runs)
    return f"<w:p><w:pPr>{properties}</w:pPr>{inner}</w:p>"


def r(inner: str) -> str:
    return f"<w:r>{inner}</w:r>"


def reference(kind: str, identity: int, more: str = "") -> str:
    return r(f"<w:{kind}Reference w:id='{identity}' {more}")


STYLES = """
<w:style w:type='paragraph' w:default='1' w:styleId='Standard'><w:name w:val='Normal'/></w:style>
<w:style w:type='paragraph' w:styleId='berschrift1'><w:name w:val='heading 1'/></w:style>
<w:style w:type='paragraph' w:styleId='Kapitel'><w:name w:val='Kapitel'/><w:basedOn w:val='berschrift1'/></w:style>
<w:style w:type='paragraph' w:styleId='Rund'><w:name w:val='Rund'/><w:basedOn w:val='Rund'/></w:style>
<w:style w:type='paragraph' w:styleId='Gliederung'><w:name w:val='Gliederung'/>
<w:pPr><w:outlineLvl w:val='1'/></w:pPr></w:style>
<w:style w:type='paragraph' w:styleId='Liste'><w:name w:val='List'/>
<w:pPr><w:numPr><w:numId w:val='1'/></w:numPr></w:pPr></w:style>
<w:style w:type='paragraph' w:styleId='Unterliste'><w:name w:val='List 2'/><w:basedOn w:val='Liste'/></w:style>
"""
NUMBERING = """
<w:abstractNum w:abstractNumId='0'>
<w:lvl w:ilvl='0'><w:start w:val='1'/><w:numFmt w:val='decimal'/><w:lvlText w:val='%1.'/></w:lvl>
<w:lvl w:ilvl='1'><w:start w:val='1'/><w:numFmt w:val='lowerLetter'/>
<w:pStyle w:val='Unterliste'/><w:lvlText w:val='%2)'/></w:lvl>
<w:lvl w:ilvl='2'><w:start w:val='4'/><w:numFmt w:val='upperRoman'/><w:lvlText w:val='%1.%3'/></w:lvl>
</w:abstractNum>
<w:abstractNum w:abstractNumId='1'>
<w:lvl w:ilvl='0'><w:numFmt w:val='bullet'/><w:lvlText w:val='\uf0b7'/></w:lvl>
</w:abstractNum>
<w:num w:numId='1'><w:abstractNumId w:val='0'/></w:num>
<w:num w:numId='2'><w:abstractNumId w:val='1'/></w:num>
<w:num w:numId='3'><w:abstractNumId w:val='0'/>
<w:lvlOverride w:ilvl='0'><w:startOverride w:val='1'/></w:lvlOverride></w:num>
"""

LISTS = {"styles": STYLES, "numbering": NUMBERING}


def style(name: str) -> str:
    return f"<w:pStyle w:val='{name}'/>"


def listed(number: int, level: int = 0) -> str:
    return f"<w:numPr><w:ilvl w:val='{level}'/><w:numId w:val='{number}'/></w:numPr>"


def test_text_is_what_a_reader_of_the_final_version_sees(word: Maker) -> None:
    body = p(
        "The ",
        "<w:ins w:id='1'><w:r><w:t xml:space='preserve'>new </w:t></w:r></w:ins>",
        "<w:del w:id='2'><w:r><w:delText>old </w:delText></w:r></w:del>",
        "<w:moveFrom w:id='3'><w:r><w:t>gone </w:t></w:r></w:moveFrom>",
        "<w:moveTo w:id='4'><w:r><w:t xml:space='preserve'>moved </w:t></w:r></w:moveTo>",
        "<w:smartTag><w:r><w:t xml:space='preserve'>smart </w:t></w:r></w:smartTag>",
        "<w:sdt><w:sdtContent><w:r><w:t xml:space='preserve'>control </w:t></w:r></w:sdtContent></w:sdt>",
        "<w:fldSimple w:instr='REF x'><w:r><w:t xml:space='preserve'>field </w:t></w:r></w:fldSimple>",
        "<w:hyperlink><w:r><w:t>link</w:t></w:r></w:hyperlink>",
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r>",
        "<w:r><w:rPr><w:vanish w:val='0'/></w:rPr><w:t>.</w:t></w:r>",
        "<w:r><w:fldChar w:fldCharType='begin'/><w:instrText>PAGE</w:instrText></w:r>",
        "<w:r><w:commentReference w:id='1'/></w:r>",
    )
    assert texts(read(word(body))) == ["The new moved smart control field link."]


def test_signs_without_letters_are_kept(word: Maker) -> None:
    signs = "<w:t>Vis</w:t><w:noBreakHyphen/><w:t>a</w:t><w:tab/><w:t>co</w:t><w:softHyphen/><w:t>op</w:t>"
    body = p(r(signs), r("<w:sym w:font='Symbol' w:char='F0B7'/><w:sym w:char='00E9'/><w:sym w:char='F0FF'/>"))
    document = read(word(body))
    assert document.text == "Vis\u2011a\tco\u00adop•é\ufffd"
    assert texts(document) == ["Vis\u2011a coop•é\ufffd"]


def test_a_deleted_paragraph_mark_joins_paragraphs(word: Maker) -> None:
    gone = "<w:rPr><w:del w:id='1'/></w:rPr>"
    assert texts(read(word(p("One ", properties=gone) + p("sentence.")))) == ["One sentence."]
    assert texts(read(word(p("Last one.", properties=gone)))) == ["Last one."]


def test_a_joined_paragraph_keeps_its_text_box_and_its_label(word: Maker) -> None:
    gone = "<w:rPr><w:del w:id='1'/></w:rPr>"
    box = r("<w:txbxContent>" + p("In the box.") + "</w:txbxContent>")
    data = word(p("One ", box, properties=gone) + p("sentence.") + p("Last.", properties=listed(1) + gone), **LISTS)
    assert texts(read(data)) == ["One sentence.", "In the box.", "1. Last."]


def test_headings_are_known_by_name_inheritance_and_outline(word: Maker) -> None:
    body = "".join(p(f"Title {n}", properties=style(n)) for n in ("berschrift1", "Kapitel", "Gliederung", "Rund"))
    body += p("Own", properties="<w:outlineLvl w:val='2'/>") + p("Body.", properties="<w:outlineLvl w:val='9'/>")
    found = outline(read(word(body, styles=STYLES)))
    assert [level for kind, level, _ in found if kind == "heading"] == [1, 1, 2, 3]


def test_computed_list_labels_stand_in_front_as_if_typed(word: Maker) -> None:
    body = (
        p("First point.", properties=style("Liste"))
        + p("Second point.", properties=listed(1))
        + p("Letter a.", properties=listed(1, 1))
        + p("Letter b.", properties=listed(1, 1))
        + p("Deep.", properties=listed(1, 2))
        + p("", properties=listed(1))
        + p("Fourth.", properties=listed(1))
        + p("Again.", properties=listed(3))
        + p("Bullet.", properties=listed(2))
        + p("None.", properties=listed(0))
        + p("Letter of its style.", properties=style("Unterliste"))
    )
    document = read(word(body, styles=STYLES, numbering=NUMBERING))
    assert texts(document)[2:6] == ["a) Letter a.", "b) Letter b.", "2.IV Deep.", "4. Fourth."]
    assert document.text.startswith("1.\tFirst point.\n2.\tSecond point.\n")
    assert outline(document) == [
        ("item", 1, "1."),
        ("item", 1, "2."),
        ("item", 2, "a)"),
        ("item", 2, "b)"),
        ("item", 3, "2.IV"),
        ("item", 1, "4."),
        ("item", 1, "1."),
        ("item", 1, "•"),
        ("body", 0, ""),
        ("item", 2, "a)"),
    ]


def test_levels_that_word_does_not_have_are_its_deepest(word: Maker) -> None:
    body = p("Deep.", properties=listed(1, 8)) + p("Deeper.", properties=listed(1, 10**6))
    assert [level for _, level, _ in outline(read(word(body, **LISTS)))] == [9, 9]


def test_styles_based_on_each_other_for_ever_are_read(word: Maker) -> None:
    styles = "".join(
        f"<w:style w:type='paragraph' w:styleId='s{n}'><w:name w:val='n{n}'/><w:basedOn w:val='s{n + 1}'/></w:style>"
        for n in range(5000)
    )
    assert outline(read(word(p("Text.", properties=style("s0")), styles=styles))) == [("body", 0, "")]


def test_typed_marks_and_labels_are_known_too(word: Maker) -> None:
    body = p("a) The director spoke.") + p("-", r("<w:tab/>"), "He agreed.") + p("In charge:") + p("The Minister.")
    assert outline(read(word(body))) == [("item", 1, "a)"), ("item", 2, "-"), ("label", 0, ""), ("body", 0, "")]


def test_cells_and_text_boxes_come_once_in_reading_order(word: Maker) -> None:
    box = "<w:txbxContent>" + p("In the box.") + "</w:txbxContent>"
    alternatives = (
        "<mc:AlternateContent xmlns:mc='http://schemas.openxmlformats.org/markup-compatibility/2006'>"
        f"<mc:Choice Requires='wps'><w:drawing>{box}</w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent>"
    )
    row = "<w:tr><w:tc>" + p("Left.") + "</w:tc><w:tc>" + p("Right.") + "</w:tc></w:tr>"
    deleted = "<w:tr><w:trPr><w:del w:id='1'/></w:trPr><w:tc>" + p("Gone.") + "</w:tc></w:tr>"
    document = read(word(p("Before. ", r(alternatives), "After.") + f"<w:tbl>{row}{deleted}</w:tbl>"))
    assert texts(document) == ["Before.", "After.", "In the box.", "Left.", "Right."]
    assert [kind for kind, _, _ in outline(document)] == ["body", "body", "cell", "cell"]


def test_line_breaks_part_lines_unless_a_sentence_goes_on(word: Maker) -> None:
    broken = r("<w:t>Council of Ministers</w:t><w:br/><w:t>Berlin,</w:t><w:br/><w:t>the 18th of May</w:t>")
    heading = p(r("<w:t>Report</w:t><w:br/><w:t>About the Visit</w:t>"), properties=style("berschrift1"))
    document = read(word(p(broken) + heading, styles=STYLES))
    assert texts(document) == ["Council of Ministers", "Berlin, the 18th of May", "Report About the Visit"]


FOOTNOTES = (
    "<w:footnote w:type='separator' w:id='-1'><w:p><w:r><w:separator/></w:r></w:p></w:footnote>"
    "<w:footnote w:id='7'>" + p(r("<w:footnoteRef/>"), " Born 1924.") + p("Died 2010.") + "</w:footnote>"
    "<w:footnote w:id='3'>" + p("Translator’s note: a pun.") + "</w:footnote>"
    "<w:footnote w:id='4'>" + p("* Starred.") + "</w:footnote>"
    "<w:footnote w:id='5'>" + p("Nobody refers to it.") + "</w:footnote>"
)
ENDNOTES = "<w:endnote w:id='2'>" + p("At the end.") + "</w:endnote>"


def test_notes_keep_their_exact_places_and_are_numbered_in_reading_order(word: Maker) -> None:
    body = p("Weiz", reference("footnote", 7, "/>"), " spoke. Li", reference("footnote", 3, "/>"), " replied.")
    body += p("They left", r("<w:footnoteReference w:id='4' w:customMarkFollows='1'/><w:t>*</w:t>"), ".")
    body += p("", reference("endnote", 2, "/>")) + p("Nothing", reference("footnote", 99, "/>"), " here.")
    document = read(word(body, footnotes=FOOTNOTES, endnotes=ENDNOTES))
    assert texts(document) == ["Weiz spoke.", "Li replied.", "They left.", "Nothing here."]
    assert [(n.label, n.text, n.sentence, n.offset, n.kind) for n in document.notes] == [
        ("1", "Born 1924.\nDied 2010.", 0, 4, NoteKind.EDITOR),
        ("2", "Translator’s note: a pun.", 1, 2, NoteKind.TRANSLATOR),
        ("*", "Starred.", 2, 9, NoteKind.EDITOR),
        ("i", "At the end.", 2, 10, NoteKind.EDITOR),
    ]
    assert all(note.marker is None and note.body is None for note in document.notes)


def test_nothing_of_the_linearised_text_is_lost(word: Maker) -> None:
    body = p("One. ", reference("footnote", 7, "/>"), "Two.") + p("  ") + p("Three.", properties=listed(1))
    document = read(word(body, footnotes=FOOTNOTES, numbering=NUMBERING))
    assert whole(document) == document.text == "One. Two.\n  \n1.\tThree."


def test_a_file_of_another_maker_is_read_the_same() -> None:
    made = python_docx.Document()
    made.add_heading("Report", level=1)
    made.add_paragraph("The visit took place in May. It was long.")
    made.add_paragraph("First.", style="List Number")
    made.add_table(rows=1, cols=2).rows[0].cells[1].text = "Cell."
    data = io.BytesIO()
    made.save(data)
    document = read(data.getvalue())
    assert texts(document) == ["Report", "The visit took place in May.", "It was long.", "1. First.", "Cell."]


def test_strict_files_are_read(word: Maker) -> None:
    data = word(p("Text."))
    strict = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
    source, made = zipfile.ZipFile(io.BytesIO(data)), io.BytesIO()
    with zipfile.ZipFile(made, "w") as target:
        for name in source.namelist():
            content = source.read(name)
            target.writestr(
                name, content.replace(b"http://schemas.openxmlformats.org/wordprocessingml/2006/main", strict)
            )
    assert texts(read(made.getvalue())) == ["Text."]


# Files that mean no good, and files that are something else


def message(data: bytes) -> str:
    with pytest.raises(TextError) as caught:
        read(data)
    return str(caught.value)


def test_a_bomb_does_not_go_off(word: Maker) -> None:
    bomb = word(p("a" * (20 << 20)))
    assert message(bomb).startswith("report.docx: word/document.xml unpacks to 1,0")


def test_a_part_too_large_to_read_is_named() -> None:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", " " * (65 << 20))
        package.writestr("_rels/.rels", " " * (65 << 20))
    expected = "report.docx: _rels/.rels: 65 MB; texts are read up to 64 MB (divide it into several documents)"
    assert message(data.getvalue()) == expected


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entities_are_refused_unread(word: Maker, encoding: str) -> None:
    declared = f"<?xml version='1.0' encoding='{encoding}'?><!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/hostname'>]>"
    data = word(p("&e;"), declaration=declared)
    if encoding == "utf-16":
        source, made = zipfile.ZipFile(io.BytesIO(data)), io.BytesIO()
        with zipfile.ZipFile(made, "w") as target:
            for name in source.namelist():
                content = source.read(name)
                is_main = name == "word/document.xml"
                target.writestr(name, content.decode().encode("utf-16") if is_main else content)
        data = made.getvalue()
    expected = "report.docx: word/document.xml declares a document type, as no Word file does (do not trust it)"
    assert message(data) == expected


DAMAGED = "report.docx: a damaged Word document (open it in Word, let it repair the file and save it again)"


def test_damage_of_every_kind_is_one_clear_error(word: Maker, package: Callable[[dict[str, str]], bytes]) -> None:
    whole = word(p("Text."), styles=STYLES)
    assert message(whole[: len(whole) // 2]) == DAMAGED
    assert message(word("<w:p>")) == DAMAGED
    assert message(word(p("Text."), styles="<w:style")) == DAMAGED
    assert message(package({"[Content_Types].xml": "<Types/>"})) == DAMAGED
    assert message(word("<w:sdt>" * 300 + "</w:sdt>" * 300)) == DAMAGED


def test_every_cut_of_a_file_is_an_error_a_person_understands(word: Maker) -> None:
    whole = word(p("Text."), styles=STYLES)
    for cut in range(4, len(whole) - 1, 97):
        assert message(whole[:cut]) == DAMAGED


def test_a_flipped_byte_never_shows_a_traceback(word: Maker) -> None:
    whole = word(p("Text.", reference("footnote", 7, "/>")), styles=STYLES, footnotes=FOOTNOTES, numbering=NUMBERING)
    read_or_refused = 0
    places = range(0, len(whole), 31)
    for place in places:
        data = bytearray(whole)
        data[place] ^= 0xFF
        try:
            read_or_refused += bool(read(bytes(data)).sentences)
        except TextError:
            read_or_refused += 1
    assert read_or_refused == len(places)


def test_other_packages_are_called_by_their_names(word: Maker, package: Callable[[dict[str, str]], bytes]) -> None:
    remedy = "(open it in its program and save it as .docx or as plain text in UTF-8)"
    odt = package({"mimetype": "application/vnd.oasis.opendocument.text"})
    assert message(odt) == f"report.docx: an OpenDocument file (ODT) {remedy}"
    assert message(word("", root="workbook")) == f"report.docx: an Excel workbook {remedy}"
    assert message(package({"a.txt": ""})) == "report.docx: a ZIP archive, not a Word document (unpack it first)"


def test_a_word_file_without_text_is_an_error(word: Maker) -> None:
    assert message(word(p(""))) == "report.docx: there is no text in it (choose another file)"
