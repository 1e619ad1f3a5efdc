"""What the store gives out: a pair as its review stands, its summary, comments, and the answer to an act."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import NamedTuple

from alignment.bitext import Bead, Bitext, Language, Note
from alignment.edits import moved
from alignment.findings import Unit
from alignment.labels import Label

SentenceKey = tuple[Language, int]
"""A sentence of a pair: its language and its index."""

BreakKey = tuple[Language, int]
"""A place in a text of a pair at which a sentence begins, or began: its language and the offset in the text."""


class Seen(NamedTuple):
    """A bead as a reviewer saw it: its place, and the version it had then."""

    place: int
    version: int


def place_of(bead: Bead) -> int:
    """Return the key of a bead: the number of sentences of either language before it.

    Beads tile both sides and none is empty, so no two beads of a pair share a place, and places ascend.
    """
    return bead.de.start + bead.en.start


@dataclass(frozen=True, slots=True, kw_only=True)
class Comment:
    """A reviewer's remark, hung on a sentence so that it survives merging and splitting.

    ``resolved`` is who said that it is dealt with, empty while it is not.
    """

    language: Language
    sentence: int
    who: str
    when: datetime
    text: str
    resolved: str = ""

    @property
    def key(self) -> SentenceKey:
        """Return the sentence it hangs on."""
        return self.language, self.sentence

    def hangs_on(self, bead: Bead) -> bool:
        """Return whether it is in the thread of a bead."""
        run = bead.run(self.language)
        return run.start <= self.sentence < run.stop


@dataclass(frozen=True, slots=True, kw_only=True)
class PairSummary:
    """A pair as a list shows it; ``changed`` is when anything in it last changed, in UTC."""

    label: Label
    beads: int
    confirmed: int
    flagged: int
    revision: int
    signature: str
    changed: datetime

    @property
    def name(self) -> str:
        """Return the name of the pair."""
        return self.label.name


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What became of an act.

    ``revision`` is the one it made; ``error`` says why it was refused, ``conflict`` that somebody else was faster.
    An undo or redo was about the act ``of`` and the bead at ``place``, if it was about one.
    """

    id: str
    ok: bool
    revision: int | None = None
    of: str = ""
    place: int | None = None
    error: str = ""
    conflict: bool = False

    def ack(self) -> dict[str, object]:
        """Return the answer as the browser reads it."""
        if self.ok:
            turned = {"of": self.of, "place": self.place} if self.of else {}
            return {"id": self.id, "ok": True, "rev": self.revision} | turned
        return {"id": self.id, "ok": False, "error": self.error, "conflict": self.conflict}


class Told(NamedTuple):
    """An event as people read it: at which revision and when (UTC), by whom, what, and whether it was undone since."""

    revision: int
    when: datetime
    who: str
    kind: str
    what: str
    undone: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """A pair as its review stands at ``revision``.

    ``bitext`` holds the documents as imported and the beads as reviewed; ``edits`` the sentences that a reviewer
    worded anew; ``versions`` go with the beads.
    """

    bitext: Bitext
    versions: tuple[int, ...]
    edits: Mapping[SentenceKey, str] = field(default_factory=dict)
    comments: tuple[Comment, ...] = ()
    revision: int = 0

    @property
    def name(self) -> str:
        """Return the name of the pair."""
        return self.bitext.name

    def text(self, language: Language, index: int) -> str:
        """Return a sentence as it stands now."""
        edited = self.edits.get((language, index))
        return self.bitext.document(language).sentences[index].text if edited is None else edited

    def texts(self, language: Language) -> list[str]:
        """Return all sentences of one side as they stand now."""
        texts = [sentence.text for sentence in self.bitext.document(language).sentences]
        for (edited, index), text in self.edits.items():
            if edited == language:
                texts[index] = text
        return texts

    def unit(self, bead: Bead) -> Unit:
        """Return what is checked of a bead: its sentences as they stand now."""
        de, en = (tuple(self.text(side, i) for i in range(*bead.run(side))) for side in Language)
        return Unit(de=de, en=en)

    @property
    def units(self) -> list[Unit]:
        """Return what is checked of each bead."""
        de, en = (self.texts(side) for side in Language)
        return [Unit(de=tuple(de[slice(*bead.de)]), en=tuple(en[slice(*bead.en)])) for bead in self.bitext.beads]

    def notes(self, language: Language) -> tuple[Note, ...]:
        """Return the notes of one side, their offsets counted in the sentences as they stand now."""
        document = self.bitext.document(language)
        return tuple(
            replace(note, offset=moved(document.sentences[note.sentence].text, edited, note.offset))
            if (edited := self.edits.get((language, note.sentence))) is not None
            else note
            for note in document.notes
        )

    def comments_on(self, bead: Bead) -> tuple[Comment, ...]:
        """Return the thread of a bead: the comments on its sentences, oldest first."""
        return tuple(comment for comment in self.comments if comment.hangs_on(bead))

    def seen(self, *indices: int) -> tuple[Seen, ...]:
        """Return what an act needs to name the beads at these indices."""
        return tuple(Seen(place_of(self.bitext.beads[i]), self.versions[i]) for i in indices)


@dataclass(frozen=True, slots=True, kw_only=True)
class Nearby:
    """Neighbouring beads of a pair with the sentences that they hold, as these stand now.

    ``index`` is that of the bead asked for; ``documents`` are the digests of both texts as imported.
    """

    beads: tuple[Bead, ...]
    index: int
    texts: Mapping[Language, tuple[str, ...]]
    documents: tuple[str, str]
    signature: str
