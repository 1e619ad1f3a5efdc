"""A pair in review as pages read it again and again."""

from __future__ import annotations

import streamlit as st

from alignment.project import Project
from alignment.review import Review


def reviewed(workbench: Project, name: str) -> Review:
    """Return a pair as its review stands, read again only where it has changed."""
    revision = next((pair.revision for pair in workbench.pairs() if pair.name == name), 0)
    return _review(workbench, name, (workbench.store.identity, workbench.store.number(name), revision))


@st.cache_resource(max_entries=4, show_spinner=False)
def _review(_workbench: Project, name: str, state: object) -> Review:  # noqa: ARG001  # by which it is kept
    return _workbench.review(name)
