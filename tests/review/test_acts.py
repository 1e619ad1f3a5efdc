from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alignment.bitext import Bead, Language, Span, Status, check_tiling
from alignment.errors import ActError
from alignment.reasons import Absence, Reason, ReasonKind
from alignment.review.act import BeadAct, Outcome, Passage
from alignment.review.offers import offer_json
from alignment.review.reading import read_act
from alignment.review.values import place_of
from tests.review.making import act_id, beads, document, tiling


def done(kind: str, touched: tuple[Bead, ...], *, edits: dict[int, str] | None = None, **arguments: Any) -> Outcome:
    seen = [[place_of(bead), 1] for bead in touched]
    act = read_act({"id": act_id(), "kind": kind, "seen": seen, **arguments})
    assert isinstance(act, BeadAct)
    worded = edits or {}
    passage = Passage(
        beads=touched,
        document=lambda side: document(side, [f"{side} {sentence}" for sentence in range(20)]),
        current=lambda key: worded.get(key[1], f"{key[0]} {key[1]}"),
    )
    return act.apply(passage)


def runs(of: tuple[Bead, ...]) -> list[tuple[Span, Span]]:
    return [(bead.de, bead.en) for bead in of]


def covers_the_same(before: tuple[Bead, ...], after: tuple[Bead, ...]) -> bool:
    first, last = before[0], before[-1]
    check_tiling(after, (first.de.start, first.en.start), (last.de.stop, last.en.stop))
    return True


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


@given(beads(least=1, most=4), st.data())
def test_replacing_leaves_the_same_sentences_parted_at_the_cuts(some: tuple[Bead, ...], data: st.DataObject) -> None:
    de_stop, en_stop = runs_end(some)
    corners = [(de, en) for de in range(de_stop + 1) for en in range(en_stop + 1)][1:-1]
    cuts: list[tuple[int, int]] = []
    for corner in data.draw(st.lists(st.sampled_from(corners), max_size=3, unique=True)) if corners else []:
        if all(min(corner[0] - cut[0], corner[1] - cut[1]) >= 0 for cut in cuts):
            cuts.append(corner)
    wanted = [(Span(a, c), Span(b, d)) for (a, b), (c, d) in pairwise([(0, 0), *cuts, runs_end(some)])]
    if wanted != runs(some):
        after = done("replace", some, cuts=[list(cut) for cut in cuts]).beads
        assert covers_the_same(some, after)
        assert runs(after) == wanted
        for bead in after:
            from_flagged = any(old.status == Status.FLAGGED and shares(old, bead) for old in some)
            assert bead.status == (Status.FLAGGED if from_flagged else Status.PROPOSED)
        assert {bead.confidence for bead in after} == {None}
        assert sum(bead.bookmarked for bead in after) <= sum(bead.bookmarked for bead in some)
        assert any(bead.bookmarked for bead in after) == any(bead.bookmarked for bead in some)


def shares(one: Bead, other: Bead) -> bool:
    sides = [(one.run(side), other.run(side)) for side in Language]
    return any(max(a.start, b.start) < min(a.stop, b.stop) for a, b in sides)


def runs_end(some: tuple[Bead, ...]) -> tuple[int, int]:
    return some[-1].de.stop, some[-1].en.stop


def test_replacing_says_which_kinds_made_way_for_which() -> None:
    assert done("replace", tiling([(1, 1), (0, 1)]), cuts=[]).words == "replaced 1-1 and 0-1 by 1-2"
    assert done("replace", tiling([(3, 2)]), cuts=[[1, 1], [2, 1]]).words == "replaced 3-2 by 1-1, 1-0 and 1-1"


def test_what_moves_a_column_or_links_says_how_many_beads_it_took() -> None:
    some = tiling([(1, 1), (1, 1), (1, 0)])
    cuts = [[1, 0], [2, 1]]
    assert done("replace", some, cuts=cuts, way="shift").words == "moved the rest of a column: 3 rows became 3"
    assert (
        done("replace", some[:2], cuts=[[0, 1], [1, 2]], way="link").words == "linked what stood apart: 2 rows became 3"
    )


def test_marks_go_with_the_first_sentence_of_a_bead() -> None:
    first, second, third = tiling([(1, 1), (1, 1), (1, 0)])
    some = (first, replace(second, bookmarked=True, excluded=True), third)
    after = done("replace", some, cuts=[[1, 0], [2, 1]], way="shift").beads
    assert [(bead.kind, bead.bookmarked, bead.excluded) for bead in after] == [
        ("1-0", False, False),
        ("1-1", True, True),
        ("1-1", False, False),
    ]


def offered(some: tuple[Bead, ...]) -> list[list[Any]]:
    return [offer_json(bead) for bead in some]


