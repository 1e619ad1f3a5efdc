"""Terms and renderings are found however they are bent, and only they."""

import re
import string
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alignment import glossary
from alignment.bitext import Language
from alignment.findings import Unit
from alignment.glossary import Glossary, Part, Standing

CASES = Path(__file__).parent / "cases"
PROJECT = glossary.load(Path(__file__).parents[2] / "glossary.yml")


def cases(name: str) -> list[tuple[str, str]]:
    lines = (CASES / name).read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines if not line.startswith("#"))
    return [(entry.strip('"'), text) for entry, text, _ in rows]


def marked(terminology: Glossary, text: str, language: Language) -> str:
    for occurrence in reversed(glossary.occurrences(terminology, text, language)):
        found = text[occurrence.start : occurrence.stop]
        text = f"{text[: occurrence.start]}{{{found}}}{text[occurrence.stop :]}"
    return text


@pytest.mark.parametrize(("entry", "text"), cases("german.tsv"))
def test_german_terms_are_found_however_they_are_bent(entry: str, text: str, terms: Callable[[str], Glossary]) -> None:
    assert marked(terms(f"- {entry}"), re.sub("[{}]", "", text), Language.DE) == text


@pytest.mark.parametrize(("entry", "text"), cases("english.tsv"))
def test_english_renderings_are_found_however_they_are_bent(
    entry: str, text: str, terms: Callable[[str], Glossary]
) -> None:
    assert marked(terms(f"- {entry}"), re.sub("[{}]", "", text), Language.EN) == text


def test_the_longest_term_wins(terms: Callable[[str], Glossary]) -> None:
    terminology = terms("[ZK: CC, SED: SED, ZK der SED: CC of the SED]")
    found = glossary.occurrences(terminology, "Das ZK der SED, das ZK und die SED.", Language.DE)
    assert [occurrence.entry.name for occurrence in found] == ["ZK der SED", "ZK", "SED"]


def test_both_members_of_a_compound_are_found(terms: Callable[[str], Glossary]) -> None:
    found = glossary.occurrences(terms("[Lizenz: licence, Vertrag: contract]"), "Der Lizenzvertrag.", Language.DE)
    assert [(one.entry.name, one.part, one.start, one.stop) for one in found] == [
        ("Lizenz", Part.MODIFIER, 4, 10),
        ("Vertrag", Part.HEAD, 10, 17),
    ]


def test_a_term_that_is_a_whole_compound_hides_its_members(terms: Callable[[str], Glossary]) -> None:
    found = glossary.occurrences(terms("[Kader: cadre, Reisekader: travel cadre]"), "Ein Reisekader.", Language.DE)
    assert [(one.entry.name, one.part) for one in found] == [("Reisekader", Part.WHOLE)]


def test_occurrences_in_english_tell_how_the_rendering_stands(terms: Callable[[str], Glossary]) -> None:
    terminology = terms("- {de: Kombinat, en: [Combine, group], forbidden: [trust: a cartel]}")
    found = glossary.occurrences(terminology, "The trust, the group and the Combine.", Language.EN)
    standings = [one.wording.standing for one in found if isinstance(one.wording, glossary.Rendering)]
    assert standings == [Standing.FORBIDDEN, Standing.ADMITTED, Standing.PREFERRED]


def test_the_forms_are_listed_for_a_maintainer(terms: Callable[[str], Glossary]) -> None:
    terminology = terms("- Genosse: Comrade")
    entry = terminology.entries[0]
    assert terminology.forms(entry, Language.DE) == {
        "Genosse": ("Genosse", "Genossen", "Genossens", "Genosses"),
    }
    assert terminology.forms(entry, Language.EN) == {"Comrade": ("Comrade", "Comrades")}


def test_every_listed_form_is_found() -> None:
    for language in Language:
        for entry in PROJECT.entries:
            for form in (form for forms in PROJECT.forms(entry, language).values() for form in forms):
                found = glossary.occurrences(PROJECT, form, language)
                assert any((one.start, one.stop) == (0, len(form)) for one in found), form


LETTERS = st.text(alphabet=string.ascii_letters + "äöüßÄÖÜéI\u0301\u00ad'’-‑ .[](),0", max_size=40)
WORDS = st.lists(
    st.sampled_from(["Kombinat", "NSW", "Gen.", "ZK der SED", "Combine", "Politbüro", "s", "-"]), max_size=6
)


@given(LETTERS, WORDS, LETTERS)
def test_a_mark_always_covers_some_of_its_sentence(before: str, inside: list[str], after: str) -> None:
    text = before + " ".join(inside) + after
    unit = Unit((text, text), (text, after))
    for finding in glossary.check(PROJECT, [unit]):
        for mark in finding.marks:
            sentences = unit.de if mark.language == Language.DE else unit.en
            assert 0 <= mark.start < mark.stop <= len(sentences[mark.sentence])
            assert any(map(str.isalnum, sentences[mark.sentence][mark.start : mark.stop]))
