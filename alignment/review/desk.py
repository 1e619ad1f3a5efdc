"""One reviewer's act on one pair, inside the transaction that makes it last."""

from __future__ import annotations

import json
import uuid
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import Row

from alignment.bitext import Bead
from alignment.errors import ActError, ConflictError
from alignment.review import log
from alignment.review.act import Act, BeadAct, Outcome, Passage
from alignment.review.acts import Redo, Undo
from alignment.review.columns import bead_of
from alignment.review.image import Image, by_place, reach
from alignment.review.recut import Recut
from alignment.review.rows import PairRows
from alignment.review.turning import Turn
from alignment.review.values import Comment, Seen, place_of

OF = "of"
"""The key under which the log keeps which act an undo or redo was about, for the same answer when it is sent again."""


class Done(NamedTuple):
    """The revision that an act made; of an undo or redo also which act it was about, and the bead it was done on."""

    revision: int
    of: str = ""
    place: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """Who works on which pair, and when."""

    rows: PairRows
    who: str
    when: datetime

    def do(self, act: Act) -> Done:
        """Do an act and log it; one that changes nothing is not logged, one sent again not done.

        Raises ``ActError`` if it makes no sense and ``ConflictError`` if somebody else was faster.
        """
        if known := log.find(self.rows.connection, act.id):
            if (known.pair, known.who, known.kind) != (self.rows.id, self.who, act.kind):
                raise ActError("id: already used for another act (make a new one)")
            of = json.loads(known.act).get(OF)
            return Done(known.revision, of, Image.loads(known.after).place) if of else Done(known.revision)
        match act:
            case BeadAct():
                self._change(act)
            case Undo():
                return self._turn(act, back=True)
            case Redo():
                return self._turn(act, back=False)
        return Done(self.rows.revision)

    def do_at(self, place: int, make: Callable[..., Act], **more: str) -> str:
        """Do an act on the bead at a place as it stands, and return the act's id. Raises what ``do`` does."""
        act: Act = make(id=str(uuid.uuid4()), seen=(Seen(place, self.rows.standing(place).version),), **more)
        self.do(act)
        return act.id

    def put(self, event: log.Event) -> None:
        """Put what an event leaves in place, and log it."""
        self.rows.write(event.after, self.when)
        log.record(self.rows, event)

    def _change(self, act: BeadAct) -> None:
        passage = self._passage(act.seen)
        outcome = act.apply(passage)
        recut = Recut(self.rows, outcome.breaks)
        after = self._image(act, passage, outcome)
        if after != Image():
            before, after = recut.with_comments(self._before(passage, after), after)
            self.put(self._event(act, outcome.words, before, after))
            recut.done()

    def _before(self, passage: Passage, after: Image) -> Image:
        """Return what stands now at the keys of ``after``, whose beads are made of those of the passage."""
        if after.breaks:  # they hold other sentences by now
            return self.rows.now(after)
        beads = {place_of(bead): bead for bead in passage.beads}
        elsewhere = self.rows.now(replace(after, beads={}))
        return replace(elsewhere, beads={place: beads.get(place) for place in after.beads})

    def _image(self, act: BeadAct, passage: Passage, outcome: Outcome) -> Image:
        touched = outcome.edits or outcome.breaks or outcome.beads != passage.beads
        said = {
            f"{act.id}/{number}": Comment(language=key[0], sentence=key[1], who=self.who, when=self.when, text=text)
            for number, (key, text) in enumerate(outcome.comments)
        }
        return Image(
            beads=by_place(passage.beads, outcome.beads) if touched else {},
            edits=outcome.edits,
            comments=said if outcome.resolved is None else self._resolved(passage.beads, on=outcome.resolved),
            breaks={key: None if self.rows.imports(key) == put else put for key, put in outcome.breaks.items()},
        )

    def _resolved(self, beads: tuple[Bead, ...], *, on: bool) -> dict[str, Comment]:
        """Return the comments on beads that are not yet, or no longer, to be resolved, as they are then."""
        return {
            key: replace(comment, resolved=self.who if on else "")
            for key, comment in self.rows.comments().items()
            if bool(comment.resolved) != on and any(comment.hangs_on(bead) for bead in beads)
        }

    def _passage(self, seen: tuple[Seen, ...]) -> Passage:
        rows = {row.place: row for row in self.rows.beads(places={place for place, _ in seen})}
        beads = tuple(self._seen(one, rows.get(one.place)) for one in seen)
        return Passage(beads=beads, document=self.rows.document, current=self.rows.current)

    def _seen(self, seen: Seen, row: Row[Any] | None) -> Bead:
        if row is None:
            raise ConflictError(f"{self.rows.name}: there is no bead at place {seen.place} (load the pair again)")
        if row.gone or row.version != seen.version:
            raise log.meanwhile(self.rows, log.at(self.rows, row.revision))
        return bead_of(row)

    def _turn(self, act: Act, *, back: bool) -> Done:
        """Undo or redo: put one image of an event in the place of the other, if that one still stands."""
        event = (log.to_undo if back else log.to_redo)(self.rows, self.who)
        if event is None:
            raise ActError(f"{act.kind}: nothing to {act.kind}")
        before, after = Image.loads(event.before), Image.loads(event.after)
        there, wanted = (after, before) if back else (before, after)
        there, wanted, recut = Turn(self.rows, event, back=back).as_now(there, wanted)
        if self.rows.now(there) != there:
            raise log.meanwhile(self.rows, log.last(self.rows, *recut.spans(*reach(there, wanted))))
        there, wanted = recut.with_comments(there, wanted)
        place = recut.place(wanted)
        log.turn(self.rows.connection, event.number, log.State.UNDONE if back else log.State.STANDS)
        words = f"{'undid' if back else 'redid'}: {event.words}"
        turn = self._event(act, words, there, wanted, log.State.FIXED)
        self.put(replace(turn, act={**turn.act, OF: event.id}))
        recut.done()
        return Done(self.rows.revision, event.id, place)

    def _event(
        self, act: Act, words: str, before: Image, after: Image, state: log.State = log.State.STANDS
    ) -> log.Event:
        return log.Event(
            id=act.id,
            kind=act.kind,
            who=self.who,
            when=self.when,
            words=words,
            act=act.to_json(),
            before=before,
            after=after,
            state=state,
        )
