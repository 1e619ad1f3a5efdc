from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from alignment.bitext import Language
from alignment.errors import EncodingError, TextError
from alignment.text import read, read_bytes, sentence_lines
from alignment.text.files import ENCRYPTED, OLE, PICTURES

GERMAN = "Die Prüfung\nder Verträge wurde für gültig erklärt. Größere Mängel: keine („Übergabe“).\n"


def message(data: bytes, name: str = "brief.txt", **options: str) -> str:
    with pytest.raises(TextError) as caught:
        read_bytes(data, name, Language.DE, **options)
    return str(caught.value)


@pytest.mark.parametrize(
    ("encoding", "byte", "guess"),
    [
        ("cp1252", "FC", "looks like Windows-1252; save it as UTF-8"),
        ("mac-roman", "9F", "looks like Mac Roman; save it as UTF-8"),
    ],
)
def test_an_old_encoding_is_named_and_never_guessed(encoding: str, byte: str, guess: str) -> None:
    assert message(GERMAN.encode(encoding)) == f"brief.txt:1: not UTF-8, byte 0x{byte} ({guess})"


def test_code_page_850_is_told_from_windows() -> None:
    data = GERMAN.replace("„", '"').replace("“", '"').encode("cp850")
    expected = "looks like MS-DOS code page 850; save it as UTF-8"
    assert message(data) == f"brief.txt:1: not UTF-8, byte 0x81 ({expected})"


def test_the_line_of_the_first_wrong_byte_is_counted_as_editors_count() -> None:
    data = b"eins\r\nzwei\rdrei\nf\xfcnf"
    assert message(data, where="texts/de/brief.txt").startswith(
        "texts/de/brief.txt:4: not UTF-8, byte 0xFC (looks like"
    )


def test_bytes_that_look_like_nothing_known_are_not_given_a_name() -> None:
    expected = "brief.txt:1: not UTF-8, byte 0xA4 (save it as UTF-8)"
    assert message(b"abc \xa4\xa5\xa6 \xa4\xa4") == expected


@pytest.mark.parametrize("encoding", ["cp1252", "utf-8"])
def test_an_encoding_that_is_given_is_used(encoding: str) -> None:
    assert read_bytes(GERMAN.encode(encoding), "brief.txt", Language.DE, encoding=encoding).text == GERMAN


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
def test_a_byte_order_mark_decides_and_is_not_text(encoding: str) -> None:
    assert read_bytes(GERMAN.encode(encoding), "brief.txt", Language.DE).text == GERMAN


def test_an_encoding_that_does_not_fit_is_an_error() -> None:
    expected = "brief.txt:1: not utf-8, byte 0xFC (save it as UTF-8)"
    assert message(GERMAN.encode("cp1252"), encoding="utf-8") == expected


def test_a_text_that_its_own_mark_belies_is_an_error() -> None:
    assert (
        message("\ufeffText".encode("utf-16-le") + b"\0\xdc")
        == "brief.txt:1: not utf-16-le, byte 0x00 (save it as UTF-8)"
    )


@pytest.mark.parametrize(
    ("data", "encoding"), [(GERMAN.encode("cp1252"), "windows-1252"), (b"abc \xa4\xa5\xa6 \xa4\xa4", "")]
)
def test_an_error_of_encoding_says_which_it_looks_like_and_takes_another_remedy(data: bytes, encoding: str) -> None:
    with pytest.raises(EncodingError) as caught:
        read_bytes(data, "brief.txt", Language.DE)
    assert caught.value.encoding == encoding
    other = caught.value.or_else("name it")
    assert str(other) == f"{str(caught.value)[:-1]} or name it)"
    assert other.encoding == encoding


@pytest.mark.parametrize("name", ["klingon", "hex", "a\0b"])
def test_an_encoding_that_does_not_exist_is_an_error(name: str) -> None:
    expected = f"brief.txt: no encoding is called {name!r} (use a name such as utf-8, windows-1252, cp850 or mac-roman)"
    assert message(b"Text", encoding=name) == expected
    assert message(GERMAN.encode(), encoding=name) == expected  # although it is not needed


def test_an_encoding_that_does_not_exist_is_an_error_for_word_and_for_lines_too(
    word: Callable[[str], bytes], tmp_path: Path
) -> None:
    said = "no encoding is called 'klingon' (use a name such as utf-8, windows-1252, cp850 or mac-roman)"
    assert message(word("<w:p/>"), "brief.docx", encoding="klingon") == f"brief.docx: {said}"
    path = tmp_path / "brief.de"
    path.write_text(GERMAN, encoding="utf-8")
    with pytest.raises(TextError, match=re.escape(f"{path}: {said}")):
        sentence_lines(path, encoding="klingon")


FILES = [
    (b"", "the file is empty (save the text again, or choose another file)"),
    (" \n\u00a0\n\ufeff".encode(), "there is no text in it (choose another file)"),
    (b"ab\0cd\x01", "a binary file, not text (save the document as .docx or as plain text in UTF-8)"),
    (
        "Text ohne Marke".encode("utf-16-le"),
        "UTF-16 without a byte order mark (save it as UTF-8)",
    ),
    (
        b"%PDF-1.4",
        "a PDF, not a text (save its text as .docx or in UTF-8; a scan needs text recognition (OCR) first)",
    ),
    *(
        (start + b"\0\x10", "a picture, not a text (run text recognition (OCR) on it and take the text that gives)")
        for start in PICTURES
    ),
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
            ":1: not UTF-8, byte 0xFC (looks like Windows-1252; save it as UTF-8)",
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
