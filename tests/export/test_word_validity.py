"""Rules that Word and LibreOffice hold a file to, beyond well-formed XML."""

from __future__ import annotations

import posixpath

import pytest
from lxml import etree

from alignment.export import FORMATS

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
WORD_FORMATS = [name for name, kind in FORMATS.items() if kind.suffix.endswith(".docx")]


@pytest.fixture(params=WORD_FORMATS)
def file(request, report, word):
    return word(FORMATS[request.param].write(report))


@pytest.fixture(params=WORD_FORMATS)
def empty_file(request, german, english, make, word):
    return word(FORMATS[request.param].write(make(german(), english(), "")))


def test_every_part_has_a_content_type_and_every_relationship_a_part(file):
    types = file.part("[Content_Types].xml")
    overridden = {element.get("PartName") for element in types if element.get("PartName")}
    assert overridden == {f"/{name}" for name in file.names() if name.endswith(".xml") and not name.startswith("[")}
    for folder, name in (("", "_rels/.rels"), ("word", "word/_rels/document.xml.rels")):
        targets = {posixpath.join(folder, element.get("Target")) for element in file.part(name)}
        assert targets <= set(file.names())


def test_the_separators_are_there_and_named_in_the_settings(file, empty_file):
    for each in (file, empty_file):
        typed = [n for n in each.part("word/footnotes.xml") if n.get(f"{W}type")]
        assert [(n.get(f"{W}id"), n.get(f"{W}type")) for n in typed] == [
            ("-1", "separator"),
            ("0", "continuationSeparator"),
        ]
        named = each.part("word/settings.xml").findall(f"{W}footnotePr/{W}footnote")
        assert [n.get(f"{W}id") for n in named] == ["-1", "0"]


def test_note_ids_ascend_in_the_order_of_the_text_and_each_has_its_body(file):
    references = [int(r.get(f"{W}id")) for r in file.body().iter(f"{W}footnoteReference")]
    assert references == sorted(set(references))
    assert references == list(file.notes())
    assert references


def test_every_style_that_is_used_is_defined_once(file):
    defined = [s.get(f"{W}styleId") for s in file.part("word/styles.xml").findall(f"{W}style")]
    assert len(defined) == len(set(defined))
    names = ("pStyle", "rStyle", "tblStyle", "basedOn", "next")
    parts = ("document", "footnotes", "header", "footer", "styles", "numbering")
    used = {e.get(f"{W}val") for part in parts for e in file.part(f"word/{part}.xml").iter(*(W + n for n in names))}
    assert used <= set(defined)


def test_runs_are_formatted_by_named_styles_alone(file):
    allowed = {f"{W}rStyle", f"{W}lang"}
    for part in ("document", "footnotes", "header", "footer"):
        for properties in file.part(f"word/{part}.xml").iter(f"{W}rPr"):
            assert {child.tag for child in properties} <= allowed


def test_cells_and_the_text_end_in_a_paragraph(file):
    assert all(cell[-1].tag == f"{W}p" for cell in file.body().iter(f"{W}tc"))
    for table in file.body().iter(f"{W}tbl"):
        assert table.getnext().tag == f"{W}p"
    assert file.body()[-1].tag == f"{W}sectPr"


def test_column_widths_agree_with_the_grid_and_fit_the_page(file):
    size, margins = file.body().find(f"{W}sectPr/{W}pgSz"), file.body().find(f"{W}sectPr/{W}pgMar")
    measure = int(size.get(f"{W}w")) - int(margins.get(f"{W}left")) - int(margins.get(f"{W}right"))
    for table in file.body().iter(f"{W}tbl"):
        grid = [int(column.get(f"{W}w")) for column in table.iter(f"{W}gridCol")]
        assert sum(grid) == pytest.approx(measure, abs=3)
        for row in table.iter(f"{W}tr"):
            assert [int(width.get(f"{W}w")) for width in row.iter(f"{W}tcW")] == grid


def test_the_page_is_a4_and_the_zoom_has_its_per_cent(file):
    size = file.body().find(f"{W}sectPr/{W}pgSz")
    assert sorted((int(size.get(f"{W}w")), int(size.get(f"{W}h")))) == [11906, 16838]
    assert file.part("word/settings.xml").find(f"{W}zoom").get(f"{W}percent") == "100"


def test_every_run_of_text_names_its_language(file):
    for part in ("document", "footnotes", "header", "footer"):
        for run in file.part(f"word/{part}.xml").iter(f"{W}r"):
            if run.find(f"{W}t") is not None:
                assert run.find(f"{W}rPr/{W}lang").get(f"{W}val") in {"de-DE", "en-GB"}


def test_numbered_styles_have_their_list(file):
    numbers = {n.get(f"{W}numId") for n in file.part("word/numbering.xml").findall(f"{W}num")}
    assert {n.get(f"{W}val") for n in file.part("word/styles.xml").iter(f"{W}numId")} == numbers


def test_spaces_at_the_ends_of_runs_are_kept(file):
    space = "{http://www.w3.org/XML/1998/namespace}space"
    for element in file.body().iter(f"{W}t"):
        assert element.get(space) == "preserve", etree.tostring(element)
