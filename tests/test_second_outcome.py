"""What a second review shows, in words and row by row."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import polars as pl
import pytest

from alignment.agreement import Cells
from alignment.bitext import Span, Status
from alignment.review import Decision, Drawn, Fault, Judgement, Layer, Opinion, Ruling, SecondReview, Verdict, Wanted
from alignment.second_outcome import agreement, groups, provenance, report, table, words
from alignment.spreadsheets import written

WHEN = datetime(1987, 6, 1, 8, tzinfo=UTC)
SAID = {"r": Judgement.RIGHT, "w": Judgement.WRONG, "u": Judgement.UNCLEAR}


def review(
    kept: str, flagged: str = "", *, of: tuple[int, int] | None = None, unread: int = 0, first: str = "anna"
) -> SecondReview:
    """Return a second review by ben: what he said of rows that were confirmed, and of flagged ones."""
    letters, count = kept + flagged, len(kept) + len(flagged) + unread
    layers = [Layer.KEPT] * len(kept) + [Layer.FLAGGED] * len(flagged) + [Layer.KEPT] * unread
    sizes = of or (len(kept) + unread, len(flagged))
    return SecondReview(
        number=1,
        reader="ben",
        when=WHEN,
        seed="seed-1",
        revision=9,
        wanted=Wanted(60, 0, count),
        sizes=dict(zip((Layer.KEPT, Layer.FLAGGED), sizes, strict=True)),
        sample=tuple(
            Drawn(
                de=Span(i, i + 1),
                en=Span(i, i + 1 + i % 2),
                texts=(f"Satz {i}.", f"Sentence {i}."),
                layer=layer,
                first=Decision(Status.FLAGGED if layer == Layer.FLAGGED else Status.CONFIRMED, first, WHEN),
            )
            for i, layer in enumerate(layers)
        ),
        opinions=tuple(opinion(index, SAID[letter]) for index, letter in enumerate(letters)),
        rulings=(),
        closed=not unread,
        places=tuple(range(0, 2 * count, 2)),
    )


def opinion(index: int, judgement: Judgement, comment: str = "") -> Opinion:
    faults = (Fault.ALIGNMENT, Fault.TERM) if judgement == Judgement.WRONG else ()
    return Opinion(index=index, judgement=judgement, faults=faults, comment=comment, when=WHEN)


def test_the_table_counts_what_both_said_and_neither_unclear_nor_stale_rows() -> None:
    given = review("rrwuu", "wr")
    assert agreement(given).counts == Cells(both_right=2, only_first=1, only_second=1, both_wrong=1)
    changed = replace(given, places=(None, *given.places[1:]))
    assert agreement(changed).counts == Cells(both_right=1, only_first=1, only_second=1, both_wrong=1)
    assert (changed.stale, changed.unclear, changed.differing) == ({0}, (3, 4), (2, 6))


def test_rows_stand_for_as_many_as_there_are_of_their_layer() -> None:
    found = agreement(review("r" * 45 + "www", "w" * 6 + "r" * 6, of=(980, 20)))
    assert found.weighted
    assert found.observed.value == pytest.approx(0.98 * 45 / 48 + 0.02 * 6 / 12)


def test_groups_have_the_weights_of_the_whole() -> None:
    given = review("rrwu", "wr", of=(80, 4))
    odd, even = sorted(groups(given, lambda drawn: drawn.bead.kind), key=lambda group: group.name, reverse=True)
    assert (odd.name, even.name) == ("1-2", "1-1")
    assert (odd.agreement.counts, odd.unclear) == (Cells(both_right=1, only_second=1), 1)
    assert even.agreement.counts == Cells(both_right=1, only_first=1, both_wrong=1)
    # Each confirmed row stands for 80/3, each flagged one for 2.
    assert odd.agreement.observed.value == pytest.approx((80 / 3) / (80 / 3 + 2))
    (by_person,) = groups(given, lambda drawn: drawn.first.who)
    assert (by_person.name, by_person.agreement.counts) == ("anna", agreement(given).counts)


SENTENCES = [
    (review("", unread=3), ["No row was judged."]),
    (
        replace(review("rrwuu", "w", of=(95, 2)), places=(None, *range(2, 12, 2))),
        [
            "The two readers agree on 2 of the 3 rows that both judged.",
            "On 2 rows, ben could not tell.",
            "Not counted, as changed since: 1 row.",
        ],
    ),
    (
        review("r" * 40 + "w" * 9, "r" * 6 + "w" * 45),
        [
            "The two readers agree on 85 of the 100 rows that both judged.",
            "That is 85 % (95 % interval 76.7 % to 90.7 %).",
        ],
    ),
    (
        review("r" * 45 + "www", "w" * 6 + "r" * 6, of=(980, 20)),
        [
            "The two readers agree on 51 of the 60 rows that both judged.",
            "Flagged and changed rows were drawn more densely; counted at their share of the text, the two agree on "
            "about 92.9 % of the 1,000 rows drawn from (95 % interval 83.1 % to 97.2 %).",
        ],
    ),
]
REPORTS = [
    (review("", unread=3), []),
    (
        review("r" * 40 + "w" * 9, "r" * 6 + "w" * 45),
        [
            "Two readers who say right as often as these do, but blindly, would agree on 50.1 %. Of what that leaves "
            "open, the two agree on 70 % (Cohen’s kappa 0.70, 95 % interval 0.56 to 0.84).",
        ],
    ),
    (
        review("r" * 80 + "w" * 10, "r" * 5 + "w" * 5),
        [
            "Two readers who say right as often as these do, but blindly, would agree on 78 %. Of what that leaves "
            "open, the two agree on 31.8 % (Cohen’s kappa 0.32, 95 % interval 0.07 to 0.57).",
            "Most rows are right, and then kappa is low however well two readers agree (prevalence index 0.75). Gwet’s "
            "AC1 does not suffer from that: it is 0.81, 95 % interval 0.72 to 0.90.",
        ],
    ),
    (
        review("r" * 60),
        [
            "Both found every row the same, so there is no kappa: chance alone would have them agree as often.",
            "Most rows are right, and then kappa is low however well two readers agree (prevalence index 1.00). Gwet’s "
            "AC1 does not suffer from that: it is 1.00, too little differs for an interval.",
        ],
    ),
]


@pytest.mark.parametrize(("given", "said"), SENTENCES)
def test_what_was_seen_is_said_first_and_then_what_it_says_of_all_rows(given: SecondReview, said: list[str]) -> None:
    assert list(words(given))[: len(said)] == said


@pytest.mark.parametrize(("given", "said"), REPORTS)
def test_kappa_and_ac1_are_said_in_words(given: SecondReview, said: list[str]) -> None:
    assert list(report(given)) == said


def test_readers_who_agree_less_than_by_chance_are_told_so() -> None:
    said = report(review("r" * 118 + "w" * 5, "rr"))[0]
    assert "These two agree less often than that (Cohen’s kappa −0.02" in said


SETTLED = Ruling(index=2, verdict=Verdict.FIRST, who="carl", when=WHEN, stands=True)
LINES = [
    (review("", unread=60), "ben read 0 of 60 rows again, not ended"),
    (review("rw", unread=58), "ben read 2 of 60 rows again, not ended"),
    (replace(review("rw"), closed=False), "ben read 2 of 2 rows again, not ended"),
    (
        replace(review("rr", unread=58), closed=True),
        "ben read 2 of 60 rows again; agreement 100 % (95 % interval 34.2 % to 100 %); AC1 1.00",
    ),
    (
        review("r" * 40 + "w" * 9, "r" * 6 + "w" * 45),
        "ben read 100 rows again; agreement 85 % (95 % interval 76.7 % to 90.7 %); kappa 0.70, AC1 0.70; 15 "
        "differences, none settled",
    ),
    (
        replace(review("rrwu", "wr"), rulings=(SETTLED,)),
        "ben read 6 rows again; agreement 61.1 % (95 % interval 23.8 % to 88.8 %); kappa 0.16, AC1 0.28; 2 "
        "differences, 1 settled; 1 unclear",
    ),
]


@pytest.mark.parametrize(("given", "line"), LINES)
def test_exports_get_one_line_of_each(given: SecondReview, line: str) -> None:
    assert provenance(given) == line


def test_the_whole_sample_is_a_table_with_what_everybody_said() -> None:
    given = review("rwu", "r", of=(30, 2), unread=1)
    ruling = Ruling(index=1, verdict=Verdict.SECOND, who="carl", when=WHEN, stands=True)
    given = replace(given, rulings=(ruling,), places=(None, 2, 4, 6, 8))
    found = table(given, {place: place // 2 for place in (2, 4, 6, 8)})
    assert found["Row"].to_list() == [None, 2, 3, 4, 5]
    assert found["First said"].to_list() == ["right", "right", "right", "wrong", "right"]
    assert found["Second said"].to_list() == ["right", "wrong", "unclear", "right", ""]
    assert found["Counts"].to_list() == ["changed since", "yes", "cannot tell", "yes", "not read"]
    assert found["Weight"].to_list() == [None, 30.0, None, 2.0, None]
    assert found.row(1, named=True) == {
        "Row": 2,
        "Kind": "1-2",
        "German": "Satz 1.",
        "English": "Sentence 1.",
        "First reader": "anna",
        "First said": "right",
        "When (UTC)": "1987-06-01 08:00",
        "Drawn as": "kept",
        "Weight": 30.0,
        "Second reader": "ben",
        "Second said": "wrong",
        "Wrong": "alignment and term or number",
        "Comment": "",
        "Read (UTC)": "1987-06-01 08:00",
        "Counts": "yes",
        "Settled": "second reader was right",
        "Settled by": "carl",
        "Settled (UTC)": "1987-06-01 08:00",
    }


@pytest.mark.parametrize("separator", ["\t", ","])
def test_a_text_that_a_spreadsheet_would_work_out_is_guarded(separator: str) -> None:
    texts = ["=1+1", "+49", "-5 Grad", "@home", "\tx", "Ein – Text", "", "a=b", "„Ja“, sagte er"]
    file = written(pl.DataFrame({"Text": texts, "Row": range(len(texts))}), separator)
    assert file.startswith(b"\xef\xbb\xbfText")
    back = pl.read_csv(file, separator=separator)
    assert back["Text"].to_list() == ["'=1+1", "'+49", "'-5 Grad", "'@home", "'\tx", *texts[5:]]
    assert back["Row"].to_list() == list(range(len(texts)))
