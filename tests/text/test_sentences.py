from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alignment.bitext import Language, Span
from alignment.text import split

CASES = Path(__file__).parent / "cases"
ODD = [
    ".",
    ". ",
    "[",
    "]",
    '"',
    "„",
    "1",
    "1. ",
    "A. ",
    "(a.) ",
    "[bookmark:",
    "¹",
    "… ",
    "Wort.Wort",
    "Wort.1 A",
    "Z. B. ",
]


def cases() -> list[object]:
    found = []
    for language in Language:
        lines = (CASES / f"sentences.{language}.jsonl").read_text(encoding="utf-8").splitlines()
        for number, case in enumerate(map(json.loads, lines), 1):
            marks = [pytest.mark.xfail(reason=case["xfail"], strict=True)] if "xfail" in case else []
            name = f"{language}-{number}-{case['tag']}"
            found.append(pytest.param(language, case["sentences"], id=name, marks=marks))
    return found


@pytest.mark.parametrize(("language", "sentences"), cases())
def test_sentences_end_where_a_reader_ends_them(language: Language, sentences: list[str]) -> None:
    text = " ".join(sentences)
    assert [text[start:stop] for start, stop in split(text, language)] == sentences


@pytest.mark.parametrize("language", list(Language))
@settings(deadline=None)
@given(text=st.text(alphabet="aZ .!?…\n\t\u00a0([{)]}„“”\"'’12¹-–z.B.ÄßMaiAbs"))
def test_spans_hold_everything_but_white_space(language: Language, text: str) -> None:
    place = 0
    for start, stop in split(text, language):
        assert place <= start < stop
        assert not text[place:start].strip()
        assert text[start:stop] == text[start:stop].strip()
        place = stop
    assert not text[place:].strip()


def test_a_missing_space_after_a_full_stop_is_seen_before_a_word_that_opens_sentences() -> None:
    text = "Der Vertrag wurde unterschrieben.Die Lieferung beginnt im Juli."
    assert len(split(text, Language.DE)) == 2
    assert len(split("Der Wert steht in www.beispiel.De und gilt.", Language.DE)) == 1


@pytest.mark.parametrize(
    ("language", "text", "sentences"),
    [
        (Language.DE, "Der Keller steht seit gestern unter Wasser.Pumpen sind bestellt.", 2),
        (Language.DE, "Geliefert wurde 1986.Die Rechnung ist bezahlt (s. Anl. 2).Es bleibt dabei!Warum auch nicht?", 4),
        (Language.EN, "The cellar has been flooded.Pumps are on order.", 2),
        (Language.DE, "Das steht in Bericht.Entwurf.txt und im Allg.Teil der Dr.Karl-Akte.", 1),
        (Language.EN, "It calls System.Out.print and reads beispiel.Datei.txt for Dr.Hale.", 1),
    ],
)
def test_a_forgotten_space_is_seen_between_whole_words_only(language: Language, text: str, sentences: int) -> None:
    assert len(split(text, language)) == sentences


def test_line_ends_inside_a_paragraph_end_no_sentence() -> None:
    assert len(split("Die Arbeiten\nwurden am 3.\nMai begonnen.", Language.DE)) == 1


def test_a_text_of_white_space_has_no_sentences() -> None:
    assert split(" \n\u00a0\t", Language.EN) == []


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("odd", ODD)
def test_odd_texts_are_split_whole(language: Language, odd: str) -> None:
    text = odd * 3000
    kept = "".join(text[start:stop] for start, stop in split(text, language))
    assert "".join(kept.split()) == "".join(text.split())


@pytest.mark.parametrize("language", Language)
def test_no_sentence_ends_in_a_long_row_of_initials(language: Language) -> None:
    text = "Es kamen A. B. C. D. E. F. G. H. Weiz und S. Berg."
    assert split(text, language) == [Span(0, len(text))]
