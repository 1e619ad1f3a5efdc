"""Putting a pair, or some of its rows, back to an earlier moment: one event, which can be undone like an act."""

from __future__ import annotations

import uuid
from collections.abc import Collection, Sequence
from dataclasses import replace

from alignment.bitext import Bead, Language
from alignment.errors import ActError, ConflictError
from alignment.review import log, past
from alignment.review.comparing import Compared, of_same_text
from alignment.review.desk import Desk
from alignment.review.image import Image, by_place
from alignment.review.moment import named
from alignment.review.numbering import Renumbering
from alignment.review.recut import Recut
from alignment.review.regions import Region
from alignment.review.rows import PairRows
from alignment.review.values import Review, SentenceKey, place_of
from alignment.words import counted, listed

RESTORE = "restore"
"""The kind of the event. It is not in ``log.Kind``, as who restores does something to the beads."""

FEW = 4
"""Up to so many beads are named one by one."""


def restore(desk: Desk, revision: int) -> None:
    """Put the whole pair back as it stood after a revision: beads, wordings, comments, and the texts themselves."""
    rows = desk.rows
    name = next((f", “{moment.name}”" for moment in named(rows) if moment.revision == revision), "")
    then, now = past.state(rows, revision), past.now(rows)
    breaks = dict.fromkeys(now.breaks) | dict(then.breaks)
    if then.base == now.base:
        recut = Recut(rows, {key: rows.imports(key) if put is None else put for key, put in breaks.items()})
        ways = [Renumbering(rows.numberings().at(at), recut.numbering) for at in (revision, rows.revision)]
        then, now = (_renumbered(state, way) for state, way in zip((then, now), ways, strict=True))
    else:
        recut = Recut(rows, {})
    wanted = Image(
        beads=by_place(now.beads, then.beads),
        edits=dict.fromkeys(now.edits) | dict(then.edits),
        comments=dict.fromkeys(now.comments) | dict(then.comments),
        breaks=breaks,
        base=then.base,
    )
    words = f"restored the state after event {revision:,}{name}"
    _put(desk, wanted, words, {"revision": revision}, recut)


def _renumbered(state: past.State, way: Renumbering) -> past.State:
    if way.old is way.new:
        return state
    return replace(
        state,
        beads=tuple(map(way.bead, state.beads)),
        edits={way.key(key): text for key, text in state.edits.items()},
        comments={key: way.comment(comment) for key, comment in state.comments.items()},
    )


def restore_beads(desk: Desk, revision: int, places: Collection[int]) -> None:
    """Put the beads at some places back as their sentences stood after a revision: grouped, marked and worded so.

    Beads beside them go along as far as tiling wants it. Comments stay.
    """
    rows = desk.rows
    then, now = past.at(rows, revision), past.at(rows, rows.revision)
    if not all(of_same_text(then.bitext.document(side), now.bitext.document(side)) for side in Language):
        raise ActError(f"{rows.name}: event {revision:,} was about another text (restore the whole pair)")
    compared = Compared(then, now)
    old: list[Bead] = []
    new: list[Bead] = []
    for region in _holding(rows, compared, now, places):
        if compared.is_recut(region):
            raise ActError(f"{rows.name}: sentences here were parted otherwise then (restore the whole pair)")
        old += now.bitext.beads[slice(*region.now)]
        new += map(compared.as_now, then.bitext.beads[slice(*region.then)])
    keys = [(side, sentence) for bead in old for side in Language for sentence in range(*bead.run(side))]
    image = Image(beads=by_place(tuple(old), tuple(new)), edits=_wordings(compared, then, now, keys))
    words = f"restored {_told(new)} as after event {revision:,}"
    _put(desk, image, words, {"revision": revision, "places": sorted(places)}, Recut(rows, {}))


def _holding(rows: PairRows, compared: Compared, now: Review, places: Collection[int]) -> list[Region]:
    beads = now.bitext.beads
    if missing := sorted(set(places) - set(map(place_of, beads))):
        raise ConflictError(f"{rows.name}: there is no bead at place {missing[0]} (load the pair again)")
    return [
        region for region in compared.regions if any(place_of(bead) in places for bead in beads[slice(*region.now)])
    ]


def _wordings(
    compared: Compared, then: Review, now: Review, keys: Sequence[SentenceKey]
) -> dict[SentenceKey, str | None]:
    """Return how sentences that are the same then and now were worded."""
    earlier = {key: compared.as_then(key) for key in keys}
    return {key: then.edits.get(old) for key, old in earlier.items() if old in then.edits or key in now.edits}


def _told(beads: Sequence[Bead]) -> str:
    return listed(bead.kind for bead in beads) if len(beads) <= FEW else counted(len(beads), "row")


def _put(desk: Desk, wanted: Image, words: str, act: dict[str, object], recut: Recut) -> None:
    now = desk.rows.now(wanted)
    before, after = now.against(wanted), wanted.against(now)
    if after == Image():
        raise ActError(f"{desk.rows.name}: that stands as it did then (choose another moment)")
    before, after = recut.with_comments(before, after)
    event = log.Event(
        id=str(uuid.uuid4()),
        kind=RESTORE,
        who=desk.who,
        when=desk.when,
        words=words,
        act={"kind": RESTORE, **act},
        before=before,
        after=after,
    )
    desk.put(event)
    recut.done()
