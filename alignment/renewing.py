"""New versions of the texts of a pair in review: what is different, and taking them over."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from alignment import beads, weighing
from alignment.bitext import Bitext, Document
from alignment.digests import Digests
from alignment.embedding import Progress
from alignment.folder import Sources, pair_name, read_text
from alignment.settings import Made, Settings

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from alignment.models import Models
    from alignment.pairs import Pairs
    from alignment.review import Renewal, Store

NEAR = "; near new text "
"""Joins the signature of a pair to that of what was aligned otherwise when a new text was taken over."""


class Renewing:
    """Compares the files of pairs in review with what was aligned, and aligns what is new in them.

    Methods raise ``TextError`` for the files and ``StoreError`` for the reviews.
    """

    def __init__(self, root: Path, models: Models, store: Callable[[], Store], pairs: Pairs) -> None:
        self._root, self._models, self._store, self._pairs = root, models, store, pairs
        self._digests = Digests()

    def renewal(self, name: str) -> Renewal:
        """Return what is different in the files of a pair from what was aligned, and what was done there."""
        from alignment.review import renewal

        name = pair_name(name)
        review = self._store().load(name)
        return renewal(review, *self._read(review.bitext, self._pairs.sources(name)))

    def changed(self, name: str) -> tuple[str, ...]:
        """Return the SHA-256 of the files of a pair that are no longer what was aligned."""
        name = pair_name(name)
        return tuple(filter(None, self._digests.changed(self._pairs.sources(name), self._store().sources()[name])))

    def leave(self, name: str, files: Sequence[str], *, who: str) -> None:
        """Keep that ``changed`` files, by their SHA-256, are not to be taken over; those that change again may be."""
        self._store().left.leave(pair_name(name), files, who)

    def take_over(self, name: str, *, who: str, model: str | None = None, progress: Progress | None = None) -> Bitext:
        """Read the files of a pair again, align what is new in them, and return the pair as it then stands.

        All beads stay as they are that are not near a change. Those that a person had a hand in stay with a changed
        wording, too, and are flagged. It is one event, which can be undone.

        The model is the one that the pair was aligned with, and no other in its place unless it is named here; then the
        signature says which made what. Raises ``EncoderUnavailable`` if it cannot be had, and ``WeightsError``.
        """
        from alignment.review import standing

        name = pair_name(name)
        sources = self._pairs.sources(name)
        old = self._store().load(name).bitext
        de, en = self._read(old, sources)
        made = Made.read(old.signature)
        longest = made.longest if made else Settings().longest
        settings = Settings(model=model or self._models.own(old.signature), longest=longest)
        encoder, weights = self._models.encoder(settings.model), weighing.weights(self._root, settings)
        found = beads.align(
            *(de.texts, en.texts),
            encoder=encoder,
            settings=settings,
            weights=weights,
            fixed=standing(old, de, en),
            progress=progress,
        )
        signature = settings.signature(encoder.signature, weighing.digest(weights, settings.model))
        bitext = Bitext(de=de, en=en, beads=found, signature=_joined(old.signature, signature))
        return self._store().add(bitext, who=who, guard=lambda: self._pairs.check_unchanged(name, sources))

    def as_parted(self, name: str, de: Document, en: Document) -> tuple[Document, Document]:
        """Return texts as they were just read with the breaks that people made in those that are in review."""
        from alignment.review import with_breaks_of

        if name not in {summary.name for summary in self._store().pairs()}:
            return de, en
        old = self._store().load(name).bitext
        return with_breaks_of(old.de, de), with_breaks_of(old.en, en)

    def _read(self, old: Bitext, sources: Sources) -> tuple[Document, Document]:
        """Return both texts as they are on disk; a file that is as it was need not be read again."""
        from alignment.review import with_breaks_of

        before = old.de, old.en
        changed = self._digests.changed(sources, (document.source.sha256 for document in before))
        de, en = (
            with_breaks_of(document, replace(read_text(path, document.language), name=old.name)) if new else document
            for document, path, new in zip(before, sources, changed, strict=True)
        )
        return de, en


def _joined(old: str, new: str) -> str:
    """Return the signature of beads made as the old one says, but for those near new text, made as the new one says."""
    return old if new in old.split(NEAR) else f"{old}{NEAR}{new}"
