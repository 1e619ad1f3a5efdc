"""A wording of the glossary, expanded into the sequences of words under which it is found."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain, islice, product

from alignment.bitext import Language
from alignment.glossary import english, german
from alignment.glossary.entries import Case, WordClass, Wording
from alignment.glossary.spelling import Word, is_abbreviation, words

_LISTED = 200  # forms shown of one wording


@dataclass(frozen=True, slots=True)
class Pattern:
    """One sequence of words; ``dotted`` if a full stop belongs to it (Gen.)."""

    spelling: tuple[str, ...]
    words: tuple[Word, ...]
    dotted: bool = False


def patterns(wording: Wording, kind: WordClass, language: Language) -> tuple[Pattern, ...]:
    """Return under what a wording is found: inflected, as one word instead of several, and in its irregular forms."""
    return (*_derived(wording.text, wording.case, kind, language), *map(_literal, wording.forms))


def exclusions(wording: Wording, kind: WordClass, language: Language) -> tuple[Pattern, ...]:
    """Return the words and phrases inside which a wording does not count, in their forms."""
    return tuple(pattern for text in wording.excluded for pattern in _derived(text, Case.ANY, kind, language))


def forms(wording: Wording, kind: WordClass, language: Language) -> tuple[str, ...]:
    """Return the forms under which a wording is found, in alphabetical order, for a maintainer to look through."""
    spelt = chain.from_iterable(map(_spelt, patterns(wording, kind, language)))
    return tuple(sorted(set(islice(spelt, _LISTED))))


def _spelt(pattern: Pattern) -> Iterator[str]:
    for each in product(*(sorted(word.forms) for word in pattern.words)):
        yield " ".join(each) + ("." if pattern.dotted else "")


def _derived(text: str, case: Case, kind: WordClass, language: Language) -> Iterator[Pattern]:
    inflect = german.inflected if language == Language.DE else english.inflected
    for spelling in dict.fromkeys((tuple(words(text)), tuple(words(_joined(text, language))))):
        found = inflect(spelling, kind)
        if case == Case.EXACT:
            found = [word._replace(capitals=True) for word in found]
        yield Pattern(spelling, tuple(found), text.endswith("."))


def _literal(form: str) -> Pattern:
    spelling = tuple(words(form))
    return Pattern(spelling, tuple(Word(frozenset({word}), capitals=True) for word in spelling), form.endswith("."))


def _joined(text: str, language: Language) -> str:
    """Return a term without its hyphens, and a German pair of nouns as one: Valuta-Mark, Valuta Mark, Valutamark."""
    between = "-" if language == Language.EN or not _is_pair_of_nouns(text) else "[- ]"
    return re.sub(rf"(?<=\w){between}(\w+)", lambda found: _continued(found[1]), text)


def _is_pair_of_nouns(text: str) -> bool:
    parts = words(text)
    return len(parts) == 2 and all(part[0].isupper() for part in parts) and len(german.attribute_forms(parts[0])) == 1


def _continued(word: str) -> str:
    return word if is_abbreviation(word) else word[0].lower() + word[1:]
