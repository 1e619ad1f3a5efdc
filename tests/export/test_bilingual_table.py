from __future__ import annotations

import io
import re
from dataclasses import replace

import docx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from alignment.bitext import Bead, Language, NoteKind, Span, Status
from alignment.export import reading_copy
from alignment.export.bilingual_table import FITTING, ROWS, write
from alignment.reasons import Absence, Reason, ReasonKind

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def test_a_bead_is_a_row_of_number_german_english_and_remarks(report, word):
    rows = word(write(report)).rows()
    assert rows[0] == ["1", "Vertrauliche Dienstsache", "", "Proposed, 97% sure¶No English counterpart"]
    assert rows[1] == [
        "3",
        "Die Delegation besuchte drei Kombinate{1} und den Ministerrat.",
        "The delegation visited three Combines{2} and the Council of Ministers.",
        "Proposed, 97% sure¶Kombinat: right.¶A. Reader: good",
    ]
    assert rows[-1] == ["10", "", "[The annex is missing.]", "Proposed, 97% sure¶No German counterpart"]


def test_sentences_of_one_paragraph_share_a_paragraph(report, word):
    assert ["8", "- Die Lieferungen werden geprüft. Ein Bericht folgt bis zum 30. Juni."] in [
        row[:2] for row in word(write(report)).rows()
    ]


def test_sentences_of_two_paragraphs_stand_in_two(german, english, make, word):
    rows = word(write(make(german("Eins.", "Zwei."), english("One and two."), "2-1"))).rows()
    assert rows[0][1] == "Eins.¶Zwei."


def test_headings_stand_across_the_page_between_tables(report, word):
    file = word(write(report))
    assert [len(table) for table in file.tables()] == [2, 3, 6]
    assert file.below_title() == [
        ("HeadingGerman", "Bericht über die Reise der Delegation"),
        ("HeadingEnglish1", "Report on the Journey of the Delegation"),
        ("HeadingRemark", "2 · Proposed, 97% sure"),
        ("HeadingGerman", "1. Ergebnisse"),
        ("HeadingEnglish1", "1. Results"),
        ("HeadingRemark", "5 · Proposed, 97% sure"),
        ("ColophonHead", "About this text"),
    ]


def test_a_heading_on_one_side_only_stands_across_the_page(german, english, make, word):
    file = word(write(make(german("# Teil I", "Text."), english("Text.", "## Part II"), "1-0 1-1 0-1")))
    assert file.below_title()[:-1] == [
        ("HeadingGerman", "Teil I"),
        ("HeadingRemark", "1 · Proposed, 97% sure · No English counterpart"),
        ("Heading2", "Part II"),
        ("HeadingRemark", "3 · Proposed, 97% sure · No German counterpart"),
    ]


def test_a_heading_that_only_one_side_marks_as_such_stands_across_the_page(german, english, make, word):
    file = word(write(make(german("1. Ergebnisse"), english("## 1. Results"), "1-1")))
    assert file.tables() == []
    assert file.below_title()[:2] == [("HeadingGerman", "1. Ergebnisse"), ("HeadingEnglish2", "1. Results")]


def test_a_heading_that_belongs_to_body_text_stays_in_its_row(german, english, make, word):
    file = word(write(make(german("# Ergebnisse", "Sie sind gut."), english("The results are good."), "2-1")))
    assert [row[:3] for row in file.rows()] == [["1", "Ergebnisse¶Sie sind gut.", "The results are good."]]
    file = word(write(make(german("Gut.|Sehr gut."), english("# Results"), "2-1")))
    assert [row[:3] for row in file.rows()] == [["1", "Gut. Sehr gut.", "Results"]]


def test_every_sentence_of_both_sides_is_there_once(report, word):
    file = word(write(report))
    shown = " ".join([*(words for _, words in file.paragraphs()), *(" ".join(row[1:3]) for row in file.rows())])
    shown = shown.replace("¶", " ")
    for number in file.notes():
        shown = shown.replace(f"{{{number}}}", "")
    for language in Language:
        assert [line.text for line in report.lines(language) if shown.count(line.text) != 1] == []


def test_notes_are_footnotes_of_their_own_words(report, word):
    assert word(write(report)).notes() == {
        1: [" Siehe Anlage 1."],
        2: [" See Annex 1."],
        3: [" [Ed.] Held in spring.", "Further reading is in the annex."],
        4: [" Beschluß vom 4. März."],
        5: [" [Tr.] German: geprüft."],
    }


