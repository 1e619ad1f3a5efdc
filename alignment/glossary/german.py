"""German inflection by the shape of a word, without a dictionary.

More forms are made than exist (Kombinäte): a form that nobody writes does no harm. Those that would be other
words are what the rules avoid (Politik does not become Politiker). Rules after Duden, Die Grammatik (2016).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from alignment.glossary.entries import WordClass
from alignment.glossary.spelling import Word, is_abbreviation

_LINKS = ("", "s", "es", "n", "en", "e", "ns")
ADJECTIVE_ENDINGS = ("", "e", "en", "em", "er", "es")
# What follows one of these stays as it is: Rat *des* Bezirkes, Ministerium *für* Staatssicherheit, *in* Betrieb.
_ARTICLES = "der|die|das|des|dem|den"
_PREPOSITION = re.compile(
    "für|von|vom|vor|zu|zum|zur|zwischen|in|im|am|an|auf|außer|bei|beim|durch|mit|gegen|ohne|über|um|unter|aus|nach"
)
_FUNCTION_WORD = re.compile(f"{_ARTICLES}|{_PREPOSITION.pattern}")
_AND = frozenset({"und", "oder", "sowie"})

_NOUNS = tuple(
    (re.compile(shape, re.IGNORECASE), cut, endings.split(" "))
    for shape, cut, endings in (
        ("(?:ung|heit|keit|schaft|ion|tät|enz|anz|ik|ur)$", 0, " en"),
        ("nis$", 0, " se ses sen"),
        ("ium$", 2, "um ums en"),
        ("um$", 2, "um ums en a"),
        ("(?<![aes])us$", 2, "us usse usses ussen en"),
        ("(?:ei|au|eu|ie)$", 0, " en n s es e"),
        ("ee$", 0, " n s"),
        ("e$", 0, " n s ns"),
        ("a$", 1, "a as en"),
        ("o$", 1, "o os en"),
        ("[iuy]$", 0, " s"),
        ("(?<!e)er$|el$|chen$|lein$", 0, " s n"),
        ("(?:tr[aä]g|gang|fall|schlag|stand|zug|bruch|spruch|wurf|lauf|kauf|rat|plan)$", 0, " s es e"),
        ("en$", 0, " s"),
        ("in$", 0, " nen s es e en"),
        ("[sßxz]$", 0, " es e en"),
        ("", 0, " s es e en"),
    )
)
_PLURAL_ER = re.compile(
    "(?:amt|bad|bild|blatt|brett|buch|dach|dorf|fach|feld|geist|geld|glas|glied|gut|haus|holz|kind|kleid|korn|kraut"
    "|land|licht|lied|loch|mann|rad|rand|rind|schild|schloss|schloß|tal|tuch|tum|volk|wald|wort)$",
    re.IGNORECASE,
)
_PLURAL_UMLAUT = re.compile(
    "(?:acker|apfel|boden|bogen|bruder|faden|garten|graben|hafen|hammer|handel|kasten|kloster|laden|lager|mangel|mantel"
    "|nagel|ofen|sattel|schaden|tochter|vater|vogel)$",
    re.IGNORECASE,
)
_LAST_VOWEL = re.compile(r"(au|[aou])(?=[^aeiouäöüy]+(?:e[rln])?$)", re.IGNORECASE)
_UMLAUT = {"au": "äu", "a": "ä", "o": "ö", "u": "ü", "Au": "Äu", "A": "Ä", "O": "Ö", "U": "Ü"}
# Nouns that inflect as adjectives: der Werktätige, ein Beauftragter, die Vorsitzenden.
_WEAK = re.compile(r"(?:ig|lich|isch|nd|[a-zäöü]{5}t)e$")
_STRONG = re.compile(r"(?:[a-zäöü]{4}(?:nd|iert|[gk]t|dnet|nnt)|[a-zäöü]{3}(?:tig|rig|lich))er$")
_INFINITIVE = re.compile(r"(?:en|eln|ern)$")
_NOT_INFINITIVES = re.compile("offen|eigen|selten|trocken|golden|eben|bescheiden|zufrieden|einzeln")
_SEPARABLE = re.compile(
    "(ab|an|auf|aus|bei|bereit|dar|durch|ein|fest|fort|frei|gegenüber|her|heraus|hin|hinzu|los|mit|nach|statt|teil|um"
    "|vor|voran|weg|weiter|wieder|zu|zurück|zusammen)(.{4,})$"
)


def word_class(text: str) -> WordClass:
    """Return how a term most likely inflects: nouns are written with a capital, infinitives end in -en or -n."""
    last = text.split()[-1]
    if any(character.isupper() for character in text):
        return WordClass.NOUN
    return WordClass.VERB if _INFINITIVE.search(last) and not _NOT_INFINITIVES.fullmatch(last) else WordClass.ADJECTIVE


def noun_forms(word: str) -> set[str]:
    """Return the forms of a noun: genitive, dative and plurals with and without umlaut."""
    if is_abbreviation(word):
        return {word, word + "s"}
    cut, endings = next((cut, endings) for shape, cut, endings in _NOUNS if shape.search(word))
    stem = word[: len(word) - cut]
    forms = {stem + ending for ending in endings} | {word}
    if "e" in endings and (umlaut := _umlauted(word)):
        forms |= {umlaut + "e", umlaut + "en"}
    if _PLURAL_UMLAUT.search(word):
        forms |= {_umlauted(word) + ending for ending in ("", "n")}
    if _PLURAL_ER.search(word):
        forms |= {(_umlauted(word) or word) + ending for ending in ("er", "ern")}
    if word.endswith("mann"):
        forms |= {word[:-4] + "leute", word[:-4] + "leuten"}
    return forms | _nominal_forms(word)


def links(word: str) -> tuple[str, ...]:
    """Return what may join a noun to the next member of a compound: Kombinat-s-leitung, Mitglied-er-versammlung."""
    return (*_LINKS, "er") if _PLURAL_ER.search(word) else _LINKS


def _nominal_forms(word: str) -> set[str]:
    if _WEAK.search(word):
        return adjective_forms(word[:-1])
    return adjective_forms(word[:-2]) if _STRONG.search(word) else set()


def _umlauted(word: str) -> str:
    found = _LAST_VOWEL.search(word)
    return word[: found.start()] + _UMLAUT[found[1]] + word[found.end() :] if found else ""


def adjective_forms(word: str) -> set[str]:
    """Return the forms of an adjective given as it stands after *ist*: aktuell, teuer, sensibel."""
    stem = re.sub(r"e([lr])$", r"\1", word) if len(word) > 4 else word
    return {word + ending for ending in ADJECTIVE_ENDINGS} | {stem + ending for ending in ADJECTIVE_ENDINGS[1:]}


def attribute_forms(word: str) -> set[str]:
    """Return the forms of a word that stands before a noun in whatever form: staatliche, volkseigener, Valuta."""
    stem = re.sub(r"e[nmrs]?$", "", word)
    return {word} if stem == word or len(stem) < 4 else adjective_forms(stem) | {word}


def verb_forms(word: str) -> set[str]:
    """Return the regular forms of an infinitive; separable verbs where they stand in one word."""
    prefix, rest = found.groups() if (found := _SEPARABLE.match(word)) else ("", word)
    stem = re.sub("e?n$", "", rest)
    finite = {stem + ending for ending in ("e", "st", "est", "t", "et", "te", "ete", "ten", "eten", "test", "tet")}
    forms = {rest} | finite
    participles = {rest + "d", "ge" + stem + "t", "ge" + stem + "et", stem + "t", stem + "et"}
    forms |= {participle + ending for participle in participles for ending in ADJECTIVE_ENDINGS}
    if prefix:
        forms.add("zu" + rest)
    return {prefix + form for form in forms}


def inflected(words: Sequence[str], kind: WordClass) -> list[Word]:
    """Return for each word of a term the forms it may take.

    Up to the first preposition or article, the last word inflects as the term's class does and those before
    it as its attributes; after it only the genitive varies (Rat des Bezirkes, Rat des Bezirks). A phrase that
    begins with a preposition is fixed: *in Betrieb* is not *in Betrieben*.
    """
    ends = (i for i, word in enumerate(words) if (_FUNCTION_WORD if i else _PREPOSITION).fullmatch(word))
    stop = next(ends, len(words))
    heads = {i - 1 for i in range(1, stop + 1) if i == stop or words[i] in _AND}
    found = []
    for i, word in enumerate(words):
        if i in heads:
            found.append(Word(frozenset(_head_forms(word, kind)), capitals=True))
        elif i > stop:
            found.append(_later_word(word, genitive=words[i - 1] == "des"))
        else:
            forms = {word} if word in _AND or is_abbreviation(word) else attribute_forms(word)
            found.append(Word(frozenset(forms), capitals=len(forms) == 1 and not _FUNCTION_WORD.fullmatch(word)))
    return found


def _head_forms(word: str, kind: WordClass) -> set[str]:
    if word[:1].isupper():
        return noun_forms(word)
    return verb_forms(word) if kind == WordClass.VERB else adjective_forms(re.sub("(?<=...)e$", "", word))


def _later_word(word: str, *, genitive: bool) -> Word:
    """Return a word after the preposition: its form is fixed, but an adjective may be written either way."""
    stem = re.sub("e?s$", "", word)
    forms = {word, stem + "s", stem + "es"} if genitive and stem != word else {word}
    return Word(frozenset(forms), capitals=attribute_forms(word) == {word})
