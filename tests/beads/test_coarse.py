"""Where the path is looked for, and what is learned of the pair on the way."""

import pytest

from alignment.beads.aligner import scorer_of
from alignment.beads.coarse import WHOLE, located
from alignment.beads.sides import Side
from alignment.beads.weights import fitted


@pytest.mark.parametrize("count", [60, 600], ids=["searched whole", "by blocks"])
@pytest.mark.parametrize("missing", ["nothing", "German", "English"])
def test_the_ratio_of_lengths_is_that_of_the_sentences_with_partners(count, missing, encoder, sentences):
    de = sentences(count)
    en = [f"{text.upper()}{'.' * (len(text) // 10)}" for text in de]
    kept = {"nothing": (0, 0), "German": (count // 3, 0), "English": (0, count // 3)}[missing]
    sides = [Side.of(texts, encoder.runs(texts, 4)) for texts in (de[kept[0] :], en[kept[1] :])]
    assert (count * count <= WHOLE) == (count == 60)
    scorer, corridor = located(scorer_of(*sides, 4, fitted()))
    true = Side.of(en, encoder.runs(en, 4)).reach[-1] / Side.of(de, encoder.runs(de, 4)).reach[-1]
    assert scorer.ratio == pytest.approx(true, rel=0.04)
    assert (corridor.de, corridor.en) == tuple(map(len, sides))
