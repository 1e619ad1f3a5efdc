"""Which beads a reviewer should look at first.

The browser says the same of its rows, in ``component/filters.js``, as it knows of an act before the store does; a test
compares the two.
"""

from __future__ import annotations

from alignment.bitext import Bead, Status
from alignment.reasons import ReasonKind

THRESHOLD = 0.9
"""Beads that are less sure than this are doubtful, unless a person says otherwise."""


def is_doubtful(bead: Bead, *, wrong: bool) -> bool:
    """Return whether a bead is worth looking at first; ``wrong`` says that a check has something against it.

    Checks look at its terms and its numbers. It is doubtful when nobody has confirmed it, and it is flagged, improbable
    or wrong, or its text seems to go on in another row. What a person made has no confidence and is taken for sure.
    """
    if bead.status == Status.CONFIRMED:
        return False
    improbable = bead.confidence is not None and bead.confidence < THRESHOLD
    runs_over = any(reason.kind == ReasonKind.SEAM for reason in bead.reasons)
    return bead.status == Status.FLAGGED or improbable or runs_over or wrong
