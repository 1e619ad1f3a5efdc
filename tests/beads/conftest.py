"""A model that knows which sentences mean the same, and the slow, obviously right search."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from zlib import crc32

import numpy as np
import pytest

from alignment.beads.lattice import Ints
from alignment.beads.scores import Scorer
from alignment.beads.sides import Floats, Side
from alignment.beads.weights import Kind, fitted, kinds
from alignment.embedding.sums import SummedRuns

DIMENSIONS = 48


class KnowingEncoder:
    """Sentences are lists of made-up words; a word means the same in both languages, whatever its case."""

    signature = "knowing"
    effort = 1

    def encode(self, texts: Sequence[str], progress: object = None) -> np.ndarray:
        rows = np.array([np.sum([_word(word) for word in text.split()] or [np.zeros(DIMENSIONS)], 0) for text in texts])
        rows = rows.reshape(-1, DIMENSIONS).astype(np.float32)
        if callable(progress):
            progress(len(texts), len(texts))
        return rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9)

    def runs(self, sentences: Sequence[str], longest: int, progress: object = None) -> SummedRuns:
        return SummedRuns(self.encode(sentences, progress), longest)


@cache
def _word(word: str) -> np.ndarray:
    return np.random.default_rng(crc32(word.lower().encode())).normal(size=DIMENSIONS)


@pytest.fixture(scope="session")
def encoder() -> KnowingEncoder:
    return KnowingEncoder()


@pytest.fixture(scope="session")
def sentences() -> Callable[..., list[str]]:
    """Return a maker of sentences of five to fifteen words, each different from all others."""

    def make(count: int, seed: int = 0) -> list[str]:
        rng = np.random.default_rng(seed)
        letters = np.array(list("abcdefghijklmnopqrstuvwxyz"))
        return [
            " ".join("".join(rng.choice(letters, rng.integers(3, 9))) for _ in range(rng.integers(5, 16)))
            for _ in range(count)
        ]

    return make


def random_scorer(de: int, en: int, longest: int, seed: int) -> Scorer:
    """Return a scorer over random vectors and lengths; some sentences are blank, some repeat."""
    rng = np.random.default_rng(seed)
    stock = rng.normal(size=(max(3, de // 2), 16)).astype(np.float32)
    stock /= np.linalg.norm(stock, axis=1, keepdims=True)

    def side(count: int) -> Side:
        texts = ["x" * rng.integers(0, 40) + rng.choice(["", "", " 12", " 7"]) for _ in range(count)]
        return Side.of(texts, SummedRuns(stock[rng.integers(0, len(stock), count)], longest))

    return Scorer(de=side(de), en=side(en), kinds=kinds(longest, de, en), weights=fitted(), ratio=1.0)


@dataclass(frozen=True)
class Oracle:
    """All paths through a small lattice, one after the other, with their scores."""

    scorer: Scorer

    def paths(self) -> Iterator[tuple[float, tuple[tuple[int, int], ...]]]:
        """Yield the score and the corners of every path."""
        yield from self._from((0, 0), "match", 0.0, ((0, 0),))

    def _from(self, at: tuple[int, int], last: str, score: float, path: tuple[tuple[int, int], ...]) -> Iterator:
        ends, weights = (len(self.scorer.de), len(self.scorer.en)), self.scorer.weights
        closed = score + (0.0 if last == "match" else weights.after_gap)
        if at == ends:
            yield closed, path
        for kind in self.scorer.kinds:
            to = (at[0] + kind.de, at[1] + kind.en)
            if to[0] <= ends[0] and to[1] <= ends[1]:
                yield from self._from(to, "match", closed + self.bead(kind, to), (*path, to))
        for plane, step, costs in (("german", (1, 0), self.german), ("english", (0, 1), self.english)):
            to = (at[0] + step[0], at[1] + step[1])
            if last in costs and to[0] <= ends[0] and to[1] <= ends[1]:
                yield from self._from(to, plane, score + costs[last], (*path, to))

    @property
    def german(self) -> dict[str, float]:
        return {"match": self.scorer.weights.gap, "german": self.scorer.weights.next_gap}

    @property
    def english(self) -> dict[str, float]:
        return {**self.german, "german": self.scorer.weights.turn, "english": self.scorer.weights.next_gap}

    def beads(self, kind: Kind, de: Ints, en: Ints) -> Floats:
        """Return the scores of beads that end at boundaries, each by itself."""
        return self.scorer.beads(kind, de, en)[0]

    def bead(self, kind: Kind, ends: tuple[int, int]) -> float:
        return float(self.beads(kind, np.array([ends[0]]), np.array([ends[1]]))[0])

    def score(self, corners: Ints) -> float:
        """Return the score of one path."""
        total, last = 0.0, "match"
        for before, after in zip(corners.tolist(), corners.tolist()[1:], strict=False):
            kind = Kind(after[0] - before[0], after[1] - before[1])
            if min(kind) == 0:
                plane = "german" if kind.de else "english"
                total += (self.german if kind.de else self.english)[last]
            else:
                plane = "match"
                total += self.bead(kind, (after[0], after[1])) + (
                    0.0 if last == "match" else self.scorer.weights.after_gap
                )
            last = plane
        return total + (0.0 if last == "match" else self.scorer.weights.after_gap)

    def best(self) -> float:
        """Return the score of the best path by a plain dynamic program over all cells, for medium lattices."""
        de, en, weights = len(self.scorer.de), len(self.scorer.en), self.scorer.weights
        ends = np.array([(i, j) for i in range(1, de + 1) for j in range(1, en + 1)])
        scores = {kind: self.beads(kind, ends[:, 0], ends[:, 1]).reshape(de, en) for kind in self.scorer.kinds}
        table = {(0, 0): {"match": 0.0, "german": -np.inf, "english": -np.inf}}
        for i, j in ((i, j) for i in range(de + 1) for j in range(en + 1) if i or j):
            found = {"match": -np.inf, "german": -np.inf, "english": -np.inf}
            for kind in self.scorer.kinds:
                if i >= kind.de and j >= kind.en:
                    before = table[i - kind.de, j - kind.en]
                    closed = max(v + (0.0 if k == "match" else weights.after_gap) for k, v in before.items())
                    found["match"] = max(found["match"], closed + scores[kind][i - 1, j - 1])
            if i:
                found["german"] = max(table[i - 1, j][last] + cost for last, cost in self.german.items())
            if j:
                found["english"] = max(table[i, j - 1][last] + cost for last, cost in self.english.items())
            table[i, j] = found
        return max(v + (0.0 if k == "match" else weights.after_gap) for k, v in table[de, en].items())


@pytest.fixture(scope="session")
def oracle() -> type[Oracle]:
    return Oracle


@pytest.fixture(scope="session")
def scorer() -> Callable[[int, int, int, int], Scorer]:
    return random_scorer
