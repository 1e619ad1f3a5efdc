"""What is offered for a doubtful bead, by a model that knows which sentences mean the same."""

from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from alignment.beads import align
from alignment.beads.background import Background
from alignment.beads.changes import ChangeKind
from alignment.beads.neighbourhood import MOST_NATS
from alignment.beads.repairs import LEAST_ODDS, REPAIRS, SURE, UNSEEN, repairs
from alignment.beads.scores import Scorer
from alignment.beads.sides import Side
from alignment.beads.weights import fitted, kinds
from alignment.beads.yardstick import spread
from alignment.bitext import Bead, Span, Status, check_tiling
from alignment.embedding.surface import SurfaceEncoder
from alignment.settings import Settings
from tests.beads.test_scores import Encoded

SHAPES = st.tuples(st.integers(0, 3), st.integers(0, 3)).filter(any)


def tiling(shapes, confidence=0.5):
    beads, de, en = [], 0, 0
    for a, b in shapes:
        beads.append(Bead(de=Span(de, de + a), en=Span(en, en + b), confidence=confidence))
        de, en = de + a, en + b
    return beads


def runs(beads):
    return [(bead.de, bead.en) for bead in beads]


def meant(beads):
    """Return what beads say belongs together: all that is not in them is without partner."""
    return {(bead.de, bead.en) for bead in beads if not bead.is_gap}


@pytest.fixture(scope="session")
def offered(encoder):
    def run(de, en, beads, index, longest=4, given=encoder):
        background = Background.of(de, en, beads, given)
        settings = Settings(longest=longest)
        return repairs(de, en, beads, index, background=background, encoder=given, settings=settings)

    return run


@st.composite
def reviews(draw):
    """Draw beads of any kind and status, and which sentences mean the same: those of equal numbers."""
    beads = tiling(draw(st.lists(SHAPES, min_size=1, max_size=9)))
    status, confidence = st.sampled_from(Status), st.none() | st.floats(0.01, 0.99)
    beads = [replace(bead, status=draw(status), confidence=draw(confidence)) for bead in beads]
    assume(beads[-1].de.stop and beads[-1].en.stop)
    number = st.integers(0, 12)
    de, en = (draw(st.lists(number, min_size=size, max_size=size)) for size in (beads[-1].de.stop, beads[-1].en.stop))
    return beads, de, en, draw(st.integers(0, len(beads) - 1))


@given(reviews())
def test_a_repair_tiles_what_it_replaces_and_touches_nothing_that_a_person_decided_on(offered, sentences, drawn):
    beads, *numbers, index = drawn
    texts = [*sentences(12), ""]
    found = offered(*([texts[number] for number in side] for side in numbers), beads, index)
    bead = beads[index]
    for repair in found:
        first = beads.index(repair.old[0])
        assert list(repair.old) == beads[first : first + len(repair.old)]
        assert first <= index < first + len(repair.old)
        upper, lower = repair.old[0], repair.old[-1]
        check_tiling(repair.new, (upper.de.start, upper.en.start), (lower.de.stop, lower.en.stop))
        assert meant(repair.new) != meant(repair.old)
        assert not any(other.decided for other in repair.old if other is not bead)
    odds = [repair.odds for repair in found]
    assert odds == sorted(odds, reverse=True)
    assert len(found) <= REPAIRS
    assert all(one >= (1 if bead.confidence is None else LEAST_ODDS) for one in odds)
    states = [frozenset(meant(beads) - meant(repair.old) | meant(repair.new)) for repair in found]
    assert len({*states, frozenset(meant(beads))}) == len(found) + 1
    assert not (found and bead.status == Status.CONFIRMED)


@given(reviews())
def test_the_beads_around_are_enough(sentences, encoder, drawn):
    beads, *numbers, index = drawn
    de, en = ([sentences(13)[number] for number in side] for side in numbers)
    near = beads[max(0, index - 6) : index + 7]
    ours, theirs = Span(near[0].de.start, near[-1].de.stop), Span(near[0].en.start, near[-1].en.stop)
    given = {"background": Background.of(de, en, beads, encoder), "encoder": encoder, "settings": Settings()}
    some = repairs(de[slice(*ours)], en[slice(*theirs)], near, near.index(beads[index]), **given)
    assert some == repairs(de, en, beads, index, **given)


@given(reviews())
def test_a_model_that_encodes_runs_by_themselves_offers_the_same(offered, sentences, encoder, drawn):
    beads, *numbers, index = drawn
    de, en = ([sentences(13)[number] for number in side] for side in numbers)

    class Other:
        signature = "other"
        encode = encoder.encode

        def runs(self, texts, longest, progress=None):
            return Encoded(encoder.runs(texts, longest, progress))

    ours, theirs = offered(de, en, beads, index), offered(de, en, beads, index, given=Other())
    assert [one.odds for one in theirs] == pytest.approx(
        [one.odds for one in ours], rel=1e-3
    )  # of equals, any may come


