"""The command line: words in, words out, no logic of its own.

Leaves with 0 when all is well, 1 when ``check`` found something, 2 for bad input; as shells count signals, with
130 when a person stopped it and 141 when whoever read its output did.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TypeAlias

from alignment import __version__, beads, gold, lines, text
from alignment.beads import trials
from alignment.bitext import Language
from alignment.embedding import Progress
from alignment.errors import InputError, WorkbenchError
from alignment.export import FORMATS
from alignment.folder import read_pair
from alignment.project import Project
from alignment.settings import BUNDLED, Settings

FOUND, BAD_INPUT, STOPPED, UNREAD = 1, 2, 130, 141


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return the exit status."""
    options = parser().parse_args(arguments)
    for stream in filter(None, (sys.stdout, sys.stderr)):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # for names of files
    try:
        return int(options.run(options))
    except WorkbenchError as error:
        print(error, file=sys.stderr)
    except BrokenPipeError:
        return UNREAD
    except KeyboardInterrupt:
        return STOPPED
    return BAD_INPUT


def split(options: argparse.Namespace) -> int:
    """Print one sentence per line."""
    document = text.read(options.file, Language(options.language), encoding=options.encoding)
    write_lines(document.texts, options.output)
    return 0


def align(options: argparse.Namespace) -> int:
    """Print the beads of two files."""
    if options.sentences:
        de, en = (text.sentence_lines(path, encoding=options.encoding) for path in (options.de, options.en))
    else:
        de, en = (document.texts for document in read_pair(options.de, options.en, encoding=options.encoding))
    settings = Settings(model=options.model, longest=options.longest)
    with progress_bar("aligning") as progress:
        found = Project(options.project).beads(de, en, settings, progress=progress)
    write_lines(lines.BEADS[options.format](found, de, en), options.output)
    return 0


def score(options: argparse.Namespace) -> int:
    """Print strict and lax precision, recall and F1."""
    right = beads.read_gold(lines.read_lines(options.gold), options.gold)
    found = beads.read_beads(lines.read_lines(options.beads), options.beads)
    write_lines(lines.score_lines(beads.score(right, found)))
    return 0


def evaluate(options: argparse.Namespace) -> int:
    """Print how well the aligner does on gold, and how far its confidence can be trusted."""
    golds = gold.read_folder(options.gold)
    settings = Settings(model=options.model, longest=options.longest)
    encoder = Project(options.project).encoder(options.model)
    with progress_bar("aligning") as progress:
        made = list(gold.tried(golds, encoder, settings, progress))
    signature = settings.signature(encoder.signature)
    if options.diagram:
        lines.write(options.diagram, trials.diagram(made, signature).encode())
    write_lines(lines.EVALUATIONS[options.format](trials.table(made, signature)), options.output)
    return 0


def check(options: argparse.Namespace) -> int:
    """Print what a person should look at, and leave with 1 if there is anything."""
    project = Project(options.project, glossary=options.glossary)
    project.glossary()
    found: list[lines.FindingRow] = []
    if options.pairs:
        units = lines.read_pairs(options.pairs)
        found += [lines.FindingRow.of(str(options.pairs), finding) for finding in project.wrong(units)]
    names = options.pair or ([] if options.pairs else [pair.name for pair in project.pairs() if pair.complete])
    for name in names:
        found += [lines.FindingRow.of(name, finding) for finding in project.findings(name)]
    write_lines(lines.FINDINGS[options.format](found))
    return FOUND if found else 0


def export(options: argparse.Namespace) -> int:
    """Write a pair in one of the export formats."""
    data = Project(options.project).export(options.pair, options.format)
    if options.output == Path("-"):
        with printing():
            sys.stdout.buffer.write(data)
        return 0
    path = options.output or Path(options.pair + FORMATS[options.format].suffix)
    lines.write(path, data)
    print(path)
    return 0


def status(options: argparse.Namespace) -> int:
    """Print one line a pair."""
    write_lines(lines.table(Project(options.project).status()))
    return 0


def write_lines(wanted: Iterable[str], path: Path | None = None) -> None:
    """Print the lines, or write them to a file."""
    if path is None:
        with printing():
            sys.stdout.writelines(line + "\n" for line in wanted)
    else:
        lines.write(path, "".join(line + "\n" for line in wanted).encode())


@contextmanager
def printing() -> Iterator[None]:
    """Print to the end; raise ``InputError`` where that is impossible, and ``BrokenPipeError`` where nobody reads."""
    try:
        yield
        sys.stdout.flush()
    except OSError as error:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # for the rest, which Python writes on leaving
        if isinstance(error, BrokenPipeError):
            raise
        raise InputError.at("output", f"cannot be printed: {error.strerror}", "print it somewhere else") from error


@contextmanager
def progress_bar(what: str) -> Iterator[Progress]:
    """Show on a terminal how far long work is; short work and pipes stay quiet."""
    from tqdm import tqdm

    with tqdm(desc=what, delay=1, leave=False, disable=None) as bar:

        def show(done: int, total: int) -> None:
            bar.total = total
            bar.update(done - bar.n)

        yield show


EPILOG = """\
examples:
  python -m alignment align texts/de/brief.docx texts/en/brief.docx --format tsv --output brief.tsv
  python -m alignment check bericht-1986
  python -m alignment export bericht-1986 --format docx

Leaves with 0 when all is well, 1 when check found something, 2 for bad input.
"""


