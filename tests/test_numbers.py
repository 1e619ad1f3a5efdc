"""Numbers in either notation: which are the same, and which have no counterpart."""

import pytest

from alignment.findings import Unit
from alignment.numbers import agree_at_sight, numbers
from tests.numbering import missing

SAME = [
    # written in German, written in English
    ("1 250 Tonnen", "1,250 tons"),
    ("1.250 Tonnen", "1250 tons"),
    ("1\u202f250\u202f000 Tonnen", "1,250,000 tons"),
    ("8'848 Meter", "8848 metres"),
    ("1.250,75 Mark", "1,250.75 marks"),
    ("3,5 Mio. Mark", "3.5 million marks"),
    ("2,5 Mrd. Mark", "2.5 billion marks"),
    ("2,5 Milliarden Mark", "2,500 million marks"),
    ("750 Tsd. Mark", "750,000 marks"),
    ("3 bis 5 Mio. Mark", "3 million to 5 million marks"),
    ("2 Billionen", "2 trillion"),
    ("1,50 Mark", "1.5 marks"),
    ("0,125 mm", "0.125 mm"),
    ("am 18. Mai 1987", "18 May 1987"),
    ("am 18. Mai 1987", "on May 18, 1987"),
    ("am 18.5.1987", "on 18 May 1987"),
    ("am 18. 5. 87", "on May 18th, 1987"),
    ("Sitzung vom 3.4.", "session of 3 April"),
    ("Ende Februar", "by the end of February"),
    ("im Jahre 1986/87", "in 1986/1987"),
    ("in den 1980er Jahren", "in the 1980s"),
    ("in den 50er Jahren", "in the 1950's"),
    ("in den sechziger Jahren der 60er", "in the 60s"),
    ("um 9.30 Uhr", "at 9:30 a.m."),
    ("um 14.20 Uhr", "at 2.20 p.m."),
    ("um 10.15 Uhr", "at 10.15"),
    ("um 9 Uhr", "at 9 o'clock"),
    ("der XI. Parteitag", "the 11th Congress"),
    ("im IV. Quartal", "in the fourth quarter"),
    ("2. Kapitel", "Chapter II"),
    ("5. Kapitel", "Chapter V"),
    ("die 3. Sitzung", "the third session"),
    ("der dritte Band, Bd. 3", "vol. 3"),
    ("12 Werke", "twelve plants"),
    ("12 Flaschen", "a dozen bottles"),
    ("23 Jahre", "twenty-three years"),
    ("dreiundzwanzig Jahre", "23 years"),
    ("250.000 Einwohner", "two hundred and fifty thousand inhabitants"),
    ("zweihundertfünfzigtausend Einwohner", "250,000 inhabitants"),
    ("zwei Millionen Mark", "2,000,000 marks"),
    ("15jährige Laufzeit", "15-year term"),
    ("ein dreijähriger Plan", "a 3-year plan"),
    ("zum 20. Mal", "for the twentieth time"),
    ("l987 und 1O00 Stück", "1987 and 1000 pieces"),
    ("Abschnitt 1.2.3", "section 1.2.3"),
    ("1. Zum Stand der Arbeiten", "First, the state of the work"),
    ("§ 4 Abs. 2", "section 4 (2)"),
    ("45 %", "45 percent"),
    ("zwei Kombinate, eines davon neu", "several Combines"),
    ("Das kann sein.", "That may be."),
    ("2000 Stück", "2k copies"),
    ("Abschnitt 2k", "section 2k"),
    ("16 m²", "16 m2"),
    ("16 Quadratmeter, 20m³", "16 m2, 20 cubic metres"),
    ("mehrere Millionen Mark", "several million marks"),
    ("mehrere hundert Millionen Mark", "several hundred million marks"),
    ("mehrere Milliarden Mark", "a few thousand million marks"),
    ("zahlreiche Millionen, 3,5 Mio.", "3.5 million"),
    ("Millionenschäden", "damage of several million"),
    ("12,5", "12.5 million"),
    ("M 1.250 Mio.", "1,250"),
    ("ein Vertrag", "one contract"),
    ("BERICHT FÜR MAI 1986", "REPORT FOR MAY 1986"),
    ("BERLIN, 18. MAI 1987", "Berlin, 18 May 1987"),
    ("AM 3. MÄRZ", "on March 3"),
    ("IM MÄRZ", "in March"),
    ("IM MAERZ 1986", "in March 1986"),
    ("ÜBERSICHT MAI", "You may read this."),
    ("2mal wöchentlich", "twice a week"),
    ("2-mal wöchentlich", "two times a week"),
    ("zweimal wöchentlich", "2 times a week"),
    ("1mal im Jahr", "once a year"),
    ("3mal im Jahr", "thrice a year"),
    ("das 2fache", "double the amount"),
    ("das 3fache", "a threefold increase"),
    ("die dreifache Menge", "3 times as much"),
    ("auf das 10fache", "tenfold"),
    ("eine halbe Million Mark", "500,000 marks"),
    ("500.000 Mark", "half a million marks"),
    ("0,5 Mio. Mark", "a half-million marks"),
    ("6 Flaschen", "half a dozen bottles"),
    ("ein halbes Dutzend", "6 of them"),
    ("1 Million Mark", "a million marks"),
    ("1,5 Mio. Mark", "a million and a half"),
    ("anderthalb Jahre", "1.5 years"),
    ("eineinhalb Millionen Mark", "1.5 million marks"),
    ("1,5 Millionen Mark", "one and a half million marks"),
    ("eine zweieinhalbjährige Lehre", "an apprenticeship of 2.5 years"),
    ("2½ Jahre", "two and a half years"),
    ("2 ½ Mio. Mark", "2.5 million marks"),
    ("zwei und eine halbe Million", "2,500,000"),
    ("½ Liter", "half a litre"),
    ("ein Dutzend", "12 of them"),
    ("die XLVII. Tagung", "the 47th session"),
    ("die LI. Tagung", "the 51st session"),
    ("Kapitel LX", "chapter 60"),
    ("im Jahre MCMLIV", "in 1954"),
    ("auf CD. Größe XL, DM und MC", "on compact disc, in several sizes"),
    ("um 17 Uhr", "at five o'clock"),
    ("um 9 Uhr", "at 9"),
    ("14.00–16.00 Uhr", "2–4 p.m."),
    ("um 12 Uhr", "at noon"),
    ("im Mai '05", "in May 2005"),
    ("Ende Okt. 86", "in late October 1986"),
    ("der 87er Plan", "the 1987 plan"),
    ("am 17.VI.1953", "on 17 June 1953"),
    ("in den 60er Jahren", "in the 1860s"),
    ("zwei Drittel der Betriebe", "2/3 of the plants"),
    ("1/4 der Menge", "a quarter of the amount"),
    ("3/4 der Menge", "three-quarters of the amount"),
    ("Heft 3/4", "nos. 3–4"),
    ("50 % der Mittel", "half of the funds"),
    ("die Hälfte der Mittel", "50 percent of the funds"),
    ("0,5 ha", "half a hectare"),
    ("1 1/2 Jahre", "one and a half years"),
    ("4 1/2 %", "4.5 percent"),
    ("0,8 %", ".8 percent"),
    ("250 TM", "250,000 marks"),
    ("2,3 Md. M", "2.3 billion marks"),
    ("5 Mio. bis 6 Mio. Mark", "five to six million marks"),
    ("30 000–40 000 t", "30,000 to 40,000 tons"),
    ("30-40.000 t", "30,000–40,000 tons"),
    ("1 Dolmetscher", "an interpreter"),
    ("die 2 Betriebe", "both plants"),
    ("beide Betriebe", "the 2 plants"),
    ("14 Tage", "a fortnight"),
    ("6 Monate", "half a year"),
    ("1. Mai", "May Day"),
    ("vor dem 1. Weltkrieg", "before WWI"),
    ("der 2. Weltkrieg", "WWII"),
    ("um halb drei", "at 2:30"),
    ("um halb eins", "at 12:30"),
    ("um 9.30 Uhr", "at half past nine"),
    ("Viertel nach neun", "9:15"),
    ("Viertel vor neun", "8:45"),
    ("um 8.45 Uhr", "at a quarter to nine"),
    ("eine halbe Stunde", "30 minutes"),
    ("seit der Oktoberrevolution", "since the October Revolution"),
    ("die Novembertage", "the days of November"),
    ("im 19. Jahrhundert", "in the 1800s"),
    ("0 Grad", "zero degrees"),
    ("zum Wert Null", "to the value of 0"),
    ("100 Jahre", "the centennial"),
    # marks of notes that lost their brackets
    ("im Betrieb.12", "in the plant."),
    ("Er sagte „im Betrieb.“12", "He said “in the plant.”3"),
    ("der Plan3 galt", "the plan,4 it is said, applied"),
]
DIFFERENT = [
    # written in German, written in English, what has no counterpart in English, what in German
    ("1 250 Tonnen", "1,205 tons", ("1 250",), ("1,205",)),
    ("2,5 Mrd. Mark", "2.5 million marks", ("2,5 Mrd",), ("2.5 million",)),
    ("2,5 Mio. Mark", "25 million marks", ("2,5 Mio",), ("25 million",)),
    ("2 Billionen", "2 billion", ("2 Billionen",), ("2 billion",)),
    ("2.200 Grad", "2.2 degrees", ("2.200",), ("2.2",)),
    ("am 18. Mai", "19 May", ("18",), ("19",)),
    ("am 18. Mai 1987", "18 March 1987", ("Mai",), ("March",)),
    ("am 18. Mai 1987", "18 May 1978", ("1987",), ("1978",)),
    ("der XI. Parteitag", "the IX Congress", ("XI",), ("IX",)),
    ("in den 50er Jahren", "in the 1960s", ("50er",), ("1960s",)),
    ("in den fünfziger Jahren", "in the 1650s", (), ("1650s",)),
    ("in den 1950er Jahren", "in the 1850s", ("1950er",), ("1850s",)),
    ("in den 50er Jahren", "for 50 years", ("50er",), ("50",)),
    ("um 14.20 Uhr", "at 4.20 p.m.", ("14.20 Uhr",), ("4.20 p.m",)),
    ("4 Werke", "five plants", ("4",), ()),
    ("Nr. 3 hat 14.000 Beschäftigte", "No. 3 has employees", ("14.000",), ()),
    ("herzlich gedankt", "cordial thanks in 1987", (), ("1987",)),
    ("1O00 Stück", "100 pieces", ("1O00",), ("100",)),
    ("3000 Stück", "2k copies", ("3000",), ("2k",)),
    ("16 m2", "17 m2", ("16",), ("17",)),
    ("mehrere Millionen Mark", "several billion marks", ("mehrere Millionen",), ("several billion",)),
    ("viele Billionen", "many billions", ("viele Billionen",), ("many billions",)),
    ("einige Millionen", "500,000", ("einige Millionen",), ("500,000",)),
    ("12,5", "125 million", ("12,5",), ("125",)),
    ("12,5 Mrd.", "12.5 million", ("12,5 Mrd",), ("12.5 million",)),
    ("12,5 %", "12.5 million", ("12,5",), ("12.5 million",)),
    ("Es sind 12,5.", "It is 12.5 million.", ("12,5",), ("12.5 million",)),
    ("5 von 5 und 7", "5", ("7",), ()),
    ("MAI 1986", "MARCH 1986", ("MAI",), ("MARCH",)),
    ("XLVII. Tagung", "the XLVI session", ("XLVII",), ("XLVI",)),
    ("1 Million Mark", "half a million marks", ("1 Million",), ("half a million",)),
    ("500.000 Mark", "two and a half million marks", ("500.000",), ("two and a half million",)),
    ("500.000 Mark", "zwei und eine halbe Million", ("500.000",), ("zwei und eine halbe Million",)),
    ("1. Dolmetscher", "an interpreter", ("1",), ()),
    ("die 2 Betriebe", "the plants", ("2",), ()),
    ("3/4 der Menge", "2/5 of the amount", ("3/4",), ("2/5",)),
    ("Ende Oktober 86", "October 1987", ("86",), ("1987",)),
    ("75 %", "half", ("75",), ()),
    ("der 2. Weltkrieg", "WWI", ("2",), ()),
    ("um halb drei", "at 3:30", (), ("3:30",)),
    ("im 18. Jahrhundert", "in the 1800s", ("18",), ("1800s",)),
    ("seit der Oktoberrevolution", "since November", (), ("November",)),
    ("30-40 t", "30,000–40,000 tons", ("30", "40"), ("30,000", "40,000")),
    ("2mal", "3 times", ("2",), ("3",)),
    ("1½ Jahre", "1 year", ("1½",), ("1",)),
    ("Nr.12, DM500, Mai1987", "none", ("12", "500", "1987"), ()),
    ("F-16 und B2, § 4", "none", ("16", "2", "4"), ()),
    ("Abb.12, Abs.3, Art5 und vgl.S.7", "Fig.13", ("12", "3", "5", "7"), ("13",)),
    ("insgesamt:14, Stand Mai86", "none", ("14", "86"), ()),
    ("Betrieb 12, Betrieb.12.000, Betrieb.12 Uhr", "none", ("12", "12.000", "12 Uhr"), ()),
]


