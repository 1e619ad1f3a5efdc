from __future__ import annotations

import pytest

from alignment.bitext import Language
from alignment.errors import TextError
from alignment.text import check_language, looks_like, read_bytes

GERMAN = "Der Bericht wurde in der Sitzung bestätigt und ist an die Leiter der Betriebe zu übergeben."
ENGLISH = "The report was confirmed in the meeting and is to be handed to the heads of the factories."


def test_the_smallest_words_tell_the_language() -> None:
    assert looks_like(GERMAN) is Language.DE
    assert looks_like(ENGLISH) is Language.EN


@pytest.mark.parametrize("text", ["", "Robotron 1987", f"{GERMAN} {ENGLISH}"])
def test_no_language_is_claimed_without_evidence(text: str) -> None:
    assert looks_like(text) is None


def test_swapped_files_are_named_with_what_to_do() -> None:
    document = read_bytes(ENGLISH.encode(), "bericht.txt", Language.DE)
    with pytest.raises(TextError) as caught:
        check_language(document, "texts/de/bericht.txt")
    assert str(caught.value) == (
        "texts/de/bericht.txt: looks English, not German (swap the two files if each is in the other's place)"
    )


def test_a_document_in_its_own_language_or_in_none_passes() -> None:
    for text in (GERMAN, "Robotron 1987"):
        assert check_language(read_bytes(text.encode(), "bericht.txt", Language.DE), "bericht.txt") is None
