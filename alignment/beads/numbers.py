"""Numbers as evidence: what two texts share whatever their language.

A sentence's numbers become a short vector in which every different number adds ±1 at places drawn by its hash
(a count sketch: Charikar, Chen and Farach-Colton 2002). Sketches add up over a run, and the cosine of two of them
says how far their numbers agree, so that the score of every candidate is one product of matrices.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

WIDTH = 64
"""Places of a sketch; two different numbers meet in the same one once in 64 times."""

NUMBER = re.compile(r"\d+(?:[.,\u00a0\u202f ]\d{3})*(?!\d)|\d+")
DIGIT = re.compile(r"\d")
SEPARATORS = re.compile(r"\D")


def numbers(text: str) -> Counter[str]:
    """Return the numbers of a text by their digits alone: ``1 250``, ``1.250`` and ``1,250`` are the same.

    Decimals come as two numbers, the same two in either notation.
    """
    return Counter(SEPARATORS.sub("", match) for match in NUMBER.findall(text))


def sketches(sentences: Sequence[str]) -> NDArray[np.float32]:
    """Return one sketch a sentence, shape ``(len(sentences), WIDTH)``; zeros where there is no number."""
    result = np.zeros((len(sentences), WIDTH), dtype=np.float32)
    some = [index for index, sentence in enumerate(sentences) if DIGIT.search(sentence)]  # quicker than all of NUMBER
    for row, sentence in ((result[index], sentences[index]) for index in some):
        for number in numbers(sentence):
            code = crc32(number.encode())
            row[code % WIDTH] += 1.0 if code & 0x10000 else -1.0
    return result


def missing(these: Iterable[str], those: Iterable[str]) -> tuple[str, ...]:
    """Return the numbers of these texts that those lack, in order."""
    surplus = sum(map(numbers, these), Counter()) - sum(map(numbers, those), Counter())
    return tuple(surplus.elements())
