"""The named styles of exported Word files: all that an editor has to change to give a text another face.

Times New Roman and Arial, because Liberation Serif and Sans have the same widths: lines break alike in Word and
in LibreOffice. Sizes are in points, lengths in millimetres.
"""

from __future__ import annotations

from collections.abc import Iterator

from alignment.export.word.markup import NAMESPACE, twips

SERIF = "Times New Roman"
SANS = "Arial"
GREY = "666666"
RED = "8C1C13"
RULE = "9A9A9A"
HAIRLINE = "C9C9C9"
_HEADINGS = ((15, 22, False), (13, 16, False), (11.5, 12, False), (11, 10, True))
"""Size, space above in points, and whether italic instead of bold, for each level of heading."""
HEADINGS = len(_HEADINGS)
"""Depth to which headings have a style of their own; deeper ones take the last."""
ITEMS = 3
"""Depth to which list items are set further in."""
BULLETS = {"List Bullet": "•", "List Dash": "–"}
"""Styles of list items whose sign Word sets; other items keep the marker they have in the document."""


def styles() -> str:
    """Return the part ``styles.xml``."""
    return f'<w:styles xmlns:w="{NAMESPACE}">{_DEFAULTS}{"".join(_styles())}</w:styles>'


def fonts() -> str:
    """Return the part ``fontTable.xml``, with what to take where a typeface is not installed."""
    table = ((SERIF, "Liberation Serif", "roman"), (SANS, "Liberation Sans", "swiss"))
    entries = (
        f'<w:font w:name="{name}"><w:altName w:val="{other}"/><w:family w:val="{family}"/></w:font>'
        for name, other, family in table
    )
    return f'<w:fonts xmlns:w="{NAMESPACE}">{"".join(entries)}</w:fonts>'


def numbering() -> str:
    """Return the part ``numbering.xml``: the two kinds of bullets, each bound to its styles."""
    kinds = list(enumerate(BULLETS.items(), start=1))
    lists = (
        f'<w:abstractNum w:abstractNumId="{id_}"><w:multiLevelType w:val="hybridMultilevel"/>'
        f"{''.join(_bullet(name, sign, level) for level in range(ITEMS))}</w:abstractNum>"
        for id_, (name, sign) in kinds
    )
    numbers = (f'<w:num w:numId="{id_}"><w:abstractNumId w:val="{id_}"/></w:num>' for id_, _ in kinds)
    return f'<w:numbering xmlns:w="{NAMESPACE}">{"".join(lists)}{"".join(numbers)}</w:numbering>'


def _bullet(name: str, sign: str, level: int) -> str:
    return (
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="bullet"/>'
        f'<w:pStyle w:val="{style_id(item_style(name, level + 1))}"/><w:lvlText w:val="{sign}"/><w:lvlJc w:val="left"/>'
        f"<w:pPr>{_indent(8 * (level + 1), 8)}</w:pPr></w:lvl>"
    )


def item_style(name: str, level: int) -> str:
    """Return the name of the style of a list item; Word calls its own ``List Bullet 2``, counted from the second."""
    return name if level <= 1 else f"{name} {min(level, ITEMS)}"


def _face(
    size: float = 0, *, font: str = "", bold: bool = False, italic: bool = False, colour: str = "", wide: float = 0
) -> str:
    """Return character properties in the order the schema asks for; ``wide`` is letterspacing in points."""
    return (
        (f'<w:rFonts w:ascii="{font}" w:hAnsi="{font}" w:cs="{font}"/>' if font else "")
        + ("<w:b/>" if bold else "")
        + ("<w:i/>" if italic else "")
        + (f'<w:color w:val="{colour}"/>' if colour else "")
        + (f'<w:spacing w:val="{round(wide * 20)}"/>' if wide else "")
        + (f'<w:sz w:val="{round(size * 2)}"/><w:szCs w:val="{round(size * 2)}"/>' if size else "")
    )