ONES = [(1, 1)] * 3
WRONG = [
    # what is true, what stands there instead, both between ones; the bead in question, the change that mends it
    ([(1, 1), (1, 1)], [(2, 2)], 3, ChangeKind.SPLIT),
    ([(1, 1)] * 8, [(8, 8)], 3, ChangeKind.SPLIT),
    ([(2, 1)], [(1, 1), (1, 0)], 4, ChangeKind.ATTACH),
    ([(2, 1)], [(1, 1), (1, 0)], 3, ChangeKind.ATTACH),
    ([(1, 2), (1, 1)], [(1, 1), (1, 2)], 3, ChangeKind.SHIFT),
    ([(1, 2), (1, 1)], [(1, 1), (1, 2)], 4, ChangeKind.SHIFT),
    ([(1, 1), (1, 0)], [(2, 1)], 3, ChangeKind.GAP),
    ([(1, 1)], [(0, 1), (1, 0)], 3, ChangeKind.MERGE),
    ([(1, 1)], [(0, 1), (1, 0)], 4, ChangeKind.MERGE),
]


@pytest.fixture(scope="session")
def texts(sentences):
    """Return a maker of two texts of which some beads are true."""

    def made(beads):
        said, sides = iter(sentences(40)), ([], [])
        for counts in beads:
            parts = [next(said) for _ in range(max(counts) if min(counts) else 1)]
            for side, count in zip(sides, counts, strict=True):
                side += parts if count == len(parts) else [" ".join(parts)] * count
        return sides[0], [text.upper() for text in sides[1]]

    return made


@pytest.mark.parametrize(("true", "wrong", "index", "kind"), WRONG)
@pytest.mark.parametrize("confidence", [0.3, None], ids=["proposed", "by hand"])
def test_what_is_true_is_offered_first(true, wrong, index, kind, confidence, offered, texts):
    beads = tiling(ONES + wrong + ONES)
    beads[index] = replace(beads[index], confidence=confidence)
    first = offered(*texts(ONES + true + ONES), beads, index)[0]
    assert first.change.kind == kind
    assert first.odds > 1
    assert meant(first.new) <= meant(tiling(ONES + true + ONES))


def test_how_probable_a_repair_is_is_said_within_what_confidence_leaves_over(offered, texts):
    beads = tiling([*ONES, (3, 2), *ONES])
    sides, place = texts([*ONES, (3, 2), *ONES]), len(ONES)
    for confidence in (0.5, 0.9, 0.99):
        beads[place] = replace(beads[place], confidence=confidence)
        found = offered(*sides, beads, place)
        likely = [repair.probability for repair in found]
        assert len(likely) == REPAIRS
        assert likely == sorted(likely, reverse=True)
        assert all(repair.probability < repair.odds for repair in found)
        assert 0 < sum(likely) <= 1 - confidence + 1e-9


@pytest.mark.parametrize("confidence", [0.4, None], ids=["proposed", "by hand"])
def test_where_other_beads_stand_than_the_search_finds_nothing_is_known_of_repairs(confidence, offered, texts):
    beads = tiling([*ONES, (2, 2), *ONES])
    beads[3] = replace(beads[3], confidence=confidence)
    found = offered(*texts([*ONES, (1, 1), (1, 1), *ONES]), beads, 3)
    assert found[0].odds > UNSEEN
    assert {repair.probability for repair in found} == {None}


def test_two_sides_that_mean_different_things_can_be_parted(offered, texts):
    first = offered(*texts([*ONES, (1, 0), (0, 1), *ONES]), tiling([(1, 1)] * 7), 3)[0]
    assert first.change.words == "unlink: German alone, English alone"
    assert runs(first.new) == [((3, 4), (3, 3)), ((4, 4), (3, 4))]


def test_nothing_is_offered_where_what_stands_there_is_far_more_probable(offered, sentences):
    text = sentences(30)
    assert {offered(text, text, tiling([(1, 1)] * 30), index, longest=1) for index in range(30)} == {()}


def test_what_was_confirmed_is_left_alone(offered, sentences):
    text = sentences(6)
    shifted = tiling([(1, 2), *[(1, 1)] * 4, (1, 0)])
    assert offered(text, text, shifted, 0)
    shifted[0] = replace(shifted[0], status=Status.CONFIRMED)
    assert offered(text, text, shifted, 0) == ()


