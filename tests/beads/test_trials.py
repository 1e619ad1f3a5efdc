"""Figures of small documents, worked out by hand."""

from xml.etree import ElementTree as ET

import pytest

from alignment.beads import read_beads, read_gold
from alignment.beads.trials import Trial, diagram, pooled, table

FIRST = Trial.of(
    "first",
    (4, 4),
    read_gold("[0]:[0]\n[1, 2]:[1]\n[]:[2]\n[3]:[3]"),
    read_beads("[0]:[0]:0.95\n[1]:[1]:0.25\n[2]:[2]:0.35\n[3]:[3]:0.95"),
    0.5,
)
SECOND = Trial.of("second", (1, 2), read_gold("[0]:[0, 1]"), read_beads("[0]:[0, 1]:0.95"), 0.25)


@pytest.fixture
def rows():
    return table([FIRST, SECOND], "the settings").rows(named=True)


def test_there_is_a_row_a_document_and_one_for_all(rows):
    assert [row["document"] for row in rows] == ["first", "second", "total"]
    assert [(row["de"], row["en"], row["beads"], row["seconds"]) for row in rows] == [
        (4, 4, 4, 0.5),
        (1, 2, 1, 0.25),
        (5, 6, 5, 0.75),
    ]
    assert {row["signature"] for row in rows} == {"the settings"}


def test_agreement_is_that_of_score_and_counts_each_bead_alike_in_total(rows):
    first, _, total = rows
    assert (first["strict_precision"], first["strict_recall"]) == (2 / 4, 2 / 3)
    assert (first["lax_precision"], first["lax_recall"]) == (3 / 4, 3 / 3)
    assert (total["strict_precision"], total["strict_recall"]) == (3 / 5, 3 / 4)


def test_recall_is_given_for_each_kind_in_gold(rows):
    first, second, total = rows
    assert [first[kind] for kind in ("1-1", "1-0", "0-1", "1-2", "2-1", "2-2", "larger")] == [
        1,
        None,
        0,
        None,
        0,
        *[None] * 2,
    ]
    assert (second["1-1"], second["1-2"]) == (None, 1)
    assert (total["1-1"], total["1-2"], total["2-1"]) == (1, 1, 0)


def test_kinds_that_have_no_column_count_as_larger():
    gold = read_gold("[0, 1, 2]:[0]\n[3]:[1, 2, 3]\n[4, 5]:[]")
    trial = Trial.of("larger", (6, 4), gold, read_beads("[0, 1, 2]:[0]:0.9\n[3]:[1, 2, 3]:0.9"), 0)
    assert table([trial], "")["larger"].to_list() == [2 / 3, 2 / 3]


def test_confidence_is_judged_by_exact_agreement(rows):
    first, second, total = rows
    assert first["calibration_error"] == pytest.approx((2 * 0.05 + 0.25 + 0.35) / 4)
    assert (first["found_10"], first["found_20"], first["found_50"]) == (pytest.approx(0.2), pytest.approx(0.4), 1)
    assert (second["found_10"], second["calibration_error"]) == (None, pytest.approx(0.05))
    assert total["found_20"] == pytest.approx(0.5)


def test_documents_are_pooled_one_behind_the_other():
    both = pooled([FIRST, SECOND])
    assert both.gold[-1] == ((4,), (4, 5))
    assert both.right.tolist() == [True, False, False, True, True]


def test_no_documents_make_a_total_of_nothing():
    (total,) = table([], "").rows(named=True)
    assert (total["beads"], total["strict_f1"], total["calibration_error"]) == (0, 0, None)


def test_the_diagram_is_of_all_documents():
    svg = diagram([FIRST, SECOND], "the settings")
    root = ET.fromstring(svg)
    assert [child.text for child in root if child.tag.endswith("title")] == ["5 beads of 2 documents"]
    assert "the settings" in svg
