"""Where a file is not YAML, in words for the person who wrote it.

A parser says what it expected of the next token, and notices a slip one line late. Here its words become the slip
and the remedy: first by what the lines look like, then by what the parser says.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple


class Slip(NamedTuple):
    """What is wrong, what to do, and the place; line and column count from 0, as in the parser."""

    problem: str
    remedy: str
    line: int
    column: int


# Looked for in the line where the parser stopped and in the one above it.
_SEEN = tuple(
    (re.compile(pattern), problem, remedy)
    for pattern, problem, remedy in (
        ("(?:^ *|(?<=[:-]))[\u00a0\u2007\u202f]", "a no-break space", "put a plain space there"),
        ("[\u200b\u2060\ufeff]", "an invisible character", "delete it"),
        (r"(?<=[^\W\d_])\uff1a", "a wide colon", "write a plain colon and a space"),
        ("^ *[\u2010-\u2015\u2022](?= )", "a dash or bullet that is not a hyphen", "begin the item with a hyphen"),
        ("^%", "a directive", "remove the line, or put the value in quotes"),
        (r"^ *-(?=[\w\"'])", "no space behind the hyphen", "put one there"),
        (r"^ *(?:- +)?[a-z]+:(?=[\w\"'\[{])", "no space behind the colon", "put one there"),
    )
)
_SAID = (
    ("'\\t'", "a tab", "put spaces there"),
    ("could not find expected ':'", "a line without a colon", "put a colon and a space behind the field"),
    ("but found '<scalar>'", "text behind a closing quote or bracket", "put the whole value in double quotes"),
    ("but found ']'", "a bracket too many", "remove it, or put the value in quotes"),
    ("but found '}'", "a bracket too many", "remove it, or put the value in quotes"),
    ("expected <block end>", "indented unlike the lines above", "indent it like the line it belongs to"),
    ("sequence entries are not allowed", "a list may not begin here", "begin it on a line of its own"),
    ("expected ',' or", "a bracket that is not closed", "close it, or put the value in quotes"),
    ("<stream end>", "a bracket that is not closed", "close it, or put the value in quotes"),
    ("unexpected end of stream", "a quote that is not closed", "close it"),
    ("unknown escape", "a backslash in double quotes", "write it twice"),
)
_TOKEN = re.compile(r"found character '(.)' that cannot start any token")


def slip(problem: str, lines: Sequence[str], line: int, column: int) -> Slip:
    """Return what a person should know, given the parser's ``problem`` and the place where it stopped."""
    for number in (line, line - 1):
        for pattern, seen, remedy in _SEEN:
            if 0 <= number < len(lines) and (found := pattern.search(lines[number])):
                return Slip(seen, remedy, number, found.end() - 1)
    if "mapping values are not allowed" in problem:
        begun = lines[line][:column] if line < len(lines) else ""
        if ": " in begun:
            return Slip("a second colon in the line", "put the value in quotes", line, column)
        return Slip("does not fit the line above", "indent both alike and end a field with a colon", line, column)
    if found := _TOKEN.match(problem):
        return Slip(f"a value that begins with {found[1]}", "put the value in quotes", line, column)
    for said, meant, remedy in _SAID:
        if said in problem:
            return Slip(meant, remedy, line, column)
    return Slip(problem, "look at the indentation, colons and quotes here and in the line above", line, column)
