"""How tables look on pages: how high they are, and how they say when something was."""

from __future__ import annotations

import streamlit as st
from streamlit.elements.lib.column_types import ColumnConfig

from alignment.ui.parts import past

LINE, EDGES = 33, 2
"""Pixels of a line, the head being one, and of the borders, at the size of letters that the theme sets."""

WHEN = 130
"""Pixels that a moment is wide."""


def height(lines: int, most: int) -> int:
    """Return how many pixels high a table is that shows so many lines, or the first ``most``, and none of them half."""
    return EDGES + LINE * (1 + min(lines, most))


def when_column() -> ColumnConfig:
    """Return a column of moments, told in the time zone of who looks at the page."""
    return st.column_config.DatetimeColumn(format="D MMM YYYY, HH:mm", timezone=str(past.zone()), width=WHEN)
