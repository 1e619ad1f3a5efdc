"""Amounts, dates and times as reports write them: which say the same in German and English, and which do not."""

import pytest

from alignment.findings import Unit
from alignment.numbers import check

SAME = [
    # three digits after a mark
    ("1.234 Mio. DM", "DM 1.234 billion"),
    ("1,234 Mrd. M", "1,234 million marks"),
    ("3,500 t", "3.5 t"),
    ("3,500 t", "3.500 t"),
    ("4,125 %", "4.125 percent"),
    ("1,250 Mio. t", "1.25 million t"),
    ("1,250 Mio. t", "1,250,000 t"),
    ("1 234 Stück", "1,234 pieces"),
    ("1.234 Stück", "1234 pieces"),
    ("1.234.567,50 M", "1,234,567.5 marks"),
    ("1.234.567,50 M", "1.234.567,50 marks"),
    ("5.000 Stück", "5.000 pieces"),
    ("30-40.000 t", "30–40.000 tons"),
    ("DY 30/IV 2/2.039, Bl. 3", "DY 30/IV 2/2.039, p. 3"),
    ("Bestell-Nr. 12.345", "order no. 12.345"),
    ("im Maßstab 1:10.000", "to the scale of 1:10,000"),
    # large numbers in words
    ("eine Milliarde Mark", "a billion marks"),
    ("eine Milliarde Mark", "a thousand million marks"),
    ("4 Milliarden", "four thousand million"),
    ("vier Milliarden", "4,000 million"),
    ("1 Billion", "a million million"),
    ("tausend Millionen", "1 billion"),
    ("ein Millionen-Projekt", "a multi-million project"),
    ("Millionenprojekt", "a million-mark project"),
    ("die erste Million", "the very first of them"),
    ("einige hundert Millionen Menschen", "hundreds of millions of people"),
    ("250 Tsd. Mark", "a quarter of a million marks"),
    ("750 Tsd. Mark", "three quarters of a million marks"),
    ("eine dreiviertel Million", "750,000"),
    ("eine Viertelmillion", "250,000"),
    ("1 500 000 Mark", "one-and-a-half million marks"),
    ("1 500 000 Mark", "one and one-half million marks"),
    ("500.000 Mark", "one half million marks"),
    ("0,5 Mrd. Mark", "half of a billion marks"),
    # other scales
    ("3,2 Mrd. Mark", "3.2 thousand million marks"),
    ("3,2 Mrd. Mark", "3,200 million marks"),
    ("2 Billionen", "2 million million"),
    ("3 Mio. DM", "DM 3m"),
    ("16,7 Mio. M", "16.7 m marks"),
    ("16,7 m lang", "16.7 m long"),
    ("in Mio. M 12,5", "12.5 million marks"),
    ("Export (Mrd. VM): 3", "export: VM 3 billion"),
    ("Mio. M 12,5", "M million 12.5"),
    ("7,5 Tt Kohle", "7,500 tonnes of coal"),
    # one scale for several numbers
    ("von 3 auf 5 Mio. Mark", "from 3 million to 5 million marks"),
    ("2 bzw. 3 Mrd. Mark", "2 billion and 3 billion marks"),
    ("2, 3 und 4 Mrd. Mark", "2 billion, 3 billion and 4 billion marks"),
    ("2 Mio., 3 Mio. und 4 Mio. Mark", "2, 3 and 4 million marks"),
    ("2 Mio. bis 3 Mio.", "two to three million"),
    # years of two figures
    ("im II. Quartal 86", "in the second quarter of 1986"),
    ("1. Hj. 87", "first half of 1987"),
    ("Plan 86", "plan for 1986"),
    ("Planjahr 86", "planning year 1986"),
    ("Ist 85", "actual 1985"),
    ("Ende 86", "late 1986"),
    ("86/87", "1986/87"),
    ("86/87", "1986 and 1987"),
    ("Fünfjahrplan 86–90", "five-year plan 1986–90"),
    # days of months without a year
    ("Am 7.10. fand die Beratung statt.", "The consultation took place on 7 October."),
    ("Ab 1.1. gilt das.", "From January 1 on that holds."),
    ("Zum 1.7. und per 30.6.", "On 1 July and as of 30 June"),
    ("Vom 1.1. bis 30.6.1987", "From 1 January to 30 June 1987"),
    ("1.1. bis 30.6.1987", "1 January to 30 June 1987"),
    ("1. 1. – 30. 6. 1987", "1 January – 30 June 1987"),
    ("3.4. bis 5. Mai", "3 April to 5 May"),
    ("am 3.4. und 5.4.", "on 3 and 5 April"),
    ("Stand 31.12.", "as of 31 December"),
    ("Abreise: 14. 3., 7.45 Uhr", "departure: 14 March, 7.45 a.m."),
    ("Sitzung (3.4.)", "session (3 April)"),
    ("Besuch (12.–14.3.)", "visit (12–14 March)"),
    ("Ihr Schreiben v. 3.4.", "your letter of April 3"),
    ("Punkt (3.4.) von 1987, S. 1 250", "item (3.4) of 1987, p. 1,250"),
    ("Abschnitte 2.1. bis 2.3. der 1 250 Seiten", "sections 2.1 to 2.3 of the 1,250 pages"),
    # times
    ("um 5 Uhr", "at 5 a.m."),
    ("um 5 Uhr nachmittags", "at 5 p.m."),
    ("um 5 Uhr", "at 5"),
    ("um 5 Uhr", "at five o'clock"),
    ("um 17 Uhr", "at 5:00"),
    ("um 17 Uhr", "at 5 p.m."),
    ("gegen 18.35 Uhr", "at about 1835 hours"),
    ("gegen 8.35 Uhr", "at about 0835 hrs"),
    ("von 9 bis 17.30 Uhr", "from 9 a.m. to 5.30 p.m."),
    ("um 12 Uhr", "at noon"),
    ("12.00 Uhr", "12 p.m."),
    ("um 24 Uhr", "at midnight"),
    ("0.30 Uhr", "12.30 a.m."),
    ("um halb drei", "at 2:30 p.m."),
    ("14.30 Uhr", "half past two"),
    ("1835 Stunden", "1,835 hours"),
    # parts
    ("7/10 der Fläche", "seven tenths of the area"),
    ("7/10 der Fläche", "0.7 of the area"),
    ("9/10 1987", "9 and 10 1987"),
    ("4,125 %", "4 1/8 percent"),
]
DIFFERENT = [
    # written in German, written in English, what has no counterpart in English, what in German
    ("1.234 Mio. DM", "DM 1.234 million", ("1.234 Mio",), ("1.234 million",)),
    ("3,500 t", "3,500 t", ("3,500",), ("3,500",)),
    ("4,125 %", "4,125 %", ("4,125",), ("4,125",)),
    ("5,000 t", "5,000 t", ("5,000",), ("5,000",)),
    ("1.234 Stück", "1.234 pieces", ("1.234",), ("1.234",)),
    ("1 234 Stück", "1.234 pieces", ("1 234",), ("1.234",)),
    ("30-40,000 t", "30,000–40,000 tons", ("30", "40,000"), ("30,000", "40,000")),
    ("1 Billion Mark", "1 billion marks", ("1 Billion",), ("1 billion",)),
    ("2 Billion Mark", "2 Billion marks", ("2 Billion",), ("2 Billion",)),
    ("eine Milliarde Mark", "a million marks", ("eine Milliarde",), ("a million",)),
    ("vier Milliarden Mark", "four million marks", ("vier Milliarden",), ("four million",)),
    ("eine viertel Million", "half a million", ("eine viertel Million",), ("half a million",)),
    ("zwölf Millionen", "twelve billion", ("zwölf Millionen",), ("twelve billion",)),
    ("4 Mrd. Mark", "4.000 million marks", ("4 Mrd",), ("4.000 million",)),
    ("3 Mrd. Mark", "3 thousand marks", ("3 Mrd",), ("3 thousand",)),
    ("3 Mio. Mark", "3 thousand million marks", ("3 Mio",), ("3 thousand million",)),
    ("3 m", "DM 3m", ("3 m",), ("3m",)),
    ("3 m", "3 million", ("3 m",), ("3 million",)),
    ("von 3 auf 5 Mio. Mark", "from 3 billion to 5 million marks", ("3",), ("3 billion",)),
    ("von 3 Mio. M, also 5 Mio.", "3 million and 5 billion", ("5 Mio",), ("5 billion",)),
    ("Plan 86", "plan for 1987", ("86",), ("1987",)),
    ("86 Betriebe", "1986 enterprises", ("86",), ("1986",)),
    ("Am 7.10. fand", "on 8 October", ("7",), ("8",)),
    ("Am 7.10. fand", "on 7 November", ("10",), ("November",)),
    ("1.3. bis 30.6.1987", "1 February to 30 June 1987", ("3",), ("February",)),
    ("(12.–14.3.)", "(12–15 March)", ("14",), ("15",)),
    ("um 5 Uhr", "at 5 p.m.", ("5 Uhr",), ("5 p.m",)),
    ("um 17 Uhr", "at 5 a.m.", ("17 Uhr",), ("5 a.m",)),
    ("gegen 18.35 Uhr", "at about 1845 hours", ("18.35 Uhr",), ("1845",)),
    ("7/10 der Fläche", "0.8 of the area", ("7", "10"), ("0.8",)),
]


def missing(de, en):
    """Return the numbers that have no counterpart in English, and those that have none in German."""
    found = check([Unit((de,), (en,))])
    return tuple(tuple(one.subject for one in found if one.marks[0].language == side) for side in ("de", "en"))


@pytest.mark.parametrize(("de", "en"), SAME)
def test_what_says_the_same_has_a_counterpart(de, en):
    assert missing(de, en) == ((), ())


@pytest.mark.parametrize(("de", "en", "not_in_english", "not_in_german"), DIFFERENT)
def test_what_has_no_counterpart_is_named_as_it_is_written(de, en, not_in_english, not_in_german):
    assert missing(de, en) == (not_in_english, not_in_german)
