"""How fast repairs are found, and how often the right one is among them: ``python -m benchmarks.repairs [GOLD …]``.

The time is that of what the review page asks for, from the database to the answer, for doubtful beads of a made-up pair
of 10,000, median / 95th percentile; the first of a pair takes in both texts. In each folder of gold the aligner is
tried, and of its wrong beads that it calls doubtful is counted for how many one of the repairs is gold's own answer
(mended), and for how many one has more beads of gold than what stands there (better). At the end stands, of the repairs
of all doubtful beads by twentieths, how probable they were said to be and how often they are gold's own answer. What
says so was fitted to gold: ``python -m alignment calibrate …`` tells of gold it never saw.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np

from alignment import beads, gold
from alignment.beads.calibration import bins
from alignment.beads.evaluation import Pair, pair_of
from alignment.bitext import Bead
from alignment.embedding import Encoder, load
from alignment.project import Project
from alignment.review import THRESHOLD, place_of
from alignment.settings import Settings
from benchmarks.aligning import machine
from benchmarks.made_up import bitext

SIZE = 10_000
TIMES = 200
TWENTIETHS = 20


def main(folders: Sequence[Path]) -> None:
    """Print the times, and the figures of gold by document."""
    print(machine())
    first, times = measured()
    walls, works = zip(*times, strict=True)
    print(f"{SIZE:,} beads: the first {first[0]:.0f} ms, then {summary(walls)} ms, {summary(works)} of it at work")
    if folders:
        print(f"\n{'document':<34} {'wrong':>6} {'mended':>7} {'better':>7} {'none':>5}")
    total, told = [0, 0, 0, 0], list[Told]()
    for folder in folders:
        for one in gold.read_folder(folder):
            counts, more = tried(one, load())
            told += more
            total = [before + count for before, count in zip(total, counts, strict=True)]
            print(line(one.name, counts), flush=True)
    if folders:
        print(line("total", total))
        print(f"\n{'said':>6} {'right':>6} {'repairs':>8}")
    likely, right = (np.array([one[part] for one in told]) for part in (0, 1))
    for part in bins(likely, right.astype(np.bool_), TWENTIETHS):
        print(f"{part.confidence:>6.3f} {part.right:>6.3f} {part.beads:>8}")


Told = tuple[float, bool]
"""How probable a repair was said to be, and whether it is right."""

Times = tuple[float, float]
"""Milliseconds by the clock, and those in which the thread was at work: a busy machine makes it wait."""


def measured() -> tuple[Times, list[Times]]:
    """Return what the first answer took, and what others did."""
    with tempfile.TemporaryDirectory() as folder:
        project = Project(Path(folder))
        made = bitext(SIZE)
        project.store.add(made, who="workbench")
        number = project.store.number(made.name)
        project.encoder("bundled")
        doubtful = [place_of(bead) for bead in made.beads if (bead.confidence or 0) < THRESHOLD]
        first, *times = (_milliseconds(project, number, place) for place in doubtful[: TIMES + 1])
        return first, times


def _milliseconds(project: Project, number: int, place: int) -> Times:
    wall, work = time.perf_counter(), time.thread_time()
    project.repairs(number, place)
    return 1000 * (time.perf_counter() - wall), 1000 * (time.thread_time() - work)


def summary(times: Sequence[float]) -> str:
    """Return median and 95th percentile."""
    return f"{statistics.median(times):.1f} / {statistics.quantiles(times, n=20)[-1]:.1f}"


def tried(one: gold.Gold, encoder: Encoder) -> tuple[list[int], list[Told]]:
    """Return how many doubtful beads are wrong, for how many there is gold's answer, a better one, and none; and more.

    That is what was told of the repairs of all doubtful beads.
    """
    found = beads.align(one.de, one.en, encoder=encoder, settings=Settings())
    background = beads.Background.of(one.de, one.en, found, encoder)
    right = frozenset(one.pairs)
    counts, told = [0, 0, 0, 0], list[Told]()
    for index, bead in enumerate(found):
        if (bead.confidence or 0) >= THRESHOLD:
            continue
        offered = beads.repairs(
            one.de, one.en, found, index, background=background, encoder=encoder, settings=Settings()
        )
        mended = [_right(repair.new, right) == len(repair.new) for repair in offered]
        told += [
            (repair.probability, is_right)
            for repair, is_right in zip(offered, mended, strict=True)
            if repair.probability is not None
        ]
        if pair_of(bead) in right:
            continue
        counts[0] += 1
        counts[1] += any(mended)
        counts[2] += any(_right(repair.new, right) > _right(repair.old, right) for repair in offered)
        counts[3] += not offered
    return counts, told


def _right(some: Iterable[Bead], right: frozenset[Pair]) -> int:
    return sum(pair_of(bead) in right for bead in some)


def line(name: str, counts: Sequence[int]) -> str:
    """Return a line of the table."""
    wrong, mended, better, none = counts
    return f"{name:<34} {wrong:>6} {mended:>7} {better:>7} {none:>5}"


if __name__ == "__main__":
    main([Path(argument) for argument in sys.argv[1:]])
