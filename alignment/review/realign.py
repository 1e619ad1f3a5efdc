"""Saving what the aligner made: a pair for the first time, or again around the work of its reviewers."""

from __future__ import annotations

import uuid
from dataclasses import replace

from alignment.bitext import Bitext, Language
from alignment.reasons import ReasonKind
from alignment.review import log
from alignment.review.carry import carry
from alignment.review.desk import Desk
from alignment.review.image import Base, Image, by_place
from alignment.review.values import Comment
from alignment.words import counted


def first(desk: Desk, bitext: Bitext) -> None:
    """Save a pair that was never aligned before; that is not undone."""
    after = Image(beads=by_place((), bitext.beads))
    before = Image(beads=dict.fromkeys(after.beads))
    words = f"aligned: {counted(len(bitext.beads), 'row')}"
    desk.put(_event(desk, bitext, words=words, before=before, after=after, state=log.State.FIXED))


def again(desk: Desk, old: Bitext, bitext: Bitext, base: Base) -> None:
    """Save a new alignment of a pair around what its reviewers did; whoever does it can undo it."""
    edits = {key: text for key, text in desk.rows.edits().items() if text is not None}
    carried = carry(old, edits, desk.rows.comments(), bitext)
    saved = {
        str(uuid.uuid4()): Comment(language=key[0], sentence=key[1], who=desk.who, when=desk.when, text=text)
        for key, text in carried.strays
    }
    replaced = [language for language in Language if bitext.document(language) != old.document(language)]
    wanted = Image(
        beads=by_place(old.beads, carried.beads),
        edits=dict.fromkeys(edits) | dict(carried.edits),
        comments={**carried.comments, **saved},
        breaks={key: None for key in desk.rows.breaks.now if key[0] in replaced},  # the new text has its own
        base=base,
    )
    now = desk.rows.now(wanted)
    before, after = now.against(wanted), wanted.against(now)
    if after.breaks:
        before, after = replace(before, base=now.base), replace(after, base=base)
    if after != Image():
        renewed = now.base is not None and base[:2] != now.base[:2]
        did = "took the new text over" if renewed else "aligned again"
        words = f"{did}: {counted(len(carried.beads), 'row')}, {carried.kept} kept"
        if looks := sum(any(reason.kind == ReasonKind.CHANGED for reason in bead.reasons) for bead in carried.beads):
            words += f", {looks} to look at again"
        desk.put(_event(desk, bitext, words=words, before=before, after=after, state=log.State.STANDS))


def _event(desk: Desk, bitext: Bitext, *, words: str, before: Image, after: Image, state: log.State) -> log.Event:
    return log.Event(
        id=str(uuid.uuid4()),
        kind=log.Kind.ALIGN,
        who=desk.who,
        when=desk.when,
        words=words,
        act={"kind": log.Kind.ALIGN, "signature": bitext.signature},
        before=before,
        after=after,
        state=state,
    )
