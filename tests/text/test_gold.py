"""Quality on gold that is kept beside the clone; the cases in this folder guard it without."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from alignment.bitext import Language
from alignment.text import read, split
from tests.text.pieces import whole


def boundaries(text: str, language: Language) -> set[int]:
    """Return where sentences end inside a text, counted in characters that are no white space."""
    return {len("".join(text[: span.stop].split())) for span in split(text, language)[:-1]}


@pytest.mark.parametrize(("language", "floor"), [(Language.DE, 0.99), (Language.EN, 0.99)])
def test_boundaries_agree_with_gold(shared: Path, language: Language, floor: float) -> None:
    right = found = expected = 0
    lines = (shared / f"gold/segmentation/segmentation_{language}.jsonl").read_text(encoding="utf-8").splitlines()
    for case in map(json.loads, lines):
        bounds, wanted = boundaries(case["text"], language) - set(case["optional"]), set(case["bounds"])
        right, found, expected = right + len(bounds & wanted), found + len(bounds), expected + len(wanted)
    assert 2 * right / (found + expected) >= floor


@pytest.mark.parametrize("language", list(Language))
def test_the_report_is_read_as_its_gold_has_it(shared: Path, language: Language) -> None:
    document = read(shared / f"seed/report-1987-part1.{language}.txt", language)
    gold = (shared / f"gold/align/report-1987/report-1987-part1.{language}").read_text(encoding="utf-8").splitlines()
    assert [sentence.text for sentence in document.sentences] == gold


@pytest.mark.parametrize(
    ("name", "language", "notes"),
    [
        ("report-1987-part1.de.txt", Language.DE, 0),
        ("report-1987-part1.en.txt", Language.EN, 12),
        ("report-1987-en.txt", Language.EN, 17),
    ],
)
def test_nothing_of_the_report_is_lost(shared: Path, name: str, language: Language, notes: int) -> None:
    path = shared / "seed" / name
    document = read(path, language)
    assert whole(document) == path.read_text(encoding="utf-8") == document.text
    assert [note.label for note in document.notes] == [str(number) for number in range(1, notes + 1)]
    assert "[bookmark" not in "".join(sentence.text for sentence in document.sentences)
