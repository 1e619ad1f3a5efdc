"""Whether two texts belong together, and where they do not."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alignment import gold
from alignment.beads import align
from alignment.bitext import Bead, Language, Span, Status
from alignment.embedding import Encoder, load
from alignment.partners import LEAST, doubts, lost, match, share_of
from alignment.settings import Settings
from tests.review.making import beads, tiling

GOLD = Path(__file__).parent / "gold"
PARTS = [(share, where) for share in (0.1, 0.2, 0.3) for where in ("start", "middle", "end")]


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    return load()


@pytest.fixture(scope="module")
def report() -> gold.Gold:
    return next(one for one in gold.read_folder(GOLD) if one.name == "bericht-1986")


@pytest.mark.parametrize(
    ("shapes", "share"),
    [
        ([(1, 1), (2, 1)], 1.0),
        ([(1, 1), (1, 0), (0, 1)], 0.5),
        ([(1, 0), (2, 2), (0, 3)], 0.5),
        ([(1, 1)] + [(0, 1)] * 8, 0.2),
        ([(1, 0), (0, 1)], 0.0),
        ([], 1.0),
    ],
)
def test_the_share_is_of_the_sentences_beside_which_others_stand(shapes: list[tuple[int, int]], share: float) -> None:
    assert share_of(tiling(shapes)) == share


def text(language: Language, index: int) -> str:
    return f"{language.english_name} sentence that counts as number {index} from 0"


def test_texts_that_hardly_match_are_doubted_as_a_whole() -> None:
    said = "report: only 69 % of the sentences have a partner (are these the two sides of one text?)"
    assert doubts("report", tiling([(1, 1)] * 4 + [(1, 1), (1, 0)] * 31), text) == (said,)
    assert doubts("report", tiling([(1, 1)] * 35), text) == ()


PART = [(1, 1)] * 20


@pytest.mark.parametrize(
    ("shapes", "confidence", "said"),
    [
        (PART + [(1, 0)] * 80, 0.9, "German sentences 21–100 probably have no translation"),
        (PART + [(0, 1)] * 15 + PART + [(0, 1)] * 25, 0.9, "English sentences 21–35 probably have no original"),
        ([(0, 1)] * 40 + PART + [(0, 1)] * 40, 0.9, "only 33 % of the sentences have a partner"),
        (PART[:4] + [(0, 1)] * 8 + [(1, 0)] * 80, 0.9, "only 8 % of the sentences have a partner"),
        (PART + [(2, 1)] * 10 + [(1, 0)] * 40, 0.1, "only 63 % of the sentences have a partner"),
        (PART + [(1, 0), (1, 1), (0, 1)] * 40, 0.95, "only 60 % of the sentences have a partner"),
        ([(1, 0)] * 80 + [(0, 1)] * 20, 0.9, "only 0 % of the sentences have a partner"),
    ],
)
def test_of_a_text_and_a_part_of_the_other_it_is_said_where_the_rest_is(
    shapes: list[tuple[int, int]], confidence: float, said: str
) -> None:
    beads = [replace(bead, confidence=0.95 if bead.kind == "1-1" else confidence) for bead in tiling(shapes)]
    first, *_ = doubts("report", beads, text)
    assert first.startswith(f"report: {said} (")


ONES = [(1, 1)] * 40
STRETCHES = [
    # what stands between ones, its confidence, what is said of it
    ([(1, 0)] * 9, 0.5, ()),
    ([(1, 0)] * 5, 0.9, ()),
    ([(1, 0)] * 5, 1.0, ("German sentences 41–45 probably have no translation",)),
    ([(1, 0)] * 10, 0.9, ("German sentences 41–50 probably have no translation",)),
    ([(0, 1)] * 12, 0.6, ("English sentences 41–52 probably have no original",)),
    ([(1, 0)] * 6 + [(1, 1)] + [(1, 0)] * 6, 0.4, ("German sentences 41–53 probably have no translation",)),
    ([(1, 1)] * 4, 0.05, ()),
    ([(1, 1)] * 8, 0.05, ("German sentences 41–48 and English sentences 41–48 hardly match",)),
    ([(4, 1)] * 4, 0.05, ("German sentences 41–56 and English sentences 41–44 hardly match",)),
    ([(1, 4)] * 4, 0.05, ("German sentences 41–44 and English sentences 41–56 hardly match",)),
    ([(1, 1)] * 20, 0.6, ()),
    ([(1, 0), (1, 1), (0, 1)] * 4, 0.3, ("German sentences 41–48 and English sentences 41–48 hardly match",)),
    ([(1, 0)] * 5 + ONES + [(1, 0)] * 5, 0.95, ()),
    (
        [(1, 0)] * 10 + ONES + [(0, 1)] * 10,
        0.95,
        ("German sentences 41–50 probably have no translation", "English sentences 81–90 probably have no original"),
    ),
]


@pytest.mark.parametrize(("shapes", "confidence", "words"), STRETCHES)
def test_where_many_sentences_have_no_partner_is_said(
    shapes: list[tuple[int, int]], confidence: float, words: tuple[str, ...]
) -> None:
    made = tiling(ONES + shapes + ONES)
    unsure = [replace(bead, confidence=confidence) for bead in made[len(ONES) : -len(ONES)]]
    stretches = lost((*made[: len(ONES)], *unsure, *made[-len(ONES) :]))
    assert tuple(stretch.words() for stretch in stretches) == words
    assert all(made[stretch.beads.start].de.start <= stretch.de.start for stretch in stretches)


@pytest.mark.parametrize(
    ("shape", "confidence", "said"),
    [
        (
            (1, 0),
            1.0,
            "German sentences 41–52 probably have no translation "
            "(look first at “German sentence that counts as number 40 from 0”)",
        ),
        (
            (0, 1),
            1.0,
            "English sentences 41–52 probably have no original "
            "(look first at “English sentence that counts as number 40 from 0”)",
        ),
        (
            (1, 1),
            0.05,
            "German sentences 41–52 and English sentences 41–52 hardly match "
            "(look first at “German sentence that counts as number 40 from 0”)",
        ),
    ],
)
def test_a_stretch_is_named_with_its_first_sentence(shape: tuple[int, int], confidence: float, said: str) -> None:
    made = tiling(ONES + [shape] * 12 + ONES)
    unsure = [replace(bead, confidence=confidence) if 40 <= index < 52 else bead for index, bead in enumerate(made)]
    assert doubts("report", unsure, text) == (f"report: {said}",)
    assert not match(unsure)


def test_what_is_quoted_of_a_stretch_is_its_first_sentence_that_is_not_blank() -> None:
    made = tiling(ONES + [(1, 0)] * 12 + ONES)
    (said,) = doubts("report", made, lambda language, index: text(language, index) if index > 41 else " ")
    assert said.endswith("(look first at “German sentence that counts as number 42 from 0”)")
    assert doubts("report", made, lambda _language, _index: "") == (
        "report: German sentences 41–52 probably have no translation",
    )


def test_what_is_said_of_a_stretch_stays_true_when_rows_above_it_are_merged() -> None:
    rows = ONES + [(1, 0)] * 12 + ONES
    merged = [(2, 2), *rows[2:]]
    assert doubts("report", tiling(merged), text) == doubts("report", tiling(rows), text) != ()


def test_what_a_person_decided_on_is_found() -> None:
    made = tiling(ONES + [(1, 0)] * 12 + ONES)
    seen = [replace(bead, status=Status.CONFIRMED) if bead.is_gap else bead for bead in made]
    assert lost(seen) == ()
    assert lost([replace(bead, confidence=None) if bead.is_gap else bead for bead in made]) == ()


def sums(some: tuple[Bead, ...], run: Span) -> float:
    values = [
        0.0 if b.decided else max(1.0, 0.5 + (b.confidence or 0)) if b.is_gap else 1 - (b.confidence or 0)
        for b in some[slice(*run)]
    ]
    sizes = [b.de.length + b.en.length for b in some[slice(*run)]]
    return sum(size * (value - 0.5) for size, value in zip(sizes, values, strict=True))


@given(st.lists(beads(least=4, most=8), min_size=1, max_size=3))
def test_a_stretch_is_worth_more_than_all_that_begins_or_ends_elsewhere_in_it(some: list[tuple[Bead, ...]]) -> None:
    made: list[Bead] = []
    for part in some:
        de, en = (made[-1].de.stop, made[-1].en.stop) if made else (0, 0)
        made += [
            replace(b, de=Span(b.de.start + de, b.de.stop + de), en=Span(b.en.start + en, b.en.stop + en)) for b in part
        ]
    whole = tuple(made)
    found = lost(whole)
    for stretch in found:
        worth = sums(whole, stretch.beads)
        assert worth >= LEAST / 2
        start, stop = stretch.beads
        inside = [sums(whole, Span(i, j)) for i in range(start, stop) for j in range(i + 1, stop + 1)]
        assert worth >= max(inside) - 1e-9
    best = max(sums(whole, Span(i, j)) for i in range(len(whole)) for j in range(i + 1, len(whole) + 1))
    assert bool(found) == (best >= LEAST / 2)


@pytest.mark.parametrize("name", ["bericht-1986", "briefe-1961"])
def test_gold_whose_texts_match_is_not_doubted(name: str, encoder: Encoder) -> None:
    one = next(one for one in gold.read_folder(GOLD) if one.name == name)
    assert doubts(name, align(one.de, one.en, encoder=encoder, settings=Settings()), text) == ()


@pytest.mark.parametrize(("share", "where"), PARTS)
@pytest.mark.parametrize("language", Language)
def test_what_is_missing_is_named_wherever_it_is(
    language: Language, share: float, where: str, encoder: Encoder, report: gold.Gold
) -> None:
    sides = {Language.DE: list(report.de), Language.EN: list(report.en)}
    count = int(share * len(sides[language]))
    start = {"start": 0, "middle": int(0.4 * len(sides[language])), "end": len(sides[language]) - count}[where]
    cut = range(start, start + count)
    del sides[language][start : start + count]
    alone = {pair[language == Language.DE]: pair[language == Language.EN] for pair in report.pairs}
    without = sorted(other for others, own in alone.items() if set(own) & set(cut) for other in others)
    (stretch,) = lost(align(*sides.values(), encoder=encoder, settings=Settings()))
    other = Language.EN if language == Language.DE else Language.DE
    assert stretch.alone == other
    named = stretch.de if other == Language.DE else stretch.en
    assert abs(named.start - without[0]) <= 3
    assert abs(named.stop - (without[-1] + 1)) <= 3


def test_unrelated_text_in_the_middle_is_named_on_both_sides(encoder: Encoder, report: gold.Gold) -> None:
    strange = next(one for one in gold.read_folder(GOLD) if one.name == "briefe-1961").en[:40]
    en = [*report.en[:80], *strange, *report.en[120:]]
    (stretch,) = lost(align(report.de, en, encoder=encoder, settings=Settings()))
    assert stretch.alone is None
    assert abs(stretch.en.start - 80) <= 6
    assert abs(stretch.en.stop - 120) <= 6
