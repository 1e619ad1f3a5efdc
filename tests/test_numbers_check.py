"""The numbers of a bead that have no counterpart: where they stand, and what needs none."""

import pytest

from alignment.bitext import Language
from alignment.findings import Finding, Mark, Unit, Verdict
from alignment.numbers import check

DE, EN = Language.DE, Language.EN


def test_a_finding_says_which_number_lacks_a_counterpart_and_where_it_stands() -> None:
    assert check([Unit(("Es waren 1 250 t.",), ("It was much.",))]) == (
        Finding(
            check="numbers",
            unit=0,
            verdict=Verdict.MISSING,
            subject="1 250",
            message="1 250 has no English counterpart",
            marks=(Mark(DE, 0, 9, 14),),
        ),
    )


def test_every_number_is_found_on_both_sides_each_unit_by_its_index() -> None:
    units = [
        Unit(("Am 18. Mai 1987.",), ("On 18 May 1987.",)),
        Unit(("Am 18. Mai.", "4,8 Mio. Mark."), ("On 19 May.", "8.4 million marks in 1987.")),
    ]
    assert [(found.unit, found.message) for found in check(units, first=5)] == [
        (6, "18 has no English counterpart"),
        (6, "4,8 Mio has no English counterpart"),
        (6, "19 has no German counterpart"),
        (6, "8.4 million has no German counterpart"),
        (6, "1987 has no German counterpart"),
    ]


def test_a_number_that_is_written_several_times_is_one_finding_with_several_marks() -> None:
    (found,) = check([Unit(("7 und 7.", "Auch 7."), ("None.",))])
    assert found.marks == (Mark(DE, 0, 0, 1), Mark(DE, 0, 6, 7), Mark(DE, 1, 5, 6))


def test_a_counterpart_may_stand_in_any_sentence_of_the_other_side() -> None:
    assert check([Unit(("1986 und 1987",), ("In 1987.", "In 1986."))]) == ()


NEEDS_NONE = [
    # what an editor put in
    Unit(("Im Oktober.",), ("In October [1986].",)),
    Unit(("Nach der Befreiung.",), ("After the liberation [in May 1945, see 3.2].",)),
    Unit(("Danach.",), ("After that [in 1945.", "So it was]")),
    # the bare number of a paragraph
    Unit(("Einige Fürsten.",), ("1.", "Some princes.")),
    Unit(("(2)", "Einige Fürsten."), ("Some princes.",)),
    # a gap
    Unit(("Im Jahre 1986.",), ()),
    Unit(("Im Jahre 1986.",), (" ",)),
    Unit((), ("In 1986.",)),
]


@pytest.mark.parametrize("unit", NEEDS_NONE)
def test_some_numbers_need_no_counterpart(unit: Unit) -> None:
    assert check([unit]) == ()


def test_what_an_editor_put_in_can_be_a_counterpart_and_what_the_german_has_in_brackets_needs_one() -> None:
    assert check([Unit(("Im Jahre 1986.",), ("Then [1986].",))]) == ()
    (found,) = check([Unit(("Damals [1986].",), ("Then.",))])
    assert found.subject == "1986"
