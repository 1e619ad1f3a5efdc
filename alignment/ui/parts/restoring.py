"""Putting a pair, or some of its rows, back to an earlier moment, after a question."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from alignment.project import Project
from alignment.review import Change, summed_up
from alignment.ui.parts import problems
from alignment.ui.parts.markdown import plain
from alignment.ui.parts.pair_menu import decided
from alignment.ui.state import reviewer
from alignment.words import counted

UNDO = "Undo (Ctrl+Z) on the page Review takes it back."


def ask(workbench: Project, number: int, revision: int, changes: Sequence[Change], *, whole: bool) -> None:
    """Ask before the whole pair, or the rows of some changes, are put back as they stood after an event."""
    rows = sum(change.now.length for change in changes)
    comments = "Comments go back too." if whole else "Comments stay."
    st.write(f"**{counted(rows, 'row changes', 'rows change')}**, to what stood after event {revision:,}. {comments}")
    st.caption(plain(changes[0].words if len(changes) == 1 else summed_up(changes)))
    st.write(f"Nothing is lost: what was done since stays in the history. {UNDO}")
    with st.form("restore", border=False):
        wanted = decided("Restore")
    if wanted:
        with problems.shown():
            places = None if whole else [change.place for change in changes]
            workbench.store.moments.restore(number, revision, reviewer(), places=places)
            st.toast(f"{counted(rows, 'row was', 'rows were')} restored. {UNDO}", icon=":material/history:")
            st.rerun()
