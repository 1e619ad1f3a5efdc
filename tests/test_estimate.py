"""How long is left, in words."""

import pytest

from alignment.estimate import Estimate


@pytest.mark.parametrize(
    ("told", "said"),
    [
        # seconds, done and total, each time progress is told
        ([(0, 0, 100)], ""),
        ([(0, 0, 100), (2, 50, 100)], ""),
        ([(0, 0, 100), (10, 50, 100)], "less than a minute left"),
        ([(0, 0, 100), (60, 50, 100)], "about 1 minute left"),
        ([(0, 0, 100), (60, 10, 100)], "about 9 minutes left"),
        ([(0, 0, 1000), (60, 10, 1000)], "about 2 hours left"),
        ([(0, 80, 100), (60, 90, 100)], "about 1 minute left"),
        ([(0, 80, 100), (60, 80, 100)], ""),
        ([(0, 0, 100), (60, 100, 100)], ""),
    ],
)
def test_the_rest_is_told_by_what_was_done_so_far(told: list[tuple[int, int, int]], said: str) -> None:
    times = iter([seconds for seconds, _, _ in told])
    estimate = Estimate(clock=lambda: next(times))
    assert [estimate.words(done, total) for _, done, total in told][-1] == said
