from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alignment.bitext import Language
from alignment.errors import ActError
from alignment.reasons import Absence
from alignment.review import (
    AddComment,
    Bookmark,
    Classify,
    Confirm,
    ConfirmAll,
    Direction,
    Edit,
    Exclude,
    Flag,
    Join,
    Merge,
    Move,
    Part,
    Realign,
    Redo,
    Replace,
    Resolve,
    Seen,
    Split,
    Undo,
    Way,
    read_act,
)
from alignment.review.act import Act
from alignment.review.fields import LONGEST_TEXT, read_reviewer
from alignment.review.offers import MOST_REASONS, Offered
from alignment.review.reading import KINDS
from alignment.review.records import dumps

ID = "act-000001"
ONE, TWO = (Seen(4, 1),), (Seen(4, 1), Seen(6, 2))

ACTS = [
    Confirm(id=ID, seen=ONE),
    Confirm(id=ID, seen=ONE, on=False),
    ConfirmAll(id=ID, seen=TWO),
    ConfirmAll(id=ID, seen=TWO, on=False),
    Bookmark(id=ID, seen=ONE),
    Exclude(id=ID, seen=ONE, on=False),
    Classify(id=ID, seen=ONE, absence=Absence.OMITTED),
    Classify(id=ID, seen=ONE, absence=None),
    Resolve(id=ID, seen=ONE),
    Flag(id=ID, seen=ONE),
    Merge(id=ID, seen=TWO),
    Split(id=ID, seen=ONE, de=3, en=2),
    Move(id=ID, seen=TWO, language=Language.DE, direction=Direction.UP),
    Replace(id=ID, seen=TWO, cuts=((3, 2), (4, 2))),
    Replace(id=ID, seen=TWO, cuts=((3, 2),), way=Way.SHIFT),
    Realign(
        id=ID,
        seen=TWO,
        beads=(
            Offered(2, 3, 2, 4, 0.5, (("numbers", ("1\u00a0986", "en")), ("place", ()))),
            Offered(3, 4, 4, 4, 1.0),
        ),
    ),
    Part(id=ID, seen=ONE, language=Language.DE, sentence=2, offset=12),
    Part(id=ID, seen=ONE, language=Language.EN, sentence=2, offset=12, other=3),
    Part(id=ID, seen=ONE, language=Language.EN, sentence=2, offset=12, other=3, within=8),
    Join(id=ID, seen=ONE, language=Language.EN, sentence=2),
    Edit(id=ID, seen=ONE, language=Language.EN, sentence=2, text="Better."),
    Edit(id=ID, seen=ONE, language=Language.DE, sentence=3, text="Besser.", unlocked=True),
    AddComment(id=ID, seen=ONE, text="Why?"),
    Undo(id=ID),
    Redo(id=ID),
]


@pytest.mark.parametrize("act", ACTS)
def test_an_act_written_as_json_is_read_back_equal(act: Act) -> None:
    import json

    assert read_act(json.loads(dumps(act.to_json()))) == act


def test_every_kind_of_act_is_among_the_cases() -> None:
    assert {act.kind for act in ACTS} == set(KINDS)


def test_a_replacement_is_about_the_places_before_and_after() -> None:
    assert Replace(id=ID, seen=TWO, cuts=((3, 2), (4, 4))).places == {4, 5, 6, 8}


def test_a_new_alignment_is_about_the_places_before_and_after() -> None:
    beads = (Offered(2, 3, 2, 4, 0.5), Offered(3, 4, 4, 4, 1.0))
    assert Realign(id=ID, seen=TWO, beads=beads).places == {4, 6, 7}


def test_the_words_with_which_a_reason_was_shown_are_not_kept() -> None:
    beads = [[2, 3, 2, 4, 0.5, [["gap", ["en"], "no English counterpart found"]]]]
    act = read_act({"id": ID, "kind": "realign", "seen": [[4, 1]], "beads": beads})
    assert act == Realign(id=ID, seen=ONE, beads=(Offered(2, 3, 2, 4, 0.5, (("gap", ("en",)),)),))


def test_on_may_be_left_out() -> None:
    assert read_act({"id": ID, "kind": "confirm", "seen": [[4, 1]]}) == Confirm(id=ID, seen=ONE, on=True)


