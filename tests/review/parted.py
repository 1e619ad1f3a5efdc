"""A sentence to part, and how the tests part it."""

from __future__ import annotations

from typing import Any

from alignment.bitext import Language
from alignment.review import Store
from tests.review.making import REPORT, act

HALF = "The plan was fulfilled"


REST = "in the first half of the year."


def do(store: Store, kind: str, *indices: int, who: str = "anna", **arguments: Any) -> None:
    """Do an act, which is expected to work."""
    answer = store.apply(REPORT, act(kind, store.load("report"), *indices, **arguments), who)
    assert answer.ok, answer.error


def part(store: Store, bead: int, sentence: int, words: str, *, who: str = "anna", **arguments: Any) -> None:
    """Part an English sentence behind these words."""
    do(store, "part", bead, who=who, language="en", sentence=sentence, offset=len(words), **arguments)


def english(store: Store) -> list[str]:
    return store.load("report").texts(Language.EN)
