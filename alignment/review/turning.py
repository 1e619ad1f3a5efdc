"""Undo and redo of what was done when sentences had other numbers."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Row

from alignment.bitext import Language
from alignment.review import log, past
from alignment.review.image import Image, reach
from alignment.review.numbering import RenumberError, Renumbering
from alignment.review.recut import Recut
from alignment.review.rows import PairRows


class Turn:
    """An event that is to be undone, or done again."""

    def __init__(self, rows: PairRows, event: Row[Any], *, back: bool) -> None:
        self._rows, self._event = rows, event
        self._since = event.revision if back else event.revision - 1

    def as_now(self, there: Image, wanted: Image) -> tuple[Image, Image, Recut]:
        """Return the images of what should stand and of what is to, as sentences are counted now, parted for them.

        Raises ``ConflictError`` where the same sentences were parted or joined since, or the texts are others.
        """
        rows, revision = self._rows, self._event.revision
        if wanted.replaces(there):
            if rows.breaks.at(self._since) != rows.breaks.now:
                raise log.meanwhile(rows, log.at(rows, rows.breaks.last))
            return there, wanted, Recut(rows, {})
        if revision < rows.documents_revision and not past.lay_on(rows, revision, rows.base):
            raise log.meanwhile(rows, log.at(rows, rows.documents_revision))  # its sentences are counted in other texts
        if rows.now(Image(breaks=there.breaks)).breaks != there.breaks:
            raise log.meanwhile(rows, log.at(rows, rows.breaks.last))
        breaks = {key: rows.imports(key) if put is None else put for key, put in wanted.breaks.items()}
        recut = Recut(rows, breaks)
        if rows.breaks.last > revision:
            there, wanted = self._renumbered(there, wanted, recut)
        return there, wanted, recut

    def _renumbered(self, there: Image, wanted: Image, recut: Recut) -> tuple[Image, Image]:
        old = self._rows.numberings().of_event(self._event.revision)
        way = Renumbering(old, recut.numbering)
        try:
            return way.image(there, wanted), way.image(wanted, there)
        except RenumberError:
            sides = zip(Language, reach(there, wanted), strict=True)
            runs = (Renumbering(old, self._rows.numbering).around(side, run) for side, run in sides)
            raise log.meanwhile(self._rows, log.last(self._rows, *runs)) from None
