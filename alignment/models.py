"""The models of a project, each loaded once and when it is first asked for."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

from alignment.embedding import Encoder
from alignment.errors import EncoderUnavailable
from alignment.settings import BUNDLED, SURFACE, Made


class Models:
    """Loads models by name and keeps them; several threads may ask."""

    def __init__(self, load: Callable[..., Encoder], cache: Path) -> None:
        self._load, self._cache = load, cache
        self._loaded: dict[str, Encoder] = {}
        self._lock = threading.Lock()
        self._loading: dict[str, threading.Lock] = {}  # one a model: it may take minutes, and others are there by then

    def encoder(self, model: str) -> Encoder:
        """Return the encoder of that name. Raises ``EncoderUnavailable``."""
        with self._lock:
            loading = self._loading.setdefault(model, threading.Lock())
        with loading:
            if model not in self._loaded:
                self._loaded[model] = self._load(model, cache=self._cache)
            return self._loaded[model]

    def at_hand(self, signature: str) -> str:
        """Return the model that a signature names, if it is loaded or takes no loading; else the bundled one."""
        made = Made.read(signature)
        return (made and self._ready(made)) or BUNDLED

    def own(self, signature: str) -> str:
        """Return by what name to load the model that a signature names; ``bundled`` for one that names none.

        Raises ``EncoderUnavailable`` for a model that was a folder and is not loaded, as nothing says where it is.
        """
        made = Made.read(signature)
        if made is None:
            return BUNDLED
        if not (ready := self._ready(made)) and "/" not in made.name:
            raise EncoderUnavailable(
                f"{made.model}: a model in a folder that is not known (name the folder, or another model)"
            )
        return ready or made.name

    def _ready(self, made: Made) -> str | None:
        """Return the name of a model that is loaded or takes no loading."""
        loaded = (model for model, one in list(self._loaded.items()) if one.signature == made.model)
        return next(loaded, made.name if made.name in (BUNDLED, SURFACE) else None)
