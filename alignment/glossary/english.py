"""English by the shape of a word: plurals, what adjectives and verbs become, British and American spelling."""

from __future__ import annotations

import re
from collections.abc import Sequence

from alignment.glossary.entries import WordClass
from alignment.glossary.spelling import Word, fold, is_abbreviation

# The word before one of these is the head: Councils *of* Ministers, heads *of* department.
_FUNCTION_WORD = re.compile("of|for|in|to|on|at|by|with|from|against|under|over|the", re.IGNORECASE)
_AND = frozenset({"and", "or"})
_AFTER_NOUN = frozenset({"general", "elect", "designate"})  # Secretaries General

_PLURALS = (
    (re.compile("(?:[sxz]|ch|sh)$"), 0, "es"),
    (re.compile("[^aeiou]y$"), 1, "ies"),
    (re.compile("[^aeiou]o$"), 0, "es"),
    (re.compile("(?:[lr]f|ea?f)$"), 1, "ves"),
    (re.compile("[nlw]ife$"), 2, "ves"),
    (re.compile("[sx]is$"), 2, "es"),
    (re.compile("um$"), 2, "a"),
    (re.compile("(?:iteri|enomen)on$"), 2, "a"),
    (re.compile("man$", re.IGNORECASE), 2, "en"),
    (re.compile("^person$", re.IGNORECASE), 6, "people"),
)

_AMERICAN = tuple(
    (re.compile(british), american)
    for british, american in (
        ("(?<=[a-z]{3}[iy])s(?=(?:e[drs]?|ers|ing|ation(?:s|al)?)$)", "z"),  # organisation, analyse
        ("(?<=[a-z]{3}o)u(?=r(?:s|ed|ing|ers?)?$)", ""),  # labour
        ("(?<=[a-z]{2}[bt])re(?=s?$)", "er"),  # centre
        ("(?<=gram)me(?=s?$)", ""),  # programme
        ("(?<=log)ue(?=s?$)", ""),  # catalogue
        ("(?<=[cf]en)c(?=es?$)", "s"),  # licence, defence
        ("(?<=[aeiou][b-df-hj-np-tv-z][aeiou]l)l(?=(?:ed|ers?|ing)$)", ""),  # traveller
    )
)


def spelt_alike(word: str) -> str:
    """Return a word, folded, as Americans spell it: one form for both spellings. Many results are no words."""
    folded = fold(word)
    for british, american in _AMERICAN:
        folded = british.sub(american, folded)
    return folded


def plurals(word: str) -> set[str]:
    """Return a noun with its plurals."""
    if is_abbreviation(word):
        return {word, word + "s"}
    forms = {word, word + "s"}
    for shape, cut, ending in _PLURALS:
        if shape.search(word):
            forms.add(word[: len(word) - cut] + ending)
    return forms


def adverbs(word: str) -> set[str]:
    """Return an adjective with its adverb, German having one form for both, and with the plural of a noun."""
    forms = plurals(word)
    if word.endswith("ic"):
        return forms | {word + "ally"}
    if re.search("[^aeiou]le$", word):
        return forms | {word[:-1] + "y"}
    return forms | {(word[:-1] + "i" if word.endswith("y") else word) + "ly"}


def verb_forms(word: str) -> set[str]:
    """Return the regular forms of a verb."""
    stem = word[:-1] if word.endswith("e") else word
    forms = plurals(word) | {stem + "ed", stem + "ing"}
    if re.search("[^aeiou]y$", word):
        forms.add(word[:-1] + "ied")
    if re.search("[^aeiou][aeiou][^aeiouwxy]$", word):
        forms |= {word + word[-1] + "ed", word + word[-1] + "ing"}
    return forms


def inflected(words: Sequence[str], kind: WordClass) -> list[Word]:
    """Return for each word of a rendering the forms it may take; only the head varies."""
    stop = next((i for i, word in enumerate(words) if i and _FUNCTION_WORD.fullmatch(word)), len(words))
    inflect = {WordClass.NOUN: plurals, WordClass.ADJECTIVE: adverbs, WordClass.VERB: verb_forms}[kind]
    heads = {0} if kind == WordClass.VERB else {i - 1 for i in range(1, stop + 1) if i == stop or words[i] in _AND}
    if stop > 1 and words[stop - 1].lower() in _AFTER_NOUN:
        heads.add(stop - 2)
    forms = (frozenset(inflect(word)) if i in heads else frozenset({word}) for i, word in enumerate(words))
    return [Word(each, capitals=is_abbreviation(word)) for each, word in zip(forms, words, strict=True)]
