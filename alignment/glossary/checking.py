"""Whether the English says what the glossary wants, occurrence by occurrence."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from alignment.bitext import Language
from alignment.findings import Finding, Mark, Unit, Verdict
from alignment.glossary.compounds import Part
from alignment.glossary.entries import Entry, Rendering, Standing
from alignment.glossary.glossary import Glossary
from alignment.glossary.matcher import Hit, longest

CHECK = "glossary"

_OPENS_BRACKET = re.compile(r"\s?[(\[]")
_AND = re.compile(r"\s+und\s+|/")


class _Place(NamedTuple):
    """A hit with the sentence it stands in and how far into its side of the unit, from 0 to 1."""

    hit: Hit
    sentence: int
    depth: float

    def mark(self, language: Language) -> Mark:
        return Mark(language, self.sentence, self.hit.start, self.hit.stop)


def check(glossary: Glossary, units: Sequence[Unit], first: int = 0) -> tuple[Finding, ...]:
    """Return one verdict for each occurrence of a German term, unit by unit; ``first`` is the number of the first.

    Occurrences are counted: two *Kombinat* need two *Combine*. A term that is only part of a longer word asks
    less, for English often says the rest alone: it needs one rendering in the unit. A rendering inside a longer
    one that another entry wants counts for that entry. A forbidden rendering is reported where it stands for an
    occurrence that has no right one. A unit without English is a gap, which is not the glossary's to report.
    """
    return tuple(finding for number, unit in enumerate(units, first) for finding in _unit(glossary, number, unit))


def _unit(glossary: Glossary, number: int, unit: Unit) -> list[Finding]:
    """Return the verdicts on one unit in the order of the German text."""
    if not any(map(str.strip, unit.en)):
        return []
    matcher = glossary.matcher(Language.DE)
    occurrences = _by_entry(_places(unit.de, map(matcher.find, unit.de)))
    german = {index: _said_once(places, unit.de) for index, places in occurrences.items()}
    if not german:
        return []
    matcher = glossary.matcher(Language.EN)
    english = _by_entry(_places(unit.en, (matcher.candidates(sentence, german.keys()) for sentence in unit.en)))
    taken = [bytearray(len(sentence)) for sentence in unit.en]
    findings: list[Finding] = []
    for index in sorted(german, key=lambda index: _longest(english[index]), reverse=True):
        found = _verdicts(german[index], _free(english[index], taken))
        for _, there in found.right + found.forbidden:
            taken[there.sentence][there.hit.start : there.hit.stop] = b"\1" * (there.hit.stop - there.hit.start)
        findings += _findings(glossary.entries[index], number, unit, found)
    return sorted(findings, key=lambda finding: finding.marks[0])


def _places(sentences: Sequence[str], found: Iterable[Sequence[Hit]]) -> list[_Place]:
    """Return the hits in each of the sentences as places in their side of a unit."""
    length = sum(map(len, sentences)) or 1
    places, before = [], 0
    for number, (sentence, hits) in enumerate(zip(sentences, found, strict=True)):
        places += [_Place(hit, number, (before + hit.start) / length) for hit in hits]
        before += len(sentence)
    return places


def _by_entry(places: Sequence[_Place]) -> defaultdict[int, list[_Place]]:
    found: defaultdict[int, list[_Place]] = defaultdict(list)
    for place in places:
        found[place.hit.entry].append(place)
    return found


def _said_once(places: Sequence[_Place], sentences: Sequence[str]) -> list[_Place]:
    """Return occurrences without those that only say the one before in another way.

    One stands in brackets, Rat für … Wirtschaftshilfe (RGW), the other names both sexes, Genossinnen und Genossen.
    """
    kept = list(places[:1])
    for before, place in pairwise(places):
        between = sentences[place.sentence][before.hit.stop : place.hit.start]
        both = before.hit.wording != place.hit.wording and _AND.fullmatch(between)
        if before.sentence != place.sentence or not (both or _OPENS_BRACKET.fullmatch(between)):
            kept.append(place)
    return kept


def _longest(places: Sequence[_Place]) -> int:
    return max((place.hit.stop - place.hit.start for place in places), default=0)


def _free(places: Sequence[_Place], taken: Sequence[bytearray]) -> list[_Place]:
    """Return the places of one entry's renderings, the longest where they nest, that no other entry has taken."""
    by_sentence: defaultdict[int, dict[int, _Place]] = defaultdict(dict)
    for place in places:
        by_sentence[place.sentence][id(place.hit)] = place
    kept = (found[id(hit)] for found in by_sentence.values() for hit in longest(place.hit for place in found.values()))
    return [place for place in kept if not any(taken[place.sentence][place.hit.start : place.hit.stop])]


