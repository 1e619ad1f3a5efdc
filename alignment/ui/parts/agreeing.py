"""What a second review showed, on a page: what is to be settled, what was seen, in words, figures for a report."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from html import escape

import polars as pl
import streamlit as st

from alignment.agreement import Agreement, Cells
from alignment.audits import percent
from alignment.project import Project
from alignment.review import Drawn, Fault, Review, SecondReview, place_of
from alignment.second_outcome import agreement, figure, groups, provenance, report, table, words
from alignment.spreadsheets import written
from alignment.ui.parts.markdown import plain
from alignment.ui.parts.settling import show_differences
from alignment.words import counted, listed

HOW = (
    "Only rows that were judged right or wrong count, and only as they were read. The interval of the share is that of "
    "Wilson, that of kappa that of Fleiss, Cohen and Everitt, that of AC1 that of Gwet, each for the way in which the "
    "rows were drawn."
)
WEIGHED = "The table counts rows as they were drawn; in these figures each counts for as many as it stands for."


def show_outcome(workbench: Project, review: Review, seconds: Sequence[SecondReview], pair: int, who: str) -> None:
    """Say which second reviews of a pair are under way, and show one that was ended, the last unless one is chosen."""
    for second in seconds:
        if not second.closed:
            st.info(under_way(second), icon=":material/hourglass:")
    ended = [second for second in reversed(seconds) if second.closed]
    if not ended:
        return
    second = ended[0]
    if len(ended) > 1:
        second = st.selectbox("Second review", ended, key="second-shown", format_func=named, width=640)
    else:
        st.caption(plain(named(second)))
    show_differences(workbench, review, second, pair, who)
    st.subheader("How far the two agree", anchor=False)
    st.markdown("  \n".join(map(plain, (*words(second), *faults_words(second)))))
    found = agreement(second)
    if found.read:
        st.html(cells_table(second, found.counts))
        show_report(second, found)
        show_groups(second)
    show_downloads(review, second)
    if len(seconds) > 1:
        with st.expander(f"All {counted(len(seconds), 'second review')}"):
            for each in reversed(seconds):
                st.caption(f"{each.when.astimezone():%Y-%m-%d %H:%M}: {plain(provenance(each))}.")


def named(second: SecondReview) -> str:
    """Return what a second review goes by."""
    part = f", {second.wanted.part}" if second.wanted.part else ""
    rows = counted(len(second.sample), "row")
    return f"Read by {second.reader}, {second.when.astimezone():%Y-%m-%d %H:%M}: {rows}{part}"


def under_way(second: SecondReview) -> str:
    """Return how far somebody is who reads: what was said of the rows is nobody else’s to see before the end."""
    reader, total = plain(second.reader), counted(len(second.sample), "row")
    return f"{reader} has read {second.read:,} of {total}. What comes of it is shown here once {reader} has ended it."


def faults_words(second: SecondReview) -> list[str]:
    """Return what the second reader found wrong, and how often; nothing if there was nothing."""
    faults = Counter(fault for i in second.judged for fault in second.said[i].faults)
    found = [f"{fault} ({faults[fault]:,})" for fault in Fault if faults[fault]]
    return [f"What {second.reader} found wrong: {listed(found)}."] if found else []


def show_report(second: SecondReview, found: Agreement) -> None:
    """Show the figures that a report gives, and how they came about."""
    with st.expander("Figures for a report"):
        with st.container(horizontal=True, gap="large"):
            st.metric("Agreement", percent(found.observed.value or 0), width="content")
            st.metric("Cohen’s kappa", short(found.kappa.value), width="content")
            st.metric("Gwet’s AC1", short(found.ac1.value), width="content")
            st.metric("Prevalence index", short(found.prevalence), width="content")
        st.markdown("  \n".join(report(second)))
        how = [f"Kappa {figure(found.kappa)}; AC1 {figure(found.ac1)}.", *([WEIGHED] if found.weighted else []), HOW]
        st.caption(" ".join([*how, f"Drawn with the seed {second.seed}."]))


def cells_table(second: SecondReview, cells: Cells) -> str:
    """Return the table of what the two readers said of the rows."""
    reader = escape(second.reader)
    both_right, only_first, only_second, both_wrong = map(int, cells)
    lines = [
        ("First reader: confirmed", both_right, only_first),
        ("First reader: flagged", only_second, both_wrong),
        ("Rows", both_right + only_second, only_first + both_wrong),
    ]
    heads = "".join(f'<th scope="col">{head}</th>' for head in (f"{reader}: right", f"{reader}: wrong", "Rows"))
    body = "".join(
        f'<tr><th scope="row">{name}</th><td>{right:,}</td><td>{wrong:,}</td><td>{right + wrong:,}</td></tr>'
        for name, right, wrong in lines
    )
    return f'<table class="agreement"><thead><tr><td></td>{heads}</tr></thead><tbody>{body}</tbody></table>'


def show_groups(second: SecondReview) -> None:
    """Show how far the two agree by kind of row and by first reader."""
    kinds: tuple[tuple[str, Callable[[Drawn], str]], ...] = (
        ("Kind", lambda drawn: drawn.bead.kind),
        ("First reader", lambda drawn: drawn.first.who),
    )
    with st.expander("By kind of row and by first reader"):
        for column, (name, by) in zip(st.columns(2), kinds, strict=True):
            with column:
                st.dataframe(groups_table(second, name, by), hide_index=True, key=f"second-{name}")


def groups_table(second: SecondReview, name: str, by: Callable[[Drawn], str]) -> pl.DataFrame:
    """Return how far the two agree on rows by what ``by`` says of them."""
    lines = [
        (
            group.name,
            group.agreement.read,
            int(group.agreement.counts.observed),
            "–" if group.agreement.observed.value is None else percent(group.agreement.observed.value),
            short(group.agreement.kappa.value),
            short(group.agreement.ac1.value),
            group.unclear,
        )
        for group in groups(second, by)
    ]
    columns = (name, "Rows", "Agree", "Agreement", "Kappa", "AC1", "Cannot tell")
    return pl.DataFrame(lines, columns, orient="row")


def show_downloads(review: Review, second: SecondReview) -> None:
    """Offer the whole sample with all answers as a file, of either kind."""
    rows = {place_of(bead): row for row, bead in enumerate(review.bitext.beads)}
    with st.container(horizontal=True):
        for suffix, separator, media_type in ((".tsv", "\t", "text/tab-separated-values"), (".csv", ",", "text/csv")):
            st.download_button(
                f"Download the sample {suffix}",
                data=lambda separator=separator: written(table(second, rows), separator),  # type: ignore[misc]
                file_name=f"{review.name}.second-review{suffix}",
                mime=f"{media_type}; charset=utf-8",
                key=f"second{suffix}",
                icon=":material/download:",
                on_click="ignore",
            )


def short(value: float | None) -> str:
    """Return kappa or AC1 with two places, a dash where there is none."""
    return "–" if value is None else f"{value:.2f}".replace("-", "−")
