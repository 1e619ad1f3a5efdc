"""Cells that a spreadsheet must not work out."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alignment.cells import guarded

BEGINNINGS = "=+-@＝＋－＠\t\r\n"


@pytest.mark.parametrize("sign", BEGINNINGS)
def test_what_could_be_a_formula_begins_with_an_apostrophe(sign: str) -> None:
    assert guarded(f'{sign}HYPERLINK("http://example.org")') == f'\'{sign}HYPERLINK("http://example.org")'


@pytest.mark.parametrize("text", ["", "Der Plan – erfüllt", "– ein Punkt", "'s ist gut", "a=b", "1 + 1"])
def test_other_text_stays_as_it_is(text: str) -> None:
    assert guarded(text) == text


@given(st.text(f"'a {BEGINNINGS}", max_size=6))
def test_one_apostrophe_less_is_the_text_again_and_no_cell_is_a_formula(text: str) -> None:
    cell = guarded(text)
    assert not cell or cell[0] not in BEGINNINGS
    assert re.sub(rf"^'(?='*[{re.escape(BEGINNINGS)}])", "", cell) == text
