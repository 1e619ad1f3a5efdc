"""Notes that have no mark in the text, from the file as read to the file as written."""

from __future__ import annotations

from pathlib import Path

import pytest

from alignment import text
from alignment.bitext import Document, Language
from alignment.export import bilingual_table, reading_copy
from alignment.export.unplaced import unplaced

GERMAN = """\
Der Hafen war drei Wochen lang gesperrt.[1] Die Werft zahlte den Lohn weiter.

[1] Siehe den Brief vom 3. Mai.
[2] Das zweite Blatt fehlt im Archiv.
"""
ENGLISH = """\
The harbour was closed for three weeks.[1] The shipyard[3] went on paying wages.

[1] Cf. the letter of 3 May.
[2] The archive has lost the second sheet. Compare the inventory.
[3] Translator's note: wages were paid weekly.
"""


@pytest.fixture
def read(tmp_path: Path):
    def document(language: Language, words: str) -> Document:
        path = tmp_path / f"harbour.{language}.txt"
        path.write_text(words, encoding="utf-8")
        return text.read(path, language)

    return document


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (ENGLISH, ["[2] The archive has lost the second sheet. Compare the inventory."]),
        ("Closed.[1]\n\n[1] Cf. May.\n\n[2] Lost.\n\n[3] Torn.\n", []),
        ("Closed.[1] Paid.[2]\n\n[1] Cf. May.\n[2] Cf. June.\n[3] Lost.\n[4] Torn.\n", ["[3] Lost.", "[4] Torn."]),
        ("Closed.¹\n\n¹ Cf. May.\n² Lost.\n\nThe text goes on.\n", ["² Lost."]),
        ("Closed.[2]\n\n[1] Lost.\n[2] Cf. May.\n", ["[1] Lost."]),
        ("Closed.[1]\n\n[1] Cf. May.\n\nThe text goes on.\n\n[2] Lost.\n", []),
        ("[1] Closed for weeks.\n\n[2] Paid all the same.\n", []),
        ("Closed.\n", []),
    ],
)
def test_a_note_without_a_mark_stands_among_the_notes(read, words: str, found: list[str]) -> None:
    document = read(Language.EN, words)
    blocks = [document.paragraphs[index] for index in sorted(unplaced(document))]
    assert [document.text[block.start : block.stop] for block in blocks] == found


def test_notes_without_a_mark_stand_at_the_end_of_the_reading_copy(read, make, word) -> None:
    file = word(reading_copy.write(make(read(Language.DE, GERMAN), read(Language.EN, ENGLISH), "1-1 1-1 1-2")))
    assert file.below_title() == [
        ("ReadingText", "The harbour was closed for three weeks.{1} The shipyard{2} went on paying wages."),
        ("ColophonHead", "About this text"),
    ]
    (facts,) = file.tables("ProvenanceTable")
    assert facts[2:] == [
        ["Notes", "[Ed.] note by the editor; [Tr.] note by the translator"],
        ["", "Numbers here and in the source: 1 = English 1, 2 = English 3"],
        ["Notes without a mark", "[2] The archive has lost the second sheet. Compare the inventory."],
        ["Not included", "1 note to the German text"],
    ]


def test_the_bilingual_table_says_which_notes_have_no_mark(read, make, word) -> None:
    made = make(read(Language.DE, GERMAN), read(Language.EN, ENGLISH), "1-1 1-1 1-2")
    said = [row[-1] for row in word(bilingual_table.write(made)).rows()]
    assert said == [
        "Proposed, 97% sure",
        "Proposed, 97% sure",
        "Proposed, 97% sure¶Note without a mark in the text",
    ]


def test_a_note_on_a_note_without_a_mark_is_not_lost(read, make, word) -> None:
    words = "Closed.[1]\n\n[1] Cf. May.\n[2] Lost[3].\n[3] Cf. June.\n"
    file = word(reading_copy.write(make(read(Language.DE, "Gesperrt.\n"), read(Language.EN, words), "1-1 0-1")))
    assert file.notes() == {1: [" [Ed.] Cf. May."], 2: [" [Ed.] Cf. June."]}
    assert ["Notes without a mark", "[2] Lost{2}."] in file.tables("ProvenanceTable")[0]
