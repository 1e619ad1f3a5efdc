"""The ledger of a pair: every omission and addition, with its reason, to read and to download."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from alignment.finishing import Gap, ledger
from alignment.spreadsheets import written
from alignment.ui.parts.rows_table import rows_table

ALL, REASONLESS = "All", "Without a reason"

GLANCE = 160
"""Letters of a text that the table on the page holds; files hold all of it."""

# The columns and how many pixels each is wide: none is out of sight in a window of 1280.
WIDTHS = {"Row": 55, "Only in": 70, "Text": 300, "Reason": 170, "Said by": 100, "When (UTC)": 125, "Comments": 85}


def show_ledger(pair: str, gaps: Sequence[Gap]) -> None:
    """Show all rows with one side empty, or those without a reason, and offer them as a file."""
    if not gaps:
        st.caption("No row has an empty side: nothing was left out, nothing added.")
        return
    reasonless = [gap for gap in gaps if gap.absence is None]
    choices = {ALL: gaps, REASONLESS: reasonless}
    wanted = st.segmented_control(
        "Rows",
        list(choices),
        default=ALL,
        required=True,
        format_func=lambda choice: f"{choice} ({len(choices[choice]):,})",
        key="ledger-rows",
        persist_state="session",
        label_visibility="collapsed",
    )
    if shown := choices[wanted]:
        rows_table(pair, ledger(shown, most=GLANCE), [gap.row for gap in shown], "ledger", WIDTHS)
    else:
        st.caption("Every gap has a reason.")
    with st.container(horizontal=True):
        offer(pair, gaps)


def offer(pair: str, gaps: Sequence[Gap]) -> None:
    """Offer the whole ledger as a file, of either kind."""
    for suffix, separator, media_type in ((".tsv", "\t", "text/tab-separated-values"), (".csv", ",", "text/csv")):
        st.download_button(
            f"Download {suffix}",
            data=lambda separator=separator: written(ledger(gaps), separator),  # type: ignore[misc]
            file_name=f"{pair}.ledger{suffix}",
            mime=f"{media_type}; charset=utf-8",
            key=f"ledger{suffix}",
            icon=":material/download:",
            on_click="ignore",
        )
