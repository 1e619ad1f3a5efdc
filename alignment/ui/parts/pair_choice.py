"""The pair in hand, chosen by name at the head of a page."""

from __future__ import annotations

import streamlit as st

from alignment.project import Project
from alignment.ui.state import choose_pair, chosen_pair


def pair_choice(workbench: Project) -> str | None:
    """Return the pair in hand, or ``None`` with a hint where there is none yet."""
    names = [pair.name for pair in workbench.pairs() if pair.complete]
    chosen = chosen_pair(names)
    if chosen is None:
        st.info("No pair yet. Add two texts on the page Texts.", icon=":material/library_add:")
        return None
    name = st.selectbox("Pair", names, names.index(chosen), key="choice", width=320)
    choose_pair(name)
    return name
