"""What is known beforehand stays, and only what lies between is aligned."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alignment.beads import align, aligner
from alignment.bitext import Bead, Span, Status, check_tiling
from alignment.settings import Settings

SHAPES = st.tuples(st.integers(0, 3), st.integers(0, 3)).filter(any)


@st.composite
def known(draw):
    """Draw the size of two texts and some beads of a tiling of them."""
    de = en = 0
    fixed = []
    for a, b in draw(st.lists(SHAPES, max_size=8)):
        if draw(st.booleans()):
            fixed.append(Bead(de=Span(de, de + a), en=Span(en, en + b), status=Status.CONFIRMED))
        de, en = de + a, en + b
    return (de, en), fixed


@pytest.fixture(scope="session")
def aligned(encoder):
    def run(de, en, fixed=(), progress=None):
        return align(de, en, encoder=encoder, settings=Settings(), fixed=fixed, progress=progress)

    return run


def what(bead):
    """Return all of a bead but where it stands."""
    return bead.kind, bead.confidence, bead.reasons, bead.status


@given(known())
def test_fixed_beads_stay_as_they_are_and_the_beads_tile(aligned, sentences, drawn):
    (de, en), fixed = drawn
    beads = aligned(sentences(de), sentences(en), fixed)
    check_tiling(beads, (0, 0), (de, en))
    assert [bead for bead in beads if bead.status == Status.CONFIRMED] == fixed


@given(known())
def test_what_lies_between_is_aligned_as_if_it_were_all(aligned, sentences, drawn):
    (de, en), fixed = drawn
    ours, theirs = sentences(de), sentences(en)
    beads = aligned(ours, theirs, fixed)
    de_start = en_start = 0
    made = iter(beads)
    for stop in [*fixed, Bead(de=Span(de, de), en=Span(en, en))]:
        alone = aligned(ours[de_start : stop.de.start], theirs[en_start : stop.en.start])
        between = [next(made) for _ in alone]
        assert [what(bead) for bead in between] == [what(bead) for bead in alone]
        assert next(made, stop) == stop
        de_start, en_start = stop.de.stop, stop.en.stop


@given(st.integers(0, 12), st.integers(0, 12))
def test_without_fixed_beads_nothing_changes(encoder, aligned, sentences, de, en):
    texts = sentences(de), sentences(en)
    assert aligned(*texts) == aligner.align(*texts, encoder=encoder, settings=Settings())


def test_a_fixed_bead_decides_what_the_texts_leave_open(aligned, sentences):
    line = sentences(1)
    assert [bead.kind for bead in aligned(line * 6, line * 6)] == ["1-1"] * 6
    shifted = Bead(de=Span(0, 1), en=Span(1, 2), status=Status.CONFIRMED)
    beads = aligned(line * 6, line * 6, [shifted])
    assert [bead.kind for bead in beads[:2]] == ["0-1", "1-1"]
    assert sorted(bead.kind for bead in beads[2:]) == ["1-0", *["1-1"] * 4]


def test_what_lies_across_a_fixed_bead_cannot_be_partners(aligned, sentences):
    text = sentences(6)
    swapped = Bead(de=Span(0, 1), en=Span(5, 6), status=Status.CONFIRMED)
    assert [bead.kind for bead in aligned(text, text, [swapped])] == ["0-1"] * 5 + ["1-1"] + ["1-0"] * 5


def test_progress_grows_to_the_end_over_all_stretches(aligned, sentences):
    seen = []
    fixed = [Bead(de=Span(i, i + 1), en=Span(i, i + 1)) for i in (3, 4, 9)]
    aligned(sentences(12), sentences(12), fixed, lambda *told: seen.append(told))
    assert seen == sorted(seen)
    assert seen[-1] == (54, 54)


@pytest.mark.parametrize(
    ("spans", "message"),
    [
        ([(0, 2, 0, 2), (1, 3, 2, 3)], "fixed bead 1 starts at 1, 2; expected 2, 2 on"),
        ([(2, 3, 2, 3), (0, 1, 0, 1)], "fixed bead 1 starts at 0, 0; expected 3, 3 on"),
        ([(0, 1, 0, 1), (3, 5, 3, 4)], "fixed bead 1 ends at 5, 4; the texts end at 4, 4"),
        ([(5, 5, 1, 2)], "fixed bead 0 ends at 5, 2; the texts end at 4, 4"),
    ],
)
def test_fixed_beads_that_do_not_fit_are_named(spans, message, aligned, sentences):
    fixed = [Bead(de=Span(a, b), en=Span(c, d)) for a, b, c, d in spans]
    with pytest.raises(ValueError, match=message):
        aligned(sentences(4), sentences(4), fixed)
