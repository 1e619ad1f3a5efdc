"""Finish: what is left to do on a pair, and whether anything of its texts is lost."""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from alignment import pace
from alignment.bitext import Language
from alignment.finishing import Finish
from alignment.pace import Work
from alignment.project import Project
from alignment.review import SecondReview
from alignment.second_outcome import provenance
from alignment.ui.parts import problems
from alignment.ui.parts.aligned_pair import aligned_pair
from alignment.ui.parts.figures import figures
from alignment.ui.parts.head import head
from alignment.ui.parts.ledger import GLANCE, show_ledger
from alignment.ui.parts.markdown import plain
from alignment.ui.parts.rows_table import row_button, rows_table
from alignment.ui.state import open_page, project
from alignment.words import counted, lasting, listed, shortened

EXPORT = "alignment/ui/pages/export.py"
SECOND = "alignment/ui/pages/second.py"


def page(workbench: Project) -> None:
    """Show the page."""
    head("Finish")
    with problems.shown():
        pair = aligned_pair(workbench)
        if pair is None:
            return
        if faults := workbench.terms.faults():
            problems.warn("Terms are not checked, because the glossary has faults:", faults)
        found = figures(workbench, pair)
        st.subheader("Progress", anchor=False)
        show_progress(pair, found)
        show_pace(found.works, len(found.unconfirmed))
        seconds = workbench.store.seconds.of(workbench.store.number(pair))
        show_seconds(seconds)
        st.subheader("Is anything lost?", anchor=False)
        show_meter(pair, found)
        show_notes(pair, found)
        st.subheader("Omissions and additions", anchor=False)
        show_ledger(pair, found.gaps)
        st.subheader("Open ends", anchor=False)
        show_open_ends(pair, found, seconds)
        if st.button("Go to Export", key="to-export", icon=":material/description:", type="primary"):
            open_page(EXPORT, pair)


def show_progress(pair: str, found: Finish) -> None:
    """Show how many rows are confirmed, and which are not."""
    total, left = len(found.beads), found.unconfirmed
    done = total - len(left)
    st.progress(done / total if total else 1.0, text=f"{done:,} of {counted(total, 'row')} confirmed")
    kinds = {
        "Unconfirmed": left,
        "Doubtful": found.doubtful,
        "Flagged": tuple(flag.row for flag in found.flags),
    }
    for column, (kind, rows) in zip(st.columns(len(kinds)), kinds.items(), strict=True):
        with column, st.container(gap=None):
            st.metric(kind, f"{len(rows):,}")
            row_button(pair, f"First {kind.lower()}", rows, kind.lower())


def show_pace(works: Sequence[Work], left: int) -> None:
    """Say how fast rows are confirmed and how long the rest takes, in all and by reviewer; nothing if unknown."""
    whole = pace.together(works)
    seconds = whole.lasts(left)
    if seconds is None:
        return
    rest = f" What is left, {counted(left, 'row')}, takes {lasting(seconds)} at that pace." if left else ""
    st.caption(f"{said(whole)}, pauses of more than 10 minutes left out.{rest}")
    known = [work for work in works if work.pace]
    if len(known) > 1:
        st.caption("  \n".join(f"{plain(work.who)}: {said(work)}" for work in known))


def show_seconds(seconds: Sequence[SecondReview]) -> None:
    """Say what came of second reviews of the pair."""
    if begun := [second for second in seconds if second.said]:
        st.caption("  \n".join(f"Second review: {plain(provenance(second))}." for second in begun))


def said(work: Work) -> str:
    """Return in words how fast somebody works."""
    return f"{round(work.pace or 0):,} rows an hour ({work.rows:,} in {lasting(work.time.total_seconds())} of work)"


