"""The file around the text: parts, relationships, content types, page and core properties (ISO 29500)."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO

from alignment.export.word.footnotes import SEPARATORS, Footnotes
from alignment.export.word.markup import NAMESPACE, ROOT, escaped, twips
from alignment.export.word.styles import fonts, numbering, styles

_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
MEDIA_TYPE = f"{_WORD}.document"

PARTS = ("styles", "settings", "numbering", "fontTable", "footnotes", "header", "footer")
"""The parts beside the text; each is called like the kind of its relationship to it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page in millimetres; ``side``, ``top`` and ``bottom`` are margins."""

    width: float
    height: float
    side: float
    top: float
    bottom: float

    @property
    def measure(self) -> float:
        """Return the width of the text."""
        return self.width - 2 * self.side


@dataclass(frozen=True, slots=True, kw_only=True)
class Core:
    """What a library reads of a file without opening it."""

    title: str
    subject: str
    description: str
    language: str
    made: datetime


def package(body: Iterable[str], footnotes: Footnotes, *, page: Page, core: Core, header: str, footer: str) -> bytes:
    """Return a Word file.

    ``body`` is consumed piece by piece straight into the file, so that its length costs no memory; the
    footnotes it leaves in ``footnotes`` follow it. Equal content gives equal bytes.
    """
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        _write(file, "[Content_Types].xml", [_content_types()])
        _write(file, "_rels/.rels", [_relationships(_PACKAGE_RELATIONS)])
        _write(file, "docProps/core.xml", [_core(core)])
        _write(file, "word/_rels/document.xml.rels", [_relationships(_document_relations())])
        _write(file, "word/styles.xml", [styles()])
        _write(file, "word/settings.xml", [_SETTINGS])
        _write(file, "word/numbering.xml", [numbering()])
        _write(file, "word/fontTable.xml", [fonts()])
        _write(file, "word/header.xml", [f"<w:hdr {ROOT}>{header}</w:hdr>"])
        _write(file, "word/footer.xml", [f"<w:ftr {ROOT}>{footer}</w:ftr>"])
        _write(file, "word/document.xml", _document(body, page))
        _write(file, "word/footnotes.xml", footnotes.part())
    return out.getvalue()


def _write(file: zipfile.ZipFile, name: str, content: Iterable[str]) -> None:
    entry = zipfile.ZipInfo(name)  # dated 1980, so that equal content gives equal bytes
    entry.compress_type = zipfile.ZIP_DEFLATED
    with file.open(entry, "w") as part:
        part.write(_DECLARATION.encode())
        for piece in content:
            part.write(piece.encode())


def _document(body: Iterable[str], page: Page) -> Iterable[str]:
    yield f"<w:document {ROOT}><w:body>"
    yield from body
    yield f"{_section(page)}</w:body></w:document>"


def _section(page: Page) -> str:
    """Return page and margins; the first page, which has the title, goes without the header."""
    orientation = ' w:orient="landscape"' if page.width > page.height else ""
    size = f'w:w="{twips(page.width)}" w:h="{twips(page.height)}"{orientation}'
    sides = f'w:left="{twips(page.side)}" w:right="{twips(page.side)}"'
    margins = f'w:top="{twips(page.top)}" {sides} w:bottom="{twips(page.bottom)}"'
    furniture = (("header", "default"), ("footer", "default"), ("footer", "first"))
    references = "".join(f'<w:{part}Reference w:type="{kind}" r:id="{part}"/>' for part, kind in furniture)
    return (
        f"<w:sectPr>{references}<w:pgSz {size}/>"
        f'<w:pgMar {margins} w:header="{twips(10)}" w:footer="{twips(10)}" w:gutter="0"/><w:titlePg/></w:sectPr>'
    )


_PACKAGE_RELATIONS = (
    ("document", f"{_OFFICE}/officeDocument", "word/document.xml"),
    ("core", f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
)


def _document_relations() -> Iterable[tuple[str, str, str]]:
    return ((name, f"{_OFFICE}/{name}", f"{name}.xml") for name in PARTS)


def _relationships(relations: Iterable[tuple[str, str, str]]) -> str:
    entries = (f'<Relationship Id="{id_}" Type="{kind}" Target="{target}"/>' for id_, kind, target in relations)
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{"".join(entries)}</Relationships>'


def _content_types() -> str:
    types = {
        "/docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
        "/word/document.xml": f"{MEDIA_TYPE}.main+xml",
        **{f"/word/{name}.xml": f"{_WORD}.{name}+xml" for name in PARTS},
    }
    overrides = (f'<Override PartName="{name}" ContentType="{kind}"/>' for name, kind in types.items())
    return (
        f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{"".join(overrides)}</Types>'
    )


def _core(core: Core) -> str:
    made = core.made.astimezone(UTC) if core.made.tzinfo else core.made
    date = f'xsi:type="dcterms:W3CDTF">{made:%Y-%m-%dT%H:%M:%SZ}'
    return (
        f'<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escaped(core.title)}</dc:title><dc:subject>{escaped(core.subject)}</dc:subject>"
        f"<dc:description>{escaped(core.description)}</dc:description><dc:language>{core.language}</dc:language>"
        f"<dcterms:created {date}</dcterms:created><dcterms:modified {date}</dcterms:modified></cp:coreProperties>"
    )


_SEPARATORS = "".join(f'<w:footnote w:id="{id_}"/>' for id_ in SEPARATORS)
_SETTINGS = (
    f'<w:settings xmlns:w="{NAMESPACE}"><w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/>'
    '<w:characterSpacingControl w:val="doNotCompress"/>'
    f"<w:footnotePr>{_SEPARATORS}</w:footnotePr>"
    '<w:compat><w:compatSetting w:name="compatibilityMode" '
    'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
    '<w:themeFontLang w:val="en-GB"/><w:decimalSymbol w:val="."/><w:listSeparator w:val=","/></w:settings>'
)
