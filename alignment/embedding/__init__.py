"""Sentences → vectors: one small door, :class:`Encoder`, with three kinds of model behind it.

The bundled model is static and read with tokenizers and numpy alone; ``surface`` is none at all, but counts what is
written alike; any other is loaded by sentence-transformers, which is imported only then.
"""

from __future__ import annotations

from pathlib import Path

from alignment.embedding.encoder import Encoder, Progress, Runs, Starts, Vectors
from alignment.errors import EncoderUnavailable
from alignment.settings import BUNDLED, SURFACE

__all__ = ["BUNDLED_MODEL", "Encoder", "Progress", "Runs", "Starts", "Vectors", "load"]

BUNDLED_MODEL = Path(__file__).with_name("model")
"""The folder of the bundled model, in the format ``SentenceTransformer(path)`` loads."""


def load(model: str = BUNDLED, *, cache: Path | None = None) -> Encoder:
    """Return the encoder for ``bundled``, for ``surface``, or for the name or folder of a sentence-transformers model.

    A folder that ``alignment.embedding.train`` wrote is read as quickly as the bundled model. ``cache`` is a folder
    where the vectors of other models are kept between runs; without it they are not kept. Raises
    ``EncoderUnavailable`` where the model cannot be had.
    """
    from alignment.embedding.storage import is_static

    if not model:
        raise EncoderUnavailable("model: no name (name a model or a folder, or leave it out for the bundled one)")
    if model == SURFACE:
        from alignment.embedding.surface import SurfaceEncoder

        return SurfaceEncoder()
    folder = BUNDLED_MODEL if model == BUNDLED else Path(model)
    if model == BUNDLED or is_static(folder):
        from alignment.embedding.static import StaticEncoder

        return StaticEncoder.load(folder, model if model == BUNDLED else folder.resolve().name)
    from alignment.embedding.hub import HubEncoder

    return HubEncoder.load(model, cache)
