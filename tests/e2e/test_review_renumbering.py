"""Which number a sentence has after others were parted, joined or replaced, worked out in a real browser."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = [pytest.mark.browser]

COMPONENT = Path(__file__).parents[2] / "alignment/ui/component"
SOURCE = (COMPONENT / "renumbering.js").read_text("utf-8").replace("export ", "").replace("import ", "// ")

# Sentences before and after, and the new number of each of before.
CASES = [
    ("a b c", "a b c", None),
    ("a b c", "a b1 b2 c", [0, 1, 3]),
    ("a b1 b2 c", "a b c", [0, 1, 1, 2]),
    ("a b c d e f", "a1 a2 b c d e1 e2 f", [0, 2, 3, 4, 5, 7]),
    ("a b c d e f", "a b1 b2 c d e1 e2 f", [0, 1, 3, 4, 5, 7]),
    ("a x x x e f", "a1 a2 x x x e1 e2 f", [0, 1, 2, 3, 4, 7]),
    ("a b c", "new a b c", [1, 2, 3]),
    ("a b c", "c", [0, 0, 0]),
    ("a b c", "x y z", [0, 1, 2]),
    ("a b", "", [0, 0]),
]


@pytest.mark.parametrize(("before", "after", "expected"), CASES)
def test_a_sentence_is_found_again_by_its_words_and_its_neighbours(
    browser: Browser, before: str, after: str, expected: list[int] | None
) -> None:
    page = browser.new_page()
    numbers = page.evaluate(
        f"([before, after]) => {{ const SIDES = ['de']; {SOURCE}"
        "const way = newNumbers({ de: before }, { de: after }); return way && before.map((_, i) => way.de(i)); }",
        [before.split(), after.split()],
    )
    page.close()
    assert numbers == expected
