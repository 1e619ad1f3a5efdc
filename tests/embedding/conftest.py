from pathlib import Path

import pytest

from alignment.embedding import Encoder, load
from alignment.embedding.corpora import Corpus, Pair, Register, Source
from alignment.embedding.schedule import Schedule
from alignment.embedding.tokenizer import train_tokenizer
from alignment.embedding.train import sample, train

NOUNS = (
    ("der Betrieb", "the enterprise"),
    ("die Versorgung", "the supply"),
    ("der Plan", "the plan"),
    ("das Kraftwerk", "the power station"),
    ("die Bezirksleitung", "the district leadership"),
    ("der Außenhandel", "foreign trade"),
)
VERBS = (
    ("wurde geprüft", "was examined"),
    ("ist gesichert", "is secured"),
    ("blieb zurück", "fell behind"),
    ("wird erweitert", "is being extended"),
)


@pytest.fixture(scope="session")
def made_pairs() -> list[Pair]:
    """Return sentences put together from a few words, each with its translation."""
    return [Pair(f"{noun} {verb}.", f"{thing} {deed}.") for noun, thing in NOUNS for verb, deed in VERBS]


@pytest.fixture(scope="session")
def bundled() -> Encoder:
    return load()


@pytest.fixture(scope="session")
def trained(made_pairs: list[Pair], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Train a tiny model and return its folder."""
    folder = tmp_path_factory.mktemp("models") / "tiny"
    corpus = Corpus(Source("made", "none", Register.PROSE, 1.0), made_pairs)
    schedule = Schedule(dimensions=16, epochs=60.0, batch=24, rate=0.05, warmup=5, threads=1)
    tokenizer = train_tokenizer(sample([corpus], seed=0), 200)
    train([corpus], folder, tokenizer, schedule, lambda _line: None)
    return folder
