"""Where a file is not YAML, in words for the person who wrote it.

A parser says what it expected of the next token, and notices a slip one line late. Here its words become the slip
and the remedy: first by what the lines look like, then by what the parser says.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple, TypeAlias

Place: TypeAlias = tuple[int, int]
"""Line and column, from 0 as in the parser."""


class Said(NamedTuple):
    """What the parser says: what it was at and since where, what is wrong and where, and the innermost open bracket."""

    context: str
    problem: str
    begun: Place
    stopped: Place
    bracket: Place | None = None


class Slip(NamedTuple):
    """What is wrong, what to do, and the place."""

    problem: str
    remedy: str
    place: Place


# Looked for in the line of the slip and in the one above it.
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
_QUOTE = "put the value in quotes"
# Looked for in the parser's words: what is not finished, and lies where it began.
_BEGUN = tuple(
    (re.compile(pattern), problem, remedy)
    for pattern, problem, remedy in (
        ("could not find expected ':'", "a line without a colon", "put a colon and a space behind the field"),
        ("unexpected (?:end of stream|document separator)", "a quote that is not closed", "close it"),
        ("more indented follow", "lines behind | or > not indented alike", f"indent them alike, or {_QUOTE}"),
    )
)
# And what lies where the parser stopped; a bracket is looked for before.
_STOPPED = tuple(
    (re.compile(pattern), problem, remedy)
    for pattern, problem, remedy in (
        (r"'\\t'", "a tab", "put spaces there"),
        (r"but found \(?'<scalar>'", "text behind a closing quote or bracket", "put the whole value in double quotes"),
        ("but got '<scalar>'", "no comma before the value", "put one there, or put the whole value in double quotes"),
        (r"but found \(?'[]}]'", "a bracket too many", f"remove it, or {_QUOTE}"),
        (r"but found \(?','", "a comma with nothing before it", f"remove it, or {_QUOTE}"),
        (r"but found \(?'<document", "a line of --- or ... where none may be", "remove the line"),
        ("expected '<document start>'", "does not fit what stands above", "begin every entry with a hyphen"),
        ("expected <block end>", "indented unlike the lines above", "indent it like the line it belongs to"),
        ("sequence entries are|but found '-'", "a list may not begin here", "begin it on a line of its own"),
        ("unknown escape", "a backslash in double quotes", "write it twice"),
    )
)
_OPEN = re.compile("expected ',' or|but found '<(?:stream end|document start|document end)>'")
_SCANNED = re.compile("while (?:scanning|parsing) an? (?:anchor|alias|tag|directive|block scalar)")
_SIGN = re.compile("found character '.' that|undefined tag handle|mapping keys are not|content, but found '[?:]'")


def slip(said: Said, lines: Sequence[str]) -> Slip:
    """Return what a person should know, given what the parser says; never in the parser's own words."""
    told = _told(said, lines)
    line, _ = told.place
    for number in (line, line - 1):
        for pattern, problem, remedy in _SEEN:
            if 0 <= number < len(lines) and (found := pattern.search(lines[number])):
                return Slip(problem, remedy, (number, found.end() - 1))
    return told


def _told(said: Said, lines: Sequence[str]) -> Slip:
    context, problem, begun, stopped, bracket = said
    if "mapping values are not allowed" in problem:
        if ": " in _before(lines, stopped):
            return Slip("a second colon in the line", _QUOTE, stopped)
        return Slip("does not fit the line above", "indent both alike and end a field with a colon", stopped)
    if _SCANNED.match(context) or _SIGN.search(problem):
        place = begun if _SCANNED.match(context) else stopped
        if sign := _at(lines, place):
            return Slip(f"a value that begins with {sign}", _QUOTE, place)
    if begun[1] == stopped[1] and (hyphen := _hyphen(said, lines)):
        return Slip(*hyphen, stopped)
    for pattern, meant, remedy in _BEGUN:
        if pattern.search(f"{context} {problem}"):
            return Slip(meant, remedy, begun)
    if bracket and _OPEN.search(problem) and "got '<scalar>'" not in problem:
        return Slip("a bracket that is not closed", f"close it, or {_QUOTE}", bracket)
    for pattern, meant, remedy in _STOPPED:
        if pattern.search(problem):
            return Slip(meant, remedy, stopped)
    return Slip("cannot be made out", "look at the indentation, colons and quotes here and in the line above", stopped)


def _hyphen(said: Said, lines: Sequence[str]) -> tuple[str, str] | None:
    """Return what is wrong and what to do where lines of one column begin with a hyphen and without."""
    if said.context == "while parsing a block collection" and said.problem.endswith("but found '?'"):
        return "no hyphen, unlike the lines above", "put one there, or indent the line if it is a field"
    mapping = said.context == "while parsing a block mapping" and not _before(lines, said.begun).strip()
    if mapping and said.problem.endswith("but found '-'"):
        return "a hyphen below lines without one", "begin every entry with a hyphen, or none"
    return None


def _before(lines: Sequence[str], place: Place) -> str:
    line, column = place
    return lines[line][:column] if line < len(lines) else ""


def _at(lines: Sequence[str], place: Place) -> str:
    line, column = place
    return lines[line][column : column + 1].strip() if line < len(lines) else ""
