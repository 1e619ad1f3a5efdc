"""Train a bilingual static model: ``python -m alignment.embedding.train --corpora DIR --output DIR``.

The tokenizer is learned first, then the vectors (see ``contrastive``). The folder that comes out is read by
``alignment.embedding.load`` and by ``SentenceTransformer``. Learning a tokenizer twice gives
slightly different pieces, whatever the seed; with ``--tokenizer`` the same seed, data and versions give the same
model, but for the rounding of sums.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from dataclasses import fields
from functools import partial
from pathlib import Path

import numpy as np
from tokenizers import Tokenizer

from alignment.embedding.corpora import Corpus, read_corpora
from alignment.embedding.schedule import Schedule
from alignment.embedding.storage import load_tokenizer, save_model
from alignment.embedding.tokenizer import train_tokenizer
from alignment.errors import WorkbenchError

Report = Callable[[str], None]


def train(corpora: Sequence[Corpus], output: Path, tokenizer: Tokenizer, schedule: Schedule, report: Report) -> None:
    """Write a model learned from ``corpora`` into the folder ``output``."""
    from alignment.embedding.contrastive import learn  # imports torch

    report(f"{tokenizer.get_vocab_size():,} pieces")
    save_model(output, tokenizer, learn(tokenizer, corpora, schedule, report))
    report(f"written to {output}")


def sample(corpora: Sequence[Corpus], seed: int) -> list[str]:
    """Return the texts the tokenizer learns from: of each source its share, as an epoch draws it."""
    random = np.random.default_rng(seed)
    return [text for source, pairs in corpora for place in source.draw(len(pairs), random) for text in pairs[place]]


def main(arguments: Sequence[str] | None = None) -> int:
    """Train; return 0, or leave with 2 for bad input."""
    parser = _parser()
    chosen = parser.parse_args(arguments)
    schedule = Schedule(**{field.name: getattr(chosen, field.name) for field in fields(Schedule)})
    report = partial(print, flush=True)
    try:
        corpora = read_corpora(chosen.corpora, report)
        if chosen.tokenizer:
            tokenizer = load_tokenizer(chosen.tokenizer)
        else:
            tokenizer = train_tokenizer(sample(corpora, schedule.seed), chosen.pieces)
        train(corpora, chosen.output, tokenizer, schedule, report)
    except WorkbenchError as error:
        parser.exit(2, f"{error}\n")
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m alignment.embedding.train", description=__doc__)
    parser.add_argument("--corpora", type=Path, required=True, metavar="DIR", help="holds pairs/ and dict/")
    parser.add_argument("--output", type=Path, required=True, metavar="DIR", help="the model's folder")
    parser.add_argument("--pieces", type=int, default=64_000, metavar="N", help="size of the vocabulary (%(default)s)")
    parser.add_argument("--tokenizer", type=Path, metavar="DIR", help="take the tokenizer of this model")
    for field in fields(Schedule):
        default = field.default
        parser.add_argument(f"--{field.name}", type=type(default), default=default, metavar="N", help="%(default)s")
    return parser


if __name__ == "__main__":
    raise SystemExit(main())
