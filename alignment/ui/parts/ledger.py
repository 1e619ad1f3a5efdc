"""The ledger of a pair: every omission and addition, with its reason, to read and to download."""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl
import streamlit as st

from alignment.finishing import WHEN, Gap, ledger
from alignment.spreadsheets import written
from alignment.ui.parts import tables
from alignment.ui.parts.rows_table import rows_table

ALL, REASONLESS = "All", "Without a reason"

GLANCE = 160
"""Letters of a text that the table on the page holds; files hold all of it."""

# The columns and how many pixels each is wide: none is out of sight in a window of 1280.
WIDTHS = {"Row": 50, "Only in": 65, "Text": 330, "Reason": 165, "Said by": 85, "Comments": 80}
UNSAID = {"Text": 330 + 85 + tables.WHEN}  # where nobody has said anything yet


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
        unsaid = not any(gap.saying for gap in shown)
        widths = WIDTHS | (UNSAID if unsaid else {})
        rows_table(pair, glance(shown, unsaid=unsaid), [gap.row for gap in shown], "ledger", widths)
    else:
        st.caption("Every gap has a reason.")
    with st.container(horizontal=True):
        offer(pair, gaps)


def glance(gaps: Sequence[Gap], *, unsaid: bool) -> pl.DataFrame:
    """Return the ledger for the page: texts cut, moments as such, and without what nobody has said."""
    table = ledger(gaps, most=GLANCE)
    if unsaid:
        return table.drop("Said by", WHEN)
    return table.with_columns(pl.col(WHEN).str.to_datetime("%Y-%m-%d %H:%M", strict=False, time_zone="UTC")).rename(
        {WHEN: "When"}
    )


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
