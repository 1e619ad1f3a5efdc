"""How well a model finds translations: ``python -m alignment.embedding.evaluate FILE.tsv [--model M]``.

Each German text of the file looks for the nearest English text by cosine, and the other way round (the Tatoeba
task of Artetxe and Schwenk 2019). The file holds ``German TAB English``, one pair a line.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np

from alignment.embedding import Encoder, Vectors, load
from alignment.embedding.corpora import Pair, read_pairs
from alignment.errors import InputError, WorkbenchError
from alignment.settings import BUNDLED

_BLOCK = 1024


class Accuracy(NamedTuple):
    """The share of texts whose nearest neighbour in the other language is their translation."""

    german_to_english: float
    english_to_german: float


def accuracy(encoder: Encoder, pairs: Sequence[Pair]) -> Accuracy:
    """Return the retrieval accuracy of ``encoder`` in both directions."""
    de, en = (encoder.encode(texts) for texts in zip(*pairs, strict=True))
    return Accuracy(_found(de, en), _found(en, de))


def _found(asking: Vectors, answering: Vectors) -> float:
    hits = 0
    for start in range(0, len(asking), _BLOCK):
        nearest = (asking[start : start + _BLOCK] @ answering.T).argmax(axis=1)
        hits += int((nearest == np.arange(start, start + len(nearest))).sum())
    return hits / len(asking)


def main(arguments: list[str] | None = None) -> int:
    """Print the accuracy; return 2 for bad input."""
    parser = argparse.ArgumentParser(prog="python -m alignment.embedding.evaluate", description=__doc__)
    parser.add_argument("pairs", type=Path, metavar="FILE.tsv", help="German TAB English, one pair a line")
    parser.add_argument("--model", default=BUNDLED, help="bundled, or a sentence-transformers model's name or folder")
    parser.add_argument("--cache", type=Path, metavar="DIR", help="keep the vectors of other models here")
    chosen = parser.parse_args(arguments)
    try:
        pairs = list(read_pairs(chosen.pairs))
        if not pairs:
            raise InputError.at(chosen.pairs, "is empty", "German TAB English, one pair a line")
        encoder = load(chosen.model, cache=chosen.cache)
        figures = accuracy(encoder, pairs)
    except WorkbenchError as error:
        parser.exit(2, f"{error}\n")
    print(f"{encoder.signature} · {len(pairs):,} pairs")
    print(f"German → English {figures.german_to_english:.4f}\nEnglish → German {figures.english_to_german:.4f}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
