"""YAML as a tree of words with their places: the one file that knows ruamel.yaml.

Every scalar is text: ``no``, ``on`` and ``1968`` are words here, as YAML 1.2 has it for the first two and the
glossary for all. Keys come as pairs, so that a key given twice can be seen. Anchors and aliases are refused.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from alignment.errors import GlossaryError


@dataclass(frozen=True, slots=True)
class Node:
    """Base of the tree; line and column count from 1."""

    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Text(Node):
    """A word, a line or a paragraph."""

    value: str


@dataclass(frozen=True, slots=True)
class Items(Node):
    """A list."""

    items: list[Node] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Mapping(Node):
    """Keys with their values, in the order of the file."""

    pairs: list[tuple[Node, Node]] = field(default_factory=list)


REMEDIES = {
    "'\\t'": "put spaces where the tab is",
    "mapping values are not allowed": "put the value in quotes: it holds a colon, or the line above is not finished",
    "could not find expected ':'": "put a colon and a space behind the field in the line above",
    "end of stream": "close the quotes that are open",
    "<stream end>": "close the brackets that are open",
}
"""What to do, by what the parser says."""


def tree(text: str, where: str) -> Node | None:
    """Return the document in ``text``, ``None`` if it is empty. Raises ``GlossaryError`` where it is not YAML."""
    from ruamel.yaml import YAML
    from ruamel.yaml.error import MarkedYAMLError
    from ruamel.yaml.reader import ReaderError

    try:
        return _build(list(YAML(typ="safe", pure=True).parse(text)), where)
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        problem = str(error.problem)
        remedy = "look at the indentation, colons and quotes here and in the line above"
        raise GlossaryError.at(
            where,
            f"not YAML: {problem}",
            next((what for sign, what in REMEDIES.items() if sign in problem), remedy),
            line=mark.line + 1 if mark else None,
            column=mark.column + 1 if mark else None,
        ) from error
    except ReaderError as error:
        line = text.count("\n", 0, error.position) + 1
        problem = f"holds the control character U+{ord(text[error.position]):04X}"
        raise GlossaryError.at(where, problem, "remove it", line=line) from error


def _build(events: list[Any], where: str) -> Node | None:
    """Return the tree that parsing events describe; no recursion, so that no nesting is too deep."""
    root = Items(1, 1)
    open_nodes: list[Items | Mapping] = [root]
    keys: list[Node | None] = [None]
    for event in events:
        node = _node(event, where)
        if node is not None:
            parent = open_nodes[-1]
            if isinstance(parent, Items):
                parent.items.append(node)
            elif keys[-1] is None:
                keys[-1] = node
            else:
                parent.pairs.append((keys[-1], _placed(node, keys[-1])))
                keys[-1] = None
        if isinstance(node, Items | Mapping):
            open_nodes.append(node)
            keys.append(None)
        elif type(event).__name__ in ("SequenceEndEvent", "MappingEndEvent"):
            open_nodes.pop()
            keys.pop()
    if len(root.items) > 1:
        second = root.items[1]
        raise GlossaryError.at(
            where, "a second document begins here", "remove the line ---", line=second.line, column=second.column
        )
    return root.items[0] if root.items else None


def _node(event: Any, where: str) -> Node | None:
    kind = type(event).__name__
    if kind not in ("ScalarEvent", "SequenceStartEvent", "MappingStartEvent", "AliasEvent"):
        return None
    place = event.start_mark.line + 1, event.start_mark.column + 1
    if kind == "AliasEvent" or event.anchor is not None:
        raise GlossaryError.at(
            where, "anchors and aliases (&, *) are not read here", "write the value out", line=place[0], column=place[1]
        )
    if kind == "ScalarEvent":
        return Text(*place, event.value)
    return Items(*place) if kind == "SequenceStartEvent" else Mapping(*place)


def _placed(value: Node, key: Node) -> Node:
    """Return a value with a place to look at: one left out has that of its key, not of whatever comes next."""
    return Text(key.line, key.column, "") if isinstance(value, Text) and not value.value else value
