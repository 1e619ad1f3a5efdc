"""Pairs as a list shows them: how far they have come, and what is the matter with their files."""

from __future__ import annotations

import itertools
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from alignment.bitext import Language
from alignment.errors import TextError
from alignment.labels import Label

if TYPE_CHECKING:
    from alignment.review import PairSummary

Files = tuple[Path | TextError | None, Path | TextError | None]
"""The German and the English file of a pair, as far as they are there and can be told."""


class PairState(StrEnum):
    """How far a pair has come, in words for a list."""

    MISSING_DE = "German text missing"
    MISSING_EN = "English text missing"
    TWICE = "two files of one name"
    NEW = "not aligned"
    ALIGNED = "aligned"
    CHANGED = "text changed"
    """Aligned, but a file is no longer what it was then."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """A pair as a list shows it; ``beads``, ``confirmed`` and ``flagged`` count what is saved.

    ``fault`` says why its texts cannot be told, and nothing can be done with them until that is mended; ``revision``
    and ``changed`` tell one state of its review from another. ``signature`` says what made its beads. ``renewed`` are
    the sides whose files are no longer what was aligned, unless somebody said that they are to be ``left`` at that.
    """

    name: str
    state: PairState
    de: Path | None = None
    en: Path | None = None
    fault: TextError | None = None
    beads: int = 0
    confirmed: int = 0
    flagged: int = 0
    revision: int = 0
    changed: datetime | None = None
    signature: str = ""
    renewed: tuple[Language, ...] = ()
    left: tuple[Language, ...] = ()

    @property
    def in_review(self) -> bool:
        """Return whether it was aligned."""
        return self.state in (PairState.ALIGNED, PairState.CHANGED)

    @property
    def complete(self) -> bool:
        """Return whether it can be reviewed: it was aligned, or both texts are there."""
        return self.in_review or self.state == PairState.NEW

    @property
    def files(self) -> tuple[Path, ...]:
        """Return the texts that are there."""
        return tuple(path for path in (self.de, self.en) if path)


@dataclass(frozen=True, slots=True, kw_only=True)
class Removed:
    """A pair that was removed and can be brought back by its ``key``."""

    label: Label
    when: datetime
    beads: int
    confirmed: int

    @property
    def key(self) -> str:
        """Return the one word it can be called by."""
        return self.label.key

    @property
    def name(self) -> str:
        """Return the name it had and will have."""
        return self.label.name


def listed(
    name: str, files: Files, saved: PairSummary | None, digests: Sequence[str] = (), left: Collection[str] = ()
) -> Pair:
    """Return a pair by its files and what is saved of it.

    ``digests`` are those of files that have changed, else empty; only if all of them were ``left``, nothing is to do.
    """
    de, en = files
    changed = tuple(itertools.compress(Language, digests))
    waits = any(digest and digest not in left for digest in digests)
    renewed = changed if waits else ()
    return Pair(
        name=name,
        state=_state(files, in_review=saved is not None, renewed=bool(renewed)),
        de=de if isinstance(de, Path) else None,
        en=en if isinstance(en, Path) else None,
        fault=next((file for file in files if isinstance(file, TextError)), None),
        beads=saved.beads if saved else 0,
        confirmed=saved.confirmed if saved else 0,
        flagged=saved.flagged if saved else 0,
        revision=saved.revision if saved else 0,
        changed=saved.changed if saved else None,
        signature=saved.signature if saved else "",
        renewed=renewed,
        left=() if waits else changed,
    )


def _state(files: Files, *, in_review: bool, renewed: bool) -> PairState:
    de, en = files
    if in_review:
        return PairState.CHANGED if renewed else PairState.ALIGNED
    if isinstance(de, TextError) or isinstance(en, TextError):
        return PairState.TWICE
    if de is None:
        return PairState.MISSING_DE
    return PairState.MISSING_EN if en is None else PairState.NEW
