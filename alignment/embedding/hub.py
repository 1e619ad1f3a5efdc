"""Any sentence-transformers model, by name or folder: loaded on demand, its vectors kept on disk.

Such a model is not additive: the vector of several sentences is that of the sentences joined by spaces, so each
run is encoded once.
"""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from alignment.embedding.cache import Half, VectorCache
from alignment.embedding.encoder import Progress, Starts, Vectors
from alignment.embedding.rows import check_runs, unit
from alignment.errors import EncoderUnavailable

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

_ANSWER_WITHIN = 5
"""Seconds the model hub has to answer before the model counts as out of reach."""
_GROUP = 128
"""Texts encoded between two writes to the cache: what a broken run loses at most, and how often progress is told."""
_BATCH = 32


class HubEncoder:
    """A sentence-transformers model. Its vectors are rounded to half precision, cached or not."""

    effort = 1000

    def __init__(self, model: SentenceTransformer, signature: str, cache: Path | None = None) -> None:
        self._model, self._signature = model, signature
        self._asking = threading.Lock()  # a tokenizer that is asked by two threads says “Already borrowed”
        self._dimensions = int(model.get_embedding_dimension() or len(self._ask([""])[0]))
        self._cache = VectorCache(cache, signature, self._dimensions) if cache else None

    @classmethod
    def load(cls, name: str, cache: Path | None = None) -> HubEncoder:
        """Return the model of that name or folder; raises ``EncoderUnavailable`` where it cannot be had."""
        folder = Path(name)
        if folder.is_dir():
            return cls(_open(name, offline=True), f"{folder.resolve().name}@{_digest(folder)}", cache)
        name = name if "/" in name else f"sentence-transformers/{name}"
        stored = _stored(name)
        if not stored:
            _check_reachable(name)
        model = _open(name, offline=stored is not None)
        revision = (stored or _stored(name) or Path("unknown")).name
        return cls(model, f"{name}@{revision[:8]}", cache)

    @property
    def signature(self) -> str:
        """Return the model's name and its revision on the hub, or for a folder a digest of its files."""
        return self._signature

    def encode(self, texts: Sequence[str], progress: Progress | None = None) -> Vectors:
        """Return one unit vector a text, shape ``(len(texts), dimensions)``, encoding each distinct text once."""
        distinct, order = _distinct(texts)
        return unit(self._encode(distinct, progress)[order].astype(np.float32))

    def runs(self, sentences: Sequence[str], longest: int, progress: Progress | None = None) -> HubRuns:
        """Return the vectors of all runs of up to ``longest`` sentences, all encoded here."""
        joined = [
            " ".join(sentences[start : start + length])
            for length in range(1, longest + 1)
            for start in range(len(sentences) - length + 1)
        ]
        distinct, order = _distinct(joined)
        return HubRuns(self._encode(distinct, progress), order, len(sentences), longest)

    def _encode(self, texts: list[str], progress: Progress | None) -> Half:
        """Return the vectors of distinct texts, from the cache or the model.

        Those of one length are encoded together, the longest first. ``progress`` counts characters, which time goes by.
        """
        vectors = np.zeros((len(texts), self._dimensions), dtype=np.float16)
        missing, done = [], 0
        known = self._cache.find(texts) if self._cache else {}
        for place, text in enumerate(texts):
            if text in known:
                vectors[place] = known[text]
                done += len(text)
            else:
                missing.append(place)
        missing.sort(key=lambda place: -len(texts[place]))
        report, whole = progress or _silence, sum(map(len, texts))
        report(done, whole)
        for start in range(0, len(missing), _GROUP):
            group = missing[start : start + _GROUP]
            vectors[group] = self._ask([texts[place] for place in group])
            if self._cache:
                self._cache.keep({texts[place]: vectors[place] for place in group})
            done += sum(len(texts[place]) for place in group)
            report(done, whole)
        return vectors

    def _ask(self, texts: list[str]) -> NDArray[np.float32]:
        with self._asking:
            answer = self._model.encode(
                texts, batch_size=_BATCH, normalize_embeddings=True, convert_to_numpy=True, show_progress_bar=False
            )
        return np.asarray(answer, dtype=np.float32)


class HubRuns:
    """Runs of one text, each encoded beforehand."""

    def __init__(self, vectors: Half, order: NDArray[np.intp], sentences: int, longest: int) -> None:
        self._vectors, self._order, self._sentences, self.longest = vectors, order, sentences, longest

    def __len__(self) -> int:
        return self._sentences

    def vectors(self, starts: Starts, length: int) -> Vectors:
        """Return one unit row for each run; raises ``ValueError`` for a run that does not exist."""
        check_runs(starts, length, self._sentences, self.longest)
        shorter = length - 1
        first = shorter * self._sentences - shorter * (shorter - 1) // 2  # runs of one, then of two, …
        return unit(self._vectors[self._order[first + starts]].astype(np.float32))


def _silence(_done: int, _of: int) -> None:
    """Report nothing."""


def _distinct(texts: Sequence[str]) -> tuple[list[str], NDArray[np.intp]]:
    """Return each text once, and for every text its place among those."""
    places: dict[str, int] = {}
    order = np.fromiter((places.setdefault(text, len(places)) for text in texts), np.intp, len(texts))
    return list(places), order


def _stored(name: str) -> Path | None:
    """Return the folder of a model that was downloaded before; its name is the revision."""
    from huggingface_hub import snapshot_download
    from huggingface_hub.errors import HFValidationError

    try:
        return Path(snapshot_download(name, local_files_only=True))
    except HFValidationError as error:
        raise EncoderUnavailable(f"{name}: no such folder, and no name of a model (check --model)") from error
    except OSError:
        return None


def _check_reachable(name: str) -> None:
    """Ask the hub for the model once, so that a machine without internet hears at once instead of after retries."""
    from huggingface_hub import HfApi
    from huggingface_hub.errors import RepositoryNotFoundError

    try:
        HfApi().model_info(name, timeout=_ANSWER_WITHIN)
    except RepositoryNotFoundError as error:
        raise EncoderUnavailable(f"{name}: no such folder, and no such model on the hub (check --model)") from error
    except Exception as error:  # whatever the HTTP library of the day raises, the model is out of reach
        raise EncoderUnavailable(
            f"{name}: not on this machine and cannot be downloaded (run `hf download {name} --local-dir MODEL` "
            "on a machine with internet and pass the folder with --model MODEL)"
        ) from error


def _open(name: str, *, offline: bool) -> SentenceTransformer:
    from sentence_transformers import SentenceTransformer

    try:
        return SentenceTransformer(name, local_files_only=offline)
    except Exception as error:  # torch, transformers and safetensors each have their own; all mean the same here
        reason = (str(error).strip().splitlines() or [type(error).__name__])[0].rstrip(".")
        raise EncoderUnavailable(
            f"{name}: cannot be loaded: {reason} (pass a folder or name that SentenceTransformer loads)"
        ) from error


def _digest(folder: Path) -> str:
    """Return eight hexadecimal digits that change with the name or content of any file of a model."""
    whole = hashlib.blake2b(digest_size=4)
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        with path.open("rb") as file:
            whole.update(f"{path.relative_to(folder)}\0".encode())
            whole.update(hashlib.file_digest(file, "blake2b").digest())
    return whole.hexdigest()
