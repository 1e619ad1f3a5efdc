"""What an act is: a value that reads and writes itself, and takes neighbouring beads and gives the beads after.

An act is one class: its fields name their readers, so that the same class reads the browser's JSON, checks values
made in Python and writes itself down for the log. The acts that there are stand in ``acts`` and ``marking``.
"""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from itertools import pairwise
from typing import Annotated, Any, ClassVar, get_type_hints

from alignment.bitext import Bead, Document, Language, check_tiling
from alignment.errors import ActError
from alignment.review.fields import read_id, read_seen
from alignment.review.values import BreakKey, Seen, SentenceKey


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """What an act works on: neighbouring beads in text order, the documents, and the wording of sentences as now."""

    beads: tuple[Bead, ...]
    document: Callable[[Language], Document]
    current: Callable[[SentenceKey], str]

    def original(self, key: SentenceKey) -> str:
        """Return a sentence as nobody has edited it."""
        return self.document(key[0]).sentences[key[1]].text

    @property
    def ends(self) -> tuple[tuple[int, int], tuple[int, int]]:
        """Return with which German and English sentence the beads begin, and before which they end."""
        first, last = self.beads[0], self.beads[-1]
        return (first.de.start, first.en.start), (last.de.stop, last.en.stop)


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What an act leaves: the beads, changed wordings (``None``: as imported), new comments, and it in words.

    ``resolved`` says what becomes of the comments there are on the beads, ``None`` that they stay as they are.
    ``breaks`` are the places at which sentences begin after it, or where ``False`` do no longer; all else then counts
    the sentences as if they began there.
    """

    beads: tuple[Bead, ...]
    edits: Mapping[SentenceKey, str | None] = field(default_factory=dict)
    comments: tuple[tuple[SentenceKey, str], ...] = ()
    breaks: Mapping[BreakKey, bool] = field(default_factory=dict)
    resolved: bool | None = None
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """Something a reviewer does. ``id`` is made by who sends it, so that sending it twice does it once."""

    kind: ClassVar[str] = ""
    id: Annotated[str, read_id]
    seen: Annotated[tuple[Seen, ...], read_seen] = ()

    def __post_init__(self) -> None:
        for name, read in _readers(type(self)).items():
            object.__setattr__(self, name, read(getattr(self, name), name))

    def to_json(self) -> dict[str, Any]:
        """Return the act as ``read_act`` reads it."""
        return {"kind": self.kind} | {item.name: getattr(self, item.name) for item in fields(self)}

    @property
    def places(self) -> frozenset[int]:
        """Return the places of the beads it takes and of those it may make."""
        return frozenset(place for place, _ in self.seen)


@dataclass(frozen=True, slots=True, kw_only=True)
class BeadAct(Act):
    """An act on beads; ``takes`` says how many, ``None`` that it may be any number of them.

    They are ``neighbours``, unless the act leaves the sentences in them where they are.
    """

    takes: ClassVar[int | None] = 1
    neighbours: ClassVar[bool] = True

    def __post_init__(self) -> None:
        super(BeadAct, self).__post_init__()
        if not self.seen or len(self.seen) != (self.takes or len(self.seen)):
            raise ActError(f"{self.kind}: seen names {len(self.seen)} beads, not {self.takes or 'one or more'}")

    def apply(self, passage: Passage) -> Outcome:
        """Return what the act leaves of ``passage``: the same runs, tiled anew. Raises ``ActError``."""
        if not self.neighbours:
            return self._apply(passage)
        for upper, lower in pairwise(passage.beads):
            if (upper.de.stop, upper.en.stop) != (lower.de.start, lower.en.start):
                raise ActError(f"{self.kind}: the beads are not neighbours (choose two that follow each other)")
        outcome = self._apply(passage)
        start, stop = passage.ends
        new = [sum(side == language and put for (side, _), put in outcome.breaks.items()) for language in Language]
        check_tiling(outcome.beads, start, (stop[0] + new[0], stop[1] + new[1]))
        return outcome

    @abstractmethod
    def _apply(self, passage: Passage) -> Outcome: ...


def _readers(act: type[Act]) -> dict[str, Callable[[object, str], object]]:
    hints = get_type_hints(act, include_extras=True)
    return {item.name: hints[item.name].__metadata__[0] for item in fields(act)}
