"""Numbers and list markers as evidence: what two texts share whatever their language.

A sentence's numbers and its marker become a short vector in which every different one adds ±1 at places drawn by its
hash (a count sketch: Charikar, Chen and Farach-Colton 2002). Sketches add up over a run, and the cosine of two of them
says how far their numbers agree, so that the score of every candidate is one product of matrices.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from alignment.numbers import numbers

WIDTH = 64
"""Places of a sketch; two different numbers meet in the same one once in 64 times."""

MAY_HOLD = re.compile(r"\d|[IVX]{2}")
"""What sentences with numbers have, words aside: those say little, and to look for them takes most of the time."""

MARKER = re.compile(r"\s*(?:([a-z]|[IVX])[.)]|([–—•*-]))\s")
"""What stands in front of an item; "1." and "II." are numbers as well, and count as such."""


def sketches(sentences: Sequence[str]) -> NDArray[np.float32]:
    """Return one sketch a sentence, shape ``(len(sentences), WIDTH)``; zeros where there is nothing to go by."""
    result = np.zeros((len(sentences), WIDTH), dtype=np.float32)
    for row, sentence in zip(result, sentences, strict=True):
        for anchor in _anchors(sentence):
            code = crc32(anchor.encode())
            row[code % WIDTH] += 1.0 if code & 0x10000 else -1.0
    return result


def _anchors(sentence: str) -> Iterator[str]:
    if marker := MARKER.match(sentence):
        yield f"{marker[1]})" if marker[1] else "–"
    if MAY_HOLD.search(sentence):
        yield from (number.values[0] for number in numbers(sentence) if number.firm)
