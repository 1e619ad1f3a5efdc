"""How fast the aligner is, and in how much memory: ``python -m benchmarks.aligning``.

It is measured on made-up vectors with known truth: one bead in ten holds two sentences on one side, three in a
hundred have no partner. How good it is on real texts, ``python -m alignment evaluate`` says.
"""

from __future__ import annotations

import os
import platform
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Iterable, Sequence

import numpy as np

from alignment.beads import align, score
from alignment.bitext import Bead, Span
from alignment.embedding.clauses import Clauses
from alignment.embedding.encoder import Progress, Runs, Starts, Vectors
from alignment.embedding.rows import unit
from alignment.embedding.sums import SummedRuns
from alignment.settings import Settings

DIMENSIONS = 256
NOISE = 1.0  # as long as what both sides share: cosines of partners about .5, as the bundled model has them
SIZES = {200: 9, 10_000: 3, 50_000: 1}


class Given:
    """An encoder that hands out vectors made before: the German ones first."""

    signature = "given"
    effort = 1

    def __init__(self, *sides: Vectors) -> None:
        self._sides, self._dimensions = list(sides), sides[0].shape[1]

    def encode(self, texts: Sequence[str], progress: Progress | None = None) -> Vectors:  # noqa: ARG002
        """Return zeros, for which the aligner takes the weights as they are; for all else it asks for runs."""
        return np.zeros((len(texts), self._dimensions), dtype=np.float32)

    def runs(self, sentences: Sequence[str], longest: int, progress: Progress | None = None) -> Runs:  # noqa: ARG002
        """Return the runs of the next side, added up as those of the bundled model are."""
        rows = self._sides.pop(0)
        clauses = unit(rows.copy()).astype(np.float16)  # each sentence is a single one: what it costs is the same
        return SummedRuns(rows, longest, Clauses(clauses, clauses.copy()))


def made_up(count: int, seed: int = 0) -> tuple[tuple[list[str], list[str]], tuple[Vectors, Vectors], list[Bead]]:
    """Return texts of about ``count`` sentences, their vectors, and the beads that are true of them."""
    rng = np.random.default_rng(seed)
    beads: list[Bead] = []
    units: list[tuple[list[int], list[int]]] = []
    de = en = unit = 0
    while unit < count:
        drawn = rng.random()
        a, b = ((1, 0), (0, 1), (2, 1), (1, 2), (1, 1))[int(np.searchsorted([0.015, 0.03, 0.08, 0.13], drawn))]
        beads.append(Bead(de=Span(de, de + a), en=Span(en, en + b)))
        units.append(([a, b], list(range(unit, unit + max(a, b)))))
        de, en, unit = de + a, en + b, unit + max(a, b)
    meaning = rng.standard_normal(size=(unit, DIMENSIONS), dtype=np.float32)
    lengths = rng.integers(30, 200, unit)
    sides = [_side(units, side, meaning, lengths, rng) for side in (0, 1)]
    return (sides[0][0], sides[1][0]), (sides[0][1], sides[1][1]), beads


def _side(
    units: Iterable[tuple[list[int], list[int]]], side: int, meaning: Vectors, lengths: Starts, rng: np.random.Generator
) -> tuple[list[str], Vectors]:
    groups = [group for counts, parts in units for group in _groups(counts[side], parts)]
    texts = ["x" * max(3, int(lengths[group].sum() * np.exp(rng.normal() * 0.1))) for group in groups]
    rows = np.empty((len(groups), DIMENSIONS), dtype=np.float32)  # filled row by row: the peak is to be the aligner's
    for row, group in zip(rows, groups, strict=True):
        row[:] = rng.normal(size=DIMENSIONS)
        row *= np.float32(NOISE)
        row += meaning[group].sum(axis=0)
    return texts, rows


def _groups(count: int, parts: list[int]) -> list[list[int]]:
    """Return the units of meaning of each of ``count`` sentences."""
    return [parts] if count == 1 else [[part] for part in parts[:count]]


def measure(count: int, rounds: int) -> str:
    """Return a line of the table: seconds, CPU seconds, memory, quality."""
    texts, vectors, truth = made_up(count)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    walls, cpus = [], []
    for _ in range(rounds):
        wall, cpu = time.perf_counter(), time.process_time()
        beads = align(*texts, encoder=Given(*vectors), settings=Settings())
        walls.append(time.perf_counter() - wall)
        cpus.append(time.process_time() - cpu)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    strict = 100 * score(truth, beads).strict.f1
    seconds = f"{statistics.median(walls):9.2f} {statistics.median(cpus):9.2f}"
    return f"{count:>9,} {seconds} {peak / 1024:9.0f} {(peak - before) / 1024:9.0f} {strict:8.1f}"


def machine() -> str:
    """Return what the figures were measured on."""
    versions = f"Python {platform.python_version()}, numpy {np.__version__}"
    return f"{platform.system()} {platform.machine()}, {os.cpu_count()} processors, {versions}"


def main(arguments: Sequence[str]) -> None:
    """Print the table; each size is measured in a process of its own, so that its memory is its own."""
    if arguments[:1] == ["--size"]:
        print(measure(int(arguments[1]), SIZES[int(arguments[1])]))
        return
    print(machine())
    print(f"{'sentences':>9} {'seconds':>9} {'CPU s':>9} {'peak MB':>9} {'of it':>9} {'strict':>8}", flush=True)
    for size in SIZES:
        subprocess.run([sys.executable, "-m", "benchmarks.aligning", "--size", str(size)], check=True)


if __name__ == "__main__":
    main(sys.argv[1:])
