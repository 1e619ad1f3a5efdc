import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alignment.beads import read_beads, write_beads
from alignment.bitext import Bead, Span
from alignment.errors import AlignmentFileError


def test_beads_are_written_one_a_line_counted_from_0():
    beads = [
        Bead(de=Span(0, 2), en=Span(0, 1), confidence=0.97),
        Bead(de=Span(2, 2), en=Span(1, 2), confidence=0.12344),
        Bead(de=Span(2, 3), en=Span(2, 3)),
    ]
    assert write_beads(beads) == "[0, 1]:[0]:0.97\n[]:[1]:0.1234\n[2]:[2]\n"


def test_no_beads_are_an_empty_file():
    assert write_beads([]) == ""
    assert read_beads("", "empty.beads") == ()


@st.composite
def tilings(draw):
    de = en = 0
    beads = []
    for a, b in draw(st.lists(st.tuples(st.integers(0, 4), st.integers(0, 4)).filter(any), max_size=20)):
        confidence = draw(st.none() | st.integers(0, 1000).map(lambda thousandths: thousandths / 1000))
        beads.append(Bead(de=Span(de, de + a), en=Span(en, en + b), confidence=confidence))
        de, en = de + a, en + b
    return tuple(beads)


@settings(deadline=None)
@given(tilings())
def test_what_was_written_is_read_again(beads):
    assert read_beads(write_beads(beads), "x.beads") == beads


def test_spaces_empty_lines_line_ends_and_a_byte_order_mark_do_not_matter():
    assert read_beads("\ufeff[0,1]:[2]\r\n\r\n  [2] : [] : 1 \n", "x") == (
        Bead(de=Span(0, 2), en=Span(2, 3)),
        Bead(de=Span(2, 3), en=Span(3, 3), confidence=1.0),
    )


def test_gold_that_leaves_sentences_out_is_read():
    assert read_beads("[3]:[5]\n[9]:[7]\n", "x") == (
        Bead(de=Span(3, 4), en=Span(5, 6)),
        Bead(de=Span(9, 10), en=Span(7, 8)),
    )


SHAPE = "(a bead looks like [0, 1]:[2]:0.97 – German sentences, English sentences, confidence)"

FAULTS = [
    ("0 1", f"x.beads:1: not a bead: 0 1 {SHAPE}"),
    ("[0]:[1]:[2]", f"x.beads:1: confidence [2] is not a number {SHAPE}"),
    ("[0]:[1]:", f"x.beads:1: confidence (nothing) is not a number {SHAPE}"),
    ("[0]:[1]:nan", "x.beads:1: confidence nan is not between 0 and 1 (write a probability)"),
    ("[0]:[1]:97", "x.beads:1: confidence 97 is not between 0 and 1 (write a probability)"),
    ("[0]:[a]", f"x.beads:1: English sentence a is not a number {SHAPE}"),
    ("[-1]:[0]", f"x.beads:1: German sentence -1 is not a number {SHAPE}"),
    ("[0,]:[0]", f"x.beads:1: German sentence (nothing) is not a number {SHAPE}"),
    ("[]:[]", "x.beads:1: a bead without sentences (leave the line out)"),
    (
        "[0, 2]:[0]",
        "x.beads:1: German sentences [0, 2] are not consecutive "
        "(a bead holds consecutive sentences; write crossing ones as one larger bead)",
    ),
    (
        "[0]:[2, 1]",
        "x.beads:1: English sentences [2, 1] are not consecutive "
        "(a bead holds consecutive sentences; write crossing ones as one larger bead)",
    ),
]


@pytest.mark.parametrize(("line", "message"), FAULTS)
def test_a_bad_line_is_named_with_what_to_do(line, message):
    with pytest.raises(AlignmentFileError) as caught:
        read_beads(line, "x.beads")
    assert str(caught.value) == message


def test_all_faults_are_told_at_once():
    with pytest.raises(AlignmentFileError) as caught:
        read_beads("[0]:[0]\nzero\n\n[1]:[1]:2\n", "x.beads")
    assert [fault.line for fault in caught.value.faults] == [2, 4]
