"""Tables as files that spreadsheets open: with umlauts right, and texts as texts whatever sign they begin with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from alignment.cells import guarded

if TYPE_CHECKING:
    import polars as pl


def written(table: pl.DataFrame, separator: str) -> bytes:
    """Return a table as a file of values between separators, its texts ``guarded``."""
    import polars as pl

    texts = table.with_columns(pl.col(pl.String).map_elements(guarded, return_dtype=pl.String))
    return texts.write_csv(separator=separator, include_bom=True).encode()