def test_a_note_keeps_its_place_in_an_edited_sentence(report, word):
    english = [row[2] for row in word(write(report)).rows()]
    assert "The visit took its course according to plan{3}." in english


def test_an_edited_sentence_is_remarked(report, word):
    remark = next(row[3] for row in word(write(report)).rows() if "took its course" in row[2])
    assert remark == "Proposed, 97% sure¶English revised"


def test_a_corrected_german_sentence_is_remarked_with_what_the_text_has(german, english, make, word):
    made = make(
        german("Der Rat tagle."), english("The council met."), "1-1", texts={(Language.DE, 0): "Der Rat tagte."}
    )
    assert word(write(made)).rows()[0][1:] == [
        "Der Rat tagte.",
        "The council met.",
        "Proposed, 97% sure¶German corrected; the text has “Der Rat tagle.”",
    ]


def test_two_notes_at_one_place_keep_their_order(german, english, make, word):
    file = word(write(make(german("Der Rat tagte."), english("The council met^^.", notes=("one", "two")), "1-1")))
    assert file.rows()[0][2] == "The council met{1}\u2009{2}."
    assert file.notes() == {1: [" one"], 2: [" two"]}


def test_a_note_that_says_whose_it_is_is_not_told_twice(german, english, make, word):
    notes = (("[Ed.] Born 1924.", NoteKind.EDITOR),)
    file = word(write(make(german("Der Minister."), english("The minister^.", notes=notes), "1-1")))
    assert file.notes() == {1: [" [Ed.] Born 1924."]}


REMARKS = [
    (Bead(de=Span(0, 1), en=Span(0, 1), status=Status.CONFIRMED, confidence=0.5), "Confirmed"),
    (Bead(de=Span(0, 1), en=Span(0, 1), status=Status.FLAGGED, confidence=0.5), "Flagged"),
    (Bead(de=Span(0, 1), en=Span(0, 1), confidence=0.9999), "Proposed, 99% sure"),
    (Bead(de=Span(0, 1), en=Span(0, 1), confidence=0.899), "Proposed, 89% sure"),
    (Bead(de=Span(0, 1), en=Span(0, 1), confidence=0.29), "Proposed, 29% sure"),
    (Bead(de=Span(0, 1), en=Span(0, 1)), "Changed, not yet confirmed"),
    (
        Bead(de=Span(0, 1), en=Span(0, 1), confidence=0.4, reasons=(Reason(ReasonKind.LENGTHS, (30, 5)),)),
        "Proposed, 40% sure¶Lengths do not fit: 30 German words against 5 English",
    ),
    (
        Bead(de=Span(0, 1), en=Span(0, 1), status=Status.CONFIRMED, reasons=(Reason(ReasonKind.MEANING),)),
        "Confirmed",
    ),
]


@pytest.mark.parametrize(("bead", "remark"), REMARKS, ids=[remark for _, remark in REMARKS])
def test_the_state_of_a_bead_is_said_in_words(bead, remark, german, english, make, word):
    assert word(write(make(german("Gut."), english("Good."), (bead,)))).rows()[0][3] == remark


def test_a_gap_is_remarked_once(german, english, make, word):
    bead = Bead(de=Span(0, 1), en=Span(0, 0), confidence=0.8, reasons=(Reason(ReasonKind.GAP, ("en",)),))
    rows = word(write(make(german("Gut."), english(), (bead,)))).rows()
    assert rows == [["1", "Gut.", "", "Proposed, 80% sure¶No English counterpart"]]


def test_why_a_side_is_empty_is_remarked_in_the_words_of_the_reviewer(german, english, make, word):
    bead = Bead(de=Span(0, 1), en=Span(0, 0), status=Status.CONFIRMED, absence=Absence.ILLEGIBLE)
    rows = word(write(make(german("Gut."), english(), (bead,)))).rows()
    assert rows == [["1", "Gut.", "", "Confirmed¶English: illegible or lost"]]


def test_tables_end_after_two_hundred_rows(german, english, make, word):
    count = 2 * ROWS + 1
    de, en = german(*(f"Satz {n}." for n in range(count))), english(*(f"Sentence {n}." for n in range(count)))
    tables = word(write(make(de, en, "1-1 " * count))).tables()
    assert [len(table) - 1 for table in tables] == [ROWS, ROWS, 1]
    assert {tuple(table[0]) for table in tables} == {("", "German", "English", "Remarks")}


def test_the_head_is_repeated_and_rows_are_not_split(report, word):
    tables = word(write(report)).body().findall(f"{W}tbl")
    rows = [table.findall(f"{W}tr") for table in tables[:-1]]
    assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for table in rows for row in table)
    assert all((row.find(f"{W}trPr/{W}tblHeader") is not None) == (row is table[0]) for table in rows for row in table)


