"""The line formats of the command line: what it reads and what it prints."""

from __future__ import annotations

import json
import shlex
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple, Self

from alignment import text, writing
from alignment.beads import Score, write_beads
from alignment.bitext import Bead, Language
from alignment.errors import AlignmentFileError, Fault, InputError
from alignment.findings import Finding, Unit
from alignment.words import listed

if TYPE_CHECKING:
    import polars as pl

Sentences = Sequence[str]


def bead_lines(beads: Iterable[Bead], de: Sentences, en: Sentences) -> Iterator[str]:  # noqa: ARG001  # of one shape
    """Yield the beads as indices."""
    yield from write_beads(beads).splitlines()


def tsv_lines(beads: Iterable[Bead], de: Sentences, en: Sentences) -> Iterator[str]:
    """Yield German, English and confidence, which ``check --pairs`` reads again."""
    for bead in beads:
        sides = (" ".join(de[slice(*bead.de)]), " ".join(en[slice(*bead.en)]))
        yield "\t".join((*map(_one_cell, sides), _percent(bead.confidence)))


def json_lines(beads: Iterable[Bead], de: Sentences, en: Sentences) -> Iterator[str]:
    """Yield one object a bead."""
    for bead in beads:
        yield _json(
            de=de[slice(*bead.de)],
            en=en[slice(*bead.en)],
            de_indices=list(range(*bead.de)),
            en_indices=list(range(*bead.en)),
            kind=bead.kind,
            confidence=bead.confidence,
            reasons=[reason.words() for reason in bead.reasons],
        )


BEADS: dict[str, Callable[[Sequence[Bead], Sentences, Sentences], Iterator[str]]] = {
    "beads": bead_lines,
    "tsv": tsv_lines,
    "jsonl": json_lines,
}


class FindingRow(NamedTuple):
    """A finding with the pair or file it is in; ``bead`` counts from 1."""

    pair: str
    bead: int
    check: str
    verdict: str
    subject: str
    message: str

    @classmethod
    def of(cls, pair: str, finding: Finding) -> Self:
        """Return the row of a finding."""
        return cls(pair, finding.unit + 1, finding.check, finding.verdict, finding.subject, finding.message)


FINDINGS: dict[str, Callable[[Iterable[FindingRow]], Iterator[str]]] = {
    "text": lambda rows: (f"{row.pair}:{row.bead}: {row.message}" for row in rows),
    "tsv": lambda rows: ("\t".join(_one_cell(str(cell)) for cell in row) for row in [FindingRow._fields, *rows]),
    "jsonl": lambda rows: (_json(**row._asdict()) for row in rows),
}


def table(frame: pl.DataFrame, heads: Mapping[str, str] = MappingProxyType({})) -> Iterator[str]:
    """Yield a frame as aligned columns, numbers to the right, under their names or what ``heads`` has for them.

    A frame without rows gives no lines.
    """
    if frame.is_empty():
        return
    names = [heads.get(name, name) for name in frame.columns]
    cells = [names, *([_cell(value) for value in row] for row in frame.rows())]
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    justified = [str.rjust if kind.is_numeric() else str.ljust for kind in frame.dtypes]
    for row in cells:
        columns = zip(justified, row, widths, strict=True)
        yield "  ".join(justify(cell, width) for justify, cell, width in columns).rstrip()


def tsv_table(frame: pl.DataFrame) -> Iterator[str]:
    """Yield a frame as cells between tabs under their names; what is not known is empty."""
    yield "\t".join(frame.columns)
    for row in frame.rows():
        yield "\t".join("" if value is None else _one_cell(str(value)) for value in row)


def json_table(frame: pl.DataFrame) -> Iterator[str]:
    """Yield one object a row."""
    yield from (_json(**row) for row in frame.rows(named=True))


TABLES: dict[str, Callable[[pl.DataFrame], Iterator[str]]] = {
    "text": table,
    "tsv": tsv_table,
    "jsonl": json_table,
}


def evaluation(frame: pl.DataFrame) -> Iterator[str]:
    """Yield what ``alignment.beads.trials.table`` returns as people read it: in per cent, under what made it."""
    yield frame["signature"][0]
    yield from shares(frame.drop("signature"), HEADS)
    yield LEGEND


def shares(frame: pl.DataFrame, heads: Mapping[str, str] = MappingProxyType({})) -> Iterator[str]:
    """Yield a frame like ``table``, shares in per cent; seconds are none."""
    import polars.selectors as cs

    yield from table(frame.with_columns((cs.float() - cs.by_name("seconds", require_all=False)) * 100), heads)


