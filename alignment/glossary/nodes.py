"""YAML as a tree of words with their places: the one file that calls ruamel.yaml; ``syntax`` knows its messages.

Every scalar is text: ``no``, ``on`` and ``1968`` are words here, as YAML 1.2 has it for the first two and the
glossary for all. Keys come as pairs, so that a key given twice can be seen. Anchors, aliases and tags are refused.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from alignment.errors import Fault, GlossaryError
from alignment.glossary.syntax import Said, slip

DEEPEST = 20  # an entry in full needs six; the parser's time grows with the square of the depth


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


def tree(text: str, where: str) -> tuple[Node | None, list[Fault]]:
    """Return the document in ``text``, ``None`` if it is empty, and what is in it that is not read here.

    Raises ``GlossaryError`` where it is not YAML; what comes after cannot be made out then.
    """
    from ruamel.yaml import YAML
    from ruamel.yaml.error import MarkedYAMLError
    from ruamel.yaml.reader import ReaderError

    faults: list[Fault] = []
    brackets: list[Node] = []
    try:
        return _build(YAML(typ="safe", pure=True).parse(text), where, faults, brackets), faults
    except MarkedYAMLError as error:
        bracket = (brackets[-1].line - 1, brackets[-1].column - 1) if brackets else None
        begun, stopped = (
            (mark.line, mark.column)
            for mark in (error.context_mark or error.problem_mark, error.problem_mark or error.context_mark)
        )
        said = Said(str(error.context), str(error.problem), begun, stopped, bracket)
        found = slip(said, text.splitlines())
        line, column = found.place
        fault = Fault(where, f"not YAML: {found.problem}", found.remedy, line + 1, column + 1)
        raise GlossaryError(fault) from error
    except ReaderError as error:
        line = text.count("\n", 0, error.position) + 1
        problem = f"holds the control character U+{ord(text[error.position]):04X}"
        raise GlossaryError.at(where, problem, "remove it", line=line) from error


def _build(events: Iterable[Any], where: str, faults: list[Fault], brackets: list[Node]) -> Node | None:
    """Return the tree that parsing events describe; no recursion, and the events are taken as they come.

    ``brackets`` holds what is open in brackets, so that after an error one can see where it began.
    """
    root = Items(1, 1)
    open_nodes: list[Items | Mapping] = [root]
    keys: list[Node | None] = [None]
    for event in events:
        node = _node(event)
        if node is not None:
            faults += _unread(event, node, where)
            parent = open_nodes[-1]
            if isinstance(parent, Items):
                parent.items.append(node)
            elif keys[-1] is None:
                keys[-1] = node
            else:
                parent.pairs.append((keys[-1], _placed(node, keys[-1])))
                keys[-1] = None
        if isinstance(node, Items | Mapping):
            if len(open_nodes) > DEEPEST:
                raise GlossaryError.at(
                    where,
                    "nested too deeply",
                    "write entries such as - Kombinat: Combine",
                    line=node.line,
                    column=node.column,
                )
            open_nodes.append(node)
            keys.append(None)
            if event.flow_style:
                brackets.append(node)
        elif type(event).__name__ in ("SequenceEndEvent", "MappingEndEvent"):
            closed = open_nodes.pop()
            keys.pop()
            if brackets and brackets[-1] is closed:
                brackets.pop()
    for second in root.items[1:2]:
        faults.append(
            Fault(where, "a second document begins here", "remove the line --- or ...", second.line, second.column)
        )
    return root.items[0] if root.items else None


def _node(event: Any) -> Node | None:
    place = event.start_mark.line + 1, event.start_mark.column + 1
    match type(event).__name__:
        case "ScalarEvent":
            return Text(*place, event.value)
        case "AliasEvent":
            return Text(*place, f"*{event.anchor}")
        case "SequenceStartEvent":
            return Items(*place)
        case "MappingStartEvent":
            return Mapping(*place)
    return None


def _unread(event: Any, node: Node, where: str) -> list[Fault]:
    """Return a fault where a node has more to it than its text."""
    remedy = "write the value out, or put it in quotes"
    if event.anchor is not None:
        return [Fault(where, "anchors and aliases (&, *) are not read here", remedy, node.line, node.column)]
    if getattr(event, "tag", None) not in (None, "!"):
        return [Fault(where, "tags (!) are not read here", remedy, node.line, node.column)]
    return []


def _placed(value: Node, key: Node) -> Node:
    """Return a value with a place to look at: one left out has that of its key, not of whatever comes next."""
    return Text(key.line, key.column, "") if isinstance(value, Text) and not value.value else value
