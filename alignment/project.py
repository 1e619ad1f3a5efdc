"""A folder of pairs with its glossary and its reviews: the only file that knows all the rooms."""

from __future__ import annotations

import itertools
import threading
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from alignment import beads, text
from alignment.bitext import Bead, Bitext, Document, Language, Status
from alignment.embedding import Encoder, Progress
from alignment.embedding import load as load_encoder
from alignment.errors import TextError
from alignment.export import FORMATS, Manuscript
from alignment.findings import Finding, Unit, Verdict
from alignment.settings import Settings

if TYPE_CHECKING:
    import polars as pl

    from alignment.glossary import Glossary
    from alignment.review import Review, Store

AUTHOR = "workbench"
"""Who is written down for what the program does by itself."""


class Upload(NamedTuple):
    """A file as a browser sends it."""

    file: str
    data: bytes


class PairState(StrEnum):
    """How far a pair has come, in words for a list."""

    MISSING_DE = "German text missing"
    MISSING_EN = "English text missing"
    NEW = "not aligned"
    ALIGNED = "aligned"


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """A pair as a list shows it; ``beads``, ``confirmed`` and ``flagged`` count what is saved."""

    name: str
    state: PairState
    de: Path | None = None
    en: Path | None = None
    beads: int = 0
    confirmed: int = 0
    flagged: int = 0

    @property
    def complete(self) -> bool:
        """Return whether both languages are there."""
        return self.state in (PairState.NEW, PairState.ALIGNED)


