"""What becomes of a pair and the work on it when its texts change."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alignment.bitext import Bitext, Language, Span, Status, check_tiling
from alignment.reasons import Absence, Reason, ReasonKind
from alignment.review import Comment, Review, Store, renewal
from alignment.review.carry import AROUND, REWORDED, carry, decided, standing
from alignment.review.renewal import ChangeKind, TextChange
from alignment.review.rewording import Piece, pieces, shortened
from alignment.review.versions import Step, Versions
from tests.review.making import DE, EN, MACHINE, REPORT, act, act_id, beads, bitext, document, tiling

WHEN = datetime(1987, 6, 1, tzinfo=UTC)
TYPO, MENDED = "Der Plan wurde im ersten Halbjahr erfült.", "Der Plan wurde im ersten Halbjahr erfüllt."


def named(language: Language, count: int) -> list[str]:
    """Return sentences of which no two are alike."""
    return [f"{language}{number} " * 6 for number in range(count)]


def renewed(old: Bitext, de: Sequence[str] | None = None, en: Sequence[str] | None = None) -> Bitext:
    """Return a pair with other sentences, every one of them in a bead of its own."""
    texts = {Language.DE: old.de.texts if de is None else de, Language.EN: old.en.texts if en is None else en}
    shapes = [(1, 0)] * len(texts[Language.DE]) + [(0, 1)] * len(texts[Language.EN])
    sides = {side: document(side, text) for side, text in texts.items()}
    return Bitext(de=sides[Language.DE], en=sides[Language.EN], beads=tiling(shapes, 0.5), signature="model 2")


def pair(de: Sequence[str], en: Sequence[str], shapes: Sequence[tuple[int, int]] = ()) -> Bitext:
    made = tiling(shapes or [(1, 1)] * len(de))
    return Bitext(de=document(Language.DE, de), en=document(Language.EN, en), beads=made, signature="model 1")


def with_bead(bitext: Bitext, index: int, **changes: Any) -> Bitext:
    made = list(bitext.beads)
    made[index] = replace(made[index], **changes)
    return replace(bitext, beads=tuple(made))


@pytest.mark.parametrize(
    ("before", "after", "steps"),
    [
        (["a b", "c d"], ["a b", "c d"], []),
        (["a b", "c d"], ["a b", "x y", "c d"], [Step(1, None, 1)]),
        (["a b", "x y", "c d"], ["a b", "c d"], [Step(1, 1, None)]),
        ([TYPO, "c d"], [MENDED, "c d"], [Step(0, 0, 0)]),
        (["Berichtt", "c d"], ["Bericht", "c d"], [Step(0, 0, 0)]),
        (["Bericht", "c d"], ["Vorlage", "c d"], [Step(0, 0, None), Step(1, None, 0)]),
        ([TYPO, "c d e f"], ["neu davor", MENDED, "c d e x"], [Step(0, None, 0), Step(0, 0, 1), Step(1, 1, 2)]),
        ([], ["a b"], [Step(0, None, 0)]),
    ],
)
def test_sentences_are_the_same_reworded_gone_or_new(
    before: list[str], after: list[str], steps: list[tuple[int | None, ...]]
) -> None:
    assert list(Versions(before, after).steps()) == steps


def test_of_several_wordings_the_most_alike_are_taken_in_order() -> None:
    before = ["one two three four", "five six seven eight"]
    after = ["one two three nine", "one two three four five", "five six seven ten"]
    versions = Versions(before, after)
    assert [versions.there(index) for index in (0, 1)] == [1, 2]


def test_sentences_that_are_all_worded_differently_are_found_behind_what_was_put_in_before_them() -> None:
    before = [f"sentence {number} says again what {number} others said" for number in range(60)]
    after = ["Something new."] * 40 + [text.replace("again", "agian") for text in before]
    versions = Versions(before, after)
    assert [versions.there(index) for index in range(60)] == list(range(40, 100))


words = st.lists(st.sampled_from(["ab", "cd", "ef", "gh"]), min_size=1, max_size=4).map(" ".join)


@given(st.lists(words, max_size=12), st.lists(words, min_size=1, max_size=12))
def test_sentences_keep_their_order_and_each_is_accounted_for(before: list[str], after: list[str]) -> None:
    versions = Versions(before, after)
    there = [place for index in range(len(before)) if (place := versions.there(index)) is not None]
    assert there == sorted(set(there))
    steps = list(versions.steps())
    same = [index for index in range(len(before)) if versions.there(index) is not None]
    same = [index for index in same if not versions.is_reworded(index)]
    assert sorted([*same, *(step.before for step in steps if step.before is not None)]) == list(range(len(before)))
    assert all(0 <= versions.near(index) < len(after) for index in range(len(before)))


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("Der Plan wurde erfült.", "Der Plan wurde erfüllt.", ("… Plan wurde erfült.", "… Plan wurde erfüllt.")),
        ("Ein Wort.", "", ("Ein Wort.", "")),
        ("a b c d e f g", "a b c X e f g", ("… b c d e f …", "… b c X e f …")),
        ("a b c d e f g h", "A b c d e f g H", ("a b c … f g h", "A b c … f g H")),
        (f"{'wort ' * 20}endet heir", f"{'wort ' * 20}endet hier", ("… wort endet heir", "… wort endet hier")),
        ("a b", "a  b", ("a b", "a b")),
        (f"{'x' * 40} {'y' * 40} a", f"{'x' * 40} {'y' * 40} b", (f"… {'y' * 40} a", f"… {'y' * 40} b")),
        ("wort " * 20, "", ("wort wort wort wort wort wort wort wort wort wort wort wort …", "")),
    ],
)
def test_a_rewording_is_told_in_a_few_words(before: str, after: str, expected: tuple[str, str]) -> None:
    assert shortened(before, after) == expected


def test_two_wordings_are_cut_between_words() -> None:
    assert pieces("The plan was fullfilled early.", "The plan was met early.") == (
        Piece("The plan was ", "The plan was "),
        Piece("fullfilled ", "met "),
        Piece("early.", "early."),
    )


@given(st.text("ab ", max_size=20), st.text("ab ", max_size=20))
def test_pieces_together_are_the_new_wording(before: str, after: str) -> None:
    assert "".join(piece.after for piece in pieces(before, after)) == after.lstrip()


def test_a_confirmed_bead_whose_wording_changed_stays_and_is_flagged() -> None:
    old = pair([TYPO, *DE[1:]], EN)
    old = with_bead(old, 0, status=Status.CONFIRMED)
    carried = carry(old, {}, {}, renewed(old, de=[MENDED, *DE[1:]]))
    reason = Reason(ReasonKind.CHANGED, ("de", "… ersten Halbjahr erfült.", "… ersten Halbjahr erfüllt."))
    assert carried.beads[0] == replace(old.beads[0], status=Status.FLAGGED, reasons=(reason,))
    assert reason.words() == (
        "the German text changed since a person looked: “… ersten Halbjahr erfült.” → “… ersten Halbjahr erfüllt.”"
    )


@pytest.mark.parametrize(
    ("de", "kind", "words"),
    [
        ([DE[0], DE[1]], "2-1", ""),
        ([DE[0]], "1-1", f"the German text changed since a person looked: “{DE[1]}” is gone"),
        ([DE[0], "Neu.", DE[1]], "3-1", "the German text changed since a person looked: “Neu.” is new"),
    ],
)
def test_a_bead_that_a_person_made_grows_and_shrinks_with_the_text(de: list[str], kind: str, words: str) -> None:
    old = with_bead(pair(DE[:2], EN[:1], [(2, 1)]), 0, confidence=None)
    carried = carry(old, {}, {}, renewed(old, de=de))
    assert [bead.kind for bead in carried.beads] == [kind]
    assert "".join(reason.words() for reason in carried.beads[0].reasons) == words
    assert carried.beads[0].status == (Status.FLAGGED if words else Status.PROPOSED)


def test_a_gap_that_got_its_translation_is_aligned_anew() -> None:
    old = with_bead(pair(DE[:3], [EN[0], EN[2]], [(1, 1), (1, 0), (1, 1)]), 1, absence=Absence.OMITTED)
    assert decided(old, old.de, document(Language.EN, EN[:3])) == ()
    (kept,) = decided(old, document(Language.DE, ["Neu.", *DE[:3]]), old.en)
    assert (kept.de, kept.en, kept.absence) == (Span(2, 3), Span(1, 1), Absence.OMITTED)


def test_of_a_bead_that_cannot_stay_the_rest_is_flagged_and_keeps_its_marks() -> None:
    old = with_bead(pair(DE, EN), 0, status=Status.CONFIRMED, bookmarked=True, excluded=True)
    carried = carry(old, {}, {}, renewed(old, de=DE[1:]))
    rest = next(bead for bead in carried.beads if bead.en == Span(0, 1))
    assert (rest.kind, rest.status, rest.bookmarked, rest.excluded) == ("0-1", Status.FLAGGED, True, True)
    assert [reason.words() for reason in rest.reasons] == [
        f"the German text changed since a person looked: “{DE[0]}” is gone"
    ]
    assert sum(bead.decided for bead in carried.beads) == 1


def test_a_gap_that_got_its_translation_says_so() -> None:
    old = with_bead(pair(DE[:3], [EN[0], EN[2]], [(1, 1), (1, 0), (1, 1)]), 1, absence=Absence.OMITTED)
    carried = carry(old, {}, {}, renewed(old, en=EN[:3]))
    rest = next(bead for bead in carried.beads if bead.de == Span(1, 2))
    assert (rest.status, rest.absence) == (Status.FLAGGED, None)
    assert [reason.words() for reason in rest.reasons] == [
        f"the English text changed since a person looked: “{EN[1]}” is new"
    ]


def test_what_was_done_on_a_passage_that_is_gone_goes_with_it() -> None:
    old = with_bead(pair(DE, EN), 1, status=Status.CONFIRMED, bookmarked=True)
    carried = carry(old, {}, {}, renewed(old, de=[DE[0], *DE[2:]], en=[EN[0], *EN[2:]]))
    assert not any(bead.decided for bead in carried.beads)


def test_a_bookmark_pins_nothing_and_goes_with_the_first_sentence_of_its_bead() -> None:
    old = with_bead(pair(DE, EN, [(2, 2), (1, 1), (1, 1)]), 0, bookmarked=True)
    assert decided(old, old.de, old.en) == ()
    carried = carry(old, {}, {}, replace(old, beads=tiling([(1, 1)] * 4, 0.5)))
    assert [bead.bookmarked for bead in carried.beads] == [True, False, False, False]
    assert carried.kept == 0
    carried = carry(old, {}, {}, renewed(old, de=["Neu davor.", *DE]))
    assert [bead.de for bead in carried.beads if bead.bookmarked] == [Span(1, 2)]
    carried = carry(old, {}, {}, renewed(old, de=DE[1:]))
    assert [(bead.de, bead.status) for bead in carried.beads if bead.bookmarked] == [(Span(0, 1), Status.PROPOSED)]


def test_a_bead_that_was_left_out_of_exports_is_decided_on() -> None:
    old = with_bead(pair(DE, EN), 1, excluded=True)
    assert decided(old, old.de, old.en) == (old.beads[1],)


def test_an_edit_of_a_sentence_that_was_reworded_is_kept_and_its_bead_flagged() -> None:
    typo = EN[0].replace("fulfilled", "fullfilled")
    old = with_bead(pair(DE, [typo, *EN[1:]]), 0, confidence=None)
    carried = carry(old, {(Language.EN, 0): "The plan was met."}, {}, renewed(old, en=EN))
    assert carried.edits == {(Language.EN, 0): "The plan was met."}
    assert carried.beads[0].status == Status.FLAGGED
    assert [reason.kind for reason in carried.beads[0].reasons] == [ReasonKind.CHANGED]


def test_a_correction_of_the_german_goes_with_its_sentence_and_ends_when_the_new_text_has_it() -> None:
    typo = DE[0].replace("e", "c", 1)
    old = pair([typo, *DE[1:]], EN)
    corrected = {(Language.DE, 0): DE[0]}
    assert carry(old, corrected, {}, renewed(old, de=["Vorweg etwas anderes.", typo, *DE[1:]])).edits == {
        (Language.DE, 1): DE[0]
    }
    mended = carry(old, corrected, {}, renewed(old, de=DE))
    assert (mended.edits, mended.strays) == ({}, ())


def test_an_edit_whose_bead_is_gone_is_flagged_where_it_went() -> None:
    old = with_bead(pair(DE, ["A " + EN[0], *EN[1:]]), 0, confidence=None)
    carried = carry(old, {(Language.EN, 0): "Better."}, {}, renewed(old, de=DE[1:], en=EN))
    holding = next(bead for bead in carried.beads if bead.en == Span(0, 1))
    assert (holding.kind, holding.status) == ("0-1", Status.FLAGGED)


def test_confirming_a_bead_again_answers_what_was_said_of_its_changed_text(store: Store) -> None:
    old = pair([TYPO, *DE[1:]], EN)
    store.add(old, who=MACHINE)
    assert store.apply(REPORT, act("confirm", store.load("report"), 0), "anna").ok
    store.add(renewed(old, de=[MENDED, *DE[1:]]), who="anna")
    review = store.load("report")
    assert review.bitext.beads[0].status == Status.FLAGGED
    assert store.history("report")["what"].to_list()[-1] == (
        "took the new text over: 7 rows, 1 kept, 1 to look at again"
    )
    for kind, seen in (("confirm", [0]), ("confirm-all", [0, 1])):
        assert store.apply(REPORT, act(kind, review, *seen), "anna").ok
        confirmed = store.load("report").bitext.beads[0]
        assert (confirmed.status, confirmed.reasons) == (Status.CONFIRMED, ())
        assert store.apply(REPORT, {"id": act_id(), "kind": "undo"}, "anna").ok
        review = store.load("report")
    assert store.apply(REPORT, {"id": act_id(), "kind": "undo"}, "anna").ok
    assert store.load("report").bitext.de.texts == old.de.texts
    assert store.load("report").bitext.beads[0].status == Status.CONFIRMED


def test_only_what_is_near_a_change_is_aligned_anew() -> None:
    de, en = named(Language.DE, 30), named(Language.EN, 30)
    old = pair(de, en)
    changed = [*de[:10], "Neu.", *de[10:20], de[20].replace("de20", "de2o", 1), *de[21:]]
    kept = standing(old, document(Language.DE, changed), old.en)
    near = {*range(9 - AROUND, 10 + AROUND + 1), *range(20 - AROUND, 20 + AROUND + 1)}
    assert [bead.en.start for bead in kept] == [index for index in range(30) if index not in near]
    outside = [old.beads[index] for index in range(30) if index not in near]
    assert [replace(bead, de=was.de) for bead, was in zip(kept, outside, strict=True)] == outside
    assert kept[: 9 - AROUND] == old.beads[: 9 - AROUND]


def test_what_people_decided_on_stays_beside_a_change_and_does_not_widen_it() -> None:
    de, en = named(Language.DE, 12), named(Language.EN, 12)
    old = with_bead(with_bead(pair(de, en), 4, status=Status.CONFIRMED), 7, status=Status.CONFIRMED)
    changed = [*de[:4], de[4].replace("de4", "d4", 1), *de[5:]]
    assert len(standing(old, document(Language.DE, changed), old.en)) == 12
    changed = [*de[:6], de[6].replace("de6", "d6", 1), *de[7:]]
    kept = {bead.en.start for bead in standing(old, document(Language.DE, changed), old.en)}
    assert kept == {0, 1, 2, 4, 7, 10, 11}


@st.composite
def work(draw: st.DrawFn) -> tuple[Bitext, dict[Any, str], dict[str, Comment], Bitext]:
    """Draw a pair with edits and comments, and a new version of its texts."""
    made = draw(beads(least=1, most=8))
    old = bitext(beads=made)
    keys = [(side, index) for side in Language for index in range(len(old.document(side).texts))]
    edits = {key: f"Edit {key[1]}." for key in sorted(draw(st.sets(st.sampled_from(keys))))}
    comments = {
        str(number): Comment(language=side, sentence=index, who="anna", when=WHEN, text=f"Comment {number}.")
        for number, (side, index) in enumerate(draw(st.lists(st.sampled_from(keys), max_size=4)))
    }
    texts = {side: draw(new_version(old.document(side).texts)) for side in Language}
    return old, edits, comments, renewed(old, texts[Language.DE], texts[Language.EN])


@st.composite
def new_version(draw: st.DrawFn, texts: list[str]) -> list[str]:
    made = []
    for number, text in enumerate(texts):
        match draw(st.sampled_from(["same", "same", "typo", "gone", "other", "added"])):
            case "same":
                made.append(text)
            case "typo":
                made.append(text.replace("e", "", 1))
            case "other":
                made.append(f"Etwas ganz anderes {number}.")
            case "added":
                made += [f"Hinzugekommen {number}.", text]
    return made or ["Rest."]


@given(work())
def test_no_work_is_lost_whatever_changes(drawn: tuple[Bitext, dict[Any, str], dict[str, Comment], Bitext]) -> None:
    old, edits, comments, new = drawn
    carried = carry(old, edits, comments, new)
    check_tiling(carried.beads, (0, 0), (len(new.de.texts), len(new.en.texts)))
    saved = [*carried.edits.values(), *(text.removeprefix(f"{REWORDED} ") for _, text in carried.strays)]
    assert sorted(saved) == sorted(edits.values())
    assert {key: comment.text for key, comment in carried.comments.items()} == {
        key: comment.text for key, comment in comments.items()
    }
    hung = [*carried.edits, *(key for key, _ in carried.strays), *(one.key for one in carried.comments.values())]
    assert all(0 <= index < len(new.document(side).texts) for side, index in hung)
    versions = {side: Versions(old.document(side).texts, new.document(side).texts) for side in Language}
    flagged = [bead for bead in carried.beads if bead.status == Status.FLAGGED]
    held = {(side, i) for bead in flagged for side in Language for i in range(*bead.run(side))}
    assert {(side, versions[side].near(i)) for side, i in edits if versions[side].is_reworded(i)} <= held
    kept = standing(old, new.de, new.en)
    assert set(decided(old, new.de, new.en)) <= set(kept)
    for upper, lower in pairwise(kept):
        assert upper.de.stop <= lower.de.start
        assert upper.en.stop <= lower.en.start


def test_the_difference_says_what_people_did_where_it_is() -> None:
    old = pair([TYPO, *DE[1:]], EN)
    old = with_bead(old, 0, status=Status.CONFIRMED, bookmarked=True)
    comment = Comment(language=Language.DE, sentence=0, who="anna", when=WHEN, text="?")
    review = Review(bitext=old, versions=(1,) * 4, edits={(Language.EN, 3): "Better."}, comments=(comment,))
    found = renewal(
        review, document(Language.DE, ["Vorwort.", MENDED, *DE[1:]]), document(Language.EN, [*EN[:3], "Nothing else."])
    )
    assert [(change.kind, change.language, change.row, change.work) for change in found.changes] == [
        (ChangeKind.ADDED, Language.DE, -1, ()),
        (ChangeKind.REWORDED, Language.DE, 0, ("confirmed", "commented on", "bookmarked")),
        (ChangeKind.GONE, Language.EN, 3, ("edited",)),
        (ChangeKind.ADDED, Language.EN, 3, ()),
    ]
    assert found.changes[1] == TextChange(
        language=Language.DE,
        kind=ChangeKind.REWORDED,
        before=TYPO,
        after=MENDED,
        row=0,
        bead=old.beads[0],
        comments=1,
    )
    assert (found.count(ChangeKind.ADDED), found.worked_on, found.notes) == (2, 2, ())


def test_a_text_saved_anew_makes_no_difference() -> None:
    old = pair(DE, EN)
    found = renewal(Review(bitext=old, versions=(1,) * 4), document(Language.DE, DE), document(Language.EN, EN))
    assert (found.changes, found.notes) == ((), ())


def test_the_store_tells_of_which_files_a_pair_was_read(store: Store) -> None:
    old = pair(['Er sagte: ,"source":["x","y"].', *DE[1:]], EN)
    source = replace(old.de.source, sha256="1" * 64)
    store.add(replace(old, de=replace(old.de, source=source)), who=MACHINE)
    assert store.sources() == {"report": ("1" * 64, "0" * 64)}
