"""Confidence calibrated on gold: ``python -m alignment.calibrate GOLD … --output confidence.json``.

GOLD is a folder of hand-made alignments, as for ``python -m alignment fit --gold``, and is used in the same way: each
document as it is, and again with beads left out here and there. Of a folder named after ``--coarse``, say of verses,
only beads of up to three sentences are trusted, and what touches others is not judged. To be run again after the
weights of the score or the bundled model have changed.

``--leave-out`` prints for each document the calibration error, in per cent, of the posterior as it is and of confidence
calibrated on the others, and how many of its wrong beads are among the tenth that is least sure; then, of the repairs
of doubtful beads, how many are right, and the calibration error of their shares and of their probabilities.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from alignment import lines
from alignment.beads import Weights, fitted
from alignment.beads.calibrating import Judged, calibrated
from alignment.beads.calibration import Bools, Floats, calibration_error, found_among_least_sure
from alignment.beads.confidence import Calibration
from alignment.beads.trials import TOTAL
from alignment.embedding import Encoder, load
from alignment.errors import InputError, WorkbenchError
from alignment.fit import gold_examples
from alignment.settings import BUNDLED

if TYPE_CHECKING:
    import polars as pl

FIRST = 0.1
"""The share of the beads that somebody looks at first."""


def judged(golds: Sequence[Path], coarse: Sequence[Path], encoder: Encoder, weights: Weights) -> list[Judged]:
    """Return all documents of some folders aligned and judged; raises what :func:`alignment.fit.gold_examples` does.

    A folder of coarse gold counts as one document: its texts share their translators.
    """
    fine = [Judged.of(one, encoder, weights) for one in gold_examples(golds)]
    verses = [(folder.name, one) for folder in coarse for one in gold_examples([folder])]
    return fine + [replace(Judged.of(one, encoder, weights, coarse=True), name=name) for name, one in verses]


def left_out(known: Sequence[Judged]) -> pl.DataFrame:
    """Return a row a document, and one for all: what its posterior is worth, and confidence calibrated on the others.

    Copies with beads left out are tried as well. Columns: document, beads, right; calibration error and share of the
    wrong beads among the least sure tenth, of the posterior and of confidence; all but the first two in per cent.
    """
    import polars as pl

    rows, tried = [], []
    for name in dict.fromkeys(one.name for one in known):
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


def main(arguments: Sequence[str] | None = None) -> None:
    """Calibrate confidence and write it, or print how far it is to be trusted on gold left out."""
    parser = argparse.ArgumentParser(
        prog="python -m alignment.calibrate", description="Calibrate the confidence of beads on gold."
    )
    parser.add_argument("gold", nargs="+", type=Path, metavar="GOLD", help="a folder of X.de, X.en and X.deen")
    parser.add_argument(
        "--coarse", action="append", default=[], type=Path, metavar="GOLD", help="a folder of coarse gold"
    )
    parser.add_argument("--model", default=BUNDLED, help="the model whose vectors are used")
    wanted = parser.add_mutually_exclusive_group(required=True)
    wanted.add_argument("--output", type=Path, metavar="F", help="write the calibration to this file")
    wanted.add_argument("--leave-out", action="store_true", help="print how far each can be trusted by the others")
    options = parser.parse_args(arguments)
    try:
        known = judged(options.gold, options.coarse, load(options.model), fitted(options.model))
        if options.leave_out and len({one.name for one in known}) == 1:
            raise InputError.at("--leave-out", "there is one document only", "name gold of two or more")
        if options.leave_out:
            print(*lines.table(left_out(known)), sep="\n")
            if any(len(one.offers.right) for one in known):
                print("", *lines.table(repairs_left_out(known)), sep="\n")
        else:
            lines.write(options.output, calibrated(known).json().encode())
    except WorkbenchError as error:
        parser.exit(2, f"{error}\n")


if __name__ == "__main__":
    main()
