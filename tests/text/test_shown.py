from __future__ import annotations

import pytest

from alignment.bitext import Language, Span
from alignment.text.shown import Shown, joint

JOINTS = [
    (Language.DE, "Wissen", "schaft", ""),
    (Language.DE, "wissenschaftlich", "technische", "-"),
    (Language.DE, "Ein", "und", "- "),
    (Language.DE, "NSW", "Import", "-"),
    (Language.DE, "32", "Bit", "-"),
    (Language.DE, "durch", "geführt", ""),
    (Language.EN, "coopera", "tion", ""),
    (Language.EN, "long", "term", "-"),
    (Language.EN, "pre", "and", "- "),
    (Language.EN, "govern", "ment", ""),
    (Language.EN, "Minis", "try", ""),
    (Language.EN, "com", "rades", ""),
    (Language.EN, "high", "est", ""),
    (Language.EN, "state", "owned", "-"),
    (Language.EN, "self", "sufficient", "-"),
    (Language.EN, "co", "operation", "-"),
    (Language.EN, "scientific", "technological", "-"),
]


@pytest.mark.parametrize(("language", "left", "right", "expected"), JOINTS)
def test_what_a_line_end_broke_is_rejoined_on_evidence(
    language: Language, left: str, right: str, expected: str
) -> None:
    assert joint(left, right, language, frozenset()) == expected


def test_the_documents_own_words_decide_first() -> None:
    assert joint("micro", "electronics", Language.EN, frozenset({"microelectronics"})) == ""
    assert joint("micro", "electronics", Language.EN, frozenset({"micro-electronics"})) == "-"


def shown(text: str, *marks: tuple[int, int]) -> tuple[str, list[int]]:
    return Shown(text, Language.DE).part(Span(0, len(text)), [Span(*mark) for mark in marks])


def test_white_space_is_made_single_and_a_single_no_break_space_stays() -> None:
    assert shown(" Die\t\n Zahl 12\u00a0000 \u00a0stieg. ")[0] == "Die Zahl 12\u00a0000 stieg."


def test_soft_hyphens_and_characters_without_width_are_not_seen() -> None:
    assert shown("Kom\u00adbi\u200bnat\ufeff und Wis\u00ad\nsenschaft")[0] == "Kombinat und Wissenschaft"


def test_a_mark_leaves_its_place_behind() -> None:
    assert shown("Weiz[1] ging [2] fort.[3]", (4, 7), (12, 16), (22, 25)) == ("Weiz ging fort.", [4, 9, 15])


def test_marks_alone_leave_nothing() -> None:
    assert shown("[1] [2]", (0, 3), (3, 7)) == ("", [0, 0])
