"""What the glossary finds in gold, and what odd input costs."""

import importlib.util
import re
import sys
from collections import Counter, defaultdict
from pathlib import Path

import pytest

from alignment import glossary
from alignment.bitext import Language
from alignment.findings import Unit, Verdict
from alignment.glossary import Glossary
from alignment.glossary.compounds import LONGEST_WORD

ROOT = Path(__file__).parents[2]
GOLD = ROOT.parent / "shared" / "gold" / "terms"
PROJECT = glossary.load(ROOT / "glossary.yml")
SEVERITY = ("none", Verdict.RIGHT, Verdict.MISSING, Verdict.FORBIDDEN)
ESCAPES = {r"\n": "\n", r"\xad": "\u00ad"}


@pytest.mark.skipif(not GOLD.exists(), reason="the gold of terms is not part of the project")
def test_terms_are_found_in_gold() -> None:
    spec = importlib.util.spec_from_file_location("terms", ROOT / "benchmarks" / "terms.py")
    assert spec is not None
    assert spec.loader is not None
    terms = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(terms)
    for line in terms.quality(GOLD):
        assert float(line.split("F1 ")[1].split()[0]) >= 0.98, line


def test_pairs_are_judged_as_a_translator_would() -> None:
    lines = (Path(__file__).parent / "cases" / "pairs.tsv").read_text(encoding="utf-8").splitlines()[1:]
    cases = [re.sub(r"\\n|\\xad", lambda escape: ESCAPES[escape[0]], line).split("\t") for line in lines]
    found = glossary.check(PROJECT, [Unit((de,), (en,)) for *_, de, en in cases])
    said: defaultdict[int, set[tuple[str, str]]] = defaultdict(set)
    for finding in found:
        said[finding.unit].add((finding.subject, finding.verdict))
    for number, (expected, entry, *pair) in enumerate(cases):
        verdicts = {verdict for subject, verdict in said[number] if subject == entry}
        wrong_of_others = {each for each in said[number] if each[0] != entry and each[1] != Verdict.RIGHT}
        assert max(verdicts, key=SEVERITY.index, default="none") == expected, pair
        assert not wrong_of_others, pair


def sample() -> list[Unit]:
    """Return the units of the sample pair."""
    stem = ROOT / "tests" / "gold" / "bericht-1986"
    de, en = (stem.with_suffix(f".{side}").read_text(encoding="utf-8").splitlines() for side in ("de", "en"))
    beads = [line.split(":") for line in stem.with_suffix(".deen").read_text(encoding="utf-8").splitlines()]
    runs = [[[int(n) for n in side.strip("[]").split(",") if n.strip()] for side in bead[:2]] for bead in beads]
    return [Unit(tuple(de[n] for n in left), tuple(en[n] for n in right)) for left, right in runs]


def test_the_sample_pair_departs_from_the_glossary_in_seven_places() -> None:
    found = [finding for finding in glossary.check(PROJECT, sample()) if finding.verdict != Verdict.RIGHT]
    assert Counter((finding.subject, str(finding.verdict)) for finding in found) == {
        ("Staatskommissar", "missing"): 1,
        ("NSW", "missing"): 1,
        ("Kombinat", "forbidden"): 1,
        ("Valutamark", "forbidden"): 1,
        ("konsequent", "forbidden"): 1,
        ("Generalsekretär", "forbidden"): 1,
        ("Ministerrat", "forbidden"): 1,
    }


def test_the_sample_pair_keeps_to_the_glossary_otherwise() -> None:
    right = [finding for finding in glossary.check(PROJECT, sample()) if finding.verdict == Verdict.RIGHT]
    assert len(right) >= 120


def operations(terminology: Glossary, unit: Unit) -> int:
    """Return how many functions are called to check one unit, those written in C included."""
    calls = 0

    def count(_frame: object, event: str, _argument: object) -> None:
        nonlocal calls
        calls += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        glossary.check(terminology, [unit])
    finally:
        sys.setprofile(before)
    return calls


ODD = (
    "Kombinat",
    "Kombinat ",
    "Kombinat-",
    "co-",
    "Valuta-Mark-",
    "ZK der SED ",
    "in Betrieb ",
    "Gen.",
    ".",
    "['",
    "a\u0301",
)


@pytest.mark.parametrize("piece", ODD)
def test_what_odd_input_costs_grows_with_its_length_and_no_faster(piece: str) -> None:
    def unit(length: int) -> Unit:
        return Unit((piece * (length // len(piece)),), ("Combine SED factory " * (length // 20),))

    operations(PROJECT, unit(200))
    short, long = operations(PROJECT, unit(2_000)), operations(PROJECT, unit(20_000))
    assert long <= 15 * short + 1_000


def test_a_token_of_twenty_thousand_letters_is_not_taken_apart() -> None:
    token = "Kombinats" * 2_200
    assert operations(PROJECT, Unit((token,), (token,))) < 200
    assert glossary.occurrences(PROJECT, token, Language.DE) == ()
    longest = "Kombinats" + "leitungs" * 6 + "rat"
    assert len(longest) == LONGEST_WORD
    assert len(glossary.occurrences(PROJECT, longest, Language.DE)) == 1
    assert glossary.occurrences(PROJECT, "Kombinats" + longest, Language.DE) == ()


def test_every_entry_is_found_and_right_as_it_stands() -> None:
    for entry in PROJECT.entries:
        for term in entry.terms:
            for rendering in entry.renderings:
                found = glossary.check(PROJECT, [Unit((term.text,), (rendering.text,))])
                verdict = Verdict.FORBIDDEN if rendering in entry.forbidden else Verdict.RIGHT
                assert [(one.subject, one.verdict) for one in found] == [(entry.name, verdict)], term.text
