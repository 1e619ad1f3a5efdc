"""What the check says, occurrence by occurrence and word for word."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from alignment import glossary
from alignment.bitext import Language
from alignment.findings import Finding, Unit, Verdict
from alignment.glossary import Glossary

CASES = YAML(typ="safe").load((Path(__file__).parent / "cases" / "checks.yml").read_text(encoding="utf-8"))


def said(finding: Finding) -> str:
    places = " ".join(f"{mark.start}-{mark.stop}" for mark in finding.marks)
    return f"{finding.verdict} {places} {finding.message}"


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["why"])
def test_each_occurrence_gets_its_verdict(case: dict[str, Any], terms: Callable[[str], Glossary]) -> None:
    unit = Unit(tuple(case["de"]), tuple(case["en"]))
    assert [said(finding) for finding in glossary.check(terms(case["glossary"]), [unit])] == case["says"]


def test_marks_are_german_first_and_name_their_sentence(terms: Callable[[str], Glossary]) -> None:
    unit = Unit(("Es regnet.", "Das Kombinat exportiert."), ("Rain.", "Still rain.", "The Combine exports."))
    (finding,) = glossary.check(terms("- Kombinat: Combine"), [unit])
    assert [(mark.language, mark.sentence) for mark in finding.marks] == [(Language.DE, 1), (Language.EN, 2)]


def test_findings_name_their_unit_counted_from_first(terms: Callable[[str], Glossary]) -> None:
    units = [Unit(("Kombinat",), ("x",)), Unit(("x",), ("x",)), Unit(("Kombinat",), ("Combine",))]
    found = glossary.check(terms("- Kombinat: Combine"), units, first=7)
    assert [(finding.unit, finding.verdict) for finding in found] == [(7, Verdict.MISSING), (9, Verdict.RIGHT)]
    assert {(finding.check, finding.subject) for finding in found} == {("glossary", "Kombinat")}


@pytest.mark.parametrize("de", ["Kombinat " * 5, "Kombinat Kombinat ZK ZK", "ZK der SED " * 4])
@pytest.mark.parametrize("en", ["Combine " * 3, "Combine", "conglomerate Combine SED " * 3, "Central Committee"])
def test_no_rendering_serves_two_occurrences(de: str, en: str, terms: Callable[[str], Glossary]) -> None:
    text = "[{de: Kombinat, en: Combine, forbidden: [conglomerate: no]}, ZK: Central Committee, SED: SED]"
    found = glossary.check(terms(text), [Unit((de,), (en,))])
    for language in Language:
        marks = [mark for finding in found for mark in finding.marks if mark.language == language]
        assert len(marks) == len(set(marks))