def _space(before: float = 0, after: float = 0, lines: float = 1) -> str:
    """Return the space around a paragraph in points and between its lines as a multiple of the usual."""
    return (
        f'<w:spacing w:before="{round(before * 20)}" w:after="{round(after * 20)}" '
        f'w:line="{round(lines * 240)}" w:lineRule="auto"/>'
    )


def _indent(left: float, hanging: float = 0) -> str:
    return f'<w:ind w:left="{twips(left)}" w:hanging="{twips(hanging)}"/>'


def _style(name: str, above: str = "Normal", *, block: str = "", face: str = "", then: str = "") -> str:
    """Return a paragraph style; its id is its name without spaces, as Word itself does it."""
    following = f'<w:next w:val="{then}"/>' if then else ""
    return (
        f'<w:style w:type="paragraph" w:styleId="{style_id(name)}"{"" if name in BUILT_IN else _CUSTOM}>'
        f'<w:name w:val="{name}"/><w:basedOn w:val="{above}"/>{following}<w:qFormat/>'
        f"<w:pPr>{block}</w:pPr><w:rPr>{face}</w:rPr></w:style>"
    )


def _character(name: str, face: str) -> str:
    return (
        f'<w:style w:type="character" w:styleId="{style_id(name)}"{"" if name in BUILT_IN else _CUSTOM}>'
        f'<w:name w:val="{name}"/><w:basedOn w:val="DefaultParagraphFont"/><w:qFormat/><w:rPr>{face}</w:rPr></w:style>'
    )


def style_id(name: str) -> str:
    """Return the id of a style: ``footnote text`` is ``FootnoteText``."""
    return "".join(word[:1].upper() + word[1:] for word in name.split())


_CUSTOM = ' w:customStyle="1"'
BUILT_IN = {
    "Title", "Subtitle", "header", "footer", "footnote text", "footnote reference",
    "List Bullet", "List Bullet 2", "List Bullet 3", "List Continue", "List Continue 2", "List Continue 3",
    *(f"heading {level}" for level in range(1, HEADINGS + 1)),
}  # fmt: skip
"""Styles that Word knows by these names: it lists them in the reader's language and finds headings by them."""

_DEFAULTS = (
    f"<w:docDefaults><w:rPrDefault><w:rPr>{_face(font=SERIF)}"
    f'<w:sz w:val="22"/><w:szCs w:val="22"/><w:lang w:val="en-GB" w:eastAsia="en-GB" w:bidi="ar-SA"/>'
    f"</w:rPr></w:rPrDefault><w:pPrDefault><w:pPr>{_space()}</w:pPr></w:pPrDefault></w:docDefaults>"
)

_BASE = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/>'
    "<w:pPr><w:widowControl/></w:pPr></w:style>"
    '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
    '<w:name w:val="Default Paragraph Font"/><w:semiHidden/></w:style>'
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:semiHidden/>'
    '<w:tblPr><w:tblInd w:w="0" w:type="dxa"/></w:tblPr></w:style>'
    '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/><w:semiHidden/></w:style>'
)


def _border(side: str, colour: str, eighths: int) -> str:
    return f'<w:{side} w:val="single" w:sz="{eighths}" w:space="0" w:color="{colour}"/>'


def _table(name: str, padding: float) -> str:
    """Return a table style: hairlines between rows, a rule above and below, nothing upright."""
    rules = _border("top", RULE, 4) + _border("bottom", RULE, 4) + _border("insideH", HAIRLINE, 2)
    cells = (("top", padding), ("left", 0), ("bottom", padding), ("right", 5))
    margins = "".join(f'<w:{side} w:w="{twips(width)}" w:type="dxa"/>' for side, width in cells)
    head = f"<w:tcPr><w:tcBorders>{_border('bottom', RULE, 4)}</w:tcBorders></w:tcPr>"
    return (
        f'<w:style w:type="table" w:styleId="{style_id(name)}"{_CUSTOM}><w:name w:val="{name}"/>'
        '<w:basedOn w:val="TableNormal"/>'
        f"<w:tblPr><w:tblBorders>{rules}</w:tblBorders><w:tblCellMar>{margins}</w:tblCellMar></w:tblPr>"
        f'<w:tblStylePr w:type="firstRow">{head}</w:tblStylePr></w:style>'
    )


