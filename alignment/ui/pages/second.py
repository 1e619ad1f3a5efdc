"""Second review: rows that others decided on, read again without seeing how, and how far the two readers agree."""

from __future__ import annotations

import streamlit as st

from alignment.project import Project
from alignment.ui.parts import problems
from alignment.ui.parts.agreeing import show_outcome
from alignment.ui.parts.aligned_pair import aligned_pair
from alignment.ui.parts.drawing import show_draw
from alignment.ui.parts.head import head
from alignment.ui.parts.judging import said
from alignment.ui.parts.rereading import row_in_hand, show_end, show_row
from alignment.ui.parts.reviewed import reviewed
from alignment.ui.state import project, reviewer


def page(workbench: Project) -> None:
    """Show the page."""
    head("Second review")
    with problems.shown():
        name = aligned_pair(workbench)
        if name is None:
            return
        said()
        show_second(workbench, name, reviewer())


def show_second(workbench: Project, name: str, who: str) -> None:
    """Show the row to be read where ``who`` has begun; else what earlier second reviews showed, and drawing one.

    Whoever reads sees no figures meanwhile: they would give away what the first reader said. Nor do others, as long as
    it can all be changed.
    """
    review, number = reviewed(workbench, name), workbench.store.number(name)
    seconds = workbench.store.seconds.of(number)
    mine = next((second for second in reversed(seconds) if second.reader == who and not second.closed), None)
    if mine and (index := row_in_hand(mine)) is not None:
        show_row(workbench, review, mine, index, number)
    elif mine:
        show_end(workbench, mine, number)
    elif seconds:
        show_outcome(workbench, review, seconds, number, who)
        if st.toggle("Draw rows for another second review", key="draw-again"):  # only then is the log read for it
            show_draw(workbench, review, number, who)
    else:
        st.subheader("Draw rows for a second review", anchor=False)
        show_draw(workbench, review, number, who)


page(project())