def test_beads_aligned_anew_keep_what_the_aligner_says_of_them() -> None:
    why = (Reason(ReasonKind.GAP, ("en",)),)
    before = tiling([(1, 1), (1, 1), (1, 1)])
    made = (replace(before[0], confidence=None, bookmarked=True), *before[1:])
    gap, *rest = (replace(bead, confidence=0.3, reasons=why) for bead in tiling([(1, 1), (1, 0), (1, 2)])[1:])
    outcome = done("realign", made, beads=offered((replace(before[0], confidence=0.9), gap, *rest)))
    assert outcome.beads == (made[0], gap, *rest)
    assert outcome.words == "aligned anew: 3 rows became 3"


def test_beads_aligned_anew_take_over_bookmarks() -> None:
    one, other = tiling([(1, 1), (1, 1)])
    (after,) = done("realign", (one, replace(other, bookmarked=True)), beads=offered(tiling([(2, 2)], 0.7))).beads
    assert (after.bookmarked, after.confidence) == (True, 0.7)


def test_what_a_person_decided_is_not_aligned_anew() -> None:
    one, other = tiling([(1, 1), (1, 1)])
    with pytest.raises(ActError) as error:
        done("realign", (replace(one, status=Status.FLAGGED), other), beads=offered(tiling([(2, 2)])))
    assert str(error.value) == (
        "realign: somebody confirmed or flagged one of these beads (take the beads between those)"
    )


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


MARK_CASES = [("bookmark", "bookmarked"), ("exclude", "excluded")]


@pytest.mark.parametrize(("kind", "mark"), MARK_CASES)
@pytest.mark.parametrize("on", [True, False])
def test_a_mark_changes_nothing_else(kind: str, mark: str, on: bool) -> None:
    bead = Bead(de=Span(0, 1), en=Span(0, 1), confidence=0.4, status=Status.CONFIRMED)
    (changed,) = done(kind, (bead,), on=on).beads
    assert changed == replace(bead, **{mark: on})


CLASSES = [
    (Absence.OMITTED, Status.CONFIRMED, "gave the reason for the empty side: left out on purpose"),
    (Absence.MISSING, Status.FLAGGED, "gave the reason for the empty side: still to be translated"),
    (Absence.UNEXPLAINED, Status.CONFIRMED, "gave the reason for the empty side: left out, nobody knows why"),
    (None, Status.PROPOSED, "took back the reason for the empty side"),
]


@pytest.mark.parametrize(("absence", "status", "words"), CLASSES)
def test_who_says_why_a_side_is_empty_has_decided_on_the_gap(
    absence: Absence | None, status: Status, words: str
) -> None:
    gap = Bead(de=Span(0, 1), en=Span(0, 0), confidence=0.4)
    outcome = done("classify", (gap,), absence=absence)
    assert outcome.beads == (replace(gap, absence=absence, status=status),)
    assert outcome.words == words


def test_only_a_gap_can_say_why_one_side_is_empty() -> None:
    with pytest.raises(ActError) as error:
        done("classify", tiling([(1, 1)]), absence="omitted")
    assert str(error.value) == "classify: both sides have text (only a row with one side empty can say why)"


def test_many_beads_are_confirmed_wherever_they_stand() -> None:
    first, _, third = tiling([(1, 1), (1, 1), (1, 1)])
    outcome = done("confirm-all", (first, third))
    assert outcome.beads == tuple(replace(bead, status=Status.CONFIRMED) for bead in (first, third))
    assert outcome.words == "confirmed 2 rows"


@given(beads(least=2, most=2))
def test_a_merged_bead_keeps_a_bookmark_and_stays_out_of_exports_only_whole(pair: tuple[Bead, ...]) -> None:
    (merged,) = done("merge", pair).beads
    assert merged.bookmarked == (pair[0].bookmarked or pair[1].bookmarked)
    assert merged.excluded == (pair[0].excluded and pair[1].excluded)
    assert merged.absence is None


def test_a_bookmark_goes_to_the_first_part_of_a_split() -> None:
    bead = Bead(de=Span(0, 2), en=Span(0, 2), bookmarked=True, excluded=True)
    parts = done("split", (bead,), de=1, en=1).beads
    assert [(part.bookmarked, part.excluded) for part in parts] == [(True, True), (False, True)]


@pytest.mark.parametrize(
    ("kind", "arguments"), [("confirm", {}), ("confirm-all", {}), ("classify", {"absence": "note"})]
)
def test_who_decides_on_a_bead_has_looked_at_what_changed_in_its_text(kind: str, arguments: dict[str, str]) -> None:
    changed, gap = Reason(ReasonKind.CHANGED, ("de", "Plan", "Pläne")), Reason(ReasonKind.GAP, ("en",))
    bead = Bead(de=Span(0, 1), en=Span(0, 0), confidence=0.4, reasons=(changed, gap), status=Status.FLAGGED)
    (decided,) = done(kind, (bead,), **arguments).beads
    assert (decided.status, decided.reasons) == (Status.CONFIRMED, (gap,))
