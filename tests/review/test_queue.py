from __future__ import annotations

from dataclasses import replace

from hypothesis import given

from alignment.bitext import Bead, Reason, ReasonKind, Status
from alignment.review import Filter, Review, Store, counts, doubtful, queued, table
from tests.review.making import REPORT, act, beads, bitext, saved, tiling


def reviewed() -> Review:
    """A review with a bead for each way of being doubtful."""
    shapes = [(1, 1), (1, 0), (2, 1), (1, 1), (1, 1), (0, 2)]
    confidences = [0.99, 0.2, 0.6, 0.2, 0.1, None]
    statuses = [Status.PROPOSED] * 4 + [Status.CONFIRMED, Status.FLAGGED]
    made = [
        replace(bead, confidence=confidence, status=status)
        for bead, confidence, status in zip(tiling(shapes), confidences, statuses, strict=True)
    ]
    return Review(bitext=bitext(beads=made), versions=(1,) * len(made))


def test_the_least_sure_come_first_and_equal_ones_in_text_order() -> None:
    found = doubtful(reviewed().bitext.beads, 0.9)
    assert found.select("bead", "place", "kind", "confidence").rows() == [
        (1, 2, "1-0", 0.2),
        (3, 6, "1-1", 0.2),
        (2, 3, "2-1", 0.6),
    ]


def test_doubt_brings_its_reasons_in_words() -> None:
    bead = replace(tiling([(1, 0)])[0], confidence=0.1, reasons=(Reason(ReasonKind.GAP, ("en",)),))
    assert doubtful((bead,), 0.5)["reasons"].to_list() == [["no English counterpart found"]]


def test_the_threshold_decides_what_is_doubtful() -> None:
    made = reviewed().bitext.beads
    assert [doubtful(made, threshold).height for threshold in (0.0, 0.2, 0.3, 1.0)] == [0, 0, 2, 4]


def test_each_filter_holds_what_its_name_says(store: Store) -> None:
    review = reviewed()
    assert {one: queued(review, one) for one in Filter} == {
        Filter.DOUBTFUL: [1, 2, 3],
        Filter.UNCONFIRMED: [0, 1, 2, 3, 5],
        Filter.FLAGGED: [5],
        Filter.NOT_ONE_TO_ONE: [1, 2, 5],
        Filter.GAP: [1, 5],
        Filter.EDITED: [],
        Filter.COMMENTED: [],
    }
    review = saved(store, (1, 1), (1, 2), (1, 0))
    store.apply(REPORT, act("edit", review, 1, language="en", sentence=2, text="Better."), "anna")
    store.apply(REPORT, act("comment", review, 2, text="Left out?"), "anna")
    review = store.load("report")
    assert (queued(review, Filter.EDITED), queued(review, Filter.COMMENTED)) == ([1], [2])


def test_a_queue_can_be_ordered_by_doubt_with_what_people_made_last() -> None:
    assert queued(reviewed(), Filter.UNCONFIRMED, by_doubt=True) == [1, 3, 2, 0, 5]


@given(beads())
def test_counts_are_the_lengths_of_the_queues(made: tuple[Bead, ...]) -> None:
    review = Review(bitext=bitext(beads=made), versions=(1,) * len(made))
    assert counts(review) == {one: len(queued(review, one)) for one in Filter}
    assert table(review).height == len(made)


def test_a_pair_without_beads_has_empty_queues() -> None:
    empty = Review(bitext=bitext(beads=()), versions=())
    assert set(counts(empty).values()) == {0}
    assert doubtful(()).rows() == []
