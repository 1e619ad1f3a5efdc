"""Tables as files that spreadsheets open: with umlauts right, and texts as texts whatever sign they begin with."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import polars as pl

FORMULA = r"^[=+\-@\t\r]"
"""Begins what a spreadsheet would work out instead of showing it."""


def written(table: pl.DataFrame, separator: str) -> bytes:
    """Return a table as a file of values between separators; an apostrophe keeps a text from being a formula."""
    import polars as pl

    texts = pl.col(pl.String)
    guarded = table.with_columns(pl.when(texts.str.contains(FORMULA)).then("'" + texts).otherwise(texts).name.keep())
    return guarded.write_csv(separator=separator, include_bom=True).encode()
