"""Agreement of two readers: figures against published examples and the formulas of the papers."""

from __future__ import annotations

import random
from math import sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alignment.agreement import Agreement, Cells, Stratum, Z
from alignment.audits import Interval


def simple(*cells: int) -> Agreement:
    """Return what a simple random sample shows."""
    return Agreement((Stratum(sum(cells), Cells(*cells)),))


# Feinstein and Cicchetti (1990), tables 2 to 5: high agreement with either kappa, and fair agreement with either.
# Gwet (2002): nearly all of one kind. Sim and Wright (2005), table 1.
PUBLISHED = [
    ((40, 9, 6, 45), 0.85, 0.70, 0.701),
    ((80, 10, 5, 5), 0.85, 0.32, 0.808),
    ((45, 15, 25, 15), 0.60, 0.13, 0.266),
    ((25, 35, 5, 35), 0.60, 0.26, 0.208),
    ((118, 5, 2, 0), 0.944, -0.0234, 0.9408),
    ((22, 2, 4, 11), 0.846, 0.67, 0.715),
]


@pytest.mark.parametrize(("cells", "observed", "kappa", "ac1"), PUBLISHED)
def test_figures_are_those_published(cells: tuple[int, ...], observed: float, kappa: float, ac1: float) -> None:
    found = simple(*cells)
    assert found.observed.value == pytest.approx(observed, abs=5e-4)
    assert found.kappa.value == pytest.approx(kappa, abs=5e-3 if round(kappa, 2) == kappa else 5e-5)
    assert found.ac1.value == pytest.approx(ac1, abs=5e-4)


def test_the_prevalence_index_is_that_of_byrt_and_others() -> None:
    assert simple(22, 2, 4, 11).prevalence == pytest.approx(11 / 39)
    assert simple(80, 10, 5, 5).prevalence == pytest.approx(0.75)


SKEWED = [((80, 10, 5, 5), True), ((118, 5, 2, 0), True), ((60, 0, 0, 0), True), ((40, 9, 6, 45), False)]


@pytest.mark.parametrize(("cells", "skewed"), SKEWED)
def test_kappa_is_said_to_mislead_where_most_rows_are_of_one_kind(cells: tuple[int, ...], skewed: bool) -> None:
    assert simple(*cells).skewed is skewed


def of_fleiss_cohen_and_everitt(cells: tuple[int, ...]) -> float:
    """Return the standard error of kappa as in Fleiss, Cohen and Everitt (1969), formula 13."""
    n = sum(cells)
    p = [[cells[0] / n, cells[1] / n], [cells[2] / n, cells[3] / n]]
    row, column = [sum(line) for line in p], [p[0][k] + p[1][k] for k in (0, 1)]
    po, pe = p[0][0] + p[1][1], sum(row[k] * column[k] for k in (0, 1))
    same = sum(p[k][k] * ((1 - pe) - (column[k] + row[k]) * (1 - po)) ** 2 for k in (0, 1))
    other = (1 - po) ** 2 * sum(p[i][j] * (column[i] + row[j]) ** 2 for i, j in ((0, 1), (1, 0)))
    return sqrt(same + other - (po * pe - 2 * pe + po) ** 2) / ((1 - pe) ** 2 * sqrt(n))


def of_gwet(cells: tuple[int, ...]) -> float:
    """Return the standard error of AC1 as in Gwet (2008), for two readers, two answers and endless rows."""
    n = sum(cells)
    p = {(i, j): cells[2 * i + j] / n for i in (0, 1) for j in (0, 1)}
    right = (2 * p[0, 0] + p[0, 1] + p[1, 0]) / 2
    share = (right, 1 - right)
    pa, pe = p[0, 0] + p[1, 1], 2 * right * (1 - right)
    ac1 = (pa - pe) / (1 - pe)
    first = sum(p[k, k] * (1 - share[k]) for k in (0, 1)) - pa * pe
    second = sum(part * (1 - (share[i] + share[j]) / 2) ** 2 for (i, j), part in p.items()) - pe**2
    return sqrt(pa * (1 - pa) - 4 * (1 - ac1) * first + 4 * (1 - ac1) ** 2 * second) / ((1 - pe) * sqrt(n))


tables = st.tuples(*[st.integers(1, 60)] * 4)


