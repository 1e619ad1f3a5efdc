from __future__ import annotations

from dataclasses import replace

import pytest

from alignment.bitext import Bead, Language, Paragraph, ParagraphKind, Span
from alignment.export.reading_copy import write
from alignment.reasons import Absence

EXPORTED = ["Exported", "23 November 2026"]


def test_paragraphs_headings_and_items_stand_as_in_the_document(report, word):
    assert word(write(report)).paragraphs() == [
        ("Subtitle", "Translated from the German"),
        ("Draft", "Draft: 0 of 10 beads confirmed"),
        ("Heading1", "Report on the Journey of the Delegation"),
        (
            "ReadingText",
            "The delegation visited three Combines{1} and the Council of Ministers. "
            "The visit took its course according to plan{2}.",
        ),
        ("Heading1", "1. Results"),
        ("ReadingText", "It was agreed in detail:"),
        ("ListItem", "a)\tThe exchange of experts will be continued."),
        ("ListDash", "Deliveries will be examined{3}, and a report will follow by 30 June."),
        ("ReadingText", "[The annex is missing.]"),
        ("ColophonHead", "About this text"),
    ]


def test_a_text_without_a_title_of_its_own_gets_the_name_of_the_pair(german, english, make, word):
    made = make(german("Der Rat tagte.", "# Beschluß"), english("The council met.", "# Decision"), "1-1 1-1")
    assert word(write(made)).paragraphs()[:4] == [
        ("Title", "Report on the Visit"),
        ("Subtitle", "Translated from the German"),
        ("Draft", "Draft: 0 of 2 beads confirmed"),
        ("ReadingText", "The council met."),
    ]


def test_the_name_of_the_pair_stays_in_the_foot_and_the_properties_of_a_text_with_a_title(report, word):
    file = word(write(report))
    assert "Title" not in dict(file.paragraphs())
    assert "Report on the Visit" in "".join(file.part("word/footer.xml").itertext())
    assert "Report on the Visit" in "".join(file.part("docProps/core.xml").itertext())


def test_notes_are_footnotes_that_say_whose_they_are(report, word):
    assert word(write(report)).notes() == {
        1: [" See Annex 1."],
        2: [" [Ed.] Held in spring.", "Further reading is in the annex."],
        3: [" [Tr.] German: geprüft."],
    }


def test_what_is_left_out_is_named_at_the_end(report, word):
    assert word(write(report)).tables("ProvenanceTable") == [
        [
            ["German text", "report.de.txt"],
            ["Archive", "BArch, DC 20/1"],
            ["Alignment", "model test"],
            EXPORTED,
            ["Notes", "[Ed.] note by the editor; [Tr.] note by the translator"],
            ["Not included", "2 notes to the German text"],
            ["German without English", "No. 1, at the beginning: Vertrauliche Dienstsache"],
            ["", "No. 9, after “… report will follow by 30 June.”: Der Botschafter nahm teil."],
        ]
    ]


def test_notes_numbered_as_in_the_source_need_no_concordance(german, english, make, word):
    made = make(german("Der Rat tagte."), english("The council^ met^.", notes=("a", "b")), "1-1")
    assert word(write(made)).tables("ProvenanceTable") == [[["Alignment", "model test"], EXPORTED]]


def test_notes_numbered_otherwise_are_listed(german, english, make, word):
    made = make(german("Der Rat tagte."), english("The council^ met^^.", notes=("a", "b", "c")), "1-1")
    labels = ("7", "8", "*")
    notes = tuple(replace(note, label=label) for note, label in zip(made.bitext.en.notes, labels, strict=True))
    made = replace(made, bitext=replace(made.bitext, en=replace(made.bitext.en, notes=notes)))
    said = "Numbers here and in the source: 1–2 = English 7–8, 3 = English *"
    assert word(write(made)).tables("ProvenanceTable") == [[["Alignment", "model test"], EXPORTED, ["Notes", said]]]


@pytest.mark.parametrize(
    ("edited", "shown"),
    [
        ("- Deliveries are examined.", "Deliveries are examined."),
        ("Deliveries are examined.", "Deliveries are examined."),
        ("–  Deliveries", "–  Deliveries"),
        ("", ""),
    ],
)
def test_the_marker_of_an_item_is_taken_off_once(edited, shown, german, english, make, word):
    made = make(german("- Lieferungen."), english("- Deliveries."), "1-1", texts={(Language.EN, 0): edited})
    assert [words for style, words in word(write(made)).paragraphs() if style == "ListDash"] == (
        [shown] if shown else []
    )


def test_a_note_on_the_marker_of_an_item_is_not_lost(german, english, make, word):
    made = make(german("a) Lieferungen."), english("a)^ Deliveries.", notes=("On the list.",)), "1-1")
    en = made.bitext.en
    moved = replace(en, paragraphs=(replace(en.paragraphs[0], kind=ParagraphKind.ITEM, marker="a)", level=1),))
    made = replace(made, bitext=replace(made.bitext, en=moved))
    file = word(write(made))
    assert file.notes() == {1: [" On the list."]}
    assert "{1}Deliveries." in file.below_title()[0][1]


