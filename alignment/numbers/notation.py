"""How numbers are written: the patterns and words that ``reading`` knows them by."""

from __future__ import annotations

import re
from decimal import Decimal

from alignment.bitext import Language

MONTHS = {
    name: month
    for month, names in enumerate(
        (
            "januar jänner january jan",
            "februar february feb",
            "märz maerz marz march mär mrz mar",
            "april apr",
            "mai may",
            "juni june jun",
            "juli july jul",
            "august aug",
            "september sept sep",
            "oktober october okt oct",
            "november nov",
            "dezember december dez dec",
        ),
        start=1,
    )
    for name in names.split()
}
MONTH_WORDS = frozenset((*map(str.capitalize, MONTHS), *map(str.upper, MONTHS)))
MONTH = "|".join(sorted(MONTH_WORDS, key=lambda word: (-len(word), word)))
SCALES = {
    r"[Tt]housand[\s-][Mm]illions?|[Tt]ausend\sMillionen": ("1000000000",),
    r"[Mm]illion[\s-][Mm]illions?": ("1000000000000",),
    r"Tsd|[Tt]ausend|[Tt]housand": ("1000",),
    r"T[VD]?M|T(?:t|Stck|St)": ("1000", "1"),  # thousands of marks, of tons, of pieces
    r"Dutzend|[Dd]ozen": ("12",),
    r"Mio|Mill|[Mm]illion(?:en|s)?|mn|mio": ("1000000",),
    r"Mrd|Md|[Mm]illiard(?:en?|s)?|billions?|bn|mrd": ("1000000000",),
    "Billion": ("1000000000000", "1000000000"),  # German, or English with a capital
    r"Billionen|trillions?": ("1000000000000",),
    "k": ("1000", "1"),  # thousands, or what an item is called by: "section 2k"
    "m": ("1",),  # metres, or English millions
}
SCALE = "|".join(f"(?P<s{place}>{words})" for place, words in enumerate(SCALES))
SCALES_OF: dict[Language | None, dict[str, tuple[str, ...]]] = {
    Language.DE: {"Billion": ("1000000000000",)},
    Language.EN: {"Billion": ("1000000000",), "m": ("1", "1000000")},
}
"""What a scale is where the language is known."""

FACTORS = {
    language: tuple(tuple(map(Decimal, values)) for values in (SCALES | SCALES_OF.get(language, {})).values())
    for language in (None, *Language)
}
PARTS = {"½": Decimal("0.5"), "¼": Decimal("0.25"), "¾": Decimal("0.75")}
DECADES = {
    name: value
    for value, names in (
        (20, "zwanziger twenties"),
        (30, "dreißiger dreissiger thirties"),
        (40, "vierziger forties"),
        (50, "fünfziger fifties"),
        (60, "sechziger sixties"),
        (70, "siebziger seventies"),
        (80, "achtziger eighties"),
        (90, "neunziger nineties"),
    )
    for name in names.split()
}

AMBIGUOUS = frozenset(("may", "march", "mar", "dec", "jan", "sep", "august", "april"))
"""Months that are also words or names; they count for months beside a figure."""

SHORT = 3
"""Letters up to which capitals may be an abbreviation of anything: a month only beside a figure."""

BEFORE_DAY = "|".join(
    (
        *(
            rf"(?<=\b[{word[0].upper()}{word[0]}]{word[1:]}\s)"
            for word in ("am", "vom", r"v\.", "zum", "bis", "ab", "den", "dem", "seit", "per", "stand", "zwischen")
        ),
        r"(?<=\()",
        *(rf"(?<=\d\.{through})" for through in ("[–-]", r"\s[–-]\s", r"\sbis\s", r"\sund\s")),
    )
)
SPACES = r"\u00a0\u202f "
GROUPED = (
    rf"(?<!\d)[1-9]\d{{0,2}}(?P<by>[.,'’{SPACES}])\d{{3}}(?!\d)(?:(?P=by)\d{{3}}(?!\d))*(?:(?!(?P=by))[.,]\d{{1,30}})?"
)
MONEY = re.compile(r"(?:\b(?:DM|M|VM|marks?|Mark)|[$£€])\s?$")
"""What stands before "3m" that are no metres."""

COUNT = re.compile(r"\b(?:Nr|No|no|Tel|Az)\.\s?$|\b(?:Nummer|[Nn]umber)\s$")
"""What stands before figures that are no amount."""

POINT = {Language.DE: ",", Language.EN: "."}
"""What stands before decimals; the other mark groups thousands."""

