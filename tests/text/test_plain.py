from __future__ import annotations

import hashlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alignment.bitext import Document, Language, NoteKind, ParagraphKind, Span
from alignment.errors import TextError
from alignment.text import read_bytes
from alignment.text.shown import Shown
from tests.text.pieces import pieces, whole


def read(text: str, language: Language = Language.EN) -> Document:
    return read_bytes(text.encode(), "report.txt", language)


def outline(document: Document) -> list[tuple[str, int, str]]:
    return [(paragraph.kind.value, paragraph.level, paragraph.marker) for paragraph in document.paragraphs]


def texts(document: Document) -> list[str]:
    return [sentence.text for sentence in document.sentences]


def test_sentences_of_a_real_text_with_its_debris(debris: str) -> None:
    assert texts(read(debris)) == [
        "[Ministry of Glass and Ceramics]",
        "Department Four",
        "3 March 1986",
        "Report about the Visit to the Works",
        "The guest was the Deputy Minister, who came early.",
        "He [the guest] left at 9 p.m.",
        "1. Talks with the Management",
        "a) The director highlighted the following:",
        "- The kilns are from 1931 [sic].",
        "They are worn out.",
        "- Spare parts come from the NSW[bookmark: _ftn_GoBack9][9].",
        "The work is directed at:",
        "modernisation of the kilns",
        "support for the apprentices",
        "2. Conclusions",
        "In charge:",
        "Minister of Glass and Ceramics",
        "[bookmark: _ftn7][7] A note nobody refers to.",
    ]


def test_structure_of_a_real_text_with_its_debris(debris: str) -> None:
    assert outline(read(debris))[3:15] == [
        ("heading", 1, ""),
        ("body", 0, ""),
        ("heading", 1, "1."),
        ("item", 1, "a)"),
        ("item", 2, "-"),
        ("item", 2, "-"),
        ("body", 0, ""),
        ("item", 3, ""),
        ("item", 3, ""),
        ("heading", 1, "2."),
        ("label", 0, ""),
        ("body", 0, ""),
    ]


def test_notes_of_a_real_text_are_anchored_behind_their_words(debris: str) -> None:
    document = read(debris)
    found = [(n.label, document.sentences[n.sentence].text[: n.offset][-8:], n.text, n.kind) for n in document.notes]
    assert found == [
        ("1", "ent Four", "Founded in 1952. It was closed in 1990.", NoteKind.EDITOR),
        ("2", "Minister", "1919-1999.", NoteKind.EDITOR),
        ("3", "orn out.", "“Kammerofen”: chamber kiln, of the older kind.", NoteKind.EDITOR),
    ]


def test_nothing_of_a_real_text_is_lost(debris: str) -> None:
    document = read(debris)
    assert document.text == debris
    assert whole(document) == debris


SIGNS = [
    *"aZß.!?:;,-–•\n\n\n\t \u00a0\u2009\u202f\u00ad\u200b[]()„“|¹²\f\x1c\u2028",
    "\r\n",
    "[1]",
    "[2]",
    "[bookmark: _ftn0][1]",
]
WORDS = [
    "\n[1] Born",
    "\n¹ Text",
    "1. ",
    "2.1. ",
    "a) ",
    "- ",
    "z. B. ",
    "Am 3. Mai ",
    "Termin:",
    "\tA\tB\n",
    "ab-\ncd",
]
ODD = st.lists(st.sampled_from(SIGNS + WORDS), max_size=60)


@settings(deadline=None)
@given(parts=ODD, language=st.sampled_from(list(Language)))
def test_nothing_of_an_odd_text_is_lost(parts: list[str], language: Language) -> None:
    text = "".join(parts)
    try:
        document = read(text, language)
    except TextError:
        return
    assert whole(document) == text == document.text
    markers = [note.marker for note in document.notes if note.marker]
    for sentence in document.sentences:
        inside = sorted(mark for mark in markers if sentence.start <= mark.start and mark.stop <= sentence.stop)
        assert sentence.text == Shown(text, language).part(Span(sentence.start, sentence.stop), inside)[0]
        assert sentence.text == sentence.text.strip() != ""
        paragraph = document.paragraphs[sentence.paragraph]
        assert paragraph.start <= sentence.start < sentence.stop <= paragraph.stop


@settings(deadline=None)
@given(parts=ODD)
def test_every_separator_is_white_space_or_unseen(parts: list[str]) -> None:
    try:
        document = read("".join(parts))
    except TextError:
        return
    between = [document.text[p.start : p.stop] for p in pieces(document) if p.kind == "separator"]
    cells = any(paragraph.kind is ParagraphKind.CELL for paragraph in document.paragraphs)
    assert not "".join(between).strip(" \n\t\r\f\x1c\u2028\u00a0\u2009\u202f\u00ad\u200b" + ("|" if cells else ""))


