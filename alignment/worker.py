"""What a process of ``alignment.many`` does before it imports anything heavy, which is why this stands by itself."""

from __future__ import annotations

import os
import signal
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from ctypes import Array, c_double

Shares: TypeAlias = "Array[c_double]"
"""How far each task is, from 0 to 1; without a lock, which a process that is ended could take with it."""

BEGUN = 1e-6
"""The share of a task that has only just begun."""

THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "VECLIB_MAXIMUM_THREADS", "RAYON_NUM_THREADS")
"""What numpy and the tokenizers read, once, when they start; each would take all processors and wait for the others."""

_shares: Shares


def begin(shares: Shares) -> None:
    """Prepare the process: where it tells how far it is, one thread, a quiet end when a person stops the program."""
    global _shares
    _shares = shares
    for name in THREADS:
        os.environ.setdefault(name, "1")
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def tell(index: int, share: float) -> None:
    """Tell how much of a task is done."""
    _shares[index] = share
