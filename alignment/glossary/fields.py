"""The fields of a hand-written file: each fault is noted with its place, and reading goes on."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Sequence
from enum import StrEnum
from typing import TypeVar

from alignment.errors import Fault
from alignment.glossary.nodes import Items, Mapping, Node, Text

_Choice = TypeVar("_Choice", bound=StrEnum)


class Fields:
    """Reads the fields of one file. ``where`` names it in ``faults``, which grow by the way."""

    def __init__(self, where: str) -> None:
        self.where = where
        self.faults: list[Fault] = []

    def fault(self, node: Node, path: str, problem: str, remedy: str) -> None:
        """Note what is wrong with a node; ``path`` says what the node is."""
        self.faults.append(Fault(self.where, f"{path}: {problem}", remedy, node.line, node.column))

    def pairs(self, node: Mapping, path: str) -> list[tuple[Text, Node]]:
        """Return the keys with their values, each key once."""
        first: dict[str, tuple[Text, Node]] = {}
        for key, value in node.pairs:
            if not isinstance(key, Text) or not key.value:
                self.fault(key, path, "has a key that is not a word", "put a word before the colon")
            elif key.value in first:
                line = first[key.value][0].line
                self.fault(key, _under(path, key.value), f"given twice, first on line {line}", "remove one of the two")
            else:
                first[key.value] = key, value
        return list(first.values())

    def fields(self, node: Mapping, path: str, allowed: Sequence[str]) -> dict[str, Node]:
        """Return the fields by name; what is misspelt stands under the name that was meant."""
        found: dict[str, Node] = {}
        for key, value in self.pairs(node, path):
            if key.value in allowed:
                found[key.value] = value
                continue
            meant = meant_by(key.value, allowed)
            remedy = f"did you mean {meant}?" if meant else "known here: " + ", ".join(allowed)
            self.fault(key, _under(path, key.value), "unknown field", remedy)
            if meant:
                found.setdefault(meant, value)
        return found

    def listed(self, node: Node, path: str) -> list[tuple[str, Node]]:
        """Return one value or several with their paths."""
        if not isinstance(node, Items):
            return [(path, node)]
        if not node.items:
            self.fault(node, path, "is empty", "fill it in or remove it")
        return [(f"{path}.{number}", item) for number, item in enumerate(node.items)]

    def choice(self, fields: dict[str, Node], path: str, name: str, choices: type[_Choice]) -> _Choice | None:
        """Return which of a few words a field holds, ``None`` if it is not there or holds another."""
        if name not in fields:
            return None
        text = self.text(fields[name], f"{path}.{name}")
        if text is None:
            return None
        try:
            return choices(text)
        except ValueError:
            self.fault(fields[name], f"{path}.{name}", f"“{text}” is not known", f"use {_one_of(choices)}")
            return None

    def text(self, node: Node, path: str) -> str | None:
        """Return a text in one line, ``None`` if there is none."""
        if isinstance(node, Text) and (text := " ".join(node.value.split())):
            return text
        if isinstance(node, Text):
            self.fault(node, path, "is empty", "fill it in or remove it")
        else:
            kind = "a list" if isinstance(node, Items) else "a mapping"
            self.fault(node, path, f"should be text, is {kind}", "put it in quotes if it holds a colon or a bracket")
        return None


def meant_by(word: str, known: Sequence[str]) -> str | None:
    """Return which of the known words a misspelt one is, if it is near to any."""
    return next(iter(difflib.get_close_matches(word.lower(), known, 1)), None)


def _under(path: str, key: str) -> str:
    return f"{path}.{key}" if path else key


def _one_of(words: Iterable[str]) -> str:
    *most, last = words
    return f"{', '.join(most)} or {last}"