@pytest.mark.parametrize(
    ("body", "apparatus"),
    [
        ("Weiz[1] spoke.", "[1] Born 1924."),
        ("Weiz¹ spoke.", "¹ Born 1924."),
        ("Weiz [1] spoke.", "[1] Born 1924."),
        ("Weiz[bookmark: _ftn_GoBack0][1] spoke.", "[bookmark: _ftn0][1] Born 1924."),
        ("Weiz1) spoke.", "1) Born 1924."),
        ("Weiz\u202f¹\u2009spoke.", "¹\u202fBorn 1924."),
        ("Weiz\u202f[1] spoke.", "[1]\u2009Born 1924."),
    ],
)
def test_notes_come_in_several_forms(body: str, apparatus: str) -> None:
    document = read(f"{body}\n\n{apparatus}\n")
    assert texts(document) == ["Weiz spoke."]
    assert [(note.text, note.sentence, note.offset) for note in document.notes] == [("Born 1924.", 0, 4)]


@pytest.mark.parametrize("text", ["It was freed [1949] by then.", "The area is 12 m² large.", "See item [3] there."])
def test_brackets_and_powers_without_apparatus_are_text(text: str) -> None:
    document = read(text)
    assert texts(document) == [text]
    assert document.notes == ()


def test_a_typed_mark_behind_a_full_stop_ends_the_sentence() -> None:
    document = read("Weiz spoke.1) Li replied.\n\n1) In German.")
    assert texts(document) == ["Weiz spoke.", "Li replied."]
    assert (document.notes[0].label, document.notes[0].sentence, document.notes[0].offset) == ("1", 0, 11)


@pytest.mark.parametrize(
    "text",
    ["The plan (Annex1) and the\n1) First item\n2) Second item", "They saw[1] it.\n1) First item\n2) Second item"],
)
def test_the_items_of_a_list_are_no_notes(text: str) -> None:
    assert read(text).notes == ()


def test_a_line_of_the_apparatus_that_nobody_refers_to_is_text() -> None:
    document = read("Weiz[1] met Li[2].\n\n[1] Born 1924.\n[9] Born 1930.\n[2] Born 1928.")
    assert texts(document) == ["Weiz met Li.", "[9] Born 1930."]
    assert [note.text for note in document.notes] == ["Born 1924.", "Born 1928."]


def test_a_note_cited_twice_is_two_notes_of_one_text() -> None:
    document = read("Weiz[1] met Li.\n\nLater Weiz[1] left.\n\n[1] Born 1924.")
    assert [(note.text, note.sentence, note.body is None) for note in document.notes] == [
        ("Born 1924.", 0, False),
        ("Born 1924.", 1, True),
    ]


def test_notes_may_stand_at_the_foot_of_every_page() -> None:
    document = read("Weiz[1] spoke.\n\n[1] Born 1924.\n\nLi[1] replied.\n\n[1] Born 1928.")
    assert texts(document) == ["Weiz spoke.", "Li replied."]
    assert [note.text for note in document.notes] == ["Born 1924.", "Born 1928."]


def test_a_mark_behind_a_full_stop_and_a_space_belongs_to_the_sentence_before() -> None:
    document = read("Weiz spoke. [1] Li replied.\n\n[1] In German.")
    assert texts(document) == ["Weiz spoke.", "Li replied."]
    assert (document.notes[0].sentence, document.notes[0].offset) == (0, 11)


@pytest.mark.parametrize(
    ("text", "language", "kind"),
    [
        ("Born 1924.", Language.EN, NoteKind.EDITOR),
        ("Translator's note: a pun.", Language.EN, NoteKind.TRANSLATOR),
        ("Footnote in the original.", Language.EN, NoteKind.ORIGINAL),
        ("Siehe Anlage 2.", Language.DE, NoteKind.ORIGINAL),
        ("Anm. d. Hrsg.: gestrichen.", Language.DE, NoteKind.EDITOR),
    ],
)
def test_a_note_is_the_originals_in_german_and_the_editors_in_english(
    text: str, language: Language, kind: NoteKind
) -> None:
    assert read(f"Weiz[1] sprach.\n\n[1] {text}", language).notes[0].kind is kind


WRAPPED = """\
Die Arbeiten an der neuen Anlage wurden im Mai begon-
nen und sind bis zum Jahresende abzuschließen, wobei
die Glas- und die Feinkeramikindustrie sowie die Bau-
und Montagekombinate den Vorrang behalten. Die Kosten
trägt das Kombinat.
Der Plan wird erfüllt, sofern die Lieferungen aus dem
NSW rechtzeitig eintreffen.
"""


def test_lines_that_wrap_are_one_paragraph() -> None:
    document = read(WRAPPED, Language.DE)
    assert len(document.paragraphs) == 2
    assert texts(document)[0] == (
        "Die Arbeiten an der neuen Anlage wurden im Mai begonnen und sind bis zum Jahresende abzuschließen, wobei die "
        "Glas- und die Feinkeramikindustrie sowie die Bau- und Montagekombinate den Vorrang behalten."
    )


