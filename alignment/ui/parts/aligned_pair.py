"""The pair that a page is about, aligned: for pages that say something of what was reviewed."""

from __future__ import annotations

from alignment.project import PairState, Project
from alignment.ui.parts.aligning import align_now
from alignment.ui.parts.pair_choice import pair_choice


def aligned_pair(workbench: Project) -> str | None:
    """Return the pair in hand, aligned first if nobody has; ``None``, with what is said of it, where that cannot be."""
    name = pair_choice(workbench)
    new = any(pair.name == name and pair.state == PairState.NEW for pair in workbench.pairs())
    return None if name is None or (new and not align_now(workbench, name)) else name
