"""Files of beads, one a line: German sentences, English sentences, confidence, counted from 0.

[0, 1]:[2]:0.97
[]:[3]:0.8
[2]:[4]
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from os import PathLike

from alignment.bitext import Bead, Span
from alignment.errors import AlignmentFileError, Fault

LINE = re.compile(r"\s*\[([^\]:]*)\]\s*:\s*\[([^\]:]*)\]\s*(?::\s*(\S*)\s*)?")
SHAPE = "a bead looks like [0, 1]:[2]:0.97 – German sentences, English sentences, confidence"
CONSECUTIVE = "a bead holds consecutive sentences; write crossing ones as one larger bead"


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
    faults: list[Fault] = []
    beads = tuple(_beads(text, str(where), faults))
    if faults:
        raise AlignmentFileError(*faults)
    return beads


def _beads(text: str, where: str, faults: list[Fault]) -> Iterator[Bead]:
    place = (0, 0)
    for number, line in enumerate(text.removeprefix("\ufeff").splitlines(), start=1):
        if not line.strip():
            continue
        try:
            de, en, confidence = _fields(line)
        except ValueError as error:
            problem, remedy = error.args
            faults.append(Fault(where, problem, remedy, line=number))
            continue
        bead = Bead(de=_span(de, place[0]), en=_span(en, place[1]), confidence=confidence)
        place = (bead.de.stop, bead.en.stop)
        yield bead


def _fields(line: str) -> tuple[list[int], list[int], float | None]:
    """Return what a line says; raises ``ValueError(problem, remedy)``."""
    found = LINE.fullmatch(line)
    if not found:
        raise ValueError(f"not a bead: {line.strip()[:60]}", SHAPE)
    de, en = _run(found[1], "German"), _run(found[2], "English")
    if not de and not en:
        raise ValueError("a bead without sentences", "leave the line out")
    return de, en, None if found[3] is None else _confidence(found[3])


def _run(text: str, language: str) -> list[int]:
    parts = [part.strip() for part in text.split(",")] if text.strip() else []
    for part in parts:
        if not (part.isascii() and part.isdigit()):
            raise ValueError(f"{language} sentence {part or '(nothing)'} is not a number", SHAPE)
    run = [int(part) for part in parts]
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