KINDS_IN_WORDS = (
    "confirm, confirm-all, flag, bookmark, exclude, classify, merge, split, move, replace, realign, part, join, edit, "
    "comment, resolve, undo, redo"
)
MALFORMED: list[tuple[Any, str]] = [
    (None, "act: not an object (send {id, kind, seen, …})"),
    ([], "act: not an object (send {id, kind, seen, …})"),
    ({}, f"kind: no act None (one of {KINDS_IN_WORDS})"),
    ({"kind": ["edit"]}, f"kind: no act ['edit'] (one of {KINDS_IN_WORDS})"),
    ({"kind": "align"}, f"kind: no act 'align' (one of {KINDS_IN_WORDS})"),
    ({"kind": "undo"}, "undo: id missing"),
    ({"kind": "split", "id": ID, "seen": [[4, 1]]}, "split: de, en missing"),
    ({"kind": "undo", "id": ID, "user": "x"}, "undo: does not take user"),
    ({"kind": "undo", "id": "short"}, "id: not an id of 8 to 64 letters, digits or signs"),
    ({"kind": "undo", "id": "x" * 65}, "id: not an id of 8 to 64 letters, digits or signs"),
    ({"kind": "undo", "id": "with space"}, "id: not an id of 8 to 64 letters, digits or signs"),
    ({"kind": "undo", "id": "new-line\n"}, "id: not an id of 8 to 64 letters, digits or signs"),
    ({"kind": "undo", "id": 12345678}, "id: not an id of 8 to 64 letters, digits or signs"),
    ({"kind": "confirm", "id": ID, "seen": []}, "confirm: seen names 0 beads, not 1"),
    ({"kind": "merge", "id": ID, "seen": [[4, 1]]}, "merge: seen names 1 beads, not 2"),
    ({"kind": "replace", "id": ID, "seen": [], "cuts": []}, "replace: seen names 0 beads, not one or more"),
    ({"kind": "replace", "id": ID, "seen": [[4, 1]], "cuts": 3}, "cuts: not a list of [German, English]"),
    ({"kind": "replace", "id": ID, "seen": [[4, 1]], "cuts": [[3]]}, "cuts.0: not [German, English]"),
    ({"kind": "replace", "id": ID, "seen": [[4, 1]], "cuts": [[3, 2], [4, -1]]}, "cuts.1.1: not a whole number from 0"),
    (
        {"kind": "replace", "id": ID, "seen": [[4, 1]], "cuts": [], "way": "magic"},
        "way: neither repair nor shift nor link",
    ),
    *(
        ({"kind": "realign", "id": ID, "seen": [[4, 1]], "beads": beads}, message)
        for beads, message in (
            (None, "beads: not a list of beads as they were offered"),
            ([], "beads: not a list of beads as they were offered"),
            ([[2, 3, 2, 3]], "beads.0: not [German from, to, English from, to, confidence, reasons]"),
            ([[2, 3, 2, -3, 0.5, []]], "beads.0.3: not a whole number from 0"),
            ([[2, 3, 2, 3, 1.5, []]], "beads.0.4: not a probability from 0 to 1"),
            ([[2, 3, 2, 3, True, []]], "beads.0.4: not a probability from 0 to 1"),
            ([[2, 3, 2, 3, None, []]], "beads.0.4: not a probability from 0 to 1"),
            ([[2, 3, 2, 3, float("nan"), []]], "beads.0.4: not a probability from 0 to 1"),
            ([[2, 3, 2, 3, 0.5, {}]], "beads.0.5: not a list of 20 reasons at most"),
            ([[2, 3, 2, 3, 0.5, [["place", []]] * (MOST_REASONS + 1)]], "beads.0.5: not a list of 20 reasons at most"),
            ([[2, 3, 2, 3, 0.5, ["place"]]], "beads.0.5.0: not [kind, values]"),
            ([[2, 3, 2, 3, 0.5, [["place", 3]]]], "beads.0.5.0: not [kind, values]"),
            ([[2, 3, 2, 3, 0.5, [["mood", []]]]], "beads.0.5.0: no reason that the aligner gives"),
            ([[2, 3, 2, 3, 0.5, [[["gap"], ["en"]]]]], "beads.0.5.0: no reason that the aligner gives"),
            ([[2, 3, 2, 3, 0.5, [["gap", ["fr"]]]]], "beads.0.5.0: no reason that the aligner gives"),
            ([[2, 3, 2, 3, 0.5, [["lengths", [4]]]]], "beads.0.5.0: no reason that the aligner gives"),
            ([[2, 3, 2, 3, 0.5, [["rival", ["a\x00b"]]]]], "beads.0.5.0: no reason that the aligner gives"),
            ([[2, 3, 2, 3, 0.5, [["lengths", [float("inf"), 1]]]]], "beads.0.5.0: no reason that the aligner gives"),
        )
    ),
    ({"kind": "confirm", "id": ID, "seen": "41"}, "seen: not a list of [place, version]"),
    ({"kind": "confirm", "id": ID, "seen": ["41"]}, "seen.0: not [place, version]"),
    ({"kind": "confirm", "id": ID, "seen": [[4]]}, "seen.0: not [place, version]"),
    ({"kind": "confirm", "id": ID, "seen": [[4, None]]}, "seen.0.1: not a whole number from 0"),
    ({"kind": "confirm", "id": ID, "seen": [[True, 1]]}, "seen.0.0: not a whole number from 0"),
    ({"kind": "confirm", "id": ID, "seen": [[-1, 1]]}, "seen.0.0: not a whole number from 0"),
    ({"kind": "confirm", "id": ID, "seen": [[10**30, 1]]}, "seen.0.0: not a whole number from 0"),
    ({"kind": "merge", "id": ID, "seen": [[6, 1], [4, 1]]}, "seen: not in text order"),
    ({"kind": "merge", "id": ID, "seen": [[4, 1], [4, 1]]}, "seen: not in text order"),
    ({"kind": "confirm", "id": ID, "seen": [[4, 1]], "on": 1}, "on: neither true nor false"),
    ({"kind": "split", "id": ID, "seen": [[4, 1]], "de": 1.0, "en": 0}, "de: not a whole number from 0"),
    (
        {"kind": "move", "id": ID, "seen": [[4, 1], [6, 1]], "language": "fr", "direction": "up"},
        "language: neither de nor en",
    ),
    (
        {"kind": "move", "id": ID, "seen": [[4, 1], [6, 1]], "language": "de", "direction": ["up"]},
        "direction: neither up nor down",
    ),
    ({"kind": "classify", "id": ID, "seen": [[4, 1]]}, "classify: absence missing"),
    (
        {"kind": "classify", "id": ID, "seen": [[4, 1]], "absence": "tired"},
        "absence: not a reason "
        "(one of omitted, illegible, note, elsewhere, added, splitting, missing, unexplained, or null)",
    ),
]


