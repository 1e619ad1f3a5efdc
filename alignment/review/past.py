"""A pair as it stood at any revision: the log read backwards from what stands now."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeVar

from sqlalchemy import select

from alignment.bitext import Bead, Bitext, Language
from alignment.errors import ActError, StoreError
from alignment.review.columns import bead_of
from alignment.review.image import Base, Image
from alignment.review.numbering import PLACES, Numbering, Renumbering
from alignment.review.records import stamp
from alignment.review.rows import PairRows
from alignment.review.schema import EVENT
from alignment.review.values import BreakKey, Comment, Review, SentenceKey, place_of

K = TypeVar("K")
V = TypeVar("V")


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """All that stood at a moment, its sentences numbered as they were then."""

    base: Base
    breaks: Mapping[BreakKey, bool]
    beads: tuple[Bead, ...]
    edits: Mapping[SentenceKey, str]
    comments: Mapping[str, Comment]


def now(rows: PairRows) -> State:
    """Return what stands."""
    return State(
        base=rows.base,
        breaks=rows.breaks.now,
        beads=tuple(bead_of(row) for row in rows.beads() if not row.gone),
        edits={key: text for key, text in rows.edits().items() if text is not None},
        comments=rows.comments(),
    )


def state(rows: PairRows, revision: int) -> State:
    """Return what stood after a revision. Raises ``ActError`` if the pair never had that revision."""
    if not 1 <= revision <= rows.revision:
        raise ActError(f"{rows.name}: there is no event {revision:,} (choose one from 1 to {rows.revision:,})")
    work = _Back(rows)
    query = select(EVENT.c.revision, EVENT.c.before, EVENT.c.after).where(EVENT.c.pair == rows.id)
    for row in rows.connection.execute(query.where(EVENT.c.revision > revision).order_by(EVENT.c.revision.desc())):
        work.before(row.revision, Image.loads(row.before), row.after)
    return work.done(revision)


def lay_on(rows: PairRows, revision: int, base: Base) -> bool:
    """Return whether the pair lay on the documents of a base after a revision."""
    query = select(EVENT.c.before).where(EVENT.c.pair == rows.id, EVENT.c.revision > revision)
    images = map(Image.loads, rows.connection.scalars(query.order_by(EVENT.c.revision)))
    return next((image.base for image in images if image.base), rows.base)[:2] == base[:2]


class _Back:
    """Goes back from event to event. Sentences go by their places meanwhile, if ever any were parted or joined."""

    def __init__(self, rows: PairRows) -> None:
        self._rows = rows
        self._base = rows.base
        self._numbered = bool(rows.breaks.revisions)
        there = now(rows)
        self._beads: dict[int, Bead] = {place_of(bead): bead for bead in there.beads}
        self._edits, self._comments = dict(there.edits), dict(there.comments)
        if self._numbered:
            self._renumber(rows.numbering, PLACES)

    def before(self, revision: int, image: Image, after: str) -> None:
        """Go back to what stood before an event."""
        numberings = self._rows.numberings
        if not self._numbered:
            self._put(image)
        elif image.base and image.replaces(there := Image.loads(after)):
            # Each image counts the sentences of its own texts, and what is in neither has the same numbers in both.
            self._renumber(PLACES, numberings(there.base).at(revision))
            self._put(image)
            self._renumber(numberings(image.base).at(revision - 1), PLACES)
        else:
            way = Renumbering(numberings(self._base).of_event(revision), PLACES)
            self._put(way.image(image, Image.loads(after)))
        self._base = image.base or self._base

    def done(self, revision: int) -> State:
        """Return what stood, as numbered after a revision."""
        if self._numbered:
            self._renumber(PLACES, self._rows.numberings(self._base).at(revision))
        return State(
            base=self._base,
            breaks=self._rows.breaks.at(revision),
            beads=tuple(bead for _, bead in sorted(self._beads.items())),
            edits=self._edits,
            comments=self._comments,
        )

    def _put(self, image: Image) -> None:
        _lay(self._beads, image.beads)
        _lay(self._edits, image.edits)
        _lay(self._comments, image.comments)

    def _renumber(self, old: Numbering, new: Numbering) -> None:
        way = Renumbering(old, new)
        self._beads = way.beads(self._beads.values())
        self._edits = {way.key(key): text for key, text in self._edits.items()}
        self._comments = {key: way.comment(comment) for key, comment in self._comments.items()}


def _lay(kept: dict[K, V], put: Mapping[K, V | None]) -> None:
    for key, value in put.items():
        if value is None:
            kept.pop(key, None)
        else:
            kept[key] = value


def at(rows: PairRows, revision: int) -> Review:
    """Return a pair as it stood after a revision, without versions: nothing can be done to it any more.

    Raises ``ActError`` if the pair never had that revision, and ``StoreError`` if what the log says of it is no pair.
    """
    try:
        return review(rows, state(rows, revision), revision)
    except (ValueError, LookupError) as error:
        raise StoreError(
            f"{rows.name}: what stood after event {revision:,} is damaged, {error} (choose a later event)"
        ) from error


def review(rows: PairRows, stood: State, revision: int) -> Review:
    """Return a state as a review."""
    said = sorted((stamp(comment.when), key, comment) for key, comment in stood.comments.items())
    de, en = (rows.document(language, stood.base, stood.breaks) for language in Language)
    return Review(
        bitext=Bitext(de=de, en=en, beads=stood.beads, signature=stood.base.signature),
        versions=(),
        edits=stood.edits,
        comments=tuple(comment for *_, comment in said),
        revision=revision,
    )
