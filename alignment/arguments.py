"""The words of the command line: commands, options and what ``--help`` says of them."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TypeAlias

from alignment import __version__, lines
from alignment.bitext import Language
from alignment.export import FORMATS
from alignment.options import (
    Parser,
    add_gold,
    add_model,
    add_output,
    add_project,
    add_reading,
    add_settings,
    positive,
    svg,
)

DESCRIPTION = """\
Align, check and export German–English parallel texts.

A pair is two files of one name in texts/de and texts/en. A bead is a run of German sentences with the English ones
that belong to it; either side may be empty.
"""
EPILOG = """\
examples:
  python -m alignment align texts/de/brief.docx texts/en/brief.docx --format tsv --output brief.tsv
  python -m alignment check bericht-1986
  python -m alignment export bericht-1986 --format docx

COMMAND --help says more of each. The exit status is 0 when all is well, 1 when check found something, 2 for bad input.
"""
CACHE = "the folder in which vectors of other models are kept, in .workbench (default: this one)"
FORMAT = "text for people; tsv and jsonl for other programs (default: text)"

Command: TypeAlias = Callable[[argparse.Namespace], int]
Commands: TypeAlias = "argparse._SubParsersAction[Parser]"


def parse(run: Mapping[str, Command], arguments: Sequence[str] | None) -> argparse.Namespace:
    """Return what the words of a command line say, among it the command as ``run``; leave where they are wrong."""
    options, unknown = _parser(run).parse_known_args(arguments)
    if unknown:
        options.parser.error(f"does not know {' '.join(unknown)}")
    return options


def _parser(run: Mapping[str, Command]) -> Parser:
    top = Parser(
        prog="python -m alignment",
        description=DESCRIPTION,
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    top.add_argument("-V", "--version", action="version", version=__version__)
    commands = top.add_subparsers(title="commands", required=True, metavar="COMMAND")
    for add in (_split, _align, _align_all, _score, _evaluate, _fit, _calibrate, _check, _export, _status):
        add(commands)
    for name, command in commands.choices.items():
        command.set_defaults(run=run[name], parser=command)
    return top


def _split(commands: Commands) -> None:
    command = commands.add_parser(
        "split",
        help="print a text one sentence per line",
        description="Print a text one sentence per line. Notes are left out, and paragraphs are not marked.",
    )
    command.add_argument("file", type=Path, metavar="FILE", help="a .txt or .docx file")
    command.add_argument(
        "--language",
        choices=[str(language) for language in Language],
        required=True,
        help="of the text: it is split by the rules of this language",
    )
    add_reading(command)


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
    add_settings(command)
    command.add_argument(
        "--format",
        choices=tuple(lines.BEADS),
        default="beads",
        help="beads: indices; tsv: German, English, confidence; jsonl: all of it (default: beads)",
    )
    add_reading(command)
    add_project(command, CACHE)


def _align_all(commands: Commands) -> None:
    command = commands.add_parser(
        "align-all",
        help="align many pairs of texts/ for review, on all processors",
        description="Align all pairs in texts/ that are new, or the named ones again, and save them for review; what "
        "people decided stays. Of a named pair whose texts have changed only what is near a change is aligned, as on "
        "the page Texts; all that nobody decided on, if its texts are as they were, or with any of --model, --weights "
        "and --longest. It is said of each named pair what was done. Doubtful are the beads "
        "that nobody has confirmed and that are flagged, less than 90 % sure, against the glossary, or with a number "
        "that has no counterpart, as on the page Review. A pair that cannot be aligned does not stop the others: its "
        "error is in the table that is printed. Leaves with 2 then.",
    )
    command.add_argument("pair", nargs="*", metavar="PAIR", help="the name of a pair in texts/ (default: all new ones)")
    add_settings(command)
    command.set_defaults(model=None, longest=None)
    command.add_argument("--jobs", type=positive, metavar="N", help="pairs at a time (default: one a processor)")
    command.add_argument("--format", choices=tuple(lines.TABLES), default="text", help=FORMAT)
    add_project(command)


def _score(commands: Commands) -> None:
    command = commands.add_parser(
        "score",
        help="compare beads with gold",
        description="Print precision, recall and F1 of beads against gold, which is made by hand: strict (the same "
        "bead) and lax (a bead that overlaps one of gold on both sides).",
    )
    command.add_argument("gold", type=Path, metavar="GOLD", help="gold beads, one a line: [0, 1]:[2]")
    command.add_argument("beads", type=Path, metavar="BEADS", help="the beads to judge, as align prints them")


def _evaluate(commands: Commands) -> None:
    command = commands.add_parser(
        "evaluate",
        help="measure the aligner on gold",
        description="Align every X.de and X.en beside a hand-made X.deen and print, by document and in total: strict "
        "and lax precision, recall and F1, recall by kind of bead, expected calibration error, and which share of the "
        "wrong beads is among the least sure 10, 20 and 50 per cent.",
    )
    command.add_argument(
        "gold", type=Path, metavar="GOLD_FOLDER", help="a folder with gold; those in it are looked through too"
    )
    add_settings(command)
    command.add_argument("--format", choices=tuple(lines.EVALUATIONS), default="text", help=FORMAT)
    command.add_argument("--diagram", type=svg, metavar="F.svg", help="write a reliability diagram to this file")
    add_output(command)
    add_project(command, CACHE)


def _fit(commands: Commands) -> None:
    command = commands.add_parser(
        "fit",
        help="fit the weights of the score to confirmed beads",
        description="Print how well the aligner finds beads that people confirmed, or those of gold, under the bundled "
        "weights and under weights fitted to the others. With an output, fit weights to all of them and write them. "
        "As weights.json beside texts/ they count whenever its pairs are aligned.",
    )
    command.add_argument("pair", nargs="*", metavar="PAIR", help="the name of a pair in texts/ (default: all)")
    gold = "gold instead, as evaluate takes it; one document after the other is held out, if there is no output"
    add_gold(command, "--gold", gold)
    command.add_argument(
        "--lax", action="append", default=[], metavar="X", help="count only lax agreement of this document of gold"
    )
    command.add_argument(
        "--anew",
        action="store_true",
        help="begin at weights set by hand and hold them nowhere, as the bundled ones were made; for much gold",
    )
    add_model(command)
    command.add_argument("--output", type=Path, metavar="F", help="write the weights to this file, over one there")
    add_project(command)


def _calibrate(commands: Commands) -> None:
    command = commands.add_parser(
        "calibrate",
        help="calibrate the confidence of beads on gold",
        description="Print how far confidence can be trusted on each document of gold when it is calibrated on the "
        "others, beside the posterior that it is made from: calibration error, and which share of the wrong beads is "
        "among the least sure 10 per cent; then, of repairs of doubtful beads, how many are right, and the calibration "
        "error of their probabilities. With an output, calibrate on all gold and write that, as "
        "alignment/beads/confidence.json of this program, which is where it is read. The bundled weights count.",
    )
    command.add_argument("gold", nargs="+", type=Path, metavar="GOLD_FOLDER", help="gold, as evaluate takes it")
    add_gold(command, "--coarse", "gold of which only small beads are exact, as of verses; counts as one document")
    add_model(command)
    command.add_argument("--output", type=Path, metavar="F", help="write the calibration to this file, over one there")
    add_project(command, CACHE)


def _check(commands: Commands) -> None:
    command = commands.add_parser(
        "check",
        help="check terms against the glossary, and numbers",
        description="Check pairs against the glossary, and print each bead in which a rendering is missing or a "
        "forbidden one stands, or a number has no counterpart. Pairs that are new are aligned first. Leaves with 1 if "
        "there are findings.",
    )
    command.add_argument("pair", nargs="*", metavar="PAIR", help="the name of a pair in texts/ (default: all)")
    command.add_argument("--pairs", type=Path, metavar="F.tsv", help="aligned sentences instead: German TAB English")
    command.add_argument("--glossary", type=Path, metavar="G", help="default: glossary.yml beside texts/")
    command.add_argument("--format", choices=tuple(lines.FINDINGS), default="text", help=FORMAT)
    add_project(command)


def _export(commands: Commands) -> None:
    command = commands.add_parser(
        "export",
        help="write a pair as a file for other programs",
        description="Write a pair as its review stands into a file, and print the name of the file. A pair that is new "
        "is aligned first.",
    )
    command.add_argument("pair", metavar="PAIR", help="the name of a pair in texts/")
    formats = ", ".join(f"{name} ({format_.title})" for name, format_ in FORMATS.items())
    command.add_argument("--format", choices=tuple(FORMATS), required=True, help=formats)
    command.add_argument(
        "--output",
        type=Path,
        metavar="F",
        help="write this file, over one that is there; - prints (default: a new file of the pair's name)",
    )
    add_project(command)


def _status(commands: Commands) -> None:
    command = commands.add_parser(
        "status",
        help="list the pairs: beads, confirmed, flagged, findings",
        description="Print one line a pair: its state, its beads, how many are confirmed and flagged, and the findings "
        "of check. What is not known is a dash.",
    )
    add_project(command)
