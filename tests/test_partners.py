"""Whether two texts belong together, by the sentences that have a partner."""

import pytest

from alignment.partners import doubt, share_of
from tests.review.making import tiling


@pytest.mark.parametrize(
    ("shapes", "share"),
    [
        ([(1, 1), (2, 1)], 1.0),
        ([(1, 1), (1, 0), (0, 1)], 0.5),
        ([(1, 0), (2, 2), (0, 3)], 0.5),
        ([(1, 1)] + [(0, 1)] * 8, 0.2),
        ([(1, 0), (0, 1)], 0.0),
        ([], 1.0),
    ],
)
def test_the_share_is_of_the_sentences_beside_which_others_stand(shapes: list[tuple[int, int]], share: float) -> None:
    assert share_of(tiling(shapes)) == share


def test_only_texts_that_hardly_match_are_doubted() -> None:
    assert doubt("report", 0.7) == ""
    assert (
        doubt("report", 0.6999)
        == "report: only 69 % of the sentences have a partner (are these the two sides of one text?)"
    )
