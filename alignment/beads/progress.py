"""Progress of a part told as progress of the whole."""

from __future__ import annotations

from alignment.embedding.encoder import Progress


def share(report: Progress | None, before: int, size: int, whole: int) -> Progress:
    """Return what to tell how much of a part is done: ``size`` of ``whole``, and ``before`` was done already."""

    def told(done: int, total: int) -> None:
        if report:
            report(before + size * done // max(total, 1), whole)

    return told
