"""The parts of a Word file that hold text, read without trust in whoever made it.

Only these parts are ever unpacked, each up to a limit, so pictures cost nothing and a bomb does not go off;
XML that declares a document type, which Word never writes, is refused before it is parsed.
"""

from __future__ import annotations

import io
import posixpath
import struct
import zipfile
import zlib
from collections.abc import Iterator

from lxml import etree

from alignment.errors import TextError
from alignment.text.files import REMEDY, too_large

LARGEST_PART = 64 << 20
SURELY_HARMLESS = 4 << 20
HIGHEST_RATIO = 200

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
TRANSITIONAL = W[1:-1].encode()
RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
OTHER_PROGRAMS = {"workbook": "an Excel workbook", "presentation": "a PowerPoint presentation"}
DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    etree.XMLSyntaxError,
    struct.error,
    EOFError,
    KeyError,
    NotImplementedError,
    OSError,
    RuntimeError,
    ValueError,
)


class Package:
    """An opened Word file. ``part`` returns the root element of a part by what it is to the document."""

    def __init__(self, data: bytes, where: str) -> None:
        self._where = where
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            self._check_kind()
            self._main = dict(self._related("")).get("officeDocument", "")
            self.document = self._root(self._main)
            self._parts = dict(self._related(self._main))
        except DAMAGE as error:
            raise self._damaged() from error
        if self.document.tag != W + "document":
            name = OTHER_PROGRAMS.get(etree.QName(self.document).localname, "not a Word document")
            raise TextError.at(where, name, REMEDY)

    def part(self, kind: str) -> etree._Element | None:
        """Return ``styles``, ``numbering``, ``footnotes`` or ``endnotes``, or nothing. Raises ``TextError``."""
        if kind not in self._parts:
            return None
        try:
            return self._root(self._parts[kind])
        except DAMAGE as error:
            raise self._damaged() from error

    def _check_kind(self) -> None:
        names = set(self._zip.namelist())
        if "mimetype" in names and self._read("mimetype").startswith(b"application/vnd.oasis.opendocument"):
            raise TextError.at(self._where, "an OpenDocument file (ODT)", REMEDY)
        if "[Content_Types].xml" not in names:
            raise TextError.at(self._where, "a ZIP archive, not a Word document", "unpack it first")

    def _related(self, part: str) -> Iterator[tuple[str, str]]:
        """Yield what a part is related to: the last word of the relation's type, and the name of the other part."""
        folder, name = posixpath.split(part)
        path = posixpath.join(folder, "_rels", f"{name}.rels")
        if path not in self._zip.namelist():
            return
        for relation in self._root(path).iter(RELATIONSHIP):
            if relation.get("TargetMode") != "External":
                target = posixpath.normpath(posixpath.join("/", folder, relation.get("Target", "")))
                yield relation.get("Type", "").rpartition("/")[2], target.lstrip("/")

    def _root(self, name: str) -> etree._Element:
        data = self._read(name).replace(STRICT, TRANSITIONAL)
        if b"<!DOCTYPE" in data or b"<\0!\0D\0O\0C\0T\0Y\0P\0E" in data or b"\0<\0!\0D\0O\0C\0T\0Y\0P\0E" in data:
            raise TextError.at(self._where, f"{name} declares a document type, as no Word file does", "do not trust it")
        parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True)
        return etree.fromstring(data, parser)

    def _read(self, name: str) -> bytes:
        info = self._zip.getinfo(name)
        if info.flag_bits & 1:
            raise TextError.at(self._where, "protected by a password", "take the password off and save it again")
        if info.file_size > LARGEST_PART:
            raise too_large(f"{self._where}: {name}", info.file_size, LARGEST_PART)
        if info.file_size > max(SURELY_HARMLESS, HIGHEST_RATIO * info.compress_size):
            problem = f"{name} unpacks to {info.file_size // max(info.compress_size, 1):,} times its size"
            raise TextError.at(self._where, problem, "no document does; do not trust it")
        return self._zip.read(name)

    def _damaged(self) -> TextError:
        remedy = "open it in Word, let it repair the file and save it again"
        return TextError.at(self._where, "a damaged Word document", remedy)
