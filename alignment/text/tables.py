"""The words the splitter knows, read from the text files beside this one, which people may edit."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from itertools import accumulate
from pathlib import Path

from alignment.bitext import Language

FOLDER = Path(__file__).parent / "tables"


class Ending(StrEnum):
    """Whether a sentence ends with an abbreviation: never, before an opener, before a word with a capital, or any."""

    INNER = "inner"
    EITHER = "either"
    WORD = "word"
    FINAL = "final"


@dataclass(frozen=True, slots=True, kw_only=True)
class Tables:
    """What is known of one language. ``abbreviations`` have no spaces and no last full stop: ``z.B``."""

    abbreviations: Mapping[str, Ending]
    capitalised: Mapping[str, Ending]
    """The abbreviations, also such as only begin with a capital because a sentence does."""
    openers: frozenset[str]
    heads: frozenset[str]
    """How the openers begin: "Z" and "Z.B" for "Z.B"."""
    months: frozenset[str]
    numbered: frozenset[str]
    before: frozenset[str]
    verbs: frozenset[str]
    names: frozenset[str]
    tails: frozenset[str]
    short: frozenset[str]
    labels: frozenset[str]
    first: frozenset[str]
    second: frozenset[str]
    smallest: frozenset[str]
    ordinals: tuple[str, ...]
    whole: tuple[str, ...]
    cut: tuple[str, ...]

    def ending(self, key: str) -> Ending | None:
        """Return the class of an abbreviation, also where it only begins with a capital because a sentence does."""
        return self.capitalised.get(key)


@cache
def tables(language: Language) -> Tables:
    """Return the tables that come with the program."""
    return read(FOLDER, language)


def read(folder: Path, language: Language) -> Tables:
    """Return the tables of a language in a folder; raise ``ValueError`` naming a line that makes no sense."""
    words = _words(folder / f"{language}.words.txt")
    abbreviations = dict(_abbreviations(folder / f"{language}.abbreviations.txt"))
    return Tables(
        abbreviations=abbreviations,
        capitalised={key[0].upper() + key[1:]: ending for key, ending in abbreviations.items() if len(key) > 1}
        | abbreviations,
        openers=frozenset(words["openers"]),
        heads=frozenset(head for word in words["openers"] for head in _heads(word)),
        months=frozenset(words["months"]),
        numbered=frozenset(words["numbered"]),
        before=frozenset(words["before"]),
        verbs=frozenset(words.get("verbs", ())),
        names=frozenset(words["names"]),
        tails=frozenset(words["tails"]),
        short=frozenset(words["short"]),
        smallest=frozenset(words["smallest"]),
        first=frozenset(words.get("first", ())),
        second=frozenset(words.get("second", ())),
        labels=frozenset(word.replace("_", " ") for word in words["labels"]),
        ordinals=tuple(words.get("ordinals", ())),
        whole=tuple(words["whole"]),
        cut=tuple(words["cut"]),
    )


def _heads(word: str) -> Iterator[str]:
    """Yield how a word with full stops inside begins, and the word."""
    return accumulate(word.split("."), "{}.{}".format)


def _abbreviations(path: Path) -> Iterator[tuple[str, Ending]]:
    for place, line in _lines(path):
        *parts, ending = line.split()
        if not parts or ending not in set(Ending):
            raise ValueError(f"{place}: expected an abbreviation and one of {', '.join(Ending)}, not {line!r}")
        yield "".join(parts).removesuffix("."), Ending(ending)


def _words(path: Path) -> dict[str, list[str]]:
    words: dict[str, list[str]] = {}
    for place, line in _lines(path):
        name, colon, rest = line.partition(":")
        if not colon:
            raise ValueError(f"{place}: expected a class, a colon and words, not {line!r}")
        words.setdefault(name.strip(), []).extend(rest.split())
    return words


def _lines(path: Path) -> Iterator[tuple[str, str]]:
    """Yield what is not comment, with its place."""
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if content := line.partition("#")[0].strip():
            yield f"{path.name}:{number}", content
