"""Passages: a bead with what the glossary says of it, German left and English right."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import escape

import streamlit as st

from alignment.bitext import Language
from alignment.findings import Finding, Mark, Unit
from alignment.project import Project
from alignment.ui.parts.markdown import plain
from alignment.ui.state import open_page

REVIEW = "alignment/ui/pages/review.py"


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """One verdict of the glossary with the bead it is about; ``bead`` is its index in the pair."""

    pair: str
    bead: int
    unit: Unit
    finding: Finding


def passages_of(workbench: Project, pair: str) -> Iterator[Passage]:
    """Yield every verdict on a pair in text order, right ones included."""
    review = workbench.review(pair)
    units = review.units
    for index, (unit, hits) in enumerate(zip(units, workbench.terms.hits(units), strict=True)):
        for finding in hits:
            yield Passage(pair=pair, bead=index, unit=unit, finding=finding)


def show_passage(passage: Passage, key: str) -> None:
    """Show a passage with its verdict in words and the way to its bead."""
    finding = passage.finding
    with st.container(border=True, gap="small"):
        with st.container(horizontal=True, vertical_alignment="center"):
            st.caption(f"{plain(passage.pair)}, row {passage.bead + 1:,}", width="stretch")
            if st.button("Open in Review", key=f"open-{key}", icon=":material/arrow_forward:", type="tertiary"):
                open_page(REVIEW, passage.pair, bead=passage.bead)
        st.html(_table(passage))
        st.html(f'<p class="verdict {finding.verdict}">{escape(finding.message)}</p>')


def _table(passage: Passage) -> str:
    sides = (_side(passage, language) for language in Language)
    return f'<div class="passage">{"".join(sides)}</div>'


def _side(passage: Passage, language: Language) -> str:
    sentences = passage.unit.de if language == Language.DE else passage.unit.en
    marks = [mark for mark in passage.finding.marks if mark.language == language]
    marked = (
        _marked(sentence, (mark for mark in marks if mark.sentence == index), passage.finding.verdict)
        for index, sentence in enumerate(sentences)
    )
    return f'<p lang="{language}">{" ".join(marked) or "–"}</p>'


def _marked(sentence: str, marks: Iterable[Mark], verdict: str) -> str:
    parts, place = [], 0
    for mark in sorted(marks, key=lambda mark: mark.start):
        parts += [escape(sentence[place : mark.start])]
        parts += [f'<mark class="{verdict}">{escape(sentence[mark.start : mark.stop])}</mark>']
        place = mark.stop
    return "".join([*parts, escape(sentence[place:])])
