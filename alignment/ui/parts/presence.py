"""Who has a pair open, and where: as browsers said when they last asked for news, kept in this process alone."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from typing import NamedTuple

import streamlit as st

GONE = 20.0
"""So many seconds after its last word a tab counts as left: browsers ask for news every five, if they are looked at."""

MOST_TABS = 200
"""No more tabs than these are kept of a pair: a browser gives its tabs their names itself."""


class Where(NamedTuple):
    """The places of the row of the cursor, and of the first and the last row in sight."""

    cursor: int
    first: int
    last: int


class Presence(NamedTuple):
    """Who is where, in which tab."""

    tab: str
    who: str
    where: Where


class People:
    """Who has which pair open. A tab leaves by saying nothing for a while, as one that is closed cannot say so."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self._seen: dict[int, dict[str, tuple[float, Presence]]] = {}

    def note(self, pair: int, presence: Presence) -> None:
        """Note that somebody is there now."""
        with self._lock:
            tabs = self._present(pair)
            if presence.tab in tabs or len(tabs) < MOST_TABS:
                tabs[presence.tab] = (self._clock(), presence)
            self._seen[pair] = tabs

    def on(self, pair: int) -> tuple[Presence, ...]:
        """Return who has the pair of that number open, in the order of the rows."""
        with self._lock:
            found = (presence for _, presence in self._present(pair).values())
            return tuple(sorted(found, key=lambda one: (one.where, one.who, one.tab)))

    def _present(self, pair: int) -> dict[str, tuple[float, Presence]]:
        now = self._clock()
        return {tab: one for tab, one in self._seen.get(pair, {}).items() if now - one[0] < GONE}


@st.cache_resource(show_spinner=False)
def people(database: str) -> People:  # noqa: ARG001  # the key
    """Return who has the pairs of a database open on this server."""
    return People()
