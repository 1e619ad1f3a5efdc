"""What every encoder does with rows of vectors."""

from __future__ import annotations

import numpy as np

from alignment.embedding.encoder import Starts, Vectors


def unit(rows: Vectors) -> Vectors:
    """Make the length of each row 1 in place, leaving rows of zeros as they are, and return the rows."""
    lengths = np.sqrt(np.einsum("ij,ij->i", rows, rows))
    rows /= np.where(lengths > 0, lengths, 1)[:, None]
    return rows


def check_runs(starts: Starts, length: int, sentences: int, longest: int) -> None:
    """Raise ``ValueError`` unless runs of ``length`` of so many sentences exist at all of ``starts``."""
    if not 1 <= length <= longest:
        raise ValueError(f"a run of {length}: expected 1 to {longest} sentences")
    if len(starts) and not (starts.min() >= 0 and starts.max() + length <= sentences):
        raise ValueError(f"a run of {length} from {starts.min()} to {starts.max()}: there are {sentences} sentences")
