import pytest

from alignment.beads import Agreement, read_beads, read_gold, score

CASES = [
    # gold, beads, strict precision and recall, lax precision and recall, why
    ("[0]:[0] [1]:[1]", "[0]:[0] [1]:[1]", (1, 1), (1, 1), "the same beads"),
    ("[0]:[0] [1]:[1]", "[0, 1]:[0, 1]", (0, 0), (1, 1), "one bead for two overlaps both"),
    ("[0, 1]:[0]", "[0]:[0] [1]:[]", (0, 0), (0.5, 1), "a wrong gap counts against precision"),
    ("[0]:[0] [1]:[]", "[0]:[0] [1]:[]", (1, 1), (1, 1), "a right gap counts for precision"),
    ("[0]:[0] []:[1]", "[0]:[0, 1]", (0, 0), (1, 1), "a gap missed does not count in recall"),
    ("[0]:[0] [1]:[1]", "[0]:[1] [1]:[0]", (0, 0), (0, 0), "sharing sentences on one side is not enough"),
    ("[0]:[0]", "[0]:[] []:[0]", (0, 0), (0, 0), "only gaps"),
    ("[0]:[0]", "", (0, 0), (0, 0), "nothing"),
    ("[0]:[] []:[0]", "[0]:[0]", (0, 0), (0, 0), "gold of gaps only"),
]


def beads(text):
    return read_beads(text.replace(" [", "\n[").replace(",\n", ", "), "case")


@pytest.mark.parametrize(("gold", "found", "strict", "lax", "why"), CASES)
def test_scores_count_as_published(gold, found, strict, lax, why):
    result = score(beads(gold), beads(found))
    agreements = (result.strict.precision, result.strict.recall), (result.lax.precision, result.lax.recall)
    assert agreements == (strict, lax), why


def test_f1_is_the_harmonic_mean():
    assert Agreement(precision=0.5, recall=1.0).f1 == pytest.approx(2 / 3)
    assert Agreement(precision=0.0, recall=0.0).f1 == 0.0


def test_kinds_are_counted_as_gold_has_them():
    result = score(beads("[0]:[0] [1]:[] [2, 3]:[1]"), beads("[0]:[0] [1]:[] [2]:[1] [3]:[]"))
    assert result.by_kind == {"1-0": (1, 1), "1-1": (1, 1), "2-1": (0, 1)}


def test_gold_may_hold_sentences_that_do_not_follow_on_each_other():
    gold = read_gold("[0, 2]:[0]\n[1]:[1]")
    result = score(gold, beads("[0]:[0] [1]:[1] [2]:[]"))
    assert (result.strict.recall, result.lax.recall) == (0.5, 1)
    assert result.by_kind == {"1-1": (1, 1), "2-1": (0, 1)}