@given(tables)
def test_without_strata_intervals_are_those_of_the_papers(cells: tuple[int, ...]) -> None:
    found = simple(*cells)
    errors = ((found.kappa, of_fleiss_cohen_and_everitt(cells)), (found.ac1, of_gwet(cells)))
    for (value, interval), error in errors:
        assert value is not None
        expected = (max(-1.0, value - Z * error), min(1.0, value + Z * error))
        if Z * error > 1e-6:
            assert interval == pytest.approx(expected, abs=1e-6)


def test_the_interval_of_the_share_is_that_of_wilson() -> None:
    # 81 of 263, as in Newcombe (1998), table I, method 3.
    found = simple(81, 100, 82, 0)
    assert found.observed.interval == Interval(pytest.approx(0.2553, abs=5e-5), pytest.approx(0.3662, abs=5e-5))


def test_where_both_always_say_the_same_there_is_no_kappa_and_no_interval() -> None:
    found = simple(60, 0, 0, 0)
    assert found.kappa == (None, None)
    assert found.ac1 == (1.0, None)
    assert found.observed.interval is not None
    assert found.observed.interval.low == pytest.approx(60 / (60 + Z**2))


def test_nothing_read_gives_no_figure() -> None:
    empty = Agreement((Stratum(40, Cells()),))
    assert (empty.read, empty.observed, empty.kappa, empty.ac1) == (0, (None, None), (None, None), (None, None))
    assert not empty.skewed


@given(st.lists(st.tuples(st.integers(1, 900), tables), min_size=1, max_size=3))
def test_shares_add_up_to_one_however_rows_were_drawn(drawn: list[tuple[int, tuple[int, ...]]]) -> None:
    found = Agreement(tuple(Stratum(rows, Cells(*cells)) for rows, cells in drawn))
    assert sum(found.shares) == pytest.approx(1)
    assert found.read == sum(sum(cells) for _, cells in drawn)


@given(tables, tables)
def test_strata_drawn_in_proportion_count_as_one(one: tuple[int, ...], other: tuple[int, ...]) -> None:
    found = Agreement(tuple(Stratum(7 * sum(cells), Cells(*cells)) for cells in (one, other)))
    together = simple(*map(sum, zip(one, other, strict=True)))
    assert not found.weighted
    assert found.kappa.value == pytest.approx(together.kappa.value)
    assert found.shares == pytest.approx(together.shares)


def test_a_flagged_row_drawn_more_densely_counts_for_less() -> None:
    flagged, confirmed = Cells(only_second=6, both_wrong=6), Cells(both_right=45, only_first=3)
    found = Agreement((Stratum(20, flagged), Stratum(980, confirmed)))
    assert found.weighted
    assert found.shares == pytest.approx((0.98 * 45 / 48, 0.98 * 3 / 48, 0.01, 0.01))
    assert found.observed.value == pytest.approx(0.98 * 45 / 48 + 0.01)
    assert found.margins == pytest.approx((0.98, 0.98 * 45 / 48 + 0.01))


def test_strata_of_which_no_row_counts_are_left_out() -> None:
    whole = Agreement((Stratum(20, Cells()), Stratum(980, Cells(40, 5, 3, 2))))
    assert whole.kappa == simple(40, 5, 3, 2).kappa


def test_intervals_of_a_stratified_sample_hold_the_true_value_about_as_often_as_they_say() -> None:
    """Of 2,000 rows 60 are flagged; 12 of these and 48 others are read, 500 times."""
    chance = random.Random(5)
    flagged = [(False, chance.random() < 0.3) for _ in range(60)]
    others = [(True, chance.random() < 0.85) for _ in range(1940)]
    truth = Agreement((Stratum(2000, Cells.of(flagged + others)),))
    held = {"kappa": 0, "ac1": 0, "observed": 0}
    values = dict.fromkeys(held, 0.0)
    for _ in range(500):
        drawn = ((60, chance.sample(flagged, 12)), (1940, chance.sample(others, 48)))
        found = Agreement(tuple(Stratum(rows, Cells.of(said)) for rows, said in drawn))
        for name in held:
            value, interval = getattr(found, name)
            values[name] += value / 500
            held[name] += interval is not None and interval.low <= getattr(truth, name).value <= interval.high
    assert all(count >= 450 for count in held.values()), held
    for name, mean in values.items():
        assert mean == pytest.approx(getattr(truth, name).value, abs=0.04)
