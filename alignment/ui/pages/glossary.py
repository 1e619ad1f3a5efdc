"""Glossary: every entry, what breaks it, and the sentences."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import timedelta
from zlib import crc32

import polars as pl
import streamlit as st

from alignment.errors import GlossaryError, TextError
from alignment.findings import Verdict
from alignment.glossary import Entry
from alignment.project import Project
from alignment.ui.parts import problems, tables
from alignment.ui.parts.head import head
from alignment.ui.parts.markdown import plain
from alignment.ui.parts.pair_choice import pair_among
from alignment.ui.parts.passages import Passage, passages_of, show_passage
from alignment.ui.state import choose_pair, choose_terms, project, terms_of_one_pair
from alignment.words import counted

ALL = "All pairs"
ENTRY = "entry"
AT_ONCE = 30
GLANCE = timedelta(seconds=3)  # between two looks at the glossary, which people edit while the page is open
WRONG = (Verdict.MISSING, Verdict.FORBIDDEN)
COUNTS = {verdict: verdict.capitalize() for verdict in Verdict} | {Verdict.FORBIDDEN: "Forbidden used"}
# The columns and how many pixels each is wide: none is out of sight in a window of 1280, however long the wordings.
WIDTHS = {
    "German": 180,
    "English": 180,
    **{name: 30 + 6 * len(name) for name in COUNTS.values()},
    "Admitted": 200,
    "Forbidden": 150,
}
EXAMPLE = """\
- de: Kombinat
  en: Combine
  forbidden:
    - conglomerate: a private holding

