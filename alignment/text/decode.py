"""Bytes become characters, strictly: what is not surely right is an error that says what it looks like."""

from __future__ import annotations

import codecs
import re
from contextlib import suppress

from alignment.errors import EncodingError, Fault, TextError

BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
OLD_ENCODINGS = {"windows-1252": "Windows-1252", "cp850": "MS-DOS code page 850", "mac-roman": "Mac Roman"}
"""Encodings before UTF-8 by the name that programs use, as people call them."""
CONTROLS = bytes(set(range(32)) - set(b"\t\n\v\f\r\x1a\x1b") | {127})
IN_WORD = re.compile(r"(?<=[A-Za-zäöüÄÖÜß])[äöüßé]|[ÄÖÜäöü](?=[a-zäöüß])")
IN_TEXT = re.compile(r"(?<!\w)[„“«»‚](?=\w)|(?<=[\w.,!?])[“”’»«‘](?!\w)|(?<=\w)’(?=\w)|(?<=\s)[–—§•](?=\s)|\u00a0")


def decode(data: bytes, where: str, encoding: str | None = None) -> str:
    """Return the text in ``data`` without its byte order mark.

    ``encoding`` is what a person says it is; otherwise a byte order mark decides, then UTF-8 has to fit. Raises
    ``EncodingError`` with the line of the first byte that does not, and ``TextError`` for what is no text.
    """
    for mark, name in BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return _marked(data[len(mark) :], where, name)
    if encoding is not None and not _is_utf8(data):
        return _named(data, where, encoding)
    if _is_binary(data):
        raise _binary(data, where)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        guess = _guess(data)
        raise EncodingError(_fault(data, where, "UTF-8", error, guess), guess) from error


def check_encoding(encoding: str | None, where: str) -> None:
    """Raise ``TextError`` for the name of an encoding that there is not, whether or not it would be needed."""
    if encoding is not None:
        with suppress(EncodingError):
            _named(b"a", where, encoding)


def _is_utf8(data: bytes) -> bool:
    """Return whether bytes are UTF-8 beyond doubt: one file of a pair may be although the other is not."""
    try:
        return not data.decode("utf-8").isascii() and b"\0" not in data
    except UnicodeDecodeError:
        return False


def _marked(data: bytes, where: str, encoding: str) -> str:
    try:
        return data.decode(encoding).removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        raise TextError(_fault(data, where, encoding, error)) from error


def _named(data: bytes, where: str, encoding: str) -> str:
    try:
        return data.decode(encoding).removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        raise EncodingError(_fault(data, where, encoding, error)) from error
    except (LookupError, ValueError) as error:
        remedy = "use a name such as utf-8, windows-1252, cp850 or mac-roman"
        raise TextError.at(where, f"no encoding is called {encoding!r}", remedy) from error


def _fault(data: bytes, where: str, encoding: str, error: UnicodeDecodeError, guess: str = "") -> Fault:
    looks = f"looks like {OLD_ENCODINGS[guess]}; " if guess else ""
    problem = f"not {encoding}, byte 0x{data[error.start]:02X}"
    return Fault(where, problem, f"{looks}save it as UTF-8", _line(data, error.start))


def _line(data: bytes, place: int) -> int:
    """Return the number of the line a byte stands in, as editors count."""
    return len(re.findall(rb"\r\n|\r|\n", data[:place])) + 1


def _is_binary(data: bytes) -> bool:
    """Return whether bytes are no text in any encoding of single bytes: a zero, or one control byte in fifty."""
    sample = data[:65536]
    return b"\0" in data or len(sample) - len(sample.translate(None, CONTROLS)) > len(sample) / 50


def _binary(data: bytes, where: str) -> TextError:
    for name in ("utf-16-le", "utf-16-be"):
        if _reads_well(data, name):
            return EncodingError(Fault(where, "UTF-16 without a byte order mark", "save it as UTF-8"), name)
    return TextError.at(where, "a binary file, not text", "save the document as .docx or as plain text in UTF-8")


def _reads_well(data: bytes, encoding: str) -> bool:
    sample = data[: min(4096, len(data) // 2 * 2)]
    text = sample.decode(encoding, errors="replace")
    plain = sum(char.isascii() and (char.isprintable() or char.isspace()) for char in text)
    return len(text) > 1 and plain >= 0.8 * len(text)


def _guess(data: bytes) -> str:
    """Return the old encoding in which the text makes most sense as German or English, empty if none stands out."""
    scores = {name: _score(data, name) for name in OLD_ENCODINGS}
    best, second = sorted(scores.values(), reverse=True)[:2]
    return "" if best <= 0 or best == second else max(scores, key=lambda name: scores[name])


def _score(data: bytes, encoding: str) -> int:
    """Return how many of the characters beyond ASCII stand where German and English have them, less the others."""
    text = data[:200_000].decode(encoding, errors="replace")
    fitting = len(IN_WORD.findall(text)) + len(IN_TEXT.findall(text))
    return 2 * fitting - sum(not char.isascii() for char in text)
