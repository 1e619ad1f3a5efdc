"""Second reviews in the database: what is kept, when a row is stale, and how differences are settled."""

from __future__ import annotations

from typing import Any

import pytest

from alignment.bitext import Status
from alignment.errors import ActError, ConflictError
from alignment.review import Drawn, Fault, Judgement, Layer, SecondReview, Store, Verdict, Wanted, place_of
from tests.review.making import REPORT, act, saved
from tests.review.test_decisions import ROWS, texts

RIGHT, WRONG, UNCLEAR = Judgement


def do(store: Store, kind: str, *rows: int, who: str = "anna", **arguments: Any) -> None:
    answer = store.apply(REPORT, act(kind, store.load("report"), *rows, **arguments), who)
    assert answer.ok, answer.error


@pytest.fixture
def store(store: Store) -> Store:
    """A store in which anna confirmed all rows but the last, which she flagged; all are drawn for ben."""
    saved(store, *[(1, 1)] * ROWS)
    for row in range(ROWS - 1):
        do(store, "confirm", row)
    do(store, "flag", ROWS - 1)
    begin(store)
    return store


def begin(store: Store, seed: str = "seed-1", who: str = "ben") -> None:
    review, found = store.load("report"), store.seconds.decisions(REPORT).by_place
    sample = [
        Drawn(
            de=bead.de,
            en=bead.en,
            texts=(" ".join(review.unit(bead).de), " ".join(review.unit(bead).en)),
            layer=Layer.FLAGGED if bead.status == Status.FLAGGED else Layer.KEPT,
            first=found[place_of(bead)],
        )
        for bead in review.bitext.beads
    ]
    sizes = {Layer.FLAGGED: 1, Layer.KEPT: ROWS - 1}
    wanted = Wanted(ROWS, 0, ROWS)
    store.seconds.begin(REPORT, who, seed=seed, revision=review.revision, wanted=wanted, sizes=sizes, sample=sample)


def second(store: Store) -> SecondReview:
    return store.seconds.of(REPORT)[-1]


def answer(store: Store, index: int, judgement: Judgement, *faults: Fault, who: str = "ben", comment: str = "") -> None:
    store.seconds.answer(second(store), REPORT, index, judgement, who, faults=faults, comment=comment)


def status(store: Store, row: int) -> Status:
    return store.load("report").bitext.beads[row].status


def test_a_sample_and_all_answers_are_there_after_a_restart(store: Store) -> None:
    answer(store, 0, RIGHT)
    answer(store, 1, WRONG, Fault.TERM, Fault.ALIGNMENT, comment=" Two sentences.\r\nNot one. ")
    path = store._database.where
    before = second(store)
    store.close()
    with Store(path) as again:
        assert second(again) == before
        opinion = second(again).said[1]
        assert (opinion.faults, opinion.comment) == ((Fault.ALIGNMENT, Fault.TERM), "Two sentences.\nNot one.")
        assert second(again).next == 2


def test_a_wrong_row_is_asked_for_until_it_is_said_what_is_wrong(store: Store) -> None:
    answer(store, 0, WRONG)
    assert (second(store).next, second(store).differing) == (0, (0,))
    answer(store, 0, WRONG, Fault.WORDING)
    assert second(store).next == 1


def test_the_last_answer_on_a_row_counts_and_the_earlier_ones_are_kept(store: Store) -> None:
    answer(store, 0, WRONG, Fault.WORDING)
    answer(store, 0, RIGHT, Fault.WORDING)
    answer(store, 0, RIGHT)
    assert [(opinion.judgement, opinion.faults) for opinion in second(store).opinions] == [
        (WRONG, (Fault.WORDING,)),
        (RIGHT, ()),
    ]
    assert second(store).judged == (0,)
    assert second(store).differing == ()


def test_nobody_else_answers_for_the_reader_and_nobody_once_it_is_ended(store: Store) -> None:
    with pytest.raises(ActError) as error:
        answer(store, 0, RIGHT, who="anna")
    assert str(error.value) == "second review: it is ben’s (draw one of your own)"
    store.seconds.close(second(store), REPORT, "ben")
    assert second(store).closed
    with pytest.raises(ActError) as error:
        answer(store, 0, RIGHT)
    assert str(error.value) == "second review: it was ended (load the page again)"


def test_a_draw_sent_twice_is_kept_once_and_an_empty_one_not_at_all(store: Store) -> None:
    begin(store)
    assert len(store.seconds.of(REPORT)) == 1
    with pytest.raises(ActError) as error:
        store.seconds.begin(REPORT, "ben", seed="none", revision=1, wanted=Wanted(60, 0, 6), sizes={}, sample=[])
    assert str(error.value) == "second review: there is no row to draw (others have to decide on some first)"


