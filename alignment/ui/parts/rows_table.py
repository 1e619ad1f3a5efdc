"""A table about rows of a pair, and the way from it to the row in Review."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from zlib import crc32

import polars as pl
import streamlit as st

from alignment.ui.parts import tables
from alignment.ui.state import open_page

REVIEW = "alignment/ui/pages/review.py"
OPEN, OPEN_WIDTH = "Open", 70
MOST = 10  # lines in sight


def rows_table(pair: str, table: pl.DataFrame, rows: Sequence[int], key: str, widths: Mapping[str, int]) -> None:
    """Show a table, a line for each of these rows of the pair, each with the way to the row in Review."""
    pressed = f"open-{key}-{crc32(repr(rows).encode())}"  # which button it was is the number of a line: they must stay
    if click := st.session_state.get(pressed):
        open_page(REVIEW, pair, bead=rows[click["row"]])
    columns: dict[str, Any] = {name: st.column_config.Column(width=width) for name, width in widths.items()}
    columns |= {name: tables.when_column() for name, kind in table.schema.items() if kind == pl.Datetime}
    columns[OPEN] = st.column_config.ButtonColumn("", width=OPEN_WIDTH, type="tertiary", key=pressed, pinned=True)
    st.dataframe(
        table.select(pl.lit(OPEN).alias(OPEN), pl.all()),  # first, so that a narrow window shows it
        hide_index=True,
        key=f"{key}-table",
        placeholder="",
        height=tables.height(len(table), MOST),
        column_config=columns,
    )


def row_button(pair: str, label: str, rows: Sequence[int], key: str) -> None:
    """Offer the way to the first of these rows in Review, called by its number alone without a label."""
    if not rows:
        return
    label = f"{label}: row {rows[0] + 1:,}" if label else f"Row {rows[0] + 1:,}"
    if st.button(label, key=f"first-{key}", icon=":material/arrow_forward:", type="tertiary"):
        open_page(REVIEW, pair, bead=rows[0])
