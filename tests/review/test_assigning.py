"""Chapters, and to whom they are given: they follow their headings through new versions of the text."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from alignment.bitext import Language
from alignment.errors import ActError
from alignment.review import Store, rows_of
from alignment.review.chapters import STRETCH, chapters
from tests.review.chaptered import OLD, chaptered, text
from tests.review.making import MACHINE, REPORT, act_id, document, tiling


def parted(*lines: str) -> list[tuple[str, tuple[int, int]]]:
    return [(chapter.title, tuple(chapter.de)) for chapter in chapters(text(*lines))]


CASES: list[tuple[Sequence[str], list[tuple[str, tuple[int, int]]]]] = [
    (
        ("# Erstes", "a", "b", "# Zweites", "c", "# Drittes", "d"),
        [("Erstes", (0, 3)), ("Zweites", (3, 5)), ("Drittes", (5, 7))],
    ),
    (("# Bericht", "## Erstes", "a", "## Zweites", "b"), [("Erstes", (0, 3)), ("Zweites", (3, 5))]),
    (("Vorab.", "# Erstes", "a", "# Zweites", "b"), [("Vorab.", (0, 1)), ("Erstes", (1, 3)), ("Zweites", (3, 5))]),
    (
        ("# Eins", "## Eins a", "a", "# Zwei", "b", "## Zwei a", "c", "# Drei", "d"),
        [("Eins", (0, 3)), ("Zwei", (3, 7)), ("Drei", (7, 9))],
    ),
    (("# Bericht", "a", "b"), [("Bericht", (0, 3))]),
    (("a", "b"), [("a", (0, 2))]),
    ((), []),
]


@pytest.mark.parametrize(("lines", "expected"), CASES)
def test_chapters_begin_at_headings(lines: Sequence[str], expected: list[tuple[str, tuple[int, int]]]) -> None:
    assert parted(*lines) == expected


def test_a_text_without_headings_is_parted_between_paragraphs() -> None:
    found = chapters(document(Language.DE, [f"Satz {i}." for i in range(2 * STRETCH + 151)]))
    assert [tuple(chapter.de) for chapter in found] == [(0, 200), (200, 400), (400, 551)]
    assert [chapter.title for chapter in found] == ["Satz 0.", "Satz 200.", "Satz 400."]
    assert len(chapters(document(Language.DE, [f"Satz {i}." for i in range(STRETCH + 50)]))) == 1


def test_every_row_is_of_one_chapter() -> None:
    found = chapters(text("# Eins", "a", "# Zwei", "b", "# Drei", "c"))
    shapes = [(0, 1), (1, 1), (1, 1), (0, 1), (2, 1), (1, 1), (1, 1)]
    assert [tuple(rows) for rows in rows_of(found, tiling(shapes))] == [(0, 4), (4, 5), (5, 7)]
    assert [tuple(rows) for rows in rows_of(found, tiling([(6, 1)]))] == [(0, 0), (0, 0), (0, 1)]
    assert rows_of((), ()) == ()


def put(store: Store, *lines: str) -> None:
    store.add(chaptered(*lines), who=MACHINE)


def owners(store: Store) -> dict[str, str]:
    found = store.assignments.of(REPORT)
    return dict(zip([chapter.title for chapter in found.chapters], found.owners, strict=True))


def test_the_last_word_on_a_chapter_counts_and_all_are_kept(store: Store) -> None:
    put(store, *OLD)
    store.assignments.give(REPORT, [0, 3], "anna", by="clara")
    store.assignments.give(REPORT, [3], "ben", by="clara")
    store.assignments.give(REPORT, [0], "", by="anna")
    assert owners(store) == {"Erstes": "", "Zweites": "ben", "Drittes": ""}
    found = store.assignments.of(REPORT)
    assert [(one.title, one.who, one.by) for one in found.history] == [
        ("Erstes", "", "anna"),
        ("Zweites", "ben", "clara"),
        ("Zweites", "anna", "clara"),
        ("Erstes", "anna", "clara"),
    ]
    assert found.lapsed == ()


def test_assignments_follow_their_headings_into_a_new_text_and_back(store: Store) -> None:
    put(store, *OLD)
    store.assignments.give(REPORT, [3], "ben", by="anna")
    store.assignments.give(REPORT, [6], "clara", by="anna")
    put(store, "# Vorwort", "Ganz neu.", *OLD[:4], "Der alte Hafen.", "Noch mehr.", *OLD[5:])
    assert owners(store) == {"Vorwort": "", "Erstes": "", "Zweites": "ben", "Drittes": "clara"}
    assert store.apply(REPORT, {"id": act_id(), "kind": "undo"}, MACHINE).ok
    assert owners(store) == {"Erstes": "", "Zweites": "ben", "Drittes": "clara"}


def test_the_assignment_of_a_chapter_that_is_gone_lapses_and_is_named(store: Store) -> None:
    put(store, *OLD)
    store.assignments.give(REPORT, [3], "ben", by="anna")
    put(store, *OLD[:3], *OLD[6:])
    assert owners(store) == {"Erstes": "", "Drittes": ""}
    assert [(one.title, one.who) for one in store.assignments.of(REPORT).lapsed] == [("Zweites", "ben")]


def test_a_chapter_that_is_not_there_cannot_be_given_nor_under_no_name(store: Store) -> None:
    put(store, *OLD)
    with pytest.raises(ActError, match="report: there is no such chapter"):
        store.assignments.give(REPORT, [0, 4], "ben", by="anna")
    with pytest.raises(ActError, match="reviewer: empty"):
        store.assignments.give(REPORT, [0], "  ", by="anna")
    assert store.assignments.of(REPORT).history == ()
