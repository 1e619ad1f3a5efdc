from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alignment.bitext import Bead, Language, Span, Status
from alignment.errors import ActError
from tests.review.acting import covers_the_same, done, runs
from tests.review.making import beads, tiling


@given(beads(least=2, most=2))
def test_merging_keeps_every_sentence(pair: tuple[Bead, ...]) -> None:
    assert covers_the_same(pair, done("merge", pair).beads)


@given(beads(least=2, most=2))
def test_splitting_undoes_merging(pair: tuple[Bead, ...]) -> None:
    lower = pair[1]
    merged = done("merge", pair).beads
    assert runs(done("split", merged, de=lower.de.start, en=lower.en.start).beads) == runs(pair)


@given(beads(least=1, most=1), st.data())
def test_merging_undoes_splitting_at_any_cut(one: tuple[Bead, ...], data: st.DataObject) -> None:
    (bead,) = one
    cuts = [(de, en) for de in range(bead.de.start, bead.de.stop + 1) for en in range(bead.en.start, bead.en.stop + 1)][
        1:-1
    ]
    if cuts:
        de, en = data.draw(st.sampled_from(cuts))
        parts = done("split", one, de=de, en=en).beads
        assert covers_the_same(one, parts)
        assert runs(done("merge", parts).beads) == runs(one)


@given(beads(least=2, most=2), st.sampled_from(Language), st.sampled_from(["up", "down"]))
def test_moving_keeps_every_sentence_and_moves_one(pair: tuple[Bead, ...], side: Language, direction: str) -> None:
    upper, lower = pair
    giver = upper if direction == "down" else lower
    if giver.run(side).length:
        after = done("move", pair, language=str(side), direction=direction).beads
        assert covers_the_same(pair, after)
        if len(after) == 2:
            assert abs(after[0].run(side).length - upper.run(side).length) == 1
        else:
            assert giver.de.length + giver.en.length == 1


@given(beads(least=2, most=2), st.sampled_from(Language))
def test_moving_up_undoes_moving_down(pair: tuple[Bead, ...], side: Language) -> None:
    if pair[0].run(side).length:
        after = done("move", pair, language=str(side), direction="down").beads
        if len(after) == 2:
            assert runs(done("move", after, language=str(side), direction="up").beads) == runs(pair)


@given(beads(least=2, most=2))
def test_a_bead_made_by_a_person_is_not_confirmed_has_no_confidence_and_keeps_a_flag(pair: tuple[Bead, ...]) -> None:
    (merged,) = done("merge", pair).beads
    flagged = Status.FLAGGED in (pair[0].status, pair[1].status)
    assert merged.status == (Status.FLAGGED if flagged else Status.PROPOSED)
    assert (merged.confidence, merged.reasons) == (None, ())


def test_unlinking_is_splitting_into_two_gaps() -> None:
    after = done("split", tiling([(2, 2)]), de=2, en=0)
    assert [bead.kind for bead in after.beads] == ["2-0", "0-2"]
    assert after.words == "split 2-2 into 2-0 and 0-2"


def test_a_bead_left_with_nothing_disappears_and_leaves_its_flag() -> None:
    gap, whole = tiling([(1, 0), (1, 1)])
    flagged = Bead(de=gap.de, en=gap.en, status=Status.FLAGGED)
    (after,) = done("move", (flagged, whole), language="de", direction="down").beads
    assert (after.kind, after.status) == ("2-1", Status.FLAGGED)


STATUS_CASES = [
    ("confirm", True, Status.PROPOSED, Status.CONFIRMED),
    ("confirm", True, Status.FLAGGED, Status.CONFIRMED),
    ("confirm", True, Status.CONFIRMED, Status.CONFIRMED),
    ("confirm", False, Status.CONFIRMED, Status.PROPOSED),
    ("confirm", False, Status.FLAGGED, Status.FLAGGED),
    ("confirm", False, Status.PROPOSED, Status.PROPOSED),
    ("flag", True, Status.PROPOSED, Status.FLAGGED),
    ("flag", True, Status.CONFIRMED, Status.FLAGGED),
    ("flag", False, Status.FLAGGED, Status.PROPOSED),
    ("flag", False, Status.CONFIRMED, Status.CONFIRMED),
]


@pytest.mark.parametrize(("kind", "on", "before", "after"), STATUS_CASES)
def test_confirming_and_flagging_change_only_the_status(kind: str, on: bool, before: Status, after: Status) -> None:
    bead = Bead(de=Span(0, 1), en=Span(0, 1), confidence=0.4, status=before)
    (changed,) = done(kind, (bead,), on=on).beads
    assert changed == Bead(de=Span(0, 1), en=Span(0, 1), confidence=0.4, status=after)


def test_an_edit_is_kept_apart_and_leaves_a_confirmation_in_place() -> None:
    bead = Bead(de=Span(0, 1), en=Span(0, 2), confidence=0.9, status=Status.CONFIRMED)
    outcome = done("edit", (bead,), language="en", sentence=1, text="  Better. ")
    assert outcome.edits == {(Language.EN, 1): "Better."}
    assert outcome.beads == (Bead(de=Span(0, 1), en=Span(0, 2), status=Status.CONFIRMED),)
    assert outcome.words == "reworded the English: “en 1” → “Better.”"