def parser() -> argparse.ArgumentParser:
    """Return the parser of all commands."""
    top = argparse.ArgumentParser(
        prog="python -m alignment",
        description="Align, check and export German–English parallel texts.",
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    top.add_argument("--version", action="version", version=__version__)
    commands = top.add_subparsers(required=True, metavar="COMMAND")
    for add in (_split, _align, _score, _evaluate, _check, _export, _status):
        add(commands)
    return top


Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"


def _split(commands: Commands) -> None:
    command = commands.add_parser("split", help="print a text one sentence per line")
    command.add_argument("file", type=Path, metavar="FILE", help="a .txt or .docx file")
    command.add_argument(
        "--language", choices=[str(language) for language in Language], required=True, help="the language it is in"
    )
    _add_reading(command)
    command.set_defaults(run=split)


def _align(commands: Commands) -> None:
    command = commands.add_parser(
        "align",
        help="align a German and an English text",
        description="Align two texts sentence by sentence and print the beads. "
        "As beads they look like [0, 1]:[2]:0.97: German indices, English indices, confidence, counted from 0.",
    )
    command.add_argument("de", type=Path, metavar="DE", help="the German text, .txt or .docx")
    command.add_argument("en", type=Path, metavar="EN", help="its English translation")
    command.add_argument("--sentences", action="store_true", help="the files already hold one sentence per line")
    _add_settings(command)
    command.add_argument(
        "--format",
        choices=tuple(lines.BEADS),
        default="beads",
        help="beads: indices; tsv: German, English, confidence; jsonl: all of it (default: beads)",
    )
    _add_reading(command)
    _add_project(command)
    command.set_defaults(run=align)


def _score(commands: Commands) -> None:
    command = commands.add_parser(
        "score",
        help="compare beads with gold",
        description="Print precision, recall and F1 of beads against gold: strict (the same bead) "
        "and lax (a bead that overlaps one of gold on both sides).",
    )
    command.add_argument("gold", type=Path, metavar="GOLD", help="gold beads, one a line: [0, 1]:[2]")
    command.add_argument("beads", type=Path, metavar="BEADS", help="the beads to judge, as align prints them")
    command.set_defaults(run=score)


def _evaluate(commands: Commands) -> None:
    command = commands.add_parser(
        "evaluate",
        help="measure the aligner on gold",
        description="Align every X.de and X.en beside a hand-made X.deen and print, by document and in total: strict "
        "and lax precision, recall and F1, recall by kind of bead, expected calibration error, and which share of the "
        "wrong beads is among the least sure 10, 20 and 50 per cent.",
    )
    command.add_argument("gold", type=Path, metavar="GOLD_FOLDER", help="looked through with all folders in it")
    _add_settings(command)
    command.add_argument("--format", choices=tuple(lines.EVALUATIONS), default="text", help="default: text")
    command.add_argument("--diagram", type=Path, metavar="F.svg", help="write a reliability diagram to this file")
    _add_output(command)
    _add_project(command)
    command.set_defaults(run=evaluate)


def _check(commands: Commands) -> None:
    command = commands.add_parser(
        "check",
        help="check terms against the glossary",
        description="Check pairs against the glossary. Leaves with 1 if there are findings.",
    )
    command.add_argument("pair", nargs="*", metavar="PAIR", help="the name of a pair in texts/ (default: all)")
    command.add_argument("--pairs", type=Path, metavar="F.tsv", help="aligned sentences instead: German TAB English")
    command.add_argument("--glossary", type=Path, metavar="G", help="default: glossary.yml")
    command.add_argument("--format", choices=tuple(lines.FINDINGS), default="text", help="default: text")
    _add_project(command)
    command.set_defaults(run=check)


def _export(commands: Commands) -> None:
    command = commands.add_parser("export", help="write a pair as a file for other programs")
    command.add_argument("pair", metavar="PAIR", help="the name of a pair in texts/")
    formats = "; ".join(f"{name}: {format_.title}" for name, format_ in FORMATS.items())
    command.add_argument("--format", choices=tuple(FORMATS), required=True, help=formats)
    command.add_argument("--output", type=Path, metavar="F", help="default: the pair's name; - prints it")
    _add_project(command)
    command.set_defaults(run=export)


def _status(commands: Commands) -> None:
    command = commands.add_parser("status", help="list the pairs: beads, confirmed, flagged, findings")
    _add_project(command)
    command.set_defaults(run=status)


def _add_settings(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--model", default=BUNDLED, metavar="M", help="a sentence-transformers model by name or path (default: bundled)"
    )
    command.add_argument(
        "--longest", type=_positive, default=4, metavar="N", help="most sentences on one side of a bead (default: 4)"
    )


def _add_reading(command: argparse.ArgumentParser) -> None:
    command.add_argument("--encoding", metavar="E", help="of .txt files that are not UTF-8, such as cp1252")
    _add_output(command)


def _add_output(command: argparse.ArgumentParser) -> None:
    command.add_argument("--output", type=Path, metavar="F", help="write to this file (default: print)")


def _add_project(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--project", type=Path, default=Path(), metavar="DIR", help="the folder that holds texts/ (default: this one)"
    )


def _positive(word: str) -> int:
    if not word.isdecimal() or int(word) < 1:
        raise argparse.ArgumentTypeError(f"{word} is not a number from 1")
    return int(word)
