"""All checks of a project together: terms as the glossary wants them, and numbers."""

from pathlib import Path

import pytest

from alignment import numbers
from alignment.checks import Checks
from alignment.findings import Finding, Unit
from alignment.terms import Terms

BOTH = Unit(("Das Kombinat meldet 1 250 t.",), ("The conglomerate reports 1,205 tons.",))
RIGHT = Unit(("Das Kombinat meldet 1 250 t.",), ("The Combine reports 1,250 tons.",))
OF_NUMBERS = ["1 250 has no English counterpart", "1,205 has no German counterpart"]
OF_TERMS = "Kombinat: no rendering found; expected Combine"


@pytest.fixture
def checks(tmp_path: Path) -> Checks:
    path = tmp_path / "glossary.yml"
    path.write_text("Kombinat: Combine\n", encoding="utf-8")
    return Checks(Terms(path))


def test_wrong_is_what_either_check_has_against_a_unit(checks: Checks) -> None:
    said = [(finding.unit, finding.message) for finding in checks.wrong([RIGHT, BOTH])]
    assert said == [(1, words) for words in (OF_TERMS, *OF_NUMBERS)]


def test_hits_hold_what_is_right_too(checks: Checks) -> None:
    assert [[finding.message for finding in hits] for hits in checks.hits([RIGHT, BOTH])] == [
        ["Kombinat: Combine"],
        [OF_TERMS, *OF_NUMBERS],
    ]


@pytest.mark.parametrize("glossary", [None, "- Rat\n"])
def test_numbers_are_checked_without_a_glossary_and_with_one_that_has_faults(
    tmp_path: Path, glossary: str | None
) -> None:
    path = tmp_path / "glossary.yml"
    if glossary:
        path.write_text(glossary, encoding="utf-8")
    assert [finding.message for finding in Checks(Terms(path)).wrong([RIGHT, BOTH])] == OF_NUMBERS


def test_numbers_of_what_did_not_change_are_not_checked_again(checks: Checks, monkeypatch: pytest.MonkeyPatch) -> None:
    checked: list[Unit] = []
    check = numbers.check

    def counting(units: list[Unit]) -> tuple[Finding, ...]:
        checked.extend(units)
        return check(units)

    monkeypatch.setattr(numbers, "check", counting)
    checks.hits([RIGHT, BOTH, RIGHT])
    assert [finding.unit for finding in checks.hits([BOTH, RIGHT])[0]] == [0, 0, 0]
    assert checked == [RIGHT, BOTH]
