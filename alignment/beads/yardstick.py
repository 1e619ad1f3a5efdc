"""How far apart a model puts sentences that have nothing to do with each other: the unit of its similarities.

Models differ in scale. Those that are trained to tell sentences apart use all cosines from 0 on; of many transformers,
whose vectors have most of their length in common, hardly any lies below 0.7 (Ethayarajh 2019), and a difference of 0.05
says there what 0.5 says elsewhere. What they all can be asked is how much the similarities of unrelated sentences
differ; measured in that unit, the weights of one model do for others. It is asked once a model, with the same sentences
always, so that it does not depend on the texts in hand, of which a stretch may be a few sentences long. They are of one
subject, like those of the texts: models tell subjects apart more easily.

Tried, and left out: the similarity of the nearest sentences as the unit, which noise raises; weighing it by how far it
stands out, which helps where a model knows next to nothing but moves the results of good ones; and asking each pair of
texts, which does no better and would need most of a text for it.
"""

from __future__ import annotations

import json
from functools import lru_cache
from pathlib import Path

import numpy as np

from alignment.embedding.encoder import Encoder

SENTENCES = Path(__file__).with_name("yardstick.json")
"""German and English sentences of the sample pair, none of them the translation of another."""

DIGITS = 5
"""To how many the spread is rounded, as weights keep it: processors differ in the last ones."""


@lru_cache(maxsize=8)
def spread(encoder: Encoder) -> float:
    """Return the standard deviation of the similarity above background of unrelated sentences under a model."""
    sentences = json.loads(SENTENCES.read_text(encoding="utf-8"))
    de, en = (encoder.encode(sentences[language]) for language in ("de", "en"))
    similar = de @ en.T - (de @ en.mean(axis=0))[:, None] / 2 - en @ de.mean(axis=0) / 2
    return round(float(np.std(similar)), DIGITS)
