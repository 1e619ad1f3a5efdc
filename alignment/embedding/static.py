"""Static models: the vector of a text is the sum of its pieces' vectors, made to length 1.

Because sums add up, a run of sentences needs no encoding of its own.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from tokenizers import Tokenizer

from alignment.embedding.chunks import Chunked, split
from alignment.embedding.clauses import Clauses
from alignment.embedding.encoder import Progress, Vectors
from alignment.embedding.rows import unit
from alignment.embedding.storage import Rounded, digest, load_model
from alignment.embedding.sums import SummedRuns


class StaticEncoder:
    """A static model read with tokenizers and numpy only."""

    effort = 1

    def __init__(self, tokenizer: Tokenizer, weights: Rounded, signature: str) -> None:
        self._tokenizer, self._weights, self._signature = tokenizer, weights, signature

    @classmethod
    def load(cls, folder: Path, name: str) -> StaticEncoder:
        """Return the model of a folder; raises ``EncoderUnavailable`` where it is missing or damaged."""
        tokenizer, weights = load_model(folder)
        return cls(tokenizer, weights, f"{name}@{digest(folder)}")

    @property
    def signature(self) -> str:
        """Return the model's name and a digest of its files: ``bundled@1a2b3c4d``."""
        return self._signature

    def encode(self, texts: Sequence[str], progress: Progress | None = None) -> Vectors:
        """Return one unit vector a text, shape ``(len(texts), dimensions)``; zeros for one without known pieces."""
        numbered, vectors = self._chunked(texts)
        return unit(numbered.texts.sums(vectors, progress))

    def runs(self, sentences: Sequence[str], longest: int, progress: Progress | None = None) -> SummedRuns:
        """Return the vectors of all runs: those of the sentences joined by spaces."""
        numbered, vectors = self._chunked(sentences)
        return SummedRuns(numbered.texts.sums(vectors, progress), longest, Clauses.of(numbered, vectors))

    def _chunked(self, texts: Sequence[str]) -> tuple[Chunked, Vectors]:
        """Return texts as chunks, and the sum of the vectors of each chunk's pieces."""
        numbered = split(self._tokenizer, texts)
        used, places = np.unique(numbered.pieces.values, return_inverse=True)
        return numbered, numbered.pieces._replace(values=places).sums(self._weights.rows(used))
