"""Files of beads, one a line: German sentences, English sentences, confidence, counted from 0.

[0, 1]:[2]:0.97
[]:[3]:0.8
[2]:[4]
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from os import PathLike

from alignment.beads.evaluation import Pair
from alignment.bitext import Bead, Span
from alignment.errors import AlignmentFileError, Fault

LINE = re.compile(r"\s*\[([^\]:]*)\]\s*:\s*\[([^\]:]*)\]\s*(?::\s*(\S*)\s*)?")
SHAPE = "a bead looks like [0, 1]:[2]:0.97 – German sentences, English sentences, confidence"
CONSECUTIVE = "a bead holds consecutive sentences; write crossing ones as one larger bead"

Row = tuple[list[int], list[int], float | None]
"""What a line says: German sentences, English sentences, confidence."""


def write_beads(beads: Iterable[Bead]) -> str:
    """Return one line a bead; the confidence, in four digits after the point, is left out where there is none."""
    return "".join(_line(bead) + "\n" for bead in beads)


def _line(bead: Bead) -> str:
    runs = f"{list(range(*bead.de))}:{list(range(*bead.en))}"
    return runs if bead.confidence is None else f"{runs}:{bead.confidence:.4g}"


def read_beads(text: str, where: str | PathLike[str] = "beads") -> tuple[Bead, ...]:
    """Return the beads of a file in its order; empty lines are skipped.

    They need not tile anything: hand-made files often leave sentences out. An empty run begins where the run of
    the bead before ended. Raises :class:`AlignmentFileError` with all faults and their lines.
    """
    rows = _rows(text, str(where), _consecutive)
    return tuple(_beads(rows))


def read_gold(text: str, where: str | PathLike[str] = "gold") -> tuple[Pair, ...]:
    """Return the sentences of the beads of a hand-made file, which may cross: ``[75, 77]:[80]``.

    Raises :class:`AlignmentFileError` with all faults and their lines.
    """
    return tuple((tuple(de), tuple(en)) for de, en, _ in _rows(text, str(where), _numbers))


def _beads(rows: Iterable[Row]) -> Iterator[Bead]:
    place = (0, 0)
    for de, en, confidence in rows:
        bead = Bead(de=_span(de, place[0]), en=_span(en, place[1]), confidence=confidence)
        place = (bead.de.stop, bead.en.stop)
        yield bead


def _rows(text: str, where: str, run: Callable[[str, str], list[int]]) -> list[Row]:
    rows, faults = [], []
    for number, line in enumerate(text.removeprefix("\ufeff").splitlines(), start=1):
        if not line.strip():
            continue
        try:
            rows.append(_fields(line, run))
        except ValueError as error:
            problem, remedy = error.args
            faults.append(Fault(where, problem, remedy, line=number))
    if faults:
        raise AlignmentFileError(*faults)
    return rows


def _fields(line: str, run: Callable[[str, str], list[int]]) -> Row:
    """Return what a line says; raises ``ValueError(problem, remedy)``."""
    found = LINE.fullmatch(line)
    if not found:
        raise ValueError(f"not a bead: {line.strip()[:60]}", SHAPE)
    de, en = run(found[1], "German"), run(found[2], "English")
    if not de and not en:
        raise ValueError("a bead without sentences", "leave the line out")
    return de, en, None if found[3] is None else _confidence(found[3])


def _numbers(text: str, language: str) -> list[int]:
    parts = [part.strip() for part in text.split(",")] if text.strip() else []
    for part in parts:
        if not (part.isascii() and part.isdigit()):
            raise ValueError(f"{language} sentence {part or '(nothing)'} is not a number", SHAPE)
    return [int(part) for part in parts]


def _consecutive(text: str, language: str) -> list[int]:
    run = _numbers(text, language)
    if run and run != list(range(run[0], run[0] + len(run))):
        raise ValueError(f"{language} sentences {run} are not consecutive", CONSECUTIVE)
    return run


def _confidence(text: str) -> float:
    try:
        confidence = float(text)
    except ValueError:
        raise ValueError(f"confidence {text or '(nothing)'} is not a number", SHAPE) from None
    if not 0 <= confidence <= 1:
        raise ValueError(f"confidence {text} is not between 0 and 1", "write a probability")
    return confidence


def _span(run: list[int], place: int) -> Span:
    return Span(run[0], run[-1] + 1) if run else Span(place, place)
