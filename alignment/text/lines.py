"""The lines of a text, trimmed, with their places."""

from __future__ import annotations

from typing import NamedTuple

INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
"""Soft hyphens, and characters without width."""

BLANKS = " \t\u00a0\u2007\u2009\u202f\u3000"
"""White space inside a line, of any width."""

_UNSEEN = BLANKS + "\n\r\f\v" + INVISIBLE


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
        rest = raw.lstrip()
        start = place + len(raw) - len(rest)
        content = rest.rstrip()
        if content and (content[0] not in INVISIBLE or content.strip(_UNSEEN)):
            found.append(Line(start, start + len(content), text[place:start]))
        else:
            found.append(Line(place, place))
        place += len(raw)
    return found
