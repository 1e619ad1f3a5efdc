"""The pair in hand, chosen by name at the head of a page."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from alignment.project import Project
from alignment.ui.parts.markdown import plain
from alignment.ui.state import choose_pair, pair_in_hand


def pair_choice(workbench: Project) -> str | None:
    """Return the pair in hand, or ``None`` with a hint where there is none yet."""
    pairs = [pair for pair in workbench.pairs() if pair.complete]
    if not pairs:
        st.info("No pair yet. Add two texts on the page Texts.", icon=":material/library_add:")
        return None
    names = [pair.name for pair in pairs]
    found = pair_among(workbench, names)
    chosen = found or next((pair.name for pair in pairs if pair.in_review), names[0])
    if found is None and (wanted := pair_in_hand()):
        st.toast(f"There is no pair {plain(wanted)} here. This is {plain(chosen)}.", icon=":material/info:")
    name = st.selectbox("Pair", names, names.index(chosen), key="choice", width=320)
    choose_pair(name)
    return name


def pair_among(workbench: Project, names: Sequence[str]) -> str | None:
    """Return which of these pairs is in hand, by whatever name it had when it was chosen; ``None`` if none is."""
    wanted = pair_in_hand()
    if wanted and wanted not in names:
        wanted = workbench.heir(wanted) or ""
    return wanted if wanted in names else None
