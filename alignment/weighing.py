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

    Raises ``WeightsError`` with all faults of a file.
    """
    if settings.weights == BUNDLED:
        return fitted()
    if settings.weights is not None:
        return _read(Path(settings.weights))
    own = root / OWN
    return _read(own) if own.exists() else fitted()


def digest(chosen: Weights) -> str:
    """Return by what weights are known beside a figure; nothing if they are the bundled ones."""
    return "" if chosen == fitted() else chosen.digest


def _read(path: Path) -> Weights:
    try:
        data = path.read_bytes()
    except FileNotFoundError as error:
        raise WeightsError.at(path, "no such file", "check the name") from error
    except OSError as error:
        raise WeightsError.at(path, f"cannot be read: {error.strerror}", "name a file of weights") from error
    return Weights.read(data, path)
