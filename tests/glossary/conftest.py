"""Small glossaries for small questions."""

from collections.abc import Callable

import pytest

from alignment import glossary
from alignment.glossary import Glossary


@pytest.fixture
def terms() -> Callable[[str], Glossary]:
    def parse(text: str) -> Glossary:
        return glossary.parse(text, "glossary.yml")

    return parse
