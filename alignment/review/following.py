"""Where the beads on one version of both texts are on another: those of which not a word was changed."""

from __future__ import annotations

from collections.abc import Mapping

from alignment.bitext import Bead, Document, Language, Span
from alignment.review.image import Base
from alignment.review.rows import PairRows
from alignment.review.versions import Versions


class Following:
    """Follows sentences and beads from the texts of one base of a pair to those of another."""

    def __init__(self, rows: PairRows, old: Base, new: Base) -> None:
        self._old = _documents(rows, old)
        self._new = _documents(rows, new)
        self._versions = {side: Versions(self._old[side].texts, self._new[side].texts) for side in Language}

    def sentence(self, language: Language, sentence: int) -> int | None:
        """Return where a sentence is, which may be worded differently; ``None`` if it is gone."""
        return self._versions[language].there(sentence)

    def runs(self, bead: Bead) -> tuple[Span, Span] | None:
        """Return where the runs of a bead are; ``None`` unless they are the same sentences, and no other among them."""
        de, en = (self._run(side, bead.run(side)) for side in Language)
        return (de, en) if de and en else None

    def _run(self, language: Language, old: Span) -> Span | None:
        new = self._versions[language].run(old)
        if new is None or new.length != old.length:
            return None
        before, after = (texts[language].texts for texts in (self._old, self._new))
        return new if before[slice(*old)] == after[slice(*new)] else None


def _documents(rows: PairRows, base: Base) -> Mapping[Language, Document]:
    return {side: rows.document(side, base) for side in Language}
