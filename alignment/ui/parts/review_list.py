"""The review list on a page: the component, its data and its acts."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import streamlit as st

from alignment.project import Project
from alignment.reasons import Absence
from alignment.review import THRESHOLD
from alignment.ui.parts.bundle import bundle
from alignment.ui.parts.feed import Feed, Reply
from alignment.ui.parts.message import Message
from alignment.ui.parts.presence import people
from alignment.ui.state import wanted_bead

_SOURCE = Path(__file__).parents[1] / "component"

SELDOM = timedelta(hours=6)
"""Streamlit runs the page again after the server was restarted only if something on it runs by itself."""

_mount = st.components.v2.component(
    "alignment.review_list",
    html='<div class="review-list"></div>',
    css="\n".join(
        (_SOURCE / name).read_text("utf-8") for name in ("review.css", "bar.css", "panel.css", "map.css", "people.css")
    ),
    js=bundle(_SOURCE / "index.js"),
)


@st.fragment(run_every=SELDOM)
def review_list(project: Project, pair: str, number: int, who: str) -> None:
    """Show the pair of that number for review. An act reruns this alone, not the page.

    The browser sends every act that has no answer yet, as Streamlit may drop all but the last of several messages;
    acts have ids, so a second arrival does no harm.
    """
    database = project.store.identity
    key = f"review-{database}-{number}"  # a tab may outlive the server, and find that of another project in its place
    slot = f"{key}-reply"
    feed = _feed(project, number)

    def synced() -> None:
        st.session_state[slot] = feed.reply(_message(key), who)

    reply: Reply | None = st.session_state.pop(slot, None)
    if reply is None:  # just opened, or run again for another reason than an act
        known = _message(key)
        reply = feed.reply(Message(rev=known.rev, terms=known.terms), who)
    bead = wanted_bead(arrived=_message(key).rev >= 0)
    config = {
        "pair": pair,
        "number": number,
        "database": database,
        "who": who,
        "threshold": THRESHOLD,
        "absences": [[str(absence), absence.words] for absence in Absence],
        "bead": bead,
    }
    # Bytes, because a mapping would be looked through for data frames and written to JSON twice.
    _mount(key=key, data=reply.payload(config), on_sync_change=synced)


def _message(key: str) -> Message:
    return Message.read((st.session_state.get(key) or {}).get("sync"))


@st.cache_resource(show_spinner=False, max_entries=8)
def _feed(_project: Project, number: int) -> Feed:
    return Feed(_project, number, people(_project.store.identity))
