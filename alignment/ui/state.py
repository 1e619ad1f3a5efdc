"""What the pages share: the project, the pair in hand, the reviewer's name."""

from __future__ import annotations

import getpass
import os
from pathlib import Path

import streamlit as st

from alignment.project import Project

PAIR = "pair"
BEAD = "bead"
REVIEWER = "reviewer"


@st.cache_resource(show_spinner=False)
def project() -> Project:
    """Return the project of this server: the folder in ``WORKBENCH_ROOT``, or the current one."""
    return Project(Path(os.environ.get("WORKBENCH_ROOT", ".")).resolve())


def chosen_pair(names: list[str]) -> str | None:
    """Return the pair in hand: what the address says, else what was chosen last, else the first."""
    for name in (st.query_params.get(PAIR), st.session_state.get(PAIR)):
        if name in names:
            return name
    return names[0] if names else None


def choose_pair(name: str, *, bead: int | None = None) -> None:
    """Make ``name`` the pair in hand on every page; the Review page opens at ``bead``, where one is given."""
    st.session_state[PAIR] = name
    st.query_params[PAIR] = name
    if bead is not None:
        st.session_state[BEAD] = bead


def wanted_bead(*, arrived: bool) -> int | None:
    """Return the index of the bead that Review is to open at, until it has ``arrived``; ``None``: where one was."""
    bead: int | None = st.session_state.pop(BEAD, None) if arrived else st.session_state.get(BEAD)
    return bead


def reviewer() -> str:
    """Return who acts: the name of Streamlit's login where there is one, else the name given, else this account's."""
    if st.user.get("is_logged_in"):
        return str(st.user.get("name") or st.user.get("email"))
    return str(st.session_state.get(REVIEWER) or st.query_params.get(REVIEWER) or _account())


def name_reviewer(name: str) -> None:
    """Make ``name`` the one who acts; the address holds it, so that it survives a reload."""
    st.session_state[REVIEWER] = name.strip()
    if name.strip() and name.strip() != _account():
        st.query_params[REVIEWER] = name.strip()


def _account() -> str:
    try:
        return getpass.getuser()
    except OSError:  # an account without a name, as in some containers
        return "reviewer"
