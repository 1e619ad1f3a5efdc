"""What a long omitted stretch costs: ``python -m benchmarks.omissions GOLD_FOLDER … [--model M]``.

From each document of gold a tenth, a fifth and three tenths of one side are taken out, at the start, in the middle and
at the end. Prints strict F1 outside of the stretch beside that of the whole document there, and how much of what has
lost its partners is found to have none.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from itertools import product
from pathlib import Path

import polars as pl

from alignment import beads, gold, lines
from alignment.beads.evaluation import Pair, pair_of, score
from alignment.embedding import Encoder, load
from alignment.settings import BUNDLED, Settings

SHARES = (0.1, 0.2, 0.3)
PLACES = {"start": 0.0, "middle": 0.5, "end": 1.0}
LEAST = 100
"""Sentences a side; of a shorter text a tenth is no long stretch."""


def stretch(document: gold.Gold, share: float, place: float) -> tuple[range, range]:
    """Return the sentences of both sides that whole beads of gold hold in the stretch."""
    inside = [pair for pair in document.pairs if all(pair)]
    size = round(share * len(inside))
    first = round(place * (len(inside) - size))
    chosen = inside[first : first + size]
    ours, theirs = (sorted(sentence for pair in chosen for sentence in pair[one]) for one in (0, 1))
    return range(ours[0], ours[-1] + 1), range(theirs[0], theirs[-1] + 1)


def outside(pairs: Sequence[Pair], taken: tuple[range, range]) -> list[Pair]:
    """Return the pairs of which no sentence lies in the stretch."""
    return [
        (de, en) for de, en in pairs if not (any(one in taken[0] for one in de) or any(one in taken[1] for one in en))
    ]


def measure(document: gold.Gold, encoder: Encoder) -> Iterator[dict[str, str | float]]:
    """Yield a row for each side, place and share."""
    settings = Settings()
    whole = [pair_of(bead) for bead in beads.align(document.de, document.en, encoder=encoder, settings=settings)]
    for side, (name, place), share in product((0, 1), PLACES.items(), SHARES):
        taken = stretch(document, share, place)
        texts = [list(document.de), list(document.en)]
        del texts[side][taken[side].start : taken[side].stop]
        found = [
            _moved(pair_of(bead), side, taken[side]) for bead in beads.align(*texts, encoder=encoder, settings=settings)
        ]
        known = outside(document.pairs, taken)
        alone = {pair[1 - side][0] for pair in found if not pair[side]}
        yield {
            "document": document.name,
            "missing": ("German", "English")[side],
            "where": name,
            "per cent": 100 * share,
            "before": 100 * score(known, outside(whole, taken)).strict.f1,
            "after": 100 * score(known, outside(found, taken)).strict.f1,
            "found": 100 * len(alone.intersection(taken[1 - side])) / len(taken[1 - side]),
        }


def _moved(pair: Pair, side: int, taken: range) -> Pair:
    """Return a pair in the numbers of the whole text."""
    moved = [pair[0], pair[1]]
    moved[side] = tuple(one if one < taken.start else one + len(taken) for one in pair[side])
    return moved[0], moved[1]


def main() -> None:
    """Print a row a document, its worst, and one for all."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="+", type=Path, metavar="GOLD_FOLDER")
    parser.add_argument("--model", default=BUNDLED, metavar="M")
    chosen = parser.parse_args()
    encoder = load(chosen.model)
    documents = [one for folder in chosen.folders for one in gold.read_folder(folder)]
    rows = [row for one in documents if min(len(one.de), len(one.en)) >= LEAST for row in measure(one, encoder)]
    frame = pl.DataFrame(rows).with_columns(lost=pl.col("before") - pl.col("after"))
    print(Settings().signature(encoder.signature))
    print("strict F1 outside of the stretch in per cent; found: of what lost its partners, taken for a gap\n")
    figures = [pl.col("before", "after", "lost", "found").mean(), pl.col("lost").max().alias("worst")]
    for table in (frame.group_by("document", maintain_order=True).agg(figures), frame.select(figures)):
        for line in lines.table(table):
            print(line)
        print()


if __name__ == "__main__":
    main()
