"""A folder of pairs with its glossary and its reviews: the only file that knows all the rooms."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from alignment import beads, finishing, manuscripts, weighing
from alignment.beads import Repair, Weights
from alignment.bitext import Bead, Bitext
from alignment.bulk import Bulk
from alignment.checks import Checks
from alignment.embedding import Encoder, Progress
from alignment.embedding import load as load_encoder
from alignment.errors import InputError, WeightsError
from alignment.export import FORMATS, Manuscript
from alignment.findings import Finding
from alignment.finishing import Finish
from alignment.folder import Upload, pair_name, read_pair
from alignment.listing import Pair, PairState, Removed
from alignment.mending import Mending, Realigned
from alignment.models import Models
from alignment.pairs import Pairs
from alignment.renewing import Renewing
from alignment.settings import Settings
from alignment.terms import Terms

if TYPE_CHECKING:
    import polars as pl

    from alignment.review import Review, Store

__all__ = ["AUTHOR", "Pair", "PairState", "Project", "Removed", "Upload"]

AUTHOR = "workbench"
"""Who is written down for what the program does by itself."""


class _InReviewError(Exception):
    """A pair was to be aligned only if it was not in review."""


class Project:
    """The texts, glossary and reviews under one folder.

    ``texts/de`` and ``texts/en`` hold the documents, two files of one name making a pair; ``glossary.yml`` the
    ``terms``; ``weights.json``, where there is one, what the aligner believes; ``.workbench`` what the program keeps:
    the database of reviews and cached vectors.
    """

    def __init__(
        self, root: Path = Path(), *, glossary: Path | None = None, encoder: Callable[..., Encoder] = load_encoder
    ) -> None:
        self.root = root
        self.terms = Terms(glossary or root / "glossary.yml")
        self.checks = Checks(self.terms)
        self._kept = root / ".workbench"
        self._pairs = Pairs(root, self._kept, lambda: self.store)
        self._models = Models(encoder, self._kept / "vectors")
        self._mending = Mending(root, self._models, lambda: self.store)
        self.bulk = Bulk(self.checks, lambda: self.store)
        self.renewing = Renewing(root, self._models, lambda: self.store, self._pairs)
        self._store: Store | None = None
        self._lock = threading.Lock()

    @property
    def store(self) -> Store:
        """Return the database of reviews, made on first use in a folder that is there. Raises ``StoreError``."""
        from alignment.review import Store

        with self._lock:
            if self._store is None:
                if not self.root.is_dir():
                    raise InputError.at(self.root, "no such folder", "name the folder that holds texts/")
                self._store = Store(self._kept / "review.db")
            return self._store

    # Texts

    @property
    def begun(self) -> bool:
        """Return whether the folder holds texts, or reviews, whose texts may be gone."""
        return (self.root / "texts").is_dir() or self._kept.is_dir()

    def pairs(self) -> tuple[Pair, ...]:
        """Return all pairs by name: those with files and those that are in review. Raises ``TextError``."""
        return self._pairs.all()

    def doubts(self, pair: Pair) -> tuple[str, ...]:
        """Return in words that the texts of a pair hardly match, or where they do not. Raises ``StoreError``."""
        return self._pairs.doubts(pair)

    def add(self, name: str, de: Upload, en: Upload, *, encoding: str | None = None) -> str:
        """Save two uploaded texts as a pair and return its name as it was saved, in one spelling of umlauts.

        Raises ``TextError`` and saves nothing if one is bad. A plain text in another ``encoding`` is saved as UTF-8, so
        that it can be read without being told.
        """
        return self._pairs.add(name, de, en, encoding=encoding)

    def rename(self, name: str, new: str, *, who: str = AUTHOR) -> str:
        """Give a pair and its texts another name and return it as saved; its review stays, with history and undo.

        Raises ``TextError`` for a name that is taken or none, or if a file cannot be moved; nothing has changed then.
        """
        return self._pairs.rename(name, new, who=who)

    def remove(self, name: str, *, who: str = AUTHOR) -> None:
        """Take a pair out of all lists; ``bring_back`` puts its texts and its review where they were.

        Raises ``TextError`` if a file cannot be moved; nothing has changed then.
        """
        self._pairs.remove(name, who=who)

    def removed(self) -> tuple[Removed, ...]:
        """Return the pairs that were removed, the last one first. Raises ``TextError``."""
        return self._pairs.removed()

    def bring_back(self, key: str, *, who: str = AUTHOR) -> None:
        """Put a removed pair back. Raises ``TextError`` if its name is taken now; nothing has changed then."""
        self._pairs.bring_back(key, who=who)

    def heir(self, name: str) -> str | None:
        """Return what the pair is called now that had this name last, ``None`` if there is none, or it was removed."""
        return self.store.heir(name)

    # Beads

    def align(
        self,
        name: str,
        settings: Settings | None = None,
        *,
        again: bool = True,
        who: str = AUTHOR,
        progress: Progress | None = None,
    ) -> Bitext:
        """Read and align a pair, save it for review and return it as it then stands.

        What people confirmed, flagged or made in an earlier alignment stays; only what lies between is aligned again.
        Without ``again``, a pair that is in review by the time it would be saved stays as it is altogether.
        Raises ``TextError`` for the texts, ``WeightsError`` and ``EncoderUnavailable`` for weights and model.
        """
        settings, name = settings or Settings(), pair_name(name)
        weights = self.weights(settings)
        sources = self._pairs.sources(name)
        de, en = self.renewing.as_parted(name, *(replace(document, name=name) for document in read_pair(*sources)))
        fixed = self.store.decided(de, en)
        found = self.beads(de.texts, en.texts, settings, weights=weights, fixed=fixed, progress=progress)
        bitext = Bitext(de=de, en=en, beads=found, signature=self.signature(settings, weights))

        def guard() -> None:
            if not again and self._in_review(name):
                raise _InReviewError
            self._pairs.check_unchanged(name, sources)

        try:
            return self.store.add(bitext, who=who, guard=guard)
        except _InReviewError:
            return self.store.load(name).bitext

    def _in_review(self, name: str) -> bool:
        return name in {summary.name for summary in self.store.pairs()}

    def beads(
        self,
        de: Sequence[str],
        en: Sequence[str],
        settings: Settings,
        *,
        weights: Weights | None = None,
        fixed: Sequence[Bead] = (),
        progress: Progress | None = None,
    ) -> tuple[Bead, ...]:
        """Return the beads of two lists of sentences, ``fixed`` ones among them; save nothing.

        ``weights`` are those of the settings, if they were read before. Raises ``WeightsError`` and
        ``EncoderUnavailable``.
        """
        weights = weights or self.weights(settings)
        encoder = self.encoder(settings.model)
        return beads.align(de, en, encoder=encoder, settings=settings, weights=weights, fixed=fixed, progress=progress)

    def weights(self, settings: Settings) -> Weights:
        """Return the weights that the settings name, else the project's own, else the bundled ones.

        Raises ``WeightsError``.
        """
        return weighing.weights(self.root, settings)

    def signature(self, settings: Settings, weights: Weights) -> str:
        """Return what is said beside everything made with these settings. Raises ``EncoderUnavailable``."""
        return settings.signature(self.encoder(settings.model).signature, weighing.digest(weights, settings.model))

    def encoder(self, model: str) -> Encoder:
        """Return the encoder of that name, loaded once. Raises ``EncoderUnavailable``."""
        return self._models.encoder(model)

    def repairs(self, number: int, place: int) -> tuple[Repair, ...]:
        """Return what else could stand where the bead at a place stands, the most probable first, three at most.

        It is a few milliseconds' work, but for the first of a pair. The model is the one that the pair was aligned with
        if it is loaded or takes no loading, and else the bundled one. Raises ``WeightsError``, ``StoreError``, and
        ``ConflictError`` where no bead is there.
        """
        return self._mending.repairs(number, place)

    def realigned(self, number: int, place: int) -> Realigned:
        """Return what aligning the beads around a place anew would change; save nothing.

        They are those as far as the nearest on either side that somebody confirmed or flagged, which stay. The model is
        chosen as for repairs. Raises ``WeightsError``, ``StoreError``, ``ConflictError`` where no bead is there, and
        ``ActError`` where it is itself confirmed or flagged, or too many are around it.
        """
        return self._mending.realigned(number, place)

    def repair_faults(self, name: str) -> WeightsError | None:
        """Return what is wrong with the weights by which repairs of a pair would be found, ``None`` if nothing is."""
        return self._mending.faults(name)

    def review(self, name: str) -> Review:
        """Return a pair as its review stands; a pair that was never aligned is aligned first."""
        name = pair_name(name)
        if not self._in_review(name):
            self.align(name, again=False)
        return self.store.load(name)

    # Checks

    def findings(self, name: str) -> tuple[Finding, ...]:
        """Return what the glossary has against a pair; ``unit`` is the index of the bead.

        There are no findings without a glossary. Raises ``GlossaryError`` for one with faults.
        """
        return self.terms.wrong(self.review(name).units) if self.terms.given else ()

    def wrong(self, name: str) -> tuple[Finding, ...]:
        """Return what any check has against a pair: terms, and numbers without counterpart.

        Terms are left out of account without a glossary or with one that has faults.
        """
        return self.checks.wrong(self.review(name).units)

    def doubtful(self, name: str) -> tuple[int, ...]:
        """Return the indices of the beads to look at first, those that the page Review calls doubtful."""
        from alignment.review import is_doubtful

        review = self.review(name)
        wrong = {finding.unit for finding in self.checks.wrong(review.units)}
        beads = enumerate(review.bitext.beads)
        return tuple(index for index, bead in beads if is_doubtful(bead, wrong=index in wrong))

    def finish(self, name: str) -> Finish:
        """Return how far a pair is: what is left to do before it is published, and whether anything is lost."""
        review = self.review(name)
        return finishing.finish(review, self.checks.wrong(review.units), self.store.deeds(review.name))

    # Out

    def export(self, name: str, format: str) -> bytes:  # noqa: A002  # the word its users type
        """Return a pair in one of ``alignment.export.FORMATS``. Raises ``InputError`` and ``StoreError``.

        A glossary with faults keeps nobody from exporting: terms are not checked then, and the export says so.
        """
        return FORMATS[format].write(self.manuscript(name))

    def manuscript(self, name: str) -> Manuscript:
        """Return a pair as its review stands, with all that is to be said about it."""
        review = self.review(name)
        number = self.store.number(review.name)
        people, audits, seconds = (
            self.store.reviewers(review.name),
            self.bulk.audits(number),
            self.store.seconds.of(number),
        )
        return manuscripts.manuscript(review, self.checks.wrong(review.units), self.terms, people, audits, seconds)

    def status(self) -> pl.DataFrame:
        """Return one row a pair: name, state, beads, confirmed, flagged and findings.

        Findings are null before it is aligned, and with a glossary that has faults.
        """
        import polars as pl

        faulty = self.terms.faults() is not None
        rows = [
            (
                *(pair.name, str(pair.state), pair.beads, pair.confirmed, pair.flagged),
                None if faulty or not pair.beads else len(self.wrong(pair.name)),
            )
            for pair in self.pairs()
        ]
        counts = ("beads", "confirmed", "flagged", "findings")
        schema = {"pair": pl.String(), "state": pl.String()} | dict.fromkeys(counts, pl.Int64())
        return pl.DataFrame(rows, schema=schema, orient="row")
