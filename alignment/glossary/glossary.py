"""A glossary as one value, and what can be asked of it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from alignment.bitext import Language
from alignment.errors import GlossaryError
from alignment.glossary import patterns
from alignment.glossary.compounds import Part
from alignment.glossary.entries import Entry, Rendering, Term
from alignment.glossary.matcher import Matcher
from alignment.glossary.reading import read


@dataclass(frozen=True)
class Glossary:
    """Entries with the digest (SHA-256, hexadecimal) of the file they came from, which names the version."""

    entries: tuple[Entry, ...]
    digest: str

    def matcher(self, language: Language) -> Matcher:
        """Return what finds the wordings of one language; made when first asked for."""
        return self._german if language == Language.DE else self._english

    @cached_property
    def _german(self) -> Matcher:
        return Matcher(self.entries, Language.DE)

    @cached_property
    def _english(self) -> Matcher:
        return Matcher(self.entries, Language.EN)

    def forms(self, entry: Entry, language: Language) -> dict[str, tuple[str, ...]]:
        """Return each wording of an entry in one language with the forms under which it is found."""
        wordings = entry.terms if language == Language.DE else entry.renderings
        return {wording.text: patterns.forms(wording, entry.word, language) for wording in wordings}


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A wording of an entry seen in a text, with its half-open span of code points.

    Of a compound only the term's own letters are spanned.
    """

    entry: Entry
    wording: Term | Rendering
    start: int
    stop: int
    part: Part


def load(path: Path) -> Glossary:
    """Return the glossary in a file. Raises ``GlossaryError`` with all its faults."""
    try:
        content = path.read_bytes()
        if b"\0" in content:
            raise GlossaryError.at(path, "not plain text", "save it as plain text in UTF-8")
        text = content.decode("utf-8")
    except FileNotFoundError as error:
        raise GlossaryError.at(path, "no such file", "put a glossary there or name another one") from error
    except OSError as error:
        raise GlossaryError.at(path, f"cannot be read: {error.strerror}", "see that it is a readable file") from error
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        problem = f"not UTF-8, byte 0x{error.object[error.start]:02X}"
        raise GlossaryError.at(path, problem, "save it as UTF-8", line=line) from error
    return parse(text, str(path))


def parse(text: str, where: str) -> Glossary:
    """Return the glossary in a text; ``where`` names it in faults. Raises ``GlossaryError`` with all of them."""
    return Glossary(read(text, where), hashlib.sha256(text.encode()).hexdigest())


def occurrences(glossary: Glossary, text: str, language: Language) -> tuple[Occurrence, ...]:
    """Return the terms of a German sentence or the renderings of an English one, in order; the longest if nested."""
    return tuple(
        Occurrence(glossary.entries[hit.entry], hit.wording, hit.start, hit.stop, hit.part)
        for hit in glossary.matcher(language).find(text)
    )
