"""What a pair goes by, in one word and back."""

import pytest

from alignment.labels import Label


@pytest.mark.parametrize(
    ("label", "key"),
    [
        (Label("Sitzung vom März"), "Sitzung vom März"),
        (Label("report", "1987-06-01-080000-2"), "1987-06-01-080000-2/report"),
    ],
)
def test_a_key_leads_back_to_its_label(label: Label, key: str) -> None:
    assert label.key == key
    assert Label.of(key) == label
