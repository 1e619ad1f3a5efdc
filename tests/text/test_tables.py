from __future__ import annotations

import re
from pathlib import Path

import pytest

from alignment.bitext import Language
from alignment.text.tables import FOLDER, Ending, read, tables


def test_abbreviations_are_found_without_their_spaces_and_last_full_stop() -> None:
    known = tables(Language.DE).abbreviations
    assert known["z.B"] is Ending.INNER
    assert known["u.a.m"] is Ending.FINAL
    assert known["Mio"] is Ending.EITHER


@pytest.mark.parametrize("language", list(Language))
def test_no_abbreviation_is_listed_twice(language: Language) -> None:
    lines = (FOLDER / f"{language}.abbreviations.txt").read_text(encoding="utf-8").splitlines()
    listed = ["".join(line.partition("#")[0].split()[:-1]) for line in lines if line.partition("#")[0].strip()]
    assert sorted(set(listed)) == sorted(listed)


def test_a_line_that_makes_no_sense_is_named(tmp_path: Path) -> None:
    (tmp_path / "de.words.txt").write_text((FOLDER / "de.words.txt").read_text(encoding="utf-8"), encoding="utf-8")
    (tmp_path / "de.abbreviations.txt").write_text("# comment\nGen. inner\nDr.\n", encoding="utf-8")
    message = "de.abbreviations.txt:3: expected an abbreviation and one of inner, either, word, final, not 'Dr.'"
    with pytest.raises(ValueError, match=re.escape(message)):
        read(tmp_path, Language.DE)