class Project:
    """The texts, glossary and reviews under one folder.

    ``texts/de`` and ``texts/en`` hold the documents, two files of one name making a pair; ``glossary.yml`` the
    terms; ``.workbench`` what the program keeps: the database of reviews and cached vectors.
    """

    def __init__(
        self, root: Path = Path(), *, glossary: Path | None = None, encoder: Callable[..., Encoder] = load_encoder
    ) -> None:
        self.root = root
        self.glossary_path = glossary or root / "glossary.yml"
        self._kept = root / ".workbench"
        self._load_encoder = encoder
        self._encoders: dict[str, Encoder] = {}
        self._store: Store | None = None
        self._glossary: tuple[tuple[int, int], Glossary] | None = None
        self._verdicts: dict[Unit, tuple[Finding, ...]] = {}
        self._lock = threading.RLock()

    @property
    def store(self) -> Store:
        """Return the database of reviews, made on first use. Raises ``StoreError``."""
        from alignment.review import Store

        with self._lock:
            if self._store is None:
                self._store = Store(self._kept / "review.db")
            return self._store

    # Texts

    def pairs(self) -> tuple[Pair, ...]:
        """Return all pairs by name: those with files and those that are in review. Raises ``TextError``."""
        de, en = self._files(Language.DE), self._files(Language.EN)
        saved = {summary.name: summary for summary in self.store.pairs()}
        return tuple(
            Pair(
                name=name,
                de=de.get(name),
                en=en.get(name),
                state=_state(name in saved, name in de, name in en),
                beads=saved[name].beads if name in saved else 0,
                confirmed=saved[name].confirmed if name in saved else 0,
                flagged=saved[name].flagged if name in saved else 0,
            )
            for name in sorted({*de, *en, *saved})
        )

    def add(self, name: str, de: Upload, en: Upload, *, encoding: str | None = None) -> None:
        """Save two uploaded texts as the pair ``name``; raise ``TextError`` and save nothing if one is bad.

        A plain text in another ``encoding`` is saved as UTF-8, so that it can be read without being told.
        """
        if not name or name != Path(name).name or name.startswith("."):
            raise TextError.at(name or "name", "not a name for a pair", "use letters, digits, spaces and hyphens")
        if any(pair.name == name for pair in self.pairs()):
            raise TextError.at(name, "there is a pair of this name", "choose another name")
        documents = [
            text.read_bytes(upload.data, upload.file, language, encoding=encoding)
            for language, upload in zip(Language, (de, en), strict=True)
        ]
        _check_languages(documents, (de.file, en.file))
        for document, upload in zip(documents, (de, en), strict=True):
            folder = self.root / "texts" / document.language
            folder.mkdir(parents=True, exist_ok=True)
            suffix = Path(upload.file).suffix.lower()
            data = upload.data.decode(encoding).encode() if encoding and suffix == ".txt" else upload.data
            (folder / (name + suffix)).write_bytes(data)

    def documents(self, name: str, *, encoding: str | None = None) -> tuple[Document, Document]:
        """Return the German and the English document of a pair. Raises ``TextError``."""
        de, en = (self._path(name, language) for language in Language)
        return read_pair(de, en, encoding=encoding)

    def _files(self, language: Language) -> dict[str, Path]:
        folder = self.root / "texts" / language
        files: dict[str, Path] = {}
        for path in sorted(folder.iterdir()) if folder.is_dir() else ():
            if path.suffix.lower() not in text.SUFFIXES or path.name.startswith((".", "~$")):
                continue
            if path.stem in files:
                raise TextError.at(path, f"{files[path.stem].name} has the same name", "keep one of the two files")
            files[path.stem] = path
        return files

    def _path(self, name: str, language: Language) -> Path:
        path = self._files(language).get(name)
        if path is None:
            folder = self.root / "texts" / language
            remedy = f"put {name}.txt or {name}.docx there"
            raise TextError.at(folder, f"no {language.english_name} text of the name {name}", remedy)
        return path

    # Beads

    def align(
        self, name: str, settings: Settings | None = None, *, who: str = AUTHOR, progress: Progress | None = None
    ) -> Bitext:
        """Read and align a pair, save it for review and return it as it then stands.

        What people confirmed, flagged or made in an earlier alignment stays.
        Raises ``TextError`` for the texts and ``EncoderUnavailable`` for the model.
        """
        settings = settings or Settings()
        de, en = self.documents(name)
        found = self.beads(de.texts, en.texts, settings, progress=progress)
        bitext = Bitext(de=de, en=en, beads=found, signature=settings.signature(self.encoder(settings.model).signature))
        return self.store.add(bitext, who=who)

    def beads(
        self, de: Sequence[str], en: Sequence[str], settings: Settings, *, progress: Progress | None = None
    ) -> tuple[Bead, ...]:
        """Return the beads of two lists of sentences, saving nothing. Raises ``EncoderUnavailable``."""
        return beads.align(de, en, encoder=self.encoder(settings.model), settings=settings, progress=progress)

    def encoder(self, model: str) -> Encoder:
        """Return the encoder of that name, loaded once. Raises ``EncoderUnavailable``."""
        with self._lock:
            if model not in self._encoders:
                self._encoders[model] = self._load_encoder(model, cache=self._kept / "vectors")
            return self._encoders[model]

    def review(self, name: str) -> Review:
        """Return a pair as its review stands; a pair that was never aligned is aligned first."""
        if all(summary.name != name for summary in self.store.pairs()):
            self.align(name)
        return self.store.load(name)

    # Terms

    def glossary(self) -> Glossary:
        """Return the glossary, read again when its file has changed. Raises ``GlossaryError``."""
        from alignment import glossary

        with self._lock:
            version = _version(self.glossary_path)
            if self._glossary is None or self._glossary[0] != version:
                self._glossary = (version, glossary.load(self.glossary_path))
                self._verdicts.clear()
            return self._glossary[1]

    def hits(self, units: Sequence[Unit]) -> list[tuple[Finding, ...]]:
        """Return for each unit what the glossary says of it, right occurrences included."""
        from alignment import glossary

        with self._lock:
            terms = self.glossary()
            new = [unit for unit in dict.fromkeys(units) if unit not in self._verdicts]
            found: list[list[Finding]] = [[] for _ in new]
            for finding in glossary.check(terms, new):
                found[finding.unit].append(finding)
            self._verdicts.update(zip(new, map(tuple, found), strict=True))
            return [tuple(replace(f, unit=i) for f in self._verdicts[unit]) for i, unit in enumerate(units)]

    def wrong(self, units: Sequence[Unit]) -> tuple[Finding, ...]:
        """Return what a person should look at in these units."""
        hits = itertools.chain.from_iterable(self.hits(units))
        return tuple(finding for finding in hits if finding.verdict != Verdict.RIGHT)

    def findings(self, name: str) -> tuple[Finding, ...]:
        """Return what a person should look at in a pair; ``unit`` is the index of the bead."""
        review = self.review(name)
        return self.wrong([review.unit(bead) for bead in review.bitext.beads])

    # Out

    def export(self, name: str, format: str) -> bytes:  # noqa: A002  # the word its users type
        """Return a pair in one of ``alignment.export.FORMATS``. Raises ``InputError`` and ``StoreError``."""
        return FORMATS[format].write(self.manuscript(name))

    def manuscript(self, name: str) -> Manuscript:
        """Return a pair as its review stands, with all that is to be said about it."""
        review = self.review(name)
        remarks: defaultdict[int, list[str]] = defaultdict(list)
        for index, bead in enumerate(review.bitext.beads):
            remarks[index] += [f"{comment.who}: {comment.text}" for comment in review.comments_on(bead)]
        for finding in self.findings(name):
            remarks[finding.unit].append(finding.message)
        return Manuscript(
            bitext=review.bitext,
            title=name,
            made=datetime.now().astimezone(),
            texts=review.edits,
            remarks={index: tuple(words) for index, words in remarks.items() if words},
            provenance=tuple(self._provenance(review)),
        )

    def _provenance(self, review: Review) -> Iterator[tuple[str, str]]:
        beads = review.bitext.beads
        for language in Language:
            source = review.bitext.document(language).source
            yield f"{language.english_name} text", f"{source.file}, SHA-256 {source.sha256}"
        yield "Alignment", review.bitext.signature
        yield "Glossary", f"{self.glossary_path.name}, version {self.glossary().digest[:12]}"
        states = Counter(bead.status for bead in beads)
        yield "Review", ", ".join([f"{len(beads)} beads", *(f"{states[status]} {status}" for status in Status)])
        people = set(self.store.history(review.name)["who"]) - {AUTHOR}
        if people:
            yield "Reviewers", ", ".join(sorted(people))

    def status(self) -> pl.DataFrame:
        """Return one row a pair: name, state, beads, confirmed, flagged, findings (null before it is aligned)."""
        import polars as pl

        rows = [
            {
                "pair": pair.name,
                "state": str(pair.state),
                "beads": pair.beads,
                "confirmed": pair.confirmed,
                "flagged": pair.flagged,
                "findings": len(self.findings(pair.name)) if pair.beads else None,
            }
            for pair in self.pairs()
        ]
        counts = ("beads", "confirmed", "flagged", "findings")
        return pl.DataFrame(
            rows, schema={"pair": pl.String(), "state": pl.String()} | dict.fromkeys(counts, pl.Int64())
        )


def read_pair(de: Path, en: Path, *, encoding: str | None = None) -> tuple[Document, Document]:
    """Return two files as German and English documents; raise ``TextError`` for bad ones and for swapped ones."""
    documents = (
        text.read(de, Language.DE, encoding=encoding),
        text.read(en, Language.EN, encoding=encoding),
    )
    _check_languages(documents, (de, en))
    return documents


def _check_languages(documents: Sequence[Document], places: Sequence[str | Path]) -> None:
    for document, place in zip(documents, places, strict=True):
        seen = text.looks_like(document.text)
        if seen is not None and seen != document.language:
            problem = f"looks {seen.english_name}, not {document.language.english_name}"
            raise TextError.at(place, problem, "swap the two files if each is in the other's place")


def _state(saved: bool, has_de: bool, has_en: bool) -> PairState:
    if saved:
        return PairState.ALIGNED
    if not has_de:
        return PairState.MISSING_DE
    return PairState.NEW if has_en else PairState.MISSING_EN


def _version(path: Path) -> tuple[int, int]:
    try:
        stat = path.stat()
    except FileNotFoundError:
        return (0, 0)
    return (stat.st_mtime_ns, stat.st_size)
