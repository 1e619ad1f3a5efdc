"""The sample pair is what its READMEs say, and its gold fits the files."""

import json
import re
from collections import Counter
from pathlib import Path

import pytest

from alignment import text
from alignment.bitext import Bead, Language, Span, check_tiling

ROOT = Path(__file__).parents[1]
NAME = "bericht-1986"
LEAST_SENTENCES = 150
LEAST_NOT_ONE_TO_ONE = 0.15
LEAST_NOTES = 8

ANCHOR = re.compile(r"(?:\[bookmark: _ftn_GoBack\d+\])?\[(\d{1,2})\]")
APPARATUS = re.compile(r"^(?:\[bookmark: _ftn\d+\])?\[(\d{1,2})\] .+$", re.MULTILINE)
NEW_SPELLING = re.compile(r"\b(?:dass|muss\w*|lässt|(?:be)?schluss|Mess\w+|grosse\w*)\b", re.IGNORECASE)


def file_of(language: Language) -> Path:
    return ROOT / "texts" / language / f"{NAME}.txt"


def gold_sentences(language: Language) -> list[str]:
    return (ROOT / "tests" / "gold" / f"{NAME}.{language}").read_text(encoding="utf-8").splitlines()


def gold_rows() -> list[tuple[list[int], list[int]]]:
    lines = (ROOT / "tests" / "gold" / f"{NAME}.deen").read_text(encoding="utf-8").splitlines()
    sides = (line.split("]:[") for line in lines)
    return [(json.loads(f"{de}]"), json.loads(f"[{en}")) for de, en in sides]


def gold_beads() -> tuple[Bead, ...]:
    beads: list[Bead] = []
    de = en = 0
    for de_row, en_row in gold_rows():
        beads.append(Bead(de=Span(de, de + len(de_row)), en=Span(en, en + len(en_row))))
        de, en = beads[-1].de.stop, beads[-1].en.stop
    return tuple(beads)


def squeeze(words: str) -> str:
    return "".join(words.split())


def running_text(language: Language) -> str:
    """Return the file without note apparatus, note anchors and white space."""
    return squeeze(ANCHOR.sub("", APPARATUS.sub("", file_of(language).read_text(encoding="utf-8"))))


def slips() -> list[tuple[str, str]]:
    """Return the German and the English of each row of the README's table of slips."""
    rows = re.findall(r"^\| (.+?) \| (.+?) \| .+ \|$", (ROOT / "texts" / "README.md").read_text(encoding="utf-8"), re.M)
    return rows[1:]


def test_the_gold_beads_count_every_sentence_once_and_in_order() -> None:
    for side in (0, 1):
        counted = [index for row in gold_rows() for index in row[side]]
        assert counted == list(range(len(counted)))


def test_the_gold_beads_tile_both_sides() -> None:
    check_tiling(gold_beads(), (0, 0), (len(gold_sentences(Language.DE)), len(gold_sentences(Language.EN))))


def test_the_pair_is_long_enough_to_measure_on() -> None:
    assert len(gold_sentences(Language.DE)) >= LEAST_SENTENCES


def test_enough_beads_are_not_one_to_one() -> None:
    kinds = Counter(bead.kind for bead in gold_beads())
    assert 1 - kinds["1-1"] / kinds.total() >= LEAST_NOT_ONE_TO_ONE


@pytest.mark.parametrize("kind", ["1-0", "0-1", "1-2", "2-1", "2-2", "1-3", "3-1"])
def test_every_common_kind_of_bead_occurs(kind: str) -> None:
    assert kind in {bead.kind for bead in gold_beads()}


@pytest.mark.parametrize("language", Language)
def test_the_text_is_the_gold_sentences_and_notes_and_nothing_else(language: Language) -> None:
    assert running_text(language) == squeeze("".join(gold_sentences(language)))


@pytest.mark.parametrize("language", Language)
def test_reading_the_file_gives_the_gold_sentences(language: Language) -> None:
    document = text.read(file_of(language), language)
    assert [sentence.text for sentence in document.sentences] == gold_sentences(language)


@pytest.mark.parametrize("language", Language)
def test_every_note_has_one_anchor_and_one_text(language: Language) -> None:
    whole = file_of(language).read_text(encoding="utf-8")
    labels = APPARATUS.findall(whole)
    assert labels == [str(number) for number in range(1, len(labels) + 1)]
    assert ANCHOR.findall(APPARATUS.sub("", whole)) == labels


@pytest.mark.parametrize("language", Language)
def test_reading_the_file_finds_its_notes(language: Language) -> None:
    bodies = APPARATUS.findall(file_of(language).read_text(encoding="utf-8"))
    assert [note.label for note in text.read(file_of(language), language).notes] == bodies


def test_the_translation_has_enough_notes() -> None:
    assert len(APPARATUS.findall(file_of(Language.EN).read_text(encoding="utf-8"))) >= LEAST_NOTES


def test_the_german_keeps_the_spelling_of_its_time() -> None:
    words = " ".join(gold_sentences(Language.DE))
    assert not NEW_SPELLING.findall(words)
    assert {"daß", "läßt", "Beschluß", "Meßplätze"} <= set(re.findall(r"\w+", words))


def test_the_readme_says_that_the_pair_is_no_archival_source() -> None:
    readme = (ROOT / "texts" / "README.md").read_text(encoding="utf-8")
    assert "A reconstruction for demonstration, no archival source." in readme
    assert gold_sentences(Language.EN)[0] == "[Reconstruction written for demonstration, not an archival document]"


@pytest.mark.parametrize(("german", "english"), slips())
def test_every_slip_of_the_readme_stands_in_one_bead(german: str, english: str) -> None:
    de, en = gold_sentences(Language.DE), gold_sentences(Language.EN)
    places = [row for row in gold_rows() if any(english in en[index] for index in row[1])]
    assert len(places) == 1
    assert any(german in de[index] for index in places[0][0])
