"""The pairs of a project, each two texts and a review under one name: listing, adding, renaming, removing.

Nothing is lost by removing a pair. Its texts go to ``.workbench/removed/WHEN/``, into folders like those they were
in, and its review keeps WHEN beside its name, which says where they are. So renaming, removing and bringing back are
one thing: a new label for the review, and the place that goes with it for the texts.
"""

from __future__ import annotations

import itertools
import threading
import unicodedata
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from alignment import partners
from alignment.bitext import Language
from alignment.digests import Digests
from alignment.errors import TextError
from alignment.folder import Folder, Sources, Upload, check_name, pair_name, read_uploads
from alignment.labels import Label
from alignment.listing import Pair, Removed, listed
from alignment.moves import Moves

if TYPE_CHECKING:
    from alignment.review import Store

WHEN = "%Y-%m-%d-%H%M%S"


class Pairs:
    """The pairs under one folder; methods raise ``TextError`` for its files and ``StoreError`` for its reviews."""

    def __init__(self, root: Path, kept: Path, store: Callable[[], Store]) -> None:
        self._folder = Folder(root / "texts")
        self._place_of_removed = kept / "removed"
        self._store = store
        self._moves = Moves(root, kept / "moving")
        self._changing = threading.RLock()
        self._digests = Digests()
        self._doubts: dict[str, tuple[Pair, tuple[str, ...]]] = {}

    # Looking

    def all(self) -> tuple[Pair, ...]:
        """Return all pairs, sorted by name: those with files and those that are in review."""
        with self._settled() as store:
            de, en = map(self._folder.files, Language)
            saved = {summary.name: summary for summary in store.pairs()}
            known, left = store.sources(), store.left.all()
        names = sorted({*de, *en, *saved}, key=_as_read)
        files = {name: (de.get(name), en.get(name)) for name in names}
        changed = {
            name: self._digests.changed(files[name], digests) for name, digests in known.items() if name in files
        }
        return tuple(
            listed(name, files[name], saved.get(name), changed.get(name, ()), left.get(name, ())) for name in names
        )

    def removed(self) -> tuple[Removed, ...]:
        """Return the pairs that can be brought back, the last one removed first."""
        with self._settled() as store:
            saved = {summary.label: summary for summary in store.removed()}
            labels = {*saved, *self._removed_files()}
        return tuple(
            Removed(
                label=label,
                when=when,
                beads=saved[label].beads if label in saved else 0,
                confirmed=saved[label].confirmed if label in saved else 0,
            )
            for label in sorted(labels, key=lambda label: (label.removed, label.name), reverse=True)
            if (when := _when(label.removed))
        )

    def doubts(self, pair: Pair) -> tuple[str, ...]:
        """Return in words that the texts of a pair hardly match, or where they do not; found once for each state."""
        if not pair.in_review:
            return ()
        known, words = self._doubts.get(pair.name, (None, ()))
        if known != pair:
            store = self._store()
            if partners.match(store.beads(pair.name)):  # most pairs, and their texts need not be read
                words = ()
            else:
                review = store.load(pair.name)
                words = partners.doubts(pair.name, review.bitext.beads, review.text)
            self._doubts[pair.name] = pair, words
        return words

    # Changing

    def add(self, name: str, de: Upload, en: Upload, *, encoding: str | None = None) -> str:
        """Save two uploaded texts as a new pair and return its name; save nothing if one is bad."""
        name = pair_name(name)
        check_name(name)
        texts = read_uploads(de, en, encoding=encoding)
        with self._changing:
            self._check_free(name)
            with self._store().labels():  # nobody takes a file for a left one while it is written
                self._folder.add(name, texts)
        return name

    def rename(self, name: str, new: str, *, who: str) -> str:
        """Give a pair and its texts another name, and return it; its review stays, with its history."""
        name, new = pair_name(name), pair_name(new)
        with self._changing:
            self._check_there(name)
            if new != name:
                check_name(new)
                self._check_free(new, but=name)
                self._move(Label(name), Label(new), who)
        return new

    def remove(self, name: str, *, who: str) -> None:
        """Take a pair out of all lists; nothing of it is lost."""
        name = pair_name(name)
        with self._changing:
            self._check_there(name)
            self._move(Label(name), Label(name, self._free_moment()), who)

    def bring_back(self, key: str, *, who: str) -> None:
        """Put a pair that was removed where it was."""
        label = Label.of(key)
        with self._changing:
            if label not in {removed.label for removed in self.removed()}:
                raise TextError.at(label.name, "is not among the removed pairs", "load the page again")
            self._check_free(label.name, remedy="give that pair another name first")
            self._move(label, Label(label.name), who)
            _tidy(self._place_of_removed / label.removed)

    def sources(self, name: str) -> Sources:
        """Return the German and the English file of a pair. Raises ``TextError`` naming one that is not there."""
        with self._settled():
            return self._folder.sources(name)

    def check_unchanged(self, name: str, sources: Sources) -> None:
        """Raise ``TextError`` if a pair no longer has these texts; inside a transaction of the store none move."""
        if tuple(self._folder.file(language, name) for language in Language) != sources:
            raise TextError.at(name, "was renamed or removed while it was aligned", "align it again")

    @contextmanager
    def _settled(self) -> Iterator[Store]:
        """Give the store after ending what was under way when a program ended; nobody changes pairs meanwhile."""
        with self._changing:
            store = self._store()
            self._moves.settle(store)
            yield store

    def _move(self, old: Label, new: Label, who: str) -> None:
        source, target = self._place(old), self._place(new)
        files = [
            (path, target.path(language, new.name + path.suffix))
            for language in Language
            if (path := source.file(language, old.name))
        ]
        self._moves.make(self._store(), old, new, files, who=who)

    def _place(self, label: Label) -> Folder:
        """Return where the texts of a review of that label are."""
        return Folder(self._place_of_removed / label.removed) if label.removed else self._folder

    def _check_there(self, name: str) -> None:
        if name not in {pair.name for pair in self.all()}:
            raise TextError.at(name, "there is no pair of this name", "load the page again")

    def _check_free(self, name: str, *, but: str = "", remedy: str = "choose another name") -> None:
        """Raise ``TextError`` for a name that is taken; many disks take large and small letters for the same."""
        if name.casefold() in {pair.name.casefold() for pair in self.all() if pair.name != but}:
            raise TextError.at(name, "there is a pair of this name", remedy)

    def _free_moment(self) -> str:
        """Return what to call the present moment: no two pairs are removed in one, as each has a place of its own."""
        now = f"{datetime.now():{WHEN}}"
        taken = {removed.label.removed for removed in self.removed()}
        moments = itertools.chain([now], (f"{now}-{number}" for number in itertools.count(2)))
        return next(moment for moment in moments if moment not in taken)

    def _removed_files(self) -> Iterator[Label]:
        """Yield the labels of the pairs whose texts lie among the removed ones."""
        for folder in self._place_of_removed.glob("*"):
            for language in Language:
                yield from (Label(name, folder.name) for name in Folder(folder).files(language))


def _as_read(name: str) -> tuple[str, str]:
    """Return by what to sort a name, so that capitals and umlauts stand where a person looks for them."""
    return unicodedata.normalize("NFD", name.casefold()), name


def _when(removed: str) -> datetime | None:
    """Return the moment that a label or a folder is called by, ``None`` for a folder that is not of our making."""
    try:
        return datetime.strptime(removed[: len("2026-01-01-000000")], WHEN)
    except ValueError:
        return None


def _tidy(folder: Path) -> None:
    """Take away folders that were left empty."""
    for empty in (*(folder / language for language in Language), folder):
        with suppress(OSError):
            empty.rmdir()
