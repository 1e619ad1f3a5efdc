from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from alignment.bitext import Language
from alignment.errors import TextError
from alignment.text import read, read_bytes, sentence_lines
from alignment.text.files import ENCRYPTED, OLE

GERMAN = "Die Prüfung\nder Verträge wurde für gültig erklärt. Größere Mängel: keine („Übergabe“).\n"


def message(data: bytes, name: str = "brief.txt", **options: str) -> str:
    with pytest.raises(TextError) as caught:
        read_bytes(data, name, Language.DE, **options)
    return str(caught.value)


@pytest.mark.parametrize(
    ("encoding", "byte", "guess"),
    [
        ("cp1252", "FC", "looks like Windows-1252; save it as UTF-8 or pass --encoding windows-1252"),
        ("mac-roman", "9F", "looks like Mac Roman; save it as UTF-8 or pass --encoding mac-roman"),
    ],
)
def test_an_old_encoding_is_named_and_never_guessed(encoding: str, byte: str, guess: str) -> None:
    assert message(GERMAN.encode(encoding)) == f"brief.txt:1: not UTF-8, byte 0x{byte} ({guess})"


def test_code_page_850_is_told_from_windows() -> None:
    data = GERMAN.replace("„", '"').replace("“", '"').encode("cp850")
    expected = "looks like MS-DOS code page 850; save it as UTF-8 or pass --encoding cp850"
    assert message(data) == f"brief.txt:1: not UTF-8, byte 0x81 ({expected})"


def test_the_line_of_the_first_wrong_byte_is_counted_as_editors_count() -> None:
    data = b"eins\r\nzwei\rdrei\nf\xfcnf"
    assert message(data, where="texts/de/brief.txt").startswith(
        "texts/de/brief.txt:4: not UTF-8, byte 0xFC (looks like"
    )


def test_bytes_that_look_like_nothing_known_are_not_given_a_name() -> None:
    expected = "brief.txt:1: not UTF-8, byte 0xA4 (save it as UTF-8 or pass --encoding with its name)"
    assert message(b"abc \xa4\xa5\xa6 \xa4\xa4") == expected


@pytest.mark.parametrize("encoding", ["cp1252", "utf-8"])
def test_an_encoding_that_is_given_is_used(encoding: str) -> None:
    assert read_bytes(GERMAN.encode(encoding), "brief.txt", Language.DE, encoding=encoding).text == GERMAN


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
def test_a_byte_order_mark_decides_and_is_not_text(encoding: str) -> None:
    assert read_bytes(GERMAN.encode(encoding), "brief.txt", Language.DE).text == GERMAN


def test_an_encoding_that_does_not_fit_is_an_error() -> None:
    expected = "brief.txt:1: not utf-8, byte 0xFC at 6 (save it as UTF-8, or name its encoding)"
    assert message(GERMAN.encode("cp1252"), encoding="utf-8") == expected


@pytest.mark.parametrize("name", ["klingon", "hex", "a\0b"])
def test_an_encoding_that_does_not_exist_is_an_error(name: str) -> None:
    expected = f"brief.txt: no encoding is called {name!r} (use a name such as utf-8, windows-1252, cp850 or mac-roman)"
    assert message(b"Text", encoding=name) == expected


FILES = [
    (b"", "the file is empty (save the text again, or choose another file)"),
    (" \n\u00a0\n\ufeff".encode(), "there is no text in it (choose another file)"),
    (b"ab\0cd\x01", "a binary file, not text (save the document as .docx or as plain text in UTF-8)"),
    (
        "Text ohne Marke".encode("utf-16-le"),
        "UTF-16 without a byte order mark (save it as UTF-8 or pass --encoding utf-16-le)",
    ),
    (b"%PDF-1.4", "a PDF, not a text (open it in its program and save it as .docx or as plain text in UTF-8)"),
    (
        b"{\\rtf1",
        "a rich text file (RTF), not a text (open it in its program and save it as .docx or as plain text in UTF-8)",
    ),
    (OLE + b"Word", "a document in Word's format before 2007 (open it in Word and save it as .docx)"),
    (OLE + ENCRYPTED, "protected by a password (open it in Word, take the password off and save it again)"),
    (b"PK\x03\x04 cut off", "a damaged Word document (open it in Word, let it repair the file and save it again)"),
]


@pytest.mark.parametrize(("data", "expected"), FILES)
def test_what_is_no_text_says_what_it_is_and_what_to_do(data: bytes, expected: str) -> None:
    assert message(data) == f"brief.txt: {expected}"


def test_a_word_file_that_is_none_is_named() -> None:
    assert (
        message(b"Text", "brief.docx")
        == "brief.docx: not a Word document: it does not begin like one (save it again as .docx)"
    )


def test_a_missing_file_a_folder_and_a_huge_one_are_named(tmp_path: Path) -> None:
    huge = tmp_path / "huge.txt"
    with huge.open("wb") as file:
        file.truncate(300 << 20)
    for path, expected in (
        (tmp_path / "none.txt", "no such file (check the name)"),
        (tmp_path, "a folder, not a file (name a file in it)"),
        (huge, "300 MB; texts are read up to 256 MB (divide it into several documents)"),
    ):
        with pytest.raises(TextError) as caught:
            read(path, Language.DE)
        assert str(caught.value) == f"{path}: {expected}"


def test_one_sentence_a_line_keeps_empty_lines(tmp_path: Path) -> None:
    path = tmp_path / "text.de"
    path.write_bytes("\ufeffEins.\r\n\r\n Zwei. \r\n".encode())
    assert sentence_lines(path) == ["Eins.", "", "Zwei."]


def test_one_sentence_a_line_has_the_same_errors(tmp_path: Path, word: Callable[..., bytes]) -> None:
    path = tmp_path / "text.de"
    for data, expected in (
        (
            b"f\xfcnf",
            ":1: not UTF-8, byte 0xFC (looks like Windows-1252; save it as UTF-8 or pass --encoding windows-1252)",
        ),
        (b"\n\n", ": there is no text in it (choose another file)"),
        (word("<w:p/>"), ": a Word document, not one sentence a line (leave out --sentences)"),
    ):
        path.write_bytes(data)
        with pytest.raises(TextError) as caught:
            sentence_lines(path)
        assert str(caught.value) == f"{path}{expected}"


def test_a_named_encoding_is_for_files_that_are_not_utf_8() -> None:
    document = read_bytes("Günter Mittag sprach.".encode(), "brief.txt", Language.DE, encoding="cp1252")
    assert document.sentences[0].text == "Günter Mittag sprach."