def show_meter(pair: str, found: Finish) -> None:
    """Show how many sentences of each text are accounted for, and where the others are."""
    for column, (language, meter) in zip(st.columns(2), found.sentences.items(), strict=True):
        with column:
            words = f"{counted(meter.total, f'{language.english_name} sentence')}, {meter.kept:,} accounted for"
            st.progress(meter.kept / meter.total if meter.total else 1.0, text=words)
    if not found.losses:
        st.info(
            "Every German and every English sentence is accounted for: confirmed with its counterpart, or without one "
            "for a reason.",
            icon=":material/check:",
        )
        return
    st.caption("Accounted for is what stands in a confirmed row with both sides, or alone for a reason. What does not:")
    with st.container(gap=None):
        for loss in found.losses:
            counts = [f"{count:,} {side.english_name}" for side, count in loss.sentences.items() if count]
            with line():
                st.markdown(f"{listed(counts)} {loss.account.words}", width="stretch")
                row_button(
                    pair,
                    f"First of {len(loss.rows):,}" if len(loss.rows) > 1 else "",
                    loss.rows,
                    f"loss-{loss.account}",
                )


def line() -> DeltaGenerator:
    """Return room for a sentence and, at its end, the way to where it leads."""
    return st.container(horizontal=True, vertical_alignment="center")


def show_notes(pair: str, found: Finish) -> None:
    """Say whether exports keep the sentences in which the notes are anchored."""
    counts = [
        f"{meter.kept:,} of {counted(meter.total, f'{language.english_name} note')}"
        for language, meter in found.notes.items()
        if meter.total
    ]
    with line():
        if counts:
            st.markdown(f"Anchored in sentences that exports keep: {listed(counts)}", width="stretch")
        else:
            st.markdown("Neither text has notes.", width="stretch")
        row_button(pair, "First that is left out", found.lost_notes, "note")


def show_open_ends(pair: str, found: Finish, seconds: Sequence[SecondReview]) -> None:
    """Show flags, open comments, findings, and differences of second reviews that nobody has settled."""
    left = sum(len(second.left) for second in seconds if second.closed)
    if not found.open and not left:
        st.info("Nothing is open: no flag, no comment, no finding in an unconfirmed row.", icon=":material/check:")
    if found.flags:
        st.markdown(f"**{counted(len(found.flags), 'flag')}**")
        lines = [(flag.row + 1, shortened(flag.de, GLANCE), shortened(flag.en, GLANCE)) for flag in found.flags]
        table = pl.DataFrame(lines, ["Row", *(language.english_name for language in Language)], orient="row")
        rows = [flag.row for flag in found.flags]
        rows_table(pair, table, rows, "flags", {"Row": 50, "German": 425, "English": 425})
    if found.remarks:
        st.markdown(f"**{counted(len(found.remarks), 'open comment')}**")
        notes = [(remark.row + 1, remark.who, remark.when, remark.text) for remark in found.remarks]
        table = pl.DataFrame(notes, ["Row", "By", "When", "Comment"], orient="row")
        rows = [remark.row for remark in found.remarks]
        rows_table(pair, table, rows, "comments", {"Row": 50, "By": 100, "Comment": 620})
    with st.container(gap=None):
        show_findings(pair, found, counted(len(found.terms), "glossary finding"), found.terms, "term")
        numbers = counted(len(found.numbers), "number without counterpart", "numbers without counterpart")
        show_findings(pair, found, numbers, found.numbers, "number")
        if left:
            with line():
                st.markdown(f"{counted(left, 'difference')} between two readers not settled", width="stretch")
                if st.button("Settle", key="to-second", icon=":material/arrow_forward:", type="tertiary"):
                    open_page(SECOND, pair)


def show_findings(pair: str, found: Finish, words: str, rows: Sequence[int], key: str) -> None:
    """Say how many findings of a kind there are, and lead to the first, if possible in a row that nobody confirmed."""
    if not rows:
        return
    unseen = found.unseen(rows)
    seen = f"{len(rows) - len(unseen):,} of them" if unseen else "all"
    with line():
        st.markdown(f"{words}, {seen} in confirmed rows" if len(unseen) < len(rows) else words, width="stretch")
        row_button(pair, "First", unseen or rows, key)


page(project())
