"""The glossary of a project: read again when its file has changed, and what it says remembered otherwise."""

import os
from pathlib import Path

import pytest

from alignment import glossary
from alignment.errors import GlossaryError
from alignment.findings import Finding, Unit, Verdict
from alignment.glossary import Glossary
from alignment.terms import Terms

RIGHT = Unit(("Das Kombinat meldet.",), ("The Combine reports.",))
WRONG = Unit(("Das Kombinat meldet.",), ("The conglomerate reports.",))
NOTHING = Unit(("Der Brief liegt vor.",), ("The letter is available.",))


@pytest.fixture
def terms(tmp_path: Path) -> Terms:
    path = tmp_path / "glossary.yml"
    path.write_text("Kombinat: Combine\n", encoding="utf-8")
    return Terms(path)


def verdicts(terms: Terms, unit: Unit) -> list[Verdict]:
    (hits,) = terms.hits([unit])
    return [hit.verdict for hit in hits]


def test_hits_are_those_of_each_unit_by_its_index(terms: Terms) -> None:
    hits = terms.hits([NOTHING, RIGHT, WRONG, RIGHT])
    assert [[(hit.unit, hit.verdict) for hit in found] for found in hits] == [
        [],
        [(1, Verdict.RIGHT)],
        [(2, Verdict.MISSING)],
        [(3, Verdict.RIGHT)],
    ]


def test_wrong_leaves_right_occurrences_out(terms: Terms) -> None:
    assert [(finding.unit, finding.verdict) for finding in terms.wrong([RIGHT, WRONG, NOTHING])] == [
        (1, Verdict.MISSING)
    ]


def test_hits_follow_the_glossary_file(terms: Terms) -> None:
    assert verdicts(terms, WRONG) == [Verdict.MISSING]
    terms.path.write_text("Kombinat: conglomerate\n", encoding="utf-8")
    assert verdicts(terms, WRONG) == [Verdict.RIGHT]


def test_what_did_not_change_is_neither_read_nor_checked_again(terms: Terms, monkeypatch: pytest.MonkeyPatch) -> None:
    checked: list[Unit] = []
    check = glossary.check

    def counting(entries: Glossary, units: list[Unit]) -> tuple[Finding, ...]:
        checked.extend(units)
        return check(entries, units)

    monkeypatch.setattr(glossary, "check", counting)
    first = terms.glossary()
    terms.hits([RIGHT, WRONG, RIGHT])
    terms.hits([WRONG, NOTHING])
    assert checked == [RIGHT, WRONG, NOTHING]
    assert terms.glossary() is first


def test_what_the_glossary_says_is_not_kept_without_end(terms: Terms, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("alignment.verdicts.REMEMBERED", 10)
    for number in range(40):
        terms.hits([Unit((f"Das Kombinat {number}.",), ("The Combine.",))])
    assert len(terms._verdicts) <= 11


def test_a_glossary_that_is_mended_is_read_again(terms: Terms) -> None:
    good = terms.path.read_bytes()
    terms.path.write_text("- Rat\n", encoding="utf-8")
    assert str(terms.faults()).startswith(f"{terms.path}:1:3: entries.0: ")
    assert (terms.given, terms.checkable) == (True, False)
    with pytest.raises(GlossaryError) as caught:
        terms.hits([RIGHT])
    assert str(caught.value) == str(terms.faults())
    terms.path.write_bytes(good)
    assert terms.faults() is None
    assert (terms.given, terms.checkable) == (True, True)


def test_hits_say_when_there_is_no_glossary(terms: Terms) -> None:
    terms.path.unlink()
    assert (terms.given, terms.checkable, terms.faults()) == (False, False, None)
    with pytest.raises(GlossaryError) as caught:
        terms.hits([RIGHT])
    assert str(caught.value) == f"{terms.path}: no such file (put a glossary there or name another one)"


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may read everywhere")
def test_a_glossary_that_may_be_read_again_is_read_again(terms: Terms) -> None:
    terms.path.chmod(0)
    assert str(terms.faults()) == (f"{terms.path}: cannot be read: Permission denied (see that it is a readable file)")
    terms.path.chmod(0o644)
    assert verdicts(terms, RIGHT) == [Verdict.RIGHT]
