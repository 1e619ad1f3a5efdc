"""What people are told and asked by row and by sentence, when sentences have other numbers than when it was kept."""

from __future__ import annotations

from typing import Any

from alignment.bitext import Bitext, Language, Status
from alignment.review import Drawn, Judgement, Layer, Review, SecondReview, Store, Verdict, Wanted, place_of
from tests.review.chaptered import OLD, chaptered
from tests.review.making import MACHINE, REPORT, act, document, saved, tiling, turn

HALF = "The plan was fulfilled"
ROWS = 4


def do(store: Store, kind: str, *rows: int, who: str = "anna", **arguments: Any) -> None:
    answer = store.apply(REPORT, act(kind, store.load("report"), *rows, **arguments), who)
    assert answer.ok, answer.error


def part_first(store: Store, who: str = "carla", **arguments: Any) -> None:
    do(store, "part", 0, who=who, language="en", sentence=0, offset=len(HALF), **arguments)


def undo(store: Store, who: str = "carla") -> None:
    assert turn(store, "undo", who).ok


def chapters(store: Store) -> list[tuple[str, str, tuple[int, int]]]:
    """Return the title of each chapter, whose it is, and its German sentences as they are counted now."""
    found = store.assignments.of(REPORT)
    return [(one.title, who, tuple(one.de)) for one, who in zip(found.chapters, found.owners, strict=True)]


GIVEN = [("Erstes", "", (0, 3)), ("Zweites", "ben", (3, 6)), ("Drittes", "anna", (6, 9))]


def give_chapters(store: Store) -> None:
    store.add(chaptered(*OLD), who=MACHINE)
    store.assignments.give(REPORT, [3], "ben", by="anna")
    store.assignments.give(REPORT, [6], "anna", by="anna")
    assert chapters(store) == GIVEN


def part_german(store: Store, row: int, sentence: int) -> None:
    do(store, "part", row, who="carla", language="de", sentence=sentence, offset=3)


def test_a_chapter_is_whose_it_was_when_a_sentence_above_or_in_it_is_parted_and_after_undo(store: Store) -> None:
    give_chapters(store)
    known = store.assignments.mark(REPORT)
    part_german(store, 1, 1)
    part_german(store, 4, 5)
    parted = [("Erstes", "", (0, 4)), ("Zweites", "ben", (4, 8)), ("Drittes", "anna", (8, 11))]
    assert chapters(store) == parted
    assert store.assignments.mark(REPORT) != known
    undo(store)
    undo(store)
    assert chapters(store) == GIVEN


def test_a_chapter_is_given_by_the_numbers_of_today_and_kept_when_they_change(store: Store) -> None:
    store.add(chaptered(*OLD), who=MACHINE)
    part_german(store, 1, 1)
    store.assignments.give(REPORT, [4], "ben", by="anna")
    assert [who for _, who, _ in chapters(store)] == ["", "ben", ""]
    undo(store)
    assert chapters(store)[1] == ("Zweites", "ben", (3, 6))


def test_a_chapter_is_found_in_a_new_text_though_a_sentence_was_parted_before(store: Store) -> None:
    give_chapters(store)
    part_german(store, 1, 1)
    store.add(chaptered("# Neues", "Ein Wort.", *OLD), who=MACHINE)
    assert [(title, who) for title, who, _ in chapters(store)] == [("Neues", ""), ("Erstes", ""), *_who(GIVEN)]
    assert turn(store, "undo", MACHINE).ok
    assert [(title, who) for title, who, _ in chapters(store)] == [("Erstes", ""), *_who(GIVEN)]


def _who(chapters: list[tuple[str, str, tuple[int, int]]]) -> list[tuple[str, str]]:
    return [(title, who) for title, who, _ in chapters[1:]]


def decided(store: Store) -> list[str]:
    """Return who decided on each row, empty where nobody did."""
    found = store.seconds.decisions(REPORT).by_place
    places = map(place_of, store.load("report").bitext.beads)
    return [found[place].who if place in found else "" for place in places]


def hands(store: Store, row: int) -> set[str]:
    return set(store.seconds.decisions(REPORT).hands_on(store.load("report").bitext.beads[row]))


