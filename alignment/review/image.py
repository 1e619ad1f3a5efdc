"""Images of a review before and after an act: what undo puts back, and the log keeps."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from alignment.bitext import Bead, Language, Span
from alignment.review.records import bead_from, bead_json, comment_from, comment_json, dumps
from alignment.review.values import BreakKey, Comment, SentenceKey, place_of


class Base(NamedTuple):
    """What the beads of a pair lie on: its documents, by the SHA-256 of their records, and the signature."""

    de: str
    en: str
    signature: str

    def of(self, language: Language) -> str:
        """Return which document it has in a language."""
        return self.de if language == Language.DE else self.en


@dataclass(frozen=True, slots=True, kw_only=True)
class Image:
    """What stood at certain keys of a pair at one moment; ``None`` where nothing did.

    Two images of the same keys, before and after, are all that is needed to take an act back or do it again. Where
    sentences are parted or joined, both count them as if they were parted: ``breaks`` say which are people's before and
    after. With a ``base`` that makes other texts of the pair, each counts its own sentences.
    """

    beads: Mapping[int, Bead | None] = field(default_factory=dict)
    edits: Mapping[SentenceKey, str | None] = field(default_factory=dict)
    comments: Mapping[str, Comment | None] = field(default_factory=dict)
    breaks: Mapping[BreakKey, bool | None] = field(default_factory=dict)
    base: Base | None = None

    def against(self, other: Image) -> Image:
        """Return the part of the image that differs from ``other``, which has the same keys."""
        return Image(
            beads={key: bead for key, bead in self.beads.items() if bead != other.beads[key]},
            edits={key: text for key, text in self.edits.items() if text != other.edits[key]},
            comments={key: comment for key, comment in self.comments.items() if comment != other.comments[key]},
            breaks={key: put for key, put in self.breaks.items() if put != other.breaks[key]},
            base=self.base if self.base != other.base else None,
        )

    def replaces(self, other: Image) -> bool:
        """Return whether it lies on other texts than ``other``, which has the same keys, or on others as imported."""
        return self.base is not None and (bool(self.breaks) or other.base is None or self.base[:2] != other.base[:2])

    @property
    def first(self) -> Bead | None:
        """Return its first bead, ``None`` if it has none."""
        return min(filter(None, self.beads.values()), key=place_of, default=None)

    @property
    def place(self) -> int | None:
        """Return the place of its first bead, ``None`` if it has none."""
        return None if self.first is None else place_of(self.first)

    def dumps(self) -> str:
        """Return the image as JSON."""
        breaks = {"breaks": [[*key, put] for key, put in self.breaks.items()]} if self.breaks else {}
        return dumps(
            {
                "beads": [[place, bead and bead_json(bead)] for place, bead in self.beads.items()],
                "edits": [[*key, text] for key, text in self.edits.items()],
                "comments": [[key, comment and comment_json(comment)] for key, comment in self.comments.items()],
                "base": self.base,
            }
            | breaks
        )

    @classmethod
    def loads(cls, content: str) -> Image:
        """Return the image that ``dumps`` wrote."""
        raw = json.loads(content)
        return cls(
            beads={place: bead and bead_from(bead) for place, bead in raw["beads"]},
            edits={(Language(language), sentence): text for language, sentence, text in raw["edits"]},
            comments={key: comment and comment_from(comment) for key, comment in raw["comments"]},
            breaks={(Language(language), start): put for language, start, put in raw.get("breaks", ())},
            base=raw["base"] and Base(*raw["base"]),
        )


def by_place(before: tuple[Bead, ...], after: tuple[Bead, ...]) -> dict[int, Bead | None]:
    """Return what stands after at all the places that hold a bead before or after."""
    gone: dict[int, Bead | None] = dict.fromkeys(map(place_of, before))
    return gone | {place_of(bead): bead for bead in after}


def reach(*images: Image) -> tuple[Span, Span]:
    """Return the smallest runs of German and of English that hold everything the images are about."""
    runs: dict[Language, list[Span]] = {language: [] for language in Language}
    for image in images:
        for bead in filter(None, image.beads.values()):
            for language in Language:
                runs[language].append(bead.run(language))
        for language, sentence in [*image.edits, *(comment.key for comment in image.comments.values() if comment)]:
            runs[language].append(Span(sentence, sentence + 1))
    return _hull(runs[Language.DE]), _hull(runs[Language.EN])


def _hull(runs: list[Span]) -> Span:
    return Span(min((run.start for run in runs), default=0), max((run.stop for run in runs), default=0))
