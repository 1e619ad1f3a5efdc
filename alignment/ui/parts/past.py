"""What pages say of the past of a pair: its rows at two moments, what differs, and when it was."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from datetime import UTC, datetime, tzinfo
from zoneinfo import ZoneInfo

import streamlit as st

from alignment.bitext import Bead, Language, Span
from alignment.project import Project
from alignment.review import Change, Entry, Review, difference


def review_at(workbench: Project, number: int, revision: int) -> Review:
    """Return a pair as it stood after an event; what was asked for lately is remembered."""
    return _review(workbench, workbench.store.identity, number, revision)


def changes_between(workbench: Project, number: int, then: int, now: int) -> tuple[Change, ...]:
    """Return what differs between two moments of a pair; what was asked for lately is remembered."""
    return _changes(workbench, workbench.store.identity, number, then, now)


@st.cache_resource(show_spinner=False, max_entries=8)
def _review(_workbench: Project, database: str, number: int, revision: int) -> Review:  # noqa: ARG001  # part of the key
    return _workbench.store.moments.at(number, revision)


@st.cache_resource(show_spinner=False, max_entries=32)
def _changes(_workbench: Project, database: str, number: int, then: int, now: int) -> tuple[Change, ...]:
    return difference(*(_review(_workbench, database, number, revision) for revision in (then, now)))


def rows_of(event: Entry, beads: Sequence[Bead]) -> str:
    """Return in which rows the sentences of an event stand now; empty if it was about none, or of another text."""
    spans = {Language.DE: event.de, Language.EN: event.en}
    ends: list[int] = []
    for side, span in spans.items():
        if span:
            ends += (
                bisect_right(beads, sentence, key=lambda bead: bead.run(side).start) - 1
                for sentence in (span.start, span.stop - 1)
            )
    return numbered(Span(min(ends), max(ends) + 1)) if ends else ""


def numbered(rows: Span) -> str:
    """Return the numbers of rows as people count them: ``5`` or ``5–7``."""
    return f"{rows.start + 1:,}" if rows.length == 1 else f"{rows.start + 1:,}–{rows.stop:,}"


def zone() -> tzinfo:
    """Return the time zone of who looks at the page."""
    return ZoneInfo(st.context.timezone) if st.context.timezone else UTC


def told(when: datetime) -> str:
    """Return a moment as people write it: ``1 June 1987, 08:00``."""
    here = when.astimezone(zone())
    return f"{here.day} {here:%B %Y, %H:%M}"
