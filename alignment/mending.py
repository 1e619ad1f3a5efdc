"""Repairs and new alignments for beads in review: by model and weights, what else could stand there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from alignment import beads, weighing
from alignment.beads import Background, Repair
from alignment.bitext import Bead
from alignment.errors import WeightsError
from alignment.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from alignment.models import Models
    from alignment.review import Store


MOST_ALIGNED = 1000
"""So many beads are aligned anew at a time, while somebody waits."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Realigned:
    """What a new alignment would change: ``new`` beads in the place of ``old`` ones, from the first change to the last.

    Both are empty where nothing would. ``of`` is how many beads were aligned anew.
    """

    old: tuple[Bead, ...]
    new: tuple[Bead, ...]
    of: int


class Mending:
    """Finds repairs; what their scores need of whole texts it works out once a pair and model."""

    def __init__(self, root: Path, models: Models, store: Callable[[], Store]) -> None:
        self._root, self._models, self._store = root, models, store
        self._backgrounds: dict[tuple[str, ...], Background] = {}

    def repairs(self, number: int, place: int) -> tuple[Repair, ...]:
        """Return the repairs of the bead at a place of a pair; see :meth:`alignment.project.Project.repairs`."""
        near = self._store().near(number, place, beads.REACH + 1)
        de, en = near.texts.values()
        if not (de and en):
            return ()
        settings = self._settings(near.signature)
        encoder = self._models.encoder(settings.model)
        key = (*near.documents, encoder.signature)
        if key not in self._backgrounds:
            bitext = self._store().numbered(number).bitext
            self._backgrounds[key] = Background.of(bitext.de.texts, bitext.en.texts, bitext.beads, encoder)
        return beads.repairs(
            *(de, en, near.beads, near.index),
            background=self._backgrounds[key],
            encoder=encoder,
            settings=settings,
            weights=weighing.weights(self._root, settings),
        )

    def realigned(self, number: int, place: int) -> Realigned:
        """Return what else a new alignment makes of the beads around one; see :meth:`alignment.project.Project`."""
        near = self._store().open_around(number, place, MOST_ALIGNED)
        settings, first = self._settings(near.signature), near.beads[0]
        found = beads.align_stretch(
            *near.texts.values(),
            encoder=self._models.encoder(settings.model),
            settings=settings,
            weights=weighing.weights(self._root, settings),
            at=(first.de.start, first.en.start),
        )
        head = _alike(near.beads, found)
        old, new = near.beads[head:], found[head:]
        tail = _alike(old[::-1], new[::-1])
        return Realigned(old=old[: len(old) - tail], new=new[: len(new) - tail], of=len(near.beads))

    def faults(self, name: str) -> WeightsError | None:
        """Return why no repairs of a pair in review can be found, ``None`` if they can."""
        signatures = (pair.signature for pair in self._store().pairs() if pair.name == name)
        try:
            for signature in signatures:
                weighing.weights(self._root, self._settings(signature))
        except WeightsError as error:
            return error
        return None

    def _settings(self, signature: str) -> Settings:
        return Settings(model=self._models.at_hand(signature))


def _alike(some: Sequence[Bead], others: Sequence[Bead]) -> int:
    """Return how many beads are of the same sentences before the first that are not."""
    pairs = zip(some, others, strict=False)
    runs = (one.de == other.de and one.en == other.en for one, other in pairs)
    return next((count for count, same in enumerate(runs) if not same), min(len(some), len(others)))