- Staatskommissar: State Commissar
"""


def page(workbench: Project) -> None:
    """Show the page."""
    head("Glossary")
    watch(workbench, known(workbench))
    with problems.shown():
        if not workbench.terms.given or not workbench.terms.glossary().entries:
            show_example(workbench)
            return
        glossary = workbench.terms.glossary()
        names = [pair.name for pair in workbench.pairs() if pair.complete]
        left, right = st.columns([1, 2])
        with left:
            chosen_pairs = choose_pairs(workbench, names)
        wanted = right.text_input(
            "Search", placeholder="a German or English word", key="search", persist_state="session"
        )
        entries = [entry for entry in glossary.entries if matches(entry, wanted)]
        if not entries:
            st.info("No entry has this word.")
            return
        passages = passages_about(entries, workbench, chosen_pairs)
        show_summary(entries, passages)
        chosen = choose_entry(entries, usage(entries, passages))
        if chosen is None:
            wrong = [passage for passage in passages if passage.finding.verdict in WRONG]
            show_passages("All findings", wrong, (chosen_pairs, wanted))
        else:
            found = [passage for passage in passages if passage.finding.subject == chosen.name]
            show_entry(chosen, found, chosen_pairs)


@st.fragment(run_every=GLANCE)
def watch(workbench: Project, shown: object) -> None:
    """Run the page again when the glossary is no longer the one that it shows."""
    if known(workbench) is not shown:
        st.rerun()


def known(workbench: Project) -> object:
    """Return the glossary, or why there is none: the same value until the file changes."""
    try:
        return workbench.terms.glossary()
    except GlossaryError as error:
        return error


def show_example(workbench: Project) -> None:
    """Say that there are no terms, and how a glossary is begun."""
    name = workbench.terms.path.name
    if workbench.terms.given:
        said = f"{name} has no entries yet, so no terms are checked. Write some into it, such as:"
    else:
        said = f"There is no {name} beside the folder of texts, so no terms are checked. Put one there, such as:"
    st.info(plain(said))
    st.code(EXAMPLE, language="yaml")


def choose_pairs(workbench: Project, names: Sequence[str]) -> Sequence[str]:
    """Ask for all pairs or one, which is then the pair in hand on the other pages too."""
    held = pair_among(workbench, names) if terms_of_one_pair() else None
    name = st.selectbox("Texts", [ALL, *names], names.index(held) + 1 if held else 0, key="texts")
    choose_terms(of_one_pair=name != ALL)
    if name == ALL:
        return names
    choose_pair(name)
    return [name]


def passages_about(entries: Sequence[Entry], workbench: Project, pairs: Sequence[str]) -> list[Passage]:
    """Return what the glossary says of these entries in these pairs."""
    names = {entry.name for entry in entries}
    passages = itertools.chain.from_iterable(passages_if_read(workbench, pair) for pair in pairs)
    return [passage for passage in passages if passage.finding.subject in names]


def passages_if_read(workbench: Project, name: str) -> list[Passage]:
    """Return what the glossary says of a pair; one that cannot be read does not keep the others from being shown."""
    try:
        return list(passages_of(workbench, name))
    except TextError as error:
        problems.warn(f"{name} is left out, because it cannot be read:", error)
        return []


def matches(entry: Entry, wanted: str) -> bool:
    """Return whether a word stands in one of the wordings of an entry."""
    wordings = (wording.text.casefold() for wording in (*entry.terms, *entry.renderings))
    return any(wanted.strip().casefold() in wording for wording in wordings)


def show_summary(entries: Sequence[Entry], passages: Sequence[Passage]) -> None:
    """Say in a line how consistent the terms are."""
    counts = Counter(passage.finding.verdict for passage in passages)
    st.caption(
        f"{counted(len(entries), 'entry', 'entries')} · {counted(counts.total(), 'occurrence')}: "
        f"{counts[Verdict.RIGHT]:,} right, "
        f"{counts[Verdict.MISSING]:,} missing, {counts[Verdict.FORBIDDEN]:,} forbidden · "
        "entries are edited in glossary.yml and read again when it changes"
    )


def usage(entries: Sequence[Entry], passages: Iterable[Passage]) -> pl.DataFrame:
    """Return one row an entry, in the order given: its wordings and how often each verdict fell, as ``WIDTHS``."""
    counts = Counter((passage.finding.subject, passage.finding.verdict) for passage in passages)
    rows = [
        (
            entry.name,
            entry.preferred,
            *(counts[entry.name, verdict] for verdict in COUNTS),
            ", ".join(entry.admitted),
            ", ".join(rendering.text for rendering in entry.forbidden),
        )
        for entry in entries
    ]
    schema = {name: pl.Int64 if name in COUNTS.values() else pl.String for name in WIDTHS}
    return pl.DataFrame(rows, schema=schema, orient="row")


def choose_entry(entries: Sequence[Entry], table: pl.DataFrame) -> Entry | None:
    """Show the entries, those with most findings first; return the one picked, now or when the page was last open."""
    wrong = table.select(pl.sum_horizontal(COUNTS[verdict] for verdict in WRONG)).to_series()
    order = wrong.arg_sort(descending=True).to_list()
    names = [entries[index].name for index in order]
    held = st.session_state.get(ENTRY)
    picked = st.dataframe(
        table[order],
        hide_index=True,
        on_select="rerun",
        selection_mode="single-row",
        selection_default={"selection": {"rows": [names.index(held)] if held in names else []}},
        key=f"entries-{crc32(repr(names).encode())}",  # what is picked is the number of a row, so rows must stay
        height=tables.height(len(table), 10),
        column_config={name: st.column_config.Column(width=width) for name, width in WIDTHS.items()},
    )
    rows = picked["selection"]["rows"]
    chosen = entries[order[rows[0]]] if rows else None
    if chosen or held in names:  # one that the search hides is still meant when it is shown again
        st.session_state[ENTRY] = chosen.name if chosen else None
    return chosen


def show_entry(entry: Entry, passages: Sequence[Passage], pairs: Sequence[str]) -> None:
    """Show an entry with the sentences of those pairs it stands in."""
    st.subheader(plain(f"{', '.join(term.text for term in entry.terms)} → {entry.preferred}"), anchor=False)
    if entry.note:
        st.caption(plain(entry.note))
    for rendering in entry.forbidden:
        st.caption(plain(f"Not “{rendering.text}”: {rendering.why}" if rendering.why else f"Not “{rendering.text}”."))
    wrong = [passage for passage in passages if passage.finding.verdict in WRONG]
    choices = {f"Findings ({len(wrong)})": wrong, f"All occurrences ({len(passages)})": passages}
    shown = st.segmented_control("Show", list(choices), default=next(iter(choices)), label_visibility="collapsed")
    shown = shown or next(iter(choices))
    show_passages("Sentences", choices[shown], (pairs, entry.name, shown))


def show_passages(title: str, passages: Sequence[Passage], chosen: object) -> None:
    """Show passages, ``AT_ONCE`` at a time; what else is ``chosen`` is shown from its first page."""
    st.subheader(title, anchor=False)
    if not passages:
        st.caption("Nothing to look at.")
        return
    pages = -(-len(passages) // AT_ONCE)
    number = st.pagination(pages, key=f"page-{crc32(repr(chosen).encode())}-{pages}") if pages > 1 else 1
    first = (number - 1) * AT_ONCE
    for offset, passage in enumerate(passages[first : first + AT_ONCE]):
        show_passage(passage, f"{title}-{first + offset}")


page(project())
