"""Repairs for beads in review: from the database, by model and weights, to what else could stand there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from alignment import beads, weighing
from alignment.beads import Background, Repair
from alignment.errors import WeightsError
from alignment.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from alignment.models import Models
    from alignment.review import Store


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