def test_items_in_wrapped_text_stay_items() -> None:
    lines = (
        "Besonderes Interesse zeigten die Partner für",
        "- die Verbindung von Forschung und Produktion",
        "  in den Kombinaten;",
        "- die Rolle des Rates bei der Bestimmung",
        "  der Ziele.",
    )
    document = read("\n".join(lines), Language.DE)
    assert [paragraph.marker for paragraph in document.paragraphs] == ["", "-", "-"]
    assert texts(document)[1] == "- die Verbindung von Forschung und Produktion in den Kombinaten;"


def test_a_name_or_a_date_at_the_start_of_a_line_is_no_list_mark() -> None:
    document = read(
        "B. Krause sprach.\n\n3. Mai 1987\n\n3. Tagung des Ausschusses\n\n3.4 Mio. Mark fehlen.", Language.DE
    )
    assert {paragraph.marker for paragraph in document.paragraphs} == {""}


def test_letters_and_roman_numerals_are_marks_where_they_count() -> None:
    document = read("I. Lage\n\nDie Lage ist gut.\n\nII. Aufgaben\n\nSie sind erfüllt.", Language.DE)
    assert outline(document)[::2] == [("heading", 1, "I."), ("heading", 1, "II.")]


def test_numbered_lines_in_a_row_are_items() -> None:
    document = read("Topics:\n\n1. Lasers\n\n2. Fibres\n\n3. Kilns\n\nAll are open.")
    assert [paragraph.kind for paragraph in document.paragraphs][1:3] == [ParagraphKind.ITEM, ParagraphKind.ITEM]


def test_numbers_with_several_parts_give_the_level_of_headings() -> None:
    document = read("2. Results\n\n2.1. Lasers\n\nThey work.\n\n2.2. Fibres\n\nThey do not.")
    assert outline(document) == [
        ("heading", 1, "2."),
        ("heading", 2, "2.1."),
        ("body", 0, ""),
        ("heading", 2, "2.2."),
        ("body", 0, ""),
    ]


def test_lines_in_columns_are_cells() -> None:
    document = read("Works\tWorkers\tYear\nHarbin\t2,300\t1953\n")
    assert texts(document) == ["Works", "Workers", "Year", "Harbin", "2,300", "1953"]
    assert {paragraph.kind for paragraph in document.paragraphs} == {ParagraphKind.CELL}


def test_white_space_of_any_kind_around_a_tab_or_bar_is_no_cell() -> None:
    document = read("Works \t \u00a0\tYear\nHarbin\u00a0| \u00a0 |1953 \n")
    assert texts(document) == ["Works", "Year", "Harbin", "1953"]
    assert {document.text[p.start : p.stop] for p in document.paragraphs} == {"Works", "Year", "Harbin", "1953"}


def test_two_spaces_before_a_figure_part_columns_too() -> None:
    document = read("Year      1985      1986\nYield     12.5  %   18.0\nOutput  1,200     3,400\n")
    assert texts(document)[:3] == ["Year", "1985", "1986"]
    assert texts(document)[-3:] == ["Output", "1,200", "3,400"]


@pytest.mark.parametrize("number", ["- 2 -", "– 12 –", "Seite 3", "- Page 3 -", "page 3 of 12"])
def test_the_number_of_a_page_is_neither_item_nor_heading(number: str) -> None:
    document = read(f"The report begins here.\n\n{number}\n\nIt ends there.\n")
    assert outline(document) == [("body", 0, "")] * 3


@pytest.mark.parametrize(
    ("line", "mark", "kind"),
    [
        ("The visit went as planned.[1]", "[1]", "body"),
        ("The visit went as planned.¹", "¹", "body"),
        ("The visit went as planned.[1][1]", "[1]", "body"),
        ("The visit went as planned.[bookmark: _ftn_GoBack0][1]", "[1]", "body"),
        ("The Visit of the Delegation[1]", "[1]", "heading"),
    ],
)
def test_a_note_at_the_end_of_a_short_paragraph_makes_no_heading_of_it(line: str, mark: str, kind: str) -> None:
    document = read(f"{line}\n\nThe council met on Monday.\n\n{mark} Cf. the letter of 3 May.\n")
    assert [found for found, _, _ in outline(document)] == [kind, "body"]


def test_the_source_names_the_bytes() -> None:
    document = read_bytes(b"Text.", "report-1987.part1.txt", Language.EN)
    assert document.name == "report-1987.part1"
    assert document.source.sha256 == hashlib.sha256(b"Text.").hexdigest()


def test_a_heading_that_could_be_an_ordinal_is_one_where_its_number_counts() -> None:
    document = read(
        "1. Gespräche mit dem Minister\n\nSie sind beendet.\n\n2. Erfahrungsaustausch\n\nEr geht weiter.\n\n"
        "3. Tagung der Kommission\n\nSie steht bevor.",
        Language.DE,
    )
    assert [(kind, marker) for kind, _, marker in outline(document)[::2]] == [
        ("heading", "1."),
        ("heading", "2."),
        ("heading", "3."),
    ]
