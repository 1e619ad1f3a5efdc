"""What the pages share: the project, the pair in hand, the reviewer's name.

What is to survive a reload stands in the address too, which the navigation empties: ``keep_address`` fills it again.
The reviewer's name does not, as addresses are passed on: the browser keeps it, in a cookie.
"""

from __future__ import annotations

import gc
import getpass
import os
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import NoReturn
from urllib.parse import quote, unquote

import streamlit as st

from alignment.errors import ActError
from alignment.folder import pair_name
from alignment.project import Project

PAIR = "pair"
BEAD = "bead"
REVIEWER = "reviewer"
TERMS_OF = "terms"
IN_ADDRESS = (PAIR, TERMS_OF)
COOKIE = "alignment-reviewer"
COLLECTED_AFTER = 20_000
"""So many values more than were let go are made before the garbage collector looks for what nobody holds."""

A_YEAR = 365 * 24 * 60 * 60


@st.cache_resource(show_spinner=False)
def project() -> Project:
    """Return the project of this server: the folder in ``WORKBENCH_ROOT``, or the current one."""
    _collect_less()
    return Project(Path(os.environ.get("WORKBENCH_ROOT", ".")).resolve())


@cache
def _collect_less() -> None:
    """Keep the garbage collector from what was loaded to begin with, and from coming with every few values.

    Of the time in which ten thousand rows are read it took a third, and a key could have to wait for it.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(COLLECTED_AFTER, 20, 20)


def keep_address() -> None:
    """Carry what stands in the address, or stood there on the page before, on to this page."""
    known = {name: value for name in IN_ADDRESS if (value := _known(name))}
    st.session_state.update(known)
    if missing := {name: value for name, value in known.items() if name not in st.query_params}:
        st.query_params.update(missing)  # at once: each change is a step of the browser's Back


def _known(name: str) -> str:
    return str(st.query_params.get(name) or st.session_state.get(name) or "")


def _keep(name: str, value: str) -> None:
    st.session_state[name] = value
    if value and value != st.query_params.get(name):
        st.query_params[name] = value
    elif not value and name in st.query_params:
        del st.query_params[name]


def pair_in_hand() -> str:
    """Return the name of the pair that was chosen last, which may be gone by now; empty if none was."""
    return pair_name(_known(PAIR))


def choose_pair(name: str) -> None:
    """Make ``name`` the pair in hand on every page."""
    _keep(PAIR, pair_name(name))


def open_page(page: str, pair: str, *, bead: int | None = None) -> NoReturn:
    """Go to a page with ``pair`` in hand; Review opens at ``bead``, where one is given."""
    st.session_state[PAIR] = pair_name(pair)
    if bead is not None:
        st.session_state[BEAD] = bead
    st.switch_page(page, query_params={name: value for name in IN_ADDRESS if (value := st.session_state.get(name))})


def wanted_bead(*, arrived: bool) -> int | None:
    """Return the index of the bead that Review is to open at, until it has ``arrived``; ``None``: where one was."""
    bead: int | None = st.session_state.pop(BEAD, None) if arrived else st.session_state.get(BEAD)
    return bead


def terms_of_one_pair() -> bool:
    """Return whether Glossary is about the pair in hand, not about all."""
    return _known(TERMS_OF) == "pair"


def choose_terms(*, of_one_pair: bool) -> None:
    """Make Glossary be about the pair in hand, or about all."""
    _keep(TERMS_OF, "pair" if of_one_pair else "")


def login_state() -> bool | None:
    """Return whether somebody has logged in; ``None`` where Streamlit's login is not switched on."""
    found = st.user.get("is_logged_in")
    return None if found is None else bool(found)


def providers() -> tuple[str, ...]:
    """Return with whom one can log in, by the names in ``secrets.toml``; an empty one where there is no choice."""
    section = st.secrets.get("auth", {})
    named = tuple(name for name, value in section.items() if isinstance(value, Mapping) and "client_id" in value)
    return ("",) if "client_id" in section or not named else named


def reviewer() -> str:
    """Return who acts: the name of Streamlit's login where that is on, else the name given, else this account's.

    Raises ``ActError`` where one must log in and nobody has: no name that is typed counts then.
    """
    logged_in = login_state()
    if logged_in:
        return str(st.user.get("name") or st.user.get("email"))
    if logged_in is not None:
        raise ActError("reviewer: nobody is logged in (log in, and do it again)")
    if REVIEWER not in st.session_state:
        st.session_state[REVIEWER] = unquote(st.context.cookies.to_dict().get(COOKIE, ""))
    return st.session_state[REVIEWER] or _account()


def name_reviewer(name: str) -> None:
    """Make ``name`` the one who acts, now and when this browser comes again; without one it is this account."""
    name = "" if name.strip() == _account() else name.strip()
    st.session_state[REVIEWER] = name
    cookie = f"{COOKIE}={quote(name, safe='')}; path=/; max-age={A_YEAR if name else 0}; samesite=lax"
    st.html(f'<script>document.cookie = "{cookie}"</script>', unsafe_allow_javascript=True)  # quoted: no sign is left


def _account() -> str:
    try:
        return getpass.getuser()
    except OSError:  # an account without a name, as in some containers
        return "reviewer"
