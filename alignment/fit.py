"""Weights of the score fitted to gold: ``python -m alignment.fit GOLD … --output weights.json``.

GOLD is a folder of hand-made alignments, as ``python -m alignment evaluate`` takes it; every document in it counts the
same. Each is used as it is, and again with beads left out here and there on one side: gold knows few omissions and
reviewers many. Of documents named after ``--lax`` only the lax figures count: many alignments of books began as another
program's and keep its habits, such as a gap beside a 1-2 bead in place of a 1-3.

``--leave-out`` prints for each document how well the aligner does on it under weights fitted to the others, and under
the weights in use: the figures to report.

Tried, and left out because they paid on no gold kept aside: similarity against the nearest neighbours in place of the
mean; words of one side that the other has no near word for; names and number words in sketches; question,
exclamation and quotation marks; lengths of gaps; kinds of bead, the clarity of similarity and the variance of lengths
as a first path shows them; and a likelihood (a conditional random field) in place of agreement.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from itertools import chain, groupby
from pathlib import Path

from alignment import writing
from alignment.beads.evaluation import Pair
from alignment.beads.fit import Case, Example, agreement, cases, fit
from alignment.beads.weights import Weights, fitted
from alignment.embedding import load
from alignment.errors import InputError, WorkbenchError
from alignment.gold import Gold, read_folder
from alignment.settings import BUNDLED

RATES = (0.05, 0.1)
"""Shares of the beads that are left out on one side, one copy of a document each."""


def examples(folders: Sequence[Path], lax: Collection[str] = ()) -> list[Example]:
    """Return the gold of some folders, as it is and with omissions.

    Raises ``InputError`` for bad gold, two documents of one name, and names in ``lax`` that no document has.
    """
    golds = list(chain.from_iterable(map(read_folder, folders)))
    names = Counter(gold.name for gold in golds)
    for name in (name for name, count in names.items() if count > 1):
        raise InputError.at(name, "two documents have this name", "give one of them another")
    for name in (name for name in lax if name not in names):
        raise InputError.at("--lax", f"no document is called {name}", f"there are {', '.join(names)}")
    return [
        Example(name=gold.name, de=one.de, en=one.en, pairs=one.pairs, lax=gold.name in lax)
        for gold in golds
        for one in (gold, *(with_omissions(gold, rate) for rate in RATES))
    ]


def with_omissions(gold: Gold, rate: float) -> Gold:
    """Return gold as if author or translator had passed over a share of its beads; they are gaps then, one a sentence.

    The same rate always leaves out the same beads.
    """
    chance = random.Random(rate)
    dropped: tuple[set[int], set[int]] = (set(), set())
    for pair in gold.pairs:
        if all(pair) and chance.random() < rate:
            side = chance.randrange(2)
            dropped[side].update(pair[side])
    places = [_places(len(texts), gone) for texts, gone in zip((gold.de, gold.en), dropped, strict=True)]
    return Gold(
        name=gold.name,
        de=[gold.de[index] for index in places[0]],
        en=[gold.en[index] for index in places[1]],
        pairs=tuple(part for pair in gold.pairs for part in _kept(pair, places)),
    )


def _places(count: int, dropped: set[int]) -> dict[int, int]:
    """Return where each sentence is that stays."""
    return {old: new for new, old in enumerate(index for index in range(count) if index not in dropped)}


def _kept(pair: Pair, places: Sequence[dict[int, int]]) -> Iterator[Pair]:
    de, en = (tuple(place[one] for one in run if one in place) for run, place in zip(pair, places, strict=True))
    if de and en:
        yield de, en
    else:
        yield from (((one,), ()) for one in de)
        yield from (((), (one,)) for one in en)


def left_out(known: Sequence[Case]) -> Iterator[str]:
    """Yield a line a document: its agreement under the weights in use, and under those of the others."""
    yield f"{'left out':<28}{'in use':>8}{'others':>8}"
    for name, group in groupby(known, lambda case: case.example.name):
        its, weights = list(group), fit([case for case in known if case.example.name != name])
        yield f"{name:<28}" + "".join(f"{100 * agreement(its, one):8.1f}" for one in (fitted(), weights))


def main(arguments: Sequence[str] | None = None) -> None:
    """Fit weights and write them, or print how well the procedure does on gold left out."""
    parser = argparse.ArgumentParser(
        prog="python -m alignment.fit", description="Fit the weights of the score to gold."
    )
    parser.add_argument("gold", nargs="+", type=Path, metavar="GOLD", help="a folder of X.de, X.en and X.deen")
    parser.add_argument("--lax", action="append", default=[], metavar="X", help="count only lax agreement of this one")
    parser.add_argument("--model", default=BUNDLED, help="the model whose vectors are used")
    wanted = parser.add_mutually_exclusive_group(required=True)
    wanted.add_argument("--output", type=Path, metavar="F", help="write the weights to this file")
    wanted.add_argument("--leave-out", action="store_true", help="print how each fares under weights of the others")
    options = parser.parse_args(arguments)
    try:
        known = cases(examples(options.gold, options.lax), load(options.model))
        if options.leave_out:
            for line in left_out(known):
                print(line, flush=True)
        else:
            weights = fit(known, lambda step: print(step, file=sys.stderr, flush=True))
            _write(options.output, weights)
    except WorkbenchError as error:
        parser.exit(2, f"{error}\n")


def _write(path: Path, weights: Weights) -> None:
    try:
        writing.replace(path, weights.json().encode())
    except OSError as error:
        raise InputError.at(path, f"cannot be written: {error.strerror}", "choose another file") from error


if __name__ == "__main__":
    main()
