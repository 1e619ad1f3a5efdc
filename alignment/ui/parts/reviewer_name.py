"""Who acts, in a field of its own on pages where that matters."""

from __future__ import annotations

import streamlit as st

from alignment.ui.state import name_reviewer, reviewer


def reviewer_name() -> str:
    """Return who acts; a reviewer without a login can say so here."""
    if st.user.get("is_logged_in"):
        return reviewer()
    named = st.text_input("Reviewer", reviewer(), max_chars=80, key="reviewer-name", width=200)
    name_reviewer(named)
    return reviewer()