MIXED = rf"(?<![\d.,/])(?:\d{{1,3}}[{SPACES}]?)?[{''.join(PARTS)}]|(?<![\d.,/])\d{{1,3}}[{SPACES}][1-7]/[2458](?![\d/])"
ROMAN_MONTH = "I{1,3}|I?V|VI{1,3}|I?X|XI{1,2}"
DATES = rf"\d{{1,2}}\.\s?\d{{1,2}}\.\s?(?:bis|und|[–-])\s?(?:zum\s)?\d{{1,2}}\.\s?(?:\d{{1,2}}\.|{MONTH})"
DAY_AND_TIME = r"\d{1,2}\.\s?\d{1,2}\.,?\s\d{1,2}(?:[.:]\d\d)?\sUhr"
"""Of "1.1. bis 30.6.1987", and of "14.3., 7.45 Uhr"."""

TOKEN = re.compile(
    rf"""
    (?P<plain_word>[a-zäöüß][^\W\d_]*)
  | (?=[^\W_]|\.)(?:
    (?<!\w)(?P<day>\d{{1,2}})\.\s?(?P<numeral>0?[1-9]|1[0-2]|{ROMAN_MONTH})\.\s?(?P<year>(?:1\d|20)?\d\d)(?!\d)
  | (?<!\w)(?=\d{{1,2}}\.)(?:{BEFORE_DAY}|(?={DATES}|{DAY_AND_TIME}))
    (?P<day_only>0?[1-9]|[12]\d|3[01])\.\s?(?P<numeral_only>0?[1-9]|1[0-2])\.(?!\d)
  | (?<![\d.,])(?P<decade>(?:1\d|20)?\d0)(?:ern?|['’]?s)\b
  | (?<!\d)(?P<section>\d{{1,3}}(?:\.\d{{1,2}}){{2,}})(?!\d)
  | (?<!\d)(?P<hour>\d{{1,2}})(?:
        [.:](?P<minute>[0-5]\d)\s?(?:Uhr\b|h\b|[ap]\.?\s?m\b) | :(?P<minutes>[0-5]\d)(?!\d|[.,]\d)
      | \s?(?:Uhr\b|[ap]\.?\s?m\b|o['’]clock))
  | (?P<short>(?<=['’/–-])\d\d(?![\d.,]*\d|[{SPACES}]\d{{3}}(?!\d)))
  | (?<![\d.,/])(?P<fraction>[1-9]/[2-9])(?![\d/]|[.,]\d)
  | (?:(?P<mixed>{MIXED})|(?P<grouped>{GROUPED})|(?P<plain>(?:(?<![^\s(])\.(?=\d))?\d{{1,30}}(?:[.,]\d{{1,30}})?))
    (?:[\s\u00a0-]{{0,2}}(?:{SCALE})\b)?
  | (?<![^\W\d_])(?P<month>{MONTH})\b
  | \b(?P<roman>(?=[MDCLXVI])M{{0,3}}(?:CM|CD|D?C{{0,3}})(?:XC|XL|L?X{{0,3}})(?:IX|IV|V?I{{0,3}}))(?<=[MDCLXVI])\b
  | (?P<word>[^\W\d_]+)
    )
    """,
    re.VERBOSE,
)
"""A word, or what is no word. Lengths are bounded, so that no run of figures takes more than its length.

Nothing but a word begins with a small letter: most of a text need be tried for nothing else.
"""

SLIP = re.compile(r"(?<!\w)(?=[lIO]*\d)(?=\d*[lIO])[lI\d][lIO\d]*[O\d](?!\w)")
"""Figures in which letters stand for look-alikes: "l987", "1O00"."""

LARGE = 40
"""From here on a Roman numeral may be an abbreviation: "CD", "XL", "LI"."""

LARGEST = 99
"""Up to here one may be known by the words beside it."""

PLAIN = re.compile(r"[LXVI]{4,}|(?=.{5})[MDCLXVI]+")
"""Roman numerals that are hardly anything else."""

BEFORE_ROMAN = re.compile(
    r"\b(?:Kapitel|[Cc]hapter|Kap\.|Band|Bd\.|[Vv]olume|Vol\.|[Pp]salm|Artikel|[Aa]rticle|Art\.)\s$"
)
AFTER_ROMAN = re.compile(r"\.?\s(?:Tagung|Sitzung|Kongre(?:ß|ss)|Parteitag|Kapitel|Band|[Ss]ession|[Cc]ongress)\b")

