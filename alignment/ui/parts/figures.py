"""How far a pair is, worked out once for each of its revisions and each version of the glossary."""

from __future__ import annotations

import streamlit as st

from alignment.finishing import Finish
from alignment.project import Project


def figures(workbench: Project, pair: str) -> Finish:
    """Return how far a pair is."""
    revision = next((known.revision for known in workbench.store.pairs() if known.name == pair), 0)
    terms = workbench.terms.glossary().digest if workbench.terms.checkable else ""
    return _figures(workbench, workbench.store.identity, pair, revision, terms)


@st.cache_resource(show_spinner=False, max_entries=8)
def _figures(_workbench: Project, database: str, pair: str, revision: int, terms: str) -> Finish:  # noqa: ARG001  # keys
    return _workbench.finish(pair)
