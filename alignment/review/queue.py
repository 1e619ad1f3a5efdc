"""Where a reviewer should look next: beads as a table, by filter and by doubt."""

from __future__ import annotations

from collections.abc import Sequence, Set
from enum import StrEnum
from typing import TYPE_CHECKING

from alignment.bitext import Bead, Language, Status
from alignment.review.values import Review, SentenceKey, place_of

if TYPE_CHECKING:
    import polars as pl

THRESHOLD = 0.9
"""Beads that are less sure than this are doubtful, unless a person says otherwise."""


class Filter(StrEnum):
    """What a reviewer may want to go through; each is a column of ``table``."""

    DOUBTFUL = "doubtful"
    UNCONFIRMED = "unconfirmed"
    FLAGGED = "flagged"
    NOT_ONE_TO_ONE = "not 1-1"
    GAP = "one side empty"
    EDITED = "edited"
    COMMENTED = "commented"


def table(review: Review, threshold: float = THRESHOLD) -> pl.DataFrame:
    """Return one row a bead in text order: bead (its index), place, kind, status, confidence, each ``Filter``."""
    import polars as pl

    beads = review.bitext.beads
    commented = {comment.key for comment in review.comments}
    status, kind = pl.col("status"), pl.col("kind")
    return _beads(beads).with_columns(
        _doubtful(threshold).alias(Filter.DOUBTFUL),
        (status != Status.CONFIRMED).alias(Filter.UNCONFIRMED),
        (status == Status.FLAGGED).alias(Filter.FLAGGED),
        (kind != "1-1").alias(Filter.NOT_ONE_TO_ONE),
        kind.str.contains(r"^0-|-0$").alias(Filter.GAP),
        pl.Series(Filter.EDITED, _touching(beads, review.edits.keys()), pl.Boolean),
        pl.Series(Filter.COMMENTED, _touching(beads, commented), pl.Boolean),
    )


def counts(review: Review, threshold: float = THRESHOLD) -> dict[Filter, int]:
    """Return how many beads each filter holds."""
    row = table(review, threshold).select(map(str, Filter)).sum().row(0)
    return dict(zip(Filter, row, strict=True))


def queued(review: Review, filter: Filter, threshold: float = THRESHOLD, *, by_doubt: bool = False) -> list[int]:  # noqa: A002
    """Return the indices of the beads that a filter holds: in text order, or the least sure first.

    Beads that a person made have no confidence; they are taken for sure.
    """
    found = table(review, threshold).filter(str(filter))
    return (_by_doubt(found) if by_doubt else found)["bead"].to_list()


def doubtful(beads: Sequence[Bead], threshold: float = THRESHOLD) -> pl.DataFrame:
    """Return the proposed beads that are less sure than ``threshold``, the least sure first.

    Columns: bead (its index), place, kind, status, confidence, reasons (in words).
    """
    import polars as pl

    found = _by_doubt(_beads(beads).filter(_doubtful(threshold)))
    reasons = [[reason.words() for reason in beads[i].reasons] for i in found["bead"]]
    return found.with_columns(pl.Series("reasons", reasons, pl.List(pl.String)))


def _beads(beads: Sequence[Bead]) -> pl.DataFrame:
    import polars as pl

    rows = [(i, place_of(bead), bead.kind, str(bead.status), bead.confidence) for i, bead in enumerate(beads)]
    schema = {"bead": pl.Int64, "place": pl.Int64, "kind": pl.String, "status": pl.String, "confidence": pl.Float64}
    return pl.DataFrame(rows, schema=schema, orient="row")


def _doubtful(threshold: float) -> pl.Expr:
    import polars as pl

    return (pl.col("status") == Status.PROPOSED) & (pl.col("confidence") < threshold).fill_null(value=False)


def _by_doubt(beads: pl.DataFrame) -> pl.DataFrame:
    return beads.sort("confidence", "bead", nulls_last=True)


def _touching(beads: Sequence[Bead], keys: Set[SentenceKey]) -> list[bool]:
    """Return for each bead whether one of the sentences is in it."""
    return [any((side, i) in keys for side in Language for i in range(*bead.run(side))) for bead in beads]