def test_a_row_changed_since_it_was_drawn_is_stale_and_counts_no_more(store: Store) -> None:
    for index in range(ROWS):
        answer(store, index, RIGHT)
    do(store, "edit", 0, language="en", sentence=0, text="Worded anew.")
    do(store, "merge", 2, 3)
    assert second(store).stale == {0, 2, 3}
    assert second(store).judged == (1, 4, 5)
    do(store, "undo")
    do(store, "undo")
    assert second(store).stale == frozenset()


def test_a_row_that_is_stale_is_not_asked_for_and_takes_no_answer(store: Store) -> None:
    do(store, "merge", 0, 1)
    assert second(store).next == 2
    with pytest.raises(ConflictError) as error:
        answer(store, 0, RIGHT)
    assert str(error.value) == "report: this row was changed since it was drawn (go on with the next)"


def test_what_is_said_of_a_row_without_changing_it_leaves_it_fresh(store: Store) -> None:
    do(store, "flag", 0)
    do(store, "bookmark", 1)
    do(store, "comment", 2, text="Look here.")
    assert second(store).stale == frozenset()


def test_rows_are_followed_into_new_texts_and_never_taken_for_others(store: Store) -> None:
    for index in range(ROWS):
        answer(store, index, RIGHT)
    old = store.load("report").bitext
    de, en = list(old.de.texts), list(old.en.texts)
    # The first row comes again above itself, word for word; of the third a word is another.
    store.add(
        texts([de[0], "Neu.", *de], [en[0], "New.", *en[:2], en[2].replace("separate", "special"), *en[3:]]), who="carl"
    )
    places, beads = second(store).places, store.load("report").bitext.beads
    rows = {place_of(bead): row for row, bead in enumerate(beads)}
    assert places[2] is None
    assert [rows[place] for place in places[3:] if place is not None] == [5, 6, 7]
    assert rows[places[1] or 0] == 3
    assert places[0] is None or rows[places[0]] in (0, 2)


def test_both_readers_are_right_in_turn_and_the_row_follows(store: Store) -> None:
    answer(store, 0, WRONG, Fault.ALIGNMENT, comment="One sentence too many.")
    store.seconds.rule(second(store), REPORT, 0, Verdict.SECOND, "carl")
    assert status(store, 0) == Status.FLAGGED
    (comment,) = store.load("report").comments
    assert (comment.who, comment.text) == ("carl", "second review by ben: alignment. One sentence too many.")
    assert second(store).left == ()
    store.seconds.rule(second(store), REPORT, 0, Verdict.FIRST, "dora")
    assert status(store, 0) == Status.CONFIRMED
    assert [(ruling.verdict, ruling.who) for ruling in second(store).rulings] == [("second", "carl"), ("first", "dora")]
    assert second(store).ruled[0].who == "dora"


def test_a_flagged_row_that_the_second_reader_finds_right_is_confirmed_by_who_settles_it(store: Store) -> None:
    answer(store, 5, RIGHT)
    store.seconds.rule(second(store), REPORT, 5, Verdict.SECOND, "carl")
    assert status(store, 5) == Status.CONFIRMED
    assert store.seconds.decisions(REPORT).by_place[10].who == "carl"


def test_undo_takes_back_what_was_settled_and_the_difference_is_open_again(store: Store) -> None:
    answer(store, 0, WRONG, Fault.ALIGNMENT)
    store.seconds.rule(second(store), REPORT, 0, Verdict.SECOND, "carl")
    do(store, "undo", who="carl")
    assert status(store, 0) == Status.CONFIRMED
    assert second(store).left == (0,)
    do(store, "redo", who="carl")
    assert second(store).left == ()


def test_a_row_mended_after_it_was_settled_still_counts(store: Store) -> None:
    answer(store, 0, WRONG, Fault.ALIGNMENT)
    store.seconds.rule(second(store), REPORT, 0, Verdict.MEND, "carl")
    assert store.history("report")["who"].to_list()[-1] == "anna"  # nothing was done to the row
    do(store, "merge", 0, 1, who="carl")
    assert (second(store).stale, second(store).judged, second(store).left) == ({1}, (0,), ())
    with pytest.raises(ConflictError) as error:
        store.seconds.rule(second(store), REPORT, 0, Verdict.FIRST, "carl")
    assert str(error.value) == "report: this row was changed since it was read (look at it in Review)"


def test_only_differences_are_settled(store: Store) -> None:
    answer(store, 0, RIGHT)
    answer(store, 1, UNCLEAR)
    for index in (0, 1, 2):
        with pytest.raises(ActError) as error:
            store.seconds.rule(second(store), REPORT, index, Verdict.FIRST, "carl")
        assert str(error.value) == "second review: on this row the two do not differ (load the page again)"
    assert second(store).unclear == (1,)