@pytest.mark.parametrize(("de", "en"), SAME)
def test_what_says_the_same_has_a_counterpart(de, en):
    assert missing(de, en) == ((), ())


@pytest.mark.parametrize(("de", "en", "not_in_english", "not_in_german"), DIFFERENT)
def test_what_has_no_counterpart_is_named_as_it_is_written(de, en, not_in_english, not_in_german):
    assert missing(de, en) == (not_in_english, not_in_german)


@pytest.mark.parametrize(("de", "en"), [(de, en) for de, en, *_ in DIFFERENT])
def test_what_differs_does_not_agree_at_sight(de, en):
    assert not agree_at_sight(Unit((de,), (en,)))


@pytest.mark.parametrize(
    ("de", "en", "agree"),
    [
        ("Es wird berichtet.", "A report is made.", True),
        ("am 18. Mai 1987", "on May 18, 1987", True),
        ("am 18. 5. 1987", "on 18 May 1987", False),
        ("der XI. Parteitag: 12,5 t", "12.5 tons, XI Congress", True),
        ("in 50 Jahren", "in 50 years", True),
        ("in den 50er Jahren", "in the 50s", False),
        ("2,5 Mio. Mark", "2.5 million marks", False),
    ],
)
def test_what_has_the_same_figures_and_nothing_to_be_read_agrees_at_sight(de, en, agree):
    assert agree_at_sight(Unit((de,), (en,))) is agree


