"""The lines of a text, trimmed, with their places."""

from __future__ import annotations

from typing import NamedTuple

INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
"""Soft hyphens, and characters without width."""

_WHITE = " \t\n\r\f\v\u00a0\u2007\u202f\u2009\u3000"


class Line(NamedTuple):
    """A line without the white space around it; blank if nothing is left. ``indent`` is what stood before it."""

    start: int
    stop: int
    indent: str = ""

    @property
    def blank(self) -> bool:
        """Return whether nobody sees anything on the line."""
        return self.start == self.stop


def lines(text: str) -> list[Line]:
    """Return the lines of a text in order; those of white space and invisible characters come back blank."""
    found: list[Line] = []
    place = 0
    for raw in text.splitlines(keepends=True):
        content = raw.strip()
        if content and content.strip(_WHITE + INVISIBLE):
            indent = len(raw) - len(raw.lstrip())
            found.append(Line(place + indent, place + indent + len(content), raw[:indent]))
        else:
            found.append(Line(place, place))
        place += len(raw)
    return found
