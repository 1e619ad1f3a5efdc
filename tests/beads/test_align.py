"""What comes of whole texts, down to the odd ones that users bring."""

from itertools import pairwise

import numpy as np
import pytest

from alignment.beads import align, fitted, score
from alignment.beads.aligner import scorer_of
from alignment.beads.reasons import reasons
from alignment.beads.sides import Side
from alignment.bitext import Bead, Span, check_tiling
from alignment.embedding import load
from alignment.reasons import Reason, ReasonKind
from alignment.settings import SURFACE, Settings

PEAKS = (
    "Alphubel Balfrin Castor Dom Eiger Fletschhorn Gletschhorn Hübschhorn Jegihorn Kranzberg Lagginhorn Mischabel "
    "Nadelhorn Ochsenhorn Pollux Rimpfischhorn Strahlhorn Täschhorn Ulrichshorn Weissmies"
)


@pytest.fixture
def aligned(encoder):
    """Return what aligns two lists of sentences and holds that the beads tile both and know how sure they are."""

    def run(de, en, longest=4):
        beads = align(de, en, encoder=encoder, settings=Settings(longest=longest))
        check_tiling(beads, (0, 0), (len(de), len(en)))
        assert all(0 < bead.confidence <= 1 for bead in beads)
        assert max((max(bead.de.length, bead.en.length) for bead in beads), default=1) <= longest
        return beads

    return run


def one_to_one(count, de=0, en=0):
    return [Bead(de=Span(de + i, de + i + 1), en=Span(en + i, en + i + 1)) for i in range(count)]


def kinds(beads):
    return [bead.kind for bead in beads]


def test_nothing_and_nothing_make_nothing(aligned):
    assert aligned([], []) == ()


@pytest.mark.parametrize(("de", "en", "gap", "missing"), [(3, 0, "1-0", "en"), (0, 3, "0-1", "de")])
def test_a_text_without_counterpart_is_all_gaps(de, en, gap, missing, aligned, sentences):
    beads = aligned(sentences(de), sentences(en))
    assert kinds(beads) == [gap] * 3
    assert {(bead.confidence, bead.reasons) for bead in beads} == {(1.0, (Reason(ReasonKind.GAP, (missing,)),))}


def test_a_text_aligned_with_itself_is_one_to_one_and_sure(aligned, sentences):
    text = sentences(60)
    beads = aligned(text, text)
    assert kinds(beads) == ["1-1"] * 60
    assert min(bead.confidence for bead in beads) > 0.9
    assert {bead.reasons for bead in beads} == {()}


@pytest.mark.parametrize("count", [100, 550])
def test_the_same_sentence_over_and_over_stays_in_step(count, aligned, sentences):
    text = sentences(1) * count
    assert kinds(aligned(text, text)) == ["1-1"] * count


def test_merged_sentences_are_found(aligned, sentences):
    de = sentences(40)
    en = [*de[:10], f"{de[10]} {de[11]}", *de[12:20], *de[20:22], f"{de[22]} {de[23]} {de[24]}", *de[25:]]
    found = [bead for bead in aligned(de, en) if bead.kind != "1-1"]
    assert [(bead.de, bead.en) for bead in found] == [(Span(10, 12), Span(10, 11)), (Span(22, 25), Span(21, 22))]


def test_with_one_sentence_a_side_nothing_is_merged(aligned, sentences):
    de = sentences(20)
    beads = aligned(de, [*de[:5], f"{de[5]} {de[6]}", *de[7:]], longest=1)
    assert set(kinds(beads)) == {"1-1", "1-0"}


def test_a_sentence_left_out_is_a_gap_that_says_so(aligned, sentences):
    de = sentences(30)
    (gap,) = [bead for bead in aligned(de, de[:12] + de[13:]) if bead.kind != "1-1"]
    assert (gap.de, gap.kind, gap.reasons) == (Span(12, 13), "1-0", (Reason(ReasonKind.GAP, ("en",)),))


def test_a_sentence_replaced_by_another_is_two_gaps(aligned, sentences):
    de = sentences(30)
    en = [*de[:12], " ".join(sentences(3, seed=9)), *de[13:]]
    beads = aligned(de, en)
    assert kinds(beads[:12]) == ["1-1"] * 12
    assert sorted(kinds(beads[12:14])) == ["0-1", "1-0"]