def test_a_flag_takes_no_repair_away_but_what_a_person_made_stands_against_less_probable_ones(offered, texts):
    beads = tiling([*ONES, (3, 2), *ONES])
    sides, place = texts([*ONES, (3, 2), *ONES]), len(ONES)
    proposed = offered(*sides, beads, place)
    assert {repair.odds < 1 for repair in proposed} == {True, False}
    flagged = [*beads[:place], replace(beads[place], status=Status.FLAGGED), *beads[place + 1 :]]
    assert [(runs(repair.new), repair.odds) for repair in offered(*sides, flagged, place)] == [
        (runs(repair.new), repair.odds) for repair in proposed
    ]
    by_hand = [*beads[:place], replace(flagged[place], confidence=None), *beads[place + 1 :]]
    better = [runs(repair.new) for repair in proposed if repair.odds >= 1]
    assert [runs(repair.new) for repair in offered(*sides, by_hand, place)] == better


def test_among_sentences_that_are_missing_nothing_is_offered(offered, sentences):
    text = sentences(30)
    beads = tiling([*ONES, *[(1, 0)] * 24, *ONES], confidence=0.95)
    assert offered(text, text[:3] + text[-3:], beads, 15) == ()


def test_too_large_a_bead_is_not_taken_apart(offered, sentences):
    text = sentences(20)
    assert offered(text, text, tiling([(20, 20)]), 0) == ()


@pytest.mark.parametrize("seed", range(8))
def test_odds_are_those_of_both_texts_with_the_repair_and_without(seed, offered, encoder, sentences, oracle):
    said, rng = sentences(5), np.random.default_rng(seed)
    de, en = ([said[number] for number in rng.integers(5, size=24)] for _ in range(2))
    en = [f"{text}{'.' * 12}" for text in en]
    beads = [replace(bead, confidence=0.5) for bead in align(de, en, encoder=encoder, settings=Settings())]
    beads = tiling([(1, 1)] * 24) if seed % 2 else beads
    ours, theirs = (Side.of(texts, encoder.runs(texts, 4)) for texts in (de, en))
    ratio = Background.of(de, en, beads, encoder).ratio
    slow = oracle(
        Scorer(de=ours, en=theirs, kinds=kinds(4, 24, 24), weights=fitted().suited_to(spread(encoder)), ratio=ratio)
    )
    found = 0
    for index in range(len(beads)):
        for repair in offered(de, en, beads, index):
            first = beads.index(repair.old[0])
            after = corners([*beads[:first], *repair.new, *beads[first + len(repair.old) :]])
            if is_in_order(after):
                gain = slow.score(after) - slow.score(corners(beads))
                assert np.log(repair.odds) == pytest.approx(min(gain, MOST_NATS), abs=1e-3)
                found += 1
    assert found > 20


def corners(beads):
    return np.array([(0, 0), *((bead.de.stop, bead.en.stop) for bead in beads)])


def is_in_order(path):
    """Return whether no German gap stands behind an English one, which the search does not know."""
    steps = np.diff(path, axis=0).tolist()
    return not any(one[0] == 0 and other[1] == 0 for one, other in pairwise(steps))


def test_the_background_counts_the_lengths_of_what_has_a_partner(encoder):
    beads = tiling([(1, 1), (1, 0), (0, 1), (1, 2)])
    de, en = ["ab cd", "efghijkl", "mnop"], ["ab", "cd" * 50, "ef", "gh"]
    assert Background.of(de, en, beads, encoder).ratio == 6 / 8
    assert Background.of(de, en, tiling([(1, 0)] * 3 + [(0, 1)] * 4), encoder).ratio == 1


def test_a_sure_bead_ends_what_may_be_changed(offered, texts):
    wrong = [(1, 1), (1, 2), (1, 1), (1, 1), (1, 0)]
    pair, beads = texts(ONES + [(1, 1)] * 5 + ONES), tiling(ONES + wrong + ONES)
    assert max(beads.index(repair.old[-1]) for repair in offered(*pair, beads, 4)) > 5
    beads[5] = replace(beads[5], confidence=SURE)
    assert max(beads.index(repair.old[-1]) for repair in offered(*pair, beads, 4)) == 5


def test_weights_are_those_that_come_with_the_model(sentences):
    de = [f"{text} {number}" for number, text in enumerate(sentences(9))]
    beads, encoder = tiling([*ONES, (2, 2), (1, 1), *ONES]), SurfaceEncoder()
    given = {"background": Background.of(de, de, beads, encoder), "encoder": encoder}
    found = repairs(de, de, beads, 3, **given, settings=Settings(model="surface"))
    assert found == repairs(de, de, beads, 3, **given, settings=Settings(), weights=fitted("surface")) != ()
    assert found != repairs(de, de, beads, 3, **given, settings=Settings())


def test_what_the_search_found_is_at_least_as_probable_as_every_repair(offered, encoder, sentences):
    de = sentences(40)
    en = [text.upper() for text in de[:10]] + sentences(3, seed=1) + [" ".join(de[10:12])] + de[13:]
    beads = align(de, en, encoder=encoder, settings=Settings())
    odds = [repair.odds for index in range(len(beads)) for repair in offered(de, en, beads, index)]
    assert odds
    assert max(odds) < 1.01
