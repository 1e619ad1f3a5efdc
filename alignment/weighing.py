"""Which weights count: the bundled ones, those of a file, or a project's own."""

from __future__ import annotations

from pathlib import Path

from alignment.beads import Weights, fitted
from alignment.errors import WeightsError
from alignment.settings import BUNDLED, Settings

OWN = "weights.json"
"""A project's own weights, beside its glossary."""


def weights(root: Path, settings: Settings) -> Weights:
    """Return the weights that the settings name, else those of the project in ``root``, else the bundled ones.

    A project's own do not count for a model that comes with weights of its own: theirs are vectors of another kind.
    Raises ``WeightsError`` with all faults of a file.
    """
    bundled, own = fitted(settings.model), root / OWN
    if settings.weights not in (None, BUNDLED):
        return _read(Path(settings.weights))
    return _read(own) if settings.weights is None and bundled == fitted() and own.exists() else bundled


def digest(chosen: Weights, model: str) -> str:
    """Return by what weights are known beside a figure; nothing if they are those that come with the model."""
    return "" if chosen == fitted(model) else chosen.digest


def _read(path: Path) -> Weights:
    try:
        data = path.read_bytes()
    except FileNotFoundError as error:
        raise WeightsError.at(path, "no such file", "check the name") from error
    except IsADirectoryError as error:
        raise WeightsError.at(path, "a folder, not a file", "name a file in it that fit wrote, or bundled") from error
    except OSError as error:
        raise WeightsError.at(path, f"cannot be read: {error.strerror}", "name a file of weights") from error
    return Weights.read(data, path)
