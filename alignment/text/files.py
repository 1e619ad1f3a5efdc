"""What a file is, by its first bytes, and the errors for those that are no texts."""

from __future__ import annotations

from pathlib import Path

from alignment.errors import TextError

LARGEST_TEXT = 64 << 20
LARGEST_PACKAGE = 256 << 20

OLE = bytes.fromhex("D0CF11E0A1B11AE1")
ZIP = b"PK\x03\x04"
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
REMEDY = "open it in its program and save it as .docx or as plain text in UTF-8"
RECOGNISE = "run text recognition (OCR) on it and take the text that gives"
PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\0", b"MM\0*")
FORMATS = (
    (b"%PDF", "a PDF", "save its text as .docx or in UTF-8; a scan needs text recognition (OCR) first"),
    (b"{\\rtf", "a rich text file (RTF)", REMEDY),
    *((start, "a picture", RECOGNISE) for start in PICTURES),
)


def load(path: Path) -> bytes:
    """Return the bytes of a file. Raises ``TextError`` where there is none, or it is too large."""
    try:
        size = path.stat().st_size
        if size > LARGEST_PACKAGE:
            raise too_large(str(path), size, LARGEST_PACKAGE)
        return path.read_bytes()
    except FileNotFoundError as error:
        raise TextError.at(path, "no such file", "check the name") from error
    except IsADirectoryError as error:
        raise TextError.at(path, "a folder, not a file", "name a file in it") from error
    except OSError as error:
        raise TextError.at(path, f"cannot be read: {error.strerror or error}", "check its permissions") from error


def is_package(data: bytes, where: str) -> bool:
    """Return whether the file is a ZIP package, such as DOCX, rather than text.

    Raises ``TextError`` for what is neither: nothing at all, Word's old format, PDF, pictures.
    """
    if not data:
        raise TextError.at(where, "the file is empty", "save the text again, or choose another file")
    if data.startswith(OLE):
        raise _old_word(data, where)
    for start, name, remedy in FORMATS:
        if data.startswith(start):
            raise TextError.at(where, f"{name}, not a text", remedy)
    package = data.startswith((ZIP, b"PK\x05\x06"))
    if not package and len(data) > LARGEST_TEXT:
        raise too_large(where, len(data), LARGEST_TEXT)
    return package


def too_large(where: str, size: int, limit: int) -> TextError:
    """Return the error for a file beyond what is read."""
    problem = f"{size / (1 << 20):,.0f} MB; texts are read up to {limit >> 20} MB"
    return TextError.at(where, problem, "divide it into several documents")


def _old_word(data: bytes, where: str) -> TextError:
    if ENCRYPTED in data:
        remedy = "open it in Word, take the password off and save it again"
        return TextError.at(where, "protected by a password", remedy)
    return TextError.at(where, "a document in Word's format before 2007", "open it in Word and save it as .docx")
