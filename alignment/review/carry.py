"""Aligning a pair again without losing what reviewers did."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from alignment.bitext import Bead, Bitext, Document, Language, Span, Status
from alignment.reasons import Reason, ReasonKind
from alignment.review.rewording import shortened
from alignment.review.values import Comment, SentenceKey
from alignment.review.versions import Versions

REWORDED = "Edit of a sentence that is no longer in the text:"
"""Begins the comment that an edit becomes when a new version of the text has dropped its sentence."""

AROUND = 3
"""So many beads to either side of a change that nobody had a hand in are aligned anew with it."""

Corner = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Carried:
    """What stands after a new alignment.

    ``kept`` counts the beads that a person had a hand in; ``strays`` are comments that save the edits of sentences
    which are gone.
    """

    beads: tuple[Bead, ...]
    kept: int
    edits: Mapping[SentenceKey, str]
    comments: Mapping[str, Comment]
    strays: tuple[tuple[SentenceKey, str], ...]


def carry(old: Bitext, edits: Mapping[SentenceKey, str], comments: Mapping[str, Comment], new: Bitext) -> Carried:
    """Return ``new`` with the reviewers' work on ``old`` in it.

    Beads that a person had a hand in stay while something of both their sides is in the text, and new beads that were
    not made around them give way; where the wording has changed they are flagged and say so. Where they cannot stay,
    the bead that holds what is left of them is flagged. Edits and comments go with their sentences, and bookmarks with
    the first one of their bead; what hung on a sentence that is gone goes to the one in its place. An edit that the new
    text has made itself is none any more.
    """
    sides = _sides(old, new.de, new.en)
    theirs = [(bead, _moved(bead, sides)) for bead in old.beads if bead.decided]
    fixed = [moved for _, moved in theirs if moved]
    left = [rest for bead, moved in theirs if not moved and (rest := _rest(bead, sides))]
    left += [_rest_of_edit(key, sides[key[0]]) for key in edits if sides[key[0]].versions.is_reworded(key[1])]
    kept_edits: dict[SentenceKey, str] = {}
    strays: list[tuple[SentenceKey, str]] = []
    for (language, sentence), text in edits.items():
        versions = sides[language].versions
        index = versions.there(sentence)
        if index is None:
            strays.append(((language, versions.near(sentence)), f"{REWORDED} {text}"))
        elif text != sides[language].new.sentences[index].text:
            kept_edits[language, index] = text
    bookmarks = {_place_of_bookmark(bead, sides) for bead in old.beads if bead.bookmarked and not bead.decided}
    return Carried(
        beads=tuple(_with_bookmarks(_holding(woven(new.beads, fixed), left), bookmarks)),
        kept=len(fixed),
        edits=kept_edits,
        comments={key: replace(c, sentence=sides[c.language].versions.near(c.sentence)) for key, c in comments.items()},
        strays=tuple(strays),
    )


def decided(old: Bitext, de: Document, en: Document) -> tuple[Bead, ...]:
    """Return the beads that a person had a hand in, where their sentences stand in these documents.

    A new alignment is made around them; those of which one side is gone are left out.
    """
    sides = _sides(old, de, en)
    return tuple(moved for bead in old.beads if bead.decided and (moved := _moved(bead, sides)))


def standing(old: Bitext, de: Document, en: Document) -> tuple[Bead, ...]:
    """Return what is not to be aligned anew for these documents.

    These are the beads that a person had a hand in, and all others but those that changed with ``AROUND`` neighbours
    to either side.
    """
    sides = _sides(old, de, en)
    moved = [_moved(bead, sides) for bead in old.beads]
    touched = set(_touched(old.beads, moved, (len(de.sentences), len(en.sentences))))
    near = {index + by for index in touched for by in range(-AROUND, AROUND + 1)}
    pairs = enumerate(zip(old.beads, moved, strict=True))
    return tuple(bead for index, (before, bead) in pairs if bead and (before.decided or index not in near))


def _touched(before: Sequence[Bead], moved: Sequence[Bead | None], stop: Corner) -> Iterator[int]:
    """Yield the indices of beads that are to be aligned anew because they changed, or something came in beside them."""
    place: Corner = (0, 0)
    for index, (old, bead) in enumerate(zip(before, moved, strict=True)):
        if bead is None or (bead.status != old.status and not old.decided):
            yield index
        if bead is not None:
            if place != (bead.de.start, bead.en.start):
                yield from (index - 1, index)
            place = bead.de.stop, bead.en.stop
    if place != stop:
        yield len(before) - 1


class Side(NamedTuple):
    """One language of a pair in two versions."""

    old: Document
    new: Document
    versions: Versions

    def reasons(self, before: Span, after: Span | None) -> Iterator[Reason]:
        """Yield what has changed in a run, a reason for each sentence."""
        there = [self.versions.there(sentence) for sentence in range(*before)]
        for sentence, place in zip(range(*before), there, strict=True):
            if place is None:
                yield self._reason(self.old.sentences[sentence].text, "")
            elif self.versions.is_reworded(sentence):
                yield self.rewording(sentence)
        for sentence in range(*(after or (0, 0))):
            if sentence not in there:
                yield self._reason("", self.new.sentences[sentence].text)

    def rewording(self, sentence: int) -> Reason:
        """Return how a sentence was reworded."""
        return self._reason(self.old.sentences[sentence].text, self.new.sentences[self.versions.near(sentence)].text)

    def _reason(self, before: str, after: str) -> Reason:
        return Reason(ReasonKind.CHANGED, (str(self.old.language), *shortened(before, after)))


def _sides(old: Bitext, de: Document, en: Document) -> Mapping[Language, Side]:
    before = {document.language: old.document(document.language) for document in (de, en)}
    return {
        new.language: Side(before[new.language], new, Versions(before[new.language].texts, new.texts))
        for new in (de, en)
    }


def flagged(bead: Bead, reasons: Iterable[Reason]) -> Bead:
    """Return a bead flagged for these reasons besides those it has."""
    return replace(bead, status=Status.FLAGGED, reasons=tuple(dict.fromkeys((*bead.reasons, *reasons))))


class Rest(NamedTuple):
    """A sentence that is left of what people worked on, what has changed there, and how it was marked."""

    key: SentenceKey
    reasons: tuple[Reason, ...]
    bookmarked: bool = False
    excluded: bool = False


def _rest(bead: Bead, sides: Mapping[Language, Side]) -> Rest | None:
    """Return what is left of a bead that cannot stay, ``None`` if all its sentences are gone."""
    versions = {language: side.versions for language, side in sides.items()}
    there = ((language, versions[language].there(index)) for language in sides for index in range(*bead.run(language)))
    key = next(((language, index) for language, index in there if index is not None), None)
    if key is None:
        return None
    reasons = [
        reason
        for language, side in sides.items()
        for run in [bead.run(language)]
        for reason in side.reasons(run, None if run.length else versions[language].between(run.start))
    ]
    return Rest(key, tuple(reasons), bead.bookmarked, bead.excluded)


def _rest_of_edit(key: SentenceKey, side: Side) -> Rest:
    return Rest((key[0], side.versions.near(key[1])), (side.rewording(key[1]),))


def _holding(beads: Iterable[Bead], left: Sequence[Rest]) -> Iterator[Bead]:
    """Yield the beads, those flagged and marked that hold something left."""
    by_key: dict[SentenceKey, list[Rest]] = {}
    for rest in left:
        by_key.setdefault(rest.key, []).append(rest)
    for bead in beads:
        keys = ((language, sentence) for language in Language for sentence in range(*bead.run(language)))
        held = [rest for key in keys for rest in by_key.get(key, ())] if by_key else []
        if held:
            yield replace(
                flagged(bead, [reason for rest in held for reason in rest.reasons]),
                bookmarked=bead.bookmarked or any(rest.bookmarked for rest in held),
                excluded=bead.excluded or any(rest.excluded for rest in held),
            )
        else:
            yield bead


def _place_of_bookmark(bead: Bead, sides: Mapping[Language, Side]) -> SentenceKey:
    language = Language.DE if bead.de.length else Language.EN
    return language, sides[language].versions.near(bead.run(language).start)


def _with_bookmarks(beads: Iterable[Bead], keys: Collection[SentenceKey]) -> Iterator[Bead]:
    """Yield the beads, with a bookmark those that hold one of these sentences."""
    for bead in beads:
        runs = ((language, sentence) for language in Language for sentence in range(*bead.run(language)))
        yield replace(bead, bookmarked=True) if keys and any(key in keys for key in runs) else bead


def _moved(bead: Bead, sides: Mapping[Language, Side]) -> Bead | None:
    """Return a bead where its sentences are now, flagged if they are not as they were; ``None`` if it is gone."""
    runs = {language: side.versions.run(bead.run(language)) for language, side in sides.items()}
    de, en = runs[Language.DE], runs[Language.EN]
    if de is None or en is None:
        return None
    said = [reason for language, side in sides.items() for reason in side.reasons(bead.run(language), runs[language])]
    moved = replace(bead, de=de, en=en)
    return flagged(moved, said) if said else moved


def woven(beads: Sequence[Bead], fixed: Sequence[Bead]) -> Iterator[Bead]:
    """Yield a tiling that holds the ``fixed`` beads, and between them what they leave of ``beads``.

    No bead is cut where the aligner knew of the fixed ones; a person may have decided on some while it was at work.
    A bead that is cut is no longer what the aligner meant: it gets confidence 0, to be looked at first.
    """
    place: Corner = (0, 0)
    first = 0
    for bead in fixed:
        while first < len(beads) and _before(beads[first], place):
            first += 1
        yield from _within(beads, first, place, (bead.de.start, bead.en.start))
        yield bead
        place = (bead.de.stop, bead.en.stop)
    if beads:
        yield from _within(beads, first, place, (beads[-1].de.stop, beads[-1].en.stop))


def _before(bead: Bead, place: Corner) -> bool:
    return bead.de.stop <= place[0] and bead.en.stop <= place[1]


def _within(beads: Sequence[Bead], first: int, start: Corner, stop: Corner) -> Iterator[Bead]:
    """Yield what of ``beads`` lies between two corners, looking from the index ``first`` on."""
    for index in range(first, len(beads)):
        bead = beads[index]
        if bead.de.start >= stop[0] and bead.en.start >= stop[1]:
            return
        de, en = _clipped(bead.de, start[0], stop[0]), _clipped(bead.en, start[1], stop[1])
        if (de, en) == (bead.de, bead.en):
            yield bead
        elif de.length or en.length:
            yield _cut(de, en)


def _clipped(run: Span, low: int, high: int) -> Span:
    return Span(min(max(run.start, low), high), min(max(run.stop, low), high))


def _cut(de: Span, en: Span) -> Bead:
    missing = Language.EN if de.length else Language.DE
    reasons = () if de.length and en.length else (Reason(ReasonKind.GAP, (str(missing),)),)
    return Bead(de=de, en=en, confidence=0.0, reasons=reasons)