@pytest.mark.parametrize(("raw", "message"), MALFORMED)
def test_a_malformed_act_says_what_is_wrong(raw: Any, message: str) -> None:
    with pytest.raises(ActError) as error:
        read_act(raw)
    assert str(error.value) == message


REFUSED_TEXTS: list[tuple[Any, str]] = [
    (None, "text: not a text"),
    ("", "text: empty"),
    (" \u00a0\n", "text: empty"),
    ("a\x00b", "text: holds the control character U+0000 (take it out)"),
    ("a\x1bb", "text: holds the control character U+001B (take it out)"),
    ("a\ud800b", "text: holds the control character U+D800 (take it out)"),
    ("a\uffffb", "text: holds the control character U+FFFF (take it out)"),
    ("x" * (LONGEST_TEXT + 1), "text: 20001 characters, more than 20000 (shorten it)"),
]


@pytest.mark.parametrize(("text", "message"), REFUSED_TEXTS)
@pytest.mark.parametrize("kind", ["edit", "comment"])
def test_a_text_that_no_export_could_hold_is_refused(kind: str, text: Any, message: str) -> None:
    raw = {"kind": kind, "id": ID, "seen": [[4, 1]], "text": text}
    with pytest.raises(ActError) as error:
        read_act(raw | ({"language": "en", "sentence": 2} if kind == "edit" else {}))
    assert str(error.value) == message


def test_a_sentence_is_one_line_but_a_comment_may_have_several() -> None:
    assert AddComment(id=ID, seen=ONE, text="one\n\ttwo").text == "one\n\ttwo"
    with pytest.raises(ActError) as error:
        Edit(id=ID, seen=ONE, language=Language.EN, sentence=2, text="one\ntwo")
    assert str(error.value) == "text: holds the control character U+000A (take it out)"


def test_text_is_otherwise_kept_as_typed() -> None:
    text = "“§\u00a07” of the Außenhandel­s <script>alert(1)</script> 🙂"
    assert AddComment(id=ID, seen=ONE, text=f"  {text} ").text == text


REVIEWERS: list[tuple[Any, str]] = [
    ("", "reviewer: empty"),
    (None, "reviewer: not a text"),
    ("a\nb", "reviewer: holds the control character U+000A (take it out)"),
    ("x" * 101, "reviewer: 101 characters, more than 100 (shorten it)"),
]


@pytest.mark.parametrize(("who", "message"), REVIEWERS)
def test_a_reviewer_has_a_name(who: Any, message: str) -> None:
    with pytest.raises(ActError) as error:
        read_reviewer(who)
    assert str(error.value) == message


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=10),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner, max_size=3),
    max_leaves=8,
)
fields = ["id", "seen", "on", "de", "en", "language", "direction", "sentence", "text", "cuts"]


@given(st.sampled_from(sorted(KINDS)), st.dictionaries(st.sampled_from(fields), json_values))
def test_whatever_comes_is_an_act_or_refused_in_words(kind: str, arguments: dict[str, Any]) -> None:
    said = None
    try:
        read_act({"id": ID, "kind": kind, **arguments})
    except ActError as error:
        said = str(error)
    assert said is None or ":" in said
