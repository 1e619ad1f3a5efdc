"""The unit of a model's similarities, and alignments under models of another scale."""

import numpy as np
import pytest

from alignment.beads import align, read_beads, score
from alignment.beads.sides import Side
from alignment.beads.weights import fitted
from alignment.beads.yardstick import spread
from alignment.embedding import load
from alignment.embedding.rows import unit
from alignment.settings import Settings
from tests.beads.test_gold import OWN, gold


class Bent:
    """A model like another, but for what ``bend`` does to the vector of each run."""

    def __init__(self, model, bend):
        self._model, self._bend, self.signature, self.effort = model, bend, "bent", model.effort

    def encode(self, texts, progress=None):
        return self._bend(self._model.encode(texts, progress))

    def runs(self, sentences, longest, progress=None):
        return BentRuns(self._model.runs(sentences, longest, progress), self._bend)


class BentRuns:
    def __init__(self, runs, bend):
        self._runs, self._bend, self.longest = runs, bend, runs.longest

    def __len__(self):
        return len(self._runs)

    def vectors(self, starts, length):
        return self._bend(self._runs.vectors(starts, length))


def crowded(share):
    """Return what gives all vectors a share of their squared length in common, as transformers do."""

    def bend(rows):
        common = np.full(rows.shape[1], (share / rows.shape[1]) ** 0.5, dtype=np.float32)
        return unit(rows * np.float32((1 - share) ** 0.5) + common)

    return bend


@pytest.fixture(scope="module")
def bundled():
    return load()


def test_the_bundled_weights_are_in_the_unit_of_the_bundled_model(bundled):
    assert fitted().suited_to(spread(bundled)) is fitted()


def test_crowded_vectors_are_less_spread(bundled):
    assert spread(Bent(bundled, crowded(0.8))) == pytest.approx(spread(bundled) / 5, rel=0.05)


def test_a_model_that_tells_nothing_apart_has_no_spread(bundled):
    assert spread(Bent(bundled, np.ones_like)) == 0


@pytest.mark.parametrize("share", [0.6, 0.9])
@pytest.mark.parametrize("name", ["bericht-1986", "briefe-1961"])
def test_texts_are_aligned_as_well_under_a_crowded_model(bundled, name, share):
    de, en, beads = gold(OWN, name)
    right = read_beads(beads, name)
    found = [
        score(right, align(de.splitlines(), en.splitlines(), encoder=model, settings=Settings())).strict.f1
        for model in (bundled, Bent(bundled, crowded(share)))
    ]
    assert found[1] >= found[0] - 0.02


def test_blocks_of_sentences_are_told_apart_under_a_crowded_model(encoder, sentences):
    texts = sentences(160)
    side = Side.of(texts, Bent(encoder, crowded(0.9)).runs(texts, 1)).coarser(16)
    blocks = side.runs.vectors(np.arange(10), 1)
    assert np.abs(blocks @ blocks.T - np.eye(10)).max() < 0.7
