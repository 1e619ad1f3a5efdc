"""How fast rows are confirmed, and when nobody can tell."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alignment.pace import PAUSE, Work, together, works
from alignment.review import Deed

BEGIN = datetime(1987, 6, 1, 8, 0, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


def deeds(*minutes: float, who: str = "anna", confirmed: int = 1) -> list[Deed]:
    return [Deed(who=who, when=BEGIN + minute * MINUTE, confirmed=confirmed) for minute in minutes]


@pytest.mark.parametrize(
    ("done", "rows", "minutes"),
    [
        ([], 0, 0),
        (deeds(0), 0, 0),  # nobody knows how long the first took
        (deeds(0, 1, 3), 2, 3),
        (deeds(0, 10), 1, 10),
        (deeds(0, 10.1), 0, 0),  # a pause, and the row after it took nobody knows how long
        (deeds(0, 1, 60, 61), 2, 2),
        (deeds(0, 1) + deeds(2, confirmed=-1), 0, 2),  # taken back
        (deeds(0) + deeds(1, confirmed=100), 100, 1),
        (deeds(0) + deeds(1, confirmed=101), 0, 1),  # so many at once say nothing
        (deeds(0) + deeds(1, confirmed=0), 0, 1),
    ],
)
def test_work_is_the_time_between_acts_but_for_pauses(done: list[Deed], rows: int, minutes: float) -> None:
    whole = together(works(done))
    assert (whole.rows, whole.time) == (rows, minutes * MINUTE)


def test_each_reviewer_has_a_clock_of_their_own() -> None:
    found = works([*deeds(0, 8, 16), *deeds(4, 12, who="bert")])
    assert found == (Work(who="anna", rows=2, time=16 * MINUTE), Work(who="bert", rows=1, time=8 * MINUTE))
    assert together(found) == Work(rows=3, time=24 * MINUTE)


@pytest.mark.parametrize(
    ("rows", "minutes", "pace"), [(30, 30, 60), (20, 5, 240), (19, 30, None), (90, 4.9, None), (0, 0, None)]
)
def test_a_pace_is_known_of_twenty_rows_and_five_minutes_on(rows: int, minutes: float, pace: float | None) -> None:
    work = Work(rows=rows, time=minutes * MINUTE)
    assert work.pace == pace
    assert work.lasts(120) == (pace and 120 / pace * 3600)


@given(st.lists(st.tuples(st.sampled_from("ab"), st.integers(0, 200), st.integers(0, 3)), max_size=30))
def test_work_is_never_longer_than_from_first_to_last_act_and_no_row_counts_twice(
    acts: list[tuple[str, int, int]],
) -> None:
    done = [Deed(who=who, when=BEGIN + at * MINUTE, confirmed=rows) for who, at, rows in acts]
    for work in works(done):
        times = [deed.when for deed in done if deed.who == work.who]
        assert timedelta() <= work.time <= min(max(times) - min(times), PAUSE * len(times))
        assert work.rows <= sum(deed.confirmed for deed in done if deed.who == work.who)
