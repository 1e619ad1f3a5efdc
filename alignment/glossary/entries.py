"""What a glossary is made of: entries, each a concept with its German terms and its English renderings."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Case(StrEnum):
    """Whether the capitals of a wording are required: ``Combine`` the enterprise against ``combine`` the verb.

    German nouns and abbreviations keep theirs by nature; ``EXACT`` asks for it everywhere else.
    """

    ANY = "any"
    EXACT = "exact"


class Compounds(StrEnum):
    """Where in a longer word a German term is found: as its head (Stammkombinat), its modifier (Kombinatsleitung)."""

    BOTH = "both"
    HEAD = "head"
    MODIFIER = "modifier"
    NONE = "none"


class WordClass(StrEnum):
    """How an entry's words inflect."""

    NOUN = "noun"
    ADJECTIVE = "adjective"
    VERB = "verb"


class Standing(StrEnum):
    """What the glossary says of an English rendering."""

    PREFERRED = "preferred"
    ADMITTED = "admitted"
    FORBIDDEN = "forbidden"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """A word or phrase in one language, in its dictionary form.

    ``forms`` are irregular forms besides those that are derived; ``excluded`` words and phrases inside which
    it does not count.
    """

    text: str
    case: Case = Case.ANY
    forms: tuple[str, ...] = ()
    excluded: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Term(Wording):
    """A German wording of an entry."""

    compounds: Compounds = Compounds.NONE


@dataclass(frozen=True, slots=True, kw_only=True)
class Rendering(Wording):
    """An English wording of an entry; ``why`` is the reason of a forbidden one."""

    standing: Standing = Standing.PREFERRED
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One concept. ``line`` is where it stands in its file, from 1."""

    terms: tuple[Term, ...]
    renderings: tuple[Rendering, ...]
    word: WordClass = WordClass.NOUN
    note: str = ""
    line: int = 1

    @property
    def name(self) -> str:
        """Return the first German term, by which people speak of the entry."""
        return self.terms[0].text

    @property
    def preferred(self) -> str:
        """Return the rendering to use."""
        return self.renderings[0].text

    @property
    def admitted(self) -> tuple[str, ...]:
        """Return the other renderings that are right."""
        return self._texts(Standing.ADMITTED)

    @property
    def forbidden(self) -> tuple[Rendering, ...]:
        """Return the renderings that must not be used, with their reasons."""
        return tuple(r for r in self.renderings if r.standing == Standing.FORBIDDEN)

    def _texts(self, standing: Standing) -> tuple[str, ...]:
        return tuple(r.text for r in self.renderings if r.standing == standing)