@pytest.mark.parametrize(
    ("kind", "level", "marker", "style"),
    [
        (ParagraphKind.HEADING, 0, "", "Heading1"),
        (ParagraphKind.HEADING, 9, "", "Heading4"),
        (ParagraphKind.ITEM, 1, "•", "ListBullet"),
        (ParagraphKind.ITEM, 2, "–", "ListDash2"),
        (ParagraphKind.ITEM, 9, "1.", "ListItem3"),
        (ParagraphKind.LABEL, 0, "", "Label"),
        (ParagraphKind.CELL, 0, "", "TableText"),
        (ParagraphKind.BODY, 0, "", "ReadingText"),
    ],
)
def test_each_kind_of_paragraph_has_its_style(kind, level, marker, style, german, english, make, word):
    made = make(german("Gut."), english("Good."), "1-1")
    en = replace(made.bitext.en, paragraphs=(Paragraph(kind=kind, start=0, stop=6, level=level, marker=marker),))
    file = word(write(replace(made, bitext=replace(made.bitext, en=en))))
    assert file.below_title()[0] == (style, "Good.")


@pytest.mark.parametrize(
    ("blocks", "styles"),
    [
        (("a) One.", "More.", "Yet more.", "b) Two."), "ListItem ListContinue ListContinue ListItem"),
        (("1. One.", "- Part.", "More.", "2. Two."), "ListItem ListDash2 ListContinue ListItem"),
        (("a) One.", "b) Two.", "After the list."), "ListItem ListItem ReadingText"),
        (("a) One.", "A second list.", "a) One."), "ListItem ReadingText ListItem"),
        (("a) One.", "More.", "# Heading", "b) Two."), "ListItem ReadingText Heading1 ListItem"),
        (("- One.", "Also:", "- Two."), "ListDash ReadingText ListDash"),
        (("a) One.", "Also:", "• Two."), "ListItem ReadingText ListBullet"),
    ],
)
def test_a_paragraph_between_two_numbered_items_is_set_in_like_them(blocks, styles, german, english, make, word):
    made = make(german(), english(*blocks), "0-1 " * len(blocks))
    en = made.bitext.en
    inner = "ListDash2" in styles
    paragraphs = tuple(replace(block, level=1 + (inner and block.marker == "-")) for block in en.paragraphs)
    made = replace(made, bitext=replace(made.bitext, en=replace(en, paragraphs=paragraphs)))
    assert [style for style, _ in word(write(made)).below_title()[:-1]] == styles.split()


def test_an_inner_list_that_the_outer_one_ends_does_not_go_on(german, english, make, word):
    made = make(german(), english("a) Part.", "More.", "2. Two."), "0-1 0-1 0-1")
    en = made.bitext.en
    paragraphs = tuple(replace(block, level=level) for block, level in zip(en.paragraphs, (2, 0, 1), strict=True))
    made = replace(made, bitext=replace(made.bitext, en=replace(en, paragraphs=paragraphs)))
    assert [style for style, _ in word(write(made)).below_title()[:-1]] == ["ListItem2", "ReadingText", "ListItem"]


def test_an_empty_pair_is_a_file_with_a_title(german, english, make, word):
    assert [style for style, _ in word(write(make(german(), english(), ""))).paragraphs()] == [
        "Title",
        "Subtitle",
        "ColophonHead",
    ]


def test_a_pair_without_english_lists_its_german(german, english, make, word):
    file = word(write(make(german("Der Rat tagte."), english(), "1-0")))
    assert file.tables("ProvenanceTable") == [
        [
            ["Alignment", "model test"],
            EXPORTED,
            ["German without English", "No. 1, at the beginning: Der Rat tagte."],
        ]
    ]


def test_what_reviewers_left_out_is_not_there_nor_its_notes(german, english, make, word):
    first, second = Bead(de=Span(0, 1), en=Span(0, 1)), Bead(de=Span(1, 2), en=Span(1, 2), excluded=True)
    de, en = german("Eins.|Zwei."), english("One.|Two^.", notes=("Aside.",))
    copy = word(write(make(de, en, (first, second))))
    assert copy.below_title()[0] == ("ReadingText", "One.")
    assert "Two" not in "".join(words for _, words in copy.paragraphs())
    assert copy.notes() == {}


def test_why_german_has_no_english_is_said(german, english, make, word):
    gap = Bead(de=Span(1, 2), en=Span(1, 1), absence=Absence.OMITTED)
    made = make(german("Eins.|Zwei."), english("One."), (Bead(de=Span(0, 1), en=Span(0, 1)), gap))
    (about,) = word(write(made)).tables("ProvenanceTable")
    assert ["German without English", "No. 2, after “One.”, left out on purpose: Zwei."] in about
