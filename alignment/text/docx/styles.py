"""What a paragraph's style makes of it: heading, list item, or neither."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NamedTuple

from lxml import etree

from alignment.text.docx.package import W

HEADING = re.compile(r"heading (\d)")
BODY_TEXT_LEVEL = 9


@dataclass(frozen=True, slots=True)
class Style:
    """A paragraph style; ``name`` is English for the built-in ones, whatever language their ids are in."""

    name: str
    based_on: str | None
    properties: etree._Element | None


class Listed(NamedTuple):
    """The list a paragraph belongs to; without a level, that of the first of its ``styles`` that has one."""

    number: str
    level: int | None
    styles: tuple[str, ...]


class Styles:
    """The styles of a document, with what each inherits."""

    def __init__(self, root: etree._Element | None) -> None:
        self._styles: dict[str, Style] = {}
        self._default: str | None = None
        for element in [] if root is None else root.findall(W + "style"):
            identity = element.get(W + "styleId", "")
            name = (value(element, "name") or "").lower()
            self._styles[identity] = Style(name, value(element, "basedOn"), element.find(W + "pPr"))
            if element.get(W + "type") == "paragraph" and element.get(W + "default") in ("1", "true"):
                self._default = identity

    def heading(self, properties: etree._Element | None) -> int | None:
        """Return the level of a heading from 1, or nothing; the nearest word counts, then what is inherited."""
        level = value(properties, "outlineLvl")
        for _, style in self._chain(properties):
            level = level or value(style.properties, "outlineLvl")
            match = HEADING.fullmatch(style.name)
            if level is None and match:
                return int(match[1])
            if level is None and style.name == "title":
                return 1
        depth = integer(level, BODY_TEXT_LEVEL)
        return depth + 1 if 0 <= depth < BODY_TEXT_LEVEL else None

    def numbering(self, properties: etree._Element | None) -> Listed | None:
        """Return the list a paragraph belongs to, by itself or by its style, or nothing."""
        own = None if properties is None else properties.find(W + "numPr")
        if (number := value(own, "numId")) is not None:
            return Listed(number, integer(value(own, "ilvl"), 0), ()) if number != "0" else None
        chain = self._chain(properties)
        for _, style in chain:
            listed = None if style.properties is None else style.properties.find(W + "numPr")
            if (number := value(listed, "numId")) is not None:
                level = value(own, "ilvl") or value(listed, "ilvl")
                names = tuple(identity for identity, _ in chain)
                return None if number == "0" else Listed(number, None if level is None else integer(level, 0), names)
        return None

    def _chain(self, properties: etree._Element | None) -> list[tuple[str, Style]]:
        """Return the style of a paragraph and those it is based on; a circle ends where it closes."""
        identity = value(properties, "pStyle") or self._default
        chain: dict[str, Style] = {}
        while identity in self._styles and identity not in chain:
            assert identity is not None
            chain[identity] = self._styles[identity]
            identity = chain[identity].based_on
        return list(chain.items())


def value(element: etree._Element | None, name: str) -> str | None:
    """Return the value of a property such as ``<w:name w:val="…"/>``, or nothing."""
    found = None if element is None else element.find(W + name)
    return None if found is None else found.get(W + "val")


def integer(written: str | None, default: int) -> int:
    """Return a number of reasonable size, ``default`` for anything else."""
    return int(written) if written and re.fullmatch(r"-?[0-9]{1,9}", written) else default
