"""Confidence calibrated on gold, and what that is worth on gold left out.

Gold is used as for fitting weights (``alignment.fit``): each document as it is, again with beads left out here and
there, and once with letters misread, too. Of coarse gold, say of verses, only beads of up to three sentences are
trusted, and what touches others is not judged. To be run again after the weights of the score or the bundled model have
changed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from alignment.beads import Weights
from alignment.beads.calibrating import Judged, calibrated
from alignment.beads.calibration import Bools, Floats, calibration_error, found_among_least_sure
from alignment.beads.confidence import Calibration
from alignment.beads.trials import TOTAL
from alignment.embedding import Encoder, Progress
from alignment.errors import InputError
from alignment.fit import gold_examples

if TYPE_CHECKING:
    import polars as pl

FIRST = 0.1
"""The share of the beads that somebody looks at first."""

ENOUGH = 5
"""Documents from which on figures say something: by features that differ between texts, two have nothing to go by."""


def judged(
    golds: Sequence[Path],
    coarse: Sequence[Path],
    encoder: Encoder,
    weights: Weights,
    progress: Progress | None = None,
) -> list[Judged]:
    """Return all documents of some folders aligned and judged.

    A folder of coarse gold counts as one document: its texts share their translators.
    Raises what :func:`alignment.fit.gold_examples` does, and ``InputError`` for two documents of one name and for a
    document of whose beads gold tells nothing.
    """
    fine = [(one, False) for one in gold_examples(golds)]
    names = Counter([*{one.name for one, _ in fine}, *(folder.name for folder in coarse)])
    for name in (name for name, count in names.items() if count > 1):
        raise InputError.at(name, "two documents or folders have this name", "give one of them another")
    verses = [(replace(one, name=folder.name), True) for folder in coarse for one in gold_examples([folder])]
    known = []
    for example, is_coarse in (*fine, *verses):
        known.append(Judged.of(example, encoder, weights, coarse=is_coarse))
        if progress:
            progress(len(known), len(fine) + len(verses))
    beads = Counter[str]()
    for one in known:
        beads[one.name] += len(one.right)
    for name in (name for name, count in beads.items() if not count):
        raise InputError.at(name, "gold tells of no bead here whether it is right", "leave it out")
    return known


def are_few(known: Sequence[Judged]) -> bool:
    """Return whether documents are too few for what is learned from some to hold for another."""
    return len({one.name for one in known}) < ENOUGH


def left_out(known: Sequence[Judged]) -> pl.DataFrame:
    """Return a row a document, and one for all: what its posterior is worth, and confidence calibrated on the others.

    Copies with beads left out, or letters misread, are tried as well. Columns: document, beads, right; calibration
    error and share of the wrong beads among the least sure tenth, of the posterior and of confidence; all but the first
    two in per cent. Raises ``InputError`` where there are no others.
    """
    import polars as pl

    names = dict.fromkeys(one.name for one in known)
    if len(names) == 1:
        raise InputError.at(
            "GOLD_FOLDER", "there is one document only", "name gold of two or more, or give an --output"
        )
    rows, tried = [], []
    for name in names:
        its = [one for one in known if one.name == name]
        calibration = calibrated([one for one in known if one.name != name])
        parts = ((one.right, one.posterior, calibration.probabilities(one.features)) for one in its)
        tried.append([np.concatenate(part) for part in zip(*parts, strict=True)])
        rows.append(_figures(name, *tried[-1]))
    rows.append(_figures(TOTAL, *(np.concatenate(part) for part in zip(*tried, strict=True))))
    return pl.DataFrame(rows, infer_schema_length=None)


def repairs_left_out(known: Sequence[Judged]) -> pl.DataFrame:
    """Return a row a document, and one for all: what the shares of repairs are worth, and their probabilities.

    Columns: document, repairs, right; calibration error of the shares, and of probabilities calibrated on the other
    documents, all but the first two in per cent. Documents without repairs have no row.
    """
    import polars as pl

    tried: dict[str, tuple[Floats, Floats, Bools]] = {}
    for name in dict.fromkeys(one.name for one in known if len(one.offers.right)):
        its = [one for one in known if one.name == name]
        calibration = calibrated([one for one in known if one.name != name])
        tried[name] = _joined([_offered(one, calibration) for one in its])
    tried[TOTAL] = _joined(list(tried.values()))
    rows = [
        {
            "document": name,
            "repairs": len(right),
            "right": _percent(right.mean()),
            "shares": _percent(calibration_error(before, right)),
            "probabilities": _percent(calibration_error(after, right)),
        }
        for name, (before, after, right) in tried.items()
    ]
    return pl.DataFrame(rows, infer_schema_length=None)


def _offered(one: Judged, calibration: Calibration) -> tuple[Floats, Floats, Bools]:
    """Return shares and probabilities of the repairs of a document, and which of them are right."""
    likely = one.offers.probabilities(calibration.repairs, calibration.probabilities(one.features))
    return one.offers.shares, likely, one.offers.right


def _joined(parts: Sequence[tuple[Floats, Floats, Bools]]) -> tuple[Floats, Floats, Bools]:
    before, after, right = zip(*parts, strict=True)
    return np.concatenate(before), np.concatenate(after), np.concatenate(right)


def _figures(name: str, right: Bools, posterior: Floats, confidence: Floats) -> dict[str, str | int | float | None]:
    row: dict[str, str | int | float | None] = {"document": name, "beads": len(right), "right": _percent(right.mean())}
    for what, sure in (("posterior", posterior), ("confidence", confidence)):
        row[what] = _percent(calibration_error(sure, right))
        row[f"{what} in 10 %"] = _percent(found_among_least_sure(sure, right, FIRST))
    return row


def _percent(share: float | None) -> float | None:
    return None if share is None else 100 * float(share)
