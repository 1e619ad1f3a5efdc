"""What an audit shows: bounds against published values, and the verdict in words."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from math import comb

import pytest

from alignment.audits import Interval, Outcome, at_least, at_most, interval, percent, provenance
from alignment.bitext import Bead, Span
from alignment.bulk import higher
from alignment.review import Audit, Judgement
from alignment.review.audits import Given

WHEN = datetime(1987, 6, 1, 8, tzinfo=UTC)


def audit(judged: str, *, of: int = 60, beads: int = 9100, expected: float = 27.3, confidence: float = 0.997) -> Audit:
    """Return an audit in which ``judged`` says what came of the first of the sample: r, w or u."""
    said = {"r": Judgement.RIGHT, "w": Judgement.WRONG, "u": Judgement.UNCLEAR}
    return Audit(
        number=1,
        who="anna",
        when=WHEN,
        threshold=0.99,
        beads=beads,
        expected=expected,
        sample=tuple(Bead(de=Span(i, i + 1), en=Span(i, i + 1), confidence=confidence) for i in range(of)),
        answers=tuple(Given(index, said[letter], "anna", WHEN) for index, letter in enumerate(judged)),
        stands=True,
        replaced=False,
    )


# Of Clopper and Pearson, as R's binom.test prints them.
INTERVALS = [
    (0, 60, 0.0, 0.0596),
    (1, 60, 0.0004, 0.0894),
    (2, 60, 0.0041, 0.1153),
    (10, 100, 0.0490, 0.1762),
    (5, 10, 0.1871, 0.8129),
    (60, 60, 0.9404, 1.0),
]


@pytest.mark.parametrize(("wrong", "read", "low", "high"), INTERVALS)
def test_the_interval_is_that_of_clopper_and_pearson(wrong: int, read: int, low: float, high: float) -> None:
    assert interval(wrong, read) == Interval(pytest.approx(low, abs=5e-5), pytest.approx(high, abs=5e-5))


def test_none_wrong_follows_the_rule_of_three() -> None:
    assert at_most(0, 60) == pytest.approx(1 - 0.05 ** (1 / 60), abs=1e-12)
    assert percent(at_most(0, 60)) == "4.9 %"
    assert percent(at_most(0, 300)) == "1 %"
    assert at_least(0, 60) == 0


@pytest.mark.parametrize("share", [0.003, 0.02, 0.1, 0.5])
def test_the_upper_bound_is_too_low_in_at_most_one_audit_of_twenty(share: float) -> None:
    too_low = [wrong for wrong in range(61) if at_most(wrong, 60) < share]
    chances = (comb(60, wrong) * share**wrong * (1 - share) ** (60 - wrong) for wrong in too_low)
    assert sum(chances) <= 0.05


VERDICTS = [
    (audit("r" * 60), "The audit agrees: at most 4.9 % are wrong, 95 % sure."),
    (audit("r" * 59 + "w"), "The audit agrees: at most 7.7 % are wrong, 95 % sure."),
    (
        audit("r" * 57 + "www"),
        "The audit refutes it: 3 of 60 were wrong, so at least 1.4 % of all are, 95 % sure, where 0.3 % were expected.",
    ),
    (audit("r" * 30 + "u" * 30), "The audit agrees: at most 9.5 % are wrong, 95 % sure."),
    (audit("u" * 60), "The audit says nothing: none of the rows could be judged."),
    (
        audit("rrrw", of=4, beads=4, expected=0.012),
        "The audit agrees: all were read, 1 of 4 was wrong, where 0.3 % were expected.",
    ),
    (
        audit("rrww", of=4, beads=4, expected=0.012),
        "The audit refutes it: all were read, 2 of 4 were wrong, where 0.3 % were expected.",
    ),
]


@pytest.mark.parametrize(("given", "words"), VERDICTS)
def test_the_verdict_is_said_in_words(given: Audit, words: str) -> None:
    assert Outcome.of(given).words() == words


def test_the_last_answer_on_a_row_counts() -> None:
    corrected = audit("w")
    corrected = replace(corrected, answers=(*corrected.answers, Given(0, Judgement.RIGHT, "bert", WHEN)))
    assert (corrected.count(Judgement.WRONG), corrected.count(Judgement.RIGHT), corrected.next) == (0, 1, 1)


LINES = [
    (audit(""), "9,100 rows at 99 % and above; not audited"),
    (audit("r" * 60), "9,100 rows at 99 % and above; audit of 60: none wrong, at most 4.9 % (95 %)"),
    (
        audit("r" * 57 + "wuu"),
        "9,100 rows at 99 % and above; audit of 60: 1 wrong, 2 unclear, at most 7.9 % (95 %)",
    ),
    (
        audit("r" * 57 + "www"),
        "9,100 rows at 99 % and above; audit of 60: 3 wrong, at least 1.4 % (95 %), more than expected",
    ),
    (
        audit("r" * 12),
        "9,100 rows at 99 % and above; audit of 12 of 60, not finished: none wrong, at most 22.1 % (95 %)",
    ),
    (audit("rr", of=2, beads=2, expected=0.01), "2 rows at 99 % and above; audit of 2: none wrong"),
    (audit("uu", of=2), "9,100 rows at 99 % and above; audit of 2: none wrong, 2 unclear"),
]


@pytest.mark.parametrize(("given", "line"), LINES)
def test_exports_get_one_line_of_each(given: Audit, line: str) -> None:
    assert provenance(given) == line


def test_a_refuted_confidence_is_to_be_raised_to_where_one_in_a_hundred_is_wrong() -> None:
    sure = audit("r" * 58 + "ww", confidence=0.9992, expected=9.1)
    assert higher(replace(sure, threshold=0.9), 0.01) is None
    mixed = replace(sure, threshold=0.9, expected=91.0)
    unsure = tuple(replace(bead, confidence=0.95) for bead in mixed.sample[30:])
    assert higher(replace(mixed, sample=(*mixed.sample[:30], *unsure)), 2 / 60) == 0.96


def test_no_confidence_above_the_highest_can_be_asked_for() -> None:
    assert higher(audit("r" * 57 + "www", confidence=0.999), 0.05) is None
