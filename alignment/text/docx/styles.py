"""What a paragraph's style makes of it: heading, list item, or neither."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from lxml import etree

from alignment.text.docx.package import W

HEADING = re.compile(r"heading ([1-9])")
BODY_TEXT_LEVEL = 9
LONGEST_CHAIN = 50


@dataclass(frozen=True, slots=True)
class Style:
    """A paragraph style; ``name`` is English for the built-in ones, whatever language their ids are in."""

    name: str
    based_on: str | None
    properties: etree._Element | None

    @property
    def level(self) -> str | None:
        """Return the outline level the style itself has, from 0, by its properties or else by its name."""
        heading = HEADING.fullmatch(self.name)
        by_name = str(int(heading[1]) - 1) if heading else "0" if self.name == "title" else None
        return value(self.properties, "outlineLvl") or by_name


class Listed(NamedTuple):
    """The list a paragraph belongs to; without a level, that of the first of its ``styles`` that has one."""

    number: str
    level: int | None
    styles: tuple[str, ...]


class Inherited(NamedTuple):
    """What a style has, itself or from those it is based on: outline level, list, and level in the list."""

    level: str | None = None
    number: str | None = None
    list_level: str | None = None
    styles: tuple[str, ...] = ()


class Styles:
    """The styles of a document, with what each inherits."""

    def __init__(self, root: etree._Element | None) -> None:
        self._styles: dict[str, Style] = {}
        self._inherited: dict[str | None, Inherited] = {}
        self._default: str | None = None
        for element in [] if root is None else root.findall(W + "style"):
            identity = element.get(W + "styleId", "")
            name = (value(element, "name") or "").lower()
            self._styles[identity] = Style(name, value(element, "basedOn"), element.find(W + "pPr"))
            if element.get(W + "type") == "paragraph" and element.get(W + "default") in ("1", "true"):
                self._default = identity

    def heading(self, properties: etree._Element | None) -> int | None:
        """Return the level of a heading from 1, or nothing; the nearest word counts, then what is inherited."""
        level = value(properties, "outlineLvl") or self._of(properties).level
        depth = integer(level, BODY_TEXT_LEVEL)
        return depth + 1 if 0 <= depth < BODY_TEXT_LEVEL else None

    def numbering(self, properties: etree._Element | None) -> Listed | None:
        """Return the list a paragraph belongs to, by itself or by its style, or nothing."""
        own = _list(properties)
        level = value(own, "ilvl")
        if (number := value(own, "numId")) is not None:
            return Listed(number, integer(level, 0), ()) if number != "0" else None
        inherited = self._of(properties)
        if inherited.number is None or inherited.number == "0":
            return None
        level = level or inherited.list_level
        return Listed(inherited.number, None if level is None else integer(level, 0), inherited.styles)

    def _of(self, properties: etree._Element | None) -> Inherited:
        identity = value(properties, "pStyle") or self._default
        if identity not in self._inherited:
            self._inherited[identity] = self._look_up(identity)
        return self._inherited[identity]

    def _look_up(self, identity: str | None) -> Inherited:
        chain = dict(self._chain(identity))
        levels = (style.level for style in chain.values())
        lists = (_list(style.properties) for style in chain.values())
        listed = next((element for element in lists if value(element, "numId") is not None), None)
        level = next((level for level in levels if level is not None), None)
        return Inherited(level, value(listed, "numId"), value(listed, "ilvl"), tuple(chain))

    def _chain(self, identity: str | None) -> Iterator[tuple[str, Style]]:
        """Yield a style and those it is based on, but not for ever: hostile ones are based on each other."""
        for _ in range(LONGEST_CHAIN):
            if identity is None or identity not in self._styles:
                return
            yield identity, self._styles[identity]
            identity = self._styles[identity].based_on


def _list(properties: etree._Element | None) -> etree._Element | None:
    return None if properties is None else properties.find(W + "numPr")


def value(element: etree._Element | None, name: str) -> str | None:
    """Return the value of a property such as ``<w:name w:val="…"/>``, or nothing."""
    found = None if element is None else element.find(W + name)
    return None if found is None else found.get(W + "val")


def integer(written: str | None, default: int) -> int:
    """Return a number of reasonable size, ``default`` for anything else."""
    return int(written) if written and re.fullmatch(r"-?[0-9]{1,9}", written) else default