def test_who_decided_on_a_row_is_known_behind_a_cut_and_on_the_row_that_was_cut(store: Store) -> None:
    saved(store, *[(1, 1)] * ROWS)
    for row, who in enumerate(("anna", "ben", "anna")):
        do(store, "confirm", row, who=who)
    part_first(store)
    assert decided(store) == ["anna", "ben", "anna", ""]
    assert [hands(store, row) for row in range(ROWS)] == [{"anna", "carla"}, {"ben"}, {"anna"}, set()]
    do(store, "flag", 3, who="ben")
    undo(store)
    assert decided(store) == ["anna", "ben", "anna", "ben"]


def test_both_parts_of_a_sentence_were_in_the_hands_that_the_whole_was_in(store: Store) -> None:
    saved(store, *[(1, 1)] * ROWS)
    do(store, "comment", 0, who="anna", text="Look here.")
    part_first(store, other=1)
    assert [hands(store, row) for row in range(3)] == [{"anna", "carla"}, {"anna", "carla"}, set()]


def test_who_decided_is_known_when_a_text_is_replaced_behind_a_cut_and_comes_back(store: Store) -> None:
    saved(store, *[(1, 1)] * ROWS)
    do(store, "confirm", 2, who="ben")
    part_first(store)
    now = store.load("report").bitext
    en = document(Language.EN, ["Put before it.", *(s.text for s in now.en.sentences)])
    shapes = [(0, 1), (1, 2), *[(1, 1)] * (ROWS - 1)]
    store.add(Bitext(de=now.de, en=en, beads=tiling(shapes), signature="model 2"), who=MACHINE)
    assert [who for who in decided(store) if who] == ["ben"]
    assert turn(store, "undo", MACHINE).ok
    assert decided(store) == ["", "", "ben", ""]
    undo(store)
    assert decided(store) == ["", "", "ben", ""]


def drawn(review: Review, store: Store) -> list[Drawn]:
    found = store.seconds.decisions(REPORT).by_place
    return [
        Drawn(
            de=bead.de,
            en=bead.en,
            texts=(" ".join(review.unit(bead).de), " ".join(review.unit(bead).en)),
            layer=Layer.KEPT,
            first=found[place_of(bead)],
        )
        for bead in review.bitext.beads
    ]


def begin_second(store: Store) -> None:
    saved(store, *[(1, 1)] * ROWS)
    for row in range(ROWS):
        do(store, "confirm", row)
    review = store.load("report")
    store.seconds.begin(
        REPORT,
        "ben",
        seed="seed-1",
        revision=review.revision,
        wanted=Wanted(ROWS, 0, ROWS),
        sizes={Layer.KEPT: ROWS},
        sample=drawn(review, store),
    )


def second(store: Store) -> SecondReview:
    return store.seconds.of(REPORT)[-1]


def test_the_rows_of_a_second_review_are_found_behind_a_cut_and_settled_there(store: Store) -> None:
    begin_second(store)
    part_first(store)
    beads = store.load("report").bitext.beads
    assert (second(store).places, second(store).stale) == (tuple(map(place_of, beads)), frozenset())
    store.seconds.answer(second(store), REPORT, 2, Judgement.WRONG, "ben")
    undo(store)
    store.seconds.rule(second(store), REPORT, 2, Verdict.SECOND, "dora")
    statuses = [bead.status for bead in store.load("report").bitext.beads]
    assert statuses == [Status.FLAGGED if row == 2 else Status.CONFIRMED for row in range(ROWS)]


def test_a_row_of_a_second_review_that_was_itself_cut_in_two_is_stale_until_that_is_undone(store: Store) -> None:
    begin_second(store)
    part_first(store, other=1)
    assert second(store).stale == {0}
    undo(store)
    assert second(store).stale == frozenset()


def test_a_german_sentence_that_was_edited_is_parted_and_joined_with_its_edit(store: Store) -> None:
    saved(store, (1, 1), (1, 1))
    words = store.load("report").text(Language.DE, 0)
    head, tail = words.split(" ", 1)
    do(store, "edit", 0, language="de", sentence=0, text=f"{head}! {tail}", unlocked=True)
    do(store, "part", 0, language="de", sentence=0, offset=len(head) + 1)
    assert store.load("report").texts(Language.DE)[:2] == [f"{head}!", tail]
    do(store, "join", 0, language="de", sentence=0)
    assert store.load("report").texts(Language.DE)[0] == f"{head}! {tail}"
    for _ in range(3):
        assert turn(store, "undo", "anna").ok
    assert store.load("report").texts(Language.DE)[0] == words
