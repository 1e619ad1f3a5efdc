"""Parting and joining sentences in review: what it does, taking it back, and what goes on around it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from alignment.bitext import Break, Language, Status
from alignment.errors import ActError
from alignment.reasons import Absence
from alignment.review import Store, difference, place_of
from tests.review.making import (
    EN,
    MACHINE,
    REPORT,
    act,
    act_id,
    bitext,
    document,
    kinds,
    note,
    saved,
    seen_by_a_person,
    turn,
)
from tests.review.parted import HALF, REST, do, english, part


def test_a_sentence_is_parted_and_its_row_stays_whole_and_confirmed(store: Store) -> None:
    saved(store, (1, 1), (1, 1))
    do(store, "confirm", 0)
    part(store, 0, 0, HALF)
    review = store.load("report")
    assert (kinds(review), english(store)) == (["1-2", "1-1"], [HALF, REST, EN[1]])
    assert [bead.status for bead in review.bitext.beads] == [Status.CONFIRMED, Status.PROPOSED]
    assert [bead.confidence for bead in review.bitext.beads] == [0.95, 0.95]
    assert review.bitext.en.text == "\n".join(EN[:2])
    assert store.history("report")["what"].to_list()[-1] == "parted the English after “The plan was fulfilled”"


def test_a_row_is_split_inside_a_sentence_in_one_act(store: Store) -> None:
    saved(store, (2, 1), (1, 1))
    part(store, 0, 0, HALF, other=1)
    assert kinds(store.load("report")) == ["1-1", "1-1", "1-1"]
    assert store.history("report")["what"].to_list()[-1].endswith(", and 2-1 into 1-1 and 1-1")
    assert turn(store, "undo").ok
    assert (kinds(store.load("report")), english(store)) == (["2-1", "1-1"], [EN[0], EN[1]])


def test_both_sentences_of_a_row_are_parted_and_the_row_with_them_in_one_act(store: Store) -> None:
    first = saved(store, (1, 1), (1, 1))
    words = "Der Plan wurde im ersten Halbjahr"
    do(store, "part", 0, language="de", sentence=0, offset=len(words), other=0, within=len(HALF))
    review = store.load("report")
    assert kinds(review) == ["1-1", "1-1", "1-1"]
    assert (review.texts(Language.DE)[:2], english(store)[:2]) == ([words, "erfüllt."], [HALF, REST])
    assert store.history("report")["what"].to_list()[-1] == (
        "parted the German after “… Plan wurde im ersten Halbjahr” and the English after "
        "“The plan was fulfilled”, and 1-1 into 1-1 and 1-1"
    )
    assert turn(store, "undo").ok
    assert store.load("report").bitext == first.bitext


def test_two_sentences_are_joined_and_their_comments_go_along(store: Store) -> None:
    saved(store, (1, 2), (1, 1))
    do(store, "split", 0, de=1, en=1)
    do(store, "comment", 1, text="On the second.")
    do(store, "merge", 0, 1)
    before = store.load("report")
    do(store, "join", 0, language="en", sentence=0)
    review = store.load("report")
    assert (kinds(review), english(store)[0]) == (["1-1", "1-1"], f"{EN[0]} {EN[1]}")
    assert [comment.key for comment in review.comments] == [(Language.EN, 0)]
    assert store.history("report")["what"].to_list()[-1] == (
        "joined two English sentences after “… in the first half of the year.”"
    )
    assert turn(store, "undo").ok
    assert seen_by_a_person(store.load("report")) == seen_by_a_person(before)


def test_parting_again_where_two_were_joined_leaves_the_text_as_imported(store: Store) -> None:
    first = saved(store, (1, 2))
    do(store, "join", 0, language="en", sentence=0)
    assert store.load("report").bitext.en.breaks == (Break(len(EN[0]) + 1, False),)
    part(store, 0, 0, EN[0])
    assert store.load("report").bitext == first.bitext


def test_an_edit_is_divided_at_the_cut_and_joined_with_it(store: Store) -> None:
    saved(store, (1, 1), (1, 1))
    worded = "The plan was not fulfilled; in the first half of the year."
    do(store, "edit", 0, language="en", sentence=0, text=worded)
    part(store, 0, 0, "The plan was not fulfilled; ")
    review = store.load("report")
    assert [sentence.text for sentence in review.bitext.en.sentences[:2]] == [HALF, REST]
    assert review.edits == {(Language.EN, 0): "The plan was not fulfilled;"}
    do(store, "join", 0, language="en", sentence=0)
    assert (english(store)[0], store.load("report").bitext.en.breaks) == (worded, ())


def test_an_edit_that_has_little_in_common_with_the_text_is_divided_all_the_same(store: Store) -> None:
    saved(store, (1, 1), (1, 1))
    do(store, "edit", 0, language="en", sentence=0, text="All went well. Nothing was wanting.")
    part(store, 0, 0, "All went well.")
    assert english(store)[:2] == ["All went well.", "Nothing was wanting."]
    assert " ".join(one.text for one in store.load("report").bitext.en.sentences[:2]) == EN[0]


def test_an_edit_of_a_single_word_is_not_divided(store: Store) -> None:
    saved(store, (1, 1), (1, 1))
    part(store, 0, 0, "The plan was fulfilled in the first half of the")
    do(store, "edit", 0, language="en", sentence=1, text="year; and not later.")
    answer = store.apply(
        REPORT, act("part", store.load("report"), 0, language="en", sentence=1, offset=len("year;")), "anna"
    )
    assert answer.error == (
        "part: the sentence as imported is one word (move words to the next sentence by editing both)"
    )


def test_joining_the_german_is_not_kept_up_by_an_edit_of_the_english_sentence_of_that_number(store: Store) -> None:
    saved(store, (2, 2))
    do(store, "edit", 0, language="en", sentence=1, text="Worded anew.")
    do(store, "join", 0, language="de", sentence=0)
    assert (kinds(store.load("report")), english(store)[1]) == (["1-2"], "Worded anew.")


def test_notes_go_with_their_part_of_the_sentence(store: Store) -> None:
    pair = bitext((1, 2), (1, 1))
    en = document(Language.EN, pair.en.texts, (note("1", 0, 8), note("2", 0, 30), note("3", 1, 3)))
    store.add(replace(pair, en=en), who=MACHINE)
    part(store, 0, 0, HALF)
    found = store.load("report").notes(Language.EN)
    assert [(one.label, one.sentence, one.offset) for one in found] == [
        ("1", 0, 8),
        ("2", 1, 30 - len(HALF) - 1),
        ("3", 2, 3),
    ]
    do(store, "join", 0, language="en", sentence=1)
    assert [(one.sentence, one.offset) for one in store.load("report").notes(Language.EN)][1:] == [
        (1, 7),
        (1, len(REST) + 4),
    ]


NOTHING = "nothing would be left on one side of the cut (cut inside the sentence)"
ELSEWHERE = "the next sentence stands in another paragraph (only sentences of one paragraph are joined)"
REFUSED = [
    ("part", {"sentence": 0, "offset": 0}, NOTHING),
    ("part", {"sentence": 0, "offset": 10**6}, NOTHING),
    ("part", {"sentence": 0, "offset": 6}, "the cut is inside a word (cut between words)"),
    ("part", {"sentence": 2, "offset": 5}, "English sentence 3 is not in this bead (choose one that is)"),
    (
        "part",
        {"sentence": 0, "offset": 8, "other": 9},
        "the other side is not cut in this row (cut between its sentences)",
    ),
    ("join", {"sentence": 1}, ELSEWHERE),
    ("join", {"sentence": 2}, "English sentence 3 is not in this bead (choose one that is)"),
]


@pytest.mark.parametrize(("kind", "arguments", "message"), REFUSED)
def test_what_cannot_be_parted_or_joined_says_why(
    store: Store, kind: str, arguments: dict[str, Any], message: str
) -> None:
    review = saved(store, (2, 2), (1, 1), (0, 1))
    answer = store.apply(REPORT, act(kind, review, 0, language="en", **arguments), "anna")
    assert (answer.ok, answer.conflict, answer.error) == (False, False, f"{kind}: {message}")
    assert store.load("report") == review


def test_sentences_of_two_rows_are_not_joined(store: Store) -> None:
    review = saved(store, (1, 1), (1, 1), (1, 1))
    for bead, why in ((0, "the next sentence stands in another row (merge the two rows first)"),
                      (2, "it is the last sentence of the text (choose one that another follows)")):  # fmt: skip
        answer = store.apply(REPORT, act("join", review, bead, language="en", sentence=bead), "anna")
        assert answer.error == f"join: {why}"


def test_an_act_in_old_numbers_never_hits_another_row(store: Store) -> None:
    old = saved(store, *[(1, 1)] * 6)
    part(store, 2, 2, "There was", who="bert")
    for bead in range(2, 6):
        answer = store.apply(REPORT, act("confirm", old, bead), "anna")
        assert (answer.ok, answer.conflict) == (False, True)
    for bead in range(2):
        assert store.apply(REPORT, act("confirm", old, bead), "anna").ok
    assert [bead.status for bead in store.load("report").bitext.beads[2:]] == [Status.PROPOSED] * 4


def test_a_browser_that_knows_older_numbers_gets_the_whole_pair(store: Store) -> None:
    saved(store, (1, 1), (1, 1))
    part(store, 0, 0, HALF)
    assert store.changes(REPORT, 1) is None
    assert (store.changes(REPORT, 2) or {})["beads"] == []


def test_what_was_done_before_a_cut_elsewhere_is_still_undone_and_redone(store: Store) -> None:
    saved(store, *[(1, 1)] * 5)
    do(store, "merge", 3, 4)
    do(store, "edit", 3, language="en", sentence=4, text="Worded anew.")
    part(store, 0, 0, HALF, who="bert")
    part(store, 1, 2, "The Combines reported", who="bert", other=1)
    assert turn(store, "undo").ok
    assert turn(store, "undo").ok
    assert (kinds(store.load("report")), store.load("report").edits) == (["1-2", "0-1", "1-1", "1-1", "1-1", "1-1"], {})
    assert turn(store, "redo").ok
    assert turn(store, "redo").ok
    assert kinds(store.load("report"))[-1] == "2-2"
    assert store.load("report").edits == {(Language.EN, 6): "Worded anew."}


def test_what_was_done_to_a_sentence_that_was_joined_since_is_not_undone(store: Store) -> None:
    saved(store, (1, 1), (1, 1), (1, 1))
    do(store, "merge", 0, 1)
    do(store, "join", 0, who="bert", language="en", sentence=0)
    answer = turn(store, "undo")
    assert (answer.ok, answer.conflict) == (False, True)
    told = "bert joined two English sentences after “… in the first half of the year.” meanwhile"
    assert answer.error == f"report: {told} (look at it and decide again)"


def test_a_cut_is_not_undone_when_the_row_was_split_there_since(store: Store) -> None:
    saved(store, (2, 1), (1, 1))
    part(store, 0, 0, HALF)
    do(store, "split", 0, who="bert", de=1, en=1)
    answer = turn(store, "undo")
    assert answer.error == "report: bert split 2-2 into 1-1 and 1-1 meanwhile (look at it and decide again)"
    assert kinds(store.load("report")) == ["1-1", "1-1", "1-1"]


def test_a_cut_is_not_undone_when_its_second_half_was_worded_anew_since(store: Store) -> None:
    saved(store, (1, 1), (1, 1))
    part(store, 0, 0, HALF)
    do(store, "edit", 0, who="bert", language="en", sentence=1, text="Hers.")
    assert not turn(store, "undo").ok
    assert english(store)[:2] == [HALF, "Hers."]


def test_two_cuts_in_one_sentence_are_undone_in_any_order(store: Store) -> None:
    first = saved(store, (1, 1), (1, 1))
    part(store, 0, 0, "The plan")
    part(store, 0, 1, "was fulfilled", who="bert")
    assert turn(store, "undo").ok
    assert english(store)[:2] == [HALF, REST]
    assert turn(store, "undo", "bert").ok
    assert store.load("report").bitext == first.bitext


def test_the_log_of_a_row_still_finds_it_when_its_sentences_have_other_numbers(store: Store) -> None:
    saved(store, *[(1, 1)] * 4)
    do(store, "flag", 3)
    do(store, "confirm", 1)
    part(store, 0, 0, HALF)
    place = place_of(store.load("report").bitext.beads[3])
    assert store.history("report", place)["what"].to_list() == ["aligned: 4 rows", "flagged"]
    entries = {entry.words: entry for entry in store.moments.events(REPORT)}
    assert (entries["flagged"].de, entries["flagged"].en) == ((3, 4), (4, 5))
    assert entries["confirmed"].en == (2, 3)
    do(store, "join", 0, language="en", sentence=0)
    assert store.history("report", 6)["what"].to_list() == ["aligned: 4 rows", "flagged"]


def test_who_said_why_a_side_is_empty_is_still_known_behind_a_cut(store: Store) -> None:
    saved(store, (1, 1), (1, 0), (1, 1))
    do(store, "classify", 1, absence="omitted")
    part(store, 0, 0, HALF, who="bert")
    review = store.load("report")
    sayings = store.deeds("report").sayings
    assert {place: saying.who for place, saying in sayings.items()} == {place_of(review.bitext.beads[1]): "anna"}
    assert sayings[place_of(review.bitext.beads[1])].absence == Absence.OMITTED


def test_rows_are_restored_behind_a_cut_and_not_across_it(store: Store) -> None:
    saved(store, *[(1, 1)] * 4)
    do(store, "edit", 3, language="en", sentence=3, text="Worded anew.")
    do(store, "confirm", 3)
    part(store, 0, 0, HALF)
    review = store.load("report")
    store.moments.restore(REPORT, 1, "anna", places=[place_of(review.bitext.beads[3])])
    again = store.load("report")
    assert (again.bitext.beads[3].status, again.edits) == (Status.PROPOSED, {})
    with pytest.raises(ActError, match="sentences here were parted otherwise then"):
        store.moments.restore(REPORT, 1, "anna", places=[0])


def test_a_difference_says_what_was_parted_and_nothing_of_what_only_moved(store: Store) -> None:
    then = saved(store, *[(1, 1)] * 4)
    do(store, "edit", 3, language="en", sentence=3, text="Worded anew.")
    part(store, 0, 0, HALF, other=1)
    words = [change.words for change in difference(then, store.load("report"))]
    assert words[0].startswith("1 English sentence then, 2 now; 1-1 then, 1-1 and 0-1 now")
    assert words[1:] == [f"English: “{EN[3]}” then, “Worded anew.” now"]


def test_a_cut_is_still_there_and_undone_when_the_store_is_opened_again(store: Store, path: Path) -> None:
    first = saved(store, (1, 1), (1, 1))
    part(store, 0, 0, HALF, other=1)
    store.close()
    with Store(path) as again:
        assert kinds(again.load("report")) == ["1-1", "0-1", "1-1"]
        assert turn(again, "undo").ok
        assert again.load("report").bitext == first.bitext


def test_an_id_sent_twice_parts_once(store: Store) -> None:
    review = saved(store, (1, 1))
    one = act("part", review, 0, language="en", sentence=0, offset=len(HALF)) | {"id": act_id()}
    answers = [store.apply(REPORT, one, "anna") for _ in range(2)]
    assert [answer.revision for answer in answers] == [2, 2]
    assert english(store) == [HALF, REST]