@pytest.mark.parametrize("share", [0.1, 0.3])
@pytest.mark.parametrize("place", ["start", "middle", "end"])
@pytest.mark.parametrize("side", ["de", "en"])
@pytest.mark.parametrize("count", [100, 700])
def test_a_missing_chapter_costs_nothing_elsewhere(share, place, side, count, aligned, sentences):
    text, missing = sentences(count), int(share * count)
    first = {"start": 0, "middle": count // 2, "end": count - missing}[place]
    rest = text[:first] + text[first + missing :]
    beads = aligned(text, rest) if side == "en" else aligned(rest, text)
    shift = (missing, 0) if side == "en" else (0, missing)
    gold = one_to_one(first) + one_to_one(count - missing - first, first + shift[0], first + shift[1])
    assert score(gold, [bead for bead in beads if not bead.is_gap]).strict.f1 > 0.99


def test_one_sentence_finds_its_place_among_fifty(aligned, sentences):
    en = sentences(50)
    beads = aligned([en[30]], en)
    assert [(bead.de, bead.en) for bead in beads if not bead.is_gap] == [(Span(0, 1), Span(30, 31))]


def test_an_excerpt_finds_its_place_in_a_text_ten_times_as_long(aligned, sentences):
    en = sentences(600)
    beads = aligned(en[200:260], en)
    assert score(one_to_one(60, 0, 200), [bead for bead in beads if not bead.is_gap]).strict.f1 > 0.95


def test_numbered_headings_that_repeat_do_not_pull_the_path_away(aligned, sentences):
    body = sentences(60)
    text = [
        line for chapter in range(12) for line in (f"Kapitel {chapter % 4 + 1}", *body[chapter * 5 : chapter * 5 + 5])
    ]
    without = text[:18] + text[36:]
    beads = aligned(text, without)
    gold = one_to_one(18) + one_to_one(36, 36, 18)
    assert score(gold, [bead for bead in beads if not bead.is_gap]).strict.f1 > 0.97


def test_numbers_tell_lines_of_a_table_apart(aligned):
    de = [f"Export {1000 + 37 * i} Tonnen" for i in range(20)]
    en = [line.replace("Export", "export") for line in de[:8] + de[11:]]
    gaps = [bead.de.start for bead in aligned(de, en) if bead.is_gap]
    assert gaps == [8, 9, 10]


def test_what_an_editor_inserted_in_brackets_is_a_gap(aligned, sentences):
    text = sentences(20)
    beads = aligned(text, [f"[{text[0]} {text[5]}]", *text[:9], "[Illegible.]", *text[9:]])
    assert [bead.en.start for bead in beads if bead.kind == "0-1"] == [0, 10]
    assert kinds(beads).count("1-1") == 20


def test_brackets_inside_a_sentence_are_no_insertion(aligned, sentences):
    text = [f"[{line}] und [{line}]" for line in sentences(10)]
    assert kinds(aligned(text, text)) == ["1-1"] * 10


def test_empty_lines_stay_out_of_larger_beads(aligned, sentences):
    text = sentences(12)
    de = [*text[:4], "", *text[4:8], "", "", *text[8:]]
    beads = aligned(de, text)
    blank = [bead for bead in beads if any(not de[i] for i in range(*bead.de))]
    assert kinds(blank) == ["1-0"] * 3
    assert {bead.reasons for bead in blank} == {()}


def test_empty_lines_on_both_sides_are_partners(aligned, sentences):
    text = sentences(6)
    lines = [*text[:3], "", *text[3:]]
    assert kinds(aligned(lines, lines)) == ["1-1"] * 7


def test_texts_of_empty_lines_only_are_aligned(aligned):
    assert kinds(aligned([""] * 5, [""] * 5)) == ["1-1"] * 5


@pytest.mark.parametrize("longest", [1, 2, 6])
def test_any_longest_bead_works_on_texts_shorter_than_it(longest, aligned, sentences):
    assert aligned(sentences(2), sentences(3), longest=longest)


def test_progress_grows_to_the_end(encoder, sentences):
    seen = []
    align(sentences(30), sentences(30), encoder=encoder, settings=Settings(), progress=lambda *told: seen.append(told))
    assert {total for _, total in seen} == {180}
    assert [done for done, _ in seen] == sorted(done for done, _ in seen)
    assert seen[-1] == (180, 180)


def test_what_encoding_takes_is_most_of_the_progress_of_a_slow_model(encoder, sentences, monkeypatch):
    monkeypatch.setattr(type(encoder), "effort", 98)
    seen = []
    align(sentences(30), sentences(30), encoder=encoder, settings=Settings(), progress=lambda *told: seen.append(told))
    assert seen[:2] == [(88, 180), (176, 180)]
    assert seen[-1] == (180, 180)


def test_the_beads_are_the_same_every_time(encoder, sentences):
    first, second = (align(sentences(50), sentences(45, 3), encoder=encoder, settings=Settings()) for _ in range(2))
    assert first == second


def test_a_doubtful_bead_says_why_and_a_sure_one_does_not(aligned, sentences):
    de = sentences(40)
    en = [*de[:10], *sentences(10, seed=5), *de[20:]]
    beads = [bead for bead in aligned(de, en) if not bead.is_gap]
    assert all(bead.reasons for bead in beads if bead.confidence < 0.9)
    assert not any(bead.reasons for bead in beads if bead.confidence >= 0.9)


def test_a_wrong_number_is_named_however_sure_its_row_is(aligned, sentences):
    de = [f"{line} {number}." for line, number in zip(sentences(20), range(1100, 3100, 100), strict=True)]
    en = [line.replace("1300", "1,030").replace("1200", "1,200") for line in de]
    beads = aligned(de, en)
    assert all(bead.confidence > 0.9 for bead in beads)
    wrong = (Reason(ReasonKind.NUMBERS, ("1300", "en")), Reason(ReasonKind.NUMBERS, ("1,030", "de")))
    assert [bead.reasons for bead in beads] == [wrong if bead.de.start == 2 else () for bead in beads]


def test_where_nothing_else_fits_the_place_is_the_reason(encoder, sentences):
    scores = scorer_of(*(Side.of(texts, encoder.runs(texts, 4)) for texts in (sentences(9), sentences(9))), 4, fitted())
    corners = np.array([(place, place) for place in range(10)])
    for posterior, reason in (
        (0.99, Reason(ReasonKind.PLACE)),
        (0.5, Reason(ReasonKind.RIVAL, ("a different split",))),
    ):
        doubts = reasons(sentences(9), sentences(9), scores, corners, np.full(9, posterior), np.full(9, 0.5))
        assert doubts == [(reason,)] * 9


@pytest.mark.parametrize(
    ("where", "words"),
    [
        ("a different split", "other ways to match these sentences cannot be ruled out"),
        ("the row below", "one side fits the row below almost as well"),
    ],
)
def test_what_else_fits_is_said_no_stronger_than_it_is_known(where, words):
    assert Reason(ReasonKind.RIVAL, (where,)).words() == words


def test_every_reason_can_be_put_into_words(aligned, sentences):
    de = [f"{line} {number}" for number, line in enumerate(sentences(40))]
    en = [*de[:5], *sentences(6, seed=1), *de[9:20], *de[25:30], "ja", *de[31:]]
    words = {reason.words() for bead in aligned(de, en) for reason in bead.reasons}
    assert "no English counterpart found" in words


def test_neighbouring_beads_share_no_sentence(aligned, sentences):
    beads = aligned(sentences(50), sentences(50, seed=2))
    assert all(one.de.stop == other.de.start and one.en.stop == other.en.start for one, other in pairwise(beads))


def test_without_a_model_what_is_written_alike_leads_the_way():
    de = [f"Gipfel {name} wurde {1900 + index} bestiegen." for index, name in enumerate(PEAKS.split())]
    fr = [f"En {1900 + index}, on gravit le {name}." for index, name in enumerate(PEAKS.split())]
    settings = Settings(model=SURFACE)
    beads = align(de, fr[:7] + fr[10:], encoder=load(SURFACE), settings=settings)
    assert [bead.de.start for bead in beads if bead.is_gap] == [7, 8, 9]


def test_markers_tell_items_apart_whose_words_no_model_knows(encoder):
    class Blind(type(encoder)):
        def encode(self, texts, progress=None):  # noqa: ARG002
            return np.zeros((len(texts), 8), dtype=np.float32)

    de = [f"{letter}) ....." for _ in range(5) for letter in "abcdefg"]
    beads = align(de, de[:9] + de[12:], encoder=Blind(), settings=Settings())
    assert [bead.de.start for bead in beads if bead.is_gap] == [9, 10, 11]
