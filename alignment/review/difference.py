"""What differs between two moments of a pair, in words."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from alignment.bitext import Bead, Language, Span, Status
from alignment.review.comparing import Compared, of_same_text
from alignment.review.regions import Region
from alignment.review.rewording import shortened
from alignment.review.values import Comment, Review, SentenceKey, place_of
from alignment.words import counted, listed, quoted

FEW = 4
"""Up to so many beads of a region are named one by one."""

Said = dict[int, list[tuple["Aspect", str]]]
"""What is said of each region, by its index."""


class Aspect(StrEnum):
    """What of some rows can differ."""

    TEXTS = "texts"
    SENTENCES = "sentences"
    GROUPING = "grouping"
    STATUS = "status"
    WORDING = "wording"
    CONFIDENCE = "confidence"
    COMMENTS = "comments"


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """Rows that differ: their indices ``then`` and ``now``, and for each way in which they differ, that in words.

    ``place`` is that of the first of them now.
    """

    place: int
    then: Span
    now: Span
    said: tuple[tuple[Aspect, str], ...]

    @property
    def words(self) -> str:
        """Return all of it in words."""
        return "; ".join(words for _, words in self.said)

    @property
    def aspects(self) -> frozenset[Aspect]:
        """Return in which ways they differ."""
        return frozenset(aspect for aspect, _ in self.said)


def difference(then: Review, now: Review) -> tuple[Change, ...]:
    """Return what differs between two moments of a pair in text order, a change for each smallest run of rows.

    If a text was replaced in between, its sentences cannot be told apart, and all rows are one change.
    """
    if not all(of_same_text(then.bitext.document(side), now.bitext.document(side)) for side in Language):
        return (_other_texts(then, now),)
    compared = Compared(then, now)
    found = compared.regions
    said: Said = defaultdict(list)
    for index, region in enumerate(found):
        old, new = compared.beads[0][slice(*region.then)], compared.beads[1][slice(*region.now)]
        recut = compared.is_recut(region)
        if recut:
            said[index].extend(_of_sentences(_within(then, region.then), _within(now, region.now)))
        if old != new:
            rows = _within(then, region.then), _within(now, region.now)
            said[index].extend(_of_beads(old, new) if not recut or _runs(old) == _runs(new) else _of_groups(*rows))
    region_of = _finder(found, now)
    _add_wordings(said, region_of, compared, then, now)
    _add_comments(said, region_of, compared, then.comments, now.comments)
    return tuple(
        Change(
            place=place_of(now.bitext.beads[found[index].now.start]),
            then=found[index].then,
            now=found[index].now,
            said=_without_echo(words),
        )
        for index, words in sorted(said.items())
    )


def summed_up(changes: Sequence[Change]) -> str:
    """Return in words how many rows differ, and in what: ``3 rows differ: 2 in grouping and 1 in status``."""
    counts: Counter[Aspect] = Counter()
    for change in changes:
        counts.update(dict.fromkeys(change.aspects, change.now.length))
    rows = sum(change.now.length for change in changes)
    parts = [f"{counts[aspect]:,} in {aspect}" for aspect in Aspect if counts[aspect]]
    return f"{counted(rows, 'row differs', 'rows differ')}: {listed(parts)}" if parts else "nothing differs"


def _other_texts(then: Review, now: Review) -> Change:
    words = [
        f"the {side.english_name} was another text then: "
        f"{counted(len(old.sentences), 'sentence')}, {len(new.sentences):,} now"
        for side in Language
        if (old := then.bitext.document(side)) != (new := now.bitext.document(side))
    ]
    rows = Span(0, len(then.bitext.beads)), Span(0, len(now.bitext.beads))
    return Change(place=0, then=rows[0], now=rows[1], said=tuple((Aspect.TEXTS, one) for one in words))


def _within(review: Review, rows: Span) -> tuple[Bead, ...]:
    return review.bitext.beads[slice(*rows)]


def _runs(beads: Sequence[Bead]) -> list[tuple[Span, Span]]:
    return [(bead.de, bead.en) for bead in beads]


def _of_sentences(old: Sequence[Bead], new: Sequence[Bead]) -> Iterator[tuple[Aspect, str]]:
    told = []
    for side in Language:
        before, after = (sum(bead.run(side).length for bead in beads) for beads in (old, new))
        if before != after:
            told.append(f"{counted(before, f'{side.english_name} sentence')} then, {after:,} now")
    yield from ((Aspect.SENTENCES, words) for words in told or ["a sentence ended elsewhere then"])


def _of_groups(old: Sequence[Bead], new: Sequence[Bead]) -> Iterator[tuple[Aspect, str]]:
    yield Aspect.GROUPING, f"{_kinds(old)} then, {_kinds(new)} now"
    if (before := _standing(old)) != (after := _standing(new)):
        yield Aspect.STATUS, f"{before} then, {after} now"


def _of_beads(old: Sequence[Bead], new: Sequence[Bead]) -> Iterator[tuple[Aspect, str]]:
    if _runs(old) != _runs(new):
        yield from _of_groups(old, new)
        return
    one, other = old[0], new[0]  # with the same borders there is but one of each
    if one.status != other.status:
        yield Aspect.STATUS, f"{one.status} then, {other.status} now"
    yield from ((Aspect.STATUS, f"{mark} then, not now") for mark in _marks(one) if mark not in _marks(other))
    yield from ((Aspect.STATUS, f"{mark} now, not then") for mark in _marks(other) if mark not in _marks(one))
    if (sure := _sure(one)) != (surer := _sure(other)):
        yield Aspect.CONFIDENCE, f"{sure} then, {surer} now"
    elif (one.confidence, one.reasons) != (other.confidence, other.reasons):
        yield Aspect.CONFIDENCE, "judged a little otherwise"


def _kinds(beads: Sequence[Bead]) -> str:
    return listed(bead.kind for bead in beads) if len(beads) <= FEW else counted(len(beads), "row")


def _standing(beads: Sequence[Bead]) -> str:
    """Return in words how many beads a person gave a status or a mark."""
    words = Counter(word for bead in beads for word in (str(bead.status), *_marks(bead)))
    touched = [f"{count:,} {word}" for word, count in sorted(words.items()) if word != Status.PROPOSED]
    return ", ".join(touched) or "none confirmed"


def _marks(bead: Bead) -> list[str]:
    marks = {"bookmarked": bead.bookmarked, "kept out of exports": bead.excluded}
    return [mark for mark, on in marks.items() if on] + ([bead.absence.words] if bead.absence else [])


def _sure(bead: Bead) -> str:
    return "no confidence" if bead.confidence is None else f"{bead.confidence:.0%}".replace("%", " % sure")


def _without_echo(said: Sequence[tuple[Aspect, str]]) -> tuple[tuple[Aspect, str], ...]:
    """Leave out the confidence of rows that were grouped or worded anew: that takes it away, and says enough."""
    louder = {Aspect.GROUPING, Aspect.WORDING} & {aspect for aspect, _ in said}
    return tuple(one for one in said if not (louder and one[0] == Aspect.CONFIDENCE))


def _finder(found: Sequence[Region], now: Review) -> Callable[[SentenceKey], int]:
    """Return what finds the region that holds a sentence."""
    firsts = [now.bitext.beads[region.now.start] for region in found]
    starts = {side: [bead.run(side).start for bead in firsts] for side in Language}
    return lambda key: bisect_right(starts[key[0]], key[1]) - 1


def _add_wordings(
    said: Said, region: Callable[[SentenceKey], int], compared: Compared, then: Review, now: Review
) -> None:
    edited = {compared.stretch(key, of_now=False) for key in then.edits}
    edited |= {compared.stretch(key, of_now=True) for key in now.edits}
    for stretch in sorted(edited):
        before, after = compared.wordings(stretch)
        language, sentence = compared.first(stretch)
        if before != after:
            old, new = shortened(before, after)
            words = f"{language.english_name}: “{old}” then, “{new}” now"
            said[region((language, sentence))].append((Aspect.WORDING, words))


def _add_comments(
    said: Said,
    region: Callable[[SentenceKey], int],
    compared: Compared,
    then: Sequence[Comment],
    now: Sequence[Comment],
) -> None:
    old, new = (_by_content(compared, comments, of_now=of_now) for comments, of_now in ((then, False), (now, True)))
    for key in sorted({*old, *new}):
        before, after = old.get(key), new.get(key)
        comment = after or before
        if comment is None or (before and after and bool(before.resolved) == bool(after.resolved)):
            continue
        if before and after:
            what = "open then, resolved now" if after.resolved else "resolved then, open now"
        else:
            what = "not there then" if after else "gone now"
        words = f"comment of {comment.who} {quoted(comment.text)}: {what}"
        first = compared.first(compared.stretch(comment.key, of_now=after is not None))
        said[region(first)].append((Aspect.COMMENTS, words))


def _by_content(
    compared: Compared, comments: Sequence[Comment], *, of_now: bool
) -> Mapping[tuple[object, ...], Comment]:
    """Return comments by all but whether they are resolved."""
    return {
        (comment.when.isoformat(), comment.who, comment.text, *compared.stretch(comment.key, of_now=of_now)): comment
        for comment in comments
    }