def test_a_row_longer_than_a_page_may_be_split(german, english, make, word):
    long = "Die Lieferungen werden geprüft und bestätigt, " * (FITTING[0] // 20)
    file = word(write(make(german(long, "Kurz."), english("Long.", "Short."), "1-1 1-1")))
    splits = [row.find(f"{W}trPr/{W}cantSplit") is None for row in file.body().find(f"{W}tbl").findall(f"{W}tr")]
    assert splits == [False, True, False]
    assert file.rows()[0][1] == long


def test_each_side_is_spelt_in_its_language(report, word):
    for table in word(write(report)).body().findall(f"{W}tbl")[:-1]:
        for row in table.findall(f"{W}tr")[1:]:
            _, de, en, _ = ({lang.get(f"{W}val") for lang in cell.iter(f"{W}lang")} for cell in row.findall(f"{W}tc"))
            assert de <= {"de-DE"}
            assert en <= {"en-GB"}
    notes = word(write(report)).part("word/footnotes.xml").findall(f"{W}footnote")[2:]
    assert [{lang.get(f"{W}val") for lang in note.iter(f"{W}lang")} for note in notes] == [
        {"de-DE"}, {"en-GB"}, {"en-GB"}, {"de-DE"}, {"en-GB"},
    ]  # fmt: skip


HOSTILE = [
    ("<script>alert('x')</script> & <w:p/>", "<script>alert('x')</script> & <w:p/>"),
    ("a\x00b\x01c\x1fd\x7fe\ufffef\ud800g", "abcdefg"),
    ("Zeile\nneu\tTab", "Zeile\nneu\tTab"),
    ("Zeile\r\nneu\x0bdrei\u2028vier", "Zeile\nneu\ndrei\nvier"),
    ("Ver\u00adtrag und E\u2011Lok, 16\u00a0Bl.", "Ver\u00adtrag und E\u2011Lok, 16\u00a0Bl."),
    ("]]> <!-- &amp; {} %s", "]]> <!-- &amp; {} %s"),
    ("  zwei  Leerzeichen  ", "  zwei  Leerzeichen  "),
    ("\U0001f600 中国 العربية", "\U0001f600 中国 العربية"),
]


@pytest.mark.parametrize(("text", "shown"), HOSTILE, ids=[ascii(text) for text, _ in HOSTILE])
def test_any_text_is_shown_as_it_is_but_for_control_characters(text, shown, german, english, make, word):
    notes = (text,)
    made = make(german("Satz."), english("Sentence^.", notes=notes), "1-1", texts={(Language.EN, 0): text + "."})
    file = word(write(replace(made, title=text, provenance=((text, text),), remarks={0: (text,)})))
    assert file.rows()[0][2].replace("{1}", "") == shown + "."
    assert file.rows()[0][3].endswith("¶" + shown)
    assert file.paragraphs()[0] == ("Title", shown)
    assert " ".join(" ".join(file.notes()[1]).split()) == " ".join(shown.split())


def test_an_empty_pair_is_a_file_with_a_title(german, english, make, word):
    file = word(write(make(german(), english(), "")))
    assert file.tables() == []
    assert [style for style, _ in file.paragraphs()] == ["Title", "Subtitle", "ColophonHead"]


def test_where_the_text_comes_from_stands_at_the_end(report, word):
    assert word(write(report)).tables("ProvenanceTable") == [
        [
            ["German text", "report.de.txt"],
            ["Archive", "BArch, DC 20/1"],
            ["Alignment", "model test"],
            ["Exported", "23 November 2026"],
            ["Notes", "[Ed.] note by the editor; [Tr.] note by the translator"],
            [
                "",
                "Numbers here and in the source: 1 = German 1, 2–3 = English 1–2, 4 = German 2, 5 = English 3",
            ],
        ]
    ]


def test_header_and_footer_name_draft_archive_signature_title_and_page(report, word):
    source = replace(report.bitext.de.source, signature="BArch, DC 20/1", sheet="Bl. 3")
    made = replace(report, bitext=replace(report.bitext, de=replace(report.bitext.de, source=source)))
    file = word(write(made))
    assert "".join(file.part("word/header.xml").itertext()) == "Draft of 23 November 2026BArch, DC 20/1, Bl. 3"
    assert "".join(file.part("word/footer.xml").itertext()) == "Report on the VisitPage 1 of 1"
    fields = [f.get(f"{W}instr").strip() for f in file.part("word/footer.xml").iter(f"{W}fldSimple")]
    assert fields == ["PAGE", "NUMPAGES"]
    assert file.paragraphs()[1] == ("Subtitle", "German and English, sentence by sentence · BArch, DC 20/1, Bl. 3")


def test_a_title_too_long_for_the_footer_is_cut_between_words(report, word):
    file = word(write(replace(report, title="Report on the Visit " * 9)))
    shown = " ".join(["Report on the Visit"] * 3 + ["Report on the …"])
    assert "".join(file.part("word/footer.xml").itertext()) == f"{shown}Page 1 of 1"


@pytest.mark.parametrize(
    ("statuses", "said"),
    [
        ((Status.CONFIRMED, Status.FLAGGED, Status.PROPOSED), "Draft: 1 of 3 beads confirmed"),
        ((Status.FLAGGED,), "Draft: 0 of 1 bead confirmed"),
        ((Status.PROPOSED,) * 1200, "Draft: 0 of 1,200 beads confirmed"),
        ((Status.CONFIRMED, Status.CONFIRMED), ""),
        ((), ""),
    ],
)
@pytest.mark.parametrize("export", [write, reading_copy.write])
def test_the_first_page_of_a_draft_says_so(export, statuses, said, german, english, make, word):
    beads = tuple(Bead(de=Span(i, i + 1), en=Span(i, i + 1), status=status) for i, status in enumerate(statuses))
    file = word(export(make(german(*["Gut."] * len(beads)), english(*["Good."] * len(beads)), beads)))
    assert [words for style, words in file.paragraphs() if style == "Draft"] == ([said] if said else [])
    assert "".join(file.part("word/header.xml").itertext()) == ("Draft of 23 November 2026" if said else "")


def test_a_signature_among_the_provenance_is_not_told_twice(report, word):
    made = replace(report, provenance=(("Made by", "model test, reviewed"),))
    assert [row[0] for row in word(write(made)).tables("ProvenanceTable")[0]] == ["Made by", "Exported", "Notes", ""]


def test_python_docx_reads_the_same_table_and_properties(report, word):
    data = write(report)
    read = docx.Document(io.BytesIO(data))
    rows = [
        [cell.text.replace("\n", "¶") for cell in row.cells] for table in read.tables[:-1] for row in table.rows[1:]
    ]
    assert rows == [[re.sub(r"\{\d+\}", "", cell) for cell in row] for row in word(data).rows()]
    section, core = read.sections[0], read.core_properties
    assert (section.page_width.mm, section.page_height.mm) == (pytest.approx(297, abs=0.1), pytest.approx(210, abs=0.1))
    assert (core.title, core.subject, core.language, core.comments) == (
        "Report on the Visit",
        "German–English bilingual table",
        "de-DE, en-GB",
        "model test",
    )
    assert core.created == report.made


def test_equal_manuscripts_give_equal_bytes(report):
    assert write(report) == write(report)


kinds = st.sampled_from(["1-1", "1-2", "2-1", "0-1", "1-0", "2-2"])


@given(shape=st.lists(kinds, max_size=12), data=st.data())
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_every_sentence_and_note_is_in_the_table_in_order(shape, data, german, english, make, word):
    sides, expected = [], []
    for side, (builder, name) in enumerate(((german, "Satz"), (english, "Sentence"))):
        count = sum(int(kind.split("-")[side]) for kind in shape)
        marks = data.draw(st.lists(st.sampled_from(["", "^"]), min_size=count, max_size=count))
        blocks = [f"{name} {n}{mark}." for n, mark in enumerate(marks)]
        sides.append(builder(*blocks, notes=["note"] * marks.count("^")))
        expected.append(blocks)
    file = word(write(make(*sides, " ".join(shape))))
    columns = ([part for row in file.rows() for part in row[column].split("¶") if part] for column in (1, 2))
    assert [[re.sub(r"\{\d+\}", "^", part) for part in column] for column in columns] == expected
    assert len(file.notes()) == sum(part.count("^") for blocks in expected for part in blocks)


def test_what_reviewers_left_out_is_not_there_and_the_others_keep_their_numbers(german, english, make, word):
    beads = (Bead(de=Span(0, 1), en=Span(0, 1), excluded=True), Bead(de=Span(1, 2), en=Span(1, 2)))
    (row,) = word(write(make(german("Eins.|Zwei."), english("One.|Two."), beads))).rows()
    assert row[:3] == ["2", "Zwei.", "Two."]
