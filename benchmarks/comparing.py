"""The aligner beside others on gold: ``python -m benchmarks.comparing GOLD_FOLDER … [--model M]``.

The others are re-implementations (see ``baselines``) on the same sentences and vectors. Prints strict and lax F1 by
document, then precision and recall by kind of bead in total.
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import polars as pl

from alignment import beads, gold, lines
from alignment.beads.trials import KINDS, LARGER, Trial, figures, pooled
from alignment.bitext import Bead
from alignment.embedding import Encoder, load
from alignment.settings import BUNDLED, Settings
from benchmarks.baselines import BASELINES, Texts

OURS = "this project"


def alignments(document: gold.Gold, encoder: Encoder, settings: Settings) -> Iterator[tuple[str, tuple[Bead, ...]]]:
    """Yield what each aligner makes of a document."""
    yield OURS, beads.align(document.de, document.en, encoder=encoder, settings=settings)
    runs = encoder.runs(document.de, settings.longest), encoder.runs(document.en, settings.longest)
    texts = Texts.of(document.de, document.en, runs, settings.longest)
    for name, align in BASELINES.items():
        yield name, align(texts)


def main() -> None:
    """Print both tables under what made them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="+", type=Path, metavar="GOLD_FOLDER")
    parser.add_argument("--model", default=BUNDLED, metavar="M")
    chosen = parser.parse_args()
    settings = Settings(model=chosen.model)
    encoder = load(chosen.model)
    trials: dict[str, list[Trial]] = defaultdict(list)
    for document in (document for folder in chosen.folders for document in gold.read_folder(folder)):
        size = len(document.de), len(document.en)
        for name, found in alignments(document, encoder, settings):
            trials[name].append(Trial.of(document.name, size, document.pairs, found, 0.0))
    for made in trials.values():
        made.append(pooled(made))
    print(settings.signature(encoder.signature))
    print("strict/lax F1 in per cent; all but the first column are re-implementations on the same vectors\n")
    for line in lines.table(_by_document(trials)):
        print(line)
    print("\nin total: precision, and recall by kind of bead\n")
    for line in lines.table(_by_kind(trials)):
        print(line)


def _by_document(trials: dict[str, list[Trial]]) -> pl.DataFrame:
    columns = {name: [_f1s(trial) for trial in made] for name, made in trials.items()}
    return pl.DataFrame({"document": [trial.name for trial in trials[OURS]], **columns})


def _f1s(trial: Trial) -> str:
    row = figures(trial)
    return "/".join(f"{100 * float(row[name] or 0):.1f}" for name in ("strict_f1", "lax_f1"))


def _by_kind(trials: dict[str, list[Trial]]) -> pl.DataFrame:
    rows = [{"aligner": name, **figures(made[-1])} for name, made in trials.items()]
    shares = pl.col("strict_precision", "lax_precision", *KINDS, LARGER).cast(pl.Float64) * 100
    return pl.DataFrame(rows, infer_schema_length=None).select("aligner", shares)


if __name__ == "__main__":
    main()