HEADS = {
    "strict_precision": "strict P",
    "strict_recall": "R",
    "strict_f1": "F1",
    "lax_precision": "lax P",
    "lax_recall": "R",
    "lax_f1": "F1",
    "calibration_error": "ECE",
    "found_10": "in 10 %",
    "found_20": "20 %",
    "found_50": "50 %",
}
LEGEND = (
    "All in per cent. P precision, R recall, then recall by kind of bead; ECE expected calibration error; "
    "in 10 %: wrong beads that are among the 10 % least sure."
)
HELD_OUT = (
    "In per cent, mean of strict and lax F1: before, with the weights at the beginning; after, with such as are fitted "
    "to the others. Gold is tried as it is, twice with beads left out, and once with letters misread, too."
)
CALIBRATED = (
    "In per cent but for counts, which are of each document as it is, twice with beads left out, and once with letters "
    "misread, too: right; "
    "calibration error of the posterior, and of confidence as calibrated on the other documents; wrong beads that are "
    "among the 10 % least sure. Of repairs: calibration error of their shares, and of their probabilities."
)
FEW = "Of so few documents little can be learned about another: name more gold before you trust these figures."
EVALUATIONS = TABLES | {"text": evaluation}


def score_lines(score: Score) -> Iterator[str]:
    """Yield strict and lax precision, recall and F1 in per cent, then how many beads of each kind were found."""
    yield "        precision  recall     F1"
    for name, agreement in (("strict", score.strict), ("lax", score.lax)):
        precision, recall, f1 = (100 * share for share in (agreement.precision, agreement.recall, agreement.f1))
        yield f"{name:<6}  {precision:9.1f}  {recall:6.1f}  {f1:5.1f}"
    yield ""
    for kind, (found, gold) in score.by_kind.items():
        yield f"{kind:<6}  {found} of {gold} found"


def read_pairs(path: Path) -> list[Unit]:
    """Return the aligned sentences of a file, German TAB English; further columns are left alone.

    Raises ``AlignmentFileError`` naming every line without a tab.
    """
    units, faults = [], []
    for number, line in enumerate(text.sentence_lines(path), start=1):
        de, tab, rest = line.partition("\t")
        if not tab:
            faults.append(Fault(str(path), "no tab", "write German TAB English", number))
        units.append(Unit((de,), (rest.partition("\t")[0],)))
    if faults:
        raise AlignmentFileError(*faults)
    return units


def read_lines(path: Path) -> str:
    """Return a file of beads as text. Raises ``TextError``."""
    return "\n".join(text.sentence_lines(path))


def expect_place(path: Path) -> None:
    """Raise ``InputError`` where no file can be written by this name, before there is work to lose."""
    if path.is_dir():
        raise InputError.at(path, "is a folder", "name a file in it")
    if not (path.exists() or path.parent.is_dir()):
        raise InputError.at(path.parent, "no such folder", f"make it before {path.name} is written there")


def write(path: Path, data: bytes) -> None:
    """Write a file the user named, in the place of one that is there; on an ``InputError`` that one is still whole."""
    try:
        writing.replace(path, data)
    except OSError as error:
        raise _unwritten(path, error, "name another file") from error


def write_new(path: Path, data: bytes) -> None:
    """Write a file that the user did not name: no other is lost for it. Raises ``InputError``."""
    try:
        writing.create(path, data)
    except FileExistsError as error:
        remedy = f"pass --output {shlex.quote(str(path))} to replace it"
        raise InputError.at(path, "is already there", remedy) from error
    except OSError as error:
        raise _unwritten(path, error, "name another file with --output") from error


def _unwritten(path: Path, error: OSError, remedy: str) -> InputError:
    return InputError.at(path, f"cannot be written: {error.strerror}", remedy)


def renewed(pair: str, sides: Iterable[Language]) -> str:
    """Return in words that texts of a pair have changed since it was aligned, and what to do."""
    texts = listed(side.english_name for side in sides)
    command = f"python -m alignment align-all {shlex.quote(pair)}"
    return f"{pair}: {texts} changed on disk after the pair was aligned (see what on the page Texts, or {command})"


def aligned(pair: str, since: int, history: pl.DataFrame) -> str:
    """Return in words what aligning a pair again has done to it since a revision."""
    events = history.rows(named=True)
    words = [event["what"] for event in events if event["kind"] == "align" and event["revision"] > since]
    return f"{pair}: {words[-1] if words else 'aligned again: nothing has changed'}"


def _one_cell(words: str) -> str:
    return " ".join(words.split())


def _percent(confidence: float | None) -> str:
    return "" if confidence is None else f"{confidence:.2f}"


def _cell(value: object) -> str:
    if value is None:
        return "–"
    return f"{value:.1f}" if isinstance(value, float) else _one_cell(str(value))


def _json(**values: object) -> str:
    return json.dumps(values, ensure_ascii=False)
