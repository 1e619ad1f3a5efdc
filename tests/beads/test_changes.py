"""Changes in words that a reviewer reads, seen from the open row."""

from itertools import accumulate, pairwise

import pytest

from alignment.beads.changes import ChangeKind, change_of
from alignment.bitext import Bead, Language, Span

TEXTS = {
    Language.DE: ["Der Bericht liegt vor.", "Er wurde geprüft.", "Sonst geschah nichts.", "Ende."],
    Language.EN: ["The report is there.", "It was examined.", "Nothing else happened.", "End."],
}


def beads(*kinds: str) -> list[Bead]:
    """Return neighbouring beads of these kinds."""
    sizes = [tuple(map(int, kind.split("-"))) for kind in kinds]
    de, en = (list(accumulate((size[side] for size in sizes), initial=0)) for side in (0, 1))
    return [Bead(de=Span(*ours), en=Span(*theirs)) for ours, theirs in zip(pairwise(de), pairwise(en), strict=True)]


CASES = [
    # old, new, the open row among the old ones, kind, words
    ("1-1 1-1", "2-2", 0, ChangeKind.MERGE, "merge with the row below"),
    ("1-1 1-1", "2-2", 1, ChangeKind.MERGE, "merge with the row above"),
    ("1-0 0-1", "1-1", 0, ChangeKind.MERGE, "merge with the row below"),
    ("1-1 1-1 1-1", "3-3", 0, ChangeKind.MERGE, "merge with the 2 rows below"),
    ("1-1 1-1 1-1", "3-3", 1, ChangeKind.MERGE, "merge with the rows above and below"),
    ("1-1 1-1 1-1 1-1", "4-4", 1, ChangeKind.MERGE, "merge with 1 above and 2 below"),
    ("1-1 1-0", "2-1", 1, ChangeKind.ATTACH, "“Er wurde geprüft.” joins the row above"),
    ("0-1 1-1", "1-2", 0, ChangeKind.ATTACH, "“The report is there.” joins the row below"),
    ("0-1 1-1", "1-2", 1, ChangeKind.ATTACH, "“The report is there.” joins this row"),
    ("1-1 1-0 1-0", "3-1", 0, ChangeKind.ATTACH, "“Er wurde geprüft.” and 1 more join this row"),
    ("2-2", "1-1 1-1", 0, ChangeKind.SPLIT, "split before “Er wurde geprüft.” and “It was examined.”"),
    ("3-3", "1-1 1-1 1-1", 0, ChangeKind.SPLIT, "split 3-3 into 1-1, 1-1 and 1-1"),
    ("3-2", "1-1 1-0 1-1", 0, ChangeKind.SPLIT, "split 3-2 into 1-1, 1-0 and 1-1"),
    ("1-1", "1-0 0-1", 0, ChangeKind.UNLINK, "unlink: German alone, English alone"),
    ("2-1", "1-1 1-0", 0, ChangeKind.GAP, "“Er wurde geprüft.” stands alone, without English"),
    ("1-3", "0-1 0-1 1-1", 0, ChangeKind.GAP, "“The report is there.” and 1 more stand alone, without German"),
    ("2-2", "1-0 1-1 0-1", 0, ChangeKind.OTHER, "split 2-2 into 1-0, 1-1 and 0-1"),
    ("1-2 1-1", "1-1 1-2", 0, ChangeKind.SHIFT, "“It was examined.” moves to the row below"),
    ("1-2 1-1", "1-1 1-2", 1, ChangeKind.SHIFT, "“It was examined.” moves here from the row above"),
    ("1-1 2-1", "2-1 1-1", 0, ChangeKind.SHIFT, "“Er wurde geprüft.” moves here from the row below"),
    ("1-1 2-1", "2-1 1-1", 1, ChangeKind.SHIFT, "“Er wurde geprüft.” moves to the row above"),
    ("1-3 1-1", "1-1 1-3", 0, ChangeKind.SHIFT, "“It was examined.” and 1 more move to the row below"),
    ("1-1 0-1", "0-1 1-1", 1, ChangeKind.SHIFT, "“Der Bericht liegt vor.” moves here from the row above"),
    (
        "2-2 1-1",
        "1-1 2-2",
        0,
        ChangeKind.OTHER,
        "rearrange with the row below: 1-1 “Der Bericht liegt vor.”/“The report is there.” "
        "and 2-2 “Er wurde geprüft.”/“It was examined.”",
    ),
    (
        "1-1 1-1 1-1",
        "2-1 1-0 0-1 0-1",
        2,
        ChangeKind.OTHER,
        "rearrange with the 2 rows above: 2-1 “Der Bericht liegt vor.”/“The report is there.”, "
        "1-0 “Sonst geschah nichts.”, 0-1 “It was examined.” and 0-1 “Nothing else happened.”",
    ),
    (
        "1-1 2-1 1-1",
        "2-1 1-1 1-0 0-1",
        1,
        ChangeKind.OTHER,
        "rearrange with the rows above and below: 2-1 “Der Bericht liegt vor.”/“The report is there.”, "
        "1-1 “Sonst geschah nichts.”/“It was examined.”, 1-0 “Ende.” and 0-1 “Nothing else happened.”",
    ),
    (
        "2-2 1-2",
        "1-0 1-0 1-1 0-1 0-1 0-1",
        1,
        ChangeKind.OTHER,
        "rearrange with the row above: 1-0 “Der Bericht liegt vor.”, 1-0 “Er wurde geprüft.”, "
        "1-1 “Sonst geschah nichts.”/“The report is there.”, 0-1 “It was examined.” and 2 more",
    ),
]


@pytest.mark.parametrize(("old", "new", "place", "kind", "words"), CASES)
def test_a_change_is_named_from_the_open_row(old: str, new: str, place: int, kind: ChangeKind, words: str) -> None:
    assert change_of(beads(*old.split()), beads(*new.split()), place, TEXTS) == (kind, words)


@pytest.mark.parametrize(
    ("sentence", "quoted"),
    [
        ("Two  spaces\u00a0count once.", "“Two spaces count once.”"),
        ("x" * 48, f"“{'x' * 48}”"),
        ("This sentence goes on after its forty-eighth letter.", "“This sentence goes on after its forty-eighth …”"),
        ("x" * 60, f"“{'x' * 48} …”"),
        ("", "“”"),
    ],
)
def test_a_long_sentence_is_quoted_up_to_a_word(sentence: str, quoted: str) -> None:
    texts = {Language.DE: ["Kurz.", "Kurz."], Language.EN: ["Short.", sentence]}
    assert change_of(beads("1-1", "0-1"), beads("1-2"), 0, texts).words == f"{quoted} joins this row"


def test_a_list_of_beads_quotes_how_they_begin() -> None:
    texts = {**TEXTS, Language.DE: ["Am Montag kam ein Brief aus Rostock an.", *TEXTS[Language.DE][1:]]}
    words = change_of(beads("2-2", "1-1"), beads("1-1", "2-2"), 0, texts).words
    assert "1-1 “Am Montag kam ein Brief …”/“The report is there.” and" in words
