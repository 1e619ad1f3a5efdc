"""One reviewer's act on one pair, inside the transaction that makes it last."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from alignment.bitext import Bead
from alignment.errors import ActError, ConflictError
from alignment.review import log
from alignment.review.act import Act, BeadAct, Outcome, Passage
from alignment.review.acts import Redo, Undo
from alignment.review.image import Image, by_place, reach
from alignment.review.rows import PairRows, bead_of
from alignment.review.values import Comment, Seen


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """Who works on which pair, and when."""

    rows: PairRows
    who: str
    when: datetime

    def do(self, act: Act) -> int:
        """Do an act, log it and return its revision; one that changes nothing is not logged, one sent again not done.

        Raises ``ActError`` if it makes no sense and ``ConflictError`` if somebody else was faster.
        """
        if known := log.find(self.rows.connection, act.id):
            if (known.pair, known.who, known.kind) != (self.rows.id, self.who, act.kind):
                raise ActError("id: already used for another act (make a new one)")
            return int(known.revision)
        match act:
            case BeadAct():
                self._change(act)
            case Undo():
                self._turn(act, back=True)
            case Redo():
                self._turn(act, back=False)
        return self.rows.revision

    def put(self, event: log.Event) -> None:
        """Put what an event leaves in place, and log it."""
        self.rows.write(event.after, self.when)
        log.record(self.rows, event)

    def _change(self, act: BeadAct) -> None:
        passage = self._passage(act.seen)
        outcome = act.apply(passage)
        after = self._image(act, passage, outcome)
        if after != Image():
            self.put(self._event(act, outcome.words, self.rows.now(after), after))

    def _image(self, act: BeadAct, passage: Passage, outcome: Outcome) -> Image:
        touched = outcome.edits or outcome.beads != passage.beads
        return Image(
            beads=by_place(passage.beads, outcome.beads) if touched else {},
            edits=outcome.edits,
            comments={
                f"{act.id}/{number}": Comment(language=key[0], sentence=key[1], who=self.who, when=self.when, text=text)
                for number, (key, text) in enumerate(outcome.comments)
            },
        )

    def _passage(self, seen: tuple[Seen, ...]) -> Passage:
        return Passage(beads=tuple(map(self._seen, seen)), original=self.rows.original, current=self.rows.current)

    def _seen(self, seen: Seen) -> Bead:
        row = self.rows.bead(seen.place)
        if row is None:
            raise ConflictError(f"{self.rows.name}: there is no bead at place {seen.place} (load the pair again)")
        if row.gone or row.version != seen.version:
            raise self._conflict(log.at(self.rows, row.revision))
        return bead_of(row)

    def _turn(self, act: Act, *, back: bool) -> None:
        """Undo or redo: put one image of an event in the place of the other, if that one still stands."""
        event = (log.to_undo if back else log.to_redo)(self.rows, self.who)
        if event is None:
            raise ActError(f"{act.kind}: nothing to {act.kind}")
        before, after = Image.loads(event.before), Image.loads(event.after)
        there, wanted = (after, before) if back else (before, after)
        if self.rows.now(there) != there:
            raise self._conflict(log.last(self.rows, *reach(there, wanted)))
        log.turn(self.rows.connection, event.number, log.State.UNDONE if back else log.State.STANDS)
        words = f"{'undid' if back else 'did again'}: {event.words}"
        self.put(self._event(act, words, there, wanted, log.State.FIXED))

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

    def _conflict(self, doing: str) -> ConflictError:
        return ConflictError(f"{self.rows.name}: {doing} meanwhile (look at it and decide again)")
