"""The folder of a static model: written here, read here, and read by sentence-transformers.

One signed byte a weight and one scale a piece, under the names model2vec gave them (``embeddings``, ``weights``;
Tulkens and van Dongen 2024), which sentence-transformers multiplies out when it loads a ``StaticEmbedding``: a
quarter of the size in floats, and a weight is off by at most 1/254 of its row's largest.
"""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from safetensors import SafetensorError
from safetensors.numpy import load_file, save
from tokenizers import Tokenizer

from alignment.errors import EncoderUnavailable

Weights = NDArray[np.float32]


class Rounded(NamedTuple):
    """Weights as stored: signed bytes, and what a byte of each row is worth."""

    bytes: NDArray[np.int8]
    scales: NDArray[np.float32]

    @classmethod
    def of(cls, weights: Weights) -> Rounded:
        """Return the weights rounded, the largest of each row to 127."""
        scales = np.abs(weights).max(axis=1) / 127
        steps = np.rint(weights / np.where(scales > 0, scales, 1)[:, None])
        return cls(steps.astype(np.int8), scales.astype(np.float32))

    def rows(self, pieces: NDArray[np.integer]) -> Weights:
        """Return the weights of some pieces as numbers, shape ``(len(pieces), dimensions)``."""
        rows: Weights = self.bytes[pieces] * self.scales[pieces, None]
        return rows


_STATIC, _NORMALISE = "0_StaticEmbedding", "1_Normalize"
_TOKENIZER, _WEIGHTS = f"{_STATIC}/tokenizer.json", f"{_STATIC}/model.safetensors"
_MODULES = [
    {"idx": 0, "name": "0", "path": _STATIC, "type": "sentence_transformers.models.StaticEmbedding"},
    {"idx": 1, "name": "1", "path": _NORMALISE, "type": "sentence_transformers.models.Normalize"},
]
_CONFIGURATION = {"model_type": "SentenceTransformer", "prompts": {}, "similarity_fn_name": "cosine"}


def save_model(folder: Path, tokenizer: Tokenizer, weights: Weights) -> None:
    """Write a tokenizer and its weights, shape ``(pieces, dimensions)``, as a folder sentence-transformers loads."""
    for part in (_STATIC, _NORMALISE):
        (folder / part).mkdir(parents=True, exist_ok=True)
    rounded = Rounded.of(weights)
    (folder / _WEIGHTS).write_bytes(save({"embeddings": rounded.bytes, "weights": rounded.scales}))
    tokenizer.save(str(folder / _TOKENIZER), pretty=False)
    _write_json(folder / "modules.json", _MODULES)
    _write_json(folder / "config_sentence_transformers.json", _CONFIGURATION)
    _write_json(folder / _NORMALISE / "config.json", {})


def is_static(folder: Path) -> bool:
    """Return whether a folder has the layout ``save_model`` writes."""
    return all((folder / name).is_file() for name in (_TOKENIZER, _WEIGHTS))


def load_model(folder: Path) -> tuple[Tokenizer, Rounded]:
    """Return the tokenizer and the weights of a folder ``save_model`` wrote.

    Raises ``EncoderUnavailable`` where the files are missing or damaged, or do not belong together.
    """
    try:
        tensors = load_file(folder / _WEIGHTS)
        weights = Rounded(tensors["embeddings"], tensors["weights"])
    except (OSError, SafetensorError, KeyError) as error:
        raise _damaged(folder) from error
    tokenizer = load_tokenizer(folder)
    if len(weights.scales) != tokenizer.get_vocab_size():
        raise _damaged(folder)
    return tokenizer, weights


def load_tokenizer(folder: Path) -> Tokenizer:
    """Return the tokenizer of a model's folder; raises ``EncoderUnavailable`` where it is missing or damaged."""
    try:
        return Tokenizer.from_buffer((folder / _TOKENIZER).read_bytes())
    except (OSError, ValueError) as error:
        raise _damaged(folder) from error


def digest(folder: Path) -> str:
    """Return eight hexadecimal digits that change with the tokenizer or the weights."""
    both = hashlib.blake2b(digest_size=4)
    for name in (_TOKENIZER, _WEIGHTS):
        both.update((folder / name).read_bytes())
    return both.hexdigest()


def _damaged(folder: Path) -> EncoderUnavailable:
    return EncoderUnavailable(f"{folder}: the model is missing or damaged (restore the folder, or train it again)")


def _write_json(path: Path, value: Any) -> None:
    path.write_text(json.dumps(value, indent=2) + "\n", encoding="utf-8")
