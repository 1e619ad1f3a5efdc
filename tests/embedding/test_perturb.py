import random
import re

import pytest

from alignment.embedding.corpora import Pair
from alignment.embedding.perturb import (
    broken,
    joined,
    misread,
    old_spelling,
    parted,
    perturbations,
    typed,
    unhyphenated,
    words_of,
)

PAIRS = [
    Pair("Das Kombinat muss die Schlüsseltechnologien für den NSW-Export fördern.", "The combine must promote them."),
    Pair("Die Volkswirtschaft ist in Schwierigkeiten.", "The state-owned economy is in difficulties."),
    Pair("Er kam.", "He came."),
]


@pytest.fixture
def chance() -> random.Random:
    return random.Random(0)


@pytest.mark.parametrize(
    ("now", "before"),
    [
        ("dass, muss, musste, lässt, Fluss", "daß, muß, mußte, läßt, Fluß"),
        ("Schlussfolgerung, Prozesskosten", "Schlußfolgerung, Prozeßkosten"),
        ("Schifffahrt, aufwändig, Potenzial", "Schiffahrt, aufwendig, Potential"),
        ("Fotografie, Tür, Tal, sein", "Fotographie, Thür, Thal, seyn"),
        ("Wasser, Ausstellung, Prozesse, schlüssig", "Wasser, Ausstellung, Prozesse, schlüssig"),
        ("finanziell, total, Tür und Sein", "finanziell, total, Thür und Seyn"),
    ],
)
def test_old_spelling_changes_what_the_reforms_changed(now: str, before: str, chance: random.Random) -> None:
    assert old_spelling(now, chance) == before


def test_a_typewriter_has_no_umlauts(chance: random.Random) -> None:
    assert typed("Ämter für Maßnahmen, Öl, Übung", chance) == "Aemter fuer Massnahmen, Oel, Uebung"


def test_each_letter_is_misread_for_one_that_looks_like_it(chance: random.Random) -> None:
    assert misread(1, "kern am Stück: Illusion 1", chance) == "kcm arn Stuek: l11uſion l"


def test_a_share_of_the_letters_is_misread(chance: random.Random) -> None:
    spoilt = misread(0.1, "l" * 10_000, chance)
    assert spoilt.count("1") == pytest.approx(1_000, abs=100)
    assert misread(0, "Illusion", chance) == "Illusion"


def test_long_words_are_broken_three_letters_from_either_end_at_least(chance: random.Random) -> None:
    for _ in range(50):
        spoilt = broken(1, "die Volkswirtschaft.", chance)
        assert re.fullmatch(r"die Vol[a-z]*- [a-z]*aft\.", spoilt)
        assert spoilt.replace("- ", "") == "die Volkswirtschaft."


@pytest.mark.parametrize(
    ("text", "spoilt"),
    [
        ("Volkswirtschaft", "Volks-wirtschaft"),
        ("die Staatssekretäre!", "die Staats-sekretäre!"),
        ("Staatswesen", "Staatswesen"),
        ("Volk und Wirtschaft", "Volk und Wirtschaft"),
    ],
)
def test_compounds_are_parted_between_known_words(text: str, spoilt: str, chance: random.Random) -> None:
    known = {"volk", "wirtschaft", "staat", "sekretäre"}
    assert parted(known, "-", text, chance) == spoilt


def test_hyphens_are_left_out_inside_words_only(chance: random.Random) -> None:
    text = "NSW-Export und -Import - 1-2 state-owned"
    assert unhyphenated(text, chance) == "NSW Export und -Import - 1-2 state owned"
    assert joined(text, chance) == "NSWExport und -Import - 1-2 stateowned"


def test_words_are_read_without_marks_and_numbers() -> None:
    assert words_of(["Der Plan, 1.250 t", "der NSW-Export"]) == {"Der", "Plan", "t", "der", "NSW", "Export"}


def test_the_first_way_changes_nothing_and_each_other_something() -> None:
    first, *others = perturbations({"Schlüssel", "Technologien", "Volk", "Wirtschaft"})
    assert first.spoilt(PAIRS) == PAIRS
    for perturbation in others:
        assert perturbation.spoilt(PAIRS * 20) != PAIRS * 20, perturbation.name


def test_the_same_seed_spoils_in_the_same_way() -> None:
    for perturbation in perturbations(()):
        assert perturbation.spoilt(PAIRS, seed=1) == perturbation.spoilt(PAIRS, seed=1)
    worn = next(one for one in perturbations(()) if one.name.startswith("misread, 10%"))
    assert worn.spoilt(PAIRS, seed=1) != worn.spoilt(PAIRS, seed=2)
