"""What is different in new versions of the texts of a pair, and what its reviewers did there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from alignment.bitext import Bead, Document, Language, Status
from alignment.review.values import Review
from alignment.review.versions import Versions


class ChangeKind(StrEnum):
    """What became of a sentence."""

    REWORDED = "reworded"
    ADDED = "added"
    GONE = "gone"


@dataclass(frozen=True, slots=True, kw_only=True)
class TextChange:
    """A sentence that is not in both versions as it is: ``before`` and ``after``, one of them empty if it has none.

    ``row`` is the index of the bead that holds it, or behind which it comes in, -1 for the very beginning; ``bead`` is
    that bead as its review stands, ``None`` for a sentence that is new. ``edited`` says whether a reviewer worded the
    sentence anew, ``comments`` how many hang on it.
    """

    language: Language
    kind: ChangeKind
    before: str
    after: str
    row: int
    bead: Bead | None = None
    edited: bool = False
    comments: int = 0

    @property
    def work(self) -> tuple[str, ...]:
        """Return in words what reviewers did there."""
        if self.bead is None:
            return ()
        bead = self.bead
        done = {
            "confirmed": bead.status == Status.CONFIRMED,
            "flagged": bead.status == Status.FLAGGED,
            "edited": self.edited,
            "commented on": self.comments > 0,
            "bookmarked": bead.bookmarked,
            "left out of exports": bead.excluded,
        }
        said = [words for words, is_so in done.items() if is_so]
        return (*said, *([bead.absence.words] if bead.absence else []))


@dataclass(frozen=True, slots=True, kw_only=True)
class Renewal:
    """What is different, in the order of the rows; ``notes`` are the sides whose notes are."""

    changes: tuple[TextChange, ...]
    notes: tuple[Language, ...]

    def count(self, kind: ChangeKind) -> int:
        """Return how many sentences are of a kind."""
        return sum(change.kind == kind for change in self.changes)

    @property
    def worked_on(self) -> int:
        """Return at how many of the sentences reviewers did something."""
        return sum(bool(change.work) for change in self.changes)


def renewal(review: Review, de: Document, en: Document) -> Renewal:
    """Return what new versions of both texts make different in a pair as its review stands."""
    sides = tuple((review.bitext.document(new.language), new) for new in (de, en))
    changes = (change for old, new in sides for change in _changes(review, old, new))
    return Renewal(
        changes=tuple(sorted(changes, key=lambda change: change.row)),
        notes=tuple(new.language for old, new in sides if _notes(old) != _notes(new)),
    )


def _changes(review: Review, old: Document, new: Document) -> Iterator[TextChange]:
    language, beads = new.language, review.bitext.beads
    rows = [row for row, bead in enumerate(beads) for _ in range(*bead.run(language))]
    commented = Counter(comment.sentence for comment in review.comments if comment.language == language)
    for place, before, after in Versions(old.texts, new.texts).steps():
        text = "" if after is None else new.sentences[after].text
        if before is None:
            row = rows[place - 1] if place else -1
            yield TextChange(language=language, kind=ChangeKind.ADDED, before="", after=text, row=row)
        else:
            yield TextChange(
                language=language,
                kind=ChangeKind.GONE if after is None else ChangeKind.REWORDED,
                before=old.sentences[before].text,
                after=text,
                row=rows[before],
                bead=beads[rows[before]],
                edited=(language, before) in review.edits,
                comments=commented[before],
            )


def _notes(document: Document) -> list[tuple[str, str]]:
    return [(note.label, note.text) for note in document.notes]
