"""New versions of the texts of a pair in review: what is different, and taking them over."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from alignment import beads, weighing
from alignment.bitext import Bitext, Document
from alignment.digests import Digests
from alignment.embedding import Progress
from alignment.folder import Sources, pair_name, read_text
from alignment.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from alignment.models import Models
    from alignment.pairs import Pairs
    from alignment.review import Renewal, Store


class Renewing:
    """Compares the files of pairs with what was aligned, and aligns what is new in them."""

    def __init__(self, root: Path, models: Models, store: Callable[[], Store], pairs: Pairs) -> None:
        self._root, self._models, self._store, self._pairs = root, models, store, pairs
        self._digests = Digests()

    def renewal(self, name: str) -> Renewal:
        """Return what is different in the files; see :meth:`alignment.project.Project.renewal`."""
        from alignment.review import renewal

        name = pair_name(name)
        review = self._store().load(name)
        return renewal(review, *self._read(review.bitext, self._pairs.sources(name)))

    def take_over(self, name: str, *, who: str, progress: Progress | None = None) -> Bitext:
        """Take the files over; see :meth:`alignment.project.Project.take_over`."""
        from alignment.review import standing

        name = pair_name(name)
        sources = self._pairs.sources(name)
        old = self._store().load(name).bitext
        de, en = self._read(old, sources)
        settings = Settings(model=self._models.at_hand(old.signature))
        found = beads.align(
            *(de.texts, en.texts),
            encoder=self._models.encoder(settings.model),
            settings=settings,
            weights=weighing.weights(self._root, settings),
            fixed=standing(old, de, en),
            progress=progress,
        )
        # The pair goes on by the signature of what made nearly all of its beads.
        bitext = Bitext(de=de, en=en, beads=found, signature=old.signature)
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
        differ = self._digests.differ(sources, (document.source.sha256 for document in before))
        de, en = (
            with_breaks_of(document, replace(read_text(path, document.language), name=old.name)) if new else document
            for document, path, new in zip(before, sources, differ, strict=True)
        )
        return de, en
