"""Glossary: every entry, what breaks it, and the sentences."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

import polars as pl
import streamlit as st

from alignment.findings import Verdict
from alignment.glossary import Entry
from alignment.project import Project
from alignment.ui.parts import problems
from alignment.ui.parts.passages import Passage, passages_of, show_passage
from alignment.ui.state import project

ALL = "All pairs"
AT_ONCE = 30
WRONG = (Verdict.MISSING, Verdict.FORBIDDEN)
WORDS = ("German", "English", "Admitted", "Forbidden")
COUNTS = {verdict: f"{verdict.capitalize()}" for verdict in Verdict} | {Verdict.FORBIDDEN: "Forbidden used"}


def page(workbench: Project) -> None:
    """Show the page."""
    st.title("Glossary")
    with problems.shown():
        glossary = workbench.glossary()
        names = [pair.name for pair in workbench.pairs() if pair.complete]
        left, right = st.columns([1, 2])
        pair = left.selectbox("Texts", [ALL, *names])
        wanted = right.text_input("Search", placeholder="a German or English word")
        passages = [found for name in (names if pair == ALL else [pair]) for found in passages_of(workbench, name)]
        if not glossary.entries:
            st.info("The glossary has no entries yet. The README shows how glossary.yml is written.")
            return
        entries = [entry for entry in glossary.entries if matches(entry, wanted)]
        show_summary(entries, passages)
        chosen = choose_entry(entries, usage(entries, passages))
        if chosen is None:
            wrong = [passage for passage in passages if passage.finding.verdict in WRONG]
            show_passages("All findings", wrong)
        else:
            show_entry(chosen, [passage for passage in passages if passage.finding.subject == chosen.name])


def matches(entry: Entry, wanted: str) -> bool:
    """Return whether a word stands in one of the wordings of an entry."""
    wordings = (wording.text.casefold() for wording in (*entry.terms, *entry.renderings))
    return any(wanted.strip().casefold() in wording for wording in wordings)


def show_summary(entries: Sequence[Entry], passages: Sequence[Passage]) -> None:
    """Say in a line how consistent the terms are."""
    counts = Counter(passage.finding.verdict for passage in passages)
    st.caption(
        f"{len(entries)} entries · {sum(counts.values()):,} occurrences: {counts[Verdict.RIGHT]:,} right, "
        f"{counts[Verdict.MISSING]:,} missing, {counts[Verdict.FORBIDDEN]:,} forbidden · "
        "entries are edited in glossary.yml and read again when it changes"
    )


def usage(entries: Sequence[Entry], passages: Iterable[Passage]) -> pl.DataFrame:
    """Return one row an entry, in the order given: its wordings and how often each verdict fell."""
    counts = Counter((passage.finding.subject, passage.finding.verdict) for passage in passages)
    rows = [
        (
            entry.name,
            entry.preferred,
            ", ".join(entry.admitted),
            ", ".join(rendering.text for rendering in entry.forbidden),
            *(counts[entry.name, verdict] for verdict in COUNTS),
        )
        for entry in entries
    ]
    schema = dict.fromkeys(WORDS, pl.String) | dict.fromkeys(COUNTS.values(), pl.Int64)
    return pl.DataFrame(rows, schema=schema, orient="row")


def choose_entry(entries: Sequence[Entry], table: pl.DataFrame) -> Entry | None:
    """Show the entries, those with most findings first, and return the one a person picked."""
    if table.is_empty():
        st.info("No entry has this word.")
        return None
    wrong = table.select(pl.sum_horizontal(COUNTS[verdict] for verdict in WRONG)).to_series()
    order = wrong.arg_sort(descending=True).to_list()
    picked = st.dataframe(
        table[order],
        hide_index=True,
        on_select="rerun",
        selection_mode="single-row",
        key="entries",
        height=min(38 + 35 * len(table), 360),
        column_config={name: st.column_config.NumberColumn(name, width="small") for name in COUNTS.values()},
    )
    rows = picked["selection"]["rows"]
    return entries[order[rows[0]]] if rows and rows[0] < len(order) else None


def show_entry(entry: Entry, passages: Sequence[Passage]) -> None:
    """Show an entry with the sentences it stands in."""
    st.subheader(f"{', '.join(term.text for term in entry.terms)} → {entry.preferred}")
    if entry.note:
        st.caption(entry.note)
    for rendering in entry.forbidden:
        st.caption(f"Not “{rendering.text}”: {rendering.why}" if rendering.why else f"Not “{rendering.text}”.")
    wrong = [passage for passage in passages if passage.finding.verdict in WRONG]
    choices = {f"Findings ({len(wrong)})": wrong, f"All occurrences ({len(passages)})": passages}
    shown = st.segmented_control("Show", list(choices), default=next(iter(choices)), label_visibility="collapsed")
    show_passages("Sentences", choices[shown or next(iter(choices))])


def show_passages(title: str, passages: Sequence[Passage]) -> None:
    """Show passages, ``AT_ONCE`` at a time."""
    st.subheader(title)
    if not passages:
        st.caption("Nothing to look at.")
        return
    pages = -(-len(passages) // AT_ONCE)
    first = 0
    if pages > 1:
        number = st.number_input(f"Page of {pages}", 1, pages, key=f"page-{title}", width=160)
        first = (number - 1) * AT_ONCE
    for offset, passage in enumerate(passages[first : first + AT_ONCE]):
        show_passage(passage, f"{title}-{first + offset}")


page(project())
