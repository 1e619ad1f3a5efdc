"""How well a model finds translations: ``python -m alignment.embedding.evaluate FILE.tsv [--model M]``.

Each German text of the file looks for the nearest English text by cosine, and the other way round (the Tatoeba
task of Artetxe and Schwenk 2019). The file holds ``German TAB English``, one pair a line.

``--perturbed`` asks the same of the texts as typewriters, old spelling and scanners leave them (see ``perturb``).
``--among OTHER.tsv`` asks at which place each German text finds an English text that is right for it, among all
English texts of both files: for terms and their renderings among the words of a dictionary.
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np

from alignment.embedding import Encoder, Vectors, load
from alignment.embedding.corpora import Pair, read_pairs
from alignment.embedding.perturb import perturbations, words_of
from alignment.errors import InputError, WorkbenchError
from alignment.settings import BUNDLED

_BLOCK = 1024
_SAME = 1e-6
"""By how much cosines of the same pieces may differ."""


class Accuracy(NamedTuple):
    """The share of texts whose nearest neighbour in the other language is their translation."""

    german_to_english: float
    english_to_german: float


class Place(NamedTuple):
    """At which place, counted from 1, a German text found the nearest of the English texts right for it."""

    place: int
    de: str
    en: str


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


def places(encoder: Encoder, pairs: Sequence[Pair], others: Iterable[str]) -> list[Place]:
    """Return one place for each German text, among the English texts of ``pairs`` and ``others``.

    Where ``pairs`` has several English texts for a German one, each is right.
    """
    right: defaultdict[str, set[str]] = defaultdict(set)
    for de, en in pairs:
        right[de].add(en)
    english = list({pair.en: None for pair in pairs} | dict.fromkeys(others))
    numbers = {en: number for number, en in enumerate(english)}
    asking, answering = encoder.encode(list(right)), encoder.encode(english)
    found = []
    for (de, texts), vector in zip(right.items(), asking, strict=True):
        cosines = answering @ vector
        best = max(sorted(numbers[en] for en in texts), key=lambda number: float(cosines[number]))
        found.append(Place(1 + int((cosines > cosines[best] + _SAME).sum()), de, english[best]))
    return found


def main(arguments: list[str] | None = None) -> int:
    """Print the figures; return 2 for bad input."""
    parser = argparse.ArgumentParser(prog="python -m alignment.embedding.evaluate", description=__doc__)
    parser.add_argument("pairs", type=Path, metavar="FILE.tsv", help="German TAB English, one pair a line")
    parser.add_argument("--model", default=BUNDLED, help="bundled, or a sentence-transformers model's name or folder")
    parser.add_argument("--cache", type=Path, metavar="DIR", help="keep the vectors of other models here")
    ways = parser.add_mutually_exclusive_group()
    ways.add_argument("--perturbed", action="store_true", help="spoil the texts in several ways")
    ways.add_argument("--among", type=Path, metavar="OTHER.tsv", help="find terms among all words of another file")
    chosen = parser.parse_args(arguments)
    try:
        pairs = _read(chosen.pairs)
        others = [pair.en for pair in _read(chosen.among)] if chosen.among else []
        encoder = load(chosen.model, cache=chosen.cache)
        print(f"{encoder.signature} · {len(pairs):,} pairs")
        if chosen.perturbed:
            lines = _perturbed_lines(encoder, pairs)
        elif chosen.among:
            lines = _place_lines(places(encoder, pairs, others))
        else:
            lines = _accuracy_lines(accuracy(encoder, pairs))
        for line in lines:
            print(line, flush=True)
    except WorkbenchError as error:
        parser.exit(2, f"{error}\n")
    return 0


def _read(path: Path) -> list[Pair]:
    pairs = list(read_pairs(path))
    if not pairs:
        raise InputError.at(path, "is empty", "German TAB English, one pair a line")
    return pairs


def _accuracy_lines(figures: Accuracy) -> Iterator[str]:
    yield f"German → English {figures.german_to_english:.4f}"
    yield f"English → German {figures.english_to_german:.4f}"


def _perturbed_lines(encoder: Encoder, pairs: Sequence[Pair]) -> Iterator[str]:
    yield f"{'':<32}pairs changed  German → English  English → German"
    for perturbation in perturbations(words_of(pair.de for pair in pairs)):
        spoilt = perturbation.spoilt(pairs)
        changed = sum(one != other for one, other in zip(pairs, spoilt, strict=True)) / len(pairs)
        figures = accuracy(encoder, spoilt)
        yield f"{perturbation.name:<32}{changed:13.0%}{figures[0]:18.4f}{figures[1]:18.4f}"


def _place_lines(found: Sequence[Place]) -> Iterator[str]:
    for last in (1, 3, 10):
        share = sum(place.place <= last for place in found) / len(found)
        yield f"at place 1 {share:.4f}" if last == 1 else f"at place 1 to {last} {share:.4f}"
    for place in sorted(found, reverse=True):
        if place.place > 1:
            yield f"{place.place:7,}  {place.de} → {place.en}"


if __name__ == "__main__":
    raise SystemExit(main())