NO_COUNT = "".join(rf"(?<!\b{words})" for words in (r"and.a.", r"and.one.", r"und\sein\s", r"und\seine\s"))
HALF_OF = re.compile(
    rf"(?=[Hh]al){NO_COUNT}\b(?:[Hh]albe[nmrs]?\s|[Hh]alf(?:-|\s(?:of\s)?(?:an?\s)?))(?:{SCALE})\b(?!-)"
)
QUARTER_OF = re.compile(rf"\b[Vv]iertel(?:{SCALE})\b")
THREE_QUARTERS_OF = re.compile(rf"\b[Dd]reiviertel\s?(?:{SCALE})\b")
NO_PART = "".join(
    rf"(?<!{part}\sof\s)(?<!{part}s\sof\s)" for part in ("[Hh]alf", "third", "quarter", "fifth", "eighth", "tenth")
)
ONE_OF = re.compile(rf"(?=[Aa]\s)(?<!\b[Hh]alf\s){NO_PART}\b[Aa]\s(?=[mbt]r?illion\b)(?:{SCALE})\b(?!-)")
"""Of "a million", but not of "a million-mark plan"; in German the article is a number word."""

SEVERAL = re.compile(
    rf"\b(?:[Mm]ehrere|[Ee]inige|[Vv]iele|[Zz]ahlreiche|[Ss]everal|[Aa]\sfew|[Mm]any)\s"
    rf"(?:(?:hundert|Hundert|hundred)\s)??(?:{SCALE})\b(?!-)"
)
"""What says of what size a number is, and no more: "mehrere Millionen"."""

BARE = re.compile(r"[^\w$£€%]*\d[^\w$£€%]*(?:\d[^\w$£€%]*)*")
IN_FULL = re.compile(
    rf"(?P<figures>(?:[A-Z]{{1,3}}\s|[$£€])?\d[\d.,'’{SPACES}]*)[\s-]?(?:{SCALE})\b\.?(?:\s(?:DM|M|VM|marks?|Mark))?"
)
"""A cell of a table whose scale stands in the head of the column, and one that has its own."""

FRACTION_OF = re.compile(
    r"\b(?P<count>an?|one|two|three|four|five|six|seven|eight|nine"
    r"|eine[nms]?|ein|zwei|drei|vier|fünf|sechs|sieben|acht|neun)[\s-]"
    r"(?P<part>third|[Dd]rittel|quarter|[Vv]iertel|fifth|Fünftel|eighth|Achtel|tenth|Zehntel)[ns]?\b"
)
OF_SCALE = re.compile(rf"(?:\sof\san?|\seiner)?[\s-](?:{SCALE})\b")
"""What may follow a part: of "a quarter of a million"."""

PARTS_OF = {
    name: part
    for part, names in {
        3: "third Drittel drittel",
        4: "quarter Viertel viertel",
        5: "fifth Fünftel",
        8: "eighth Achtel",
        10: "tenth Zehntel",
    }.items()
    for name in names.split()
}
HALF_WORD = re.compile(rf"\bHälfte\b|\b[Hh]alf\b(?!(?:-|\s)(?:an?\s)?(?:{SCALE})\b)")

AND_HALF = re.compile(r"[\s-](?:and[\s-](?:a|one)[\s-]half|und\seine?\shalbe?[nmrs]?)\b")

GLUED = re.compile(
    r"""(?:(?<=[^\W\d_][a-zß-ÿ])|(?<=[^\W\d_]{3}[.,;!?”“"»)])|(?<=[^\W\d_]{3}[.,;!?][”“"»)]))\d{1,3}"""
    r"|(?<=[\d\s(]m)[23](?!\w)"
)
"""Figures close behind a word, as the mark of a note is left: in "plan3" and "plan.12", not in "DM500" and "Nr.12".

Those of "16 m2" are no number either.
"""

COUNTED_BY = re.compile(
    rf"\b(?:{MONTH}|[Aa]bb|[Aa]bschn?|[Aa]bs|[Aa]nl|[Aa]rt|[Bb]and|[Bb]latt|[Cc]hap|[Ff]ig|[Kk]ap|[Pp]ar|[Pp]os"
    rf"|[Ss]ect?|[Ss]eite|[Tt]ab|[Vv]gl|[Vv]ol|[Zz]iff)\.?$"
)
"""What stands before a figure that belongs to it, however close: "Abb.12", "Mai86"."""

AFTER = re.compile(rf"[\s\u00a0-]?(?:{SCALE})\b")
BEFORE_MONTH = re.compile(r"\d(?:\.|st|nd|rd|th)?(?:\s(?:of\s)?|-)?$")
AFTER_MONTH = re.compile(r"\.?,?\s?\d")
AFTER_PERCENT = re.compile(r"\s?(?:%|[Pp]rozent\b|[Pp]er\s?cent\b|v\.\s?H\b)")
THROUGH = re.compile(r"\s?(?:bis|to|auf|und|and|sowie|oder|or|bzw\.|beziehungsweise|[-–,])\s?")
