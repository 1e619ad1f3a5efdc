"""Findings: things a person should look at, each with its reason and the places it is about."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from alignment.bitext import Language


class Verdict(StrEnum):
    """What a check says about one occurrence. ``RIGHT`` needs no look and is not a finding."""

    RIGHT = "right"
    MISSING = "missing"
    FORBIDDEN = "forbidden"


class Unit(NamedTuple):
    """What is checked at a time: the German and the English sentences of one bead, as they stand after edits."""

    de: tuple[str, ...]
    en: tuple[str, ...]


class Mark(NamedTuple):
    """A stretch of one sentence: ``sentence`` counts from 0 within its side of the unit."""

    language: Language
    sentence: int
    start: int
    stop: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What a check says about one unit, in words, with the stretches it is about.

    ``unit`` is the index of the unit among those checked; ``subject`` what it is about (for the glossary, the
    German term); ``message`` one sentence a translator understands.
    """

    check: str
    unit: int
    verdict: Verdict
    subject: str
    message: str
    marks: tuple[Mark, ...] = ()