VALUES = [
    ("am 12.3.87", [("12",), ("month 3", "3"), ("1987", "87", "2087", "1887")]),
    ("March 12, 1987", [("month 3",), ("12",), ("1987",)]),
    ("twenty-three, vierzig", [("23",), ("40",)]),
    ("zwei und drei", [("2",), ("3",)]),
    ("two thousand five hundred", [("2500",)]),
    ("zweitausenddreihundertelf", [("2311",)]),
    ("neunzehnhundertsiebenundachtzig", [("1987",)]),
    ("a hundred and two", [("102",)]),
    ("einfach, Achtung, Elfenbein, Dreist", [("1",)]),
    ("VX, MIX, IIII", []),
    ("2 Billion", [("2000000000000", "2000000000")]),
    ("half a million, a million", [("500000",), ("1000000",)]),
    ("one and a half million", [("1500000",)]),
    ("anderthalbfach, halb, Halbe", [("1.5",)]),
    ("CD, DM, XL, MIX, LI, C und D", []),
    ("manifold, doubling", []),
    ("hundred double rooms, twenty twice", [("100",), ("2",), ("20",), ("2",)]),
]


@pytest.mark.parametrize(("text", "values"), VALUES)
def test_a_number_knows_what_it_may_stand_for(text, values):
    assert [number.values for number in numbers(text)] == values


@pytest.mark.parametrize(
    ("text", "firm"),
    [
        ("3", True),
        ("XI", True),
        ("V", False),
        ("drei", False),
        ("MAI", False),
        ("MÄRZ", True),
        ("MAY", False),
        ("MAY 3", True),
        ("½", False),
    ],
)
def test_only_figures_say_something_by_themselves(text, firm):
    assert all(number.firm == firm for number in numbers(text))


def test_numbers_come_in_order_with_their_places():
    text = "Im Mai 1987 drei von 12 Werken."
    found = numbers(text)
    assert [number.written for number in found] == ["Mai", "1987", "drei", "12"]
    assert [text[number.start : number.stop] for number in found] == [number.written for number in found]


@pytest.mark.parametrize(
    "text", ["1" * 50_000, "1.250." * 9_000, "1.2" * 20_000, "lI" * 20_000, "zwei" * 9_000, "1 " * 9_000]
)
def test_long_runs_of_figures_are_read_to_the_end(text):
    assert all(text[number.start : number.stop] == number.written for number in numbers(text))
