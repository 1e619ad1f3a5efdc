"""Folders of hand-made alignments, and trying the aligner on them."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path

from alignment import beads, text
from alignment.beads.evaluation import Pair
from alignment.beads.progress import share
from alignment.beads.trials import Trial
from alignment.embedding import Encoder, Progress
from alignment.errors import AlignmentFileError, Fault, InputError
from alignment.settings import Settings

SUFFIX = re.compile(r"\.de([a-z]{2})")
"""``.deen`` is gold between ``.de`` and ``.en``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Gold:
    """One document of gold: sentences of both sides, and which of them belong together."""

    name: str
    de: Sequence[str]
    en: Sequence[str]
    pairs: tuple[Pair, ...]


def read_folder(folder: Path) -> tuple[Gold, ...]:
    """Return all gold in a folder and the folders in it: each ``X.deen`` with the sentences of ``X.de`` and ``X.en``.

    Another language is read in the same way: ``X.defr`` goes with ``X.de`` and ``X.fr``.
    Raises ``InputError`` where there is none, or a file is missing or bad.
    """
    paths = sorted(path for path in folder.rglob("*") if SUFFIX.fullmatch(path.suffix))
    if not paths:
        problem = "no gold in it" if folder.is_dir() else "no such folder"
        raise InputError.at(folder, problem, "name a folder that holds X.de, X.en and X.deen")
    return tuple(_read(folder, path) for path in paths)


def _read(folder: Path, path: Path) -> Gold:
    first, second = path.with_suffix(".de"), path.with_suffix(f".{path.suffix[3:]}")
    de, en = text.sentence_lines(first), text.sentence_lines(second)
    pairs = beads.read_gold("\n".join(text.sentence_lines(path)), path)
    faults = [
        Fault(str(path), f"there is no sentence {sentence} in {file.name}", "sentences count from 0")
        for file, lines, run in ((first, de, 0), (second, en, 1))
        for sentence in sorted({sentence for pair in pairs for sentence in pair[run]})
        if sentence >= len(lines)
    ]
    if faults:
        raise AlignmentFileError(*faults)
    return Gold(name=path.relative_to(folder).with_suffix("").as_posix(), de=de, en=en, pairs=pairs)


def tried(
    golds: Sequence[Gold],
    encoder: Encoder,
    settings: Settings,
    progress: Progress | None = None,
    *,
    weights: beads.Weights | None = None,
) -> Iterator[Trial]:
    """Yield the trial of each document; ``progress`` counts the sentences of all of them."""
    sizes = [len(gold.de) + len(gold.en) for gold in golds]
    for gold, size, before in zip(golds, sizes, accumulate(sizes, initial=0), strict=False):
        started = time.perf_counter()
        report = share(progress, before, size, sum(sizes))
        found = beads.align(gold.de, gold.en, encoder=encoder, settings=settings, weights=weights, progress=report)
        seconds = time.perf_counter() - started
        yield Trial.of(gold.name, (len(gold.de), len(gold.en)), gold.pairs, found, seconds)
