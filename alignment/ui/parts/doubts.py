"""What the program doubts of the texts of a pair, on a page."""

from __future__ import annotations

import streamlit as st

from alignment.project import Pair, Project
from alignment.ui.parts.markdown import plain

FEW = 3
"""So many stretches are named; who looks at those sees the others."""


def show_doubts(workbench: Project, pair: Pair) -> bool:
    """Say of a pair that its texts hardly match, or where they do not; return whether anything was said."""
    doubts = workbench.doubts(pair)
    if doubts:
        more = [f"… and {len(doubts) - FEW:,} more"] if len(doubts) > FEW else []
        st.warning("  \n".join([*map(plain, doubts[:FEW]), *more]), icon=":material/warning:")
    return bool(doubts)
