"""Vectors of what two languages write alike: numbers, names, words of common origin, marks.

They need no model, so that texts can be aligned in languages that no model knows. Every feature adds to a place drawn
by its hash, with a sign drawn likewise (Weinberger and others 2009), the more the fewer sentences of the text have it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache
from zlib import crc32

import numpy as np

from alignment.embedding.chunks import Ragged
from alignment.embedding.encoder import Progress, Vectors
from alignment.embedding.rows import unit
from alignment.embedding.sums import SummedRuns
from alignment.numbers import numbers
from alignment.settings import SURFACE

VERSION = 2
"""Goes up with every change to the vectors."""

DIMENSIONS = 2048
"""Places: two features meet by chance in so few sentences that the background stays small."""

WORD = re.compile(r"[^\W\d_]{3,}")
MARKS = re.compile('[?!:;()«»„“”"]')
GRAM = 4
"""Letters of a part of a word: shorter ones are everywhere, longer ones break at every change of spelling."""

NUMBER, MARK, WHOLE, CAPITAL = 2.0, 3.0, 0.5, 2.0
"""What a number, a mark, and a whole word besides its parts count; and how much more a word with a capital."""

RESPELLED = {"ph": "f", "th": "t", "ch": "k", "ck": "k", "qu": "k"}
SOUNDS = re.compile("|".join(RESPELLED))
LETTERS = str.maketrans("cyzwj", "kisvi")
DOUBLE = re.compile(r"(.)\1")

SIGN = 0x80000000
"""The bit of a hash that says whether its feature adds or takes away."""


class SurfaceEncoder:
    """An encoder that knows no language."""

    signature = f"{SURFACE}@{VERSION}"
    effort = 1

    def encode(self, texts: Sequence[str], progress: Progress | None = None) -> Vectors:
        """Return one unit vector a text; zeros for one without features. What is rare among these texts counts most."""
        return unit(_rows(texts, progress))

    def runs(self, sentences: Sequence[str], longest: int, progress: Progress | None = None) -> SummedRuns:
        """Return the vectors of all runs, each the sum of those of its sentences."""
        return SummedRuns(_rows(sentences, progress), longest)


def _rows(texts: Sequence[str], progress: Progress | None) -> Vectors:
    """Return the weighted sum of the features of each text. What pieces are made of is worked out once for each."""
    pieces, names = _Numbered(), _Numbered()
    said = Ragged.of([[pieces[piece] for piece in _pieces(text)] for text in texts])
    parts = [_parts(piece) for piece in pieces]
    known = Ragged.of([[names[name] for name, _ in one] for one in parts])
    worth = np.array([value for one in parts for _, value in one], dtype=np.float32)
    places = Ragged(np.arange(len(known.values)), known.bounds).take(said.values)
    rows = np.repeat(np.arange(len(texts)), np.diff(places.bounds[said.bounds]))
    features = known.values[places.values]
    having = np.unique(rows * len(names) + features) % max(len(names), 1)
    rarity = np.log1p(len(texts) / np.maximum(np.bincount(having, minlength=len(names)), 1))
    codes = np.array([crc32(name.encode()) for name in names], dtype=np.int64)
    weights = np.where(codes & SIGN, rarity, -rarity).astype(np.float32)
    result = np.zeros((len(texts), DIMENSIONS), dtype=np.float32)
    np.add.at(result, (rows, codes[features] % DIMENSIONS), worth[places.values] * weights[features])
    if progress:
        progress(len(texts), len(texts))
    return result


class _Numbered(dict[str, int]):
    """Names and the order in which each was first asked for."""

    def __missing__(self, name: str) -> int:
        self[name] = number = len(self)
        return number


def _pieces(text: str) -> Iterator[str]:
    """Yield the numbers, marks and words of a text."""
    for number in numbers(text):
        if number.firm or number.values[0] != "1":  # "ein" and "one" are articles and pronouns
            yield f"#{number.values[0]}"
    yield from MARKS.findall(text)
    yield from WORD.findall(text)


@lru_cache(maxsize=100_000)
def _parts(piece: str) -> tuple[tuple[str, float], ...]:
    """Return the features of a piece and what each counts; the parts of a word count as the root of their number."""
    if not piece.isalpha():
        return ((piece, NUMBER if piece[0] == "#" else MARK),)
    more = CAPITAL if piece[0].isupper() else 1.0
    sound = respelled(piece)
    framed = f"<{sound}>"
    grams = [framed[start : start + GRAM] for start in range(len(framed) - GRAM + 1)]
    each = more / max(len(grams), 1) ** 0.5
    return ((sound, WHOLE * more), *((f"~{gram}", each) for gram in grams))


def respelled(word: str) -> str:
    """Return a word without accents and in a spelling that languages share: "Photographie" is "fotografie"."""
    bare = "".join(char for char in unicodedata.normalize("NFKD", word.lower()) if not unicodedata.combining(char))
    sounds = SOUNDS.sub(lambda found: RESPELLED[found[0]], bare.replace("ß", "ss"))
    return DOUBLE.sub(r"\1", sounds.translate(LETTERS))
