"""Review: one pair, German left and English right, bead by bead."""

from __future__ import annotations

import streamlit as st

from alignment.project import Pair, PairState, Project
from alignment.ui.parts import problems
from alignment.ui.parts.aligning import align_now
from alignment.ui.parts.doubts import show_doubts
from alignment.ui.parts.head import who_acts
from alignment.ui.parts.new_texts import show_new_texts
from alignment.ui.parts.pair_choice import pair_choice
from alignment.ui.parts.review_list import review_list
from alignment.ui.state import project, reviewer
from alignment.words import counted

# The rows are the page: what Streamlit leaves free around them goes to them. The labels of the two fields are only read
# out.
ROOM = """<style>
.stMainBlockContainer { max-width: 110rem; padding: 3rem 2rem 0.25rem; }
.stAppHeader { height: 2.75rem; min-height: 2.75rem; }
.stVerticalBlock { gap: 0.5rem; }
.st-key-in-hand [data-testid="stWidgetLabel"] {
  position: absolute; width: 1px; height: 1px; min-height: 0; overflow: hidden; clip-path: inset(50%);
}
@media (max-width: 924px) {
  .stMainBlockContainer { padding: 2.5rem 1rem 0.25rem; }
  .stAppHeader { height: 2.5rem; min-height: 2.5rem; }
}
</style>"""


def page(workbench: Project) -> None:
    """Show the page."""
    st.html(ROOM)
    with problems.shown():
        with st.container(horizontal=True, horizontal_alignment="distribute", key="in-hand"):
            pair = pair_choice(workbench)
            if pair is None:
                return
            who_acts()
        listed = listed_pair(workbench, pair)
        if listed and listed.state == PairState.NEW:
            if not align_now(workbench, pair):
                return
            listed = listed_pair(workbench, pair)
        if faults := workbench.terms.faults():
            count = counted(len(faults.faults), "fault")
            st.warning(
                f"No terms are marked: the glossary has {count}. See the page Glossary.", icon=":material/warning:"
            )
        if wrong := workbench.repair_faults(pair):
            problems.warn("No repairs are offered, because the weights have faults:", wrong)
        if listed:
            show_new_texts(workbench, listed)
            show_doubts(workbench, listed)
        review_list(workbench, pair, workbench.store.number(pair), reviewer())


def listed_pair(workbench: Project, name: str) -> Pair | None:
    """Return the pair of that name, unless somebody has just taken it away."""
    return next((pair for pair in workbench.pairs() if pair.name == name), None)


page(project())