class _Found(NamedTuple):
    """The occurrences of one entry in one unit, by verdict."""

    right: list[tuple[_Place, _Place]]
    forbidden: list[tuple[_Place, _Place]]
    missing: list[_Place]


def _verdicts(german: Sequence[_Place], english: Sequence[_Place]) -> _Found:
    """Pair occurrences with right renderings first, then with forbidden ones; what stands alone comes before parts."""
    allowed = [place for place in english if _standing(place) != Standing.FORBIDDEN]
    wrong = [place for place in english if _standing(place) == Standing.FORBIDDEN]
    alone = [place for place in german if place.hit.part == Part.WHOLE]
    parts = [place for place in german if place.hit.part != Part.WHOLE]
    right, alone, allowed = _paired(alone, allowed)
    more, parts, _ = _paired(parts, allowed)
    right += more
    forbidden, left, _ = _paired(sorted([*alone, *parts], key=lambda place: place.depth), wrong)
    return _Found(right, forbidden, [place for place in left if place.hit.part == Part.WHOLE or not right])


def _standing(place: _Place) -> Standing:
    assert isinstance(place.hit.wording, Rendering)
    return place.hit.wording.standing


def _paired(
    german: Sequence[_Place], english: Sequence[_Place]
) -> tuple[list[tuple[_Place, _Place]], list[_Place], list[_Place]]:
    """Pair as many as can be, in order and each with the nearest in depth; return what is left on both sides too."""
    if not german or not english:
        return [], list(german), list(english)
    few, many = sorted((german, english), key=len)
    chosen: list[int] = []
    for number, place in enumerate(few):
        at, last = chosen[-1] + 1 if chosen else 0, len(many) - len(few) + number
        while at < last and abs(many[at + 1].depth - place.depth) <= abs(many[at].depth - place.depth):
            at += 1
        chosen.append(at)
    used = set(chosen)
    left = [place for at, place in enumerate(many) if at not in used]
    partners = [many[at] for at in chosen]
    if few is german:
        return list(zip(german, partners, strict=True)), [], left
    return list(zip(partners, english, strict=True)), left, []


def _findings(entry: Entry, number: int, unit: Unit, found: _Found) -> Iterator[Finding]:
    verdicts = (
        *((Verdict.RIGHT, here, there) for here, there in found.right),
        *((Verdict.FORBIDDEN, here, there) for here, there in found.forbidden),
        *((Verdict.MISSING, here, None) for here in found.missing),
    )
    for verdict, here, there in verdicts:
        marks = (here.mark(Language.DE),) if there is None else (here.mark(Language.DE), there.mark(Language.EN))
        message = f"{entry.name}: {_words(entry, unit, found, there)}"
        yield Finding(check=CHECK, unit=number, verdict=verdict, subject=entry.name, message=message, marks=marks)


def _words(entry: Entry, unit: Unit, found: _Found, there: _Place | None) -> str:
    """Return what is to be said of one occurrence, ``there`` being where its rendering stands."""
    if there is None:
        wanted = _one_of(entry.preferred, *entry.admitted)
        if not found.right:
            return f"no rendering found; expected {wanted}"
        total = len(found.right) + len(found.forbidden) + len(found.missing)
        return f"{total} in the German, {len(found.right)} in the English; expected {wanted}"
    rendering = there.hit.wording
    assert isinstance(rendering, Rendering)
    match rendering.standing:
        case Standing.FORBIDDEN:
            written = unit.en[there.sentence][there.hit.start : there.hit.stop]
            return f"‘{written}’ is forbidden, use {entry.preferred}: {rendering.why}"
        case Standing.ADMITTED:
            return f"{rendering.text} is admitted; preferred is {entry.preferred}"
    return rendering.text


def _one_of(*texts: str) -> str:
    return " or ".join(filter(None, (", ".join(texts[:-1]), texts[-1])))
