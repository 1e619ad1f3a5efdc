"""People: which chapter of a pair is whose, how far each is, and who is in it now."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

import polars as pl
import streamlit as st

from alignment.bitext import Span
from alignment.project import Project
from alignment.review import Assigned, place_of, rows_of
from alignment.ui.parts import past, problems, tables
from alignment.ui.parts.aligned_pair import aligned_pair
from alignment.ui.parts.figures import figures
from alignment.ui.parts.head import head
from alignment.ui.parts.markdown import plain
from alignment.ui.parts.presence import people
from alignment.ui.state import open_page, project, reviewer
from alignment.words import counted, listed, shortened

REVIEW = "alignment/ui/pages/review.py"
GLANCE = timedelta(seconds=10)  # between two looks at who is where
MOST = 12  # chapters in sight
WIDTHS = {
    "Chapter": 380,
    "Rows": 90,
    "Confirmed": 90,
    "Doubtful": 85,
    "Flagged": 80,
    "Assigned to": 115,
    "Here now": 115,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A chapter as the table shows it; ``here`` are those who are in it now."""

    start: int
    title: str
    rows: Span
    confirmed: int
    doubtful: int
    flagged: int
    owner: str
    here: tuple[str, ...]


def page(workbench: Project) -> None:
    """Show the page."""
    head("People")
    with problems.shown():
        pair = aligned_pair(workbench)
        if pair is None:
            return
        show_chapters(workbench, pair)


@st.fragment(run_every=GLANCE)
def show_chapters(workbench: Project, pair: str) -> None:
    """Show the chapters, and give those that are picked to somebody."""
    with problems.shown():
        number = workbench.store.number(pair)
        assigned = workbench.store.assignments.of(number)
        lines = chapter_lines(workbench, pair, number, assigned)
        st.subheader("Chapters", anchor=False)
        controls = st.container(horizontal=True, vertical_alignment="bottom")  # what stands below may be out of sight
        picked = pick(lines, f"chapters-{number}-{len(lines)}")
        with controls:
            offer(workbench, pair, number, picked, known(workbench, pair, lines))
        for lapsed in assigned.lapsed:
            st.caption(
                plain(
                    f"“{shortened(lapsed.title, 60)}”, given to {lapsed.who} by {lapsed.by}, is no longer in the text."
                )
            )
        show_shares(lines)
        show_history(assigned)


def chapter_lines(workbench: Project, pair: str, number: int, assigned: Assigned) -> list[Line]:
    """Return the chapters with how far they are, whose they are and who is there."""
    found = figures(workbench, pair)
    left, doubtful, flagged = set(found.unconfirmed), set(found.doubtful), {flag.row for flag in found.flags}
    places = [place_of(bead) for bead in found.beads]
    present = people(workbench.store.identity).on(number)
    where = [(each.who, bisect_right(places, each.where.cursor) - 1) for each in present]
    spans = rows_of(assigned.chapters, found.beads)
    return [
        Line(
            start=chapter.de.start,
            title=chapter.title,
            rows=rows,
            confirmed=sum(row not in left for row in range(*rows)),
            doubtful=sum(row in doubtful for row in range(*rows)),
            flagged=sum(row in flagged for row in range(*rows)),
            owner=owner,
            here=tuple(dict.fromkeys(who for who, row in where if rows.start <= row < rows.stop)),
        )
        for chapter, rows, owner in zip(assigned.chapters, spans, assigned.owners, strict=True)
    ]


def pick(lines: Sequence[Line], key: str) -> list[Line]:
    """Show the chapters as a table; return those that are picked."""
    table = pl.DataFrame(
        {
            "Chapter": [line.title for line in lines],
            "Rows": [past.numbered(line.rows) if line.rows.length else "none" for line in lines],
            "Confirmed": [line.confirmed for line in lines],
            "Doubtful": [line.doubtful for line in lines],
            "Flagged": [line.flagged for line in lines],
            "Assigned to": [line.owner for line in lines],
            "Here now": [", ".join(line.here) for line in lines],
        }
    )
    chosen = st.dataframe(
        table,
        hide_index=True,
        on_select="rerun",
        selection_mode="multi-row",
        key=key,
        height=tables.height(len(table), MOST),
        column_config={name: st.column_config.Column(width=width) for name, width in WIDTHS.items()},
    )
    return [lines[row] for row in chosen["selection"]["rows"] if row < len(lines)]


def known(workbench: Project, pair: str, lines: Sequence[Line]) -> list[str]:
    """Return by name who may be given a chapter without being typed: all that ever had to do with the pair."""
    there = {name for line in lines for name in (line.owner, *line.here) if name}
    return sorted({*workbench.store.reviewers(pair), *there, reviewer()}, key=str.casefold)


def offer(workbench: Project, pair: str, number: int, picked: Sequence[Line], names: Sequence[str]) -> None:
    """Offer to give the chapters that are picked to somebody or to nobody, and to look at the first of them."""
    who = st.selectbox(
        "Assign to",
        names,
        index=None,
        accept_new_options=True,
        placeholder="Choose or type a name",
        key="assignee",
        width=260,
    )
    starts = [line.start for line in picked]
    label = f"Assign {counted(len(picked), 'chapter')}" if picked else "Assign"
    if st.button(label, key="assign", type="primary", disabled=not (picked and who)):
        workbench.store.assignments.give(number, starts, who or "", by=reviewer())
        st.rerun()
    if st.button("Assign to nobody", key="unassign", disabled=not any(line.owner for line in picked)):
        workbench.store.assignments.give(number, starts, "", by=reviewer())
        st.rerun()
    if st.button("Open in Review", key="open", disabled=not picked, icon=":material/arrow_forward:", type="tertiary"):
        open_page(REVIEW, pair, bead=picked[0].rows.start)
    if not picked:
        st.caption("Tick chapters in the table to assign them.")


def show_shares(lines: Sequence[Line]) -> None:
    """Show how far each person is with what was assigned to them."""
    names = sorted({line.owner for line in lines if line.owner}, key=str.casefold)
    if not names:
        return
    st.subheader("Progress by person", anchor=False)
    for name in names:
        own = [line for line in lines if line.owner == name]
        total, done = sum(line.rows.length for line in own), sum(line.confirmed for line in own)
        doubtful = sum(line.doubtful for line in own)
        words = [f"{done:,} of {counted(total, 'row')} confirmed", f"{doubtful:,} doubtful"]
        text = plain(f"{name}: {listed(words)}, in {counted(len(own), 'chapter')}")
        st.progress(done / total if total else 1.0, text=text)


def show_history(assigned: Assigned) -> None:
    """Show who gave what to whom, newest first."""
    if not assigned.history:
        return
    with st.expander("Who assigned what"):
        told = [
            f"{past.told(said.when)}: {said.by} gave “{shortened(said.title, 60)}” to {said.who or 'nobody'}"
            for said in assigned.history
        ]
        st.caption("  \n".join(map(plain, told)))


page(project())
