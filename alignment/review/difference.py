"""What differs between two moments of a pair, in words."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from alignment.bitext import Bead, Language, Span, Status
from alignment.review.regions import Region, regions
from alignment.review.values import Comment, Review, SentenceKey, place_of
from alignment.words import counted, listed, quoted

FEW = 4
"""Up to so many beads of a region are named one by one."""

Said = dict[int, list[tuple["Aspect", str]]]
"""What is said of each region, by its index."""


class Aspect(StrEnum):
    """What of some rows can differ."""

    TEXTS = "texts"
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
    if any(then.bitext.document(side) != now.bitext.document(side) for side in Language):
        return (_other_texts(then, now),)
    found = list(regions(then.bitext.beads, now.bitext.beads))
    said: Said = defaultdict(list)
    for index, region in enumerate(found):
        old, new = then.bitext.beads[slice(*region.then)], now.bitext.beads[slice(*region.now)]
        if old != new:
            said[index].extend(_of_beads(old, new))
    _add_wordings(said, _finder(found, now), then, now)
    _add_comments(said, _finder(found, now), then.comments, now.comments)
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


def _of_beads(old: Sequence[Bead], new: Sequence[Bead]) -> Iterator[tuple[Aspect, str]]:
    if [(bead.de, bead.en) for bead in old] != [(bead.de, bead.en) for bead in new]:
        yield Aspect.GROUPING, f"{_kinds(old)} then, {_kinds(new)} now"
        if (before := _standing(old)) != (after := _standing(new)):
            yield Aspect.STATUS, f"{before} then, {after} now"
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


def _add_wordings(said: Said, region: Callable[[SentenceKey], int], then: Review, now: Review) -> None:
    for key in sorted(key for key in {*then.edits, *now.edits} if then.edits.get(key) != now.edits.get(key)):
        language, sentence = key
        before, after = (quoted(review.text(language, sentence)) for review in (then, now))
        words = f"{language.english_name} sentence {sentence + 1:,}: {before} then, {after} now"
        said[region(key)].append((Aspect.WORDING, words))


def _add_comments(
    said: Said, region: Callable[[SentenceKey], int], then: Sequence[Comment], now: Sequence[Comment]
) -> None:
    old, new = _by_content(then), _by_content(now)
    for key in sorted({*old, *new}):
        before, after = old.get(key), new.get(key)
        comment = after or before
        if before == after or comment is None:
            continue
        if before and after:
            what = "open then, resolved now" if after.resolved else "resolved then, open now"
        else:
            what = "not there then" if after else "gone now"
        words = f"comment of {comment.who} {quoted(comment.text)}: {what}"
        said[region(comment.key)].append((Aspect.COMMENTS, words))


def _by_content(comments: Sequence[Comment]) -> Mapping[tuple[object, ...], Comment]:
    """Return comments by all but whether they are resolved."""
    return {(comment.when.isoformat(), comment.who, comment.text, *comment.key): comment for comment in comments}
