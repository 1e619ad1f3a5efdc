"""What an edit took out and put in, worked out in a real browser."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = [pytest.mark.browser]

SOURCE = (Path(__file__).parents[2] / "alignment/ui/component/diff.js").read_text("utf-8").replace("export ", "")

# Before, after, and the difference: [taken out], {put in}.
CASES = [
    ("A plan.", "A plan.", "A plan."),
    ("", "New.", "{New.}"),
    ("Report on the Situation", "Report on the Situation, Annotated", "Report on the Situation{, Annotated}"),
    ("The plan was met.", "The plan was fulfilled in part.", "The plan was [met]{fulfilled in part}."),
    ("one two three four", "five six three four", "[one two]{five six} three four"),
    ("Mr. Meyer, who went", "Mr. Mayer who went", "Mr. [Meyer,]{Mayer} who went"),
    ("In 1987, 2.3 billion", "In 1987, 2.4 billion", "In 1987, 2.[3]{4} billion"),
    ("a b", "b", "[a ]b"),
    ("Straße und Öl", "Strasse und Öl", "[Straße]{Strasse} und Öl"),
    ("Ein 🚜 fährt", "Ein 🚚 fährt", "Ein [🚜]{🚚} fährt"),
    ("<b>bold</b>", "<i>bold</i>", "<[b]{i}>bold</[b]{i}>"),
]


def put(how: str, text: str) -> str:
    return {"same": "%s", "out": "[%s]", "in": "{%s}"}[how] % text


@pytest.mark.parametrize(("before", "after", "expected"), CASES)
def test_the_difference_of_two_wordings_is_found_word_by_word(
    browser: Browser, before: str, after: str, expected: str
) -> None:
    page = browser.new_page()
    steps = page.evaluate(f"([before, after]) => {{ {SOURCE} return difference(before, after); }}", [before, after])
    page.close()
    assert "".join(put(how, text) for how, text in steps) == expected


def test_a_text_too_long_to_compare_counts_as_worded_anew(browser: Browser) -> None:
    page = browser.new_page()
    before, after = "old " * 1000, "new " * 1000
    steps = page.evaluate(f"([before, after]) => {{ {SOURCE} return difference(before, after); }}", [before, after])
    page.close()
    assert [how for how, _ in steps] == ["out", "in", "same"]
