"""Tables of fixed column widths as WordprocessingML."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from alignment.export.word.markup import paragraph, twips

END_OF_TABLE = "</w:tbl>" + paragraph("BetweenTables")
"""A table ends with a paragraph, or Word joins it with the next one and refuses it at the end of a text."""

WHOLE = "<w:cantSplit/>"
"""Keeps a row on one page."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table in a named style; ``widths`` are those of its columns in millimetres."""

    style: str
    widths: tuple[float, ...]

    def start(self, *heads: str) -> str:
        """Return the start of the table; a row of ``heads``, if there are any, is repeated on every page."""
        columns = [twips(width) for width in self.widths]
        grid = "".join(f'<w:gridCol w:w="{column}"/>' for column in columns)
        look = f'w:val="{"0620" if heads else "0600"}" w:firstRow="{int(bool(heads))}"'
        none = 'w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"'
        return (
            f'<w:tbl><w:tblPr><w:tblStyle w:val="{self.style}"/><w:tblW w:w="{sum(columns)}" w:type="dxa"/>'
            f'<w:tblLayout w:type="fixed"/><w:tblLook {look} {none}/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>'
        ) + (self.row(heads, properties=f"{WHOLE}<w:tblHeader/>") if heads else "")

    def row(self, cells: Iterable[str], *, properties: str = WHOLE) -> str:
        """Return a row of cells, each given as its paragraphs; by default it is not split between pages."""
        inside = "".join(
            f'<w:tc><w:tcPr><w:tcW w:w="{twips(width)}" w:type="dxa"/></w:tcPr>{paragraphs}</w:tc>'
            for width, paragraphs in zip(self.widths, cells, strict=True)
        )
        return f"<w:tr>{f'<w:trPr>{properties}</w:trPr>' if properties else ''}{inside}</w:tr>"