def test_of_a_long_sentence_the_words_that_differ_are_told() -> None:
    before = "The available informations about the meetings were sent to all the ministries in the spring of 1987."
    after = before.replace("informations", "information").replace("spring", "summer")
    outcome = done("edit", tiling([(1, 1)]), edits={0: before}, language="en", sentence=0, text=after)
    assert outcome.words == "reworded the English: “… informations … spring …” → “… information … summer …”"


def test_typing_the_original_again_takes_an_edit_back() -> None:
    outcome = done("edit", tiling([(1, 1)]), edits={0: "Better."}, language="en", sentence=0, text="en 0")
    assert outcome.edits == {(Language.EN, 0): None}
    assert outcome.words == "put the English back to the original: “en 0”"


def test_typing_what_is_there_changes_nothing() -> None:
    bead = Bead(de=Span(0, 1), en=Span(0, 1), confidence=0.9, status=Status.CONFIRMED)
    outcome = done("edit", (bead,), language="en", sentence=0, text="en 0")
    assert (outcome.beads, outcome.edits) == ((bead,), {})


def test_the_german_is_worded_anew_when_it_was_unlocked() -> None:
    how = {"language": "de", "sentence": 1, "unlocked": True}
    outcome = done("edit", tiling([(2, 1)]), text="Besser.", **how)
    assert outcome.edits == {(Language.DE, 1): "Besser."}
    assert outcome.words == "reworded the German: “de 1” → “Besser.”"
    outcome = done("edit", tiling([(2, 1)]), text="de 1", **how)
    assert outcome.words == "left German sentence 2 as it was"


@pytest.mark.parametrize(("shape", "hung_on"), [((2, 1), (Language.EN, 0)), ((2, 0), (Language.DE, 0))])
def test_a_comment_hangs_on_the_first_sentence(shape: tuple[int, int], hung_on: tuple[Language, int]) -> None:
    outcome = done("comment", tiling([shape]), text="Two lines\r\nof remarks")
    assert outcome.comments == ((hung_on, "Two lines\nof remarks"),)
    assert outcome.beads == tiling([shape])


SENSELESS = [
    ("split", [(1, 1)], {"de": 0, "en": 0}, "split: nothing would be left on one side of the cut (cut inside it)"),
    ("split", [(1, 1)], {"de": 1, "en": 1}, "split: nothing would be left on one side of the cut (cut inside it)"),
    ("split", [(1, 1)], {"de": 2, "en": 0}, "split: the cut is not in this bead (cut between its sentences)"),
    (
        "move",
        [(0, 1), (1, 1)],
        {"language": "de", "direction": "down"},
        "move: there is no German sentence to move down (choose the other language or direction)",
    ),
    (
        "move",
        [(1, 1), (1, 0)],
        {"language": "en", "direction": "up"},
        "move: there is no English sentence to move up (choose the other language or direction)",
    ),
    (
        "replace",
        [(1, 1), (1, 1)],
        {"cuts": [[1, 1]]},
        "replace: these beads stand there already (cut elsewhere)",
    ),
    *(
        (
            "replace",
            [(2, 2)],
            {"cuts": cuts},
            "replace: the cuts do not part these beads (cut between their sentences, in order)",
        )
        for cuts in ([[0, 0]], [[2, 2]], [[1, 3]], [[1, 1], [1, 1]], [[1, 1], [2, 0]])
    ),
    (
        "realign",
        [(1, 1), (1, 1)],
        {"beads": [[0, 2, 0, 1, 0.5, []]]},
        "realign: bead 0 ends at 2, 1; expected 2, 2 (take the beads as they were offered)",
    ),
    (
        "realign",
        [(1, 1)],
        {"beads": [[0, 1, 0, 1, 0.5, []], [1, 1, 1, 1, 0.5, []]]},
        "realign: bead 1 is 0-0; expected at least one sentence (take the beads as they were offered)",
    ),
    (
        "realign",
        [(1, 1)],
        {"beads": [[0, 1, 0, 1, 0.5, []]]},
        "realign: these beads stand there already (there is nothing to change)",
    ),
    (
        "edit",
        [(1, 1)],
        {"language": "de", "sentence": 0, "text": "Anders."},
        "edit: the German is locked (comment on it instead, or unlock it)",
    ),
    (
        "edit",
        [(1, 1)],
        {"language": "en", "sentence": 7, "text": "Other."},
        "edit: English sentence 8 is not in this bead (choose one that is)",
    ),
    (
        "edit",
        [(1, 1)],
        {"language": "de", "sentence": 1, "text": "Anders.", "unlocked": True},
        "edit: German sentence 2 is not in this bead (choose one that is)",
    ),
]


@pytest.mark.parametrize(("kind", "shapes", "arguments", "message"), SENSELESS)
def test_an_act_that_makes_no_sense_says_why(
    kind: str, shapes: list[tuple[int, int]], arguments: dict[str, Any], message: str
) -> None:
    with pytest.raises(ActError) as error:
        done(kind, tiling(shapes), **arguments)
    assert str(error.value) == message


def test_only_neighbours_can_be_merged() -> None:
    first, _, third = tiling([(1, 1), (1, 1), (1, 1)])
    with pytest.raises(ActError) as error:
        done("merge", (first, third))
    assert str(error.value) == "merge: the beads are not neighbours (choose two that follow each other)"
