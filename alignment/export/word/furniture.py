"""What stands around the text of every Word export: title, header, footer, and where it all comes from."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator
from itertools import groupby

from alignment.bitext import NoteKind, Status
from alignment.export.manuscript import Manuscript
from alignment.export.word.footnotes import HAND, Footnotes
from alignment.export.word.markup import field, paragraph, run, tab, twips
from alignment.export.word.package import Core, Page, package
from alignment.export.word.tables import END_OF_TABLE, Table
from alignment.words import counted

LABEL = 38.0
"""Millimetres that the labels of the provenance table take: a SHA-256 beside them fits on a line."""

FITTING = 80
"""Characters of the title that fit into the foot of a page beside its number."""

Fact = tuple[str, str]
"""A label, and what is to be said, as runs."""


def bound(
    manuscript: Manuscript, body: Iterable[str], footnotes: Footnotes, *, page: Page, subject: str, language: str
) -> bytes:
    """Return a Word file of ``body`` with header, footer and properties; ``subject`` says which export it is."""
    core = Core(
        title=manuscript.title,
        subject=subject,
        description=manuscript.bitext.signature,
        language=language,
        made=manuscript.made,
    )
    return package(
        body, footnotes, page=page, core=core, header=header(manuscript, page), footer=footer(manuscript, page)
    )


def title(manuscript: Manuscript, subtitle: str, *, titled: bool = False) -> str:
    """Return the title of the text and, below it, what this file is, the archive, and that it is a draft if it is.

    A text that follows ``titled``, with a title of its own, gets no other one.
    """
    below = " · ".join(filter(None, (subtitle, archive(manuscript))))
    lines = (("Title", "" if titled else manuscript.title), ("Subtitle", below), ("Draft", draft(manuscript)))
    return "".join(paragraph(style, run(words)) for style, words in lines if words)


def draft(manuscript: Manuscript) -> str:
    """Return how far the review is, empty if all of it is done."""
    beads = manuscript.bitext.beads
    confirmed = sum(bead.status == Status.CONFIRMED for bead in beads)
    return f"Draft: {confirmed:,} of {counted(len(beads), 'bead')} confirmed" if confirmed < len(beads) else ""


def archive(manuscript: Manuscript) -> str:
    """Return archive signature and sheets of the German text, or of the English where only that has them."""
    for source in (manuscript.bitext.de.source, manuscript.bitext.en.source):
        if source.signature or source.sheet:
            return ", ".join(filter(None, (source.signature, source.sheet)))
    return ""


def header(manuscript: Manuscript, page: Page) -> str:
    """Return the running head: left whether this is a draft, and of which day; right the archive signature."""
    day = f"Draft of {_day(manuscript)}" if draft(manuscript) else ""
    return paragraph("Header", run(day), tab(), run(archive(manuscript)), also=_right(page))


def footer(manuscript: Manuscript, page: Page) -> str:
    """Return the foot of the page: title left, page X of Y right."""
    short = textwrap.shorten(manuscript.title, FITTING, placeholder=" …")
    number = run("Page ") + field("PAGE") + run(" of ") + field("NUMPAGES")
    return paragraph("Footer", run(short), tab(), number, also=_right(page))


def _day(manuscript: Manuscript) -> str:
    return f"{manuscript.made.day} {manuscript.made:%B %Y}"


def _right(page: Page) -> str:
    return f'<w:tabs><w:tab w:val="right" w:pos="{twips(page.measure)}"/></w:tabs>'


def colophon(manuscript: Manuscript, footnotes: Footnotes, page: Page, more: Iterable[Fact] = ()) -> Iterator[str]:
    """Yield the block at the end that says where the text comes from, how it was made and what it leaves out."""
    facts: list[Fact] = [(label, run(value)) for label, value in _provenance(manuscript)]
    facts += [("Notes", run(said)) for said in _notes(footnotes)]
    facts += more
    yield paragraph("ColophonHead", run("About this text"))
    table = Table("ProvenanceTable", (LABEL, page.measure - LABEL))
    yield table.start()
    for label, group in groupby(facts, key=lambda fact: fact[0]):
        for number, (_, said) in enumerate(group):
            name = run("" if number else label)
            yield table.row((paragraph("ProvenanceLabel", name), paragraph("ProvenanceText", said)))
    yield END_OF_TABLE


def _provenance(manuscript: Manuscript) -> Iterator[tuple[str, str]]:
    """Yield what the manuscript says of itself, the signature of its bitext if it is not among that, and the day."""
    yield from manuscript.provenance
    signature = manuscript.bitext.signature
    if signature and all(signature not in value for _, value in manuscript.provenance):
        yield "Alignment", signature
    yield "Exported", _day(manuscript)


def _notes(footnotes: Footnotes) -> Iterator[str]:
    whose = {NoteKind.EDITOR: "note by the editor", NoteKind.TRANSLATOR: "note by the translator"}
    legend = [f"{HAND[kind]} {words}" for kind, words in whose.items() if kind in footnotes.kinds]
    if legend:
        yield "; ".join(legend)
    if concordance := footnotes.concordance():
        yield f"Numbers here and in the source: {concordance}"