def _styles() -> Iterator[str]:
    yield _BASE
    keep = "<w:keepNext/><w:keepLines/>"
    yield _style("Title", block=keep + _space(0, 3), face=_face(20), then="Subtitle")
    yield _style("Subtitle", block=_space(0, 16), face=_face(11.5, italic=True, colour=GREY))
    yield _style("Draft", block=keep + _space(0, 16), face=_face(9, font=SANS, bold=True, colour=RED))
    for level, (size, before, italic) in enumerate(_HEADINGS):
        block = f'{keep}{_space(before, 6)}<w:outlineLvl w:val="{level}"/>'
        face = _face(size, bold=not italic, italic=italic)
        yield _style(f"heading {level + 1}", block=block, face=face, then="ReadingText")
    yield from _table_styles(keep)
    yield from _reading_styles(keep)
    yield from _furniture_styles()


def _table_styles(keep: str) -> Iterator[str]:
    yield _table("Bilingual Table", 1.4)
    yield _style("Column Head", block=keep + _space(), face=_face(8, font=SANS, colour=GREY, wide=0.4))
    yield _style("Bead Number", block=_space(1.2), face=_face(8, font=SANS, colour=GREY))
    yield _style("Cell German", block=_space(0, 1, 1.06), face=_face(10))
    yield _style("Cell English", block=_space(0, 1, 1.06), face=_face(10))
    yield _style("Cell Heading German", "CellGerman", face=_face(bold=True))
    yield _style("Cell Heading English", "CellEnglish", face=_face(bold=True))
    yield _style("Remark", block=_space(1.2, 0, 1.05), face=_face(8, font=SANS, colour=GREY))
    yield _style("Heading German", block=keep + _space(18, 1), face=_face(12, italic=True, colour=GREY))
    for level in range(1, HEADINGS + 1):
        yield _style(f"Heading English {level}", f"Heading{level}", block=_space(0, 1))
    yield _style("Heading Remark", "Remark", block=keep + _space(2, 7))
    yield _style("Between Tables", block='<w:spacing w:before="0" w:after="0" w:line="40" w:lineRule="exact"/>')


def _reading_styles(keep: str) -> Iterator[str]:
    yield _style("Reading Text", block=_space(0, 7, 1.26), face=_face(12))
    yield _style("Label", "ReadingText", block=keep + _space(5, 3, 1.2), face=_face(bold=True))
    for level in range(1, ITEMS + 1):
        tabs = f'<w:tabs><w:tab w:val="left" w:pos="{twips(8 * level)}"/></w:tabs>'
        space = _space(0, 7, 1.26)
        yield _style(item_style("List Item", level), "ReadingText", block=tabs + space + _indent(8 * level, 8))
        yield _style(item_style("List Continue", level), "ReadingText", block=space + _indent(8 * level))
        for number, name in enumerate(BULLETS, start=1):
            bound = f'<w:numPr><w:ilvl w:val="{level - 1}"/><w:numId w:val="{number}"/></w:numPr>'
            yield _style(item_style(name, level), "ReadingText", block=bound + space)
    yield _style("Table Text", "ReadingText", block=_space(0, 2, 1.15), face=_face(11))


def _furniture_styles() -> Iterator[str]:
    yield _style("header", face=_face(8, font=SANS, colour=GREY))
    yield _style("footer", face=_face(8, font=SANS, colour=GREY))
    yield _style("footnote text", block=_space(0, 1.5, 1.05), face=_face(9))
    yield _style("Footnote Rule", block=_space())
    yield _character("footnote reference", '<w:vertAlign w:val="superscript"/>')
    yield _character("Flag", _face(bold=True, colour=RED))
    yield _style("Colophon Head", "Heading1", block="<w:pageBreakBefore/>" + _space(0, 8))
    yield _table("Provenance Table", 0.9)
    yield _style("Provenance Label", block=_space(0.5), face=_face(8, font=SANS, colour=GREY))
    yield _style("Provenance Text", block=_space(0, 1.5, 1.05), face=_face(9))
