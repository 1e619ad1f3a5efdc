"""Number words of German and English: "dreiundzwanzig", "twenty-three", "zwölfte", "dreijährig", "twice".

Both languages share one table, because hardly a word of one is a number in the other.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

SMALL = {
    value: words.split()
    for value, words in enumerate(
        (
            "ein eins eine einen einem einer eines one",
            "zwei zwo two",
            "drei three",
            "vier four",
            "fünf fuenf five",
            "sechs six",
            "sieben seven",
            "acht eight",
            "neun nine",
            "zehn ten",
            "elf eleven",
            "zwölf zwoelf twelve",
            "dreizehn thirteen",
            "vierzehn fourteen",
            "fünfzehn fuenfzehn fifteen",
            "sechzehn sixteen",
            "siebzehn seventeen",
            "achtzehn eighteen",
            "neunzehn nineteen",
        ),
        start=1,
    )
}
TENS = {
    20: "zwanzig twenty",
    30: "dreißig dreissig thirty",
    40: "vierzig forty",
    50: "fünfzig fuenfzig fifty",
    60: "sechzig sixty",
    70: "siebzig seventy",
    80: "achtzig eighty",
    90: "neunzig ninety",
}
HUNDREDS = {12: "dutzend dutzende dozen dozens", 100: "hundert hundred", 1000: "tausend thousand"}
REPEATED = {
    word: value
    for value, words in enumerate(
        ("once", "twice double doppelt doppelte doppelten doppelter doppeltes", "thrice triple"), start=1
    )
    for word in words.split()
}
ORDINALS = {
    1: "erst first",
    2: "zweit second",
    3: "dritt third",
    4: "viert fourth",
    5: "fünft fifth",
    6: "sechst sixth",
    7: "siebt siebent seventh",
    8: "acht eighth",
    9: "neunt ninth",
    10: "zehnt tenth",
    11: "elft eleventh",
    12: "zwölft twelfth",
}
CARDINALS = {word: value for value, words in SMALL.items() for word in words} | {
    word: value for values in (TENS, HUNDREDS) for value, words in values.items() for word in words.split()
}
GERMAN = sorted((word for word in CARDINALS if word not in {"one", "ten"}), key=len, reverse=True)
COMPOUND = re.compile(rf"(?:(?:{'|'.join(GERMAN)})(?:und(?=[a-zäöü]))?)+")
PART = re.compile("|".join(GERMAN))
ORDINAL = re.compile("(?:te|ste)[nrsm]?")
COUNTED = re.compile("(?:jähr|monat|wöch|täg|stünd|minüt|mal|fach|köpf|prozent|stell|stuf|stöck|bänd|seit|teil)")
"""What a German number is joined with: "dreijährig", "zwölfköpfig", "fünfmal"."""

AND_A_HALF = re.compile(rf"(?:anderthalb|({'|'.join(GERMAN)})(?:und)?einhalb)(?:e[nmrs]?|{COUNTED.pattern}.*)?")
FOLD = "fold"


@lru_cache(maxsize=100_000)
def factors(word: str) -> tuple[int, ...]:
    """Return the numbers that a word is made of, in order: 3 and 20 of "dreiundzwanzig"; none of most words."""
    word = word.lower()
    if word in CARDINALS:
        return (CARDINALS[word],)
    return _ordinal(word) or _compound(word)


def alone(word: str) -> Decimal | None:
    """Return the number of a word that is no part of a larger one: "twice", "threefold", "anderthalb"."""
    word = word.lower()
    if value := REPEATED.get(word) or (word.endswith(FOLD) and CARDINALS.get(word.removesuffix(FOLD))):
        return Decimal(value)
    if found := AND_A_HALF.fullmatch(word):
        return CARDINALS[found[1] or "ein"] + Decimal("0.5")
    return None


def is_ordinal(word: str) -> bool:
    """Return whether a number word says which: "zweite", "second"."""
    return bool(_ordinal(word.lower()))


def _ordinal(word: str) -> tuple[int, ...]:
    for value, stems in ORDINALS.items():
        german, english = stems.split()[:-1], stems.split()[-1]
        if word == english or any(re.fullmatch(f"{stem}e[nrsm]?", word) for stem in german):
            return (value,)
    counted = (word[:-2], f"{word[:-4]}y") if word.endswith("th") else ()
    return next(((CARDINALS[name],) for name in counted if name in CARDINALS), ())


def _compound(word: str) -> tuple[int, ...]:
    found = COMPOUND.match(word)
    if not found:
        return ()
    rest = word[found.end() :]
    if rest and not ORDINAL.fullmatch(rest) and not COUNTED.match(rest):
        return ()
    return tuple(CARDINALS[part] for part in PART.findall(found[0]))
