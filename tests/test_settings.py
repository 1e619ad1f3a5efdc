"""What a signature says of how beads were made."""

import pytest

from alignment.settings import Made, Settings


@pytest.mark.parametrize("model", ["bundled@1a2b3c4d", "sentence-transformers/LaBSE@836121a0", "my model · 2@0f0f0f0f"])
@pytest.mark.parametrize("weights", ["", "99aa88bb"])
def test_a_signature_is_read_back(model: str, weights: str) -> None:
    signature = Settings(longest=7).signature(model, weights)
    assert Made.read(signature) == (model, 7)
    assert Made.read(f"{signature}; near new text {Settings().signature('other@1')}") == (model, 7)
    assert Made(model, 7).name == model.partition("@")[0]


def test_other_words_are_no_signature() -> None:
    assert Made.read("made by hand") is None
