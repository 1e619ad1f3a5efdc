"""The acts that a browser sends together, done in order."""

from __future__ import annotations

from collections.abc import Iterable

from alignment.errors import ActError
from alignment.review.act import Act
from alignment.review.acts import Redo, Undo
from alignment.review.reading import id_of, read_act
from alignment.review.store import Store
from alignment.review.values import Answer


def apply_all(store: Store, number: int, who: str, acts: Iterable[object]) -> tuple[list[Answer], frozenset[int]]:
    """Do acts on the pair of that number, in order.

    Returns their answers, and the places at which a browser hoped for what was refused.
    """
    refused = Refused()
    answers = [refused.answer(store, number, who, act) for act in acts]
    return answers, frozenset(refused.places)


class Refused:
    """The acts of a message that were refused, and with them those that were built on them.

    A browser shows an act before it is answered, and the reviewer goes on from there: what follows a refused act
    on the same beads was meant for beads that never came to be, even if others by chance have their versions now.
    """

    def __init__(self) -> None:
        self.places: set[int] = set()
        self._any = False

    def answer(self, store: Store, number: int, who: str, raw: object) -> Answer:
        """Do one act unless it was built on a refused one, and return the answer."""
        try:
            act = read_act(raw)
        except ActError as error:
            self._any = True
            return Answer(id=id_of(raw), ok=False, error=str(error))
        if self._built_on(act):
            why = f"{act.kind}: an earlier act was refused, and this one built on it (look at it and decide again)"
            answer = Answer(id=act.id, ok=False, error=why, conflict=True)
        else:
            answer = store.apply(number, act, who)
        if not answer.ok:
            self._any = True
            self.places |= act.places
        return answer

    def _built_on(self, act: Act) -> bool:
        return self._any if isinstance(act, Undo | Redo) else bool(self.places & act.places)
